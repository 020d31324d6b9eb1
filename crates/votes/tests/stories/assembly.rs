//! A working group of five who vote, one who does not, and an agent; and browsers in which they are signed in.

use db::Uuid;
use groups::{GroupId, GroupKind, Role};
use kernel::{Action, Actor, Event, Fault, Feature, PersonId, Scope, Subject, SubjectRef, Work};
use testkit::cast::{DOOR, group};
pub(crate) use testkit::cast::{mandate, person};
use testkit::{Browser, Reply, TestTown};
pub(crate) use testkit::{browser_of, page, refusal, send, whole};
use votes::{Choice, Mode, OpenScrutin, ScrutinId};

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    DOOR,
];

pub(crate) struct Assembly {
    pub(crate) group: GroupId,
    /// Chairs, and votes
    pub(crate) nolwenn: PersonId,
    pub(crate) lea: PersonId,
    pub(crate) malo: PersonId,
    pub(crate) yann: PersonId,
    /// Secretary, and votes
    pub(crate) soizic: PersonId,
    /// Member without a vote
    pub(crate) guest: PersonId,
    /// Agent of the body, not a member
    pub(crate) agent: PersonId,
    /// Registered, nothing more
    pub(crate) passer_by: PersonId,
    /// What they vote on
    pub(crate) amendment: SubjectRef,
}

/// Makes a subject known, as the feature that owns it would.
struct Announce(SubjectRef);

impl Action for Announce {
    const NAME: &'static str = "stories.announce";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&votes::rights::OPEN, Scope::BODY).await?;
        let subject = Subject {
            reference: self.0.clone(),
            title: "Amendement n° 12".to_owned(),
            path: "/textes/1/amendements/12".to_owned(),
        };
        work.register(&subject).await?;
        work.journal(Event::internal("stories.announced", self.0.clone()))
            .await
    }
}

impl Assembly {
    pub(crate) async fn gather(town: &TestTown) -> Self {
        let services = group(town, "Services", GroupKind::Services).await;
        let working = group(town, "Groupe mobilités", GroupKind::Working).await;
        let amendment = SubjectRef::new("amendment", town.id::<Uuid>());
        town.act(Actor::System, Announce(amendment.clone()))
            .await
            .expect("a subject is known");
        let assembly = Self {
            group: working,
            nolwenn: person(town, "Nolwenn Le Goff", "nolwenn").await,
            lea: person(town, "Léa Riou", "lea").await,
            malo: person(town, "Malo Tanguy", "malo").await,
            yann: person(town, "Yann Kervella", "yann").await,
            soizic: person(town, "Soizic Morvan", "soizic").await,
            guest: person(town, "Gaëlle Invitée", "guest").await,
            agent: person(town, "Anne Agent", "agent").await,
            passer_by: person(town, "Paul Passant", "passant").await,
            amendment,
        };
        mandate(town, working, assembly.nolwenn, Role::Chair, true).await;
        mandate(town, working, assembly.soizic, Role::Secretary, true).await;
        for member in [assembly.lea, assembly.malo, assembly.yann] {
            mandate(town, working, member, Role::Member, true).await;
        }
        mandate(town, working, assembly.guest, Role::Member, false).await;
        mandate(town, services, assembly.agent, Role::Member, false).await;
        assembly
    }

    pub(crate) fn electors(&self) -> [PersonId; 5] {
        [self.nolwenn, self.lea, self.malo, self.yann, self.soizic]
    }

    pub(crate) fn opening(&self, town: &TestTown, mode: Mode) -> OpenScrutin {
        OpenScrutin {
            on: self.amendment.clone(),
            group: self.group,
            question: "Adoptez-vous l’amendement n° 12 ?".to_owned(),
            statement: "Supprimer l’alinéa 2.".to_owned(),
            mode,
            closes_at: town.now().plus_days(2),
        }
    }

    pub(crate) async fn open(&self, town: &TestTown, mode: Mode) -> ScrutinId {
        town.act(Actor::Person(self.nolwenn), self.opening(town, mode))
            .await
            .expect("the chair opens a vote")
    }
}

/// Votes for oneself.
pub(crate) async fn cast(
    town: &TestTown,
    scrutin: ScrutinId,
    elector: PersonId,
    choice: Choice,
) -> Result<String, Fault> {
    cast_for(town, scrutin, elector, elector, choice).await
}

pub(crate) async fn cast_for(
    town: &TestTown,
    scrutin: ScrutinId,
    voter: PersonId,
    elector: PersonId,
    choice: Choice,
) -> Result<String, Fault> {
    let deed = votes::CastBallot {
        scrutin,
        elector,
        choice,
    };
    town.act(Actor::Person(voter), deed).await
}

/// Sends the form of a vote from the page of `elector` or of whoever votes for them.
pub(crate) async fn send_ballot(
    town: &TestTown,
    browser: &mut Browser,
    scrutin: ScrutinId,
    elector: PersonId,
    choice: &str,
) -> Reply {
    let elector = elector.to_string();
    let fields = [("elector", elector.as_str()), ("choice", choice)];
    send(town, browser, &format!("/votes/{scrutin}/voter"), &fields).await
}

/// The same, with a request id of one's choice: what a double click sends twice.
pub(crate) async fn send_ballot_again(
    browser: &mut Browser,
    scrutin: ScrutinId,
    elector: PersonId,
    choice: &str,
    request: &str,
) -> Reply {
    let elector = elector.to_string();
    let form = [("request_id", request), ("elector", &elector), ("choice", choice)];
    browser.post(&format!("/votes/{scrutin}/voter"), &form).await
}

db::statements! {
    /// Internal lines too, which no page shows.
    LIST_JOURNAL = "select payload from journal where collectivite_id = $1 and subject_id = $2 and kind = $3 limit 200";
}

db::record! {
    struct Journaled {
        payload: String,
    }
}

/// What the journal holds of one kind about a vote.
pub(crate) async fn journaled(town: &TestTown, scrutin: ScrutinId, kind: &str) -> Vec<serde_json::Value> {
    let lines: Vec<Journaled> = town
        .sql()
        .all(LIST_JOURNAL, db::args![town.body, scrutin, kind])
        .await
        .expect("the journal reads");
    lines
        .iter()
        .map(|line| serde_json::from_str(&line.payload).expect("payloads are JSON"))
        .collect()
}
