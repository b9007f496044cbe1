/** Opens what a phone sealed and decides, with the phone's own rules, whether it can be filed. */

import { type SealedContent, type Submission, sealedContentSchema } from '#contract/applications/schema.ts';
import type { City } from '#contract/cities/schema.ts';
import type { Issue } from '#contract/problem.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import { namedAttachments, normalise, validate } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import type { PlainDate } from '#lib/dates.ts';
import { ok, type Result } from '#lib/result.ts';
import { open } from '../../keys/sealing.ts';
import { parseJson } from '../../middleware/body.ts';
import { type Failure, refusal } from '../../middleware/failure.ts';

/**
 * @param identity of the intake key
 * @returns `cannot-open` also when what is inside is not what the outside says
 */
export async function openContent(
  submission: Submission,
  city: City,
  identity: string,
): Promise<Result<SealedContent, Failure>> {
  const sealed = readBase64Url(submission.sealed);
  const plain = sealed ? await open(sealed, identity) : null;
  const json = plain?.ok ? parseJson(plain.value) : null;
  const content = json?.ok ? sealedContentSchema.safeParse(json.value) : null;
  if (!content?.success) return refusal('cannot-open');
  const { data } = content;
  const isSame =
    data.city === city.id &&
    data.procedure === submission.procedure &&
    data.version === submission.version &&
    JSON.stringify(data.attachments) === JSON.stringify(submission.attachments);
  return isSame ? ok(data) : refusal('cannot-open');
}

/**
 * @param today in Asia/Tokyo
 * @returns `cannot-open` when the answers do not name just the attachments that are listed
 */
export function decide(
  definition: ProcedureDefinition,
  content: SealedContent,
  languages: readonly string[],
  today: PlainDate,
): Result<null, Failure> {
  const issues = [
    ...notNormalised(definition, content.answers),
    ...(languages.includes(content.language) ? [] : [{ path: 'language', code: 'unknown-option' }]),
    ...validate(definition, content.answers, today),
  ];
  if (issues.length > 0) return refusal('answers-refused', { issues });
  const named = [...namedAttachments(definition, content.answers)].sort();
  const listed = content.attachments.map(({ id }) => id).sort();
  const isListed = JSON.stringify(named) === JSON.stringify(listed) && new Set(listed).size === listed.length;
  // No upload would ever mend this: the list lies inside the seal.
  return isListed ? ok(null) : refusal('cannot-open');
}

/** What is filed is what was checked: the phone sends answers in the form in which rules decide. */
function notNormalised(definition: ProcedureDefinition, answers: Answers): Issue[] {
  const normalised = normalise(definition, answers);
  const keys = new Set([...Object.keys(answers), ...Object.keys(normalised)]);
  return [...keys]
    .filter((key) => answers[key] !== normalised[key])
    .map((path) => ({ path, code: 'not-normalised' }));
}

function readBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64Url(text);
  } catch {
    return null;
  }
}
