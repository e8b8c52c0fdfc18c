import type { IamNeed } from './IamNeeds';

/**
 * What a service does with a key of one's own in the name of whoever has it
 * encrypt something: any key of the account, and through the service alone.
 */
export const keyNeed = (...services: string[]): IamNeed => ({
  for: 'create',
  actions: [
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
  ],
  on: ['arn:aws:kms:${Region}:${Account}:key/*'],
  condition: {
    StringLike: {
      'kms:ViaService': services.map(
        service => `${service}.\${Region}.amazonaws.com`,
      ),
    },
  },
});
