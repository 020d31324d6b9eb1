//! Opening, prolonging, closing: decisions, each recorded with its reason; and the hour at which a vote closes by itself.

use db::{Id, Instant};
use kernel::{Action, BoxFuture, Event, Fault, Fields, Subject, Timer, Work};
use scrutin::Hash;
use scrutin::election::ElectionDocument;
use scrutin::message::{EventType, SetupData, TrusteePublicKey};
use serde_json::json;
use ui::Words;

use super::keys::ceremony_of;
use super::people::{refuse_authority_on_roll, refuse_telling_weights};
use super::rehearsal::{name_of, told};
use super::{
    CLOSING, PUT_TOGETHER, REWRITE, allowed, append, append_event, aside, in_state, refused_message,
};
use crate::model::{
    DecisionKind, Election, ElectionId, REASON_CHARS_MAX, RECUSAL_RULE, State, Trustee, keys_are_complete,
};
use crate::protocol::{self, text_of};
use crate::store::{Decision, Move};
use crate::{mail, rights, store};

/// Opens an election: everything that will be published is verified as an observer will verify it.
#[derive(Clone, Debug)]
pub struct OpenElection {
    /// Which election
    pub election: ElectionId,
    /// What decides it: a deliberation, a decision of the bureau
    pub reason: String,
}

impl Action for OpenElection {
    const NAME: &'static str = "elections.open";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, trustees) = allowed(work, self.election, &rights::CONDUCT).await?;
        in_state(&election, State::Keys)?;
        let reason = checked_reason(&self.reason)?;
        if election.settings.closes_at <= work.now {
            return Err(Fault::refused("elections-refused-hour-passed"));
        }
        if !keys_are_complete(&election, &trustees) {
            return Err(Fault::refused("elections-refused-keys-missing"));
        }
        let list = store::public_list(&mut work.sql, work.body, election.id).await?;
        let list = list.ok_or_else(|| Fault::refused("elections-refused-codes-missing"))?;
        refuse_telling_weights(work, &election).await?;
        // An address may have changed since the roll was taken.
        if let Some(authority) = election.authority {
            refuse_authority_on_roll(work, election.id, authority).await?;
        }
        let document = document_of(work, &election).await?;
        let kinds = kinds_of(&election, &trustees)?;
        let credentials = list.clone();
        let opened = aside(move || protocol::open(&document, &kinds, &credentials))
            .await?
            .map_err(refused_message)?;
        let hash = |text: &str| Hash::of(text.as_bytes());
        let setup = text_of(&SetupData {
            election: hash(&opened.election),
            trustees: hash(&opened.trustees),
            credentials: hash(&list),
            credentials_certificate: None,
        });
        let messages = [
            opened.election.as_str(),
            opened.trustees.as_str(),
            list.as_str(),
            setup.as_str(),
        ];
        append(work, &mut election, EventType::Setup, &messages).await?;
        let to = Move::Open {
            at: work.now,
            fingerprint: &opened.fingerprint,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        decide(
            work,
            &election,
            DecisionKind::Opened,
            reason,
            Some(election.settings.closes_at),
        )
        .await?;
        keep_recused(work, &election).await?;
        make_known(work, &election).await?;
        work.timer(
            CLOSING,
            &election.reference(),
            election.settings.closes_at,
            &json!({}),
        )
        .await?;
        work.journal(told(&election, "elections.opened").with(json!({
            "voters": election.voters,
            "closes_at": election.settings.closes_at,
            "fingerprint": opened.fingerprint,
        })))
        .await
    }
}

/// Changes the hour of the closing while keys and codes are made: they take days at times, and none depends on that hour.
#[derive(Clone, Debug)]
pub struct ChangeClosing {
    /// Which election
    pub election: ElectionId,
    /// Until when it will last
    pub closes_at: Instant,
}

impl Action for ChangeClosing {
    const NAME: &'static str = "elections.change-closing";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Keys)?;
        if self.closes_at <= work.now {
            return Err(Fault::field("closes_on", "elections-closes-in-the-past"));
        }
        let to = Move::Hour {
            closes_at: self.closes_at,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        work.journal(Event::internal("elections.edited", election.reference()))
            .await
    }
}

/// The election has a page for everybody, and is found.
/// The minutes name who took no part, and under which article, also once the roll is destroyed and the article another one.
async fn keep_recused(work: &mut Work, election: &Election) -> Result<(), Fault> {
    let recused = store::recusals(&mut work.sql, work.body, election.id).await?;
    // Of a rehearsal nothing is kept.
    if recused.is_empty() || election.rehearsed.is_some() {
        return Ok(());
    }
    let body = work.collectivite()?;
    let today = work.now.timestamp().to_zoned(body.zone()).date();
    let rule = law::rule(RECUSAL_RULE, body.kind.as_str(), today)
        .map_err(|error| Fault::Internal(error.to_string()))?;
    let mut lines: Vec<String> = recused.into_iter().map(|one| one.line.name).collect();
    lines.sort_by_cached_key(|name| db::sort_key(name));
    lines.push(rule.article.clone());
    decide(work, election, DecisionKind::Recused, lines.join("\n"), None).await
}

async fn make_known(work: &mut Work, election: &Election) -> Result<(), Fault> {
    let words = Words::of(work.house())?;
    let subject = Subject {
        title: name_of(words, election),
        ..election.subject()
    };
    work.register(&subject).await?;
    // A rehearsal is found by those who are of it, from the election's own page.
    if election.rehearsed.is_some() {
        return Ok(());
    }
    let entry = search::Entry {
        subject: subject.reference,
        title: subject.title,
        path: subject.path,
        body_text: election.settings.description.clone(),
        at: work.now,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    Ok(())
}

async fn document_of(work: &mut Work, election: &Election) -> Result<ElectionDocument, Fault> {
    let people: Vec<_> = election
        .authority
        .into_iter()
        .chain([election.prepared_by])
        .collect();
    let names = identity::names(&mut work.sql, work.body, &people).await?;
    Ok(ElectionDocument {
        version: protocol::PROFILE.version(),
        description: election.settings.description.clone(),
        name: name_of(Words::of(work.house())?, election),
        group: election.settings.crypto_group.as_str().to_owned(),
        public_key: String::new(),
        questions: election.questions.clone(),
        uuid: election.uuid.clone(),
        administrator: names.get(&election.prepared_by).cloned(),
        credential_authority: election.authority.and_then(|person| names.get(&person).cloned()),
    })
}

fn kinds_of(election: &Election, trustees: &[Trustee]) -> Result<Vec<scrutin::message::TrusteeKind>, Fault> {
    let group = election.settings.crypto_group.as_str();
    let ceremony = match election.threshold {
        Some(_) => Some(ceremony_of(trustees).map_err(refused_message)?),
        None => None,
    };
    let keys: Vec<TrusteePublicKey> = trustees
        .iter()
        .filter_map(|trustee| serde_json::from_str(trustee.public_key.as_deref()?).ok())
        .collect();
    protocol::trustees_of(group, &keys, ceremony.as_ref()).map_err(refused_message)
}

/// Lets a vote go on until later than was said.
#[derive(Clone, Debug)]
pub struct ExtendElection {
    /// Which election
    pub election: ElectionId,
    /// Until when
    pub closes_at: Instant,
    /// Why
    pub reason: String,
}

impl Action for ExtendElection {
    const NAME: &'static str = "elections.extend";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::CONDUCT).await?;
        in_state(&election, State::Open)?;
        let reason = checked_reason(&self.reason)?;
        if !election.is_open_at(work.now) {
            return Err(Fault::refused("elections-refused-closed"));
        }
        if self.closes_at <= election.settings.closes_at {
            return Err(Fault::field("closes_on", "elections-refused-not-later"));
        }
        let zone = work.collectivite()?.zone();
        let until = self.closes_at.timestamp().to_zoned(zone);
        let until = until.strftime("%d/%m/%Y %H:%M").to_string();
        if !two_agents(work, &election, Self::NAME, &until).await? {
            return Ok(());
        }
        let to = Move::Later {
            closes_at: self.closes_at,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        let subject = election.reference();
        work.cancel_timers(CLOSING, &subject).await?;
        work.timer(CLOSING, &subject, self.closes_at, &json!({})).await?;
        decide(
            work,
            &election,
            DecisionKind::Extended,
            reason,
            Some(self.closes_at),
        )
        .await?;
        work.journal(told(&election, "elections.extended").with(json!({
            "closes_at": self.closes_at,
        })))
        .await
    }
}

/// Closes a vote: at its hour, by Parvis, or before by a decision. Who voted and what was cast are written anew, each in the
/// order of its own keys, in this transaction.
#[derive(Clone, Debug)]
pub struct CloseElection {
    /// Which election
    pub election: ElectionId,
    /// Why it closes before its hour; nothing at its hour
    pub reason: String,
}

impl Action for CloseElection {
    const NAME: &'static str = "elections.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, _) = allowed(work, self.election, &rights::CONDUCT).await?;
        in_state(&election, State::Open)?;
        let is_at_its_hour = election.settings.closes_at <= work.now;
        let reason = if is_at_its_hour && self.reason.trim().is_empty() {
            String::new()
        } else {
            checked_reason(&self.reason)?
        };
        if !two_agents(work, &election, Self::NAME, "").await? {
            return Ok(());
        }
        let voted = store::count_presences(&mut work.sql, work.body, election.id).await?;
        let voted = u32::try_from(voted).unwrap_or(u32::MAX);
        append_event(work, &mut election, EventType::EndBallots, None).await?;
        store::seal_presences(&mut work.sql, work.body, election.id).await?;
        store::seal_urn(&mut work.sql, work.body, election.id).await?;
        let to = Move::Closed { at: work.now, voted };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        let subject = election.reference();
        work.cancel_timers(CLOSING, &subject).await?;
        decide(work, &election, DecisionKind::Closed, reason, None).await?;
        let payload = json!({ "election": election.id });
        work.effect(PUT_TOGETHER, &election.id.to_string(), &payload)
            .await?;
        // On its own: what the disk shows is cleared whether ballots can be put together or not.
        work.effect(REWRITE, &format!("{}-closed", election.id), &json!({}))
            .await?;
        mail::ask_to_count(work, &election).await?;
        work.journal(told(&election, "elections.closed").with(json!({
            "voters": election.voters,
            "voted": voted,
        })))
        .await
    }
}

/// The hour came. A vote closed before it, or prolonged meanwhile, is left as it is.
pub(crate) fn on_deadline<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let election = ElectionId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, election).await?;
        let is_due =
            found.is_some_and(|found| found.state == State::Open && found.settings.closes_at <= work.now);
        if is_due {
            let close = CloseElection {
                election,
                reason: String::new(),
            };
            work.as_system(&close).await?;
        }
        Ok(())
    })
}

/// Whether what an agent does to a real election is done now; false when it waits for another agent. A rehearsal is one person's.
pub(super) async fn two_agents(
    work: &mut Work,
    election: &Election,
    kind: &'static str,
    said: &str,
) -> Result<bool, Fault> {
    if election.rehearsed.is_some() {
        return Ok(true);
    }
    let subject = election.reference();
    let deed = identity::Guarded {
        kind,
        subject: &subject,
        said,
    };
    identity::second_agent(work, &deed).await
}

pub(super) fn checked_reason(typed: &str) -> Result<String, Fault> {
    let mut fields = Fields::default();
    let reason = fields.text(
        "reason",
        typed,
        REASON_CHARS_MAX,
        "elections-reason-empty",
        "elections-reason-too-long",
    );
    fields.finish()?;
    Ok(reason)
}

/// Records a decision, as pages show it.
pub(super) async fn decide(
    work: &mut Work,
    election: &Election,
    kind: DecisionKind,
    reason: String,
    closes_at: Option<Instant>,
) -> Result<(), Fault> {
    let key: Id<Decision> = work.new_id();
    let decision = Decision {
        kind,
        reason,
        decided_at: work.now,
        closes_at,
    };
    store::insert_decision(&mut work.sql, work.body, election.id, (key, &decision)).await?;
    Ok(())
}
