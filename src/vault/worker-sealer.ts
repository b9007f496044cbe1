import { trustedScriptUrl } from '#lib/trusted-script-url.ts';
import type { SealJob, SealOutcome } from './seal-worker.ts';
import workerUrl from './seal-worker.ts?worker&url';

export type WorkerSealer = {
  /** @throws Error when it cannot be sealed */
  seal(bytes: Uint8Array<ArrayBuffer>, recipient: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The public half of this phone's key. */
  recipientOf(identity: CryptoKey): Promise<string>;
};

/** Each job has a worker of its own, gone when it is done: nothing sealed lingers in memory. */
export const workerSealer: WorkerSealer = {
  async seal(bytes, recipient) {
    const outcome = await run({ kind: 'seal', bytes: bytes.slice().buffer, recipient });
    if (outcome.kind !== 'sealed') throw new Error('the worker did not seal');
    return new Uint8Array(outcome.sealed);
  },
  async recipientOf(identity) {
    const outcome = await run({ kind: 'recipient', identity });
    if (outcome.kind !== 'recipient') throw new Error('the worker gave no recipient');
    return outcome.recipient;
  },
};

function run(job: SealJob): Promise<SealOutcome> {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
  const outcome = new Promise<SealOutcome>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SealOutcome>) => {
      if (data.kind === 'failed') reject(new Error(data.reason));
      else resolve(data);
    };
    worker.onerror = () => reject(new Error('the sealing worker stopped'));
  });
  worker.postMessage(job, job.kind === 'seal' ? [job.bytes] : []);
  return outcome.finally(() => worker.terminate());
}
