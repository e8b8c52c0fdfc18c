import { z } from 'zod';
import { resource, type HclBlock } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';

/** What CloudWatch Logs takes (API reference, PutRetentionPolicy). */
export const retentionInDays = z
  .literal([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
    2192, 2557, 2922, 3288, 3653,
  ])
  .default(30)
  .meta({ title: 'Logs are kept for', unit: 'days' });

export const logGroupBlock = (
  name: string,
  group: string,
  days: number,
  context: TerraformContext,
): HclBlock =>
  resource('aws_cloudwatch_log_group', name, {
    name: group,
    retention_in_days: days,
    tags: context.tags(),
  });
