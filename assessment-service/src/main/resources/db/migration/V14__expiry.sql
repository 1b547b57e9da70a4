-- SPDX-License-Identifier: Apache-2.0

-- What the live assessment rests on and time will end, as JSON, and when the first of it ends that
-- was not looked at yet for being announced (package expiry).
alter table assessed_system add column expiries text not null default '[]';
alter table assessed_system add column unannounced_at timestamptz;
create index assessed_system_unannounced on assessed_system (unannounced_at)
  where unannounced_at is not null;

-- What was announced, so that nothing is twice.
create table expiry_announced (
  system_id    uuid        not null,
  id           text        not null,
  at           timestamptz not null,
  announced_at timestamptz not null,
  primary key (system_id, id, at)
);

-- What concerns many systems, and how far it is (package trigger).
create table bulk (
  id         uuid        primary key,
  kind       text        not null,
  ref        text,
  systems    integer     not null,
  started_at timestamptz not null
);
alter table assessment_trigger add column bulk_id uuid;
create index assessment_trigger_bulk on assessment_trigger (bulk_id) where bulk_id is not null;
