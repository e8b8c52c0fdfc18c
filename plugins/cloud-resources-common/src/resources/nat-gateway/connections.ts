import type { Connections } from '../Connection';

/** It serves every private subnet, without an edge. */
export const connections: Connections = {};
