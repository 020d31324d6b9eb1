-- opens with 0.1.0
-- The lines that are still to be told in the room where people talk of a group or a parcours.
create table if not exists news_telling (
    collectivite_id {id} not null references collectivite (id),
    object_id {id} not null,
    number {int} not null,
    primary key (collectivite_id, object_id, number)
) {strict};
