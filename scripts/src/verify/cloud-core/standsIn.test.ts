import { decoded, standsIn } from './standsIn';

const text = 'say "é" <b>\n';

describe('standsIn', () => {
  it.each([
    ['by itself', [`before ${text} after`]],
    [
      'in JSON',
      [
        JSON.stringify({ a: text }).replace(/[<>]/g, c =>
          c === '<' ? '\\u003c' : '\\u003e',
        ),
      ],
    ],
    [
      'in Base64',
      decoded(['ami-1', `part\n${Buffer.from(text).toString('base64')}\nend`]),
    ],
  ])('finds a text %s', (_, given) => {
    expect(standsIn(given, text)).toBe(true);
  });

  it('takes composed characters for the same, as Terraform does', () => {
    expect(standsIn(['combining \u00e9'], 'combining e\u0301')).toBe(true);
    expect(standsIn(['combining e\u0301'], 'combining e\u0301')).toBe(true);
  });

  it('does not find what was changed', () => {
    expect(standsIn(['say "é" <b>', 'say é <b>\n'], text)).toBe(false);
  });
});
