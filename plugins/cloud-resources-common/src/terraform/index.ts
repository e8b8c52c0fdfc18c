export { defaultPrefix, managedBy } from './conventions';
export { packagesOf } from './packagesOf';
export { renderTerraform, type TerraformOptions } from './renderTerraform';
export type { RunPackage } from './RunPackage';
export type { RunSecret, RunSecretKind } from './RunSecret';
export { secretsOf } from './secretsOf';
export type { TerraformContext } from './TerraformContext';
