-- when a kitchen's screens were last seen connected, on any node
alter table kitchen add column watched_at timestamptz;

-- the next step of the escalation of an order that nobody answered
create table ticket_deadline (
  order_id      uuid primary key,
  restaurant_id uuid not null references kitchen,
  step          text not null,
  due_at        timestamptz not null
);
create index ticket_deadline_due on ticket_deadline (due_at);

-- what the local second channel sent
create table mailbox_message (
  id            uuid primary key,
  restaurant_id uuid not null,
  order_id      uuid not null unique,
  text          text not null,
  sent_at       timestamptz not null
);
create index mailbox_message_newest on mailbox_message (sent_at desc);

create table support_task (
  id            uuid primary key,
  order_id      uuid not null unique,
  restaurant_id uuid not null,
  text          text not null,
  created_at    timestamptz not null,
  done_at       timestamptz,
  done_by       text
);
create index support_task_open on support_task (created_at) where done_at is null;
