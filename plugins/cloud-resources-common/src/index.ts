/**
 * The pure core of the cloud resources: resource types, designs, Terraform,
 * cost and IAM policies. Runs in a browser; has no clock, no randomness and no
 * I/O.
 *
 * @packageDocumentation
 */
export * from './blueprints';
export * from './cost';
export * from './design';
export * from './findings';
export * from './hcl';
export * from './iam';
export * from './resources';
export * from './terraform';
