-- opens with 0.1.0
-- What each mail that can be answered was about: how an answer finds its subject. It names nobody.
create table if not exists mail_thread (
    collectivite_id {id} not null references collectivite (id),
    -- That of the mail's effect, of which its Message-ID is made.
    key text not null,
    -- What stands after the plus sign in the address of its answers.
    tag text not null,
    subject_type text,
    subject_id {id},
    sent_at {int} not null,
    primary key (collectivite_id, key),
    unique (collectivite_id, tag)
) {strict};

create index if not exists mail_thread_sent on mail_thread (collectivite_id, sent_at);
