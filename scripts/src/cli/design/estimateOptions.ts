import type { UsageSize } from '@cloudforge/plugin-cloud-resources-common';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DesignOptions } from './readDesign';

export interface EstimateFlags extends DesignOptions {
  currency: string;
  discount: number;
  assume: UsageSize;
  freeTier: boolean;
}

function percentage(text: string): number {
  const number = Number(text);
  if (!/^\d{1,3}(\.\d+)?$/.test(text) || number > 100) {
    throw new InvalidArgumentError('It has to be a number from 0 to 100.');
  }
  return number;
}

export const withRegion = (command: Command) =>
  command.option('--region <region>', "instead of the design's own");

export const withUsage = (command: Command) =>
  command.option(
    '--usage <file>',
    'JSON of what is used, by the id of a node; counts more than the usage in the design',
  );

/** How money is counted. */
export const withEstimate = (command: Command) =>
  withUsage(withRegion(command))
    .option('--currency <code>', 'USD, or one that has an exchange rate', 'USD')
    .option(
      '--discount <percent>',
      'taken off every price, 0 to 100',
      percentage,
      0,
    )
    .addOption(
      new Option('--assume <size>', 'use that is assumed where none is stated')
        .choices(['small', 'medium', 'large'])
        .default('small'),
    )
    .option('--free-tier', "take off AWS's always-free tier", false);

export const estimateOf = (flags: EstimateFlags) => ({
  currency: flags.currency.toUpperCase(),
  discountPercent: flags.discount,
  size: flags.assume,
  freeTier: flags.freeTier,
});
