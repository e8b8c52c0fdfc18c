import {
  designLimits,
  resourceTypes,
} from '@cloudforge/plugin-cloud-resources-common';

export const node = (
  id: string,
  resourceType: string,
  label = id,
  config = {},
) => ({
  id,
  data: { resourceType, label, config },
});

export const design = (nodes: unknown, edges: unknown = []) => ({
  region: 'us-east-1',
  nodes,
  edges,
});

const [anyType] = resourceTypes.ids;

export const many = (count: number) =>
  design(Array.from({ length: count }, (_, index) => node(`n${index}`, 'SQS')));

/** Each kind of wrong design: where it is said, and how. */
export const wrongDesigns: readonly (readonly [
  name: string,
  input: unknown,
  path: string,
  message: RegExp,
])[] = [
  ['no object', 'design', '', /object/],
  ['no nodes', { region: 'us-east-1' }, 'nodes', /missing/],
  [
    'an unknown region',
    { region: 'moon-1', nodes: [] },
    'region',
    /cannot have/,
  ],
  ['an unknown key', { ...design([]), color: 1 }, 'color', /unknown/],
  [
    'an unknown type',
    design([node('a', 'TAPE')]),
    'nodes.0.data.resourceType',
    /no resource type "TAPE"/,
  ],
  [
    'an empty label',
    design([node('a', anyType, ' ')]),
    'nodes.0.data.label',
    /empty/,
  ],
  [
    'a label on two lines',
    design([node('a', anyType, 'a\nb')]),
    'nodes.0.data.label',
    /line break/,
  ],
  [
    'two labels that become one name',
    design([node('a', 'SQS', 'Orders'), node('b', 'SQS', 'orders')]),
    'nodes.1.data.label',
    /same name/,
  ],
  [
    'two buckets of one name',
    design([
      node('a', 'S3', 'x', { bucket: 'cloudforge-files' }),
      node('b', 'S3', 'y', { bucket: 'cloudforge-files' }),
    ]),
    'nodes.1.data.config.bucket',
    /another S3 is named/,
  ],
  [
    'a key that reading would lose',
    design([
      node('a', 'S3', 'x', { tags: JSON.parse('{ "__proto__": "x" }') }),
    ]),
    'nodes.0.data.config.tags.__proto__',
    /cannot be a key/,
  ],
  [
    'two nodes of one id',
    design([node('a', 'SQS', 'x'), node('a', 'SQS', 'y')]),
    'nodes.1.id',
    /another node/,
  ],
  [
    'an edge to nowhere',
    design([node('a', 'SQS')], [{ source: 'a', target: 'b' }]),
    'edges.0',
    /no node "b"/,
  ],
  [
    'an edge twice',
    design(
      [node('a', 'EC2'), node('b', 'SQS')],
      [
        { source: 'a', target: 'b' },
        { source: 'a', target: 'b' },
      ],
    ),
    'edges.1',
    /second edge/,
  ],
  [
    'an edge that means nothing',
    design(
      [node('a', 'SQS'), node('b', 'EC2')],
      [{ source: 'a', target: 'b' }],
    ),
    'edges.0',
    /./,
  ],
  [
    'a circle',
    design(
      [node('a', 'SQS'), node('b', 'SQS')],
      [
        { source: 'a', target: 'b' },
        { source: 'b', target: 'a' },
      ],
    ),
    'edges',
    /circle/,
  ],
  [
    'usage of nobody',
    { ...design([]), usage: { x: {} } },
    'usage.x',
    /no node "x"/,
  ],
  [
    `${designLimits.nodes + 1} nodes`,
    many(designLimits.nodes + 1),
    'nodes',
    /at most 500 nodes/,
  ],
];
