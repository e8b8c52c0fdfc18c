import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

const rentalSchema = z.object({
  id: z.string(),
  vehicleId: z.string(),
  customer: z.string(),
  until: z.iso.date(),
});

/** What a database would hold. */
const RENTALS: z.infer<typeof rentalSchema>[] = [
  { id: 'r-1', vehicleId: 'v-1', customer: 'Ada', until: '2027-01-04' },
  { id: 'r-2', vehicleId: 'v-3', customer: 'Grace', until: '2027-01-09' },
];

export const rentals: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/rentals',
    {
      schema: {
        operationId: 'listRentals',
        summary: 'Who has rented which vehicle, and until when',
        response: { 200: z.object({ rentals: z.array(rentalSchema) }) },
      },
    },
    () => ({ rentals: RENTALS }),
  );
  return Promise.resolve();
};
