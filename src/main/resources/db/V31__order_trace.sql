-- instants on an order's way that no table told: when a driver took it on, when its kitchen's ticket was written
alter table orders add column assigned_at timestamptz;
alter table ticket add column made_at timestamptz;
alter table ticket alter column made_at set default clock_timestamp();

-- what operators list: all orders, and those of some states
create index orders_newest on orders (placed_at desc, id desc);
create index orders_by_status on orders (status, placed_at desc, id desc);

-- what was told the provider of an order's refunds; of its other steps payment_step_once knows
create index payment_step_refunds on payment_step (order_id) where kind = 'REFUND';
