import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { applicationId, attachmentId, cityId } from '../ids.ts';
import {
  caseFileSchema,
  caseListSchema,
  caseSummarySchema,
  staffAccountSchema,
  staffSessionSchema,
} from './schema.ts';

const ofCity = z.object({ city: cityId });
const ofCase = z.object({ city: cityId, application: applicationId });

/** Exists only while simulators run; the identity work replaces it by a real sign-in. */
export const listDevelopmentAccounts = defineEndpoint({
  id: 'listDevelopmentAccounts',
  method: 'GET',
  path: '/api/v1/{city}/staff/development-accounts',
  summary: 'Simulator: accounts of the development login.',
  audience: 'staff',
  assurance: 'none',
  parameters: ofCity,
  response: z.object({ accounts: z.array(staffAccountSchema) }),
  problems: ['not-found'],
});

export const developmentLogin = defineEndpoint({
  id: 'developmentLogin',
  method: 'POST',
  path: '/api/v1/{city}/staff/development-login',
  summary: 'Simulator: sign in as an account, without proof.',
  audience: 'staff',
  assurance: 'none',
  parameters: ofCity,
  request: z.strictObject({ account: z.string().check(z.maxLength(60)) }),
  response: staffSessionSchema,
  problems: ['not-found'],
});

export const readStaffSession = defineEndpoint({
  id: 'readStaffSession',
  method: 'GET',
  path: '/api/v1/{city}/staff/session',
  summary: 'Who is signed in; null for nobody, which is no failure.',
  audience: 'staff',
  assurance: 'none',
  parameters: ofCity,
  response: z.object({ session: z.nullable(staffSessionSchema) }),
  problems: ['not-found'],
});

export const endStaffSession = defineEndpoint({
  id: 'endStaffSession',
  method: 'DELETE',
  path: '/api/v1/{city}/staff/session',
  summary: 'Sign out.',
  audience: 'staff',
  assurance: 'staff',
  parameters: ofCity,
  status: 204,
  problems: ['sign-in-required'],
});

export const listCases = defineEndpoint({
  id: 'listCases',
  method: 'GET',
  path: '/api/v1/{city}/casework/applications',
  summary: 'Applications of the department, newest arrival last.',
  audience: 'staff',
  assurance: 'staff',
  parameters: ofCity,
  query: z.object({
    state: z.optional(z.enum(['received', 'accepted'])),
    cursor: z.optional(z.string().check(z.maxLength(200))),
  }),
  response: caseListSchema,
  problems: ['sign-in-required', 'bad-request'],
});

export const openCase = defineEndpoint({
  id: 'openCase',
  method: 'GET',
  path: '/api/v1/{city}/casework/applications/{application}',
  summary: 'The sealed file of one application. Leaves an audit row.',
  audience: 'staff',
  assurance: 'staff',
  parameters: ofCase,
  response: caseFileSchema,
  problems: ['sign-in-required', 'not-found'],
});

export const openCaseAttachment = defineEndpoint({
  id: 'openCaseAttachment',
  method: 'GET',
  path: '/api/v1/{city}/casework/applications/{application}/attachments/{attachment}',
  summary: 'One sealed photograph. Leaves an audit row.',
  audience: 'staff',
  assurance: 'staff',
  parameters: z.object({ city: cityId, application: applicationId, attachment: attachmentId }),
  response: 'bytes',
  problems: ['sign-in-required', 'not-found'],
});

export const acceptCase = defineEndpoint({
  id: 'acceptCase',
  method: 'POST',
  path: '/api/v1/{city}/casework/applications/{application}/acceptance',
  summary: 'Accept a notification 受理. Leaves an audit row.',
  audience: 'staff',
  assurance: 'staff',
  parameters: ofCase,
  request: z.strictObject({}),
  response: caseSummarySchema,
  idempotent: true,
  conditional: true,
  problems: [
    'sign-in-required',
    'not-found',
    'in-flight',
    'key-reused',
    'already-decided',
    'precondition-required',
    'precondition-failed',
  ],
});
