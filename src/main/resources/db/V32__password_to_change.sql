-- somebody else chose the password, and knows it, until its owner changes it
alter table account add column password_to_change boolean not null default false;
