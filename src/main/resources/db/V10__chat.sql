-- Support chat. A conversation's row lock hands out the positions of its messages and of its notes.
create table conversation (
  id            uuid        primary key,
  customer_id   uuid        not null references account,
  customer_name text        not null,
  topic         text        not null,
  order_id      uuid,
  state         text        not null check (state in ('WAITING', 'OPEN', 'CLOSED')),
  agent_id      uuid        references account,
  agent_name    text,
  last_position bigint      not null default 0,
  last_note     bigint      not null default 0,
  place         integer     check (place > 0),
  estimate      integer,
  waiting_since timestamptz not null,
  returned_by   uuid,
  returned_at   timestamptz,
  assigned_at   timestamptz,
  closed_at     timestamptz,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  -- one column, so that two agents can never hold it
  check (state <> 'OPEN' or agent_id is not null),
  check (state <> 'WAITING' or agent_id is null),
  check (place is null or state = 'WAITING')
);
create index conversation_of_customer on conversation (customer_id, changed_at desc, id);
create index conversation_of_agent on conversation (agent_id, changed_at desc, id);
create index conversation_held on conversation (agent_id) where state = 'OPEN';
create index conversation_in_line on conversation (waiting_since, id) where state = 'WAITING';
create index conversation_closed on conversation (closed_at desc) where state = 'CLOSED';

create table message (
  conversation_id uuid        not null references conversation,
  position        bigint      not null check (position > 0),
  id              uuid        not null,
  client_id       text        not null check (char_length(client_id) between 1 and 100),
  sender_id       uuid        not null,
  role            text        not null check (role in ('CUSTOMER', 'AGENT')),
  text            text        not null check (char_length(text) <= 4000),
  at              timestamptz not null,
  primary key (conversation_id, position),
  unique (conversation_id, client_id)
);
create index message_of_sender on message (sender_id);

-- what agents tell each other; a table of its own, so that no customer's query can reach it
create table note (
  conversation_id uuid        not null references conversation,
  position        bigint      not null check (position > 0),
  client_id       text        not null check (char_length(client_id) between 1 and 100),
  sender_id       uuid        not null,
  text            text        not null check (char_length(text) <= 4000),
  at              timestamptz not null,
  primary key (conversation_id, position),
  unique (conversation_id, client_id)
);

-- how far somebody's devices got, and how far their eyes
create table chat_mark (
  conversation_id uuid   not null references conversation,
  account_id      uuid   not null,
  delivered       bigint not null check (delivered >= 0),
  read            bigint not null check (read between 0 and delivered),
  primary key (conversation_id, account_id)
);

-- One line a person: its row lock numbers what has changed for them. Of each thing only the latest change
-- stays: the state of a conversation, or (about = an account) how far that person has got in it.
create table chat_person (
  account_id    uuid   primary key,
  last_position bigint not null default 0
);
create table chat_change (
  account_id      uuid        not null references chat_person,
  conversation_id uuid        not null,
  about           uuid        not null,
  position        bigint      not null,
  at              timestamptz not null default now(),
  primary key (account_id, conversation_id, about)
);
create unique index chat_change_in_order on chat_change (account_id, position);

create table chat_agent (
  account_id  uuid        primary key references account,
  name        text        not null,
  available   boolean     not null default false,
  capacity    integer     not null default 5 check (capacity between 1 and 10),
  seen_at     timestamptz not null,
  assigned_at timestamptz
);

create table canned_reply (
  id    integer primary key,
  title text    not null,
  text  text    not null
);
insert into canned_reply (id, title, text) values
  (1, 'Greeting', 'Hello, thank you for writing to FoodFast. I am looking into it right now.'),
  (2, 'One moment', 'One moment please, I am checking with the restaurant.'),
  (3, 'On its way', 'Your order is on its way. You can follow the driver on the map of your order page.'),
  (4, 'Delayed', 'I am sorry, the kitchen is very busy just now. Your order will arrive a little later than planned.'),
  (5, 'Refund made', 'I have refunded the amount to your card. It arrives within three to five working days.'),
  (6, 'Missing item', 'I am sorry that something was missing. Which item was it, please?'),
  (7, 'Anything else', 'Is there anything else I can do for you?'),
  (8, 'Goodbye', 'Thank you for your patience and enjoy your meal! Just write here if you need us again.');
