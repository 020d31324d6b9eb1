-- Why a vote was cancelled: a key of the translations, and what its sentence names.
create table if not exists scrutin_cancellation (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    reason text not null,
    number {int},
    detail text,
    primary key (collectivite_id, scrutin_id),
    foreign key (collectivite_id, scrutin_id) references scrutin (collectivite_id, id)
) {strict};
