-- opens with 0.1.0
create table if not exists plan (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    sort_key {bytes} not null,
    description text not null,
    created_at {int} not null,
    measured_at {int},
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists plan_title on plan (collectivite_id, sort_key, id);

create index if not exists plan_group on plan (collectivite_id, group_id, sort_key, id);

create index if not exists plan_measured on plan (collectivite_id, measured_at desc, id) where measured_at is not null;

-- Figures are decimal text, exact: « 12.50 ». Days are ISO 8601.
create table if not exists indicator (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    plan_id {id} not null,
    name text not null,
    definition text not null,
    unit text not null,
    direction text not null,
    rhythm text not null,
    source text not null,
    source_url text not null,
    owner_id {id},
    baseline text,
    baseline_on text,
    target text,
    target_on text,
    created_at {int} not null,
    retired_at {int},
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, plan_id) references plan (collectivite_id, id),
    foreign key (collectivite_id, owner_id) references person (collectivite_id, id)
) {strict};

create index if not exists indicator_plan on indicator (collectivite_id, plan_id, id);

-- A value that was corrected stays, with the instant it was replaced at and the reason.
create table if not exists indicator_value (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    indicator_id {id} not null,
    on_day text not null,
    figure text not null,
    note text not null,
    recorded_at {int} not null,
    recorded_by {id},
    replaced_at {int},
    reason text not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, indicator_id) references indicator (collectivite_id, id),
    foreign key (collectivite_id, recorded_by) references person (collectivite_id, id)
) {strict};

create unique index if not exists indicator_value_current on indicator_value (collectivite_id, indicator_id, on_day)
    where replaced_at is null;

create index if not exists indicator_value_all on indicator_value (collectivite_id, indicator_id, on_day, recorded_at);
