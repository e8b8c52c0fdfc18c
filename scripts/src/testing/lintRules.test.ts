import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../process/project';

interface Case {
  file: string;
  code: string;
}

function lint(cases: Case[]): string[][] {
  const { stdout, stderr, status } = spawnSync(
    'node',
    [join(projectRoot, 'scripts/eslint/lint-texts.js')],
    {
      cwd: projectRoot,
      input: JSON.stringify(cases),
      encoding: 'utf8',
    },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

const importing = (file: string, target: string): Case[] => [
  { file, code: `export * from '${target}';\n` },
  { file, code: `export const x = import('${target}');\n` },
];

const pure = 'plugins/golden-path-common/src/X.ts';

describe('import arrows', () => {
  it('refuses every arrow that is not in the table', () => {
    const cases = [
      ...importing(
        'plugins/golden-path/src/X.ts',
        '@cloudforge/plugin-golden-path-backend',
      ),
      ...importing(
        'plugins/golden-path/src/X.ts',
        '@cloudforge/plugin-golden-path-common/src/spec',
      ),
      ...importing(pure, '@cloudforge/sandbox'),
      ...importing(
        'plugins/cloud-resources-common/src/X.ts',
        '@cloudforge/plugin-golden-path-common',
      ),
      ...importing(
        'plugins/golden-path-backend/src/X.ts',
        '@cloudforge/sandbox',
      ),
      ...importing(
        'plugins/permission-backend-module-cloudforge/src/X.ts',
        '@cloudforge/plugin-golden-path-backend',
      ),
      ...importing(
        'backstage/packages/sandbox/src/X.ts',
        '@cloudforge/plugin-golden-path-common',
      ),
      ...importing(
        'backstage/packages/app/src/X.ts',
        '@cloudforge/plugin-golden-path-common',
      ),
    ];
    const unrefused = lint(cases)
      .map((messages, index) => ({ ...cases[index], messages }))
      .filter(
        ({ messages }) =>
          !messages.some(message => message.includes('may import only')),
      );
    expect(unrefused).toEqual([]);
  });

  it('lets the arrows of the table through', () => {
    const cases = [
      ...importing(
        'plugins/golden-path/src/X.ts',
        '@cloudforge/plugin-golden-path-common',
      ),
      ...importing(
        'plugins/golden-path-backend/src/X.test.ts',
        '@cloudforge/sandbox',
      ),
      ...importing(
        'backstage/packages/app/src/X.ts',
        '@cloudforge/plugin-golden-path',
      ),
    ];
    expect(
      lint(cases)
        .flat()
        .filter(message => message.includes('may import only')),
    ).toEqual([]);
  });
});

describe('purity of *-common', () => {
  it('refuses clock, randomness, environment and I/O', () => {
    const impure = [
      'Date.now()',
      'new Date()',
      'Math.random()',
      'process.env.HOME',
      "fetch('/x')",
      'setTimeout(() => {}, 1)',
      "import('node:fs')",
      "import('react')",
      "import('@gitbeaker/rest')",
    ];
    const found = lint(
      impure.map(code => ({ file: pure, code: `export const x = ${code};\n` })),
    );
    const accepted = impure.filter(
      (_, index) =>
        !found[index].some(message => /not pure|may import only/.test(message)),
    );
    expect(accepted).toEqual([]);
  });

  it('accepts what is pure, and leaves tests free', () => {
    const code = [
      "import { z } from 'zod';",
      '',
      'export const x = z.string().max(Math.max(1, 2));',
      'export const at = (ms: number) => new Date(ms);',
      '',
    ].join('\n');
    expect(
      lint([
        { file: pure, code },
        {
          file: 'plugins/golden-path-common/src/X.test.ts',
          code: 'export const x = Date.now();\n',
        },
      ]).flat(),
    ).toEqual([]);
  });
});
