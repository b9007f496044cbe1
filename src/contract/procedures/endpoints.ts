import * as z from 'zod/mini';
import { cityGuideSchema } from '../cities/schema.ts';
import { defineEndpoint } from '../endpoint.ts';
import { cityId, languageTag, procedureId } from '../ids.ts';
import { lifeEventsSchema } from './life-events.ts';
import { procedureEditionSchema } from './schema.ts';
import { searchTextsSchema } from './search-texts.ts';

export const readGuide = defineEndpoint({
  id: 'readGuide',
  method: 'GET',
  path: '/api/v1/{city}/guide',
  summary: 'A city in one language: its names, windows and list of procedures.',
  audience: 'resident',
  assurance: 'none',
  parameters: z.object({ city: cityId }),
  query: z.object({ language: languageTag }),
  response: cityGuideSchema,
  problems: ['not-found'],
});

export const readProcedure = defineEndpoint({
  id: 'readProcedure',
  method: 'GET',
  path: '/api/v1/{city}/procedures/{procedure}/versions/{version}',
  summary: 'A procedure in one version and language. The rules of a version are immutable.',
  audience: 'resident',
  assurance: 'none',
  parameters: z.object({
    city: cityId,
    procedure: procedureId,
    version: z.string().check(z.regex(/^\d{1,4}$/)),
  }),
  query: z.object({ language: languageTag }),
  response: procedureEditionSchema,
  problems: ['not-found'],
});

export const readLifeEvents = defineEndpoint({
  id: 'readLifeEvents',
  method: 'GET',
  path: '/api/v1/{city}/life-events',
  summary: 'What is to be done when life changes (moving, birth, loss …), in its order, in one language.',
  audience: 'resident',
  assurance: 'none',
  parameters: z.object({ city: cityId }),
  query: z.object({ language: languageTag }),
  response: lifeEventsSchema,
  problems: ['not-found'],
});

export const readSearchTexts = defineEndpoint({
  id: 'readSearchTexts',
  method: 'GET',
  path: '/api/v1/{city}/search-texts',
  summary: 'The texts of a city in one language, passage by passage, for a search that runs on the phone.',
  audience: 'resident',
  assurance: 'none',
  parameters: z.object({ city: cityId }),
  query: z.object({ language: languageTag }),
  response: searchTextsSchema,
  problems: ['not-found'],
});
