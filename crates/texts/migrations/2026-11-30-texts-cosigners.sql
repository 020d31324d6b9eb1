-- opens with 0.1.0
-- Who put their name beside the author's, and to which version of the amendment.
create table if not exists amendment_cosigner (
    collectivite_id {id} not null,
    amendment_id {id} not null,
    person_id {id} not null,
    document_id {id} not null,
    version {int} not null,
    signed_at {int} not null,
    primary key (collectivite_id, amendment_id, person_id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists amendment_cosigner_person on amendment_cosigner (collectivite_id, person_id, amendment_id);
