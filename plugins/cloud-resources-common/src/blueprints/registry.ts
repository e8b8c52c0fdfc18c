import type { Blueprint } from './Blueprint';

/**
 * Every blueprint of the catalogue. A new one is a file beside this one and a
 * line here.
 *
 * @public
 */
export const blueprints: readonly Blueprint[] = [];
