/** What a person does with an application. Screens call these and show the outcome. */
import { type CallFailure, call } from '#api/client.ts';
import { readApplication, readIntakeKey } from '#contract/applications/endpoints.ts';
import type { ApplicationStatus } from '#contract/applications/schema.ts';
import type { Issue } from '#contract/problem.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { namedAttachments, normalise, validate } from '#contract/procedures/rules.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import { fail, type Result } from '#lib/result.ts';
import type { ApplicationRecord, Offline, StoreFailure } from '#offline/index.ts';

export type SendFailure =
  | StoreFailure
  | { readonly kind: 'to-mend'; readonly issues: readonly Issue[] }
  /** This phone never learned the city's key: it must be online once. */
  | { readonly kind: 'no-key'; readonly failure: CallFailure }
  /** The sealing worker did not come or stopped. Nothing was changed. */
  | { readonly kind: 'not-sealed' };

/** Seals the draft, as it stands on the disk by now, and lets it wait to be sent. It has not arrived yet. */
export async function sendApplication(
  offline: Offline,
  record: ApplicationRecord,
  edition: ProcedureEdition,
): Promise<Result<ApplicationRecord, SendFailure>> {
  const key = await call(readIntakeKey, { parameters: { city: record.city } });
  const written = await offline.drafts.flush(record.id);
  if (!written.ok) return written;
  const draft = await offline.store.read(record.id);
  if (!draft) return fail({ kind: 'not-here' });
  const { definition } = edition;
  const answers = normalise(definition, { ...draft.answers, ...offline.unkept.read(record.id) });
  const issues = validate(definition, answers, tokyoToday(systemClock));
  if (issues.length > 0) return fail({ kind: 'to-mend', issues });
  if (!key.ok) return fail({ kind: 'no-key', failure: key.failure });
  try {
    return await offline.submit(draft, answers, namedAttachments(definition, answers), key.value.value);
  } catch {
    return fail({ kind: 'not-sealed' });
  }
}

/** Begins a draft, with the answers that the eligibility questions have already given. */
export async function beginDraft(
  offline: Offline,
  start: Pick<ApplicationRecord, 'city' | 'procedure' | 'version' | 'language'>,
  answers: Answers,
): Promise<Result<ApplicationRecord, StoreFailure>> {
  // Asked at the first draft: a phone that grants it does not throw drafts away for want of space.
  void navigator.storage?.persist?.();
  const created = await offline.store.create(start);
  if (!created.ok || Object.keys(answers).length === 0) return created;
  return offline.store.saveAnswers(created.value.id, answers);
}

/** How the city stands with what arrived. */
export async function readStatus(
  record: ApplicationRecord,
): Promise<Result<ApplicationStatus, CallFailure | { readonly kind: 'not-arrived' }>> {
  if (record.phase.kind !== 'arrived') return fail({ kind: 'not-arrived' });
  const { claim, receipt } = record.phase;
  const answer = await call(readApplication, {
    parameters: { city: record.city, receipt: receipt.receipt },
    claim,
  });
  return answer.ok ? { ok: true, value: answer.value.value } : answer;
}
