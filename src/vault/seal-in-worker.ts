import { trustedScriptUrl } from '#lib/trusted-script-url.ts';
import type { SealJob, SealOutcome } from './seal-worker.ts';
import workerUrl from './seal-worker.ts?worker&url';

/** Seals a file in a worker that lives for this one job. @throws Error when it cannot be sealed */
export function sealInWorker(
  bytes: Uint8Array<ArrayBuffer>,
  recipient: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
  const outcome = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<SealOutcome>) => {
      if ('sealed' in event.data) resolve(new Uint8Array(event.data.sealed));
      else reject(new Error(event.data.failure));
    };
    worker.onerror = () => reject(new Error('the sealing worker stopped'));
  });
  const job: SealJob = { bytes: bytes.slice().buffer, recipient };
  worker.postMessage(job, [job.bytes]);
  return outcome.finally(() => worker.terminate());
}
