-- opens with 0.1.0
-- Quotas that were relaxed for one draw of empty seats, since no panel met them: which ones, as JSON, and why, in public.
create table if not exists assembly_relaxation (
    collectivite_id {id} not null references collectivite (id),
    assembly_id {id} not null,
    round {int} not null,
    changes text not null,
    reason text not null,
    decided_at {int} not null,
    primary key (collectivite_id, assembly_id, round),
    foreign key (collectivite_id, assembly_id, round) references assembly_draw (collectivite_id, assembly_id, round)
) {strict};
