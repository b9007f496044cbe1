/** Photographs are sealed off the main thread: ten megabytes would stop the screen for half a second. */
import { seal } from './seal.ts';

export type SealJob = { readonly bytes: ArrayBuffer; readonly recipient: string };
export type SealOutcome = { readonly sealed: ArrayBuffer } | { readonly failure: string };

addEventListener('message', async (event: MessageEvent<SealJob>) => {
  try {
    const sealed = await seal(new Uint8Array(event.data.bytes), [event.data.recipient]);
    answer({ sealed: sealed.buffer }, [sealed.buffer]);
  } catch (error) {
    answer({ failure: String(error) }, []);
  }
});

function answer(outcome: SealOutcome, transfer: Transferable[]): void {
  postMessage(outcome, { transfer });
}
