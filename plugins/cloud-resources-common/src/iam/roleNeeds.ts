import type { IamNeed } from './IamNeeds';

const ROLES = ['arn:aws:iam::${Account}:role/${Prefix}-*'];

/** A role of our own with inline policies, handed to one AWS service and to no other. */
export function roleNeeds(service: string): IamNeed[] {
  return [
    { for: 'create', actions: ['iam:CreateRole'], on: ROLES },
    {
      for: 'create',
      actions: ['iam:PassRole'],
      on: ROLES,
      condition: { StringEquals: { 'iam:PassedToService': service } },
    },
    {
      for: 'read',
      actions: [
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListInstanceProfilesForRole',
        'iam:ListRolePolicies',
      ],
      on: ROLES,
    },
    {
      for: 'update',
      actions: [
        'iam:DeleteRolePolicy',
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
      ],
      on: ROLES,
    },
    { for: 'tag', actions: ['iam:TagRole', 'iam:UntagRole'], on: ROLES },
    { for: 'delete', actions: ['iam:DeleteRole'], on: ROLES },
  ];
}
