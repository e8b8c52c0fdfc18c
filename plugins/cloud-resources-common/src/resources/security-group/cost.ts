import { z } from 'zod';
import type { ResourceType } from '../ResourceType';
import type { SecurityGroupConfig } from './schema';

export const cost: ResourceType<SecurityGroupConfig, object>['cost'] = {
  usageSchema: z.strictObject({}),
  assumed: { small: {}, medium: {}, large: {} },
  assumedFrom: 'nothing is used up',
  items: () => [],
  note: () => 'AWS charges nothing for a security group.',
};
