-- where a restaurant is called
alter table restaurant add column phone text check (char_length(phone) <= 30);

-- what a driver earned by an order, and what they said if it was handed over elsewhere
alter table orders
  add column driver_pay     bigint check (driver_pay >= 0),
  add column delivered_away text;
