-- an order's changes are found when its customer is forgotten, without reading all of the restaurant's
alter table ticket_change add column order_id uuid;
update ticket_change set order_id = (data::jsonb ->> 'orderId')::uuid;
alter table ticket_change alter column order_id set not null;
create index ticket_change_of_order on ticket_change (order_id);

create index ticket_open on ticket (restaurant_id, position)
  where status in ('PLACED', 'CONFIRMED', 'PREPARING', 'READY');
