//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_BRIDGE = "select count(*) as n from (select 1 from bridge
        where collectivite_id = $1 and capability in ('calendar', 'mailbox', 'tasks', 'files') limit 1) found";
    ANY_DISCUSSION = "select count(*) as n from (select 1 from discussion where collectivite_id = $1 limit 1) found";
}
