import { ResponseError } from '@backstage/errors';
import { explainError } from './explainError';

describe('explainError', () => {
  it("gives the backend's own words", async () => {
    const error = await ResponseError.fromResponse({
      ok: false,
      status: 503,
      statusText: 'Service Unavailable',
      redirected: false,
      url: 'http://portal.example/api',
      type: 'default',
      headers: new Headers({ 'content-type': 'application/json' }),
      text: async () =>
        JSON.stringify({
          error: {
            name: 'ServiceUnavailableError',
            message: 'GitLab does not answer; nothing was made.',
          },
          response: { statusCode: 503 },
        }),
    } as Response);

    expect(explainError(error)).toBe(
      'GitLab does not answer; nothing was made.',
    );
  });

  it.each([
    [
      new TypeError('Failed to fetch'),
      "The portal's server cannot be reached. Check your connection.",
    ],
    [new Error('Plain'), 'Plain'],
    ['text', 'The reason is not known.'],
    [undefined, 'The reason is not known.'],
  ])('says %p in plain words', (error, text) => {
    expect(explainError(error)).toBe(text);
  });
});
