-- opens with 0.1.0
-- From where visitors reported something, as a hash, for an hour: what limits how much one client may report.
create table if not exists report_client (
    collectivite_id {id} not null references collectivite (id),
    report_id {id} not null,
    client {bytes} not null,
    reported_at {int} not null,
    primary key (collectivite_id, report_id)
) {strict};

create index if not exists report_client_reported on report_client (collectivite_id, client, reported_at);

create index if not exists report_client_age on report_client (collectivite_id, reported_at);
