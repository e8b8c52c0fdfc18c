import { Pipeline } from './Pipeline';

const empty = () =>
  new Pipeline({
    stages: ['build', 'push'],
    workflow: {
      rules: [{ if: '$CI_COMMIT_BRANCH' }],
      autoCancel: { onNewCommit: 'interruptible' },
    },
    variables: { camelCase: 'kept' },
    default: { interruptible: true, retry: { max: 2, when: [] } },
  });

const job = { stage: 'build', image: 'node:24', script: ['true'] };

describe('Pipeline', () => {
  it('takes the spelling of GitLab when it is rendered, but leaves names alone', () => {
    const pipeline = empty().add('camelJob', {
      ...job,
      resourceGroup: 'one',
      variables: { someName: 'x', autoCancel: 'y' },
      idTokens: { awsToken: { aud: 'https://gitlab.example.com' } },
      artifacts: { expireIn: '1 day', reports: { dotenv: 'a.env' } },
    });
    expect(pipeline.toGitLab()).toEqual({
      stages: ['build', 'push'],
      workflow: {
        rules: [{ if: '$CI_COMMIT_BRANCH' }],
        auto_cancel: { on_new_commit: 'interruptible' },
      },
      variables: { camelCase: 'kept' },
      default: { interruptible: true, retry: { max: 2, when: [] } },
      camelJob: {
        ...job,
        resource_group: 'one',
        variables: { someName: 'x', autoCancel: 'y' },
        id_tokens: { awsToken: { aud: 'https://gitlab.example.com' } },
        artifacts: { expire_in: '1 day', reports: { dotenv: 'a.env' } },
      },
    });
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
