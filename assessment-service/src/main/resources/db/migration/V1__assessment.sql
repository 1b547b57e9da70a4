-- SPDX-License-Identifier: Apache-2.0

-- Copies of what other services own (package upstream) -----------------------------------------

-- Every AI system that was ever heard of; survives a wipe of the copies.
create table known_system (
  system_id  uuid        primary key,
  system_key text        not null,
  name       text        not null,
  team       text        not null,
  state      text        not null check (state in ('ACTIVE', 'RETIRED')),
  updated_at timestamptz not null
);
create index known_system_key on known_system (system_key);

-- The revision that is current, per system.
create table system_copy (
  system_id       uuid        primary key,
  number          bigint      not null,
  digest          text        not null,
  document_digest text        not null,
  received_at     timestamptz not null
);

-- Revisions as they were received, whole.
create table revision_copy (
  system_id       uuid        not null,
  number          bigint      not null,
  document_digest text        not null,
  digest          text        not null,
  body            text        not null,
  received_at     timestamptz not null,
  primary key (system_id, number, document_digest)
);

-- Renamed components keep what was recorded under their old key.
create table component_rename (
  system_id uuid   not null,
  from_key  text   not null,
  to_key    text   not null,
  revision  bigint not null,
  primary key (system_id, from_key)
);

-- Latest time of each kind of change that is on no component.
create table system_change (
  system_id uuid        not null,
  kind      text        not null,
  at        timestamptz not null,
  revision  bigint      not null,
  primary key (system_id, kind)
);

-- Editions of the catalogue as they were received, whole.
create table edition_copy (
  edition        text        not null,
  content_digest text        not null,
  digest         text        not null,
  published_at   timestamptz not null,
  body           text        not null,
  active         boolean     not null,
  received_at    timestamptz not null,
  primary key (edition, content_digest)
);
create unique index edition_active on edition_copy (active) where active;

-- Safeguards, evidence, findings -----------------------------------------------------------------

create table safeguard (
  id         uuid        primary key,
  system_id  uuid,
  team       text,
  control    text        not null,
  scope      text        not null,
  component  text,
  statement  text        not null,
  owner      text        not null,
  created_at timestamptz not null,
  created_by uuid        not null references actor (id)
);
create index safeguard_system on safeguard (system_id, id);

-- Append-only: what a safeguard's status is from when on, and since when that is known.
create table safeguard_status (
  id           uuid        primary key,
  safeguard_id uuid        not null references safeguard (id),
  status       text        not null check (status in ('PLANNED', 'IMPLEMENTED', 'RETIRED')),
  valid_from   timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null references actor (id),
  reason       text
);
create index safeguard_status_safeguard on safeguard_status (safeguard_id, id);

create table evidence (
  id           uuid        primary key,
  system_id    uuid,
  team         text,
  kind         text        not null,
  subjects     text        not null,
  outcome      text        not null,
  method       text        not null,
  collected_at timestamptz not null,
  received_at  timestamptz not null,
  valid_until  timestamptz,
  digest       text        not null,
  producer     text        not null,
  collector    text,
  metrics      text        not null,
  safeguards   text        not null,
  summary      text,
  case_id      text,
  event_id     text,
  received_by  uuid        not null references actor (id)
);
create index evidence_system on evidence (system_id, id);
create unique index evidence_case on evidence (case_id) where case_id is not null;

-- Append-only: findings open and close; which are open follows from the order of `at`.
create table finding_event (
  id          uuid        primary key,
  system_id   uuid        not null,
  component   text        not null,
  finding_key text        not null,
  kind        text        not null,
  action      text        not null check (action in ('OPENED', 'CLOSED')),
  at          timestamptz not null,
  recorded_at timestamptz not null,
  was_current boolean     not null,
  label       text,
  digest      text,
  registry    text,
  severity    text,
  exploitable boolean     not null,
  title       text,
  reference   text,
  case_id     text        not null,
  event_id    text        not null,
  unique (case_id, component, kind, finding_key)
);
create index finding_event_system on finding_event (system_id, id);

-- Assessments ------------------------------------------------------------------------------------

-- One row per system: its lock while a run is in flight, and what its live assessment says.
create table assessed_system (
  system_id       uuid        primary key,
  current_id      uuid,
  result_id       uuid,
  revision        bigint,
  document_digest text,
  edition         text,
  edition_digest  text,
  method_version  text,
  class           text,
  verdicts        jsonb,
  inputs_digest   text,
  result_digest   text,
  as_of           timestamptz,
  changed_at      timestamptz,
  next_expiry     timestamptz,
  failures        integer     not null default 0,
  next_attempt_at timestamptz not null
);
create index assessed_system_expiry on assessed_system (next_expiry) where next_expiry is not null;

-- Why a system has to be assessed; the rows that are here are the queue.
create table assessment_trigger (
  id         uuid        primary key,
  system_id  uuid        not null,
  kind       text        not null,
  priority   smallint    not null,
  case_id    text,
  event_id   text,
  ref        text,
  candidate  text,
  revision   bigint,
  trace      text,
  created_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index assessment_trigger_order on assessment_trigger (priority, id);
create index assessment_trigger_system on assessment_trigger (system_id);
create unique index assessment_trigger_case on assessment_trigger (case_id) where case_id is not null;

create table assessment (
  id                 uuid        primary key,
  system_id          uuid        not null,
  kind               text        not null check (kind in ('LIVE', 'CANDIDATE')),
  candidate          text,
  revision           bigint      not null,
  document_digest    text        not null,
  edition            text        not null,
  edition_digest     text        not null,
  method_version     text        not null,
  as_of              timestamptz not null,
  recorded_at        timestamptz not null,
  inputs_digest      text        not null,
  result_digest      text        not null,
  class              text        not null,
  verdicts           jsonb       not null,
  previous_id        uuid,
  result_id          uuid        not null,
  result             text,
  changes            text,
  announcement       text        not null,
  triggers           text        not null,
  next_expiry        timestamptz
) partition by range (id);
create index assessment_system on assessment (system_id, kind, id);

-- Versions that are not current, each as the inventory described the component with it in place.
create table candidate (
  system_id     uuid        not null,
  component     text        not null,
  identity      text        not null,
  revision      bigint      not null,
  body          text        not null,
  assessment_id uuid        not null,
  result_id     uuid        not null,
  inputs_digest text        not null,
  next_expiry   timestamptz,
  updated_at    timestamptz not null,
  primary key (system_id, component, identity)
);

-- The one answer to every case.
create table case_answer (
  case_id       text        primary key,
  system_id     uuid        not null,
  event_id      text        not null,
  assessment_id uuid,
  reason        text,
  detail        text,
  answered_at   timestamptz not null,
  check ((assessment_id is null) <> (reason is null))
);
create index case_answer_assessment on case_answer (assessment_id);
create index case_answer_system on case_answer (system_id, answered_at);
