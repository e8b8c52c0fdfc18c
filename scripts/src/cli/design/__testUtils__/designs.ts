import {
  validateDesign,
  type Design,
  type DesignFile,
} from '@cloudforge/plugin-cloud-resources-common';

/** Two t3.medium in us-east-1: 0.0416 an hour each. */
export const servers: DesignFile = {
  region: 'us-east-1',
  nodes: [
    {
      id: 'web',
      data: {
        resourceType: 'EC2',
        label: 'Web',
        config: {
          instanceType: 't3.medium',
          count: 2,
          disableApiTermination: true,
        },
      },
    },
  ],
  edges: [],
};

export const queue = (config: object = {}): DesignFile => ({
  region: 'us-east-1',
  nodes: [
    {
      id: 'orders',
      data: { resourceType: 'SQS', label: 'Orders', config: { ...config } },
    },
  ],
});

/** For a command that reads this design from standard input. */
export const input = (design: unknown) => ({ input: JSON.stringify(design) });

/** @throws Error that lists every problem, if there is one. */
export function checked(file: unknown): Design {
  const design = validateDesign(file);
  if (!design.ok) {
    throw new Error(JSON.stringify(design.problems));
  }
  return design.value;
}
