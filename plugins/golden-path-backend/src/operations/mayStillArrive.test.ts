import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { mayStillArrive } from './mayStillArrive';

const withStatus = (statusCode: number) =>
  Object.assign(new Error('answered'), { statusCode });
const outage = (mayHaveHappened: boolean) =>
  Object.assign(new ServiceUnavailableError('away'), { mayHaveHappened });

describe('mayStillArrive', () => {
  it.each([
    new ConflictError('taken'),
    new InputError('wrong'),
    new NotAllowedError('no'),
    new NotFoundError('not there'),
    withStatus(401),
    withStatus(422),
    withStatus(429),
    outage(false),
  ])('is sure that %s was not carried out', error => {
    expect(mayStillArrive(error)).toBe(false);
  });

  it.each([
    new Error('socket hang up'),
    new DOMException('aborted', 'AbortError'),
    new ServiceUnavailableError('away'),
    outage(true),
    withStatus(408),
    withStatus(500),
    withStatus(504),
    'no error at all',
    undefined,
  ])('is not sure of %s', error => {
    expect(mayStillArrive(error)).toBe(true);
  });
});
