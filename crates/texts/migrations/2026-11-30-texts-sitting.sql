-- opens with 0.1.0
-- Where each amendment is called, found when it is tabled: the page of a sitting reads these few numbers instead of every
-- amendment. One tabled before this table was there has no row, and its place is found when it is needed.
create table if not exists amendment_call (
    collectivite_id {id} not null,
    amendment_id {id} not null,
    document_id {id} not null,
    division {int} not null,
    step {int} not null,
    block {int} not null,
    radical {int} not null,
    offset_bytes {int} not null,
    same_as {bytes} not null,
    primary key (collectivite_id, amendment_id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists amendment_call_document on amendment_call (collectivite_id, document_id);

-- How many times the fate of amendments was decided, or decided again, in a sitting: what a stale form is recognised by.
create table if not exists text_sitting (
    collectivite_id {id} not null,
    document_id {id} not null,
    version {int} not null,
    primary key (collectivite_id, document_id),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};

create table if not exists sitting_decision (
    collectivite_id {id} not null,
    id {id} not null,
    document_id {id} not null,
    number {int} not null,
    verdict text not null,
    pour {int},
    contre {int},
    abstention {int},
    decided_by {id} not null,
    decided_at {int} not null,
    undone_by {id},
    undone_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, document_id, number),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};

-- What a decision made of each amendment: those put to the vote together, then those that it let fall.
create table if not exists sitting_fate (
    collectivite_id {id} not null,
    decision_id {id} not null,
    amendment_id {id} not null,
    document_id {id} not null,
    is_put {bool} not null,
    fate_before text not null,
    fate_after text not null,
    primary key (collectivite_id, decision_id, amendment_id),
    foreign key (collectivite_id, decision_id) references sitting_decision (collectivite_id, id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists sitting_fate_amendment on sitting_fate (collectivite_id, amendment_id);

create index if not exists sitting_fate_document on sitting_fate (collectivite_id, document_id);
