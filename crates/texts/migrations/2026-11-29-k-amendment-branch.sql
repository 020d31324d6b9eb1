-- opens with 0.1.0
-- The names under which amendments were pushed with git; one tabled on the site has none, and is called by its number.
create table if not exists amendment_branch (
    collectivite_id {id} not null,
    document_id {id} not null,
    name text not null,
    amendment_id {id} not null,
    primary key (collectivite_id, document_id, name),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists amendment_branch_amendment on amendment_branch (collectivite_id, amendment_id, name);
