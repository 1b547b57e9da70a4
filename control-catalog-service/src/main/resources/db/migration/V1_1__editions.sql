-- SPDX-License-Identifier: Apache-2.0
-- Published editions of the catalogue. A row is never changed: what was published stays what it was.
create table edition (
  id           uuid        primary key,
  version      text        not null unique,
  title        text        not null,
  digest       text        not null,
  content      text        not null,
  published_at timestamptz not null
);

-- Which edition is in force since when; the newest row names the active one.
create table edition_activation (
  seq          bigint generated always as identity primary key,
  edition_id   uuid        not null references edition (id),
  activated_at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'HF001';
end
$$;

create trigger edition_unchanged before update or delete on edition
  for each row execute function refuse_change();
create trigger edition_untruncated before truncate on edition
  for each statement execute function refuse_change();
create trigger edition_activation_unchanged before update or delete on edition_activation
  for each row execute function refuse_change();
create trigger edition_activation_untruncated before truncate on edition_activation
  for each statement execute function refuse_change();
