-- opens with 0.1.0
-- Conversations: short statements, and what people think of them. A vote knows no person: its voter is a number made of the
-- person and of voter_key, which opens who said what. It does not leave with an export, and is emptied after the end: one
-- without a key is over.
create table if not exists conversation (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    question text not null,
    presentation text not null,
    audience text not null,
    is_moderated_first {bool} not null,
    is_map_shown_meanwhile {bool} not null,
    is_imported {bool} not null,
    opens_at {int} not null,
    closes_at {int} not null,
    closed_at {int},
    -- Published: whoever makes the map again begins with it.
    seed text not null,
    voter_key text not null,
    -- Votes cast, changes of mind included; votes that stand; people who cast them.
    casts {int} not null,
    votes {int} not null,
    participants {int} not null,
    -- The last number given to a statement, and how often what can be read of them changed.
    numbered {int} not null,
    changes {int} not null,
    -- What every vote so far adds up to: two maps of the same votes are one.
    votes_digest text not null,
    -- The last day somebody voted; what is shown while votes still come: of what days, of how many people, its digest.
    last_cast_on text,
    shown_through text,
    shown_participants {int} not null,
    shown_digest text not null,
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists conversation_closing on conversation (collectivite_id, closes_at, id);

create table if not exists conversation_statement (
    collectivite_id {id} not null,
    id {id} not null,
    conversation_id {id} not null,
    number {int} not null,
    -- None for those of the town, opened with the conversation by Parvis, and for those that come from elsewhere.
    author_id {id},
    text text not null,
    -- The words without case, accents and spaces too many: said twice, they are one statement.
    folded {bytes} not null,
    state text not null,
    -- Why it was not published.
    why text not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, conversation_id) references conversation (collectivite_id, id)
) {strict};

create unique index if not exists conversation_statement_number
    on conversation_statement (collectivite_id, conversation_id, number);

create unique index if not exists conversation_statement_once
    on conversation_statement (collectivite_id, conversation_id, folded);

create index if not exists conversation_statement_waiting
    on conversation_statement (collectivite_id, conversation_id, state, number);

create index if not exists conversation_statement_author
    on conversation_statement (collectivite_id, conversation_id, author_id, number);

create table if not exists conversation_vote (
    collectivite_id {id} not null,
    conversation_id {id} not null,
    voter {int} not null,
    statement {int} not null,
    opinion text not null,
    -- Its day, and no rank: the instant would tell who was seen voting.
    cast_on text not null,
    -- What is shown in its place until the next figures, where it changed since these; none where there was no vote.
    earlier text,
    earlier_on text,
    primary key (collectivite_id, conversation_id, voter, statement),
    foreign key (collectivite_id, conversation_id) references conversation (collectivite_id, id)
) {clustered};
