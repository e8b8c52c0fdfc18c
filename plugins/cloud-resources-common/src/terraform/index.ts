export { defaultPrefix, managedBy } from './conventions';
export { renderTerraform, type TerraformOptions } from './renderTerraform';
export type { TerraformContext } from './TerraformContext';
