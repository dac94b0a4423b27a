-- when a position was measured by the phone's own clock, which may differ from ours: what it is known by
alter table delivery add column told_at timestamptz;
update delivery set told_at = at;
alter table delivery alter column told_at set not null;
