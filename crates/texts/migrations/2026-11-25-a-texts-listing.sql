-- Lists of contributions are read and counted from these alone, ids and filters together.

create index if not exists amendment_listed on amendment (collectivite_id, id, fate, document_id);

create index if not exists argument_listed on argument (collectivite_id, id, withdrawn_at, amendment_id, document_id);

create index if not exists argument_counted on argument (collectivite_id, amendment_id, withdrawn_at, document_id);
