-- SPDX-License-Identifier: Apache-2.0
create table note (
  key  text   primary key,
  team text   not null,
  text text   not null,
  seen bigint not null default 0
);

-- What the inbox handler did, in the order in which it committed.
create table applied (
  nr       bigint generated always as identity primary key,
  key      text    not null,
  event_id text    not null,
  epoch    bigint  not null,
  version  bigint  not null,
  baseline boolean not null,
  skipped  text
);
