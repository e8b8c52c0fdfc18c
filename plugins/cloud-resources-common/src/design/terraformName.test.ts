import fc from 'fast-check';
import { anyText } from '../testing';
import { isReservedName, terraformName } from './terraformName';

describe('terraformName', () => {
  it.each([
    ['Orders', 'orders'],
    ['  Web App (EU) ', 'web_app_eu'],
    ['web-app', 'web_app'],
    ['2nd queue', 'n_2nd_queue'],
  ])('makes %j %s', (label, name) => {
    expect(terraformName(label)).toBe(name);
  });

  it('writes accents as plain letters', () => {
    expect(terraformName('Café')).toBe('cafe');
  });

  it.each([
    '订单',
    '发票',
    '订单 queue',
    '发票 queue',
    '🚀',
    '!',
    'x'.repeat(41),
    'x'.repeat(42),
  ])('keeps %j apart from others by a digest', label =>
    expect(terraformName(label)).toMatch(/_[0-9a-f]{8}$/),
  );

  it('gives labels that lose different letters different names', () => {
    const labels = ['订单', '发票', '订单 queue', '发票 queue', '🚀', '!', '?'];
    expect(new Set(labels.map(terraformName)).size).toBe(labels.length);
  });

  it('is always legal', () => {
    fc.assert(
      fc.property(anyText(), label => {
        expect(terraformName(label)).toMatch(/^[a-z][a-z0-9_]{0,48}$/);
      }),
    );
  });

  it.each(['base', 'base_public', 'base_private_2'])('reserves %s', name => {
    expect(isReservedName(name)).toBe(true);
    expect(isReservedName(`${name}_camp`)).toBe(false);
  });
});
