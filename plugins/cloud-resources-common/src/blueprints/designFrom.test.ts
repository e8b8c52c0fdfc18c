import { z } from 'zod';
import type { Blueprint } from './Blueprint';
import { designFrom } from './designFrom';

const params = z.strictObject({
  region: z.enum(['eu-west-1', 'us-east-1']).default('eu-west-1'),
  name: z.string().min(1),
});

const queue: Blueprint<z.infer<typeof params>> = {
  id: 'queue',
  title: 'Queue',
  description: 'One queue',
  paramsSchema: params,
  design: ({ region, name }) => ({
    region,
    nodes: [{ id: 'queue', data: { resourceType: 'SQS', label: name } }],
  }),
};

describe('designFrom', () => {
  it('fills in what was not chosen', () => {
    expect(designFrom(queue, { name: 'orders' })).toEqual({
      ok: true,
      value: {
        region: 'eu-west-1',
        nodes: [
          { id: 'queue', data: { resourceType: 'SQS', label: 'orders' } },
        ],
      },
    });
  });

  it('says everything that is wrong with the parameters, and what to do', () => {
    expect(designFrom(queue, { region: 'moon', size: 3 })).toEqual({
      ok: false,
      problems: [
        {
          path: 'region',
          message: 'has a value that it cannot have',
          mend: 'Use one of: eu-west-1, us-east-1.',
        },
        {
          path: 'name',
          message: 'is missing',
          mend: 'Give a string.',
        },
        {
          path: 'size',
          message: '"size" is unknown here',
          mend: 'Remove it, or correct its spelling.',
        },
      ],
    });
  });
});
