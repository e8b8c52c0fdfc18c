import type { Connections } from '../Connection';

/** What an instance may use is declared by what it uses. */
export const connections: Connections = {};
