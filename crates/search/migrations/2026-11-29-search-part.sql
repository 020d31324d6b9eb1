-- opens with 0.1.0
-- What else a document is a part of, beside what it was placed in: its text, that text's group and parcours. For who
-- searches all of a group's or a parcours' activity.
create table if not exists search_part (
    collectivite_id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    within_type text not null,
    within_id {id} not null,
    primary key (collectivite_id, subject_type, subject_id, within_type, within_id)
) {clustered};
