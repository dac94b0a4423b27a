-- when its dish got another; open menus show it for a while yet
alter table photo add column replaced_at timestamptz;
