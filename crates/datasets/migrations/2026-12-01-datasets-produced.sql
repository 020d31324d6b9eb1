-- opens with 0.1.0
-- Files that Parvis makes by itself from one of its lists, by the name of that list, and when their list was last read. Once stopped,
-- a file is like any other: it stays as it is. `forget_asked_at` says since when something of it is no longer to be read by
-- anybody: earlier versions are forgotten when the next one is made. `trouble` is a word: why no version came of the last reading.
create table if not exists dataset_produced (
    collectivite_id {id} not null references collectivite (id),
    resource_id {id} not null,
    list_name text not null,
    opened_at {int} not null,
    stopped_at {int},
    checked_at {int},
    forget_asked_at {int},
    trouble text not null,
    primary key (collectivite_id, resource_id),
    foreign key (collectivite_id, resource_id) references dataset_resource (collectivite_id, id)
) {strict};

-- A list is opened once at a time.
create unique index if not exists dataset_produced_list on dataset_produced (collectivite_id, list_name)
    where stopped_at is null;
