import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { cityId, idempotencyKey, procedureId, receiptNumber } from '../ids.ts';
import {
  applicationStatusSchema,
  attachmentReceiptSchema,
  intakeKeySchema,
  receiptSchema,
  recipient,
  settlementSchema,
  submissionSchema,
} from './schema.ts';

const ofCity = z.object({ city: cityId });

export const readIntakeKey = defineEndpoint({
  id: 'readIntakeKey',
  method: 'GET',
  path: '/api/v1/{city}/intake-key',
  summary: 'The key to which a phone seals what it sends to this city.',
  audience: 'resident',
  assurance: 'none',
  parameters: ofCity,
  response: intakeKeySchema,
  problems: ['not-found'],
});

export const uploadAttachment = defineEndpoint({
  id: 'uploadAttachment',
  method: 'POST',
  path: '/api/v1/{city}/attachments',
  summary: 'One sealed photograph, on its own. The Idempotency-Key is its id. Gone in an hour unless filed.',
  audience: 'resident',
  assurance: 'none',
  parameters: ofCity,
  /** The body is the sealed file and nothing else; what the server has to know about it stands here. */
  query: z.object({
    /** With its version decides whose department it is sealed to: those of the application that will name it. */
    procedure: procedureId,
    version: submissionSchema.shape.version,
    intakeKey: z.string().check(z.maxLength(60)),
    claimHash: submissionSchema.shape.claimHash,
    residentRecipient: recipient,
  }),
  request: 'bytes',
  response: attachmentReceiptSchema,
  status: 201,
  idempotent: true,
  problems: [
    'not-found',
    'in-flight',
    'key-reused',
    'key-retired',
    'version-unknown',
    'too-large',
    'cannot-open',
    'attachment-refused',
  ],
});

export const submitApplication = defineEndpoint({
  id: 'submitApplication',
  method: 'POST',
  path: '/api/v1/{city}/applications',
  summary: 'File an application. It has arrived when this answers 201.',
  audience: 'resident',
  assurance: 'none',
  parameters: ofCity,
  request: submissionSchema,
  response: receiptSchema,
  status: 201,
  idempotent: true,
  problems: [
    'not-found',
    'in-flight',
    'key-reused',
    'key-retired',
    'version-unknown',
    'cannot-open',
    'answers-refused',
    'attachment-missing',
    'too-large',
  ],
});

export const settleSubmission = defineEndpoint({
  id: 'settleSubmission',
  method: 'GET',
  path: '/api/v1/{city}/submissions/{key}',
  summary: 'After a lost answer: whether the act of this key has arrived.',
  audience: 'resident',
  assurance: 'claim',
  parameters: z.object({ city: cityId, key: idempotencyKey }),
  response: settlementSchema,
  problems: ['sign-in-required', 'not-found'],
});

export const readApplication = defineEndpoint({
  id: 'readApplication',
  method: 'GET',
  path: '/api/v1/{city}/applications/{receipt}',
  summary: 'How a filed application stands, with the copy sealed to the phone.',
  audience: 'resident',
  assurance: 'claim',
  parameters: z.object({ city: cityId, receipt: receiptNumber }),
  response: applicationStatusSchema,
  problems: ['sign-in-required', 'not-found'],
});
