-- opens with 0.1.0
-- What was sent to somebody who decides, and awaits an answer. The address is where it was sent, shown to nobody else.
create table if not exists transmission (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    act_id {id} not null,
    group_id {id} not null,
    act_title text not null,
    recipient_name text not null,
    recipient_quality text not null,
    recipient_email text not null,
    letter text not null,
    sent_at {int} not null,
    expected_on text,
    state text not null,
    settled_at {int},
    reason text not null,
    reminded_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, act_id) references act (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists transmission_act on transmission (collectivite_id, act_id, sent_at);

create index if not exists transmission_state on transmission (collectivite_id, state, sent_at desc, id);

-- The links by which the recipient answers, one a mail: each as the SHA-256 of its token.
create table if not exists transmission_link (
    collectivite_id {id} not null references collectivite (id),
    token_hash {bytes} not null,
    transmission_id {id} not null,
    primary key (collectivite_id, token_hash),
    foreign key (collectivite_id, transmission_id) references transmission (collectivite_id, id)
) {strict};

-- Answers are added, never changed; what the law does not let stand is taken down, with its reason.
create table if not exists transmission_answer (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    transmission_id {id} not null,
    given_by text not null,
    content text not null,
    given_on text not null,
    recorded_at {int} not null,
    is_by_link {bool} not null,
    file_sha256 text,
    file_name text not null,
    file_size {int} not null,
    withdrawn_at {int},
    reason text not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, transmission_id) references transmission (collectivite_id, id)
) {strict};

create index if not exists transmission_answer_of on transmission_answer (collectivite_id, transmission_id, recorded_at);
