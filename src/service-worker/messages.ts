/** What a page may ask of the worker, through `postMessage` with a port for the answer. */
import * as z from 'zod/mini';
import { cityId, languageTag } from '#contract/ids.ts';

export const workerMessageSchema = z.discriminatedUnion('type', [
  /** Keep a city in one language for the time without a network. */
  z.object({ type: z.literal('keep'), language: languageTag, city: cityId }),
  /** Which build is this? */
  z.object({ type: z.literal('version') }),
  /** The person agreed to the update: stop waiting. The name is workbox-window's. */
  z.object({ type: z.literal('SKIP_WAITING') }),
]);
export type WorkerMessage = z.infer<typeof workerMessageSchema>;

/** `kept` is false when not all of it could be fetched, or the place is unknown to this build. */
export type KeepAnswer = { readonly kept: boolean };
export type VersionAnswer = { readonly revision: string };
