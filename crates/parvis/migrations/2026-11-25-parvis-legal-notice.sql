-- What the legal notices say of who answers for the site and of who hosts it: one line a body.
create table if not exists legal_notice (
    collectivite_id {id} not null references collectivite (id),
    version {int} not null,
    director text not null,
    contact text not null,
    host_name text not null,
    host_address text not null,
    host_phone text not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};
