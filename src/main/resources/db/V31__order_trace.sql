-- instants on an order's way that no table told: when a driver took it on, when its kitchen's ticket was written
alter table orders add column assigned_at timestamptz;
alter table ticket add column made_at timestamptz;
alter table ticket alter column made_at set default clock_timestamp();

-- what was told the provider of an order's refunds; of its other steps payment_step_once knows
create index payment_step_refunds on payment_step (order_id) where kind = 'REFUND';
