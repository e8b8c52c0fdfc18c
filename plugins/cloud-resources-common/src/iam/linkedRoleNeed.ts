import type { IamNeed } from './IamNeeds';

/** AWS makes the role of a service at its first use in an account, in the name of whoever uses it. */
export const linkedRoleNeed = (service: string): IamNeed => ({
  for: 'create',
  actions: ['iam:CreateServiceLinkedRole'],
  on: [`arn:aws:iam::\${Account}:role/aws-service-role/${service}/*`],
  condition: { StringEquals: { 'iam:AWSServiceName': service } },
});
