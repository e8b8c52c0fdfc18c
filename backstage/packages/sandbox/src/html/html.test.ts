import fc from 'fast-check';
import { html } from './html';

describe('html', () => {
  it('lets no inserted text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const inserted = html`${text}`.toString();
        expect(inserted).not.toMatch(/[<>"']/);
        expect(
          inserted
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&#39;/g, "'")
            .replace(/&amp;/g, '&'),
        ).toBe(text);
      }),
    );
  });

  it('keeps markup, joins lists and leaves out what is not there', () => {
    const items = ['a', '<b>'].map(item => html`<i>${item}</i>`);
    expect(html`${items}${undefined}${false}${0}`.toString()).toBe(
      '<i>a</i><i>&lt;b&gt;</i>0',
    );
  });
});
