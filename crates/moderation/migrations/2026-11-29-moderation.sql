-- opens with 0.1.0
-- What somebody reported, until and after it is decided. The words and the address are forgotten once they served.
create table if not exists content_report (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    target_type text not null,
    target_id {id} not null,
    reporter_id {id},
    email text not null,
    reason text not null,
    words text not null,
    reported_at {int} not null,
    decided_at {int},
    primary key (collectivite_id, id)
) {strict};

create index if not exists content_report_open
    on content_report (collectivite_id, decided_at, reported_at, id);

create index if not exists content_report_target
    on content_report (collectivite_id, target_type, target_id, decided_at);

create table if not exists content_decision (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    target_type text not null,
    target_id {id} not null,
    -- What it is a part of: the contribution of a comment, the amendment of an argument; else itself.
    part_of_id {id} not null,
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
    primary key (collectivite_id, id)
) {strict};

create index if not exists content_decision_target
    on content_decision (collectivite_id, target_type, target_id, decided_at, id);

create index if not exists content_decision_part on content_decision (collectivite_id, part_of_id, decided_at, id);

create index if not exists content_decision_delay on content_decision (collectivite_id, delay_s, id);

create index if not exists content_decision_appeal
    on content_decision (collectivite_id, appeal_outcome, appealed_at, id);
