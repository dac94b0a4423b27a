-- how many minutes food took there when the order was placed, or confirmed without a word: what its customer was told
alter table orders add column usual_minutes integer not null default 20;
update orders set usual_minutes = preparation_minutes + extra_minutes
  from restaurant where restaurant.id = restaurant_id and status in ('PLACED', 'CONFIRMED', 'PREPARING', 'READY');
