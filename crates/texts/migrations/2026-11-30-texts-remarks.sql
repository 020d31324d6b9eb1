-- opens with 0.1.0
-- What people say of one passage of a text in discussion, apart from any amendment. `words_removed` holds what moderation
-- removed, until it can no longer be contested: it must not leave with an export that is not the body's own.
create table if not exists passage_remark (
    collectivite_id {id} not null,
    id {id} not null,
    document_id {id} not null,
    place text not null,
    author_id {id} not null,
    content text not null,
    added_at {int} not null,
    withdrawn_at {int},
    words_removed text,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};

create index if not exists passage_remark_place on passage_remark (collectivite_id, document_id, place, id);
