import { ec2Arns } from './ec2Arns';
import type { IamNeeds } from './IamNeeds';
import { toBeOurs } from './ours';

/** Starting instances of our own, of any image and beside what is there already. */
export const runNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: ec2Arns('instance'),
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: [
      'arn:aws:ec2:${Region}::image/*',
      ...ec2Arns(
        'key-pair',
        'network-interface',
        'security-group',
        'subnet',
        'volume',
      ),
    ],
  },
];
