//! The kernel's SQL.

/// What may be delivered now (`$n` is the instant): due, not under way, and behind nothing of its lane that is still to be
/// done. What was given up holds nobody back.
macro_rules! deliverable {
    ($n:literal) => {
        concat!(
            "done_at is null and parked_at is null and due_at <= ",
            $n,
            " and leased_until <= ",
            $n,
            " and not exists (
                select 1 from effect_context mine
                join effect_context earlier on earlier.collectivite_id = mine.collectivite_id and earlier.lane = mine.lane
                    and earlier.effect_id < mine.effect_id
                join effect before on before.collectivite_id = earlier.collectivite_id and before.id = earlier.effect_id
                where mine.collectivite_id = effect.collectivite_id and mine.effect_id = effect.id
                    and before.done_at is null and before.parked_at is null)"
        )
    };
}

db::statements! {
    LIST_COLLECTIVITES = "select id, slug, name, kind, is_demonstration, time_zone, created_at from collectivite order by id limit 1000";
    INSERT_COLLECTIVITE = "insert into collectivite (id, slug, name, kind, is_demonstration, time_zone, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// By rank: the first name of a body is the one its addresses are made of.
    LIST_HOSTS = "select name, collectivite_id from host order by collectivite_id, rank limit 20000";
    DELETE_HOSTS = "delete from host where collectivite_id = $1";
    INSERT_HOST = "insert into host (name, collectivite_id, rank) values ($1, $2, $3)";
    FIND_HOST = "select name, collectivite_id from host where name = $1";
    LIST_SHARED_ACCOUNTS = "select collectivite_id, home_id from shared_accounts order by collectivite_id, home_id limit 20000";
    INSERT_SHARED_ACCOUNTS = "insert into shared_accounts (collectivite_id, home_id) values ($1, $2)
        on conflict (collectivite_id, home_id) do nothing";
    DELETE_SHARED_ACCOUNTS = "delete from shared_accounts where collectivite_id = $1 and home_id = $2";
    LIST_APPEARANCES = "select collectivite_id, version, short_name, main_colour, accent_colour, emblem, emblem_words from appearance
        order by collectivite_id limit 1000";
    FIND_APPEARANCE = "select collectivite_id, version, short_name, main_colour, accent_colour, emblem, emblem_words from appearance
        where collectivite_id = $1";
    INSERT_APPEARANCE = "insert into appearance
        (collectivite_id, version, short_name, main_colour, accent_colour, emblem, emblem_words, updated_at)
        values ($1, 1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id) do nothing";
    UPDATE_APPEARANCE = "update appearance set version = version + 1, short_name = $3, main_colour = $4, accent_colour = $5,
        emblem = $6, emblem_words = $7, updated_at = $8 where collectivite_id = $1 and version = $2";

    INSERT_JOURNAL = "insert into journal (collectivite_id, id, at, kind, actor_id, actor_quality, subject_type, subject_id, is_public, payload)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST_PUBLIC_JOURNAL = "select j.number, j.at, j.kind, j.actor_quality, j.subject_type, j.subject_id, j.payload, s.title, s.path
        from journal j
        left join subject s on s.collectivite_id = j.collectivite_id and s.type = j.subject_type and s.id = j.subject_id
        where j.collectivite_id = $1 and j.is_public order by j.id desc limit $2 offset $3";
    /// The word is the one of [`crate::Quality::Agent`], written here so that the index of these lines is read alone.
    LIST_ACTS_OF_AGENTS = "select kind, count(*) as n from journal
        where collectivite_id = $1 and actor_quality = 'agent' and at >= $2 and at < $3 group by kind order by kind limit 1000";
    /// Public lines are numbered one after another from 1: the last number counts them, but for those not numbered yet.
    COUNT_PUBLIC_JOURNAL = "select (select coalesce(max(number), 0) from journal where collectivite_id = $1) + (select count(*) from (
        select id from journal where collectivite_id = $1 and number is null and is_public limit 500) as unnumbered) as n";
    COUNT_BROUGHT_IN = "select count(*) as n from journal where collectivite_id = $1 and actor_id = $2
        and ((kind = 'identity.person-registered' and subject_id = $3) or (kind = 'groups.mandate-given' and payload like $4))";
    LIST_SUBJECT_JOURNAL = "select j.number, j.at, j.kind, j.actor_quality, j.subject_type, j.subject_id, j.payload, s.title, s.path
        from journal j
        left join subject s on s.collectivite_id = j.collectivite_id and s.type = j.subject_type and s.id = j.subject_id
        where j.collectivite_id = $1 and j.subject_type = $2 and j.subject_id = $3 and j.is_public order by j.id desc limit 200";
    /// Unordered on purpose: lines are appended by concurrent transactions; their number is the order.
    LIST_UNNUMBERED = "select id from journal where collectivite_id = $1 and number is null and is_public order by id limit 500";
    LAST_NUMBER = "select coalesce(max(number), 0) as n from journal where collectivite_id = $1";
    LIST_NUMBERED = "select number, at, kind, actor_id, subject_type, subject_id, payload from journal
        where collectivite_id = $1 and number > $2 order by number limit $3";
    READ_UP_TO = "select coalesce(max(number), 0) as n from journal_reader where collectivite_id = $1 and name = $2";
    OPEN_READER = "insert into journal_reader (collectivite_id, name, number) values ($1, $2, 0) on conflict (collectivite_id, name) do nothing";
    /// Another node that read the same lines finds the mark moved.
    ADVANCE_READER = "update journal_reader set number = $4 where collectivite_id = $1 and name = $2 and number = $3";
    NUMBER_LINE = "update journal set number = $3 where collectivite_id = $1 and id = $2 and number is null";

    UPSERT_SUBJECT = "insert into subject (collectivite_id, type, id, title, path, updated_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, type, id) do update set title = excluded.title, path = excluded.path, updated_at = excluded.updated_at";
    DELETE_SUBJECT = "delete from subject where collectivite_id = $1 and type = $2 and id = $3";
    LATEST_SUBJECTS = "select type, id, title, path from subject where collectivite_id = $1 and type = $2 order by id desc limit $3";
    FIND_SUBJECT = "select type, id, title, path from subject where collectivite_id = $1 and type = $2 and id = $3";

    FIND_SUBJECT_AT = "select type, id, title, path from subject where collectivite_id = $1 and path = $2 order by type, id limit 1";

    INSERT_REQUEST = "insert into request (collectivite_id, id, actor_id, action, outcome, at) values ($1, $2, $3, $4, $5, $6)";
    FIND_REQUEST = "select actor_id, action, outcome from request where collectivite_id = $1 and id = $2";
    FORGET_REQUESTS = "delete from request where collectivite_id = $1 and id in
        (select id from request where collectivite_id = $1 and at < $2 limit 2000)";
    INSERT_RETENTION_RUN = "insert into retention_run (collectivite_id, id, applied_at, counts, failed) values ($1, $2, $3, $4, $5)";
    LIST_RETENTION_RUNS = "select applied_at, counts, failed from retention_run where collectivite_id = $1 order by id desc limit $2";
    FORGET_RETENTION_RUNS = "delete from retention_run where collectivite_id = $1 and id in
        (select id from retention_run where collectivite_id = $1 and applied_at < $2 limit 2000)";

    INSERT_EFFECT = "insert into effect (collectivite_id, id, kind, key, payload, created_at, due_at, leased_until, attempts)
        values ($1, $2, $3, $4, $5, $6, $6, 0, 0) on conflict (collectivite_id, kind, key) do nothing";
    /// What is done again and again is one row: what is under way is left to end, what was given up waits for somebody.
    REPEAT_EFFECT = "insert into effect (collectivite_id, id, kind, key, payload, created_at, due_at, leased_until, attempts)
        values ($1, $2, $3, $4, $5, $6, $6, 0, 0) on conflict (collectivite_id, kind, key) do update
        set due_at = excluded.due_at, attempts = 0, done_at = null
        where effect.parked_at is null and effect.leased_until <= excluded.due_at";
    /// The lease: the row is ours if the update touches it; a worker that raced us finds `leased_until` moved. The kinds of
    /// effects that take long stand between commas; 1 for those, 0 for the others.
    LEASE_EFFECT = concat!(
        "update effect set leased_until = $1, leased_by = $2, attempts = attempts + 1
        where (collectivite_id, id) = (
            select collectivite_id, id from effect where ",
        deliverable!("$3"),
        " and case when $4 like '%,' || kind || ',%' then 1 else 0 end = $5
            order by due_at, id limit 1)
        and leased_until <= $3 and done_at is null and parked_at is null
        returning collectivite_id, id, kind, key, payload, attempts"
    );
    /// What was delivered is forgotten: a mail's payload holds an address, and sometimes a link that opens a session.
    /// The lease ends with it: what is done again and again may be asked anew at once.
    FINISH_EFFECT = "update effect set done_at = $3, leased_until = 0, last_error = null, payload = 'null'
        where collectivite_id = $1 and id = $2 and leased_by = $4";
    POSTPONE_EFFECT = "update effect set due_at = $3, leased_until = 0, last_error = $4
        where collectivite_id = $1 and id = $2 and leased_by = $5 and done_at is null";
    PARK_EFFECT = "update effect set parked_at = $3, leased_until = 0, last_error = $4
        where collectivite_id = $1 and id = $2 and leased_by = $5 and done_at is null";
    RETRY_EFFECT = "update effect set parked_at = null, attempts = 0, due_at = $3, leased_until = 0
        where collectivite_id = $1 and id = $2 and parked_at is not null";
    LIST_EFFECTS = "select id, kind, key, created_at, due_at, attempts, last_error, parked_at, done_at, subject_type, subject_id
        from effect left join effect_context on effect_context.collectivite_id = effect.collectivite_id and effect_id = id
        where effect.collectivite_id = $1
        order by case when parked_at is not null and done_at is null then 0 when done_at is null then 1 else 2 end, id desc limit $2";
    RETRY_EFFECTS_OF = "update effect set parked_at = null, attempts = 0, due_at = $3, leased_until = 0
        where collectivite_id = $1 and kind = $2 and parked_at is not null and done_at is null";
    /// Given up for good by an agent: nothing is left to be done, and what it held is forgotten as if delivered.
    SET_ASIDE_EFFECT = "update effect set done_at = $3, last_error = $4, payload = 'null'
        where collectivite_id = $1 and id = $2 and parked_at is not null and done_at is null";
    SET_ASIDE_EFFECTS_OF = "update effect set done_at = $3, last_error = $4, payload = 'null'
        where collectivite_id = $1 and kind = $2 and done_at is null";
    SET_ASIDE_EFFECTS_SAYING = "update effect set done_at = $3, last_error = $4, payload = 'null'
        where collectivite_id = $1 and kind = $2 and done_at is null and replace(payload, $5, '') <> payload";
    LIST_EFFECTS_LEFT = "select id, kind, key, created_at, due_at, attempts, last_error, parked_at, done_at, subject_type, subject_id
        from effect left join effect_context on effect_context.collectivite_id = effect.collectivite_id and effect_id = id
        where effect.collectivite_id = $1 and kind = $2 and done_at is null
        order by case when parked_at is not null then 0 else 1 end, id desc limit $3";
    EXCHANGES = "select
        (select count(*) from effect where collectivite_id = $1 and kind = $2 and done_at is null and parked_at is null) as waiting,
        (select count(*) from effect where collectivite_id = $1 and kind = $2 and done_at is null and parked_at is null
            and last_error is not null) as postponed,
        (select min(created_at) from effect where collectivite_id = $1 and kind = $2 and done_at is null and parked_at is null)
            as waiting_since,
        (select count(*) from effect where collectivite_id = $1 and kind = $2 and done_at is null and parked_at is not null) as parked,
        (select max(done_at) from effect where collectivite_id = $1 and kind = $2 and done_at is not null and last_error is null)
            as last_done_at";
    NEXT_DUE = concat!(
        "select count(*) as n from (select 1 from effect where ",
        deliverable!("$1"),
        " and case when $2 like '%,' || kind || ',%' then 1 else 0 end = $3 limit 1) found"
    );
    INSERT_EFFECT_CONTEXT = "insert into effect_context (collectivite_id, effect_id, lane, subject_type, subject_id)
        values ($1, $2, $3, $4, $5)";
    FORGET_EFFECT_CONTEXT = "delete from effect_context where collectivite_id = $1 and effect_id = $2";
    FORGET_EFFECT_CONTEXTS = "delete from effect_context where collectivite_id = $1 and effect_id in
        (select id from effect where collectivite_id = $1 and kind = $2 and done_at is not null)";

    INSERT_TIMER = "insert into timer (collectivite_id, id, kind, subject_id, payload, due_at, attempts) values ($1, $2, $3, $4, $5, $6, 0)";
    DELETE_TIMERS = "delete from timer where collectivite_id = $1 and kind = $2 and subject_id = $3";
    DUE_TIMERS = "select collectivite_id, id, kind, subject_id, payload, due_at, attempts from timer where due_at <= $1 order by due_at, id limit 20";
    TAKE_TIMER = "delete from timer where collectivite_id = $1 and id = $2 and due_at = $3";
    POSTPONE_TIMER = "update timer set due_at = $4, attempts = attempts + 1, last_error = $5 where collectivite_id = $1 and id = $2 and due_at = $3";

    /// One holder at a time for each instance-wide duty (numbering, cleaning).
    OPEN_DUTY = "insert into duty (name, leased_until) values ($1, 0) on conflict (name) do nothing";
    LEASE_DUTY = "update duty set leased_until = $2, leased_by = $3 where name = $1 and (leased_until <= $4 or leased_by = $3)";
    /// For a duty that comes back at its own pace: its holder does not take it again before it is due.
    TAKE_DUTY = "update duty set leased_until = $2, leased_by = $3 where name = $1 and leased_until <= $4";
    HAND_BACK_DUTY = "update duty set leased_until = $2, leased_by = null where name = $1 and leased_by = $3";

    QUEUES = "select
        (select count(*) from effect where done_at is null and parked_at is null) as effects_waiting,
        (select count(*) from effect where done_at is null and parked_at is not null) as effects_parked,
        (select min(due_at) from effect where done_at is null and parked_at is null and due_at <= $1) as effect_due_since,
        (select count(*) from timer where due_at <= $1) as timers_due,
        (select count(*) from timer) as timers";
    COUNT_UNNUMBERED = "select count(*) as n from (
        select id from journal where collectivite_id = $1 and number is null and is_public limit 500) as unnumbered";
    LAST_LINE = "select at from journal where collectivite_id = $1 order by id desc limit 1";

    INSERT_STORED_FILE = "insert into stored_file (collectivite_id, sha256, media_type, size_bytes, added_at) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, sha256) do nothing";
    COUNT_STORED_FILE = "select count(*) as n from stored_file where sha256 = $1";
    FIND_STORED_FILE = "select media_type, size_bytes from stored_file where collectivite_id = $1 and sha256 = $2";
}
