-- SPDX-License-Identifier: Apache-2.0

-- What may be deployed, per system; without a row the default holds (package gate).
create table gate_policy (
  system_id  uuid        primary key,
  body       text        not null,
  reason     text        not null,
  updated_at timestamptz not null,
  updated_by uuid        not null references actor (id)
);

-- Keys by which statements of the gate are signed; the newest signs, all verify.
create table gate_key (
  id          text        primary key,
  public_key  bytea       not null,
  private_key bytea,
  created_at  timestamptz not null
);
comment on column gate_key.private_key is 'absent: the key is configured, and not kept here';
