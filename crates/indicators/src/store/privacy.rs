//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_PLAN = "select count(*) as n from (select 1 from plan where collectivite_id = $1 limit 1) found";
}
