//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_FOLLOW = "select count(*) as n from (select 1 from follow where collectivite_id = $1 limit 1) found";
    CONSENT_TO_FOLLOW = "select min(since) as at from follow where collectivite_id = $1 and person_id = $2";
}
