-- What was given back of an order, by whom and why; the payment's own row bounds the sum.
create table order_refund (
  id       uuid        primary key,
  order_id uuid        not null references orders,
  amount   bigint      not null check (amount > 0),
  currency text        not null,
  reason   text        not null,
  agent_id uuid        not null,
  by_name  text        not null,
  at       timestamptz not null
);
create index order_refund_of_order on order_refund (order_id, at);
