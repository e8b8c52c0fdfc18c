export * from './guide';
export type { IamNeed, IamNeeds, Operation } from './IamNeeds';
export {
  managedPolicyLimit,
  policyFor,
  type IamPolicy,
  type IamPolicyDocument,
  type IamPolicyOptions,
  type IamStatement,
} from './policyFor';
