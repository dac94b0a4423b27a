-- street and number of a restaurant; empty where nobody has told
alter table restaurant add column address text not null default '';
