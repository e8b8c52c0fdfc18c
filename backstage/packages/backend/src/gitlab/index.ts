export { gitLabPlugin } from './plugin';
