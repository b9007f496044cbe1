/** Every operation of the API, in the order in which the documents show them. */
import * as applications from './applications/endpoints.ts';
import * as casework from './casework/endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import * as procedures from './procedures/endpoints.ts';
import * as system from './system/endpoints.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  ...Object.values(system),
  ...Object.values(procedures),
  ...Object.values(applications),
  ...Object.values(casework),
];
