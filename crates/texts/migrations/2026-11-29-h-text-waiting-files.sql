-- opens with 0.1.0
-- Files read before a text is brought in: whose, and since when. One that no text was brought in from is forgotten.
create table if not exists text_waiting_file (
    collectivite_id {id} not null references collectivite (id),
    sha256 text not null,
    person_id {id} not null,
    kept_at {int} not null,
    primary key (collectivite_id, sha256, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists text_waiting_file_sha256 on text_waiting_file (sha256);

create index if not exists stored_file_sha256 on stored_file (sha256);
