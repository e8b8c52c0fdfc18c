import {
  catalogEntitiesOf,
  parseServiceAnswers,
} from '@cloudforge/plugin-golden-path-common';
import { answers, component, platform } from '../../__testUtils__/examples';
import { isMadeHere } from './isMadeHere';

describe('isMadeHere', () => {
  it('knows what the generator writes, whatever the prefix of the platform', () => {
    const parsed = parseServiceAnswers(answers);
    if (!parsed.ok) {
      throw new Error('the example is not a service');
    }
    for (const labelPrefix of ['cloudforge.io', 'platform.example.com']) {
      const [made, api] = catalogEntitiesOf(parsed.value, {
        ...platform,
        labelPrefix,
      });
      expect(isMadeHere(made)).toBe(true);
      expect(isMadeHere(api)).toBe(false);
    }
  });

  it('takes nothing else for one of ours', () => {
    const { metadata, ...shop } = component('shop', 'The shop');
    expect(isMadeHere({ ...shop, metadata: { name: 'shop' } })).toBe(false);
    expect(isMadeHere({ ...shop, kind: 'Resource', metadata })).toBe(false);
  });
});
