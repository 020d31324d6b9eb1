-- opens with 0.1.0
-- The answers whose file has no tags (ISO 32000-1, 14.8): a screen reader may not read it in order.
create table if not exists transmission_answer_untagged (
    collectivite_id {id} not null,
    answer_id {id} not null,
    transmission_id {id} not null,
    primary key (collectivite_id, answer_id),
    foreign key (collectivite_id, answer_id) references transmission_answer (collectivite_id, id)
) {strict};

create index if not exists transmission_answer_untagged_of
    on transmission_answer_untagged (collectivite_id, transmission_id);
