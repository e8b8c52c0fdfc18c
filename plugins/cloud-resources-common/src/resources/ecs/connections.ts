import type { Connections } from '../Connection';

/** What the tasks may use is declared by what they use. */
export const connections: Connections = {};
