//! Who volunteered: the only table that holds a name or an address.

use std::collections::BTreeMap;

use db::{FromRow, Instant, Row, Sql, args};
use identity::model::SecretHash;
use kernel::{CollectiviteId, PersonId};

use super::{text_of, unsigned, unsigned_if_any, written};
use crate::model::{AssemblyId, Seat, VOLUNTEERS_MAX, Volunteer, VolunteerId};
use crate::own_secret;

macro_rules! volunteer_columns {
    () => {
        "id, number, name, email, address, household, choices, person_id, is_on_paper, state, seat, replaced_by, agrees_to_be_named, \
         has_mandate, answer_token, answer_until"
    };
}

db::statements! {
    INSERT_VOLUNTEER = "insert into assembly_volunteer (collectivite_id, assembly_id, id, number, name, email, address, household,
            choices, person_id, is_on_paper, state, agrees_to_be_named, has_mandate, answer_token, registered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    UPDATE_VOLUNTEER = "update assembly_volunteer set name = $4, email = $5, address = $6, household = $7, person_id = $8, state = $9,
            seat = $10, replaced_by = $11, agrees_to_be_named = $12, answer_until = $13, has_mandate = $14
        where collectivite_id = $1 and assembly_id = $2 and id = $3";
    /// Who takes their name back leaves a number and nothing else: what was published with it stays true.
    FORGET_VOLUNTEER = "update assembly_volunteer set name = '', email = '', address = '', household = '', choices = '{}', person_id = null,
            state = 'retire', seat = $4, agrees_to_be_named = $5, has_mandate = $5, answer_token = null
        where collectivite_id = $1 and assembly_id = $2 and id = $3";
    /// Before anything is published with a number, nothing of who takes their name back has to stay.
    DELETE_VOLUNTEER = "delete from assembly_volunteer where collectivite_id = $1 and assembly_id = $2 and id = $3";
    /// Who has not confirmed fills the form again: what they say now is what they confirm.
    REWRITE_WAITING = "update assembly_volunteer set name = $4, address = $5, household = $6, choices = $7, person_id = $8, state = $9
        where collectivite_id = $1 and assembly_id = $2 and id = $3 and state = 'attente'";
    /// Those on the list who live there, or have that address: somebody who is there twice is among them.
    LIST_LIKE = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and state = 'inscrit' and (household = $3 or (email = $4 and email <> '')) order by number limit $5");
    COUNT_PRESENT = "select count(*) as n from assembly_volunteer where collectivite_id = $1 and assembly_id = $2 and state <> 'retire'";
    INSERT_CLIENT = "insert into assembly_client (collectivite_id, id, client, offered_at) values ($1, $2, $3, $4)";
    COUNT_OF_CLIENT = "select count(*) as n from assembly_client
        where collectivite_id = $1 and client = $2 and offered_at > $3";
    PURGE_CLIENTS = "delete from assembly_client where collectivite_id = $1 and offered_at <= $2";
    FIND_VOLUNTEER = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and id = $3");
    FIND_OF_PERSON = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and person_id = $3 and state <> 'retire' order by number limit 1");
    FIND_OF_EMAIL = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and email = $3 and state <> 'retire' order by number limit 1");
    /// The column keeps the hash of the secret.
    FIND_OF_TOKEN = concat!("select assembly_id, ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and answer_token = $2");
    LIST_VOLUNTEERS = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and state <> 'attente' order by number limit $3");
    PAGE_VOLUNTEERS = concat!("select ", volunteer_columns!(), " from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and state <> 'attente' order by number limit $3 offset $4");
    COUNT_VOLUNTEERS = "select count(*) as n from assembly_volunteer where collectivite_id = $1 and assembly_id = $2";
    COUNT_CONFIRMED = "select count(*) as n from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and state <> 'attente'";
    COUNT_IN = "select count(*) as n from assembly_volunteer where collectivite_id = $1 and assembly_id = $2 and state = 'inscrit'";
    COUNT_NUMBER = "select count(*) as n from assembly_volunteer where collectivite_id = $1 and assembly_id = $2 and number = $3";
    RENEW_ANSWER = "update assembly_volunteer set answer_token = $4 where collectivite_id = $1 and assembly_id = $2 and id = $3";
    DELETE_WAITING = "delete from assembly_volunteer
        where collectivite_id = $1 and assembly_id = $2 and state = 'attente' and registered_at < $3";
    ERASE_VOLUNTEERS = "delete from assembly_volunteer where collectivite_id = $1 and assembly_id = $2";
}

impl FromRow for Volunteer {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let choices: String = row.get("choices")?;
        // Empty where it came with an export, which holds no answer.
        let choices: BTreeMap<String, String> = if choices.is_empty() {
            BTreeMap::new()
        } else {
            written("choices", &choices)?
        };
        Ok(Self {
            id: row.get("id")?,
            number: unsigned(row, "number")?,
            name: row.get("name")?,
            email: row.get("email")?,
            address: row.get("address")?,
            household: row.get("household")?,
            choices,
            person: row.get("person_id")?,
            is_on_paper: row.get("is_on_paper")?,
            state: row.get("state")?,
            seat: row.get("seat")?,
            replaced_by: unsigned_if_any(row, "replaced_by")?,
            agrees_to_be_named: row.get("agrees_to_be_named")?,
            has_mandate: row.get("has_mandate")?,
            answer_hash: row.get("answer_token")?,
            answer_until: row.get("answer_until")?,
        })
    }
}

/// A volunteer with their assembly.
pub(crate) struct VolunteerLine {
    pub(crate) assembly: AssemblyId,
    pub(crate) volunteer: Volunteer,
}

impl FromRow for VolunteerLine {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            assembly: row.get("assembly_id")?,
            volunteer: Volunteer::from_row(row)?,
        })
    }
}

pub(crate) async fn insert_volunteer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (volunteer, at): (&Volunteer, Instant),
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        volunteer.id,
        volunteer.number,
        &volunteer.name,
        &volunteer.email,
        &volunteer.address,
        &volunteer.household,
        text_of(&volunteer.choices),
        volunteer.person,
        volunteer.is_on_paper,
        volunteer.state,
        volunteer.agrees_to_be_named,
        volunteer.has_mandate,
        volunteer.answer_hash.as_deref(),
        at
    ];
    sql.execute(INSERT_VOLUNTEER, values).await?;
    Ok(())
}

/// Keeps what changed of somebody; their number, their choices and their secret never do.
pub(crate) async fn update_volunteer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    volunteer: &Volunteer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        volunteer.id,
        &volunteer.name,
        &volunteer.email,
        &volunteer.address,
        &volunteer.household,
        volunteer.person,
        volunteer.state,
        volunteer.seat.map(Seat::as_str),
        volunteer.replaced_by,
        volunteer.agrees_to_be_named,
        volunteer.answer_until,
        volunteer.has_mandate
    ];
    sql.execute(UPDATE_VOLUNTEER, values).await?;
    Ok(())
}

/// Forgets everything of somebody but their number, and whether they leave a seat.
pub(crate) async fn forget_volunteer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (id, seat): (VolunteerId, Option<Seat>),
) -> Result<(), db::Error> {
    let values = args![body, assembly, id, seat.map(Seat::as_str), false];
    sql.execute(FORGET_VOLUNTEER, values).await?;
    Ok(())
}

/// Forgets somebody whole: nothing was published with their number.
pub(crate) async fn delete_volunteer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    id: VolunteerId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_VOLUNTEER, args![body, assembly, id]).await?;
    Ok(())
}

/// Keeps what somebody who has not confirmed says now.
pub(crate) async fn rewrite_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    volunteer: &Volunteer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        volunteer.id,
        &volunteer.name,
        &volunteer.address,
        &volunteer.household,
        text_of(&volunteer.choices),
        volunteer.person,
        volunteer.state
    ];
    sql.execute(REWRITE_WAITING, values).await?;
    Ok(())
}

/// Those on the list who share the household or the e-mail address of somebody.
pub(crate) async fn like(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    volunteer: &Volunteer,
) -> Result<Vec<Volunteer>, db::Error> {
    let values = args![
        body,
        assembly,
        &volunteer.household,
        &volunteer.email,
        VOLUNTEERS_MAX
    ];
    sql.all(LIST_LIKE, values).await
}

/// How many are on the list or may still confirm.
pub(crate) async fn count_present(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_PRESENT, args![body, assembly]).await
}

/// Keeps for an hour that a client entered somebody.
pub(crate) async fn insert_client(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VolunteerId,
    (client, at): (&SecretHash, Instant),
) -> Result<(), db::Error> {
    sql.execute(INSERT_CLIENT, args![body, id, client, at]).await?;
    Ok(())
}

/// How many a client entered since; what is older than that is forgotten.
pub(crate) async fn count_of_client(
    sql: &mut Sql,
    body: CollectiviteId,
    client: &SecretHash,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.execute(PURGE_CLIENTS, args![body, since]).await?;
    sql.count(COUNT_OF_CLIENT, args![body, client, since]).await
}

pub(crate) async fn find_volunteer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    id: VolunteerId,
) -> Result<Option<Volunteer>, db::Error> {
    sql.optional(FIND_VOLUNTEER, args![body, assembly, id]).await
}

/// Somebody's own line, unless they withdrew.
pub(crate) async fn of_person(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    person: PersonId,
) -> Result<Option<Volunteer>, db::Error> {
    sql.optional(FIND_OF_PERSON, args![body, assembly, person]).await
}

/// The line of who has this address, folded, unless they withdrew.
pub(crate) async fn of_email(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    email: &str,
) -> Result<Option<Volunteer>, db::Error> {
    sql.optional(FIND_OF_EMAIL, args![body, assembly, email]).await
}

/// Whose page this is.
pub(crate) async fn of_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<VolunteerLine>, db::Error> {
    sql.optional(FIND_OF_TOKEN, args![body, own_secret::hash_of(token)])
        .await
}

/// Everybody who confirmed, those who withdrew included, by number.
pub(crate) async fn volunteers(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<Vec<Volunteer>, db::Error> {
    sql.all(LIST_VOLUNTEERS, args![body, assembly, VOLUNTEERS_MAX])
        .await
}

pub(crate) async fn volunteers_page(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (limit, offset): (i64, i64),
) -> Result<Vec<Volunteer>, db::Error> {
    sql.all(PAGE_VOLUNTEERS, args![body, assembly, limit, offset])
        .await
}

/// How many lines there are, and how many of them were confirmed.
pub(crate) async fn count_volunteers(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<(i64, i64), db::Error> {
    let all = sql.count(COUNT_VOLUNTEERS, args![body, assembly]).await?;
    let confirmed = sql.count(COUNT_CONFIRMED, args![body, assembly]).await?;
    Ok((all, confirmed))
}

/// How many may be drawn.
pub(crate) async fn count_in(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_IN, args![body, assembly]).await
}

/// True when somebody of the assembly has this number.
pub(crate) async fn is_number_given(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    number: u32,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_NUMBER, args![body, assembly, number]).await? > 0)
}

/// Keeps the hash of another secret: that of the letter which is being written.
pub(crate) async fn renew_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (id, hash): (VolunteerId, &str),
) -> Result<(), db::Error> {
    sql.execute(RENEW_ANSWER, args![body, assembly, id, hash]).await?;
    Ok(())
}

/// Forgets who never followed the link of their letter, and began before this instant.
pub(crate) async fn delete_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    before: Instant,
) -> Result<(), db::Error> {
    sql.execute(DELETE_WAITING, args![body, assembly, before]).await?;
    Ok(())
}

/// Forgets everybody.
pub(crate) async fn erase_volunteers(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<(), db::Error> {
    sql.execute(ERASE_VOLUNTEERS, args![body, assembly]).await?;
    Ok(())
}
