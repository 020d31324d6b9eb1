//! Letters with a code: prepared from a list, made, made again, taken back.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};

use super::digest_of;
use crate::model::{
    CODE_DAYS_MAX, Campaign, CampaignId, LETTERS_MAX, Letter, LetterId, TITLE_CHARS_MAX, recipients,
};
use crate::rights;
use crate::store::letters as store;

/// Prepares a letter with a code for each person of a list.
#[derive(Clone, Debug)]
pub struct PrepareCampaign {
    /// What agents call it
    pub title: String,
    /// How many days its codes work, as typed
    pub days: String,
    /// The list, as pasted: a name, an address, a district and the address of an account, one person a line
    pub list: String,
}

impl Action for PrepareCampaign {
    const NAME: &'static str = "desk.prepare-campaign";
    type Output = CampaignId;

    async fn run(&self, work: &mut Work) -> Result<CampaignId, Fault> {
        work.require(&rights::SEND_CODES, Scope::BODY).await?;
        let by = work.person()?;
        let mut fields = Fields::default();
        let title = fields.name(
            "titre",
            &self.title,
            TITLE_CHARS_MAX,
            "desk-title-empty",
            "desk-title-too-long",
        );
        let days = self.days.trim().parse::<i64>().unwrap_or_default();
        if !(1..=CODE_DAYS_MAX).contains(&days) {
            fields.refuse(
                "jours",
                Sentence::new("desk-days-wrong").with("max", CODE_DAYS_MAX),
            );
        }
        let people = recipients::read(&mut fields, "liste", &self.list);
        fields.finish()?;
        let campaign = Campaign {
            id: work.new_id(),
            title,
            opened_at: work.now,
            expires_at: work.now.plus_days(days),
            edition: 0,
        };
        let body = work.body;
        store::insert_campaign(&mut work.sql, body, &campaign, by).await?;
        for to in &people {
            let account = if to.email.is_empty() {
                None
            } else {
                let known = identity::find_by_email(&mut work.sql, body, &to.email).await?;
                if known.is_none() {
                    let sentence = Sentence::new("desk-list-unknown").with("email", to.email.as_str());
                    let mut fields = Fields::default();
                    fields.refuse("liste", sentence);
                    fields.finish()?;
                }
                known
            };
            let id: LetterId = work.new_id();
            store::insert_letter(&mut work.sql, body, id, &campaign, (to, account)).await?;
        }
        work.journal(Event::internal("desk.campaign-prepared", campaign.reference()))
            .await?;
        Ok(campaign.id)
    }
}

/// Makes the letters whose code did not serve, or one of them, each with a new code: those before are dead. The output holds
/// codes: done without a request id. Pressed twice, or by two agents, it is done once.
#[derive(Clone, Debug)]
pub struct MakeLetters {
    /// Of which campaign
    pub campaign: CampaignId,
    /// One letter alone; none for all
    pub letter: Option<LetterId>,
    /// The edition that was read: that of the letter, or of the campaign
    pub edition: i64,
}

/// A letter to be printed: the only place where its code stands in clear.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeLetter {
    /// Who it is for
    pub name: String,
    /// Where they live, a line each
    pub address: String,
    /// The code: `K3V9-2M4T-X7QA`
    pub code: String,
    /// True when it is for somebody who has an account, with which they sign in first
    pub is_for_account: bool,
}

impl Action for MakeLetters {
    const NAME: &'static str = "desk.make-letters";
    type Output = Vec<MadeLetter>;

    async fn run(&self, work: &mut Work) -> Result<Vec<MadeLetter>, Fault> {
        work.require(&rights::SEND_CODES, Scope::BODY).await?;
        let campaign = campaign(work, self.campaign).await?;
        if work.now >= campaign.expires_at {
            return Err(Fault::refused("desk-refused-over"));
        }
        let body = work.body;
        let letters = if let Some(id) = self.letter {
            let letter = store::find_letter(&mut work.sql, body, campaign.id, id)
                .await?
                .ok_or(Fault::NotFound("letter"))?;
            if letter.used_at.is_some() {
                return Err(Fault::refused("desk-refused-served"));
            }
            if letter.edition != self.edition {
                return Err(Fault::refused("desk-refused-made"));
            }
            vec![letter]
        } else {
            if !store::raise_edition(&mut work.sql, body, campaign.id, self.edition).await? {
                return Err(Fault::refused("desk-refused-made"));
            }
            let limit = i64::try_from(LETTERS_MAX).unwrap_or(i64::MAX);
            store::list_unused(&mut work.sql, body, campaign.id, limit).await?
        };
        if letters.is_empty() {
            return Err(Fault::refused("desk-refused-all-served"));
        }
        let mut made = Vec::with_capacity(letters.len());
        for letter in letters {
            made.push(make(work, letter).await?);
        }
        work.journal(Event::internal("desk.letters-made", campaign.reference()))
            .await?;
        Ok(made)
    }
}

async fn make(work: &mut Work, letter: Letter) -> Result<MadeLetter, Fault> {
    let code = identity::model::paper_code::draw(&work.house().randomness);
    let digest = digest_of(work.house(), work.body, &code)?;
    let (body, now) = (work.body, work.now);
    if !store::set_code(&mut work.sql, body, &letter, &digest, now).await? {
        return Err(Fault::Raced);
    }
    Ok(MadeLetter {
        name: letter.name,
        address: letter.address,
        code,
        is_for_account: letter.person_id.is_some(),
    })
}

/// Takes a campaign back: its letters are erased, and their codes are dead.
#[derive(Clone, Debug)]
pub struct RemoveCampaign {
    /// Which one
    pub campaign: CampaignId,
}

impl Action for RemoveCampaign {
    const NAME: &'static str = "desk.remove-campaign";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SEND_CODES, Scope::BODY).await?;
        let campaign = campaign(work, self.campaign).await?;
        store::delete_campaign(&mut work.sql, work.body, campaign.id).await?;
        work.journal(Event::internal("desk.campaign-removed", campaign.reference()))
            .await
    }
}

async fn campaign(work: &mut Work, id: CampaignId) -> Result<Campaign, Fault> {
    store::find_campaign(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("campaign"))
}
