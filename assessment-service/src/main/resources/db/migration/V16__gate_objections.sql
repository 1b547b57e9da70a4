-- SPDX-License-Identifier: Apache-2.0
-- What the gate says is foreseen when an assessment is recorded, so that it answers without reading
-- a result. Absent, for what was recorded before: the gate reads the results.
alter table assessed_system add column gate_proofs text;
alter table candidate add column gate_objections text, add column gate_live_id uuid;
