-- opens with 0.1.0
-- Challenges set on data, what people submit, and what the body answers. `gallery` and `verdict` are words: when submissions are
-- read by everybody, and what was retained. Answers are read by nobody before the results are published.
create table if not exists dataset_challenge (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    question text not null,
    expected text not null,
    criteria text not null,
    prize text not null,
    gallery text not null,
    opens_at {int} not null,
    closes_at {int} not null,
    results text not null,
    results_at {int},
    cancelled_because text not null,
    cancelled_at {int},
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists dataset_challenge_closing on dataset_challenge (collectivite_id, closes_at desc, id);

-- The datasets that a challenge rests on, in the order in which they are shown.
create table if not exists dataset_challenge_data (
    collectivite_id {id} not null references collectivite (id),
    challenge_id {id} not null,
    dataset_id {id} not null,
    place {int} not null,
    primary key (collectivite_id, challenge_id, dataset_id),
    foreign key (collectivite_id, challenge_id) references dataset_challenge (collectivite_id, id),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id)
) {strict};

create index if not exists dataset_challenge_data_of on dataset_challenge_data (collectivite_id, dataset_id);

create table if not exists dataset_submission (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    challenge_id {id} not null,
    author_id {id} not null,
    -- The group in whose name it was submitted.
    group_id {id},
    shows_name {bool} not null,
    title text not null,
    content text not null,
    address text not null,
    file_name text not null,
    sha256 text,
    state text not null,
    verdict text not null,
    answer text not null,
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, challenge_id) references dataset_challenge (collectivite_id, id),
    foreign key (collectivite_id, author_id) references person (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, sha256) references stored_file (collectivite_id, sha256)
) {strict};

create index if not exists dataset_submission_of on dataset_submission (collectivite_id, challenge_id, state, id);
