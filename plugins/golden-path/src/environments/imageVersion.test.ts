import { UNBUILT_TAG } from '@cloudforge/plugin-golden-path-common';
import { imageVersion } from './imageVersion';

describe('imageVersion', () => {
  it.each([
    [
      `registry:5000/shop@sha256:${'0123456789abcdef'.repeat(4)}`,
      'sha256:0123456789ab',
    ],
    [
      `registry:5000/shop:1.2.3@sha256:${'f'.repeat(64)}`,
      'sha256:ffffffffffff',
    ],
    ['registry:5000/team/shop:1.2.3', '1.2.3'],
    ['registry:5000/shop', 'latest'],
    [`registry/shop:${UNBUILT_TAG}`, undefined],
  ])('%s is %s', (image, version) => {
    expect(imageVersion(image)).toBe(version);
  });
});
