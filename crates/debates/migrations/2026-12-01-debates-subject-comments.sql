-- opens with 0.1.0
-- What is said of a subject that another feature holds: an idea of a participatory budget. The same comments as those of a
-- contribution, which are tied to theirs.
create table if not exists subject_comment (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    group_id {id} not null,
    -- The comment this one answers; none for an argument or a question.
    parent_id {id},
    author_id {id} not null,
    shows_name {bool} not null,
    side text not null,
    text text not null,
    state text not null,
    created_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists subject_comment_place
    on subject_comment (collectivite_id, subject_type, subject_id, id);

-- Subjects that nobody reads any more: what was said of one is not found, even a comment that an appeal puts back.
create table if not exists subject_silence (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    primary key (collectivite_id, subject_type, subject_id)
) {strict};
