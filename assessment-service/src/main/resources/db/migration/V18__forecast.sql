-- SPDX-License-Identifier: Apache-2.0

-- Forecasts of drafts (package forecast). What a draft said is kept here, so that a forecast goes on
-- when people save the next revision.
create table forecast (
  id             uuid        primary key,
  draft          uuid        not null,
  revision       integer     not null,
  edition        text        not null,
  content_digest text        not null,
  content        text        not null,
  base_edition   text        not null,
  base_digest    text        not null,
  teams          text[],
  started_at     timestamptz not null,
  started_by     uuid        not null references actor (id),
  ended_at       timestamptz,
  outcome        text        check (outcome in ('COMPLETED', 'OUTDATED')),
  check ((ended_at is null) = (outcome is null))
);
comment on column forecast.teams is 'absent: every team';
create index forecast_running on forecast (id) where ended_at is null;

-- Each of its systems; what waits is what is left to do, so it goes on after a crash.
create table forecast_system (
  forecast_id     uuid        not null references forecast (id) on delete cascade,
  system_id       uuid        not null,
  state           text        not null check (state in ('WAITING', 'DONE', 'SKIPPED', 'FAILED')),
  attempts        integer     not null default 0,
  next_attempt_at timestamptz not null,
  revision        bigint,
  as_of           timestamptz,
  verdicts_before jsonb,
  verdicts_after  jsonb,
  changed         boolean     not null default false,
  changes         text,
  failure         text,
  primary key (forecast_id, system_id)
);
create index forecast_system_waiting on forecast_system (forecast_id, next_attempt_at)
  where state = 'WAITING';
