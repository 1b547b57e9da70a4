-- SPDX-License-Identifier: Apache-2.0

-- Reports that evidence was read from (package evidence), each stored once whoever sent it.
-- A removed one keeps its row: its digest stays, and it is not stored again.
create table evidence_content (
  digest         text        primary key,
  size           bigint      not null,
  media_type     text        not null,
  stored_at      timestamptz not null,
  removed_at     timestamptz,
  removal_reason text,
  check ((removed_at is null) = (removal_reason is null))
);

-- Their bytes, so that neither storing nor reading one needs it whole in memory.
create table evidence_content_chunk (
  digest text    not null references evidence_content (digest),
  number integer not null,
  bytes  bytea   not null check (octet_length(bytes) <= 1048576),
  primary key (digest, number)
);

-- What was read from the report of a piece of evidence.
create table evidence_report (
  evidence_id uuid primary key references evidence (id),
  digest      text not null references evidence_content (digest),
  body        text not null
);
create index evidence_report_digest on evidence_report (digest);
