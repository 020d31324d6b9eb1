-- opens with 0.1.0
-- Who was handed a ballot on paper, and who voted online where paper is awaited, so that each votes once: digests that nobody
-- makes again without the key of the house. Of who was handed one: what they are called and when they were born, their e-mail
-- address when they gave it, their account when one was found (an account changes its address); all with the digest of the first,
-- so that a ballot that comes back is forgotten whole. Of who voted online: the address they had. Neither the number of the ballot
-- nor an instant: nothing leads from one to the other. Emptied at the count.
create table if not exists budget_desk (
    collectivite_id {id} not null references collectivite (id),
    budget_id {id} not null,
    person_digest {bytes} not null,
    trace text not null,
    handed_to {bytes},
    primary key (collectivite_id, budget_id, person_digest),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id)
) {strict};

-- What tells that the key of the house is still the one with which those digests were made: a fixed text, by the same key. Without
-- it, nobody would be recognised, and no one would know.
create table if not exists budget_desk_key (
    collectivite_id {id} not null references collectivite (id),
    budget_id {id} not null,
    digest {bytes} not null,
    primary key (collectivite_id, budget_id),
    foreign key (collectivite_id, budget_id) references budget (collectivite_id, id)
) {strict};
