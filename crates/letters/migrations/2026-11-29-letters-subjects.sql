-- opens with 0.1.0
-- What a letter that is about no text is about, and what it became.
create table if not exists letter_subject (
    collectivite_id {id} not null references collectivite (id),
    letter_id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    -- Files that came with it and were not kept.
    attachments {int} not null,
    -- The page of what it became; empty until then.
    filed_path text not null,
    primary key (collectivite_id, letter_id)
) {strict};

create index if not exists letter_state on letter (collectivite_id, state, received_at);
