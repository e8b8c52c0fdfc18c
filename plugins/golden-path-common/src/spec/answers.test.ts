import { parseServiceAnswers } from './answers';

const answers = {
  name: 'shop',
  title: 'Shop',
  description: 'Sells: "things" # ${{ 1 }}\n🚗',
  owner: 'group:default/team-rental',
  system: 'rental',
  language: 'node',
  port: 8080,
  exposure: 'public',
  environments: [
    {
      name: 'dev',
      replicas: { min: 1, max: 2 },
      cpu: '100m',
      memory: '128Mi',
    },
  ],
  env: { LOG_LEVEL: 'debug' },
  secrets: ['DATABASE_URL'],
  costCenter: 'cc-1',
  tags: ['shop'],
};

describe('parseServiceAnswers', () => {
  it('makes a complete specification', () => {
    expect(parseServiceAnswers(answers)).toEqual({
      ok: true,
      value: { apiVersion: 'cloudforge.io/v1', kind: 'Service', ...answers },
    });
  });

  it.each([undefined, null, ''])('takes %p for no answer', empty => {
    const { system, ...rest } = answers;
    expect(
      parseServiceAnswers({
        ...answers,
        description: empty,
        system: empty,
        env: empty,
        secrets: empty,
        tags: empty,
      }),
    ).toEqual({
      ok: true,
      value: {
        apiVersion: 'cloudforge.io/v1',
        kind: 'Service',
        ...rest,
        description: '',
        env: {},
        secrets: [],
        tags: [],
      },
    });
  });

  it('leaves out answers to other questions, and what it sets itself', () => {
    expect(
      parseServiceAnswers({
        ...answers,
        preview: null,
        kind: 'Secret',
        apiVersion: 'v0',
      }),
    ).toEqual(parseServiceAnswers(answers));
  });

  it('reports every problem with where it is', () => {
    const result = parseServiceAnswers({ name: 'Shop' });

    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems.map(p => p.path)).toEqual(
      expect.arrayContaining(['name', 'title', 'owner', 'environments']),
    );
  });
});
