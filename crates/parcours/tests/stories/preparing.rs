//! From « Nouveau parcours » to a calendar the law allows.

use std::collections::BTreeMap;

use jiff::civil::date;
use kernel::Fault;
use parcours::engine::{ParcoursState, StepState};
use parcours::{ChangeDraft, CloseStep, CreateParcours, DeleteDraft, Place, SetPlace, StartParcours};
use testkit::TestTown;

use crate::{
    Cast, FEATURES, HOLDS, WITH_DEBATES, become_commune, browser_of, cast, fields, hidden, new, request,
    whole,
};

#[tokio::test]
async fn a_consultation_asks_five_questions_then_shows_the_rest_filled() {
    testkit::on_both_engines!(WITH_DEBATES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let first = agent.get("/parcours/nouveau").await.text;
        let mut asked = fields(&first);
        asked.sort_unstable();
        assert_eq!(asked, ["group", "starts_on", "template", "title"]);
        assert!(first.contains("value=\"consultation\"") && !first.contains('⟦'));

        let (id, group) = (request(&town), cast.group.to_string());
        let mut typed = vec![
            ("request_id", id.as_str()),
            ("title", "Quelle place pour le vélo ?"),
            ("group", &group),
            ("template", "consultation"),
            ("starts_on", "2026-11-16"),
        ];
        let continued = [&typed[..], &[("preview", "1")]].concat();
        let second = agent.post("/parcours/nouveau", &continued).await;
        assert_eq!(second.status, 200);
        let names = fields(&second.text);
        assert!(names.contains(&"set.recueil.question".to_owned()), "{names:?}");
        assert!(names.len() < 25, "{} fields", names.len());
        assert!(second.text.contains("Quelle question posez-vous aux habitants"));
        assert!(second.text.contains("15 décembre 2026"), "the calendar is there");

        typed.push(("shown", "consultation"));
        let unanswered = agent.post("/parcours/nouveau", &typed).await;
        assert_eq!(unanswered.status, 422);
        assert!(unanswered.text.contains("Répondez à cette question"));
        assert!(
            unanswered.text.contains("Quelle place pour le vélo"),
            "nothing typed is lost"
        );

        typed.push(("set.recueil.question", "Où manque-t-il une piste ?"));
        typed.push(("days-recueil", "21"));
        let made = agent.post("/parcours/nouveau", &typed).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let path = made.location.unwrap();
        let path = path.split_once('?').unwrap().0.to_owned();
        let prepared = whole(&town, path.rsplit_once('/').unwrap().1.parse().unwrap()).await;
        let first = &prepared.template.steps[0];
        assert_eq!(
            first.settings.text("question"),
            Some("Où manque-t-il une piste ?")
        );
        assert_eq!(first.days, 21);

        let edit = agent.get(&format!("{path}/modifier")).await.text;
        assert!(edit.contains("Où manque-t-il une piste") && edit.contains("value=\"21\""));
        let seen = hidden(&edit, "seen");
        let change = |synthesis| {
            [
                ("request_id", id.as_str()),
                ("seen", seen.as_str()),
                ("title", "Le vélo en ville"),
                ("starts_on", "2026-11-23"),
                ("days-recueil", "30"),
                ("days-synthese", synthesis),
                ("set.recueil.question", "Où rouler ?"),
            ]
        };
        let wrong = agent.post(&format!("{path}/modifier"), &change("0")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Où rouler") && wrong.text.contains("entre 1 et 730 jours"));
        let changed = agent.post(&format!("{path}/modifier"), &change("14")).await;
        assert_eq!(changed.status, 303, "{}", changed.text);
        let page = agent.get(&path).await.text;
        assert!(
            page.contains("Le vélo en ville") && page.contains("23 novembre 2026") && !page.contains('⟦')
        );

        let deleted = agent
            .post(&format!("{path}/supprimer"), &[("request_id", &id)])
            .await;
        assert_eq!(deleted.status, 303);
        assert_eq!(agent.get(&path).await.status, 404);
        assert_eq!(agent.get(&format!("{path}/modifier")).await.status, 404);
    });
}

#[tokio::test]
async fn a_template_nobody_can_run_here_is_not_offered_and_says_why() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let page = agent.get("/parcours/nouveau").await.text;
        assert!(!page.contains("value=\"consultation\"") && page.contains("value=\"deliberation\""));
        let read = agent.get("/parcours/modeles/consultation").await.text;
        assert!(read.contains("ne peut pas servir ici") && read.contains("Recueillir les contributions"));
        let deed = CreateParcours {
            template: "consultation".into(),
            ..new(cast.group)
        };
        assert!(matches!(town.act(cast.agent, deed).await, Err(Fault::Invalid(_))));
    });
}

fn deliberation(cast: &Cast, days: u32, urgency: &str) -> CreateParcours {
    CreateParcours {
        template: "deliberation".into(),
        days: BTreeMap::from([("convocation".to_owned(), days)]),
        answers: BTreeMap::from([("convocation.urgency".to_owned(), urgency.to_owned())]),
        ..new(cast.assembly)
    }
}

/// The article a deed was refused under.
fn article<T: std::fmt::Debug>(outcome: Result<T, Fault>) -> String {
    match outcome {
        Err(Fault::Refused { article, .. }) => article.unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_council_is_convened_under_the_delay_of_its_population() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        become_commune(&town).await;
        let cast = cast(&town).await;
        let prepare = |days, urgency: &str| town.act(cast.agent, deliberation(&cast, days, urgency));
        // Three clear days: the day of sending and three more.
        assert_eq!(article(prepare(3, "non").await), "CGCT, art. L. 2121-11");
        prepare(4, "non").await.unwrap();

        let refused = town.act(cast.chair, SetPlace(Place::default())).await;
        assert!(matches!(
            refused,
            Err(Fault::Forbidden {
                right: "parcours.place"
            })
        ));
        let mut agent = browser_of(&town, cast.agent);
        let id = request(&town);
        for (population, status) in [("beaucoup", 422), ("14 000", 303)] {
            let typed = [
                ("request_id", id.as_str()),
                ("population", population),
                ("territory", "france"),
            ];
            let said = agent.post("/parcours/calendrier", &typed).await;
            assert_eq!(said.status, status, "{population}");
        }
        let place = agent.get("/parcours/calendrier").await.text;
        assert!(place.contains("value=\"14000\"") && !place.contains('⟦'));
        assert_eq!(article(prepare(4, "non").await), "CGCT, art. L. 2121-12");
        prepare(2, "oui").await.unwrap();
        assert_eq!(
            article(prepare(1, "oui").await),
            "CGCT, art. L. 2121-11 et L. 2121-12"
        );
        let id = prepare(6, "non").await.unwrap();

        let page = agent.get(&format!("/parcours/{id}")).await.text;
        assert!(
            page.contains("L. 2121-12") && page.contains("L. 2121-10"),
            "{page}"
        );
        assert!(page.contains("note explicative de synthèse") && !page.contains('⟦'));
        // A committee is not the assembly.
        let committee = CreateParcours {
            group: cast.group,
            ..deliberation(&cast, 1, "non")
        };
        town.act(cast.agent, committee).await.unwrap();
    });
}

#[tokio::test]
async fn a_refusal_of_the_law_comes_back_in_the_form_with_its_article() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        become_commune(&town).await;
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let (id, group) = (request(&town), cast.assembly.to_string());
        let typed = [
            ("request_id", id.as_str()),
            ("title", "Budget 2027"),
            ("group", &group),
            ("template", "deliberation"),
            ("shown", "deliberation"),
            ("starts_on", "2026-11-16"),
            ("days-convocation", "2"),
            ("set.convocation.time", "20:00"),
        ];
        let refused = agent.post("/parcours/nouveau", &typed).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("L. 2121-11"), "{}", refused.text);
        assert!(refused.text.contains("Budget 2027") && refused.text.contains("Il faut 3"));
        // Sent on 30 November, the meeting can be held from 4 December on.
        assert!(refused.text.contains("4 décembre 2026"), "{}", refused.text);
    });
}

#[tokio::test]
async fn a_development_council_is_free_and_told_so() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let id = town.act(cast.agent, deliberation(&cast, 2, "non")).await.unwrap();
        let mut agent = browser_of(&town, cast.agent);
        let page = agent.get(&format!("/parcours/{id}")).await.text;
        assert!(page.contains("Aucun texte n’impose de délai de convocation"));
        assert!(page.contains("règlement intérieur type"));
        let place = agent.get("/parcours/calendrier").await.text;
        assert!(place.contains("la population ne décide de rien ici"));
        assert_eq!(fields(&place), ["territory"]);
    });
}

#[tokio::test]
async fn a_convocation_is_not_shortened_and_the_vote_waits_for_the_day_of_the_meeting() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        HOLDS.store(true, std::sync::atomic::Ordering::SeqCst);
        become_commune(&town).await;
        let cast = cast(&town).await;
        let mut deed = deliberation(&cast, 6, "non");
        deed.days.insert("amendements".to_owned(), 6);
        let id = town.act(cast.agent, deed).await.unwrap();
        town.act(cast.agent, StartParcours { parcours: id })
            .await
            .unwrap();
        let close = |step: &str| CloseStep {
            parcours: id,
            step: step.into(),
        };
        // The text took a month instead of two weeks: the convocation keeps its six days from its own sending.
        town.house.clock.set(town.now().plus_days(30));
        town.act(cast.agent, close("projet")).await.unwrap();
        let sent = whole(&town, id).await;
        // 18:30 then, 23:59 on the sixth day.
        let until = town.now().plus_days(5).plus_seconds(5 * 3600 + 29 * 60);
        assert_eq!(sent.step("convocation").unwrap().closes_at, until);
        assert!(matches!(
            town.act(cast.agent, close("convocation")).await,
            Err(Fault::Refused { sentence, .. }) if sentence.key == "parcours-convocation-runs"
        ));
        town.advance_days(5).await;
        assert_eq!(
            whole(&town, id).await.step("vote").unwrap().state,
            StepState::Waiting
        );
        town.advance_days(1).await;
        assert_ne!(
            whole(&town, id).await.step("vote").unwrap().state,
            StepState::Waiting
        );
    });
}

#[tokio::test]
async fn two_people_who_change_the_same_preparation_see_one_another() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let id = town.act(cast.chair, new(cast.group)).await.unwrap();
        let seen = whole(&town, id).await.fingerprint();
        let change = |title: &str| ChangeDraft {
            parcours: id,
            seen: seen.clone(),
            title: title.into(),
            starts_on: date(2026, 11, 12),
            days: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        town.act(cast.chair, change("Premier")).await.unwrap();
        assert!(matches!(
            town.act(cast.agent, change("Second")).await,
            Err(Fault::Stale(_))
        ));
        let mut agent = browser_of(&town, cast.agent);
        let path = format!("/parcours/{id}/modifier");
        let request = request(&town);
        let typed = |seen| {
            [
                ("request_id", request.as_str()),
                ("seen", seen),
                ("title", "Second"),
                ("starts_on", "2026-11-12"),
            ]
        };
        let page = agent.post(&path, &typed(seen.as_str())).await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains("Premier"), "what is kept is shown");
        assert!(
            page.text.contains("value=\"Second\""),
            "what was typed stays in the form"
        );
        let now = hidden(&page.text, "seen");
        let saved = agent.post(&path, &typed(now.as_str())).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert_eq!(whole(&town, id).await.parcours.title, "Second");
    });
}

#[tokio::test]
async fn what_has_started_is_neither_changed_nor_deleted_and_a_member_does_neither() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let id = town.act(cast.chair, new(cast.group)).await.unwrap();
        let change = ChangeDraft {
            parcours: id,
            seen: whole(&town, id).await.fingerprint(),
            title: "Autre".into(),
            starts_on: date(2026, 11, 12),
            days: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        let delete = DeleteDraft { parcours: id };
        for actor in [cast.member, kernel::Actor::Visitor] {
            let changed = town.act(actor, change.clone()).await;
            assert!(matches!(changed, Err(Fault::Forbidden { .. })));
            assert!(matches!(
                town.act(actor, delete).await,
                Err(Fault::Forbidden { .. })
            ));
        }
        let mut member = browser_of(&town, cast.member);
        assert_eq!(member.get(&format!("/parcours/{id}/modifier")).await.status, 404);
        town.act(cast.chair, StartParcours { parcours: id })
            .await
            .unwrap();
        assert!(matches!(
            town.act(cast.chair, change).await,
            Err(Fault::Refused { .. })
        ));
        assert!(matches!(
            town.act(cast.chair, delete).await,
            Err(Fault::Refused { .. })
        ));
        assert_eq!(whole(&town, id).await.parcours.state, ParcoursState::Running);
    });
}
