-- opens with 0.1.0
-- Whether a session was opened through a service known to help people: is_assisted is true too where nobody can tell.
alter table session add column is_helper_known {bool};

-- openid_state holds every answer that was brought, accepted or refused, for twice the ten minutes of an attempt.

-- Where somebody who is recognised for the first time wanted to go. Of them, is_assisted is true only of a known helper: nobody
-- else is refused a link.
alter table openid_arrival add column return_to text;
