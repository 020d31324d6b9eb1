//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_REQUIREMENT = "select count(*) as n from (select 1 from requirement where collectivite_id = $1 limit 1) found";
}
