export { readVariable } from './readVariable';
