import {
  exampleService,
  nastyTexts,
} from '@cloudforge/plugin-golden-path-common/testing';

const { owner, exposure, environments } = exampleService();

/** Answers that break whatever is put together carelessly; all of them are allowed. */
export const nastyAnswers = {
  name: 'null',
  title: `It's "Shop": #1 \${{ parameters.name }} {{ x }} {% raw %} <b> \\n 🚀`,
  description: nastyTexts.join('\n').padEnd(10_000, '${{ 1 }} '),
  owner,
  costCenter: '1e3',
  tags: ['c#', 'node'],
  port: 9000,
  exposure,
  environments,
  env: { TEXT: '"a": b # ${{ c }}\n🚀', EMPTY: '' },
  secrets: ['DATABASE_URL'],
  slo: { availability: 99.9, latency: { percent: 99, milliseconds: 300 } },
};
