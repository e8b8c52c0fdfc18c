export type { Connection, Connections } from './Connection';
export type { Neighbours } from './Neighbours';
export { describeSchema, type DescribedKey } from './describeSchema';
export { jsonSchemaOf, type JsonSchema } from './jsonSchemaOf';
export type { PolicyStatement } from './PolicyStatement';
export { resourceTypes } from './registry';
export type { ResourceType, UsageSize } from './ResourceType';
export { ResourceTypes } from './ResourceTypes';
