-- The city is part of every key, so that the store can be split by city.

create table intake_keys (
  city text not null,
  id text not null,
  recipient text not null,
  -- AES-256-GCM under the master key; null once the key has been erased.
  wrapped_identity bytea,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (city, id),
  check (wrapped_identity is not null or retired_at is not null)
);
create unique index intake_keys_one_current on intake_keys (city) where retired_at is null;

create table department_keys (
  city text not null,
  department text not null,
  recipient text not null,
  -- The identity sealed with the department phrase, which the server does not know.
  sealed_identity bytea not null,
  wrapped_pepper bytea not null,
  created_at timestamptz not null,
  primary key (city, department)
);

create table idempotency (
  city text not null,
  -- Hash of the claim, or `staff:` and the account.
  scope text not null,
  key uuid not null,
  operation text not null,
  request_sha256 text not null,
  status smallint not null,
  body text not null,
  created_at timestamptz not null,
  primary key (city, scope, key)
);
create index idempotency_by_age on idempotency (created_at);

create table receipt_serials (
  city text not null,
  year_month text not null check (year_month ~ '^[0-9]{4}$'),
  last_serial integer not null check (last_serial between 0 and 999999),
  primary key (city, year_month)
);

create table applications (
  city text not null,
  id uuid not null,
  receipt text not null,
  procedure text not null,
  version text not null,
  language text not null,
  department text not null,
  claim_hash text not null,
  arrived_at timestamptz not null,
  state text not null check (state in ('received', 'accepted')),
  revision integer not null default 1 check (revision > 0),
  sealed_department bytea not null,
  sealed_resident bytea not null,
  not_personal jsonb not null,
  primary key (city, id),
  unique (city, receipt)
);
create index applications_of_department on applications (city, department, receipt);

create table application_states (
  city text not null,
  application_id uuid not null,
  state text not null,
  at timestamptz not null,
  primary key (city, application_id, state),
  foreign key (city, application_id) references applications (city, id)
);

create table blind_indexes (
  city text not null,
  application_id uuid not null,
  department text not null,
  index_id text not null,
  value bytea not null,
  primary key (city, application_id, index_id),
  foreign key (city, application_id) references applications (city, id)
);
create index blind_indexes_by_value on blind_indexes (city, department, index_id, value);

create table attachments (
  city text not null,
  id uuid not null,
  claim_hash text not null,
  -- Of the sealed bytes as the phone sent them.
  sealed_sha256 text not null,
  department text not null,
  -- One age file that both the department and the resident can open.
  sealed bytea not null,
  bytes integer not null check (bytes > 0),
  application_id uuid,
  created_at timestamptz not null,
  primary key (city, claim_hash, id),
  foreign key (city, application_id) references applications (city, id)
);
create index attachments_of_application on attachments (city, application_id);
create index attachments_orphaned on attachments (created_at) where application_id is null;

create table staff_sessions (
  city text not null,
  token_hash text not null,
  account text not null,
  name text not null,
  department text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (city, token_hash)
);

create table audit (
  city text not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  account text,
  department text not null,
  act text not null,
  application_id uuid,
  prev_hash text not null,
  hash text not null,
  primary key (city, seq)
);
create index audit_of_application on audit (city, application_id, seq);

-- A filed application is immutable: state and revision move, its content never.
create function refuse_change_of_filed_application() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and (new.city, new.id, new.receipt, new.procedure, new.version, new.language, new.department, new.claim_hash,
         new.arrived_at, new.sealed_department, new.sealed_resident, new.not_personal)
      is not distinct from
        (old.city, old.id, old.receipt, old.procedure, old.version, old.language, old.department, old.claim_hash,
         old.arrived_at, old.sealed_department, old.sealed_resident, old.not_personal)
  then
    return new;
  end if;
  raise exception 'a filed application is immutable' using errcode = 'integrity_constraint_violation';
end $$;
create trigger applications_immutable before update or delete on applications
  for each row execute function refuse_change_of_filed_application();

create function refuse_change_of_filed_attachment() returns trigger language plpgsql as $$
begin
  if old.application_id is null then
    if tg_op = 'DELETE' then
      return old;
    end if;
    if (new.city, new.id, new.claim_hash, new.sealed_sha256, new.department, new.sealed, new.bytes)
      is not distinct from
       (old.city, old.id, old.claim_hash, old.sealed_sha256, old.department, old.sealed, old.bytes)
    then
      return new;
    end if;
  end if;
  raise exception 'a filed attachment is immutable' using errcode = 'integrity_constraint_violation';
end $$;
create trigger attachments_immutable before update or delete on attachments
  for each row execute function refuse_change_of_filed_attachment();

-- The audit only grows.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit only grows' using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change_of_audit();
create trigger audit_never_emptied before truncate on audit
  for each statement execute function refuse_change_of_audit();
