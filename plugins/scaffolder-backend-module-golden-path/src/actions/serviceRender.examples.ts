import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import { exampleService } from './exampleService';

export const serviceRenderExamples: TemplateExample[] = [
  {
    description: 'Add the generated files to the source',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Write pipeline, catalog entry and answers',
          action: 'cloudforge:service:render',
          input: { service: exampleService },
        },
      ],
    }),
  },
];
