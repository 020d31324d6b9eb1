-- opens with 0.1.0
-- What agents said of a duty to publish: the dataset that answers it, or why it does not concern the body. `duty` is its word
-- in duties.toml. One of both is empty.
create table if not exists disclosure_choice (
    collectivite_id {id} not null references collectivite (id),
    duty text not null,
    dataset_id {id},
    reason text not null,
    changed_at {int} not null,
    primary key (collectivite_id, duty),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id)
) {strict};

-- How many people the body employs, in full-time equivalents: some duties begin with a number of them.
create table if not exists disclosure_size (
    collectivite_id {id} not null references collectivite (id),
    agents {int},
    changed_at {int} not null,
    primary key (collectivite_id)
) {strict};
