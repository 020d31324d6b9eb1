//! A working group with a text in discussion, and a mailbox.

use groups::{GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use letters::{GiveAddress, Letter};
use outgoing::Connections;
use testkit::cast::{DOOR, group, mandate, person};
pub(crate) use testkit::refusal;
use testkit::{Dovecot, TestTown};
use texts::{Amendment, AmendmentForm, ImportText, OpenDiscussion, ProposeAmendment, TextId};
use tools::{Bridges, Capability, SetUpBridge, Typed};

pub(crate) const PASSWORD: &str = "sesame";
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    debates::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    letters::FEATURE,
    DOOR,
];
pub(crate) const BRIDGES: &[tools::Bridge] = &[imap::BRIDGE];
const PLAN: &str = "# Plan numérique\n\n## Action 7 – Diffuser les données\n\nLes données sont recensées.\n\n\
                    Un bilan est publié.\n\n## Action 12 – Former\n\nDes ateliers se tiennent dans chaque commune.";

pub(crate) struct Mailroom {
    pub(crate) lea: PersonId,
    pub(crate) agent: PersonId,
    pub(crate) text: TextId,
    /// That of the text
    pub(crate) address: String,
}

impl Mailroom {
    /// The town reads its mailbox from now on.
    pub(crate) async fn open(town: &mut TestTown, dovecot: &Dovecot) -> Self {
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| {
                let connections = Connections::new(settings).expect("the settings are followed");
                vec![Box::new(connections), Box::new(Bridges(BRIDGES))]
            },
        )
        .await;
        let services = group(town, "Services", GroupKind::Services).await;
        let working = group(town, "Groupe numérique", GroupKind::Working).await;
        let chair = person(town, "Nolwenn Le Goff", "nolwenn").await;
        let lea = person(town, "Léa Riou", "lea").await;
        let agent = person(town, "Anne Agent", "agent").await;
        person(town, "Paul Passant", "passant").await;
        mandate(town, working, chair, Role::Chair, true).await;
        mandate(town, working, lea, Role::Member, true).await;
        mandate(town, services, agent, Role::Member, false).await;
        let deed = ImportText {
            group: working,
            title: "Avis sur le plan numérique".to_owned(),
            markdown: PLAN.to_owned(),
        };
        let text = town.act(Actor::Person(chair), deed).await.expect("a text");
        town.act(Actor::Person(chair), OpenDiscussion { text })
            .await
            .expect("it is put to discussion");

        let mut browser = testkit::browser_of(town, lea);
        assert!(
            !testkit::page(&mut browser, &format!("/textes/{text}"))
                .await
                .contains("par courriel")
        );
        let mut room = Self {
            lea,
            agent,
            text,
            address: String::new(),
        };
        room.set_up(town, dovecot, 0, PASSWORD).await;
        town.settle().await;
        assert!(
            testkit::page(&mut browser, &format!("/textes/{text}"))
                .await
                .contains("par courriel")
        );
        for _ in 0..2 {
            town.act(Actor::Person(lea), GiveAddress { text })
                .await
                .expect("an address");
        }
        let page = testkit::page(&mut browser, &format!("/textes/{text}/courriel")).await;
        let (_, after) = page.split_once("contributions+").expect("the address is shown");
        let (tag, _) = after.split_once('<').expect("its end");
        room.address = format!("contributions+{tag}");
        let mut visitor = town.browser();
        let refused = visitor.get(&format!("/textes/{text}/courriel")).await;
        assert!(!refused.text.contains(tag), "only who may amend sees it");
        room
    }

    pub(crate) async fn set_up(&self, town: &TestTown, dovecot: &Dovecot, version: i64, password: &str) {
        let deed = SetUpBridge {
            capability: Capability::Mailbox,
            typed: Typed {
                version,
                address: dovecot.address(),
                account: "contributions@ville.exemple".to_owned(),
                password: password.to_owned(),
            },
        };
        town.act(Actor::Operator, deed).await.expect("set up");
    }

    pub(crate) async fn letters(&self, town: &TestTown) -> Vec<Letter> {
        letters::latest(&mut town.sql(), town.body, 100)
            .await
            .expect("the letters are read")
    }

    pub(crate) async fn only_letter(&self, town: &TestTown) -> Letter {
        let mut letters = self.letters(town).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        letters.remove(0)
    }

    pub(crate) async fn amendments(&self, town: &TestTown) -> usize {
        let found = texts::amendments(&mut town.sql(), town.body, self.text).await;
        found.expect("the amendments are read").len()
    }

    pub(crate) async fn amendment(&self, town: &TestTown, number: i64) -> Amendment {
        let found = texts::find_amendment(&mut town.sql(), town.body, self.text, number).await;
        found.expect("a reading").expect("the amendment is there")
    }

    pub(crate) async fn propose(&self, town: &TestTown, sentence: &str) {
        let deed = ProposeAmendment {
            text: self.text,
            form: AmendmentForm::Sentence(sentence.to_owned()),
            rationale: String::new(),
        };
        town.act(Actor::Person(self.lea), deed).await.expect("tabled");
    }
}

/// A message as a mail program writes it.
pub(crate) fn letter(from: &str, to: &str, number: &str, text: &str) -> String {
    let text = text.replace('\n', "\r\n");
    format!(
        "From: Quelqu’un <{from}>\r\nTo: <{to}>\r\nMessage-ID: <{number}@x>\r\nSubject: Amendements\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    )
}
