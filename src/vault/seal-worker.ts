/**
 * Sealing happens off the main thread: ten megabytes would stop the screen for half a second. The library, too,
 * is loaded here alone.
 */
import { recipientOf, seal } from './seal.ts';

export type SealJob =
  | { readonly kind: 'seal'; readonly bytes: ArrayBuffer; readonly recipient: string }
  | { readonly kind: 'recipient'; readonly identity: CryptoKey };

export type SealOutcome =
  | { readonly kind: 'sealed'; readonly sealed: ArrayBuffer }
  | { readonly kind: 'recipient'; readonly recipient: string }
  | { readonly kind: 'failed'; readonly reason: string };

addEventListener('message', async (event: MessageEvent<SealJob>) => {
  try {
    const outcome = await work(event.data);
    postMessage(outcome, { transfer: outcome.kind === 'sealed' ? [outcome.sealed] : [] });
  } catch (error) {
    postMessage({ kind: 'failed', reason: String(error) } satisfies SealOutcome);
  }
});

async function work(job: SealJob): Promise<SealOutcome> {
  if (job.kind === 'recipient') return { kind: 'recipient', recipient: await recipientOf(job.identity) };
  const sealed = await seal(new Uint8Array(job.bytes), [job.recipient]);
  return { kind: 'sealed', sealed: sealed.slice().buffer };
}
