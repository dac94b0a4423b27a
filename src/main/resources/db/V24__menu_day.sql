-- a dish that has run out comes back by itself; one that was taken off the menu stays for its photos' sake, unseen
alter table menu_item
  add column sold_out_until timestamptz,
  add column removed_at     timestamptz;

-- when the driver of an order means to be at its kitchen
create table pick_up (
  order_id    uuid primary key references orders on delete cascade,
  expected_at timestamptz not null
);
