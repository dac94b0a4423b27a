-- the cities that somebody left lately, and up to which position they may have been told what was for people there
create table announcement_left (
  account_id uuid        not null,
  city_key   text        not null,
  position   bigint      not null,
  at         timestamptz not null,
  primary key (account_id, city_key)
);
