-- what a place asks for and promises
alter table restaurant
  add column about               text    not null default '' check (char_length(about) <= 500),
  add column delivery_fee        bigint  not null default 0  check (delivery_fee between 0 and 100000),
  add column minimum_order       bigint  not null default 0  check (minimum_order between 0 and 1000000),
  add column preparation_minutes integer not null default 20 check (preparation_minutes between 1 and 240),
  -- as schema.org writes them, "Mo-Fr 11:30-22:00; Sa-Su 12:00-23:00"; empty is "always"
  add column opening_hours       text    not null default '',
  add column rating_stars        bigint  not null default 0,
  add column rating_count        bigint  not null default 0 check (rating_count >= 0),
  add constraint rating_within_stars check (rating_stars between rating_count and 5 * rating_count);

-- allergens are names with commas between them, options a JSON array
alter table menu_item
  add column category  text    not null default '' check (char_length(category) <= 60),
  add column place     integer not null default 1000,
  add column allergens text    not null default '',
  add column options   text    not null default '[]';

alter table order_line add column options text not null default '[]';

alter table orders
  add column delivery_fee bigint not null default 0 check (delivery_fee >= 0),
  add column rating_stars integer check (rating_stars between 1 and 5),
  add column rating_words text,
  add column rated_at     timestamptz;
