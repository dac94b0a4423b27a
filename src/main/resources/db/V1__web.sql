-- Answers to creating requests, kept for 24 hours so that a repeated one hears the same.
create table idempotent_reply (
  owner      text        not null,
  door       text        not null,
  key        text        not null check (length(key) between 1 and 255),
  body_hash  text        not null,
  claim      uuid        not null unique,
  claimed_at timestamptz not null,
  status     integer     check (status between 200 and 299),
  location   text,
  body       text,
  primary key (owner, door, key)
);
create index idempotent_reply_age on idempotent_reply (claimed_at);
