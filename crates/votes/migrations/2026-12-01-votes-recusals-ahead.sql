-- opens with 0.1.0

-- Who said ahead that a matter is their own: they are on the electoral list of no vote about it, nor about what is a part of it.
create table if not exists subject_recusal (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    person_id {id} not null,
    noted_at {int} not null,
    primary key (collectivite_id, subject_type, subject_id, person_id)
) {strict};
