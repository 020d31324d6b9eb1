-- opens with 0.1.0
-- The language each person chose to read in and to be written to in; who chose none has no row.
create table if not exists person_language (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    language text not null,
    primary key (collectivite_id, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};
