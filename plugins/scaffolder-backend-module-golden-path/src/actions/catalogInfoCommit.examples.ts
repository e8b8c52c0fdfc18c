import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repoUrl = 'gitlab.example.com?owner=apps&repo=shop';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'describe',
        name: 'Describe the repository to the catalog',
        action: 'cloudforge:catalog-info:commit',
        input: { repoUrl, ...input },
      },
    ],
  });

export const catalogInfoCommitExamples: TemplateExample[] = [
  {
    description: 'Add an entity to the default branch of a repository',
    example: step({
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'shop',
          description: 'Sells "things": all of them # and more 🚗',
        },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: 'group:default/team-rental',
        },
      },
    }),
  },
  {
    description: 'Several entities as YAML, on a branch, in a folder',
    example: step({
      branch: 'catalog',
      path: 'services/catalog-info.yaml',
      commitMessage: 'Describe system and API',
      content: [
        'apiVersion: backstage.io/v1alpha1',
        'kind: System',
        'metadata: { name: rental }',
        'spec: { owner: team-rental }',
        '---',
        'apiVersion: backstage.io/v1alpha1',
        'kind: API',
        'metadata: { name: bookings }',
        'spec: { type: openapi, lifecycle: production, owner: team-rental, definition: { $text: ./openapi.json } }',
        '',
      ].join('\n'),
    }),
  },
];
