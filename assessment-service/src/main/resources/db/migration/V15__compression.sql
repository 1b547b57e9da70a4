-- SPDX-License-Identifier: Apache-2.0
-- Results are long and repetitive. lz4 takes a fraction of the time that pglz takes to compress
-- them; a server that was built without it keeps pglz.
do $$
begin
  alter table assessment alter column result set compression lz4;
exception when feature_not_supported then
  raise notice 'this server has no lz4';
end $$;
