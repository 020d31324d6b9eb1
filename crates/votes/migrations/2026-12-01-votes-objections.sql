-- opens with 0.1.0
-- The objections of a closed vote, each with an identifier of its own that says nothing of who objects: by it they are reported,
-- removed and put back. The reasons that moderation removed wait here; the ballot keeps that it objects.
create table if not exists scrutin_objection (
    collectivite_id {id} not null,
    id {id} not null,
    scrutin_id {id} not null,
    elector_id {id} not null,
    removed_at {int},
    words_removed text,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, scrutin_id, elector_id) references scrutin_ballot (collectivite_id, scrutin_id, elector_id)
) {strict};

create index if not exists scrutin_objection_scrutin on scrutin_objection (collectivite_id, scrutin_id, id);
