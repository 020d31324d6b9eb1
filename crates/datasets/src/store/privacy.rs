//! Whether this feature keeps personal data in a body.

db::statements! {
    ANY_DATASET = "select count(*) as n from (select 1 from dataset where collectivite_id = $1
        union all select 1 from dataset_request where collectivite_id = $1 limit 1) found";
}
