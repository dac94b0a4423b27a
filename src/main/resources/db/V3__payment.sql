-- Cards by the provider's token, and the money of orders.
create table payment_method (
  id         uuid        primary key,
  account_id uuid        not null references account,
  token      text        not null unique,
  brand      text        not null,
  last4      text        not null check (last4 ~ '^[0-9]{4}$'),
  exp_month  integer     not null check (exp_month between 1 and 12),
  exp_year   integer     not null,
  is_default boolean     not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  check (removed_at is null or not is_default)
);
create index payment_method_of_account on payment_method (account_id);
create unique index payment_method_default on payment_method (account_id) where is_default;

create table payment (
  order_id          uuid        primary key,
  account_id        uuid        not null references account,
  payment_method_id uuid        not null references payment_method,
  amount            bigint      not null check (amount > 0),
  currency          text        not null check (currency ~ '^[A-Z]{3}$'),
  refunded          bigint      not null default 0 check (refunded between 0 and amount),
  state             text        not null
                    check (state in ('ASKED', 'AUTHORISED', 'CAPTURED', 'RELEASED')),
  created_at        timestamptz not null,
  attached_at       timestamptz,
  check (refunded = 0 or state = 'CAPTURED')
);
create index payment_of_account on payment (account_id);
create index payment_orphan on payment (created_at)
  where attached_at is null and state in ('ASKED', 'AUTHORISED');

-- what was decided and the provider must hear, in this order per order
create table payment_step (
  id       uuid        primary key,
  position bigint      generated always as identity,
  order_id uuid        not null references payment,
  kind     text        not null check (kind in ('CAPTURE', 'RELEASE', 'REFUND')),
  amount   bigint      not null check (amount >= 0),
  tries    integer     not null default 0,
  due_at   timestamptz not null default now(),
  done_at  timestamptz
);
create unique index payment_step_once on payment_step (order_id, kind) where kind <> 'REFUND';
create index payment_step_open on payment_step (order_id, position) where done_at is null;

-- the stand-in provider's own tables: no card number, no security code
create table vault_card (
  token      text        primary key,
  brand      text        not null,
  last4      text        not null check (last4 ~ '^[0-9]{4}$'),
  exp_month  integer     not null,
  exp_year   integer     not null,
  behaviour  text        not null check (behaviour in ('ACCEPTED', 'DECLINED', 'DOWN')),
  kept_by    uuid,
  created_at timestamptz not null
);
create table vault_charge (
  order_id uuid   primary key,
  token    text   not null references vault_card,
  amount   bigint not null check (amount > 0),
  currency text   not null,
  state    text   not null check (state in ('AUTHORISED', 'CAPTURED', 'RELEASED'))
);
create table vault_refund (
  id       uuid   primary key,
  order_id uuid   not null references vault_charge,
  amount   bigint not null check (amount > 0)
);
