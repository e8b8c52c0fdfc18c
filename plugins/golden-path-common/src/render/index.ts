export * from './Files';
export * from './KubernetesObject';
export type { EnvironmentObjects } from './clusterObjects';
export {
  API_DEFINITION_FILE,
  catalogEntitiesOf,
  type ServiceApiEntity,
  type ServiceEntity,
} from './catalogInfo';
export { UNBUILT_TAG } from './manifests/kustomization';
export * from './names';
export {
  operationAnnotation,
  type ApplicationManifest,
} from './registration/application';
export { hostFile } from './registration/hostFile';
export * from './registration/serviceApplications';
export * from './renderService';
export * from './serviceContract';
export { SERVICE_FILE } from './serviceFile';
