-- opens with 0.1.0
-- What adopted texts ask of the projects that follow, and how each project answers.
create table if not exists requirement (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    sort_key {bytes} not null,
    theme text not null,
    theme_key {bytes} not null,
    reach text not null,
    marked_at {int} not null,
    ended_at {int},
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists requirement_theme on requirement (collectivite_id, theme_key, sort_key, id);

create index if not exists requirement_reach on requirement (collectivite_id, reach, group_id, id) where ended_at is null;

-- Where a requirement is written; a passage that was changed or repealed stays, with how it ended.
create table if not exists requirement_passage (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    requirement_id {id} not null,
    text_id {id} not null,
    place text not null,
    place_name text not null,
    anchor text not null,
    text_commit text not null,
    words text not null,
    since {int} not null,
    until {int},
    ending text,
    note text not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, requirement_id) references requirement (collectivite_id, id),
    foreign key (collectivite_id, text_id) references text_document (collectivite_id, id)
) {strict};

create index if not exists requirement_passage_of on requirement_passage (collectivite_id, requirement_id, id);

create index if not exists requirement_passage_text on requirement_passage (collectivite_id, text_id, requirement_id);

-- How one project stands with one requirement.
create table if not exists requirement_examination (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    requirement_id {id} not null,
    project_type text not null,
    project_id {id} not null,
    group_id {id} not null,
    attached_at {int} not null,
    standing text not null,
    concluded_at {int},
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, requirement_id) references requirement (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create unique index if not exists requirement_examination_once
    on requirement_examination (collectivite_id, project_type, project_id, requirement_id);

create index if not exists requirement_examination_listed
    on requirement_examination (collectivite_id, requirement_id, standing, id);

-- What was said, each time it was said: nothing is replaced.
create table if not exists requirement_conclusion (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    examination_id {id} not null,
    number {int} not null,
    standing text not null,
    reason text not null,
    proof_url text not null,
    concluded_at {int} not null,
    concluded_by {id},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, examination_id) references requirement_examination (collectivite_id, id),
    foreign key (collectivite_id, concluded_by) references person (collectivite_id, id)
) {strict};

create unique index if not exists requirement_conclusion_number on requirement_conclusion (collectivite_id, examination_id, number);
