//! A secret vote as the step of a parcours: prepared from it, followed on its page, ended by its result.

use std::collections::BTreeMap;

use elections::{
    CreateElection, CreateForParcours, CryptoGroup, ElectionId, Kind, PrepareNextRound, Settings, State,
};
use groups::{GroupKind, Role};
use kernel::steps::{StepKind, StepReport};
use kernel::{Actor, Fault, Feature};
use parcours::engine::{ParcoursState, StepState};
use parcours::{
    AbandonParcours, CloseStep, CreateParcours, ImportTemplate, ParcoursId, StartParcours, Whole,
};
use scrutin::group::Ed25519;
use testkit::cast::{DOOR, group, mandate, person};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::appointed::held;
use crate::bureau::{Bureau, VOTE_DAYS, cast, settings};

const TEMPLATE: &str = r#"format = 1
name = "vote-secret"
version = 1
title = "Vote secret"
summary = "Un scrutin, rien de plus."

[[steps]]
name = "scrutin"
kind = "elections.vote"
label = "Voter à bulletin secret"
days = 60
closes_when = ["election-decided"]
"#;

/// The same, and a step after it.
const THEN: &str = r#"
[[steps]]
name = "suite"
kind = "stories.afterwards"
label = "Ce qui suit le vote"
days = 10
"#;

/// A second vote after the first.
const AGAIN: &str = r#"
[[steps]]
name = "second"
kind = "elections.vote"
label = "Voter encore"
days = 60
closes_when = ["election-decided"]
"#;

thread_local! {
    /// Whether the step after the vote refuses to open: one story, one thread.
    static REFUSES: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// What another crate would offer after a vote.
const AFTERWARDS: Feature = Feature {
    step_kinds: &[StepKind {
        code: "stories.afterwards",
        open: |_, _| {
            Box::pin(async {
                if REFUSES.get() {
                    Err(Fault::refused("elections-fact-not-open"))
                } else {
                    Ok(Vec::new())
                }
            })
        },
        close: |_, _| Box::pin(async { Ok(Vec::new()) }),
        report: |_, _, _| Box::pin(async { Ok(StepReport::default()) }),
    }],
    ..Feature::named("stories")
};

const WITH_PARCOURS: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    elections::FEATURE,
    AFTERWARDS,
    DOOR,
];

const BLANK: &[u8] = &[1, 0, 0];
const ALBAN: &[u8] = &[0, 1, 0];
const BERENICE: &[u8] = &[0, 0, 1];

/// A parcours of that one step, started by the chair.
async fn started(town: &TestTown, bureau: &Bureau) -> ParcoursId {
    started_from(town, bureau, TEMPLATE.to_owned()).await
}

/// A parcours from a file, started by the chair.
async fn started_from(town: &TestTown, bureau: &Bureau, source: String) -> ParcoursId {
    let services = group(town, "Mairie", GroupKind::Services).await;
    let agent = person(town, "Anne Agent", "agent").await;
    mandate(town, services, agent, Role::Member, false).await;
    let import = ImportTemplate { source };
    let template = town.act(Actor::Person(agent), import).await.expect("received");
    let chair = Actor::Person(bureau.chair);
    let create = CreateParcours {
        title: "Renouveler la présidence".to_owned(),
        group: bureau.group,
        template,
        starts_on: "2026-11-10".parse().expect("a date"),
        days: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let parcours = town.act(chair, create).await.expect("prepared");
    town.act(chair, StartParcours { parcours })
        .await
        .expect("started");
    parcours
}

async fn read(town: &TestTown, parcours: ParcoursId) -> Whole {
    parcours::whole(&mut town.sql(), town.body, parcours)
        .await
        .expect("it reads")
        .expect("it is there")
}

fn step_of(whole: &Whole) -> StepState {
    whole.step("scrutin").expect("a step").state
}

fn create(bureau: &Bureau, settings: Settings, parcours: ParcoursId) -> CreateForParcours {
    create_for(bureau, settings, (parcours, "scrutin"))
}

fn create_for(
    bureau: &Bureau,
    settings: Settings,
    (parcours, step): (ParcoursId, &str),
) -> CreateForParcours {
    CreateForParcours {
        create: CreateElection {
            group: bureau.group,
            settings,
        },
        parcours: parcours.uuid(),
        step: step.to_owned(),
    }
}

#[tokio::test]
async fn a_step_leads_to_its_election_and_closes_with_its_result() {
    on_both_engines!(WITH_PARCOURS, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let parcours = started(&town, &bureau).await;
        let path = format!("/parcours/{parcours}");
        let mut browser = browser_of(&town, bureau.chair);
        let shown = page(&mut browser, &path).await;
        let form = format!(
            "/elections/nouvelle?groupe={}&amp;parcours={parcours}&amp;etape=scrutin",
            bureau.group
        );
        for said in [
            "Préparer le scrutin",
            &form,
            "Le scrutin n’est pas encore préparé.",
        ] {
            assert!(shown.contains(said), "{said} is missing: {shown}");
        }

        let shown = page(&mut browser, &form.replace("&amp;", "&")).await;
        for said in [
            "value=\"Renouveler la présidence\"",
            "son résultat fermera l’étape",
        ] {
            assert!(shown.contains(said), "{said} is missing: {shown}");
        }
        let (group, tied) = (bureau.group.to_string(), parcours.to_string());
        let fields = [
            ("group", group.as_str()),
            ("parcours", tied.as_str()),
            ("step", "scrutin"),
            ("name", "Présidence 2027"),
            ("description", "Qui préside ?"),
            ("kind", "citoyens"),
            ("crypto_group", "Ed25519"),
            ("revote", "non"),
            ("closes_on", "2026-11-17"),
            ("closes_time", "18:00"),
            ("paper_voters", "0"),
            ("kept_days", "60"),
        ];
        let sent = send(&town, &mut browser, "/elections/nouvelle", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let id = sent
            .leads_to()
            .trim_start_matches("/elections/")
            .split('/')
            .next()
            .and_then(|id| id.parse::<ElectionId>().ok())
            .expect("an election");
        let another = create(&bureau, settings(&town, CryptoGroup::Ed25519), parcours);
        assert_eq!(refusal(town.act(chair, another).await), "parcours-role-taken");

        // Nobody learns of an election before it opens, but that there is one.
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("Le scrutin est en préparation."), "{shown}");
        assert!(
            !shown.contains("Présidence 2027") && !shown.contains(&id.to_string()),
            "{shown}"
        );

        bureau.furnish(&town, id).await;
        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, None).await;
        bureau.open(&town, id).await;
        let shown = page(&mut town.browser(), &path).await;
        let link = format!("href=\"/elections/{id}\"");
        for said in [
            "Voir le scrutin",
            &link,
            "Vote secret ouvert jusqu’au",
            "Présidence 2027",
        ] {
            assert!(shown.contains(said), "{said} is missing: {shown}");
        }
        let close = CloseStep {
            parcours,
            step: "scrutin".to_owned(),
        };
        assert_eq!(refusal(town.act(chair, close).await), "elections-fact-open");
        let abandon = AbandonParcours {
            parcours,
            reason: "Personne n’y croit plus.".to_owned(),
        };
        assert_eq!(refusal(town.act(chair, abandon).await), "elections-step-running");

        for ((voter, login), bits) in bureau
            .voters
            .iter()
            .zip(["lea", "malo", "yann", "soizic", "gwen"])
            .zip([ALBAN, ALBAN, BERENICE, BERENICE, BLANK])
        {
            let ballot = secrets.ballot(&town, login, bits).await;
            cast(&town, *voter, id, ballot).await.expect("recorded");
        }
        town.advance_days(VOTE_DAYS + 1).await;
        assert_eq!(step_of(&read(&town, parcours).await), StepState::Open);
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("les bulletins se dépouillent"), "{shown}");
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        town.settle().await;
        let ended = read(&town, parcours).await;
        assert_eq!(step_of(&ended), StepState::Closed, "by its result alone");
        assert_eq!(ended.parcours.state, ParcoursState::Finished);
        // A page of a parcours says what its step brought.
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("Le scrutin secret") && shown.contains(&link),
            "{shown}"
        );
        // What everybody reads of a vote is its figures, in the parcours as elsewhere.
        whole(
            town.browser().get(&format!("/elections/{id}/resultat")).await,
            200,
        );
    });
}

#[tokio::test]
async fn an_appointment_that_nobody_won_keeps_its_step_open_until_a_round_decides() {
    on_both_engines!(WITH_PARCOURS, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let parcours = started(&town, &bureau).await;
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.kind = Kind::Appointment;
        let first = town
            .act(chair, create(&bureau, settings, parcours))
            .await
            .expect("begun");
        bureau.furnish(&town, first).await;
        held(&town, &bureau, first, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        town.settle().await;
        assert_eq!(step_of(&read(&town, parcours).await), StepState::Open);
        let close = CloseStep {
            parcours,
            step: "scrutin".to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, close).await),
            "elections-fact-another-round"
        );

        let second = town
            .act(chair, PrepareNextRound { election: first })
            .await
            .expect("another round");
        let shown = page(&mut town.browser(), &format!("/parcours/{parcours}")).await;
        assert!(shown.contains("Le scrutin est en préparation."), "{shown}");
        held(&town, &bureau, second, [ALBAN, ALBAN, ALBAN, BERENICE, BLANK]).await;
        town.settle().await;
        assert_eq!(step_of(&read(&town, parcours).await), StepState::Closed);
    });
}

#[tokio::test]
async fn a_result_stands_though_the_next_step_refuses_to_open() {
    on_both_engines!(WITH_PARCOURS, |town: TestTown| async move {
        REFUSES.set(true);
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let parcours = started_from(&town, &bureau, format!("{TEMPLATE}{THEN}")).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let id = town
            .act(chair, create(&bureau, settings, parcours))
            .await
            .expect("begun");
        bureau.furnish(&town, id).await;
        held(&town, &bureau, id, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        town.settle().await;
        let election = elections::find(&mut town.sql(), town.body, id).await;
        assert_eq!(
            election.expect("it reads").expect("it is there").state,
            State::Tallied
        );
        whole(
            town.browser().get(&format!("/elections/{id}/resultat")).await,
            200,
        );
        assert_eq!(step_of(&read(&town, parcours).await), StepState::Open);

        // The parcours goes on by itself once what follows can open.
        REFUSES.set(false);
        town.advance_days(1).await;
        let gone_on = read(&town, parcours).await;
        assert_eq!(step_of(&gone_on), StepState::Closed);
        assert_eq!(gone_on.step("suite").expect("a step").state, StepState::Open);
    });
}

/// Whether the page of a parcours asks for a vote that nobody prepares yet.
async fn waits_for_a_vote(town: &TestTown, parcours: ParcoursId) -> bool {
    let shown = page(&mut town.browser(), &format!("/parcours/{parcours}")).await;
    shown.contains("Le scrutin n’est pas encore préparé.")
}

#[tokio::test]
async fn each_vote_of_a_parcours_decides_its_own_step() {
    on_both_engines!(WITH_PARCOURS, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let parcours = started_from(&town, &bureau, format!("{TEMPLATE}{AGAIN}")).await;
        let own = settings(&town, CryptoGroup::Ed25519);
        let nowhere = create_for(&bureau, own.clone(), (parcours, "ailleurs"));
        assert!(matches!(
            town.act(chair, nowhere).await,
            Err(Fault::NotFound("step"))
        ));
        let first = create(&bureau, own, parcours);
        let first = town.act(chair, first).await.expect("begun");
        bureau.furnish(&town, first).await;
        held(&town, &bureau, first, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        town.settle().await;
        let between = read(&town, parcours).await;
        assert_eq!(step_of(&between), StepState::Closed);
        assert_eq!(between.step("second").expect("a step").state, StepState::Open);
        assert!(
            waits_for_a_vote(&town, parcours).await,
            "the first vote decides nothing here"
        );

        let second = settings(&town, CryptoGroup::Ed25519);
        let second = create_for(&bureau, second, (parcours, "second"));
        let second = town.act(chair, second).await.expect("begun");
        bureau.furnish(&town, second).await;
        assert!(!waits_for_a_vote(&town, parcours).await);
        held(&town, &bureau, second, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        town.settle().await;
        let ended = read(&town, parcours).await;
        assert_eq!(ended.parcours.state, ParcoursState::Finished);
    });
}
