-- A photo on its way: bytes first, then the steps of its processing.
create table upload (
  id            uuid        primary key,
  account_id    uuid,
  restaurant_id uuid        not null references restaurant,
  menu_item_id  uuid        not null references menu_item,
  metadata      text        not null,
  filename      text        not null,
  length        bigint      not null check (length between 0 and 10485760),
  received      bigint      not null default 0 check (received between 0 and length),
  fence         bigint      not null default 0,
  state         text        not null
                check (state in ('RECEIVING', 'QUEUED', 'PROCESSING', 'READY', 'REJECTED', 'FAILED')),
  version       bigint      not null check (version > 0),
  attempt       integer     not null default 0,
  photo_id      uuid,
  reasons       text        not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  touched_at    timestamptz not null,
  check (state in ('RECEIVING', 'REJECTED') or received = length),
  check ((state = 'READY') = (photo_id is not null))
);
create index upload_of_item on upload (menu_item_id, created_at desc);
create index upload_of_restaurant on upload (restaurant_id, created_at desc);
create index upload_expiry on upload (expires_at) where state = 'RECEIVING';
create index upload_in_work on upload (touched_at) where state in ('QUEUED', 'PROCESSING');

-- the bytes as they came; what lies beyond "received" is not yet proven by its checksum
create table upload_piece (
  upload_id uuid   not null references upload on delete cascade,
  start     bigint not null check (start >= 0),
  bytes     bytea  not null check (octet_length(bytes) between 1 and 262144),
  primary key (upload_id, start)
);
-- photos are compressed already
alter table upload_piece alter column bytes set storage external;

create table upload_step (
  upload_id uuid        not null references upload on delete cascade,
  version   bigint      not null,
  step      text        not null,
  at        timestamptz not null,
  ms        bigint,
  primary key (upload_id, version)
);

-- What became of it: files are kept once, under the SHA-256 of their content.
create table photo_file (
  sha256 text  primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes  bytea not null
);
alter table photo_file alter column bytes set storage external;

create table photo (
  id            uuid        primary key,
  restaurant_id uuid        not null references restaurant,
  menu_item_id  uuid        not null references menu_item,
  look          bigint      not null,
  created_at    timestamptz not null
);
create index photo_of_restaurant on photo (restaurant_id);

create table photo_rendition (
  photo_id uuid    not null references photo on delete cascade,
  width    integer not null check (width in (320, 800, 1600)),
  format   text    not null check (format in ('jpg', 'webp')),
  sha256   text    not null references photo_file,
  primary key (photo_id, width, format)
);
