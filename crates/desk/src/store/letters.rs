//! Letters with a code, by campaign.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Campaign, CampaignId, Letter, LetterId, Recipient};

macro_rules! select_campaign {
    ($rest:literal) => {
        concat!(
            "select id, title, opened_at, expires_at, edition from desk_campaign where collectivite_id = $1 ",
            $rest
        )
    };
}

macro_rules! select_letter {
    ($rest:literal) => {
        concat!(
            "select id, campaign_id, name, address, district, person_id, edition, made_at, expires_at, used_at ",
            "from desk_letter where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT_CAMPAIGN = "insert into desk_campaign (collectivite_id, id, title, opened_by, opened_at, expires_at, edition)
        values ($1, $2, $3, $4, $5, $6, 0)";
    FIND_CAMPAIGN = select_campaign!("and id = $2");
    LIST_CAMPAIGNS = select_campaign!("order by id desc limit $2 offset $3");
    COUNT_CAMPAIGNS = "select count(*) as n from desk_campaign where collectivite_id = $1";
    /// Only from the edition that was read: two who press the same button make the letters once.
    RAISE_EDITION = "update desk_campaign set edition = edition + 1 where collectivite_id = $1 and id = $2 and edition = $3";
    DELETE_CAMPAIGN = "delete from desk_campaign where collectivite_id = $1 and id = $2";

    INSERT_LETTER = "insert into desk_letter (collectivite_id, id, campaign_id, name, address, district, person_id, edition,
        expires_at) values ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    FIND_LETTER = select_letter!("and campaign_id = $2 and id = $3");
    FIND_LETTER_BY_CODE = select_letter!("and code_hash = $2 and expires_at > $3 and used_at is null");
    LIST_LETTERS = select_letter!("and campaign_id = $2 order by id limit $3 offset $4");
    LIST_UNUSED = select_letter!("and campaign_id = $2 and used_at is null order by id limit $3");
    COUNT_LETTERS = "select count(*) as n from desk_letter where collectivite_id = $1 and campaign_id = $2";
    COUNT_USED = "select count(*) as n from desk_letter where collectivite_id = $1 and campaign_id = $2 and used_at is not null";
    /// The code before this one works no more.
    SET_CODE = "update desk_letter set code_hash = $3, made_at = $4, edition = edition + 1
        where collectivite_id = $1 and id = $2 and edition = $5 and used_at is null";
    /// Where somebody lives served to write to them.
    USE_LETTER = "update desk_letter set used_at = $3, used_by = $4, address = '', code_hash = null
        where collectivite_id = $1 and id = $2 and used_at is null";
    DELETE_LETTERS = "delete from desk_letter where collectivite_id = $1 and campaign_id = $2";
    PURGE_LETTERS = "delete from desk_letter where collectivite_id = $1 and id in
        (select id from desk_letter where collectivite_id = $1 and expires_at <= $2 limit 2000)";
}

pub(crate) async fn insert_campaign(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Campaign,
    by: PersonId,
) -> Result<(), db::Error> {
    let values = args![body, new.id, &new.title, by, new.opened_at, new.expires_at];
    sql.execute(INSERT_CAMPAIGN, values).await?;
    Ok(())
}

pub(crate) async fn find_campaign(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CampaignId,
) -> Result<Option<Campaign>, db::Error> {
    sql.optional(FIND_CAMPAIGN, args![body, id]).await
}

pub(crate) async fn list_campaigns(
    sql: &mut Sql,
    body: CollectiviteId,
    (limit, offset): (i64, i64),
) -> Result<Vec<Campaign>, db::Error> {
    sql.all(LIST_CAMPAIGNS, args![body, limit, offset]).await
}

pub(crate) async fn count_campaigns(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_CAMPAIGNS, args![body]).await
}

/// False when its letters were made since `edition` was read.
pub(crate) async fn raise_edition(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CampaignId,
    edition: i64,
) -> Result<bool, db::Error> {
    Ok(sql.execute(RAISE_EDITION, args![body, id, edition]).await? == 1)
}

pub(crate) async fn delete_campaign(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CampaignId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_LETTERS, args![body, id]).await?;
    sql.execute(DELETE_CAMPAIGN, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn insert_letter(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LetterId,
    campaign: &Campaign,
    (to, person): (&Recipient, Option<PersonId>),
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        campaign.id,
        &to.name,
        &to.address,
        &to.district,
        person,
        campaign.expires_at
    ];
    sql.execute(INSERT_LETTER, values).await?;
    Ok(())
}

pub(crate) async fn find_letter(
    sql: &mut Sql,
    body: CollectiviteId,
    campaign: CampaignId,
    id: LetterId,
) -> Result<Option<Letter>, db::Error> {
    sql.optional(FIND_LETTER, args![body, campaign, id]).await
}

/// The letter of a code that works.
pub(crate) async fn find_by_code(
    sql: &mut Sql,
    body: CollectiviteId,
    digest: &[u8],
    now: Instant,
) -> Result<Option<Letter>, db::Error> {
    sql.optional(FIND_LETTER_BY_CODE, args![body, digest.to_vec(), now])
        .await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    campaign: CampaignId,
    (limit, offset): (i64, i64),
) -> Result<Vec<Letter>, db::Error> {
    sql.all(LIST_LETTERS, args![body, campaign, limit, offset]).await
}

pub(crate) async fn list_unused(
    sql: &mut Sql,
    body: CollectiviteId,
    campaign: CampaignId,
    limit: i64,
) -> Result<Vec<Letter>, db::Error> {
    sql.all(LIST_UNUSED, args![body, campaign, limit]).await
}

/// How many letters it has, and how many served.
pub(crate) async fn counts(
    sql: &mut Sql,
    body: CollectiviteId,
    campaign: CampaignId,
) -> Result<(i64, i64), db::Error> {
    let all = sql.count(COUNT_LETTERS, args![body, campaign]).await?;
    Ok((all, sql.count(COUNT_USED, args![body, campaign]).await?))
}

/// False when its code served, or was made again, meanwhile.
pub(crate) async fn set_code(
    sql: &mut Sql,
    body: CollectiviteId,
    letter: &Letter,
    digest: &[u8],
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![body, letter.id, digest.to_vec(), now, letter.edition];
    Ok(sql.execute(SET_CODE, values).await? == 1)
}

/// False when it served meanwhile.
pub(crate) async fn use_up(
    sql: &mut Sql,
    body: CollectiviteId,
    letter: LetterId,
    by: PersonId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(USE_LETTER, args![body, letter, now, by]).await? == 1)
}
