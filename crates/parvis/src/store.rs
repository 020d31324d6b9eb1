//! What the pages of the house itself keep.

db::statements! {
    ANY_NOTICE = "select count(*) as n from legal_notice where collectivite_id = $1";
    FIND_NOTICE = "select version, director, contact, host_name, host_address, host_phone from legal_notice where collectivite_id = $1";
    INSERT_NOTICE = "insert into legal_notice (collectivite_id, version, director, contact, host_name, host_address, host_phone, updated_at)
        values ($1, 1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id) do nothing";
    UPDATE_NOTICE = "update legal_notice set version = version + 1, director = $3, contact = $4, host_name = $5, host_address = $6,
        host_phone = $7, updated_at = $8 where collectivite_id = $1 and version = $2";
}
