import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const serviceRegisterExamples: TemplateExample[] = [
  {
    description: 'Register what was published',
    example: stringify({
      steps: [
        {
          id: 'register',
          name: 'Register in the catalog and in Argo CD',
          action: 'cloudforge:service:register',
          input: { operationId: '3f2b8c1e-6d0a-4d0e-9a51-0c5d8f7b2a44' },
        },
      ],
    }),
  },
];
