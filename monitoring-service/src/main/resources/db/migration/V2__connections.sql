-- SPDX-License-Identifier: Apache-2.0
-- Which connection an event came over, whom its poster may speak for, and where its raw bytes are: a
-- delivery of several events is kept once, with the first of them.
alter table event
  add column prefixes      text[],
  add column connection_id uuid,
  add column raw_id        uuid,
  add column raw_position  integer;
alter table event drop constraint event_state_check;
alter table event add constraint event_state_check check (state in
  ('ACCEPTED', 'OPEN', 'CLOSED', 'UNMATCHED', 'PARKED', 'UNKNOWN_TYPE', 'IGNORED', 'UNMAPPED', 'TEST',
   'EXPIRED'));
create index event_connection on event (connection_id, id) where connection_id is not null;

-- Configured senders. The document is what was declared, by the API or by a file.
create table connection (
  id              uuid        primary key,
  key             text collate "C" not null unique,
  team            text        not null,
  kind            text        not null,
  document        text        not null,
  digest          text        not null,
  silence_seconds bigint,
  origin          text        not null check (origin in ('API', 'FILE')),
  state           text        not null check (state in ('ACTIVE', 'DISABLED', 'RETIRED')),
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
create index connection_kind on connection (kind) where state = 'ACTIVE';

-- Secrets, sealed with AES-256-GCM: nonce, ciphertext, tag. The newest without an end is the
-- current one.
create table connection_secret (
  id            uuid        primary key,
  connection_id uuid        not null references connection (id),
  sealed        bytea       not null,
  key_id        text        not null,
  created_at    timestamptz not null,
  ends_at       timestamptz
);
create index connection_secret_connection on connection_secret (connection_id);

-- What came over a connection so far; summed up in memory and added every few seconds.
create table connection_activity (
  connection_id   uuid   primary key references connection (id),
  last_event_at   timestamptz,
  last_test_at    timestamptz,
  last_refused_at timestamptz,
  lag_millis      bigint,
  accepted        bigint not null default 0,
  duplicates      bigint not null default 0,
  ignored         bigint not null default 0,
  tests           bigint not null default 0,
  refused         bigint not null default 0,
  silent_since    timestamptz
);

create table connection_traffic (
  connection_id uuid        not null references connection (id),
  minute        timestamptz not null,
  events        bigint      not null,
  primary key (connection_id, minute)
);

-- The latest refusals of each connection, with their reason.
create table connection_refusal (
  id            uuid        primary key,
  connection_id uuid        not null references connection (id),
  at            timestamptz not null,
  status        integer     not null,
  reason        text        not null,
  detail        text        not null
);
create index connection_refusal_connection on connection_refusal (connection_id, id);
