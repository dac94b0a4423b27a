create table restaurant (
  id            uuid primary key,
  name          text not null,
  city          text not null,
  cuisine       text not null,
  lat           double precision not null check (lat between -90 and 90),
  lng           double precision not null check (lng between -180 and 180),
  state         text not null check (state in ('OPEN', 'BUSY', 'CLOSED')),
  extra_minutes integer not null default 0 check (extra_minutes between 0 and 180)
);
create index restaurant_by_city on restaurant (city, name);

create table menu_item (
  id            uuid primary key,
  restaurant_id uuid not null references restaurant,
  name          text not null,
  description   text not null,
  price         bigint not null check (price > 0),
  currency      text not null,
  published     boolean not null,
  photo_id      uuid,
  photo_pending boolean not null default false
);
create index menu_item_by_restaurant on menu_item (restaurant_id, name);
