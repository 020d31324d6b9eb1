-- opens with 0.1.0
-- Elections with secret ballots. Who voted and what was cast stand in tables that share no key and no instant: a line of
-- election_presence or of election_emargement holds nothing of a ballot, a line of election_urn nothing of a person.
-- Keys of voters are drawn at random, so that no order of theirs is one of time. When the vote closes, both are written
-- anew, in the order of their keys: election_presence to election_emargement, election_urn to election_message.

create table if not exists election (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    uuid text not null,
    group_id {id} not null,
    name text not null,
    description text not null,
    kind text not null,
    crypto_group text not null,
    questions text not null,
    threshold {int},
    is_revote_allowed {bool} not null,
    paper_voters {int} not null,
    prepared_by {id} not null,
    authority_id {id},
    first_counter_id {id},
    second_counter_id {id},
    state text not null,
    created_at {int} not null,
    closes_at {int} not null,
    kept_days {int} not null,
    opened_at {int},
    closed_at {int},
    tallied_at {int},
    destroyed_at {int},
    fingerprint text,
    head text,
    height {int} not null,
    voters {int} not null,
    voted {int} not null,
    counted {int},
    result text,
    primary key (collectivite_id, id)
) {strict};

create table if not exists election_voter (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    id {id} not null,
    name text not null,
    login text not null,
    person_id {id},
    weight {int} not null,
    primary key (collectivite_id, election_id, id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {clustered};

create unique index if not exists election_voter_login on election_voter (collectivite_id, election_id, login);

create index if not exists election_voter_person on election_voter (collectivite_id, election_id, person_id);

create table if not exists election_presence (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    voter_id {id} not null,
    primary key (collectivite_id, election_id, voter_id)
) {clustered};

create table if not exists election_emargement (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    voter_id {id} not null,
    primary key (collectivite_id, election_id, voter_id)
) {clustered};

create table if not exists election_trustee (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    position {int} not null,
    person_id {id} not null,
    public_key text,
    certificate text,
    polynomial text,
    voutput text,
    primary key (collectivite_id, election_id, position),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

-- Who prepared or conducted: none of them may give codes, hold a key or count.
create table if not exists election_hand (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    person_id {id} not null,
    primary key (collectivite_id, election_id, person_id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

create table if not exists election_public_list (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    content text not null,
    primary key (collectivite_id, election_id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

create table if not exists election_event (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    height {int} not null,
    kind text not null,
    payload text,
    primary key (collectivite_id, election_id, height),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

create table if not exists election_message (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    hash text not null,
    height {int} not null,
    place {int} not null,
    content text not null,
    credential text,
    primary key (collectivite_id, election_id, hash)
) {strict};

create index if not exists election_message_height on election_message (collectivite_id, election_id, height, place);

create index if not exists election_message_credential on election_message (collectivite_id, election_id, credential);

create table if not exists election_urn (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    hash text not null,
    height {int} not null,
    credential text not null,
    content text not null,
    primary key (collectivite_id, election_id, hash)
) {strict};

create index if not exists election_urn_height on election_urn (collectivite_id, election_id, height);

create index if not exists election_urn_credential on election_urn (collectivite_id, election_id, credential);

create table if not exists election_decision (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    id {id} not null,
    kind text not null,
    reason text not null,
    decided_at {int} not null,
    closes_at {int},
    primary key (collectivite_id, election_id, id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

create table if not exists election_paper (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    person_id {id} not null,
    figures text not null,
    entered_at {int} not null,
    primary key (collectivite_id, election_id, person_id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};
