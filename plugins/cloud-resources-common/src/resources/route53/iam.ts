import type { IamNeeds } from '../../iam/IamNeeds';

/** AWS chooses the ids of zones and knows no condition on their tags. */
const ZONES = ['arn:aws:route53:::hostedzone/*'];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['route53:CreateHostedZone'],
    on: { everything: 'a zone has no ARN before it is made' },
  },
  {
    for: 'read',
    actions: [
      'route53:GetHostedZone',
      'route53:ListResourceRecordSets',
      'route53:ListTagsForResource',
    ],
    on: ZONES,
  },
  {
    for: 'read',
    // Terraform waits until a change is everywhere.
    actions: ['route53:GetChange'],
    on: ['arn:aws:route53:::change/*'],
  },
  {
    for: 'update',
    actions: [
      'route53:ChangeResourceRecordSets',
      'route53:UpdateHostedZoneComment',
    ],
    on: ZONES,
  },
  { for: 'tag', actions: ['route53:ChangeTagsForResource'], on: ZONES },
  {
    for: 'delete',
    // `force_destroy` looks first whether the zone is signed.
    actions: ['route53:DeleteHostedZone', 'route53:GetDNSSEC'],
    on: ZONES,
  },
];
