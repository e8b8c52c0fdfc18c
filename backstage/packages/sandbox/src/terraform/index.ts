export type { StoredResource } from './ResourceStore';
export {
  startTerraformProvider,
  terraformTypesIn,
  type TerraformProvider,
  type TerraformProviderOptions,
} from './startTerraformProvider';
export type {
  ResourceMatch,
  TerraformFault,
  TerraformFaults,
  TerraformOperation,
} from './TerraformFaults';
export {
  hasTerraform,
  TerraformWorkspace,
  type TerraformResult,
} from './TerraformWorkspace';
