-- SPDX-License-Identifier: Apache-2.0
-- What connections remember between events: where an alias stood, what a run has said so far.
-- Passing memories are forgotten when nothing was added to them for some days.
create table sender_memory (
  connection_id uuid        not null,
  key           text collate "C" not null,
  value         text        not null,
  passing       boolean     not null,
  changed_at    timestamptz not null,
  primary key (connection_id, key)
);
create index sender_memory_passing on sender_memory (changed_at) where passing;
