-- SPDX-License-Identifier: Apache-2.0
-- What is to be matched is found by the state's index too: each event had two entries to write.
drop index event_accepted;
