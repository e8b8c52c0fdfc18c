import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resourceTypes } from '../../resources';
import { nastyTexts } from '../../testing';
import { policyFor } from '../policyFor';
import { guideFor } from './guideFor';
import { guideText } from './guideText';
import type { SetUpGuideOptions } from './SetUpGuide';

const run = promisify(execFile);

const ACCOUNT = '123456789012';

const keys: SetUpGuideOptions = {
  role: 'shop',
  services: ['SQS'],
  account: ACCOUNT,
  region: 'eu-west-1',
  access: { kind: 'access-keys' },
};

const assumed: SetUpGuideOptions = {
  ...keys,
  access: {
    kind: 'assumed-role',
    trusted: 'arn:aws:iam::999999999999:role/cloudforge',
    externalId: 'cf-1234',
  },
};

/** Between the arguments of a call, and between calls: characters that nobody types. */
const [ARGUMENT, CALL] = ['\x1e', '\x1d'];

/** Stands in for the AWS CLI: keeps each call, and answers from a file named after it. */
const STAND_IN = `#!/bin/sh
printf '%s\\036' "$@" >> "$STAND_IN/calls"
printf '\\035' >> "$STAND_IN/calls"
answer="$STAND_IN/$1 $2"
if [ -e "$answer" ]; then cat "$answer"; fi
if [ -e "$answer.code" ]; then exit "$(cat "$answer.code")"; fi
`;

type Answers = Record<string, { text?: string; code?: number }>;

/** A fresh account: who one is, and nothing is there yet. */
const FRESH: Answers = {
  'sts get-caller-identity': { text: `${ACCOUNT}\n` },
  'iam get-policy': { code: 254 },
  'iam get-user': { code: 254 },
  'iam get-role': { code: 254 },
  'iam create-access-key': { text: 'AKIAEXAMPLE\tsecret\n' },
};

describe('the script', () => {
  let bin: string;
  let dir: string;
  beforeAll(async () => {
    bin = await mkdtemp(join(tmpdir(), 'cloudforge-guide-'));
    await writeFile(join(bin, 'aws'), STAND_IN);
    await chmod(join(bin, 'aws'), 0o755);
  });
  beforeEach(async () => {
    dir = await mkdtemp(join(bin, 'answers-'));
  });
  afterAll(() => rm(bin, { recursive: true, force: true }));

  /** Pastes the script into a shell and then asks the shell whether it is still there. */
  async function paste(script: string, answers: Answers = FRESH, shell = 'sh') {
    for (const [call, { text = '', code = 0 }] of Object.entries(answers)) {
      await writeFile(join(dir, call), text);
      await writeFile(join(dir, `${call}.code`), String(code));
    }
    const child = run(shell, ['-s'], {
      env: { PATH: `${bin}:${process.env.PATH}`, STAND_IN: dir },
    });
    child.child.stdin?.end(`${script}\nprintf 'still here, %s' "$?"\n`);
    const { stdout, stderr } = await child;
    const log = await readFile(join(dir, 'calls'), 'utf8');
    return {
      stdout,
      stderr,
      calls: log
        .split(CALL)
        .slice(0, -1)
        .map(call => call.split(ARGUMENT).slice(0, -1)),
    };
  }

  const named = (calls: string[][]) =>
    calls.map(call => call.slice(0, 2).join(' '));

  const argument = (call: string[] | undefined, option: string) =>
    call?.[call.indexOf(option) + 1] ?? '';

  it.each(['sh', 'bash'])(
    'creates policy, user and keys by hand of %s',
    async shell => {
      const { calls, stdout } = await paste(
        guideFor(keys).script,
        FRESH,
        shell,
      );
      expect(named(calls)).toEqual([
        'sts get-caller-identity',
        'iam get-policy',
        'iam create-policy',
        'iam get-user',
        'iam create-user',
        'iam attach-user-policy',
        'iam create-access-key',
      ]);
      const created = calls[2];
      expect(argument(created, '--policy-name')).toBe('CloudForge-shop-Policy');
      expect(JSON.parse(argument(created, '--policy-document'))).toEqual(
        policyFor(['SQS'], { account: ACCOUNT, region: 'eu-west-1' })
          .documents[0],
      );
      expect(calls[5]).toEqual([
        'iam',
        'attach-user-policy',
        '--user-name',
        'cloudforge-shop-terraform',
        '--policy-arn',
        `arn:aws:iam::${ACCOUNT}:policy/CloudForge-shop-Policy`,
      ]);
      expect(stdout).toContain('AKIAEXAMPLE\tsecret');
      expect(stdout).toMatch(/still here, 0$/);
    },
  );

  it('creates a role that is trusted with the external id only, and cannot widen itself', async () => {
    const { calls, stdout } = await paste(guideFor(assumed).script);
    expect(named(calls).slice(3)).toEqual([
      'iam get-role',
      'iam create-role',
      'iam put-role-policy',
      'iam attach-role-policy',
    ]);
    expect(
      JSON.parse(argument(calls[4], '--assume-role-policy-document')),
    ).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::999999999999:role/cloudforge' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'cf-1234' } },
        },
      ],
    });
    expect(JSON.parse(argument(calls[5], '--policy-document'))).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 'iam:*',
          Resource: 'arn:aws:iam::*:role/cloudforge-shop-terraform',
        },
      ],
    });
    expect(stdout).toContain(
      `arn:aws:iam::${ACCOUNT}:role/cloudforge-shop-terraform`,
    );
  });

  it('may be run again: a policy gets a new version, of which there are five', async () => {
    const { calls } = await paste(guideFor(assumed).script, {
      'sts get-caller-identity': { text: `${ACCOUNT}\n` },
      'iam list-policy-versions': { text: 'v8\tv7\tv6\tv5\n' },
    });
    expect(named(calls)).toEqual([
      'sts get-caller-identity',
      'iam get-policy',
      'iam list-policy-versions',
      'iam delete-policy-version',
      'iam create-policy-version',
      'iam get-role',
      'iam update-assume-role-policy',
      'iam put-role-policy',
      'iam attach-role-policy',
    ]);
    expect(argument(calls[3], '--version-id')).toBe('v5');
  });

  it('does nothing in another account, and leaves the shell as it was', async () => {
    const { calls, stdout, stderr } = await paste(guideFor(keys).script, {
      ...FRESH,
      'sts get-caller-identity': { text: '000000000000\n' },
    });
    expect(calls).toHaveLength(1);
    expect(stderr).toContain('you are signed in to 000000000000');
    expect(stdout).toBe('still here, 1');
  });

  it('stops at the first call that fails', async () => {
    const { calls, stdout } = await paste(guideFor(keys).script, {
      ...FRESH,
      'iam create-policy': { code: 254 },
    });
    expect(named(calls).pop()).toBe('iam create-policy');
    expect(stdout).toMatch(/still here, 254$/);
  });

  it('executes nothing of what a role is called', async () => {
    const scripts = nastyTexts.map(role => guideFor({ ...keys, role }).script);
    const { calls, stderr } = await paste(scripts.join('\n'));
    expect(stderr).toBe('');
    expect(calls).toHaveLength(7 * nastyTexts.length);
    const users = calls
      .filter(([, action]) => action === 'create-user')
      .map(call => argument(call, '--user-name'));
    expect(
      users.filter(name => !/^cloudforge-[A-Za-z0-9-]+-terraform$/.test(name)),
    ).toEqual([]);
    expect(Math.max(...users.map(({ length }) => length))).toBeLessThan(65);
  });

  it('creates and attaches every policy where there are several', async () => {
    const guide = guideFor({ ...keys, services: resourceTypes.ids });
    const { documents } = policyFor(resourceTypes.ids, {
      account: ACCOUNT,
      region: 'eu-west-1',
    });
    const { calls } = await paste(guide.script);
    const of = (action: string) =>
      calls.filter(([, called]) => called === action);
    expect(
      of('create-policy').map(call =>
        JSON.parse(argument(call, '--policy-document')),
      ),
    ).toEqual(documents);
    expect(
      of('create-policy').map(call => argument(call, '--policy-name')),
    ).toEqual(guide.policies);
    expect(of('attach-user-policy')).toHaveLength(documents.length);
  });

  it('can be pasted anywhere: short lines, no tab, no comment', () => {
    const { script } = guideFor({ ...assumed, services: resourceTypes.ids });
    const lines = script.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1_000);
    expect(lines.filter(line => /\t|^\s*#|!(?!=)/.test(line))).toEqual([]);
  });
});

describe('the guide', () => {
  it('says the same by hand as in the script', () => {
    const { steps, policies, identity } = guideFor(assumed);
    expect(steps.map(({ title }) => title)).toEqual([
      'Sign in',
      'Create the policy',
      'Create the role',
      'Keep the role from widening itself',
      'Enter the role in CloudForge',
    ]);
    const copied = steps.flatMap(({ copy = [] }) =>
      copy.map(({ text }) => text),
    );
    expect(copied).toEqual(expect.arrayContaining([...policies, identity]));
    expect(JSON.parse(copied[1])).toEqual(
      policyFor(['SQS'], { account: ACCOUNT, region: 'eu-west-1' })
        .documents[0],
    );
  });

  it('is a document for people', () => {
    const text = guideText(guideFor(keys));
    expect(text).toContain('## 2. Create the policy');
    expect(text).toContain('CloudForge-shop-Policy');
    expect(text).toContain('aws iam create-access-key');
  });

  it('gives different roles different names, also where letters get lost', () => {
    const names = [
      'shop',
      'Shop',
      'shop!',
      'shöp',
      'shop ?',
      '',
      '日本',
      '中国',
    ].map(role => guideFor({ ...keys, role }).identity.toLowerCase());
    expect(new Set(names.slice(1)).size).toBe(names.length - 1);
  });

  it.each([
    [{ services: ['TAPE'] }, 'there is no service "TAPE"'],
    [{ account: '1' }, 'twelve digits'],
    [
      { access: { ...assumed.access, trusted: '*' } },
      '"*" is no ARN of a user',
    ],
    [
      { access: { ...assumed.access, externalId: "x'; id" } },
      'an external id has',
    ],
  ])('refuses %j', (change, message) => {
    expect(() =>
      guideFor({ ...assumed, ...change } as SetUpGuideOptions),
    ).toThrow(message);
  });
});
