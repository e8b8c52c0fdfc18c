import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import { exampleAnswers } from './exampleService';

export const serviceCheckExamples: TemplateExample[] = [
  {
    description: 'Check the answers of a form',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the answers and the name',
          action: 'cloudforge:service:check',
          input: { service: exampleAnswers },
        },
      ],
    }),
  },
];
