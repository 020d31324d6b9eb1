//! A working group that decided: a text amended and voted, a meeting whose minutes are approved.

use acts::{ActId, PublishAct};
use axum::body::Body;
use axum::http::Request;
use db::Instant;
use groups::{GroupId, GroupKind, Role};
use http_body_util::BodyExt as _;
use kernel::{Actor, Feature, PersonId, SubjectRef};
use meetings::{ApproveMinutes, MeetingId, PlanMeeting, WriteMinutes};
use testkit::TestTown;
pub(crate) use testkit::cast::group;
use testkit::cast::{DOOR, mandate, person};
pub(crate) use testkit::{browser_of, page, refusal, send, whole};
use texts::{
    AmendmentForm, CloseDiscussion, Consolidate, ImportText, OpenDiscussion, OpenVotes, ProposeAmendment,
    TextId,
};
use tower::ServiceExt as _;
use votes::{CastBallot, Choice, CloseScrutin, Mode};

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
    DOOR,
];

const TEXT: &str = "# Avis sur le plan vélo\n\nLe plan prévoit douze kilomètres de pistes.\n\nLe groupe demande un bilan chaque année.\n";
const MINUTES: &str = "Groupe mobilités\n\n10 novembre 2026\n\nPrésents : Nolwenn Le Goff, Léa Riou\n\nDécisions :\n\n- Transmettre l’avis aux élus\n";

pub(crate) struct Decided {
    pub(crate) group: GroupId,
    pub(crate) chair: PersonId,
    pub(crate) member: PersonId,
    pub(crate) secretary: PersonId,
    pub(crate) agent: PersonId,
    pub(crate) passer_by: PersonId,
    pub(crate) text: TextId,
    pub(crate) meeting: MeetingId,
}

pub(crate) async fn draft(town: &TestTown, group: GroupId, title: &str) -> TextId {
    let import = ImportText {
        group,
        title: title.to_owned(),
        markdown: TEXT.to_owned(),
    };
    town.act(Actor::System, import).await.expect("a text is imported")
}

impl Decided {
    pub(crate) async fn gather(town: &TestTown) -> Self {
        let services = group(town, "Services", GroupKind::Services).await;
        let working = group(town, "Groupe mobilités", GroupKind::Working).await;
        let text = draft(town, working, "Avis sur le plan vélo").await;
        let chair = person(town, "Nolwenn Le Goff", "nolwenn").await;
        let member = person(town, "Léa Riou", "lea").await;
        let secretary = person(town, "Soizic Morvan", "soizic").await;
        let agent = person(town, "Anne Agent", "agent").await;
        let passer_by = person(town, "Paul Passant", "passant").await;
        mandate(town, working, chair, Role::Chair, true).await;
        mandate(town, working, secretary, Role::Secretary, true).await;
        mandate(town, working, member, Role::Member, true).await;
        mandate(town, services, agent, Role::Member, true).await;
        let meeting = meeting(town, working).await;
        Self {
            group: working,
            chair,
            member,
            secretary,
            agent,
            passer_by,
            text,
            meeting,
        }
    }

    /// Another meeting of the group, a week later.
    pub(crate) async fn next_meeting(&self, town: &TestTown) -> MeetingId {
        plan(town, self.group, town.now().plus_days(7)).await
    }

    /// One amendment adopted, one withdrawn by nobody and rejected; the text consolidated.
    pub(crate) async fn vote(&self, town: &TestTown) {
        let chair = Actor::Person(self.chair);
        let text = self.text;
        town.act(chair, OpenDiscussion { text }).await.expect("discussed");
        for (place, sentence) in [
            "À l’alinéa 1, substituer au mot : « douze » le mot : « quinze ».",
            "Supprimer l’alinéa 2.",
        ]
        .into_iter()
        .enumerate()
        {
            let proposal = ProposeAmendment {
                text,
                form: AmendmentForm::Sentence(sentence.to_owned()),
                rationale: format!("Raison {place}."),
            };
            town.act(Actor::Person(self.member), proposal)
                .await
                .expect("proposed");
        }
        town.act(chair, CloseDiscussion { text }).await.expect("closed");
        let opening = OpenVotes {
            text,
            mode: Mode::Public,
            closes_at: town.now().plus_days(1),
        };
        town.act(chair, opening).await.expect("put to the vote");
        for amendment in texts::amendments(&mut town.sql(), town.body, text)
            .await
            .expect("they read")
        {
            let on = SubjectRef::new("amendment", amendment.id);
            let summary = votes::of_subject(&mut town.sql(), town.body, &on)
                .await
                .expect("it reads");
            let scrutin = summary.expect("there is a vote").id;
            let choice = if amendment.number == 1 {
                Choice::Pour
            } else {
                Choice::Contre
            };
            for elector in [self.chair, self.member, self.secretary] {
                let ballot = CastBallot {
                    scrutin,
                    elector,
                    choice,
                };
                town.act(Actor::Person(elector), ballot).await.expect("voted");
            }
            town.act(chair, CloseScrutin { scrutin }).await.expect("counted");
        }
        town.act(chair, Consolidate { text }).await.expect("consolidated");
    }

    pub(crate) async fn approve_minutes(&self, town: &TestTown) {
        let writing = WriteMinutes {
            meeting: self.meeting,
            version: 0,
            text: MINUTES.to_owned(),
        };
        town.act(Actor::Person(self.secretary), writing)
            .await
            .expect("written");
        let approval = ApproveMinutes {
            meeting: self.meeting,
        };
        town.act(Actor::Person(self.chair), approval)
            .await
            .expect("approved");
    }

    /// Everything is decided.
    pub(crate) async fn ready(town: &TestTown) -> Self {
        let decided = Self::gather(town).await;
        decided.vote(town).await;
        decided.approve_minutes(town).await;
        decided
    }

    pub(crate) fn publication(&self) -> PublishAct {
        PublishAct {
            title: "Avis sur le plan vélo".to_owned(),
            group: self.group,
            text: Some(self.text),
            meeting: Some(self.meeting),
            author_name: "Nolwenn Le Goff".to_owned(),
            author_quality: "animation du groupe mobilités".to_owned(),
            theme: String::new(),
        }
    }

    pub(crate) async fn publish(&self, town: &TestTown) -> ActId {
        town.act(Actor::Person(self.chair), self.publication())
            .await
            .expect("the chair publishes")
    }
}

async fn meeting(town: &TestTown, group: GroupId) -> MeetingId {
    plan(town, group, town.now()).await
}

async fn plan(town: &TestTown, group: GroupId, starts_at: Instant) -> MeetingId {
    let plan = PlanMeeting {
        group,
        title: "Réunion du groupe mobilités".to_owned(),
        starts_at,
        ends_at: None,
        place: "Mairie".to_owned(),
        agenda: Vec::new(),
    };
    town.act(Actor::System, plan).await.expect("a meeting is planned")
}

/// Asks for an address with headers of one's own, as a reader program does: the status, and the body's text.
pub(crate) async fn ask(town: &TestTown, path: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let request = headers
        .iter()
        .fold(Request::get(path), |request, (name, value)| {
            request.header(*name, *value)
        })
        .body(Body::empty())
        .expect("a well-formed request");
    let answer = ui::site(&town.house)
        .oneshot(request)
        .await
        .expect("routes always answer");
    let status = answer.status().as_u16();
    let bytes = answer
        .into_body()
        .collect()
        .await
        .expect("a whole body")
        .to_bytes();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}
