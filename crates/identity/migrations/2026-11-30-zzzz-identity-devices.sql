-- opens with 0.1.0
-- What a person sees of their session: in which sort of browser it is, and the last day it served. Nothing before its first page.
alter table session add column device text;

alter table session add column last_seen_at {int};

-- By which way it was opened, and when a second factor was last given in it: neither before this column.
alter table session add column way text;

alter table session add column factor_at {int};

-- Who tried to sign in to whose account, by which way, and what came of it: for its person alone, ninety days.
create table if not exists sign_in_attempt (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    way text not null,
    outcome text not null,
    link_id {id},
    tried_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists sign_in_attempt_person on sign_in_attempt (collectivite_id, person_id, tried_at);

create index if not exists sign_in_attempt_link on sign_in_attempt (collectivite_id, link_id);
