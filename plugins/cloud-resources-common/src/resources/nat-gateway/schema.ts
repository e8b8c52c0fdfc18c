import { z } from 'zod';
import { word } from '../fields';
import { tagsSchema } from '../tags';

export const configSchema = z.strictObject({
  allocationId: word(
    /^eipalloc-([0-9a-f]{8}|[0-9a-f]{17})$/,
    'the allocation id of an Elastic IP, such as eipalloc-0123456789abcdef0',
    {
      title: 'Elastic IP that is there already',
      help: 'For an address that others know; left out, it gets a new one',
    },
  ).optional(),
  tags: tagsSchema.default({}),
});

/** @public */
export type NatGatewayConfig = z.infer<typeof configSchema>;
