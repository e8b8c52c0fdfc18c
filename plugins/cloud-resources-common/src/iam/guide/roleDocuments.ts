import { managedBy } from '../../terraform/conventions';
import type { AccountAccess } from './SetUpGuide';

type AssumedRole = Extract<AccountAccess, { kind: 'assumed-role' }>;

/** Who may assume the role, and only with the external id. */
export const trustPolicy = ({ trusted, externalId }: AssumedRole) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: trusted },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ],
});

/** Name of the inline policy that holds `handsOff`. */
export const HANDS_OFF = 'KeepsItsHandsOffItself';

/**
 * The policies let Terraform change roles whose names begin with the prefix, and
 * so does the name of this role: it must not widen itself.
 */
export const handsOff = (identity: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Action: 'iam:*',
      Resource: `arn:aws:iam::*:role/${identity}`,
    },
  ],
});

export const TAG = { key: 'ManagedBy', value: managedBy };
