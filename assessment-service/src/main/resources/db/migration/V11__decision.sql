-- Decisions of people. Append-only: what is done to one later is a step of its own.

create table decision (
  id         uuid        primary key,
  system_id  uuid        not null,
  kind       text        not null,
  content    text        not null,
  reason     text        not null,
  until      timestamptz,
  at         timestamptz not null,
  author     uuid        not null references actor (id)
);
create index decision_system on decision (system_id, id);

create table decision_step (
  id          uuid        primary key,
  decision_id uuid        not null references decision (id),
  step        text        not null check (step in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
  at          timestamptz not null,
  by_actor    uuid        not null references actor (id),
  reason      text        not null,
  unique (decision_id, step)
);
