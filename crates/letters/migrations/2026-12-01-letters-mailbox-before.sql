-- opens with 0.1.0
-- When the newest message that lay in the mailbox before the bridge came in, in seconds, by the clock of its server; 0 when
-- there was none, and for those set up before this column: numbered anew, what came in since is told by it.
alter table mailbox_position add column newest_before_s {int} not null default 0;
