create table if not exists consultation (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    question text not null,
    presentation text not null,
    -- One theme a line, in the order they are proposed.
    themes text not null,
    opens_at {int} not null,
    closes_at {int} not null,
    closed_at {int},
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists consultation_closing on consultation (collectivite_id, closes_at, id);

create table if not exists contribution (
    collectivite_id {id} not null,
    id {id} not null,
    consultation_id {id} not null,
    author_id {id} not null,
    shows_name {bool} not null,
    title text not null,
    text text not null,
    theme text not null,
    place text not null,
    state text not null,
    version {int} not null,
    created_at {int} not null,
    changed_at {int} not null,
    -- Written once at random: what « au hasard » orders by.
    shuffle {int} not null,
    supports {int} not null,
    comments {int} not null,
    answer text not null,
    answer_text text not null,
    answered_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, consultation_id) references consultation (collectivite_id, id)
) {strict};

-- Each order of the list has an index that holds what its filters ask: a far page is skipped without reading texts.
create index if not exists contribution_recent
    on contribution (collectivite_id, consultation_id, state, id, theme, answer, author_id);

create index if not exists contribution_supported
    on contribution (collectivite_id, consultation_id, state, supports, id, theme, answer, author_id);

create index if not exists contribution_shuffled
    on contribution (collectivite_id, consultation_id, state, shuffle, id, theme, answer, author_id);

create index if not exists contribution_answered on contribution (collectivite_id, consultation_id, answered_at);

create index if not exists contribution_author on contribution (collectivite_id, author_id, consultation_id, id);

create table if not exists contribution_version (
    collectivite_id {id} not null,
    contribution_id {id} not null,
    version {int} not null,
    title text not null,
    text text not null,
    theme text not null,
    place text not null,
    written_at {int} not null,
    primary key (collectivite_id, contribution_id, version),
    foreign key (collectivite_id, contribution_id) references contribution (collectivite_id, id)
) {strict};

-- What a visitor wrote and has not confirmed: the address is here and nowhere else, and is forgotten once it served.
create table if not exists contribution_waiting (
    collectivite_id {id} not null,
    id {id} not null,
    consultation_id {id} not null,
    token_hash {bytes} not null,
    email text not null,
    name text not null,
    shows_name {bool} not null,
    title text not null,
    text text not null,
    theme text not null,
    place text not null,
    sent_at {int} not null,
    confirmed_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, token_hash),
    foreign key (collectivite_id, consultation_id) references consultation (collectivite_id, id)
) {strict};

create table if not exists contribution_support (
    collectivite_id {id} not null,
    contribution_id {id} not null,
    person_id {id} not null,
    primary key (collectivite_id, contribution_id, person_id),
    foreign key (collectivite_id, contribution_id) references contribution (collectivite_id, id)
) {clustered};

create table if not exists contribution_comment (
    collectivite_id {id} not null,
    id {id} not null,
    consultation_id {id} not null,
    contribution_id {id} not null,
    -- The comment this one answers; none for an argument or a question.
    parent_id {id},
    author_id {id} not null,
    shows_name {bool} not null,
    side text not null,
    text text not null,
    state text not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, contribution_id) references contribution (collectivite_id, id)
) {strict};

create index if not exists contribution_comment_place
    on contribution_comment (collectivite_id, contribution_id, parent_id, id);

-- What somebody reported, until and after it is decided. The words and the address are forgotten once they served.
create table if not exists moderation_report (
    collectivite_id {id} not null,
    id {id} not null,
    consultation_id {id} not null,
    target_type text not null,
    target_id {id} not null,
    reporter_id {id},
    email text not null,
    reason text not null,
    words text not null,
    reported_at {int} not null,
    decided_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, consultation_id) references consultation (collectivite_id, id)
) {strict};

create index if not exists moderation_report_open
    on moderation_report (collectivite_id, decided_at, reported_at, id);

create index if not exists moderation_report_target
    on moderation_report (collectivite_id, target_type, target_id, decided_at);

create table if not exists moderation_decision (
    collectivite_id {id} not null,
    id {id} not null,
    consultation_id {id} not null,
    target_type text not null,
    target_id {id} not null,
    author_id {id} not null,
    is_removal {bool} not null,
    reason text not null,
    words text not null,
    moderator_id {id} not null,
    decided_at {int} not null,
    -- From the first report to the decision; none when a moderator decided unasked.
    delay_s {int},
    appeal text not null,
    appealed_at {int},
    appeal_outcome text not null,
    appeal_words text not null,
    appeal_decided_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, consultation_id) references consultation (collectivite_id, id)
) {strict};

create index if not exists moderation_decision_target
    on moderation_decision (collectivite_id, target_type, target_id, decided_at, id);

create index if not exists moderation_decision_delay on moderation_decision (collectivite_id, delay_s, id);

create index if not exists moderation_decision_appeal
    on moderation_decision (collectivite_id, appeal_outcome, appealed_at, id);

create index if not exists contribution_waiting_count on contribution_waiting (collectivite_id, consultation_id, confirmed_at);
