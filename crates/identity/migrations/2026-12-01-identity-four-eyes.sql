-- opens with 0.1.0

-- Whether what touches votes, rolls and people wants two agents. Without a line, it does as soon as there are two.
create table if not exists four_eyes_rule (
    collectivite_id {id} not null references collectivite (id),
    is_on {bool} not null,
    decided_at {int} not null,
    primary key (collectivite_id)
) {strict};

-- What one agent asked and another has to do too.
create table if not exists deed_waiting (
    collectivite_id {id} not null references collectivite (id),
    kind text not null,
    subject_type text not null,
    subject_id {id} not null,
    said text not null,
    asked_by {id} not null,
    asked_at {int} not null,
    primary key (collectivite_id, kind, subject_id)
) {strict};

create index if not exists deed_waiting_asked on deed_waiting (collectivite_id, asked_at);
