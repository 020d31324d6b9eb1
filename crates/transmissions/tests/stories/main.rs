//! An act is sent to those who decide, and answered in the open; told on both engines.

mod answering;
mod waiting;

use acts::{ActId, PublishAct};
use db::Instant;
use groups::{GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use meetings::{ApproveMinutes, PlanMeeting, WriteMinutes};
use testkit::{TestTown, cast};
use transmissions::{TransmissionId, TransmitAct};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
    transmissions::FEATURE,
    cast::DOOR,
];

/// Where the recipient reads their mail.
const RECIPIENT: &str = "presidence@exemple.fr";

/// A working group that published the minutes of its meeting.
struct Circle {
    chair: PersonId,
    secretary: PersonId,
    member: PersonId,
    act: ActId,
}

impl Circle {
    async fn meet(town: &TestTown) -> Self {
        let group = cast::group(town, "Numérique", GroupKind::Working).await;
        let chair = cast::person(town, "Camille Durand", "camille").await;
        let secretary = cast::person(town, "Alix Martin", "alix").await;
        let member = cast::person(town, "Yann Le Goff", "yann").await;
        cast::mandate(town, group, chair, Role::Chair, true).await;
        cast::mandate(town, group, secretary, Role::Secretary, true).await;
        cast::mandate(town, group, member, Role::Member, true).await;
        let plan = PlanMeeting {
            group,
            title: "Réunion de novembre".to_owned(),
            starts_at: at("2026-11-10T17:30:00Z"),
            ends_at: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        let by = Actor::Person(chair);
        let meeting = town.act(by, plan).await.expect("planned");
        let write = WriteMinutes {
            meeting,
            version: 0,
            text: "## Décisions\n\n- adopter l’avis\n".to_owned(),
        };
        town.act(by, write).await.expect("written");
        town.act(by, ApproveMinutes { meeting }).await.expect("approved");
        let publish = PublishAct {
            title: "Avis sur le schéma numérique".to_owned(),
            group,
            text: None,
            meeting: Some(meeting),
            author_name: "Camille Durand".to_owned(),
            author_quality: "animation du groupe".to_owned(),
            theme: String::new(),
        };
        let act = town.act(by, publish).await.expect("published");
        Self {
            chair,
            secretary,
            member,
            act,
        }
    }

    /// Sent on 10 November, an answer being hoped for by the 30th.
    async fn send(&self, town: &TestTown) -> TransmissionId {
        let sent = town.act(Actor::Person(self.chair), self.to("2026-11-30")).await;
        sent.expect("sent")
    }

    fn to(&self, expected_on: &str) -> TransmitAct {
        TransmitAct {
            act: self.act,
            recipient_name: "Dominique Leroy".to_owned(),
            recipient_quality: "présidente de l’agglomération".to_owned(),
            recipient_email: RECIPIENT.to_owned(),
            letter: "Madame la présidente,\n\nVoici notre avis.".to_owned(),
            expected_on: expected_on.to_owned(),
        }
    }
}

fn at(written: &str) -> Instant {
    Instant::from(written.parse::<jiff::Timestamp>().expect("an instant"))
}

/// The address by which the recipient answers, in the latest mail they received.
async fn link(town: &TestTown) -> String {
    let letters = town.letters(RECIPIENT).await;
    let mut words = letters[0].text.split_whitespace();
    let found = words.find_map(|word| {
        word.strip_prefix(&town.house.settings.base_url)
            .filter(|path| path.starts_with("/repondre/"))
    });
    found.expect("a link to answer").to_owned()
}

/// Every piece stands in the text.
#[track_caller]
fn says(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "« {piece} » is missing from {text}");
    }
}
