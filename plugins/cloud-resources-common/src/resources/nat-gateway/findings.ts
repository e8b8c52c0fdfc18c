import type { Finding } from '../../findings/Finding';

/** Nothing of it can be weakened: it lets nobody in. */
export const findings = (): readonly Finding[] => [];
