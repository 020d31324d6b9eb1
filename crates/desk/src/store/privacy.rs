//! Whether this feature keeps personal data in a body, and what goes with an account that is closed.

use db::{Sql, args};
use kernel::{CollectiviteId, PersonId};

db::statements! {
    ANY_CAMPAIGN = "select count(*) as n from (select 1 from desk_campaign where collectivite_id = $1 limit 1) found";
    ANY_VISIT = "select count(*) as n from (select 1 from desk_person where collectivite_id = $1 limit 1) found";
    FORGET_PROOF = "delete from desk_proof where collectivite_id = $1 and person_id = $2";
    FORGET_LETTERS = "delete from desk_letter where collectivite_id = $1 and (person_id = $2 or used_by = $2)";
    FORGET_DEEDS = "delete from desk_deed where collectivite_id = $1
        and visit_id in (select id from desk_visit where collectivite_id = $1 and person_id = $2)";
    FORGET_VISITS = "delete from desk_visit where collectivite_id = $1 and person_id = $2";
    FORGET_PERSON = "delete from desk_person where collectivite_id = $1 and person_id = $2";
    FORGET_ADDRESSES = "delete from desk_address where collectivite_id = $1 and person_id = $2";
}

/// Forgets what is kept of somebody who closes their account.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), db::Error> {
    for statement in [
        FORGET_PROOF,
        FORGET_LETTERS,
        FORGET_DEEDS,
        FORGET_VISITS,
        FORGET_PERSON,
        FORGET_ADDRESSES,
    ] {
        sql.execute(statement, args![body, person]).await?;
    }
    Ok(())
}
