-- opens with 0.1.0
-- What each person wrote, newest first: the page that says to them what became of it.
create index if not exists amendment_author on amendment (collectivite_id, author_id, id);

create index if not exists argument_author on argument (collectivite_id, author_id, id);
