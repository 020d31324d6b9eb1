//! Preparing: what is asked, of whom, until when. Nothing is public yet.

use db::{Id, Uuid};
use groups::GroupId;
use identity::email_of;
use kernel::{Action, Event, Fault, FieldFault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use scrutin::credential::BASE58;
use serde_json::json;

use super::people::refuse_authority_on_roll;
use super::recusal::person_of;
use super::rounds::{is_next_round, refuse_in_next_round};
use super::{allowed, in_state};
use crate::model::{
    DESCRIPTION_CHARS_MAX, ElectionId, KEPT_DAYS_MAX, KEPT_DAYS_MIN, Kind, NAME_CHARS_MAX, PAPER_VOTERS_MAX,
    RollFault, RollLine, Settings, State, VOTERS_MAX, VoterId, WEIGHT_MAX, read_roll,
};
use crate::steps::role_of;
use crate::store::VoterLine;
use crate::{rights, store};

/// Letters of an identifier in the protocol: 128 bits.
const UUID_LETTERS: usize = 22;
/// A byte is drawn again from here on, so that every letter is as likely.
const LETTERS_DRAWN: u8 = 232;

/// Begins to prepare an election in a group.
#[derive(Clone, Debug)]
pub struct CreateElection {
    /// The group whose work it is
    pub group: GroupId,
    /// What is chosen first
    pub settings: Settings,
}

impl Action for CreateElection {
    const NAME: &'static str = "elections.create";
    type Output = ElectionId;

    async fn run(&self, work: &mut Work) -> Result<ElectionId, Fault> {
        create(work, self, None).await
    }
}

/// Begins to prepare the election that a step of a parcours waits for: the same deed, which also ties it to that parcours.
#[derive(Clone, Debug)]
pub struct CreateForParcours {
    /// The election
    pub create: CreateElection,
    /// The parcours it is for, of the same group
    pub parcours: Uuid,
    /// The step that waits for it, by its name in the parcours
    pub step: String,
}

impl Action for CreateForParcours {
    const NAME: &'static str = "elections.create-for-parcours";
    type Output = ElectionId;

    async fn run(&self, work: &mut Work) -> Result<ElectionId, Fault> {
        create(work, &self.create, Some((self.parcours, self.step.as_str()))).await
    }
}

async fn create(
    work: &mut Work,
    input: &CreateElection,
    waiting: Option<(Uuid, &str)>,
) -> Result<ElectionId, Fault> {
    work.require(&rights::PREPARE, Scope::group(input.group)).await?;
    let prepared_by = work.person()?;
    groups::find(&mut work.sql, work.body, input.group)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let settings = checked(work, &input.settings)?;
    let id: ElectionId = work.new_id();
    let uuid = new_uuid(work);
    let new = store::NewElection {
        id,
        uuid: &uuid,
        group: input.group,
        settings: &settings,
        prepared_by,
        at: work.now,
    };
    store::insert(&mut work.sql, work.body, &new).await?;
    store::note_hand(&mut work.sql, work.body, id, prepared_by).await?;
    let event = Event::internal("elections.created", SubjectRef::new("election", id));
    let event = match waiting {
        // What `parcours` looks for in events: the parcours, its step, what this subject is to it, and whose it is.
        Some((parcours, step)) => event.with(json!({
            "group": input.group, "parcours": parcours, "step": step, "role": role_of(step),
        })),
        None => event,
    };
    work.journal(event).await?;
    Ok(id)
}

/// Changes what was chosen first.
#[derive(Clone, Debug)]
pub struct EditElection {
    /// Which election
    pub election: ElectionId,
    /// What is chosen now
    pub settings: Settings,
}

impl Action for EditElection {
    const NAME: &'static str = "elections.edit";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        // Rounds are those of an appointment: they stay what the first one was.
        if self.settings.kind != election.settings.kind && is_next_round(work, election.id).await? {
            return Err(Fault::field("kind", "elections-refused-round-kind"));
        }
        let settings = checked(work, &self.settings)?;
        store::update_settings(&mut work.sql, work.body, election.id, &settings).await?;
        // Nobody counts what is not expected: those who were to are free for another role.
        if settings.paper_voters == 0 && !election.counters.is_empty() {
            store::set_counters(&mut work.sql, work.body, election.id, &[]).await?;
        }
        work.journal(Event::internal("elections.edited", election.reference()))
            .await
    }
}

/// Where a roll comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollSource {
    /// The members of the group who vote there today, each once
    Members,
    /// What was pasted: a line for each voter
    Pasted(String),
}

/// Puts a roll in the place of the one there was.
#[derive(Clone, Debug)]
pub struct TakeRoll {
    /// Which election
    pub election: ElectionId,
    /// Where from
    pub source: RollSource,
}

impl Action for TakeRoll {
    const NAME: &'static str = "elections.take-roll";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        refuse_in_next_round(work, election.id, "elections-refused-round-roll").await?;
        let most = election.settings.crypto_group.voters_max();
        let lines = match &self.source {
            RollSource::Members => members(work, election.group).await?,
            RollSource::Pasted(pasted) => read_roll(pasted, most)
                .map_err(refused_roll)?
                .into_iter()
                .map(|line| (line, None))
                .collect(),
        };
        if lines.len() > most {
            return Err(refused_roll(RollFault::TooMany(most)));
        }
        let recusals = store::recusals(&mut work.sql, work.body, election.id).await?;
        let mut out = Vec::new();
        for recused in &recusals {
            out.push((recused, person_of(work, recused).await?));
        }
        store::replace_roll(&mut work.sql, work.body, election.id).await?;
        let mut voters = Vec::with_capacity(lines.len());
        for (line, person) in lines {
            // Who takes no part stays out, however the roll is taken again.
            let known = match person {
                Some(person) => Some(person),
                None if out.is_empty() => None,
                None => identity::find_by_email(&mut work.sql, work.body, &line.login).await?,
            };
            let is_recused = out
                .iter()
                .any(|(recused, who)| recused.line.login == line.login || (known.is_some() && *who == known));
            if is_recused {
                continue;
            }
            // Under an address that nobody here has: who it is cannot be told from the name alone, and is asked.
            let name = db::sort_key(&line.name);
            let has_namesake = out
                .iter()
                .any(|(recused, _)| db::sort_key(&recused.line.name) == name);
            if known.is_none() && has_namesake {
                let sentence = Sentence::new("elections-roll-fault-recused").with("name", line.name);
                return Err(Fault::Invalid(vec![FieldFault {
                    field: "roll",
                    sentence,
                }]));
            }
            let voter = VoterLine {
                id: new_voter(work),
                name: line.name,
                login: line.login,
                weight: line.weight,
            };
            voters.push((voter, person));
        }
        let (house, body) = (work.shared_house(), work.body);
        store::insert_voters(&mut work.sql, (&*house, body), election.id, &voters).await?;
        if let Some(authority) = election.authority {
            refuse_authority_on_roll(work, election.id, authority).await?;
        }
        work.journal(Event::internal("elections.roll-taken", election.reference()))
            .await
    }
}

/// The members who vote. One without an address is known by their name: they sign in as themselves.
async fn members(work: &mut Work, group: GroupId) -> Result<Vec<(RollLine, Option<PersonId>)>, Fault> {
    let members = groups::members_on(&mut work.sql, work.body, group, work.now).await?;
    let mut known = std::collections::BTreeSet::new();
    let mut lines = Vec::new();
    for member in members.into_iter().filter(|member| member.has_vote) {
        if !known.insert(member.person) {
            continue;
        }
        let email = email_of(&mut work.sql, work.body, member.person).await?;
        let login = email.filter(|email| !email.is_empty());
        let line = RollLine {
            login: login.map_or_else(|| member.person.to_string(), |login| login.to_lowercase()),
            name: member.name,
            weight: 1,
        };
        lines.push((line, Some(member.person)));
    }
    if lines.is_empty() {
        return Err(Fault::refused("elections-refused-no-member"));
    }
    Ok(lines)
}

/// More than may vote in the group of an election; the other group may take them.
pub(super) fn too_many_voters(most: usize) -> Sentence {
    if most < VOTERS_MAX {
        Sentence::new("elections-roll-too-many-slow")
            .with("max", most)
            .with("more", VOTERS_MAX)
    } else {
        Sentence::new("elections-roll-too-many").with("max", most)
    }
}

fn refused_roll(fault: RollFault) -> Fault {
    let at = |key, line: usize| Sentence::new(key).with("line", line);
    let sentence = match fault {
        RollFault::Empty => Sentence::new("elections-roll-empty"),
        RollFault::TooMany(most) => too_many_voters(most),
        RollFault::Name(line) => at("elections-roll-fault-name", line),
        RollFault::Login(line) => at("elections-roll-fault-login", line),
        RollFault::Weight(line) => at("elections-roll-fault-weight", line).with("max", i64::from(WEIGHT_MAX)),
        RollFault::Twice(line, login) => at("elections-roll-fault-twice", line).with("login", login),
    };
    Fault::Invalid(vec![FieldFault {
        field: "roll",
        sentence,
    }])
}

/// What was chosen, when it can be held here.
fn checked(work: &Work, typed: &Settings) -> Result<Settings, Fault> {
    refuse_on_paper(work, typed.kind)?;
    let mut fields = Fields::default();
    let name = fields.text(
        "name",
        &typed.name,
        NAME_CHARS_MAX,
        "elections-name-empty",
        "elections-name-too-long",
    );
    let description = fields.text(
        "description",
        &typed.description,
        DESCRIPTION_CHARS_MAX,
        "elections-description-empty",
        "elections-description-too-long",
    );
    if typed.closes_at <= work.now {
        fields.refuse("closes_on", Sentence::new("elections-closes-in-the-past"));
    }
    if !(KEPT_DAYS_MIN..=KEPT_DAYS_MAX).contains(&typed.kept_days) {
        let sentence = Sentence::new("elections-kept-days-wrong")
            .with("min", i64::from(KEPT_DAYS_MIN))
            .with("max", i64::from(KEPT_DAYS_MAX));
        fields.refuse("kept_days", sentence);
    }
    if typed.paper_voters > PAPER_VOTERS_MAX {
        let most = i64::from(PAPER_VOTERS_MAX);
        fields.refuse(
            "paper_voters",
            Sentence::new("elections-paper-voters-wrong").with("max", most),
        );
    }
    fields.finish()?;
    Ok(Settings {
        name,
        description,
        ..typed.clone()
    })
}

/// What the law wants on paper is not held online, and the article says so.
fn refuse_on_paper(work: &Work, kind: Kind) -> Result<(), Fault> {
    let (rule, sentence) = match kind {
        Kind::Citizens | Kind::Council | Kind::Appointment => return Ok(()),
        Kind::Referendum => ("referendum.ballots", "elections-refused-referendum"),
        Kind::Consultation => ("electors-consultation.ballots", "elections-refused-consultation"),
    };
    let body = work.collectivite()?;
    let today = work.now.timestamp().to_zoned(body.zone()).date();
    let rule =
        law::rule(rule, body.kind.as_str(), today).map_err(|error| Fault::Internal(error.to_string()))?;
    Err(Fault::unlawful(Sentence::new(sentence), rule.article.clone()))
}

/// An identifier as the protocol writes them.
pub(super) fn new_uuid(work: &Work) -> String {
    let mut letters = String::new();
    while letters.len() < UUID_LETTERS {
        let mut byte = [0];
        work.house().randomness.fill(&mut byte);
        if byte[0] < LETTERS_DRAWN {
            letters.push(char::from(BASE58[usize::from(byte[0]) % BASE58.len()]));
        }
    }
    letters
}

/// A voter's key: chance alone (RFC 9562, version 4), for the identifiers of the house say when they were made.
pub(super) fn new_voter(work: &Work) -> VoterId {
    let mut bytes = [0; 16];
    work.house().randomness.fill(&mut bytes);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Id::from_uuid(Uuid::from_bytes(bytes))
}
