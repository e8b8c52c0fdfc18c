import { UNBUILT_TAG } from '@cloudforge/plugin-golden-path-common';

/** Characters of a digest that people compare. */
const SHORT = 12;

/** `sha256:0123456789ab` or the tag of an image; undefined for one that no pipeline has built yet. */
export function imageVersion(image: string): string | undefined {
  const [reference, digest] = image.split('@');
  if (digest !== undefined) {
    const [algorithm, hex = ''] = digest.split(':');
    return `${algorithm}:${hex.slice(0, SHORT)}`;
  }
  // A colon before the last slash belongs to the registry's port.
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const [, tag = 'latest'] = name.split(':');
  return tag === UNBUILT_TAG ? undefined : tag;
}
