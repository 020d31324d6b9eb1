//! What moderation removed, asked of `git`.

use kernel::Actor;
use moderation::{AppealRemoval, DecideAppeal, Moderate, Reason, Target};
use testkit::{TestTown, browser_of, on_both_engines, page};
use texts::{AmendmentForm, Fate, ProposeAmendment, ProposeSubAmendment};

use crate::council::{Council, FEATURES, amendment};
use crate::refused_pushes::{NEW, start};
use crate::wire::{Served, cloned, commit, git, run};

fn removal(target: Target) -> Moderate {
    Moderate {
        target,
        is_removal: Some(true),
        reason: Some(Reason::Insult),
        words: "Accuse une personne.".to_owned(),
    }
}

#[tokio::test]
async fn the_branch_of_an_amendment_whose_words_were_removed_is_given_to_nobody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let lea = Actor::Person(council.lea);
        let in_place = |new_text: &str| AmendmentForm::InPlace {
            path: "action-13/alinea-2".to_owned(),
            version: 1,
            new_text: new_text.to_owned(),
        };
        let deed = ProposeAmendment {
            text,
            form: in_place("Le coût est de 45 000 euros, sur trois ans."),
            rationale: "Le trésorier est un escroc.".to_owned(),
        };
        town.act(lea, deed).await.expect("tabled");
        let on = amendment(&town, text, 1).await;
        // A sub-amendment follows the commit of its amendment.
        let sub = ProposeSubAmendment {
            parent: on.id,
            parent_version: 1,
            form: in_place("Le coût est de 45 000 euros, sur cinq ans."),
            rationale: String::new(),
        };
        town.act(Actor::Person(council.malo), sub).await.expect("tabled");
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        let tip = git(folder, &["rev-parse", "origin/amendements/1"]).await;
        let listed = async || git(folder, &["ls-remote", "origin"]).await;
        assert!(listed().await.contains("amendements/2"), "{}", listed().await);

        let target = Target::new("expose", on.id);
        let chair = Actor::Person(council.chair);
        let decision = town.act(chair, removal(target)).await.expect("removed");
        assert!(!listed().await.contains("amendements/"), "{}", listed().await);
        for protocol in ["protocol.version=0", "protocol.version=2"] {
            let other = tempfile::tempdir().expect("a temporary folder");
            let other = other.path();
            let address = served.address(text, None);
            git(other, &["-c", protocol, "clone", "--quiet", &address, "."]).await;
            assert!(!run(other, &["cat-file", "-e", &tip]).await.is_done);
            // Nor to who knows its id.
            let asked = run(other, &["-c", protocol, "fetch", "origin", &tip]).await;
            assert!(!asked.is_done, "{}", asked.err);
            assert!(!run(other, &["cat-file", "-e", &tip]).await.is_done);
        }
        // Its author is told to rectify it on its page.
        git(folder, &["switch", "--quiet", "--detach", &tip]).await;
        commit(folder, "action-13.md", "## Action 13 – Rien\n", "Rien").await;
        let late = run(folder, &["push", "origin", "HEAD:refs/heads/amendements/1"]).await;
        assert!(
            !late.is_done && late.err.contains("retiré par la modération"),
            "{}",
            late.err
        );

        let appeal = AppealRemoval {
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
        assert!(listed().await.contains(&tip), "{}", listed().await);
        assert!(listed().await.contains("amendements/2"), "{}", listed().await);
    });
}

#[tokio::test]
async fn what_was_merged_stays_in_the_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let deed = ProposeAmendment {
            text,
            form: AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: "Le trésorier est un escroc.".to_owned(),
        };
        town.act(Actor::Person(council.lea), deed).await.expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        let on = amendment(&town, text, 1).await;
        assert_eq!(on.fate, Fate::Adopted);
        let target = Target::new("expose", on.id);
        town.act(Actor::Person(council.chair), removal(target))
            .await
            .expect("removed");
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path();
        git(folder, &["clone", "--quiet", &served.address(text, None), "."]).await;
        git(folder, &["fsck", "--strict"]).await;
        assert!(
            !git(folder, &["branch", "--remotes"])
                .await
                .contains("amendements/")
        );
        assert!(!folder.join("action-14.md").exists());
    });
}

#[tokio::test]
async fn moderators_read_what_pushed_commits_say() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        let action = |cost: &str| format!("## Action 14 – Aider les associations pour {cost} euros\n");
        start(folder).await;
        git(folder, &["switch", "--quiet", "-c", "amendements/essai"]).await;
        commit(folder, "action-14.md", &action("10"), "Le maire est un imposteur").await;
        commit(
            folder,
            "action-14.md",
            &action("20"),
            "Chiffre juste\n\nPremier exposé.",
        )
        .await;
        let pushed = run(folder, &["push", "--set-upstream", "origin", NEW]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        for round in 3..=4 {
            git(
                folder,
                &["pull", "--quiet", "--ff-only", "origin", "amendements/essai"],
            )
            .await;
            for step in 0..3 {
                let cost = format!("{round}{step}");
                let message = format!("Pas {round}-{step}");
                commit(folder, "action-14.md", &action(&cost), &message).await;
            }
            let pushed = run(folder, &["push", "origin", NEW]).await;
            assert!(pushed.is_done, "{}", pushed.err);
        }
        let on = amendment(&town, text, 1).await;
        assert_eq!((on.version, on.rationale.as_str()), (3, "Pas 4-2"));

        let desk = format!("/moderation/{}", Target::new("expose", on.id).slug());
        let shown = page(&mut browser_of(&town, council.chair), &desk).await;
        // However many commits a rectification has, the first wording is reached, and every message is read.
        for words in [
            "imposteur",
            "Premier exposé.",
            "Pas 3-0",
            "Pas 3-1",
            "Pas 3-2",
            "Pas 4-0",
            "Pas 4-1",
        ] {
            assert!(shown.contains(words), "« {words} » is not in {shown}");
        }
        // The text that it starts from is no wording of it.
        assert!(!shown.contains("Version 0"), "{shown}");
        let visitor = page(&mut town.browser(), &on.path()).await;
        assert!(!visitor.contains("imposteur"));
    });
}
