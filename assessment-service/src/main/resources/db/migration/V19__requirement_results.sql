-- SPDX-License-Identifier: Apache-2.0

-- What the live assessment says of requirements that add up to no verdict, by id: the Statement of
-- Applicability counts them over all systems without reading a result (package applicability).
alter table assessed_system add column requirement_results jsonb not null default '{}';

update assessed_system s set requirement_results = (
  select coalesce(jsonb_object_agg(r ->> 'id', r ->> 'status'), '{}')
  from jsonb_array_elements(a.result::jsonb -> 'requirements') r
  where not s.verdicts ? (r ->> 'framework'))
from assessment a where a.id = s.result_id and a.result is not null;
