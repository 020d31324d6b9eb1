-- opens with 0.1.0
-- The theme given to an act, beside it: the act itself never changes.

create table if not exists act_theme (
    collectivite_id {id} not null references collectivite (id),
    act_id {id} not null,
    theme text not null,
    theme_key {bytes} not null,
    given_at {int} not null,
    primary key (collectivite_id, act_id),
    foreign key (collectivite_id, act_id) references act (collectivite_id, id)
) {strict};

create index if not exists act_theme_key on act_theme (collectivite_id, theme_key);
