/**
 * One definition, one verdict: these pure functions decide on the phone while a person writes and on the
 * server when it arrives. Nothing here reads a clock; `today` is a plain date in Asia/Tokyo.
 */

export type { GroupOrConcrete } from './asked.ts';
export {
  askedFields,
  namedAttachments,
  ownerOf,
  visibleFields,
  visiblePages,
  volatileKeys,
} from './asked.ts';
export { holds } from './conditions.ts';
export type { EligibilityState } from './eligibility.ts';
export { eligibility } from './eligibility.ts';
export type { ConcreteField, VisibleEntry } from './entries.ts';
export { addEntry, entriesOf, expandField, itemKey, removeEntry, visibleEntries } from './entries.ts';
export type { FeeLine } from './fee.ts';
export { fee } from './fee.ts';
export { deadline, filingWindow } from './filing-window.ts';
export type { IssueCode } from './issues.ts';
export { mayFileHere } from './may-file-here.ts';
export { normalise } from './normalise.ts';
export { nextSteps, notPersonal } from './outcome.ts';
export { validate, validatePage } from './validate.ts';
export type { AgainReason, GoneReason } from './versions.ts';
export { moveToVersion } from './versions.ts';
export { wordsOf } from './words.ts';
