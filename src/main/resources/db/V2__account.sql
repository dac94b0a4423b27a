-- People, and where they are logged in.
create table account (
  id            uuid        primary key,
  email         text        unique check (email = lower(email)),
  password_hash text,
  name          text        not null,
  phone         text,
  city          text,
  role          text        not null
                check (role in ('CUSTOMER', 'RESTAURANT', 'DRIVER', 'AGENT', 'OPERATOR')),
  restaurant_id uuid,
  version       bigint      not null,
  created_at    timestamptz not null,
  erased_at     timestamptz,
  check ((role = 'RESTAURANT') = (restaurant_id is not null)),
  check ((erased_at is null) = (email is not null)),
  check ((email is null) = (password_hash is null))
);

create table session (
  id           uuid        primary key,
  account_id   uuid        not null references account,
  device       text        not null,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  ended_at     timestamptz
);
create index session_of_account on session (account_id) where ended_at is null;
create index session_ended on session (ended_at) where ended_at is not null;

-- SHA-256 of the tokens: who reads the table can't use them
create table refresh_token (
  hash       text        primary key,
  session_id uuid        not null references session on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_token_of_session on refresh_token (session_id);
create index refresh_token_expiry on refresh_token (expires_at);

create table socket_ticket (
  hash             text        primary key,
  session_id       uuid        not null references session on delete cascade,
  account_id       uuid        not null references account,
  token_expires_at timestamptz not null,
  expires_at       timestamptz not null
);
create index socket_ticket_expiry on socket_ticket (expires_at);
