-- opens with 0.1.0
-- The things of one type that something happened to, in a group or a parcours, the latest first.
create index if not exists news_part on news (collectivite_id, object_id, subject_type, number);
