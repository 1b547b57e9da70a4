-- SPDX-License-Identifier: Apache-2.0

-- What was current from when on, so that an assessment can be made again from what was known then.

create table revision_current (
  system_id       uuid        not null,
  number          bigint      not null,
  document_digest text        not null,
  since           timestamptz not null,
  primary key (system_id, since)
);
insert into revision_current
  select system_id, number, document_digest, received_at from system_copy;

create table edition_current (
  edition        text        not null,
  content_digest text        not null,
  since          timestamptz not null primary key
);
insert into edition_current
  select edition, content_digest, received_at from edition_copy where active;

-- Every change of a kind, not only the latest.
alter table system_change drop constraint system_change_pkey;
alter table system_change add primary key (system_id, kind, at);

-- In which transaction a fact was written, and which transactions a run could see: what was known to
-- a run is what it saw, not what had been written down by then and was not committed yet.
alter table safeguard add column xid xid8 not null default pg_current_xact_id();
alter table safeguard_status add column xid xid8 not null default pg_current_xact_id();
alter table evidence add column xid xid8 not null default pg_current_xact_id();
alter table finding_event add column xid xid8 not null default pg_current_xact_id();
alter table decision add column xid xid8 not null default pg_current_xact_id();
alter table decision_step add column xid xid8 not null default pg_current_xact_id();
alter table revision_current add column xid xid8 not null default pg_current_xact_id();
alter table edition_current add column xid xid8 not null default pg_current_xact_id();
alter table assessment add column seen pg_snapshot;
