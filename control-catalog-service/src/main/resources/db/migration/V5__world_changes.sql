-- SPDX-License-Identifier: Apache-2.0
-- Changes of the world as one person wrote them. A row is never changed.
create table world_change (
  id             uuid        primary key,
  kind           text        not null,
  occurred_at    timestamptz not null,
  families       text[]      not null,
  requirements   text[]      not null,
  source         text        not null,
  source_edition text,
  refs           text[]      not null,
  summary        text        not null,
  proposed_at    timestamptz not null,
  author         uuid        not null references actor (id)
);

-- What the second person said of it, once: CONFIRMED or REJECTED.
create table world_change_step (
  change_id uuid        primary key references world_change (id),
  step      text        not null check (step in ('CONFIRMED', 'REJECTED')),
  at        timestamptz not null,
  by_actor  uuid        not null references actor (id),
  reason    text        not null
);

do $$
declare
  name text;
begin
  foreach name in array array['world_change', 'world_change_step'] loop
    execute format('create trigger %I before update or delete on %I
      for each row execute function refuse_change()', name || '_unchanged', name);
    execute format('create trigger %I before truncate on %I
      for each statement execute function refuse_change()', name || '_untruncated', name);
  end loop;
end
$$;
