-- SPDX-License-Identifier: Apache-2.0
-- OSCAL documents of others. What was imported is never changed; a withdrawal and an erasure are rows of their own.
create table oscal_document (
  id            uuid        primary key,
  kind          text        not null,
  oscal_uuid    uuid        not null,
  oscal_version text        not null,
  title         text        not null,
  version       text        not null,
  last_modified text        not null,
  href          text,
  digest        text        not null,
  size          bigint      not null,
  controls      integer     not null,
  note_count    integer     not null,
  notes         text        not null,
  imported_at   timestamptz not null
);

create index oscal_document_uuid on oscal_document (oscal_uuid);
create index oscal_document_digest on oscal_document (digest);

-- The bytes, as they came.
create table oscal_content (
  document_id uuid  primary key references oscal_document (id),
  content     bytea not null
);

-- The controls of a catalog in document order, for lists and for titles.
create table oscal_control (
  document_id uuid    not null references oscal_document (id),
  seq         integer not null,
  control_id  text    not null,
  title       text    not null,
  class       text,
  parent      text,
  primary key (document_id, seq)
);

create index oscal_control_id on oscal_control (document_id, md5(control_id));

create table oscal_withdrawal (
  document_id  uuid        primary key references oscal_document (id),
  withdrawn_at timestamptz not null,
  reason       text        not null
);

create table oscal_erasure (
  document_id uuid        primary key references oscal_document (id),
  erased_at   timestamptz not null,
  reason      text        not null
);

create function refuse_oscal_removal() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from oscal_erasure where document_id = old.document_id) then
    raise exception '% is removed by an erasure only', tg_table_name using errcode = 'HF001';
  end if;
  return old;
end
$$;

create trigger oscal_document_unchanged before update or delete on oscal_document
  for each row execute function refuse_change();
create trigger oscal_withdrawal_unchanged before update or delete on oscal_withdrawal
  for each row execute function refuse_change();
create trigger oscal_erasure_unchanged before update or delete on oscal_erasure
  for each row execute function refuse_change();
create trigger oscal_content_unchanged before update on oscal_content
  for each row execute function refuse_change();
create trigger oscal_content_kept before delete on oscal_content
  for each row execute function refuse_oscal_removal();
create trigger oscal_control_unchanged before update on oscal_control
  for each row execute function refuse_change();
create trigger oscal_control_kept before delete on oscal_control
  for each row execute function refuse_oscal_removal();
create trigger oscal_document_untruncated before truncate on oscal_document
  for each statement execute function refuse_change();
create trigger oscal_content_untruncated before truncate on oscal_content
  for each statement execute function refuse_change();
