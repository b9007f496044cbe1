/** How what waits in the outbox goes out, and what each answer means for it (DESIGN §4). */
import { type CallFailure, call } from '#api/client.ts';
import { submitApplication, uploadAttachment } from '#contract/applications/endpoints.ts';
import type { Send, SendOutcome } from '#offline/index.ts';

/** A photograph over a weak signal takes its time; the city hall's own answers do not. */
const UPLOAD_TIMEOUT_MS = 180_000;

export const send: Send = async (item, onProgress) => {
  const parameters = { city: item.city };
  if (item.kind === 'attachment') {
    const {
      procedure = '',
      version = '',
      intakeKey = '',
      claimHash = '',
      residentRecipient = '',
    } = item.query;
    const uploaded = await call(uploadAttachment, {
      parameters,
      query: { procedure, version, intakeKey, claimHash, residentRecipient },
      body: new Uint8Array(item.body),
      idempotencyKey: item.id,
      timeoutMs: UPLOAD_TIMEOUT_MS,
      onProgress,
    });
    return uploaded.ok ? { kind: 'done', receipt: null } : meaningOf(uploaded.failure);
  }
  const submitted = await call(submitApplication, {
    parameters,
    body: new TextDecoder().decode(item.body),
    idempotencyKey: item.id,
  });
  return submitted.ok ? { kind: 'done', receipt: submitted.value.value } : meaningOf(submitted.failure);
};

function meaningOf(failure: CallFailure): SendOutcome {
  if (failure.kind === 'no-answer') return { kind: 'again', answered: false, afterMs: null };
  // A page of somebody in between: it may have let the request through or not.
  if (failure.kind === 'not-understood') return { kind: 'again', answered: false, afterMs: null };
  const { problem, retryAfterSeconds } = failure;
  if (problem.code === 'attachment-missing') return { kind: 'files-missing' };
  if (isPassing(problem.status, problem.code)) {
    // After a 5xx the act may have been done all the same.
    const answered = problem.status < 500;
    return { kind: 'again', answered, afterMs: retryAfterSeconds === null ? null : retryAfterSeconds * 1000 };
  }
  return { kind: 'refused', code: problem.code, issues: problem.issues ?? [] };
}

function isPassing(status: number, code: string): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429 || code === 'in-flight';
}
