import { spawnSync } from 'node:child_process';
import { parse } from '@cdktn/hcl2json';
import { design, file } from '../../__testUtils__/designs';
import {
  hasTerraform,
  outputsInState,
  withTerraform,
} from '../../__testUtils__/terraform';
import { validateDesign } from '../../design';
import { writeHcl } from '../../hcl';
import { renderTerraform, secretsOf } from '../../terraform';
import { userDataOf } from './userData';

const both = { keyPair: true, passwordLogin: true };

const problemsOf = (config: object) => {
  const checked = validateDesign(file([['x', 'EC2', config]]));
  return checked.ok ? [] : checked.problems.map(({ path }) => path);
};

describe('an instance with a password and a key', () => {
  it('tells the runner which variables to give', () => {
    const of = design([
      ['web', 'EC2', both],
      ['worker', 'EC2', { keyPair: true }],
      ['plain', 'EC2'],
    ]);
    expect(secretsOf(of)).toEqual([
      { variable: 'web__password', kind: 'password', node: 'web' },
      { variable: 'web__private_key', kind: 'rsa-4096-key', node: 'web' },
      { variable: 'worker__private_key', kind: 'rsa-4096-key', node: 'worker' },
    ]);
  });

  it('lets a value reach nothing but a write-only argument', async () => {
    const hcl = renderTerraform(design([['web', 'EC2', both]]));
    const { variable, resource } = (await parse('main.tf', hcl)) as {
      variable: Record<string, object[]>;
      resource: Record<string, Record<string, object[]>>;
    };
    expect(Object.keys(variable)).toEqual([
      'web__password',
      'web__private_key',
    ]);
    for (const [name, [body]] of Object.entries(variable)) {
      expect(body).toMatchObject({ ephemeral: true, sensitive: true });
      expect(resource.aws_secretsmanager_secret_version[name]).toEqual([
        {
          secret_id: `\${aws_secretsmanager_secret.${name}.arn}`,
          secret_string_wo: `\${var.${name}}`,
          secret_string_wo_version: 1,
        },
      ]);
      expect(hcl.split(`var.${name}`)).toHaveLength(2);
    }
  });

  it('lets the role read these secrets, before the instance starts', async () => {
    const { resource } = (await parse(
      'main.tf',
      renderTerraform(design([['web', 'EC2', both]])),
    )) as { resource: Record<string, Record<string, [{ policy: string }]>> };
    const [{ policy }] = resource.aws_iam_role_policy.web;
    expect(policy).toContain('secretsmanager:GetSecretValue');
    expect(policy).toContain('aws_secretsmanager_secret.web__password.arn');
    expect(policy).not.toContain('*');
    expect(resource.aws_instance.web).toEqual([
      expect.objectContaining({
        depends_on: [
          '${aws_secretsmanager_secret_version.web__password}',
          '${aws_secretsmanager_secret_version.web__private_key}',
          '${aws_iam_role_policy.web}',
        ],
      }),
    ]);
  });

  it.each([
    [{ keyPair: true, keyName: 'ops' }, 'keyPair'],
    [{ keyPair: true, userData: 'x'.repeat(10_241) }, 'userData'],
    [
      { passwordLogin: true, metadataOptions: { httpEndpoint: 'disabled' } },
      'metadataOptions',
    ],
  ])('refuses %j for its %s', (config, key) =>
    expect(problemsOf(config)).toEqual([`nodes.0.data.config.${key}`]),
  );

  it('takes user data up to what is left', () =>
    expect(problemsOf({ ...both, userData: 'é'.repeat(5_120) })).toEqual([]));
});

/** What Terraform makes of the user data, with ARNs in place of references. */
function userDataInState(userData?: string): string {
  const [node] = design([['web', 'EC2', { ...both, userData }]]).nodes;
  const arn = (name: string) =>
    `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;
  const hcl = writeHcl([
    {
      comment: 'User data',
      blocks: [
        {
          type: 'output',
          labels: ['it'],
          body: { value: userDataOf(node as Parameters<typeof userDataOf>[0]) },
        },
      ],
    },
  ]);
  const { it: text } = outputsInState(
    hcl
      .replace('${aws_secretsmanager_secret.web__password.arn}', arn('p'))
      .replace('${aws_secretsmanager_secret.web__private_key.arn}', arn('k')),
  );
  return text as string;
}

const partsOf = (mime: string) =>
  mime
    .split(/^--cloudforge(?:--)?$/m)
    .slice(1, -1)
    .map(part => part.slice(part.indexOf('\n\n') + 2).replace(/\n$/, ''));

(hasTerraform ? describe : describe.skip)(
  withTerraform('user data beside secrets'),
  () => {
    it('is a script of its own and the text as typed', () => {
      const typed = '#!/bin/sh\necho "é ${x} %{y} \\ 🚀"\n--cloudforge--\n';
      const [script, encoded] = partsOf(userDataInState(typed));
      expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(typed);
      expect(script).toContain(
        "password_secret='arn:aws:secretsmanager:eu-west-1:123456789012:secret:p'",
      );
      expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    });

    it('fits into the 16,384 bytes of EC2 at its longest', () =>
      expect(
        Buffer.byteLength(userDataInState('x'.repeat(10_240))),
      ).toBeLessThanOrEqual(16_384));
  },
);

it('leaves user data as typed where no secret is read', () => {
  const [node] = design([['web', 'EC2', { userData: 'as typed' }]]).nodes;
  expect(userDataOf(node as Parameters<typeof userDataOf>[0])).toBe('as typed');
});
