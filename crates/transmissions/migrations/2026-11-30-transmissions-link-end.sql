-- opens with 0.1.0
-- Until when a link opens; nothing for those given before this, which are over as long after the transmission.
alter table transmission_link add column expires_at {int};
