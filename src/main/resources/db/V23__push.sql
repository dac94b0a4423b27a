-- devices that want to hear from us while the app is closed; the keys are the device's own, for what is meant for it alone
create table push_subscription (
  id          uuid        primary key,
  account_id  uuid        not null references account,
  session_id  uuid        not null unique references session on delete cascade,
  endpoint    text        not null unique,
  p256dh      text        not null,
  auth        text        not null,
  origin      text,
  kinds       text        not null,
  quiet_from  time,
  quiet_until time,
  time_zone   text,
  created_at  timestamptz not null,
  check ((quiet_from is null) = (time_zone is null) and (quiet_until is null) = (time_zone is null))
);
create index push_subscription_of_account on push_subscription (account_id);

-- which device was told what, so that each hears of it once, whichever node looks
create table push_told (
  subscription_id uuid        not null references push_subscription on delete cascade,
  occasion        text        not null,
  about           uuid        not null,
  version         bigint      not null,
  at              timestamptz not null default now(),
  primary key (subscription_id, occasion, about, version)
);
create index push_told_at on push_told (at);
create index refund_at on refund (at);
