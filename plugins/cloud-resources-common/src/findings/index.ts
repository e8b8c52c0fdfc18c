export type { Finding, Severity } from './Finding';
export { findingsOf, type NodeFinding } from './findingsOf';
