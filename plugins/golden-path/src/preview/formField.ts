import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServicePreviewField } from './ServicePreviewField';
import { validateAnswers } from './validateAnswers';

/** `ui:field: CloudForgeServicePreview`; has no value of its own. */
export const servicePreviewField = createFormField({
  name: 'CloudForgeServicePreview',
  component: ServicePreviewField,
  validation: validateAnswers,
  schema: makeFieldSchema({
    output: z => z.null(),
    uiOptions: z =>
      z.object({
        language: z
          .string()
          .optional()
          .describe('What the template is written in, when no answer says so'),
      }),
  }),
});
