-- A draft that several people write at once. Each change is kept here before anybody else sees it, and folded with those
-- before it from time to time; who wrote since the last version stands apart, and only until that version is saved.
create table if not exists draft_update (
    collectivite_id {id} not null,
    document_id {id} not null,
    number {int} not null,
    content {bytes} not null,
    primary key (collectivite_id, document_id, number),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};

create table if not exists draft_writer (
    collectivite_id {id} not null,
    document_id {id} not null,
    person_id {id} not null,
    since {int} not null,
    primary key (collectivite_id, document_id, person_id),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};
