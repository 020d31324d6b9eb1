//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_OPENID_PROVIDER = "select count(*) as n from (select 1 from openid_provider where collectivite_id = $1 limit 1) found";
    ANY_ACCOUNT_LINK = "select count(*) as n from (select 1 from account_link where collectivite_id = $1 limit 1) found";
    FORGET_PASSAGES = "delete from account_passage where guest_id = $1 and token_hash in
        (select token_hash from account_passage where guest_id = $1 and expires_at <= $2 limit 2000)";
    CONSENT_TO_SHARE = "select min(linked_at) as at from account_link where collectivite_id = $1 and person_id = $2 and linked_at > 0";
}
