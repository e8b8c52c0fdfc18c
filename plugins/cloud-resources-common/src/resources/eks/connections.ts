import type { Connections } from '../Connection';

/** What stands before it is declared there. */
export const connections: Connections = {};
