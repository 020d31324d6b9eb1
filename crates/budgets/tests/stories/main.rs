//! Participatory budgets, told on SQLite and on PostgreSQL: from the idea to the works, on paper, against who cheats.

mod at_a_desk;
mod discussed;
mod districts;
mod electors;
mod files;
mod hostile;
mod in_a_name;
mod merged;
mod moderated;
mod on_paper;
mod photographed;
mod whole;

use budgets::{
    BallotForm, BudgetId, CloseIdeas, CreateBudget, Described, Idea, IdeaId, OpenIdeas, OpenVote,
    ProposeIdea, Proposed, SharingRule, StudyIdea, Verdict,
};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use testkit::{TestTown, cast, on_both_engines};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
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
    cast::DOOR,
];

/// A town, its services with two agents, and inhabitants.
struct People {
    services: GroupId,
    ada: PersonId,
    brice: PersonId,
    inhabitants: Vec<PersonId>,
}

const INHABITANTS: [&str; 6] = ["Chloé", "Dimitri", "Élise", "Farid", "Gwenn", "Hélène"];

impl People {
    async fn meet(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let ada = cast::person(town, "Ada Agente", "ada").await;
        let brice = cast::person(town, "Brice Agent", "brice").await;
        for agent in [ada, brice] {
            cast::mandate(town, services, agent, Role::Member, false).await;
        }
        let mut inhabitants = Vec::new();
        for name in INHABITANTS {
            let address = cast::address_of(name);
            inhabitants.push(cast::person(town, &format!("{name} Habitante"), &address).await);
        }
        Self {
            services,
            ada,
            brice,
            inhabitants,
        }
    }

    fn agent(&self) -> Actor {
        Actor::Person(self.ada)
    }

    fn inhabitant(&self, place: usize) -> Actor {
        Actor::Person(self.inhabitants[place])
    }
}

/// A budget of one envelope of 10 000 €, a basket for each.
fn described() -> Described {
    Described {
        title: "Budget participatif 2027".to_owned(),
        presentation: "Pour le **cadre de vie**.".to_owned(),
        amount: "10 000".to_owned(),
        districts: String::new(),
        sharing_rule: SharingRule::Greedy,
        ballot_form: BallotForm::Basket,
        approvals_max: String::new(),
        ideas_max: "2".to_owned(),
        electorate: "j’habite la commune et j’ai 16 ans ou plus".to_owned(),
        is_by_district: false,
        has_paper: false,
    }
}

/// A budget whose ideas are collected for ten days.
async fn open(town: &TestTown, people: &People, described: Described) -> BudgetId {
    let create = CreateBudget {
        group: people.services,
        described,
    };
    let budget = town.act(people.agent(), create).await.expect("prepared");
    let open = OpenIdeas {
        budget,
        closes_at: town.now().plus_days(10),
    };
    town.act(people.agent(), open).await.expect("opened");
    budget
}

fn proposed(title: &str, district: &str) -> Proposed {
    Proposed {
        title: title.to_owned(),
        description: format!("Pourquoi pas : {title}."),
        district: district.to_owned(),
        shows_name: true,
        ..Proposed::default()
    }
}

async fn propose(town: &TestTown, by: Actor, budget: BudgetId, proposed: Proposed) -> IdeaId {
    let deed = ProposeIdea { budget, proposed };
    town.act(by, deed).await.expect("proposed")
}

/// The ideas of a budget, by number.
async fn ideas(town: &TestTown, budget: BudgetId) -> Vec<Idea> {
    budgets::ideas(&mut town.sql(), town.body, budget)
        .await
        .expect("read")
}

async fn idea(town: &TestTown, budget: BudgetId, id: IdeaId) -> Idea {
    let all = ideas(town, budget).await;
    all.into_iter().find(|idea| idea.id == id).expect("it is there")
}

/// What the services say of an idea that can be done.
async fn cost(town: &TestTown, people: &People, budget: BudgetId, id: IdeaId, cost: &str) {
    let study = StudyIdea {
        idea: id,
        version: idea(town, budget, id).await.version,
        verdict: Verdict::Eligible,
        cost: cost.to_owned(),
        running: String::new(),
        reason: String::new(),
    };
    town.act(people.agent(), study).await.expect("studied");
}

/// The vote on projects of these costs, numbered from 1, open for a week.
async fn voted_on(
    town: &TestTown,
    people: &People,
    described: Described,
    projects: &[(&str, &str, &str)],
) -> (BudgetId, Vec<IdeaId>) {
    let budget = open(town, people, described).await;
    let mut made = Vec::new();
    for (place, (title, district, _)) in projects.iter().enumerate() {
        made.push(
            propose(
                town,
                people.inhabitant(place / 2),
                budget,
                proposed(title, district),
            )
            .await,
        );
    }
    town.act(people.agent(), CloseIdeas { budget })
        .await
        .expect("closed");
    for (id, (_, _, price)) in made.iter().zip(projects) {
        cost(town, people, budget, *id, price).await;
    }
    let vote = OpenVote {
        budget,
        closes_at: town.now().plus_days(7),
    };
    town.act(people.agent(), vote).await.expect("the vote is open");
    (budget, made)
}

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let town = town;
        for statement in budgets::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
