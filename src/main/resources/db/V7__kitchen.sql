-- One line a restaurant: its row lock hands out the positions, so that their order is the order of commits.
create table kitchen (
  restaurant_id uuid primary key,
  last_position bigint not null default 0
);

create table ticket (
  id            uuid primary key,
  order_id      uuid not null unique,
  restaurant_id uuid not null references kitchen,
  order_version bigint not null,
  position      bigint not null,
  status        text not null,
  items         text not null,
  total         bigint not null,
  currency      text not null,
  minutes       integer,
  reason        text,
  placed_at     timestamptz not null,
  received_at   timestamptz,
  confirmed_at  timestamptz,
  by_name       text,
  alarm         integer not null default 0,
  unique (restaurant_id, position)
);
create index ticket_not_received on ticket (restaurant_id, position) where received_at is null;

-- what the screens get: every change is a row, never altered
create table ticket_change (
  restaurant_id uuid not null references kitchen,
  position      bigint not null,
  data          text not null,
  primary key (restaurant_id, position)
);
