/**
 * The permission policy: members create and manage what their groups own,
 * platform administrators everything, nobody else anything.
 *
 * @packageDocumentation
 */
export { permissionModuleCloudForge as default } from './module';
