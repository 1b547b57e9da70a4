-- SPDX-License-Identifier: Apache-2.0
-- What waits, oldest first: the worker reads its front only, however long the queue is.
create index inbox_waiting on inbox (id) where state = 'PENDING';

-- What is on its way is deleted within moments: compressing it pays nobody.
alter table outbox alter column payload set storage external;
