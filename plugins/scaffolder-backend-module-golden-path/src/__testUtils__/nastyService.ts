import { nastyTexts } from '@cloudforge/plugin-golden-path-common/testing';

/** Answers that break whatever is put together carelessly; all of them are allowed. */
export const nastyAnswers = {
  name: 'null',
  title: `It's "Shop": #1 \${{ parameters.name }} {{ x }} {% raw %} <b> \\n 🚀`,
  description: nastyTexts.join('\n').padEnd(10_000, '${{ 1 }} '),
  owner: 'group:default/team-rental',
  costCenter: '1e3',
  tags: ['c#', 'node'],
  port: 9000,
  exposure: 'public',
  environments: [
    {
      name: 'dev',
      replicas: { min: 1, max: 2 },
      cpu: '100m',
      memory: '256Mi',
    },
    {
      name: 'production',
      replicas: { min: 2, max: 6 },
      cpu: '1',
      memory: '1Gi',
      host: 'shop.example.com',
    },
  ],
  env: { TEXT: '"a": b # ${{ c }}\n🚀', EMPTY: '' },
};
