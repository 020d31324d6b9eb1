-- opens with 0.1.0
-- Participatory budgets. Amounts are centimes. `districts` is JSON: the parts of the town that have an envelope of their own,
-- with its amount. `seed` decides between equals: its digest is published when the vote opens, itself when it is counted.
-- `closed_because` is what is said in public of a vote closed before the end that was announced.
create table if not exists budget (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    presentation text not null,
    stage text not null,
    amount_cents {int} not null,
    districts text not null,
    sharing_rule text not null,
    ballot_form text not null,
    approvals_max {int} not null,
    ideas_max {int} not null,
    electorate text not null,
    is_by_district {bool} not null,
    has_paper {bool} not null,
    seed text not null,
    -- The same once the vote is counted: from then on it is public.
    told_seed text not null,
    ideas_close_at {int},
    vote_opened_at {int},
    vote_closes_at {int},
    decided_at {int},
    ballots_count {int} not null,
    closed_because text not null,
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists budget_changed on budget (collectivite_id, changed_at desc, id);

-- The file with which anybody counts again: long, so that what reads a budget does not carry it. With it, how many numbers on
-- paper were not counted, since no two agents read them alike, and what is said of it in public.
create table if not exists budget_certificate (
    collectivite_id {id} not null references collectivite (id),
    budget_id {id} not null,
    certificate text not null,
    papers_aside {int} not null,
    aside_because text not null,
    primary key (collectivite_id, budget_id),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id)
) {strict};

-- Places are millionths of a degree (WGS 84). What came from a file has no author.
create table if not exists budget_idea (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    budget_id {id} not null,
    number {int} not null,
    title text not null,
    description text not null,
    author_id {id},
    shows_name {bool} not null,
    district text not null,
    longitude_e6 {int},
    latitude_e6 {int},
    estimate_cents {int},
    state text not null,
    merged_into {id},
    reason text not null,
    cost_cents {int},
    running_cents {int},
    photo text,
    photo_words text not null,
    is_funded {bool} not null,
    votes {int},
    works text,
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id),
    foreign key (collectivite_id, author_id) references person (collectivite_id, id)
) {strict};

create unique index if not exists budget_idea_number on budget_idea (collectivite_id, budget_id, number);

create index if not exists budget_idea_author on budget_idea (collectivite_id, budget_id, author_id);

create index if not exists budget_idea_merged on budget_idea (collectivite_id, merged_into) where merged_into is not null;

-- Who voted online, and what for: the projects (JSON numbers) are emptied when the vote is counted, so that what is left says
-- who voted, and the certificate says what was voted, without a name.
create table if not exists budget_ballot (
    collectivite_id {id} not null references collectivite (id),
    budget_id {id} not null,
    voter_id {id} not null,
    district text not null,
    projects text not null,
    cast_at {int} not null,
    primary key (collectivite_id, budget_id, voter_id),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id),
    foreign key (collectivite_id, voter_id) references person (collectivite_id, id)
) {strict};

-- A ballot on paper, by the number printed on it, as one agent read it: it counts when another one read the same. A null one
-- (`is_null`) says nothing that can be counted, and is told by its number only.
create table if not exists budget_paper (
    collectivite_id {id} not null references collectivite (id),
    budget_id {id} not null,
    number text not null,
    entered_by {id} not null,
    district text not null,
    projects text not null,
    is_null {bool} not null,
    entered_at {int} not null,
    primary key (collectivite_id, budget_id, number, entered_by),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id),
    foreign key (collectivite_id, entered_by) references person (collectivite_id, id)
) {strict};

-- What happened to the works of a funded project, one line each time.
create table if not exists budget_works (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    idea_id {id} not null,
    state text not null,
    on_day text not null,
    note text not null,
    spent_cents {int},
    photo text,
    photo_words text not null,
    recorded_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, idea_id) references budget_idea (collectivite_id, id)
) {strict};

create index if not exists budget_works_idea on budget_works (collectivite_id, idea_id, on_day, id);
