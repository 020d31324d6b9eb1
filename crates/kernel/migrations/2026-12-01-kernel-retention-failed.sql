-- opens with 0.1.0
-- The rules that could not be applied that time, by their codes: they are tried again within the hour.
alter table retention_run add column failed text not null default '';
