import { ConfigReader } from '@backstage/config';
import { readAdministrators } from './administrators';

const read = (administrators?: string[]) =>
  readAdministrators(new ConfigReader({ cloudforge: { administrators } }));

describe('readAdministrators', () => {
  it('writes references in full and in lower case', () => {
    expect(read(['Platform-Admins', 'group:ops/sre'])).toEqual([
      'group:default/platform-admins',
      'group:ops/sre',
    ]);
  });

  it('knows no administrators unless told', () => {
    expect(read()).toEqual([]);
  });

  it('takes groups only', () => {
    expect(() => read(['user:default/paula'])).toThrow(
      /cloudforge\.administrators lists groups only.*user:default\/paula/,
    );
  });
});
