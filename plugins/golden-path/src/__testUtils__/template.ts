import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { answers } from './examples';

const { name: _, language: _language, ...others } = answers;

/** A form with both fields; what it does not ask is answered already, or set by the template. */
export const template: TemplateParameterSchema = {
  title: 'Node service',
  description: 'A form with the fields of the golden path.',
  steps: [
    {
      title: 'Name',
      schema: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            title: 'Name',
            description:
              'Used for both repositories, the namespaces and the host name. It cannot be changed later.',
            'ui:field': 'CloudForgeServiceName',
          },
          ...Object.fromEntries(
            Object.entries(others).map(([key, value]) => [
              key,
              { default: value, 'ui:widget': 'hidden' },
            ]),
          ),
        },
      },
    },
    {
      title: 'Preview',
      schema: {
        type: 'object',
        properties: {
          preview: {
            type: 'null',
            title: 'What will be made',
            'ui:field': 'CloudForgeServicePreview',
            'ui:options': { language: 'node' },
            'ui:backstage': { review: { show: false } },
          },
        },
      },
    },
  ],
};
