-- opens with 0.1.0

-- What agents do is counted by month and by kind, in public.
create index if not exists journal_agents on journal (collectivite_id, at, kind) where actor_quality = 'agent';
