//! Who may do what, and what is refused.

use kernel::{Actor, Fault, SubjectRef};
use requirements::{
    AttachProject, ChangeRequirement, Conclude, Ending, MarkRequirement, NotePassageChange, Reach, Standing,
};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};
use texts::ImportText;

use crate::{FEATURES, PLACES, SCHEME, Town, examination_in};

#[tokio::test]
async fn who_may_do_what() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let project = cast.project(&town, "Refaire la place").await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let shown = page(&mut town.browser(), &format!("/parcours/{project}")).await;
        let examination = examination_in(&shown, requirement);
        let mark = || MarkRequirement {
            text,
            place: "article-2".to_owned(),
            title: "Doubler la part du vélo".to_owned(),
            theme: String::new(),
            reach: Reach::Group,
        };
        let conclude = |version| Conclude {
            examination,
            version,
            standing: Standing::Met,
            reason: String::new(),
            proof_url: String::new(),
        };
        let change = ChangeRequirement {
            requirement,
            version: 1,
            title: "Vélos".to_owned(),
            theme: String::new(),
            reach: Reach::All,
        };
        let repeal = NotePassageChange {
            requirement,
            version: 1,
            ending: Ending::Repealed,
            now: None,
            note: String::new(),
        };
        for person in [cast.lea, cast.yann, cast.stranger] {
            let actor = Actor::Person(person);
            assert_eq!(refusal(town.act(actor, mark()).await), "requirements.mark");
            assert_eq!(
                refusal(town.act(actor, change.clone()).await),
                "requirements.mark"
            );
            assert_eq!(
                refusal(town.act(actor, repeal.clone()).await),
                "requirements.mark"
            );
        }
        for person in [cast.lea, cast.nolwenn, cast.stranger] {
            let outcome = town.act(Actor::Person(person), conclude(0)).await;
            assert_eq!(refusal(outcome), "requirements.conclude");
            let attach = AttachProject {
                requirement,
                project: SubjectRef::new("parcours", project),
            };
            let outcome = town.act(Actor::Person(person), attach).await;
            assert_eq!(refusal(outcome), "requirements.attach");
        }
        town.act(Actor::Person(cast.agent), conclude(0))
            .await
            .expect("an agent answers");
        town.act(Actor::Person(cast.agent), mark())
            .await
            .expect("an agent marks");
        for path in [
            format!("/exigences/nouvelle?texte={text}"),
            format!("/exigences/{requirement}/modifier"),
            format!("/exigences/{requirement}/passage"),
        ] {
            let status = browser_of(&town, cast.yann).get(&path).await.status;
            assert_eq!(status, 403, "{path}");
        }
    });
}

#[tokio::test]
async fn a_text_that_is_not_adopted_and_a_passage_that_is_not_there_ask_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let nolwenn = Actor::Person(cast.nolwenn);
        let import = ImportText {
            group: cast.mobility,
            title: "Brouillon".to_owned(),
            markdown: SCHEME.to_owned(),
        };
        let draft = town.act(nolwenn, import).await.expect("brought in");
        let mark = |text, place: &str| MarkRequirement {
            text,
            place: place.to_owned(),
            title: "Vélos".to_owned(),
            theme: String::new(),
            reach: Reach::All,
        };
        let outcome = town.act(nolwenn, mark(draft, PLACES)).await;
        assert_eq!(refusal(outcome), "requirements-text-not-adopted");
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        for nowhere in ["article-9", "article-3/alinea-7", ""] {
            let outcome = town.act(nolwenn, mark(text, nowhere)).await;
            assert!(matches!(outcome, Err(Fault::Invalid(_))), "{nowhere}");
        }
        // Of a group only: a project of another one has nothing to examine.
        cast.mark(&town, text, Reach::Group).await;
        let project = cast.project(&town, "Refaire la place").await;
        let shown = page(&mut town.browser(), &format!("/parcours/{project}")).await;
        assert!(!shown.contains("Des places pour les vélos"));
    });
}
