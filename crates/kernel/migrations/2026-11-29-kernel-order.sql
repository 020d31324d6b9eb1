-- opens with 0.1.0
-- What an effect waits behind, and what it is about. A row is forgotten with what it says: it is here only while the effect
-- is to be done.
create table if not exists effect_context (
    collectivite_id {id} not null references collectivite (id),
    effect_id {id} not null,
    -- Effects of one lane are done one after the other, in the order in which they were decided.
    lane text,
    subject_type text,
    subject_id {id},
    primary key (collectivite_id, effect_id)
) {strict};

create index if not exists effect_context_lane on effect_context (collectivite_id, lane, effect_id);
