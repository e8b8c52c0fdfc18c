import { InvalidArgumentError, type Command } from 'commander';

/** Who answers for the resources of a design, and who pays for them. */
export interface AttributionFlags {
  owner?: string;
  costCenter?: string;
}

function notEmpty(text: string): string {
  if (text.trim() === '') {
    throw new InvalidArgumentError('A tag without a value counts for nothing.');
  }
  return text;
}

export const withAttribution = (command: Command) =>
  command
    .option('--owner <text>', 'tag Owner of every resource', notEmpty)
    .option(
      '--cost-center <text>',
      'tag CostCenter of every resource',
      notEmpty,
    );
