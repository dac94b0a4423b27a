-- In which of their sessions an agent was seen last, and when: with a session goes what was seen in it.
create table chat_presence (
  session_id uuid        primary key,
  account_id uuid        not null references chat_agent on delete cascade,
  seen_at    timestamptz not null
);
create index chat_presence_of_agent on chat_presence (account_id, seen_at desc);
alter table chat_agent drop column seen_at;
