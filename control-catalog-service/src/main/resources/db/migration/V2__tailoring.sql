-- SPDX-License-Identifier: Apache-2.0
-- Editions that an organisation made of another one, and what was withdrawn.
alter table edition add column base text, add column draft_id uuid;

create table edition_withdrawal (
  edition_id   uuid        primary key references edition (id),
  reason       text        not null,
  withdrawn_at timestamptz not null
);

create trigger edition_withdrawal_unchanged before update or delete on edition_withdrawal
  for each row execute function refuse_change();
create trigger edition_withdrawal_untruncated before truncate on edition_withdrawal
  for each statement execute function refuse_change();

-- Editions in the making. One at most is open: an installation has one profile.
create table draft (
  id        uuid        primary key,
  state     text        not null,
  revision  int         not null,
  opened_at timestamptz not null,
  ended_at  timestamptz
);

create unique index draft_open on draft ((true)) where state in ('DRAFT', 'IN_REVIEW');

-- What a draft said, revision by revision. Content and digest are absent while the profile does not fit its base.
create table draft_revision (
  draft_id  uuid        not null references draft (id),
  revision  int         not null,
  base      text        not null,
  version   text        not null,
  profile   text        not null,
  content   text,
  digest    text,
  conflicts text        not null,
  actor_id  uuid        not null,
  made_at   timestamptz not null,
  primary key (draft_id, revision)
);

create trigger draft_revision_unchanged before update or delete on draft_revision
  for each row execute function refuse_change();
create trigger draft_revision_untruncated before truncate on draft_revision
  for each statement execute function refuse_change();

-- Who handed a draft to review; they do not publish it.
create table draft_submission (
  draft_id     uuid        not null references draft (id),
  revision     int         not null,
  actor_id     uuid        not null,
  submitted_at timestamptz not null,
  primary key (draft_id, revision, actor_id)
);
