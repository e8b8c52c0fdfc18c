import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import { exampleService } from './exampleService';

export const servicePublishExamples: TemplateExample[] = [
  {
    description: 'Make both repositories from the workspace',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Make the repositories',
          action: 'cloudforge:service:publish',
          input: { service: exampleService },
        },
      ],
    }),
  },
];
