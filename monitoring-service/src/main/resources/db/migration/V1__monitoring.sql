-- SPDX-License-Identifier: Apache-2.0
-- Events as accepted; what stands here can no longer be lost.
create table event (
  id             uuid        primary key,
  type           text        not null,
  source         text        not null,
  origin_id      text        not null,
  occurred_at    timestamptz not null,
  received_at    timestamptz not null,
  poster         text        not null,
  all_teams      boolean     not null,
  teams          text[]      not null,
  state          text        not null check (state in
                   ('ACCEPTED', 'OPEN', 'CLOSED', 'UNMATCHED', 'PARKED', 'UNKNOWN_TYPE', 'EXPIRED')),
  waiting        integer     not null default 0,
  attempts       integer     not null default 0,
  next_match_at  timestamptz not null,
  error          text,
  closed_at      timestamptz,
  correlation_id text        not null,
  traceparent    text        not null,
  normalised     text
) partition by range (id);
create index event_state on event (state, id);
create index event_accepted on event (id) where state = 'ACCEPTED';
create index event_waiting on event (id) where waiting > 0;
create index event_poster on event (poster, id);

-- What came over the wire, byte by byte.
create table event_raw (
  id           uuid  primary key,
  mode         text  not null,
  content_type text  not null,
  headers      text  not null,
  body         bytea not null
) partition by range (id);

-- Who posted what under which id: a digest over poster, source, id and type, and one over content.
create table event_identity (
  identity text primary key,
  event_id uuid not null,
  content  text not null
);

-- Other content under an id that was used before: kept aside.
create table event_reused (
  id           uuid        primary key,
  event_id     uuid        not null,
  poster       text        not null,
  received_at  timestamptz not null,
  mode         text        not null,
  content_type text        not null,
  headers      text        not null,
  body         bytea       not null
) partition by range (id);
create index event_reused_event on event_reused (event_id);

create table event_subject (
  event_id uuid     not null,
  position smallint not null,
  alias    text     not null,
  state    text     not null check (state in ('PENDING', 'MATCHED', 'WAITING', 'EXPIRED')),
  primary key (event_id, position)
);

-- One row per name that was ever spoken of; its lock is where events and aliases meet.
create table subject (
  alias         text collate "C" primary key,
  first_seen_at timestamptz not null
);

-- Subjects that nobody has registered, under every name by which they would be found.
create table waiting_subject (
  alias       text collate "C" not null,
  event_id    uuid        not null,
  position    smallint    not null,
  occurred_at timestamptz not null,
  since       timestamptz not null,
  primary key (alias, event_id, position)
);
create index waiting_subject_event on waiting_subject (event_id);
create index waiting_subject_order on waiting_subject (alias, occurred_at, event_id);
create index waiting_subject_since on waiting_subject (since);

-- Names registered while events waited for them: what waited is matched, oldest occurrence first.
create table replay (
  alias             text collate "C" primary key,
  after_occurred_at timestamptz,
  after_event_id    uuid
);

-- This service's copy of the AI systems and the aliases of their components.
create table system_copy (
  system_id  uuid        primary key,
  key        text        not null,
  team       text        not null,
  retired    boolean     not null,
  revision   bigint,
  digest     text,
  document   text,
  updated_at timestamptz not null
);

create table alias_copy (
  alias     text collate "C" not null,
  system_id uuid not null references system_copy (system_id),
  component text not null,
  primary key (alias, system_id, component)
);
create index alias_copy_system on alias_copy (system_id);

-- One event for one system. A subject that is matched after the system's case was opened makes
-- another part.
create table lifecycle_case (
  id               uuid        primary key,
  event_id         uuid        not null,
  system_id        uuid        not null,
  part             smallint    not null,
  system_key       text        not null,
  team             text        not null,
  components       text[]      not null,
  matches          text        not null,
  state            text        not null check (state in ('OPEN', 'REVISED', 'CLOSED')),
  accepted_at      timestamptz not null,
  published_at     timestamptz,
  revised_at       timestamptz,
  assessed_at      timestamptz,
  closed_at        timestamptz,
  inventory_answer text,
  inventory_reason text,
  inventory_detail text,
  revision         bigint,
  answer           text,
  reason           text,
  detail           text,
  assessment_id    text,
  assessment_kind  text,
  verdict_before   text,
  verdict_after    text,
  changes          text,
  reasked          integer     not null default 0,
  next_reask_at    timestamptz,
  unique (event_id, system_id, part)
);
create index lifecycle_case_system on lifecycle_case (system_id, state, event_id);
create index lifecycle_case_team on lifecycle_case (team, event_id);
create index lifecycle_case_unpublished on lifecycle_case (id) where published_at is null;
create index lifecycle_case_open on lifecycle_case (accepted_at) where state <> 'CLOSED';
create index lifecycle_case_reask on lifecycle_case (next_reask_at) where state <> 'CLOSED';

-- Everything that was answered to a case, applied or not.
create table case_answer (
  id          uuid        primary key,
  case_id     uuid        not null,
  type        text        not null,
  received_at timestamptz not null,
  applied     boolean     not null,
  answer      text,
  reason      text,
  detail      text,
  reference   text
) partition by range (id);
create index case_answer_case on case_answer (case_id, id);
