import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const serviceNameField = FormFieldBlueprint.make({
  name: 'service-name',
  params: {
    field: () =>
      import('./serviceName/formField').then(m => m.serviceNameField),
  },
});

const servicePreviewField = FormFieldBlueprint.make({
  name: 'service-preview',
  params: {
    field: () => import('./preview/formField').then(m => m.servicePreviewField),
  },
});

/**
 * The form fields `CloudForgeServiceName` and `CloudForgeServicePreview` for
 * templates.
 *
 * @public
 */
export const goldenPathScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [serviceNameField, servicePreviewField],
});
