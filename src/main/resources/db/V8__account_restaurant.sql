-- Staff works for a restaurant that is there; and an order whose customer was erased forgets them when it ends.
alter table account add foreign key (restaurant_id) references restaurant;
alter table orders add column anonymous boolean not null default false;
