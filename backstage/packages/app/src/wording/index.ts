export { wordingModule } from './wordingModule';
