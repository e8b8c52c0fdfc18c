import { askedPause, isInDoubt } from '../http';
import { gitlabError, gitlabText } from './gitlabError';

const refuse = (status: number, body: unknown = '', headers = {}) =>
  gitlabError(
    { status, headers: new Headers(headers) },
    { what: 'create the project apps/shop', limit: 'By default 200 a day.' },
    gitlabText(typeof body === 'string' ? body : JSON.stringify(body)),
  );

describe('gitlabError', () => {
  it.each([
    [
      401,
      {},
      'ServiceUnavailableError',
      /ask a platform administrator to check cloudforge\.gitlab\.token/i,
    ],
    [403, { message: '403 Forbidden' }, 'NotAllowedError', /role Owner/],
    [
      404,
      { message: '404 Group Not Found' },
      'NotFoundError',
      /404 Group Not Found/,
    ],
    [
      400,
      {
        message: {
          name: ['has already been taken'],
          path: ['has already been taken'],
        },
      },
      'ConflictError',
      /name has already been taken; path has already been taken/,
    ],
    [
      400,
      { message: 'Failed to save group {:path=>["has already been taken"]}' },
      'ConflictError',
      /already been taken/,
    ],
    [
      400,
      { message: 'A file with this name already exists' },
      'ConflictError',
      /already exists/,
    ],
    [
      409,
      { message: "Protected branch 'main' already exists" },
      'ConflictError',
      /Protected branch/,
    ],
    [400, { error: 'name is missing' }, 'InputError', /name is missing/],
    [
      500,
      '<html><body>We are <b>down</b></body></html>',
      'ServiceUnavailableError',
      /We are down/,
    ],
  ])('says what %i %j means', (status, body, name, words) => {
    const error = refuse(status, body);
    expect(error.name).toBe(name);
    expect(error.message).toMatch(/^Could not create the project apps\/shop/);
    expect(error.message).toMatch(words);
  });

  it('says when a limit is over, and which it may be', () => {
    // lib/api/helpers/rate_limiter.rb of GitLab
    const error = refuse(
      429,
      {
        message: {
          error:
            'This endpoint has been requested too many times. Try again later.',
        },
      },
      { 'retry-after': '86400' },
    );
    expect(error.message).toMatch(
      /By default 200 a day\. Try again later, at \d{4}-\d\d-\d\d \d\d:\d\d UTC at the latest\./,
    );
    expect(isInDoubt(error)).toBe(false);
  });

  it('does not take the limit of all requests for the limit of projects', () => {
    const { message } = refuse(429, 'Retry later', { 'retry-after': '3600' });
    expect(message).toContain('Try again in 60 min.');
    expect(message).not.toContain('200 a day');
  });

  // lib/api/projects.rb and app/models/project.rb of GitLab
  it.each([
    [
      403,
      {
        error: [
          'Your project limit is 10 projects! Please contact your administrator to increase it',
        ],
      },
    ],
    [
      403,
      {
        error: [
          'Personal project creation is not allowed. Please contact your administrator with questions',
        ],
      },
    ],
    [
      400,
      {
        message: {
          limit_reached: [
            'Your project limit is 0! Please contact your administrator to increase it',
          ],
        },
      },
    ],
  ])('knows the limit of a user in %i %j', (status, body) => {
    const error = refuse(status, body);
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toMatch(
      /may have no more projects on GitLab .* nothing was created\..* raise the user's projects limit\.$/,
    );
    expect(error.message).not.toContain('role Owner');
  });

  it('hands on how long GitLab asks to be left alone', () => {
    const error = refuse(503, '', { 'retry-after': '7' });
    expect(askedPause(error)).toBe(7_000);
    expect(error.message).toContain('Try again in 1 min.');
  });

  it('leaves open after a failure of the server whether it happened', () => {
    expect(isInDoubt(refuse(500))).toBe(true);
    expect(isInDoubt(refuse(401))).toBe(false);
    expect(isInDoubt(refuse(400))).toBe(false);
  });

  it('keeps a long answer short', () => {
    expect(
      refuse(400, { message: 'x'.repeat(10_000) }).message.length,
    ).toBeLessThan(700);
  });
});
