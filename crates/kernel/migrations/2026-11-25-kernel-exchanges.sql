-- opens with 0.1.0
-- The page of the bridges asks, for each kind of effect, what is left and when the last one was delivered: without these,
-- every mail ever sent would be read for that.
create index if not exists effect_left on effect (collectivite_id, kind, parked_at) where done_at is null;

create index if not exists effect_delivered on effect (collectivite_id, kind, done_at) where done_at is not null and last_error is null;
