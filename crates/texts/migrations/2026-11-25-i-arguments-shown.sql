-- The arguments people see, newest first. PostgreSQL does not take « withdrawn_at is null » for a constant: behind such
-- a column it would not read an index in the order of ids, and every page would sort all the arguments. SQLite looks at
-- the column again, so the index holds it.

create index if not exists argument_shown on argument (collectivite_id, id, document_id, amendment_id, withdrawn_at)
    where withdrawn_at is null;

drop index if exists argument_listed;
