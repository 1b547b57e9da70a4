-- SPDX-License-Identifier: Apache-2.0

-- Drafts of editions as they were received, whole; of each the newest revision (package upstream).
create table draft_copy (
  draft          uuid        primary key,
  revision       integer     not null,
  edition        text        not null,
  digest         text        not null,
  content_digest text        not null,
  body           text        not null,
  drafted_at     timestamptz not null,
  received_at    timestamptz not null,
  outcome        text
);
comment on column draft_copy.outcome is 'absent: people work on it';

-- Changes of the world as they were received, whole.
create table world_change_copy (
  id          uuid        primary key,
  body        text        not null,
  received_at timestamptz not null
);

-- What changed in the world, and since when that is known here: changes that were told, and what an
-- edition changed when it came into force. Append-only; it outlives the copies.
create table world_change (
  id           text        not null,
  kind         text        not null,
  at           timestamptz not null,
  families     text[]      not null,
  requirements text[]      not null,
  digest       text        not null,
  recorded_at  timestamptz not null,
  xid          xid8        not null default pg_current_xact_id(),
  primary key (id, recorded_at)
);
