import { type CallFailure, call } from '#api/client.ts';
import { type SealedContent, sealedContentSchema } from '#contract/applications/schema.ts';
import { listCases, openCase, openCaseAttachment } from '#contract/casework/endpoints.ts';
import type { CaseFile, CaseSummary } from '#contract/casework/schema.ts';
import { readProcedure } from '#contract/procedures/endpoints.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { DepartmentKey } from './department-key.ts';

export type CaseFilter = {
  readonly state: 'received' | 'accepted' | undefined;
  readonly cursor: string | undefined;
};
export type CasePage = { readonly cases: readonly CaseSummary[]; readonly next: string | null };

export async function loadCases(city: string, filter: CaseFilter): Promise<Result<CasePage, CallFailure>> {
  const answer = await call(listCases, { parameters: { city }, query: filter });
  return answer.ok ? ok(answer.value.value) : answer;
}

/** A case with the mark of its present state, which an act on it must name. */
export type OpenedCase = { readonly file: CaseFile; readonly etag: string };

/** Each call is a read of personal data and leaves an audit row. */
export async function loadCase(city: string, application: string): Promise<Result<OpenedCase, CallFailure>> {
  const answer = await call(openCase, { parameters: { city, application } });
  if (!answer.ok) return answer;
  const { value: file, etag, status } = answer.value;
  return etag ? ok({ file, etag }) : fail({ kind: 'not-understood', status });
}

export type ReadCase = {
  readonly content: SealedContent;
  /** The procedure in the clerk's language. */
  readonly edition: ProcedureEdition;
  /** And in the language in which it was filled in. */
  readonly writtenEdition: ProcedureEdition;
};

export type ReadCaseFailure =
  | CallFailure
  | { readonly kind: 'cannot-open' }
  /** What the seal holds is not what the record says has arrived. */
  | { readonly kind: 'mismatch' };

/** Opens the seal in this browser and fetches the words for what is in it. */
export async function readCase(
  city: string,
  file: CaseFile,
  key: DepartmentKey,
  language: string,
): Promise<Result<ReadCase, ReadCaseFailure>> {
  const opened = await key.open(fromBase64Url(file.sealed));
  if (!opened.ok) return fail({ kind: 'cannot-open' });
  const content = parseContent(opened.value);
  const { procedure, version } = file.summary;
  if (!content || content.city !== city || content.procedure !== procedure || content.version !== version) {
    return fail({ kind: 'mismatch' });
  }
  const [edition, writtenEdition] = await Promise.all([
    loadEdition(city, content, language),
    loadEdition(city, content, content.language),
  ]);
  if (!edition.ok) return edition;
  if (!writtenEdition.ok) return writtenEdition;
  return ok({ content, edition: edition.value, writtenEdition: writtenEdition.value });
}

function parseContent(bytes: Uint8Array): SealedContent | null {
  try {
    return sealedContentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

async function loadEdition(
  city: string,
  { procedure, version }: SealedContent,
  language: string,
): Promise<Result<ProcedureEdition, CallFailure>> {
  const answer = await call(readProcedure, { parameters: { city, procedure, version }, query: { language } });
  return answer.ok ? ok(answer.value.value) : answer;
}

export type PhotoFailure = CallFailure | { readonly kind: 'cannot-open' } | { readonly kind: 'not-shown' };

/** One photograph, opened in this browser. Leaves an audit row. */
export async function loadPhoto(
  parameters: { readonly city: string; readonly application: string; readonly attachment: string },
  key: DepartmentKey,
): Promise<Result<Blob, PhotoFailure>> {
  const answer = await call(openCaseAttachment, { parameters });
  if (!answer.ok) return answer;
  const opened = await key.open(answer.value.value);
  if (!opened.ok) return fail({ kind: 'cannot-open' });
  return isJpeg(opened.value)
    ? ok(new Blob([opened.value], { type: 'image/jpeg' }))
    : fail({ kind: 'not-shown' });
}

/** Nothing else is taken in; what a file calls itself does not count. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
