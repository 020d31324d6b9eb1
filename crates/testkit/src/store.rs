//! What stories read or change where no page does.

db::statements! {
    LATEST_MAILS = "select collectivite_id, id, kind, key, payload, attempts from effect
        where collectivite_id = $1 and kind = 'mail' and done_at is null order by id desc limit $2";
    BECOME = "update collectivite set kind = $2 where id = $1";
    DECLARE_DEMONSTRATION = "update collectivite set is_demonstration = $2 where id = $1";
}
