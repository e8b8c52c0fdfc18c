import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServiceHostField } from './ServiceHostField';
import { validateServiceHosts } from './validateServiceHosts';

/** `ui:field: CloudForgeServiceHost`, for the host of an environment. */
export const serviceHostField = createFormField({
  name: 'CloudForgeServiceHost',
  component: ServiceHostField,
  validation: validateServiceHosts,
  schema: makeFieldSchema({ output: z => z.string() }),
});
