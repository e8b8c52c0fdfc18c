/** ARNs of everything of these kinds in EC2, whose ids AWS chooses. */
export const ec2Arns = (...kinds: string[]): string[] =>
  kinds.map(kind => `arn:aws:ec2:\${Region}:\${Account}:${kind}/*`);
