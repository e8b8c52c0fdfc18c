export type { Design, DesignEdge, DesignNode } from './Design';
export { designFileSchema, type DesignFile } from './DesignFile';
export { designLimits } from './limits';
export type { Problem } from './Problem';
export { regions } from './regions';
export { terraformName } from './terraformName';
export {
  validateDesign,
  type CheckedDesign,
  type ValidateOptions,
} from './validateDesign';
