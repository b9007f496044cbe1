/** The tables as Kysely sees them; the migrations are their source. */
import type { ColumnType, Generated } from 'kysely';

/** Timestamps are written and read as dates; they are set once unless said otherwise. */
type Written = ColumnType<Date, Date, never>;

type IntakeKeys = {
  city: string;
  id: string;
  recipient: string;
  wrapped_identity: Buffer | null;
  created_at: Written;
  retired_at: Date | null;
};

type DepartmentKeys = {
  city: string;
  department: string;
  recipient: string;
  sealed_identity: Buffer;
  wrapped_pepper: Buffer;
  created_at: Written;
};

type Idempotency = {
  city: string;
  scope: string;
  key: string;
  operation: string;
  request_sha256: string;
  status: number;
  body: string;
  created_at: Written;
};

type ReceiptSerials = { city: string; year_month: string; last_serial: number };

type Applications = {
  city: string;
  id: string;
  receipt: string;
  procedure: string;
  version: string;
  language: string;
  department: string;
  claim_hash: string;
  arrived_at: Written;
  state: 'received' | 'accepted';
  revision: Generated<number>;
  sealed_department: Buffer;
  sealed_resident: Buffer;
  /** Written as JSON text, read as the object. */
  not_personal: ColumnType<Record<string, string>, string, never>;
};

type ApplicationStates = {
  city: string;
  application_id: string;
  state: 'received' | 'accepted';
  at: Written;
};

type BlindIndexes = {
  city: string;
  application_id: string;
  department: string;
  index_id: string;
  value: Buffer;
};

type Attachments = {
  city: string;
  id: string;
  claim_hash: string;
  sealed_sha256: string;
  department: string;
  sealed: Buffer;
  bytes: number;
  application_id: string | null;
  created_at: Written;
};

type StaffSessions = {
  city: string;
  token_hash: string;
  account: string;
  name: string;
  department: string;
  created_at: Written;
  expires_at: Date;
};

type Audit = {
  city: string;
  /** A 64-bit integer, as text. */
  seq: string;
  at: Written;
  account: string | null;
  department: string;
  act: string;
  application_id: string | null;
  prev_hash: string;
  hash: string;
};

export type Tables = {
  intake_keys: IntakeKeys;
  department_keys: DepartmentKeys;
  idempotency: Idempotency;
  receipt_serials: ReceiptSerials;
  applications: Applications;
  application_states: ApplicationStates;
  blind_indexes: BlindIndexes;
  attachments: Attachments;
  staff_sessions: StaffSessions;
  audit: Audit;
};
