-- opens with 0.1.0

-- Whether who is signed in at this provider already enters without a page, and how often it is asked whether they still are one of
-- its people, in minutes; never where it is nothing or 0.
alter table openid_provider add column is_silent {bool};

alter table openid_provider add column refresh_minutes {int};

-- By what a session is found when its provider is to be asked, and what it is asked with: sealed, it serves once and is replaced.
alter table session add column refresh_id {id};

alter table session add column refresh_token text;

create index if not exists session_refresh on session (collectivite_id, refresh_id);

-- The same while a second factor is still to be given.
alter table second_factor_wait add column refresh_token text;
