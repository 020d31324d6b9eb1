//! A working group that writes an opinion together, and the plan it amends.

use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Fault, Feature, PersonId};
use testkit::TestTown;
use testkit::cast::{DOOR, group, mandate, person};
pub(crate) use testkit::{browser_of, page, refusal, send, whole};
use texts::sitting::Shown;
use texts::{
    Amendment, AmendmentForm, CloseDiscussion, ImportText, OpenDiscussion, OpenVotes, ProposeAmendment,
    TextDocument, TextId,
};
use votes::Choice;

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    DOOR,
];

/// An invented digital plan, with the three actions the group wants to amend.
pub(crate) const PLAN: &str = "Le groupe a examiné le plan numérique du pays d’Auriac.

# Plan numérique du pays d’Auriac

## Action 7 – Définir une stratégie de diffusion des données

Les données du pays sont recensées chaque année.

Un bilan est publié.

## Action 12 – Former aux usages de base

Des ateliers se tiennent dans chaque commune.

## Action 13 – Favoriser le développement des outils numériques

Les outils sont choisis avec les habitants.

Le coût est de 30 000 euros.

## Action 14 – Accompagner les associations
";

pub(crate) struct Council {
    pub(crate) group: GroupId,
    /// Chairs, and votes
    pub(crate) chair: PersonId,
    /// Secretary, and votes
    pub(crate) secretary: PersonId,
    pub(crate) lea: PersonId,
    pub(crate) malo: PersonId,
    pub(crate) yann: PersonId,
    /// Agent of the body, not a member
    pub(crate) agent: PersonId,
    /// Registered, nothing more
    pub(crate) passer_by: PersonId,
}

impl Council {
    pub(crate) async fn gather(town: &TestTown) -> Self {
        let services = group(town, "Services", GroupKind::Services).await;
        let working = group(town, "Groupe numérique", GroupKind::Working).await;
        let council = Self {
            group: working,
            chair: person(town, "Nolwenn Le Goff", "nolwenn").await,
            secretary: person(town, "Soizic Morvan", "soizic").await,
            lea: person(town, "Léa Riou", "lea").await,
            malo: person(town, "Malo Tanguy", "malo").await,
            yann: person(town, "Yann Kervella", "yann").await,
            agent: person(town, "Anne Agent", "agent").await,
            passer_by: person(town, "Paul Passant", "passant").await,
        };
        mandate(town, working, council.chair, Role::Chair, true).await;
        mandate(town, working, council.secretary, Role::Secretary, true).await;
        for member in [council.lea, council.malo, council.yann] {
            mandate(town, working, member, Role::Member, true).await;
        }
        mandate(town, services, council.agent, Role::Member, false).await;
        council
    }

    pub(crate) async fn import(&self, town: &TestTown, markdown: &str) -> TextId {
        let deed = ImportText {
            group: self.group,
            title: "Avis sur le plan numérique".to_owned(),
            markdown: markdown.to_owned(),
        };
        town.act(Actor::Person(self.secretary), deed)
            .await
            .expect("a text is imported")
    }

    /// The plan, open to amendments.
    pub(crate) async fn discuss(&self, town: &TestTown) -> TextId {
        let text = self.import(town, PLAN).await;
        town.act(Actor::Person(self.chair), OpenDiscussion { text })
            .await
            .expect("it is put to discussion");
        text
    }

    pub(crate) async fn close(&self, town: &TestTown, text: TextId) {
        town.act(Actor::Person(self.chair), CloseDiscussion { text })
            .await
            .expect("the discussion is closed");
    }

    pub(crate) async fn open_votes(&self, town: &TestTown, text: TextId) -> usize {
        let deed = OpenVotes {
            text,
            mode: votes::Mode::Public,
            closes_at: town.now().plus_days(2),
        };
        town.act(Actor::Person(self.chair), deed)
            .await
            .expect("the votes open")
    }

    pub(crate) fn electors(&self) -> [PersonId; 5] {
        [self.chair, self.secretary, self.lea, self.malo, self.yann]
    }

    /// Everyone answers on amendment `number`, `pour` of them in favour.
    pub(crate) async fn vote(&self, town: &TestTown, text: TextId, number: i64, pour: usize) {
        let on = amendment(town, text, number).await.reference();
        let vote = votes::of_subject(&mut town.sql(), town.body, &on)
            .await
            .expect("a reading");
        let scrutin = vote.expect("a vote is open").id;
        for (rank, elector) in self.electors().into_iter().enumerate() {
            let choice = if rank < pour { Choice::Pour } else { Choice::Contre };
            let deed = votes::CastBallot {
                scrutin,
                elector,
                choice,
            };
            town.act(Actor::Person(elector), deed)
                .await
                .expect("an elector votes");
        }
    }
}

/// Tables an amendment by its sentence.
pub(crate) async fn propose(
    town: &TestTown,
    text: TextId,
    author: PersonId,
    sentence: &str,
) -> Result<i64, Fault> {
    let form = AmendmentForm::Sentence(sentence.to_owned());
    let deed = ProposeAmendment {
        text,
        form,
        rationale: String::new(),
    };
    town.act(Actor::Person(author), deed).await
}

/// Tables an amendment by rewriting a passage.
pub(crate) async fn rewrite(
    town: &TestTown,
    text: TextId,
    author: PersonId,
    path: &str,
    new_text: &str,
) -> Result<i64, Fault> {
    let form = AmendmentForm::InPlace {
        path: path.to_owned(),
        version: 1,
        new_text: new_text.to_owned(),
    };
    let deed = ProposeAmendment {
        text,
        form,
        rationale: "Pour être clair.".to_owned(),
    };
    town.act(Actor::Person(author), deed).await
}

/// What the page of the sitting shows of an amendment called, as its form sends it back; nothing when it has no form.
pub(crate) async fn shown_in_sitting(town: &TestTown, council: &Council, text: TextId, number: i64) -> Shown {
    let mut chair = browser_of(town, council.chair);
    let page = page(&mut chair, &format!("/textes/{text}/seance?n={number}")).await;
    let sent = page.split_once("name=\"shown\" value=\"");
    sent.and_then(|(_, rest)| rest.split('"').next()?.parse().ok())
        .unwrap_or_default()
}

pub(crate) async fn document(town: &TestTown, text: TextId) -> TextDocument {
    texts::find(&mut town.sql(), town.body, text)
        .await
        .expect("a reading")
        .expect("the text is there")
}

pub(crate) async fn amendment(town: &TestTown, text: TextId, number: i64) -> Amendment {
    let found = texts::find_amendment(&mut town.sql(), town.body, text, number).await;
    found.expect("a reading").expect("the amendment is there")
}
