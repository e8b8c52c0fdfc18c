import type { IamNeeds } from './IamNeeds';

const PROFILES = ['arn:aws:iam::${Account}:instance-profile/${Prefix}-*'];

/** An instance profile of our own. */
export const profileNeeds: IamNeeds = [
  {
    for: 'create',
    actions: [
      'iam:AddRoleToInstanceProfile',
      'iam:CreateInstanceProfile',
      'iam:TagInstanceProfile',
    ],
    on: PROFILES,
  },
  {
    for: 'read',
    actions: ['iam:GetInstanceProfile', 'iam:ListInstanceProfileTags'],
    on: PROFILES,
  },
  {
    for: 'delete',
    actions: [
      'iam:DeleteInstanceProfile',
      'iam:RemoveRoleFromInstanceProfile',
      'iam:UntagInstanceProfile',
    ],
    on: PROFILES,
  },
];
