-- A row stands here from the commit of its transaction until the broker has taken the message.
create table outbox_entry (
  id          uuid primary key,
  destination text not null,
  body        text not null,
  created_at  timestamptz not null default now()
);
create index outbox_entry_in_order on outbox_entry (created_at);
