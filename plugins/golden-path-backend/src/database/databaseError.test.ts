import { databaseError } from './databaseError';

describe('databaseError', () => {
  it.each([
    [
      new Error(
        'update "operation_effects" set "a" = $1 - could not extend file: No space left on device',
      ),
      'could not extend file: No space left on device',
    ],
    [new Error('read ECONNRESET'), 'read ECONNRESET'],
  ])('says %s without the statement', (error, reason) => {
    expect(databaseError(error).message).toBe(
      `The portal's database could not be written: ${reason}. Try again; if it stays so, a platform administrator should check the database`,
    );
  });
});
