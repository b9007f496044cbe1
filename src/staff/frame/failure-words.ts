import type { TFunction } from 'i18next';
import type { CallFailure } from '#api/client.ts';
import type { ProblemCode } from '#contract/problem.ts';

const TEXTS = {
  'bad-request': 'failure.refused',
  'sign-in-required': 'failure.signIn',
  forbidden: 'failure.notAllowed',
  'not-found': 'failure.notFound',
  'method-not-allowed': 'failure.refused',
  'in-flight': 'accept.inFlight',
  'already-decided': 'accept.alreadyDecided',
  'precondition-failed': 'accept.changed',
  'too-large': 'failure.refused',
  'unsupported-media-type': 'failure.refused',
  'answers-refused': 'failure.refused',
  'attachment-missing': 'failure.refused',
  'attachment-refused': 'failure.refused',
  'cannot-open': 'failure.refused',
  'key-reused': 'failure.refused',
  'key-retired': 'failure.refused',
  'version-unknown': 'failure.refused',
  'precondition-required': 'failure.refused',
  'too-many-requests': 'failure.tooMany',
  unexpected: 'failure.unexpected',
  unavailable: 'failure.unavailable',
} as const satisfies Record<ProblemCode, string>;

/** What a failed call means to the clerk, and what to do. */
export function failureWords(t: TFunction<'casework'>, failure: CallFailure): string {
  switch (failure.kind) {
    case 'no-answer':
      return t('failure.noAnswer');
    case 'not-understood':
      return t('failure.notUnderstood');
    case 'problem':
      return t(TEXTS[failure.problem.code], { reference: failure.problem.correlationId ?? '–' });
  }
}
