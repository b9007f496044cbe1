import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { cityId } from '../ids.ts';
import { postalCodesSchema } from './schema.ts';

export const readPostalCodes = defineEndpoint({
  id: 'readPostalCodes',
  method: 'GET',
  path: '/api/v1/{city}/postal-codes',
  summary: 'Postal codes of the region, to suggest an address without a network.',
  audience: 'resident',
  assurance: 'none',
  parameters: z.object({ city: cityId }),
  response: postalCodesSchema,
  problems: ['not-found'],
});
