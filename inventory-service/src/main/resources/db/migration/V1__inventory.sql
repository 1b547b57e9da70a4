-- SPDX-License-Identifier: Apache-2.0
create table ai_system (
  id              uuid        primary key,
  key             text        not null unique,
  team            text        not null,
  name            text        not null,
  document        text        not null,
  declared_digest text        not null,
  revision        integer     not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  retired_at      timestamptz
);
create index ai_system_team on ai_system (team, key);

-- Purls and URNs by which pipelines name components. A data set may feed several systems: shared on purpose.
create table component_alias (
  alias     text not null,
  system_id uuid not null references ai_system (id),
  component text not null,
  primary key (alias, system_id, component)
);
create index component_alias_system on component_alias (system_id);

create table revision (
  system_id   uuid        not null references ai_system (id),
  number      integer     not null,
  digest      text        not null,
  document    text        not null,
  changes     text        not null,
  case_id     uuid,
  event_id    text,
  valid_from  timestamptz not null,
  recorded_at timestamptz not null,
  primary key (system_id, number)
);

-- Every version of a component that was ever heard of, with the stages it reached.
create table component_version (
  system_id     uuid        not null references ai_system (id),
  component     text        not null,
  identity      text        not null,
  label         text,
  digest        text,
  registry      text,
  trained_on    text        not null,
  trained_at    timestamptz,
  promoted_at   timestamptz,
  deployed_at   timestamptz,
  first_seen_at timestamptz not null,
  primary key (system_id, component, identity)
);

-- The one answer to every case.
create table case_answer (
  case_id     uuid        primary key,
  system_id   uuid        not null,
  answer      text        not null,
  reason      text,
  detail      text,
  revision    integer,
  candidate   text,
  answered_at timestamptz not null
);
