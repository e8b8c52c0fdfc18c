import { Pipeline } from './Pipeline';

const settings: ConstructorParameters<typeof Pipeline>[0] = {
  stages: ['build', 'push'],
  workflow: {
    rules: [{ if: '$CI_COMMIT_BRANCH' }],
    auto_cancel: { on_new_commit: 'interruptible' },
  },
  variables: { camelCase: 'kept' },
  default: { interruptible: true, retry: { max: 2, when: [] } },
};

const empty = () => new Pipeline(settings);

const job = { stage: 'build', image: 'node:24', script: ['true'] };

describe('Pipeline', () => {
  it('writes its settings, then every job with what it does after when and where', () => {
    const pipeline = empty().add('compile', {
      script: ['true'],
      artifacts: { expire_in: '1 day' },
      image: 'node:24',
      resource_group: 'one',
      stage: 'build',
    });
    expect(JSON.stringify(pipeline.toGitLab())).toBe(
      JSON.stringify({
        ...settings,
        compile: {
          stage: 'build',
          resource_group: 'one',
          image: 'node:24',
          script: ['true'],
          artifacts: { expire_in: '1 day' },
        },
      }),
    );
  });

  it('refuses a second job of the same name', () => {
    expect(() => empty().add('a', job).add('a', job)).toThrow(
      'The pipeline already has a job "a"',
    );
  });

  it('refuses a name that GitLab gives a meaning of its own', () => {
    expect(() => empty().add('default', job)).toThrow(
      '"default" is a keyword of GitLab',
    );
  });

  it('refuses a job in a stage that it does not have', () => {
    expect(() => empty().add('a', { ...job, stage: 'deploy' })).toThrow(
      'The job "a" is in no stage: "deploy"',
    );
  });

  it('refuses a need that nothing meets', () => {
    expect(() => empty().add('a', { ...job, needs: ['b'] })).toThrow(
      'The job "a" needs "b", which is not there',
    );
    expect(() =>
      empty()
        .add('b', job)
        .add('a', { ...job, needs: ['b', { job: 'b', artifacts: true }] }),
    ).not.toThrow();
  });
});
