/**
 * The golden path in the portal: the home page, the pages of operations and the
 * form fields of templates.
 *
 * @packageDocumentation
 */
export { goldenPathFeatures as default } from './features';
export { goldenPathPlugin } from './plugin';
export { goldenPathScaffolderModule } from './scaffolderModule';
export { goldenPathApiRef, type GoldenPathApi } from './api/GoldenPathApi';
