-- Why a parcours ended without result, and when it was taken up again. Every ending stays: reasons are public.
create table if not exists parcours_ending (
    collectivite_id {id} not null,
    id {id} not null,
    parcours_id {id} not null,
    reason text not null,
    ended_at {int} not null,
    reopened_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, parcours_id) references parcours (collectivite_id, id)
) {strict};

create index if not exists parcours_ending_of on parcours_ending (collectivite_id, parcours_id, id);
