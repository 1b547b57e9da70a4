-- SPDX-License-Identifier: Apache-2.0
-- Files of MITRE ATLAS that were taken in: reduced to identifiers, names and links, and what was
-- found in comparison with the basis of that day.
create table atlas_import (
  id              uuid        primary key,
  content_version text        not null,
  format          text        not null,
  digest          text        not null,
  content_digest  text        not null,
  content         text        not null,
  tactics         integer     not null,
  techniques      integer     not null,
  sub_techniques  integer     not null,
  mitigations     integer     not null,
  edition         text        not null,
  basis_import    uuid        references atlas_import (id),
  findings        text        not null,
  imported_at     timestamptz not null,
  author          uuid        not null references actor (id)
);
create index atlas_import_by_version on atlas_import (content_version);

-- What people decided on techniques that a file added; the newest row of a technique counts.
create table atlas_decision (
  id           uuid        primary key,
  import_id    uuid        not null references atlas_import (id),
  technique    text        not null,
  dismissed    boolean     not null,
  families     text[]      not null,
  controls     text[]      not null,
  world_change uuid        references world_change (id),
  reason       text        not null,
  at           timestamptz not null,
  author       uuid        not null references actor (id)
);
create index atlas_decision_by_technique on atlas_decision (technique, id);

-- Which file is the one that the next is compared with; the newest row counts.
create table atlas_activation (
  seq       bigint generated always as identity primary key,
  import_id uuid        not null unique references atlas_import (id),
  at        timestamptz not null,
  by_actor  uuid        not null references actor (id),
  reason    text        not null
);

do $$
declare
  name text;
begin
  foreach name in array array['atlas_import', 'atlas_decision', 'atlas_activation'] loop
    execute format('create trigger %I before update or delete on %I
      for each row execute function refuse_change()', name || '_unchanged', name);
    execute format('create trigger %I before truncate on %I
      for each statement execute function refuse_change()', name || '_untruncated', name);
  end loop;
end
$$;
