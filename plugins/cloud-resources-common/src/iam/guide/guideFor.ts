import { policyFor } from '../policyFor';
import { guideNames } from './guideNames';
import { guideScript } from './guideScript';
import { guideSteps } from './guideSteps';
import type {
  AccountAccess,
  SetUpGuide,
  SetUpGuideOptions,
} from './SetUpGuide';

/** Managed policies that a user or a role may have, unless AWS raised it (IAM quotas). */
const ATTACHED = 10;

/** A user, a role or a whole account. */
const PRINCIPAL =
  /^arn:aws:iam::\d{12}:(root|(user|role)\/[\w+=,.@/-]{1,512})$/;

/** As sts:AssumeRole takes it (AWS STS API reference). */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

function requireAccess(access: AccountAccess): void {
  if (access.kind === 'access-keys') {
    return;
  }
  if (!PRINCIPAL.test(access.trusted)) {
    throw new RangeError(
      `"${access.trusted}" is no ARN of a user, a role or an account that could be trusted, such as arn:aws:iam::123456789012:role/cloudforge`,
    );
  }
  if (!EXTERNAL_ID.test(access.externalId)) {
    throw new RangeError(
      'an external id has 2 to 1224 letters, digits and characters of + = , . @ : / - _',
    );
  }
}

const warningsOf = (count: number): string[] => [
  'Whoever acts with this identity can make roles of the platform and write their policies, and so reach more than the identity itself may: bound what the account allows, by a service control policy or a permissions boundary, where that matters.',
  ...(count > ATTACHED
    ? [
        `These are ${count} policies, and AWS lets a user or a role have ${ATTACHED}: have the quota raised first, or allow the role fewer services.`,
      ]
    : []),
];

/**
 * How somebody who administers an AWS account lets CloudForge deploy a role's
 * services into it. Pure, and nothing in it is secret.
 *
 * @throws RangeError for an unknown service, and an account, region, prefix,
 * principal or external id that is none.
 *
 * @public
 */
export function guideFor(options: SetUpGuideOptions): SetUpGuide {
  const { services, access } = options;
  requireAccess(access);
  const policy = policyFor(services, options);
  const names = guideNames(options.role, policy.documents.length);
  return {
    services: policy.services,
    actionCount: policy.actionCount,
    ...names,
    steps: guideSteps(options, policy, names),
    script: guideScript(options, policy, names),
    warnings: warningsOf(policy.documents.length),
  };
}
