import { z } from 'zod';

/** A decimal as text, as the API gives it; kept exact until it is one number. */
const decimal = z.string().regex(/^\d+(\.\d+)?$/);

const priceDimensionSchema = z.object({
  unit: z.string(),
  beginRange: decimal,
  /** `Inf` for the last. */
  endRange: z.union([decimal, z.literal('Inf')]),
  description: z.string().default(''),
  pricePerUnit: z.object({ USD: decimal }),
});

/** An entry of `PriceList` of GetProducts, of which the rest is not needed. */
export const productSchema = z.object({
  product: z.object({
    sku: z.string(),
    attributes: z.record(z.string(), z.string()),
  }),
  terms: z
    .object({
      OnDemand: z
        .record(
          z.string(),
          z.object({
            priceDimensions: z.record(z.string(), priceDimensionSchema),
          }),
        )
        .optional(),
    })
    .default({}),
  publicationDate: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
});

export type PriceDimension = z.output<typeof priceDimensionSchema>;

export type Product = z.output<typeof productSchema>;

export type Attributes = Readonly<Record<string, string>>;
