//! The SQL of the mailbox and of answers.

db::statements! {
    /// The key makes a mail delivered twice arrive once.
    INSERT_LETTER = "insert into mailbox (collectivite_id, id, key, recipient, subject, text, received_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, key) do nothing";
    REMEMBER_THREAD = "insert into mail_thread (collectivite_id, key, tag, subject_type, subject_id, sent_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (collectivite_id, key) do nothing";
    FORGET_THREADS = "delete from mail_thread where collectivite_id = $1 and key in
        (select key from mail_thread where collectivite_id = $1 and sent_at < $2 limit 2000)";
    FIND_THREAD = "select subject_type, subject_id from mail_thread where collectivite_id = $1 and tag = $2";
    FIND_THREAD_OF = "select subject_type, subject_id from mail_thread where collectivite_id = $1 and key = $2";
    PURGE_LETTERS = "delete from mailbox where collectivite_id = $1 and id in
        (select id from mailbox where collectivite_id = $1 and received_at < $2 limit 2000)";
    FORGET_LETTERS_TO = "delete from mailbox where collectivite_id = $1 and recipient = $2";
    LATEST_LETTERS = "select id, recipient, subject, text, received_at from mailbox where collectivite_id = $1 order by id desc limit $2";
    LATEST_LETTERS_TO = "select id, recipient, subject, text, received_at from mailbox
        where collectivite_id = $1 and recipient = $2 order by id desc limit $3";
    FIND_LETTER = "select id, recipient, subject, text, received_at from mailbox where collectivite_id = $1 and id = $2";
}
