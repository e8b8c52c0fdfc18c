import { z } from 'zod';
import { designLimits } from './limits';
import { regions } from './regions';

const id = (what: string) =>
  z
    .string()
    .min(1, `the id of ${what} must not be empty`)
    .max(
      designLimits.id,
      `the id of ${what} may have at most ${designLimits.id} characters`,
    );

/**
 * A label is shown, written into a comment and made into names; it stays on one
 * line, and in the order in which it is written (embeddings, overrides and
 * isolates of Unicode's bidirectional algorithm).
 */
const label = z
  .string()
  .trim()
  .min(1, 'the label must not be empty')
  .max(
    designLimits.label,
    `the label may have at most ${designLimits.label} characters`,
  )
  .regex(
    /^[^\p{Control}\p{Surrogate}\u2028-\u202e\u2066-\u2069]*$/u,
    'the label contains a line break or an invisible character',
  );

/** The canvas keeps more with a node (size, selection), which is no part of the design. */
export const nodeSchema = z.object({
  id: id('a node'),
  type: z.literal('resource').default('resource'),
  position: z.object({ x: z.number(), y: z.number() }).optional(),
  data: z.strictObject({
    resourceType: z.string(),
    label,
    config: z.record(z.string(), z.unknown()).default({}),
  }),
});

export const edgeSchema = z.object({
  id: id('an edge').optional(),
  source: id('the source of an edge'),
  target: id('the target of an edge'),
});

/** By the id of a node. */
export const usageSchema = z.record(
  z.string(),
  z.record(z.string(), z.unknown()),
);

/** @public */
export const designFileSchema = z.strictObject({
  region: z.enum(regions),
  usage: usageSchema.default({}),
  nodes: z
    .array(nodeSchema)
    .max(
      designLimits.nodes,
      `a design may have at most ${designLimits.nodes} nodes`,
    ),
  edges: z
    .array(edgeSchema)
    .max(
      designLimits.edges,
      `a design may have at most ${designLimits.edges} edges`,
    )
    .default([]),
  viewport: z
    .object({ x: z.number(), y: z.number(), zoom: z.number() })
    .optional(),
});

/**
 * A design as the canvas and DESIGN.json hold it: nodes and edges, with
 * configuration that only its resource type can judge.
 *
 * @public
 */
export type DesignFile = z.input<typeof designFileSchema>;
