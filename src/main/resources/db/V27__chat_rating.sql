-- what a customer thinks of how they were helped
alter table conversation
  add column rating_stars integer check (rating_stars between 1 and 5),
  add column rating_words text check (char_length(rating_words) <= 1000),
  add check (rating_words is null or rating_stars is not null);
