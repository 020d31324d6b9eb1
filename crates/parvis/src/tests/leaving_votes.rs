//! A body leaves while people vote on its budget: their ballots stay here, and who exports says so.

use budgets::{
    BallotForm, CloseIdeas, CreateBudget, Described, OpenIdeas, OpenVote, ProposeIdea, Proposed, SharingRule,
    StudyIdea, Verdict,
};
use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::RegisterPerson;
use kernel::Actor;
use testkit::TestTown;

use crate::cli::{Export, Place, Store};
use crate::commands::export;
use crate::compose::{self, FEATURES};
use crate::failure::Failure;

/// A budget whose vote is open, on one project.
async fn vote(town: &TestTown) {
    let register = RegisterPerson {
        name: "Ada Agente".to_owned(),
        email: "ada@exemple.fr".to_owned(),
    };
    let ada = town.act(Actor::Operator, register).await.expect("registered");
    let services = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    let services = town.act(Actor::Operator, services).await.expect("created");
    let mandate = GiveMandate {
        group: services,
        person: ada,
        role: Role::Member,
        has_vote: false,
        from: "2026-01-01".parse().expect("a date"),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.expect("given");
    let ada = Actor::Person(ada);
    let create = CreateBudget {
        group: services,
        described: Described {
            title: "Budget participatif 2027".to_owned(),
            presentation: String::new(),
            amount: "10 000".to_owned(),
            districts: String::new(),
            sharing_rule: SharingRule::Greedy,
            ballot_form: BallotForm::Basket,
            approvals_max: String::new(),
            ideas_max: "2".to_owned(),
            electorate: "j’habite la commune".to_owned(),
            is_by_district: false,
            has_paper: false,
        },
    };
    let budget = town.act(ada, create).await.expect("prepared");
    let closes_at = town.now().plus_days(10);
    town.act(ada, OpenIdeas { budget, closes_at })
        .await
        .expect("opened");
    let propose = ProposeIdea {
        budget,
        proposed: Proposed {
            title: "Des bancs".to_owned(),
            description: "On attend longtemps.".to_owned(),
            shows_name: true,
            ..Proposed::default()
        },
    };
    let idea = town.act(ada, propose).await.expect("proposed");
    town.act(ada, CloseIdeas { budget }).await.expect("closed");
    let all = budgets::ideas(&mut town.sql(), town.body, budget).await;
    let study = StudyIdea {
        idea,
        version: all.expect("read")[0].version,
        verdict: Verdict::Eligible,
        cost: "4 000".to_owned(),
        running: String::new(),
        reason: String::new(),
    };
    town.act(ada, study).await.expect("studied");
    town.act(ada, OpenVote { budget, closes_at })
        .await
        .expect("the vote is open");
}

#[tokio::test]
async fn a_body_leaves_without_the_ballots_of_an_open_vote_only_when_that_is_asked() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let words = ui::Words::build(compose::LOCALES);
    let folder = tempfile::tempdir().expect("a folder");
    let slug = town.house.collectivite(town.body).expect("known").slug;
    let asked = |name: &str, without_open_votes: bool| Export {
        place: Place {
            data: town.house.settings.data.clone(),
            database: None,
            store: Store {
                files: None,
                files_endpoint: None,
                files_region: "us-east-1".to_owned(),
                files_credentials: None,
            },
        },
        body: slug.clone(),
        to: folder.path().join(name),
        without_open_votes,
    };
    export::run(words, asked("before.tar.gz", false))
        .await
        .expect("nobody votes");
    vote(&town).await;
    let refused = export::run(words, asked("refused.tar.gz", false)).await;
    let Err(Failure::Use(key, arguments)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(key, "cli-export-open-votes");
    assert!(
        arguments[0].1.contains("Budget participatif 2027"),
        "{arguments:?}"
    );
    assert!(!folder.path().join("refused.tar.gz").exists());
    export::run(words, asked("after.tar.gz", true))
        .await
        .expect("the ballots are left");
    assert!(folder.path().join("after.tar.gz").exists());
}
