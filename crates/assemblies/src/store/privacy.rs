//! Whether this feature keeps personal data in a body, and what is erased of them every day.

db::statements! {
    ANY_ASSEMBLY = "select count(*) as n from (select 1 from assembly where collectivite_id = $1 limit 1) found";
    FORGET_WAITING = "delete from assembly_volunteer where collectivite_id = $1 and (assembly_id, id) in
        (select assembly_id, id from assembly_volunteer where collectivite_id = $1 and state = 'attente' and registered_at < $2 limit 2000)";
    PLACE_OF_CONSENT = "select assembly_id as place from assembly_volunteer
        where collectivite_id = $1 and person_id = $2 and state <> 'retire' order by registered_at limit 1";
    CONSENT_TO_LOT = "select min(registered_at) as at from assembly_volunteer where collectivite_id = $1 and person_id = $2 and state <> 'retire'";
}
