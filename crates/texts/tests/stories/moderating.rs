//! Arguments and rationales reported, removed, contested: with the queue, the reasons and the figures of everything else.

use kernel::{Actor, Fault};
use moderation::{DecideAppeal, Moderate, Reason, ReportContent, Target};
use testkit::{TestTown, on_both_engines};
use texts::{AddArgument, AmendmentForm, ArgumentSide, ProposeAmendment, RectifyAmendment};

use crate::council::{Council, FEATURES, amendment, browser_of, page, propose, refusal, send, whole};

fn says(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(page.contains(sentence), "« {sentence} » is not in {page}");
    }
}

fn hides(page: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(!page.contains(sentence), "« {sentence} » is in {page}");
    }
}

/// The first address of this site in a letter that begins so.
fn link_in(text: &str, beginning: &str) -> String {
    text.split_whitespace()
        .filter_map(|word| word.strip_prefix("http://localhost:8080"))
        .find(|path| path.starts_with(beginning))
        .expect("a link")
        .to_owned()
}

async fn found(town: &TestTown, word: &str) -> u32 {
    search::find(&mut town.sql(), town.body, word, None, 10, 0)
        .await
        .expect("searched")
        .total
}

#[tokio::test]
async fn an_argument_is_reported_removed_contested_and_put_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let on = amendment(&town, text, 1).await.id;
        let says_against = |body: &str| AddArgument {
            amendment: on,
            side: ArgumentSide::Against,
            body: body.to_owned(),
        };
        let passer_by = Actor::Person(council.passer_by);
        let id = town
            .act(passer_by, says_against("Léa est une ânesse."))
            .await
            .expect("argued");
        town.act(Actor::Person(council.malo), says_against("Le coût augmente."))
            .await
            .expect("argued");
        let path = format!("/textes/{text}/amendements/1");

        // Anyone reports from the page itself, account or not.
        let mut visitor = town.browser();
        let report = format!("/signaler/argument/{id}");
        says(&page(&mut visitor, &path).await, &[&report, "ânesse"]);
        says(
            &page(&mut visitor, &report).await,
            &["Argument sur l’amendement", "ânesse"],
        );
        let fields = [("motif", "injure"), ("email", "v@exemple.fr")];
        assert_eq!(send(&town, &mut visitor, &report, &fields).await.status, 303);
        town.advance_minutes(180).await;

        // One queue; its moderators are those who run the group, and agents.
        let mut lea = browser_of(&town, council.lea);
        assert_eq!(lea.get("/moderation").await.status, 403);
        let mut chair = browser_of(&town, council.chair);
        let desk = format!("/moderation/argument/{id}");
        let queue = page(&mut chair, "/moderation").await;
        says(&queue, &[&desk, "Argument sur l’amendement", "1 signalement<"]);
        says(&page(&mut chair, &path).await, &[&desk]);
        let fields = [
            ("decision", "retirer"),
            ("motif", "injure"),
            ("pourquoi", "Le mot vise une personne."),
        ];
        assert_eq!(send(&town, &mut chair, &desk, &fields).await.status, 303);

        // Its reason stands in its place; what it said is nowhere, neither in lists, feeds nor the search.
        let shown = page(&mut visitor, &path).await;
        says(
            &shown,
            &[
                "Argument retiré",
                "Retiré par la modération le 10 novembre 2026",
                "Injure ou diffamation",
                "Le coût augmente.",
                "Argument retiré par la modération",
            ],
        );
        hides(&shown, &["ânesse"]);
        for public in [
            "/contributions",
            "/contributions?genre=argument",
            "/contributions.atom",
            "/contributions.json",
        ] {
            hides(&page(&mut visitor, public).await, &["ânesse"]);
        }
        assert_eq!(found(&town, "ânesse").await, 0);
        assert_eq!(found(&town, "augmente").await, 1);
        assert_ne!(visitor.get(&report).await.status, 200);
        // The author is told why, on what basis, how to contest; who reported hears of it.
        let told = town.letters("passant@exemple.fr").await;
        let told = told.first().expect("a letter");
        says(
            &told.text,
            &["Argument", "loi du 29 juillet 1881, art. 29", "vise une personne"],
        );
        let appeal = link_in(&told.text, "/recours/");
        says(
            &town.letters("v@exemple.fr").await.first().expect("a letter").text,
            &["Ce contenu a été retiré."],
        );

        let mut author = browser_of(&town, council.passer_by);
        says(&page(&mut author, &path).await, &["ânesse", &appeal]);
        assert_eq!(lea.get(&appeal).await.status, 403);
        let contest = [("recours", "C’est le nom de son amendement.")];
        assert_eq!(send(&town, &mut author, &appeal, &contest).await.status, 303);

        // Not the moderator who removed: another one.
        let judged = format!("/moderation{appeal}");
        let fields = [("decision", "remettre"), ("pourquoi", "C’est exact.")];
        assert_eq!(send(&town, &mut chair, &judged, &fields).await.status, 422);
        let mut secretary = browser_of(&town, council.secretary);
        says(&page(&mut secretary, "/moderation").await, &[&judged]);
        assert_eq!(send(&town, &mut secretary, &judged, &fields).await.status, 303);
        let shown = page(&mut visitor, &path).await;
        says(&shown, &["ânesse", "Contenu remis après recours"]);
        hides(&shown, &["Retiré par la modération"]);
        assert_eq!(found(&town, "ânesse").await, 1);
        says(
            &page(&mut visitor, "/moderation/bilan").await,
            &["3 heures", "Exposé d’un amendement", "le contenu est remis"],
        );
    });
}

#[tokio::test]
async fn a_rationale_is_removed_and_the_amendment_stays() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let lea = Actor::Person(council.lea);
        let proposed = ProposeAmendment {
            text,
            form: AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: "Le trésorier est un escroc.".to_owned(),
        };
        town.act(lea, proposed).await.expect("tabled");
        let tabled = amendment(&town, text, 1).await.id;
        let rectify = |version, rationale: &str| RectifyAmendment {
            amendment: tabled,
            version,
            form: AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: rationale.to_owned(),
        };
        town.act(lea, rectify(1, "Le trésorier ne rend pas ses comptes."))
            .await
            .expect("rectified");
        let on = amendment(&town, text, 1).await;
        let path = on.path();
        let target = Target::new("expose", on.id);

        let mut chair = browser_of(&town, council.chair);
        let desk = format!("/moderation/{}", target.slug());
        says(&page(&mut chair, &path).await, &[&desk]);
        // What was said before is judged too: it stands in the history alone.
        says(
            &page(&mut chair, &desk).await,
            &[
                "ne rend pas ses comptes",
                "Ce que disait la version précédente",
                "escroc",
            ],
        );
        let removal = Moderate {
            target: target.clone(),
            is_removal: Some(true),
            reason: Some(Reason::Insult),
            words: "Accuse une personne.".to_owned(),
        };
        let decision = town
            .act(Actor::Person(council.chair), removal.clone())
            .await
            .expect("removed");
        let again = town.act(Actor::Person(council.chair), removal).await;
        assert!(matches!(again, Err(Fault::Refused { .. })), "{again:?}");

        let mut visitor = town.browser();
        let shown = page(&mut visitor, &path).await;
        says(
            &shown,
            &[
                "Supprimer l’action 14",
                "Retiré le 10 novembre 2026 pour ce motif",
                "Exposé d’un amendement retiré par la modération",
            ],
        );
        hides(&shown, &["comptes", "escroc", "Contester le retrait"]);
        for public in [
            format!("/textes/{text}/historique"),
            format!("/textes/{text}"),
            "/contributions".to_owned(),
            "/contributions.atom".to_owned(),
        ] {
            hides(&page(&mut visitor, &public).await, &["comptes", "escroc"]);
        }
        assert_eq!(found(&town, "comptes").await, 0);
        assert_eq!(found(&town, "supprimer").await, 1);
        let gone = ReportContent {
            target: target.clone(),
            reason: Some(Reason::Insult),
            words: String::new(),
            email: String::new(),
            client: None,
        };
        assert_eq!(
            refusal(town.act(Actor::Visitor, gone).await),
            "moderation-refused-gone"
        );

        // Its author reads it still, cannot write the same again, may write another, and the amendment is voted.
        let mut author = browser_of(&town, council.lea);
        says(
            &page(&mut author, &path).await,
            &["ne rend pas ses comptes", "Contester le retrait"],
        );
        let same = town
            .act(lea, rectify(2, "Le trésorier ne rend pas ses comptes."))
            .await;
        assert!(matches!(same, Err(Fault::Invalid(_))), "{same:?}");
        let form = format!("{path}/rectifier");
        let fields = [
            ("version", "2"),
            ("text_version", "1"),
            ("sentence", "Supprimer l’action 14."),
            ("rationale", "Le trésorier ne rend pas ses comptes."),
            ("geste", "proposer"),
        ];
        let refused = whole(send(&town, &mut author, &form, &fields).await, 422);
        says(&refused, &["retiré par la modération", "ne rend pas ses comptes"]);
        town.act(lea, rectify(2, "Il faut des comptes clairs."))
            .await
            .expect("rectified");
        let shown = page(&mut visitor, &path).await;
        says(&shown, &["des comptes clairs"]);
        hides(&shown, &["ne rend pas"]);
        council.close(&town, text).await;
        assert_eq!(council.open_votes(&town, text).await, 1);

        // On appeal nothing overwrites what stands; what was removed is no longer kept apart.
        let appeal = moderation::AppealRemoval {
            decision,
            words: "C’est établi.".to_owned(),
        };
        town.act(lea, appeal).await.expect("contested");
        let overturned = DecideAppeal {
            decision,
            is_overturned: Some(true),
            words: "Soit.".to_owned(),
        };
        town.act(Actor::Person(council.agent), overturned)
            .await
            .expect("decided");
        says(&page(&mut visitor, &path).await, &["des comptes clairs"]);
    });
}

#[tokio::test]
async fn what_was_removed_is_forgotten_and_its_stub_stays() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let proposed = ProposeAmendment {
            text,
            form: AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: "Son adresse est 3, rue du Puits.".to_owned(),
        };
        town.act(Actor::Person(council.lea), proposed)
            .await
            .expect("tabled");
        let on = amendment(&town, text, 1).await;
        let argued = AddArgument {
            amendment: on.id,
            side: ArgumentSide::For,
            body: "Appelez-le au 06 00 00 00 00.".to_owned(),
        };
        let argument = town
            .act(Actor::Person(council.malo), argued)
            .await
            .expect("argued");
        let report = |target: Target| ReportContent {
            target,
            reason: Some(Reason::Privacy),
            words: String::new(),
            email: String::new(),
            client: None,
        };
        // What its author takes back needs no moderator.
        let second = AddArgument {
            amendment: on.id,
            side: ArgumentSide::For,
            body: "Je me suis trompé.".to_owned(),
        };
        let second = town
            .act(Actor::Person(council.malo), second)
            .await
            .expect("argued");
        town.act(
            Actor::Person(council.yann),
            report(Target::new("argument", second)),
        )
        .await
        .expect("reported");
        let withdrawn = texts::WithdrawArgument { argument: second };
        town.act(Actor::Person(council.malo), withdrawn)
            .await
            .expect("withdrawn");
        let mut chair = browser_of(&town, council.chair);
        says(
            &page(&mut chair, "/moderation").await,
            &["Rien n’attend d’être examiné."],
        );

        for target in [Target::new("expose", on.id), Target::new("argument", argument)] {
            let removal = Moderate {
                target,
                is_removal: Some(true),
                reason: Some(Reason::Privacy),
                words: "Donnée d’autrui.".to_owned(),
            };
            town.act(Actor::Person(council.chair), removal)
                .await
                .expect("removed");
        }
        let path = on.path();
        let mut author = browser_of(&town, council.lea);
        says(&page(&mut author, &path).await, &["rue du Puits"]);
        town.advance_days(200).await;
        for person in [council.lea, council.malo, council.chair] {
            let shown = page(&mut browser_of(&town, person), &path).await;
            says(&shown, &["Argument retiré", "Atteinte à la vie privée"]);
            hides(&shown, &["rue du Puits", "06 00 00"]);
        }
        // Kept by nobody: the desk shows nothing more than the page.
        let desk = page(&mut chair, &format!("/moderation/argument/{argument}")).await;
        hides(&desk, &["06 00 00"]);
    });
}
