//! A town with two agents, an inhabitant, a consultation and a budget that are open.

use budgets::{BallotForm, BudgetId, CreateBudget, Described, OpenIdeas, SharingRule};
use debates::{ConsultationId, OpenConsultation};
use desk::{BeginVisit, CampaignId, MadeLetter, MakeLetters, PrepareCampaign, VisitId};
use groups::{GroupKind, Role};
use kernel::{Actor, Fault, Feature, PersonId};
use testkit::{TestTown, cast};

/// The features of these stories, lowest first. Sessions are those that codes open.
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
];

pub(crate) const MAIWENN: &str = "Maïwenn Le Goff-Kerbrat";

pub(crate) struct Hall {
    pub(crate) ada: PersonId,
    pub(crate) brice: PersonId,
    pub(crate) consultation: ConsultationId,
    pub(crate) budget: BudgetId,
}

impl Hall {
    pub(crate) async fn open(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let ada = cast::person(town, "Ada Agente", "ada").await;
        let brice = cast::person(town, "Brice Agent", "brice").await;
        for agent in [ada, brice] {
            cast::mandate(town, services, agent, Role::Member, false).await;
        }
        let by = Actor::Person(ada);
        let opening = OpenConsultation {
            group: services,
            title: "La place de la gare".to_owned(),
            question: "Que faut-il changer ?".to_owned(),
            presentation: "Des travaux commencent en mai.".to_owned(),
            themes: vec!["Arbres".to_owned()],
            opens_at: town.now(),
            closes_at: town.now().plus_days(300),
        };
        let consultation = town.act(by, opening).await.expect("a consultation is open");
        let described = Described {
            title: "Budget participatif 2027".to_owned(),
            presentation: "Pour le cadre de vie.".to_owned(),
            amount: "10 000".to_owned(),
            districts: String::new(),
            sharing_rule: SharingRule::Greedy,
            ballot_form: BallotForm::Basket,
            approvals_max: String::new(),
            ideas_max: "2".to_owned(),
            electorate: "j’habite la commune".to_owned(),
            is_by_district: false,
            has_paper: false,
        };
        let create = CreateBudget {
            group: services,
            described,
        };
        let budget = town.act(by, create).await.expect("a budget is prepared");
        let open = OpenIdeas {
            budget,
            closes_at: town.now().plus_days(10),
        };
        town.act(by, open).await.expect("its ideas are collected");
        Self {
            ada,
            brice,
            consultation,
            budget,
        }
    }

    pub(crate) fn by(&self) -> Actor {
        Actor::Person(self.ada)
    }

    /// A campaign of this list, for sixty days.
    pub(crate) async fn prepare(&self, town: &TestTown, list: &str) -> CampaignId {
        let deed = PrepareCampaign {
            title: "Lettres d’automne".to_owned(),
            days: "60".to_owned(),
            list: list.to_owned(),
        };
        town.act(self.by(), deed).await.expect("letters are prepared")
    }

    /// Its letters, from this edition.
    pub(crate) async fn make(
        &self,
        town: &TestTown,
        campaign: CampaignId,
        edition: i64,
    ) -> Result<Vec<MadeLetter>, Fault> {
        let deed = MakeLetters {
            campaign,
            letter: None,
            edition,
        };
        town.act(self.by(), deed).await
    }

    /// A visit of somebody of this name.
    pub(crate) async fn receive(&self, town: &TestTown, name: &str) -> VisitId {
        let deed = BeginVisit {
            name: name.to_owned(),
            person: None,
            consents: true,
        };
        town.act(self.by(), deed).await.expect("somebody is received")
    }
}

db::statements! {
    COUNT_LINES = "select count(*) as n from journal where collectivite_id = $1 and kind = $2";
    COUNT_LINES_OF = "select count(*) as n from journal where collectivite_id = $1 and kind = $2 and actor_id = $3
        and actor_quality = 'agent'";
}

/// How many lines of this kind the journal has.
pub(crate) async fn lines(town: &TestTown, kind: &str) -> i64 {
    town.sql()
        .count(COUNT_LINES, db::args![town.body, kind])
        .await
        .expect("the journal is read")
}

/// How many of them an agent wrote.
pub(crate) async fn lines_of(town: &TestTown, kind: &str, agent: PersonId) -> i64 {
    town.sql()
        .count(COUNT_LINES_OF, db::args![town.body, kind, agent])
        .await
        .expect("the journal is read")
}
