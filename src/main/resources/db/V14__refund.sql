-- What agents gave back; how much is left is the payment's to know.
create table refund (
  id       uuid        primary key,
  order_id uuid        not null references orders,
  agent_id uuid        not null references account,
  amount   bigint      not null check (amount > 0),
  reason   text        not null check (length(reason) between 1 and 500),
  at       timestamptz not null
);
create index refund_of_order on refund (order_id);
