-- SPDX-License-Identifier: Apache-2.0
-- Of what kind a subject is, and which data a model was trained on: AI components that nobody has
-- registered yet are listed, and data sets only when lineage connects them to a model.
alter table event_subject add column kind text;
create index event_subject_waiting on event_subject (alias) where state = 'WAITING';

create table event_data (
  event_id uuid not null,
  alias    text collate "C" not null,
  model    text collate "C" not null,
  primary key (event_id, alias, model)
);
create index event_data_alias on event_data (alias);

-- When others were told that a case needs longer than the objective.
alter table lifecycle_case add column late_told_at timestamptz;
create index lifecycle_case_late on lifecycle_case (accepted_at)
  where state <> 'CLOSED' and late_told_at is null;
