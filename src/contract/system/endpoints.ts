import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';

const healthSchema = z.object({ status: z.literal('ok') });

export const readLiveness = defineEndpoint({
  id: 'readLiveness',
  method: 'GET',
  path: '/healthz',
  summary: 'The process runs.',
  audience: 'resident',
  assurance: 'none',
  response: healthSchema,
});

export const readReadiness = defineEndpoint({
  id: 'readReadiness',
  method: 'GET',
  path: '/readyz',
  summary: 'The database answers and its migrations are done.',
  audience: 'resident',
  assurance: 'none',
  response: healthSchema,
  problems: ['unavailable'],
});
