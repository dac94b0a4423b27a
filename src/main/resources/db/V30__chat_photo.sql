-- A photo is sent for a subject: a dish, or a conversation. Whose it is: the restaurant's, or the sender's.
alter table upload drop constraint upload_restaurant_id_fkey;
alter table upload drop constraint upload_menu_item_id_fkey;
alter table upload rename column restaurant_id to owner_id;
alter table upload rename column menu_item_id to subject_id;
alter table upload add column subject text not null default 'menuItemId';
alter table upload alter column subject drop default;
alter table upload add check (subject in ('menuItemId', 'conversationId'));
alter table upload add column restaurant_id uuid generated always as (case subject when 'menuItemId' then owner_id end) stored references restaurant;
alter table upload add column menu_item_id uuid generated always as (case subject when 'menuItemId' then subject_id end) stored references menu_item;
alter table upload add column conversation_id uuid generated always as (case subject when 'conversationId' then subject_id end) stored references conversation;
alter index upload_of_item rename to upload_of_subject;
alter index upload_of_restaurant rename to upload_of_owner;

alter table photo drop constraint photo_restaurant_id_fkey;
alter table photo drop constraint photo_menu_item_id_fkey;
alter table photo rename column restaurant_id to owner_id;
alter table photo rename column menu_item_id to subject_id;
alter table photo add column subject text not null default 'menuItemId';
alter table photo alter column subject drop default;
alter table photo add check (subject in ('menuItemId', 'conversationId'));
alter table photo add column restaurant_id uuid generated always as (case subject when 'menuItemId' then owner_id end) stored references restaurant;
alter table photo add column menu_item_id uuid generated always as (case subject when 'menuItemId' then subject_id end) stored references menu_item;
alter table photo add column conversation_id uuid generated always as (case subject when 'conversationId' then subject_id end) stored references conversation;
alter index photo_of_restaurant rename to photo_of_owner;

-- what a message shows, as long as it is kept
alter table message add column photo_id uuid;
