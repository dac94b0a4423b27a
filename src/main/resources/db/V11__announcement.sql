-- One line: its row lock hands out the positions, so that their order is the order of commits.
create table announcement_stream (
  only_one      boolean primary key default true check (only_one),
  last_position bigint  not null default 0
);
insert into announcement_stream default values;

-- One row an announcement, never one a person. Lists are kept a line each; an empty one means everybody.
create table announcement (
  id           uuid        primary key,
  title        text        not null check (length(title) between 1 and 200),
  body         text        not null check (length(body) between 1 and 10000),
  severity     text        not null check (severity in ('INFO', 'PROMO', 'WARNING', 'OUTAGE')),
  roles        text        not null,
  cities       text        not null,
  city_keys    text        not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz check (ends_at > starts_at),
  sticky       boolean     not null,
  author_id    uuid        not null,
  created_at   timestamptz not null,
  position     bigint      unique,
  withdrawn_at timestamptz,
  connected    integer     not null default 0
);
create index announcement_due on announcement (starts_at) where position is null and withdrawn_at is null;
create index announcement_newest on announcement (created_at desc);

-- what those who show it get: every change is a row, never altered
create table announcement_change (
  position        bigint  primary key,
  announcement_id uuid    not null references announcement,
  withdrawn       boolean not null,
  roles           text    not null,
  city_keys       text    not null
);

-- how far somebody has read, and as whom: so that readers can be counted by audience
create table announcement_read (
  account_id uuid        primary key,
  up_to      bigint      not null check (up_to >= 0),
  role       text        not null,
  city_key   text        not null,
  read_at    timestamptz not null
);
create index announcement_read_up_to on announcement_read (up_to);
