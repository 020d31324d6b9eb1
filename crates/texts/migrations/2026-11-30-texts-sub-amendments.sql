-- opens with 0.1.0
-- Amendments to an amendment, of depth one: what they refer to is the text as that amendment would make it.
create table if not exists sub_amendment (
    collectivite_id {id} not null,
    amendment_id {id} not null,
    parent_id {id} not null,
    document_id {id} not null,
    primary key (collectivite_id, amendment_id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id),
    foreign key (collectivite_id, parent_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists sub_amendment_parent on sub_amendment (collectivite_id, parent_id, amendment_id);

create index if not exists sub_amendment_document on sub_amendment (collectivite_id, document_id);
