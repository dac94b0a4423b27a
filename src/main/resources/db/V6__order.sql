create table orders (
  id                uuid primary key,
  customer_id       uuid not null,
  restaurant_id     uuid not null,
  driver_id         uuid,
  status            text not null check (status in ('PLACED', 'CONFIRMED', 'PREPARING', 'READY', 'PICKED_UP',
                      'DELIVERED', 'REJECTED', 'EXPIRED', 'CANCELLED')),
  version           bigint not null check (version > 0),
  total             bigint not null check (total > 0),
  currency          text not null,
  payment_method_id uuid not null,
  line1             text not null,
  city              text not null,
  lat               double precision not null,
  lng               double precision not null,
  minutes           integer,
  reason            text,
  placed_at         timestamptz not null
);
create index orders_of_customer on orders (customer_id, placed_at desc, id);
create index orders_of_restaurant on orders (restaurant_id, placed_at desc, id);
create index orders_of_driver on orders (driver_id, placed_at desc, id);
create index orders_still_placed on orders (placed_at) where status = 'PLACED';

create table order_line (
  order_id     uuid not null references orders on delete cascade,
  line         integer not null,
  menu_item_id uuid not null,
  name         text not null,
  price        bigint not null check (price > 0),
  quantity     integer not null check (quantity between 1 and 50),
  note         text,
  primary key (order_id, line)
);

-- the timeline: one step for each version
create table order_step (
  order_id uuid not null references orders on delete cascade,
  version  bigint not null,
  status   text not null,
  at       timestamptz not null,
  by_name  text,
  primary key (order_id, version)
);
