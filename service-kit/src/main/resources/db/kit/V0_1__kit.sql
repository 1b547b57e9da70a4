-- SPDX-License-Identifier: Apache-2.0
-- Events on their way to Kafka: the rows that are here are the queue (docs/adr: outbox).
create table outbox (
  seq        bigint generated always as identity primary key,
  event_id   uuid        not null unique,
  shard      smallint    not null,
  topic      text        not null,
  key        text        not null,
  epoch      bigint      not null,
  version    bigint      not null,
  headers    jsonb       not null,
  payload    bytea       not null,
  created_at timestamptz not null,
  unique (topic, key, epoch, version)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index outbox_shard on outbox (shard, seq);

-- The last version given out per key; its row lock keeps writers of one key in commit order.
create table outbox_key (
  topic   text   not null,
  key     text   not null,
  epoch   bigint not null,
  version bigint not null,
  primary key (topic, key)
);

-- Events from Kafka, stored before they are acknowledged.
create table inbox (
  id            uuid        primary key,
  topic         text        not null,
  event_id      text        not null,
  key           text        not null,
  epoch         bigint      not null,
  version       bigint      not null,
  type          text        not null,
  headers       jsonb       not null,
  payload       bytea       not null,
  received_at   timestamptz not null,
  state         text        not null check (state in
                  ('PENDING', 'DONE', 'DUPLICATE', 'CONFLICT', 'SUPERSEDED', 'PARKED', 'SKIPPED')),
  attempts      integer     not null default 0,
  error         text,
  settled_at    timestamptz,
  settled_by    text,
  settle_reason text
) partition by range (id);
create index inbox_position on inbox (topic, key, epoch, version);
create index inbox_pending on inbox (topic, key, epoch, version) where state = 'PENDING';
create index inbox_trouble on inbox (id) where state in ('PARKED', 'CONFLICT');

-- Per key: what was applied last, and whether the key waits or is held.
create table inbox_key (
  topic           text        not null,
  key             text        not null,
  epoch           bigint,
  version         bigint,
  next_attempt_at timestamptz not null,
  gap_since       timestamptz,
  held            text,
  primary key (topic, key)
);

-- Records that are no events at all: kept for an operator, never dropped.
create table inbox_quarantine (
  topic       text        not null,
  partition   integer     not null,
  "offset"    bigint      not null,
  received_at timestamptz not null,
  headers     jsonb       not null,
  payload     bytea,
  error       text        not null,
  primary key (topic, partition, "offset")
);

-- Republications of an owner's state, resumable after a crash.
create table republication (
  id           uuid        primary key,
  topic        text        not null,
  since        timestamptz,
  after_key    text,
  done         bigint      not null default 0,
  state        text        not null check (state in ('RUNNING', 'DONE')),
  requested_by text        not null,
  requested_at timestamptz not null,
  ended_at     timestamptz
);

-- Names of persons stand here and nowhere else, so that they can be erased.
create table actor (
  id      uuid primary key,
  issuer  text not null,
  subject text not null,
  client  text,
  name    text,
  unique nulls not distinct (issuer, subject, client)
);

create table history (
  id          uuid        primary key,
  object_type text        not null,
  object_id   text        not null,
  team        text,
  action      text        not null,
  actor_id    uuid        not null references actor (id),
  at          timestamptz not null,
  request_id  text        not null,
  reason      text,
  detail      jsonb
);
create index history_object on history (object_type, object_id, id);

create table idempotency_key (
  client         text        not null,
  key            text        not null,
  operation      text        not null,
  request_digest text        not null,
  status         integer     not null,
  location       text,
  body           text        not null,
  created_at     timestamptz not null,
  primary key (client, key)
);
create index idempotency_key_age on idempotency_key (created_at);
