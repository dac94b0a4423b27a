-- One line a delivery under way: where it was seen last. Rough from its end on, gone a day later.
create table delivery (
  order_id  uuid primary key,
  driver_id uuid not null,
  lat       double precision not null check (lat between -90 and 90),
  lng       double precision not null check (lng between -180 and 180),
  accuracy  double precision,
  speed     double precision,
  heading   double precision,
  at        timestamptz not null,
  ended_at  timestamptz
);
create index delivery_of_driver on delivery (driver_id);
create index delivery_open on delivery (order_id) where ended_at is null;
create index delivery_ended on delivery (ended_at) where ended_at is not null;

-- the coarse way it came
create table trail_point (
  order_id uuid not null references delivery on delete cascade,
  at       timestamptz not null,
  lat      double precision not null,
  lng      double precision not null,
  primary key (order_id, at)
);

-- what a driver may take on
create index orders_without_driver on orders (placed_at, id)
  where driver_id is null and status in ('CONFIRMED', 'PREPARING', 'READY');
