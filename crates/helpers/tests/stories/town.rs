//! A town with two agents, somebody who helps, somebody who is helped, and a consultation that is open.

use debates::{ConsultationId, OpenConsultation, Written};
use groups::{GroupKind, Role};
use helpers::{Act, AnswerHelper, AskToHelp, MandateId};
use kernel::{Actor, Feature, PersonId};
use testkit::{TestTown, cast};

/// The features of these stories, lowest first.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    territory::FEATURE,
    budgets::FEATURE,
    desk::FEATURE,
    helpers::FEATURE,
    cast::DOOR,
];

pub(crate) const HELPED: &str = "odette@exemple.fr";

pub(crate) struct Hall {
    pub(crate) agent: PersonId,
    pub(crate) helper: PersonId,
    pub(crate) helped: PersonId,
    pub(crate) consultation: ConsultationId,
}

db::statements! {
    FIND_MANDATE = "select id from helper_mandate where collectivite_id = $1 and helper_id = $2 order by asked_at desc, id desc limit 1";
    COUNT_LINES = "select count(*) as n from journal where collectivite_id = $1 and kind = $2 and actor_id = $3";
    COUNT_MANDATES = "select count(*) as n from helper_mandate where collectivite_id = $1";
    COUNT_DEEDS = "select count(*) as n from helper_deed where collectivite_id = $1";
}

db::record! { struct Found { id: MandateId } }

impl Hall {
    pub(crate) async fn open(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let agent = cast::person(town, "Ada Agente", "ada").await;
        cast::mandate(town, services, agent, Role::Member, false).await;
        let opening = OpenConsultation {
            group: services,
            title: "La place de la gare".to_owned(),
            question: "Que faut-il changer ?".to_owned(),
            presentation: "Des travaux commencent en mai.".to_owned(),
            themes: Vec::new(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(300),
        };
        let consultation = town.act(Actor::Person(agent), opening).await;
        Self {
            agent,
            helper: cast::person(town, "Léon Aidant", "leon").await,
            helped: cast::person(town, "Odette Le Goff-Kerbrat", "odette").await,
            consultation: consultation.expect("a consultation is open"),
        }
    }

    /// The last mandate that was asked by who helps.
    pub(crate) async fn mandate(&self, town: &TestTown) -> MandateId {
        let found: Option<Found> = town
            .sql()
            .optional(FIND_MANDATE, db::args![town.body, self.helper])
            .await
            .expect("read");
        found.expect("a mandate").id
    }

    /// One for these acts and so many days, asked and accepted.
    pub(crate) async fn accepted(&self, town: &TestTown, acts: &[Act], days: &str) -> MandateId {
        let ask = AskToHelp {
            email: HELPED.to_owned(),
            acts: acts.to_vec(),
            days: days.to_owned(),
        };
        town.act(Actor::Person(self.helper), ask).await.expect("asked");
        let mandate = self.mandate(town).await;
        let accept = AnswerHelper {
            mandate,
            accepts: true,
            is_helped: false,
        };
        town.act(Actor::Person(self.helped), accept)
            .await
            .expect("accepted");
        mandate
    }
}

pub(crate) fn written(title: &str) -> Written {
    Written {
        title: title.to_owned(),
        text: "Parce qu’on y attend au soleil.".to_owned(),
        ..Written::default()
    }
}

/// How many lines of this kind somebody left in the journal.
pub(crate) async fn lines_of(town: &TestTown, kind: &str, who: PersonId) -> i64 {
    let counted = town
        .sql()
        .count(COUNT_LINES, db::args![town.body, kind, who])
        .await;
    counted.expect("the journal is read")
}

/// How many mandates, and how many acts, are kept.
pub(crate) async fn kept(town: &TestTown) -> (i64, i64) {
    let mandates = town.sql().count(COUNT_MANDATES, db::args![town.body]).await;
    let deeds = town.sql().count(COUNT_DEEDS, db::args![town.body]).await;
    (mandates.expect("read"), deeds.expect("read"))
}
