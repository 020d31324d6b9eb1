-- opens with 0.1.0

-- A room for a meeting, a pad or a table for a group or a parcours: an address on a server elsewhere. Whoever knows it comes
-- in, so it does not leave with an export.
create table if not exists tool_place (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    capability text not null,
    address text not null,
    opened_at {int} not null,
    primary key (collectivite_id, subject_type, subject_id, capability)
) {strict};
