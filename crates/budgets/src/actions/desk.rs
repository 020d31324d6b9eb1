//! The desk where ballots on paper are handed out: each person has one vote, online or on paper.

use db::Sql;
use identity::model::EmailAddress;
use jiff::civil::Date;
use kernel::{Action, CollectiviteId, Event, Fault, Fields, House, PersonId, Sentence, Work};

use super::budget;
use crate::model::{BALLOTS_MAX, Budget, BudgetId, DESK_CHARS_MAX};
use crate::store::Trace;
use crate::{rights, store};

/// What the house's key signs to be known again.
const KEY: &str = "budget-desk-key";

/// Who stands at a desk, as their identity document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtDesk {
    /// Their name at birth
    pub name: String,
    /// Their first names; the first one counts
    pub first_names: String,
    /// When they were born: `1980-04-03`
    pub born_on: String,
}

impl AtDesk {
    /// The same for one person, whoever wrote it; what cannot be read is refused at its field.
    fn identity(&self, fields: &mut Fields, today: Date) -> String {
        let name = fields.name(
            "guichet_nom",
            &self.name,
            DESK_CHARS_MAX,
            "budgets-desk-name-empty",
            "budgets-text-too-long",
        );
        let first_names = fields.name(
            "guichet_prenoms",
            &self.first_names,
            DESK_CHARS_MAX,
            "budgets-desk-first-names-empty",
            "budgets-text-too-long",
        );
        match self.born_on.trim().parse::<Date>() {
            Ok(born_on) if born_on <= today => identity_of(&name, &first_names, born_on),
            _ => {
                fields.refuse(
                    "guichet_naissance",
                    Sentence::new("budgets-desk-born-on-unreadable"),
                );
                String::new()
            }
        }
    }
}

/// Hands a ballot on paper to somebody who has not voted. Nothing is kept by which they could be named, nor which ballot they
/// had.
#[derive(Clone, Debug)]
pub struct HandPaper {
    /// Of which budget
    pub budget: BudgetId,
    /// To whom
    pub person: AtDesk,
    /// Their e-mail address, when they have one: they do not vote online as well
    pub email: String,
}

impl Action for HandPaper {
    const NAME: &'static str = "budgets.hand-paper";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = desk_of(work, self.budget).await?;
        let mut fields = Fields::default();
        let identity = self.person.identity(&mut fields, today(work)?);
        let email = EmailAddress::parse(&self.email);
        if email.is_none() && !self.email.trim().is_empty() {
            fields.refuse("guichet_adresse", Sentence::new("budgets-desk-email-unreadable"));
        }
        fields.finish()?;
        hold_to_key(work, &budget, "budgets-desk-key-lost").await?;
        let (body, id) = (work.body, budget.id);
        let handed_to = digest(
            work.house(),
            body,
            id,
            (Trace::Identity.as_str(), identity.as_str()),
        )?;
        let mut known = vec![(handed_to.clone(), Trace::Identity)];
        if let Some(email) = &email {
            refuse_if_online(work, id, email).await?;
            let of = (Trace::Address.as_str(), email.as_str());
            known.push((digest(work.house(), body, id, of)?, Trace::Address));
            if let Some(voter) = identity::find_by_email(&mut work.sql, body, email.as_str()).await? {
                known.push((account_digest(work.house(), body, id, voter)?, Trace::Account));
            }
        }
        if store::count_handed(&mut work.sql, body, id).await? >= BALLOTS_MAX {
            return Err(Fault::refused("budgets-refused-full"));
        }
        for (digest, _) in &known {
            if store::is_noted(&mut work.sql, body, id, digest).await? {
                return Err(Fault::refused("budgets-refused-desk-twice"));
            }
        }
        for (digest, trace) in &known {
            let noted = (digest.as_slice(), *trace, handed_to.as_slice());
            store::note_handed(&mut work.sql, body, id, noted)
                .await
                .map_err(super::meanwhile)?;
        }
        work.journal(Event::internal("budgets.paper-handed", budget.reference()))
            .await
    }
}

/// Takes back a ballot on paper that comes back unused, or that was noted for somebody else by mistake: who had it votes online,
/// or is handed another.
#[derive(Clone, Debug)]
pub struct TakeBackPaper {
    /// Of which budget
    pub budget: BudgetId,
    /// From whom
    pub person: AtDesk,
}

impl Action for TakeBackPaper {
    const NAME: &'static str = "budgets.take-back-paper";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = desk_of(work, self.budget).await?;
        let mut fields = Fields::default();
        let identity = self.person.identity(&mut fields, today(work)?);
        fields.finish()?;
        hold_to_key(work, &budget, "budgets-desk-key-lost").await?;
        let (body, id) = (work.body, budget.id);
        let handed_to = digest(
            work.house(),
            body,
            id,
            (Trace::Identity.as_str(), identity.as_str()),
        )?;
        if !store::take_back(&mut work.sql, body, id, &handed_to).await? {
            return Err(Fault::refused("budgets-refused-desk-unknown"));
        }
        work.journal(Event::internal("budgets.paper-taken-back", budget.reference()))
            .await
    }
}

/// The budget, while its desk hands out ballots, for who may.
async fn desk_of(work: &mut Work, id: BudgetId) -> Result<Budget, Fault> {
    let budget = budget(work, id).await?;
    work.require(&rights::ENTER_PAPER, budget.scope()).await?;
    if !budget.has_paper || !budget.takes_votes_at(work.now) {
        return Err(Fault::refused("budgets-refused-no-paper"));
    }
    Ok(budget)
}

fn today(work: &Work) -> Result<Date, Fault> {
    let zone = work.collectivite()?.zone();
    Ok(work.now.timestamp().to_zoned(zone).date())
}

/// Refuses who voted online with that address, whether their account has it still or not.
async fn refuse_if_online(work: &mut Work, budget: BudgetId, email: &EmailAddress) -> Result<(), Fault> {
    let body = work.body;
    let voter = identity::find_by_email(&mut work.sql, body, email.as_str()).await?;
    let has_ballot = match voter {
        Some(voter) => store::ballot_of(&mut work.sql, body, budget, voter)
            .await?
            .is_some(),
        None => false,
    };
    let of = (Trace::Online.as_str(), email.as_str());
    let noted = digest(work.house(), body, budget, of)?;
    if has_ballot || store::is_noted(&mut work.sql, body, budget, &noted).await? {
        return Err(Fault::refused("budgets-refused-desk-online"));
    }
    Ok(())
}

/// Refuses who was handed a ballot on paper, and notes what the desk will have to know of who votes online.
pub(super) async fn note_online(work: &mut Work, budget: &Budget, voter: PersonId) -> Result<(), Fault> {
    if !budget.has_paper {
        return Ok(());
    }
    hold_to_key(work, budget, "budgets-refused-desk-key").await?;
    let (body, id) = (work.body, budget.id);
    let house = work.shared_house();
    if was_handed(&house, &mut work.sql, body, (id, voter)).await? {
        return Err(Fault::refused("budgets-refused-voted-on-paper"));
    }
    if let Some(email) = address_of(&mut work.sql, body, voter).await? {
        let noted = digest(&house, body, id, (Trace::Online.as_str(), email.as_str()))?;
        store::note_online(&mut work.sql, body, id, &noted).await?;
    }
    Ok(())
}

/// True for who was handed a ballot on paper: by the address of their account, now or then.
pub(crate) async fn was_handed(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    (budget, voter): (BudgetId, PersonId),
) -> Result<bool, Fault> {
    let account = account_digest(house, body, budget, voter)?;
    if store::is_noted(sql, body, budget, &account).await? {
        return Ok(true);
    }
    let Some(email) = address_of(sql, body, voter).await? else {
        return Ok(false);
    };
    let address = digest(house, body, budget, (Trace::Address.as_str(), email.as_str()))?;
    Ok(store::is_noted(sql, body, budget, &address).await?)
}

async fn address_of(
    sql: &mut Sql,
    body: CollectiviteId,
    voter: PersonId,
) -> Result<Option<EmailAddress>, Fault> {
    let email = identity::email_of(sql, body, voter).await?;
    Ok(email.as_deref().and_then(EmailAddress::parse))
}

/// True when the digests of this budget were made with another key than the house has now: after a restoration without it,
/// nobody would be recognised.
pub(crate) async fn has_lost_key(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<bool, Fault> {
    let own = digest(house, body, budget, (KEY, ""))?;
    let kept = store::desk_key(sql, body, budget).await?;
    Ok(kept.is_some_and(|kept| kept != own))
}

/// Refuses to compare digests that no key here makes; the first one says which key it is.
async fn hold_to_key(work: &mut Work, budget: &Budget, otherwise: &'static str) -> Result<(), Fault> {
    let (body, id) = (work.body, budget.id);
    let own = digest(work.house(), body, id, (KEY, ""))?;
    match store::desk_key(&mut work.sql, body, id).await? {
        Some(kept) if kept == own => Ok(()),
        Some(_) => Err(Fault::refused(otherwise)),
        None => store::keep_desk_key(&mut work.sql, body, id, &own)
            .await
            .map_err(super::meanwhile),
    }
}

/// What two agents write the same of one person: without accents, capitals, spaces nor hyphens, in whatever order names come.
/// Of the first names only the first: the others are often left out.
fn identity_of(name: &str, first_names: &str, born_on: Date) -> String {
    let first = first_names
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    let both = format!("{name} {first}");
    let plain: String = String::from_utf8_lossy(&db::sort_key(&both))
        .chars()
        .filter(|letter| !COMBINING.contains(letter))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    words.sort_unstable();
    format!("{born_on} {}", words.join(" "))
}

/// Accents that some keyboards type beside their letter.
const COMBINING: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// An account is one whatever address it has.
fn account_digest(
    house: &House,
    body: CollectiviteId,
    budget: BudgetId,
    voter: PersonId,
) -> Result<Vec<u8>, Fault> {
    digest(
        house,
        body,
        budget,
        (Trace::Account.as_str(), voter.to_string().as_str()),
    )
}

/// Of this budget only: the same person is another digest in the next one.
fn digest(
    house: &House,
    body: CollectiviteId,
    budget: BudgetId,
    (of, text): (&str, &str),
) -> Result<Vec<u8>, Fault> {
    tools::secret::digest(
        house,
        body,
        &format!("budget-desk-{of}"),
        &format!("{budget} {text}"),
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::identity_of;

    #[test]
    fn one_person_written_by_two_agents_is_one_person() {
        let born_on = date(1980, 4, 3);
        let one = identity_of("Le Bihan-Durand", "Élise Marie", born_on);
        assert_eq!(one, "1980-04-03 bihan durand elise le");
        for (name, first_names) in [
            ("LE BIHAN DURAND", "elise"),
            ("Durand-Le Bihan", "ÉLISE, Marie"),
            ("Élise", "Durand-Le-Bihan"),
            ("le bihan  durand", "E\u{301}lise  Marie Jeanne"),
        ] {
            assert_eq!(
                one,
                identity_of(name, first_names, born_on),
                "{name}, {first_names}"
            );
        }
    }

    #[test]
    fn two_people_are_two() {
        let one = identity_of("Le Bihan", "Élise", date(1980, 4, 3));
        assert_ne!(one, identity_of("Le Bihan", "Élise", date(1980, 3, 4)));
        assert_ne!(one, identity_of("Le Bihan", "Éloïse", date(1980, 4, 3)));
        assert_ne!(one, identity_of("Le Bihan", "Jean-Élise", date(1980, 4, 3)));
    }
}
