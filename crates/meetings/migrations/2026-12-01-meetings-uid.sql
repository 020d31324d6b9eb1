-- opens with 0.1.0
-- By what name calendars and lists of tasks elsewhere know a meeting or a follow-up: that of its first announcement, for ever.
-- Empty, it was announced before names were kept, and has that of the site's host.
alter table meeting add column calendar_uid text;
alter table follow_up add column calendar_uid text;
