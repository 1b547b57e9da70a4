-- SPDX-License-Identifier: Apache-2.0
-- A subject that fits several components of a system and says what would make things better for
-- the one that is meant: it waits for a name that fits one.
alter table event_subject drop constraint event_subject_state_check;
alter table event_subject add constraint event_subject_state_check check (state in
  ('PENDING', 'MATCHED', 'WAITING', 'AMBIGUOUS', 'EXPIRED'));
