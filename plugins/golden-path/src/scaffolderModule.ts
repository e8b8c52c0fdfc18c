import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const serviceNameField = FormFieldBlueprint.make({
  name: 'service-name',
  params: {
    field: () =>
      import('./serviceName/formField').then(m => m.serviceNameField),
  },
});

const serviceHostField = FormFieldBlueprint.make({
  name: 'service-host',
  params: {
    field: () =>
      import('./serviceHost/formField').then(m => m.serviceHostField),
  },
});

const servicePreviewField = FormFieldBlueprint.make({
  name: 'service-preview',
  params: {
    field: () => import('./preview/formField').then(m => m.servicePreviewField),
  },
});

/**
 * The form fields `CloudForgeServiceName`, `CloudForgeServiceHost` and
 * `CloudForgeServicePreview` for templates.
 *
 * @public
 */
export const goldenPathScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [serviceNameField, serviceHostField, servicePreviewField],
});
