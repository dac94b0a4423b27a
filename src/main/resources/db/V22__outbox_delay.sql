-- when the broker may hand a fact out; null is at once
alter table outbox_entry add column not_before timestamptz;
