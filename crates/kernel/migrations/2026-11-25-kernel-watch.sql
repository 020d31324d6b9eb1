-- opens with 0.1.0
-- What was given up is counted at each look of those who watch over the node: without it, every effect ever delivered
-- would be read for that.
create index if not exists effect_parked on effect (parked_at) where parked_at is not null and done_at is null;
