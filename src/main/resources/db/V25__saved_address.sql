-- where somebody has food brought to, by names their own devices gave
create table saved_address (
  account_id uuid not null references account,
  id         uuid not null,
  label      text check (char_length(label) <= 40),
  line1      text not null,
  city       text not null,
  lat        double precision check (lat between -90 and 90),
  lng        double precision check (lng between -180 and 180),
  used_at    timestamptz not null,
  primary key (account_id, id),
  check ((lat is null) = (lng is null))
);
