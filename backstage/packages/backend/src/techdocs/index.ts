export { techDocsMarkdownModule } from './module';
