//! People argue under an idea as under a contribution: the same comments, the same moderation, until the vote is over.

use budgets::{CastBasket, CloseVote, CommentIdea, EditIdea, WithdrawIdea, WithdrawIdeaComment};
use debates::{Remark, Side};
use kernel::{Actor, Fault};
use moderation::{AppealRemoval, DecideAppeal, Moderate, Reason, Target};
use testkit::{TestTown, browser_of, on_both_engines, page, whole};

use crate::{FEATURES, People, described, open, propose, proposed, voted_on};

fn remark(side: Side, text: &str) -> Remark {
    Remark {
        parent: None,
        side: Some(side),
        text: text.to_owned(),
        shows_name: false,
    }
}

/// How many comments answer a word.
async fn found(town: &TestTown, word: &str) -> usize {
    search::find(&mut town.sql(), town.body, word, Some("comment"), 10, 0)
        .await
        .expect("searched")
        .hits
        .len()
}

#[tokio::test]
async fn people_argue_under_an_idea() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let path = format!("/idees/{id}");
        let visitor = page(&mut town.browser(), &path).await;
        assert!(visitor.contains("Aucun commentaire"), "{visitor}");
        assert!(visitor.contains("Se connecter pour réagir"), "{visitor}");

        // Wrong input loses nothing.
        let mut dimitri = browser_of(&town, people.inhabitants[1]);
        let to = format!("{path}/commenter");
        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("texte", "À l’ombre, <oui>.")];
        let refused = whole(dimitri.post(&to, &fields).await, 422);
        assert!(refused.contains("Dites si c’est un argument"), "{refused}");
        assert!(refused.contains("À l’ombre, &lt;oui&gt;."), "{refused}");

        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("texte", "À l’ombre, <oui>."),
            ("sens", "pour"),
        ];
        for _ in 0..2 {
            let done = dimitri.post(&to, &fields).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("1 commentaire<"), "sent twice, done once: {shown}");
        assert!(shown.contains("Un argument pour"), "{shown}");
        assert!(
            !shown.contains("Dimitri"),
            "nobody is named who did not ask: {shown}"
        );

        // An answer stands under it, and the answer to an answer beside it.
        let comment = CommentIdea {
            idea: id,
            remark: remark(Side::Question, "Combien de bancs ?"),
        };
        let asked = town.act(people.inhabitant(2), comment).await.expect("asked");
        let mut answer = CommentIdea {
            idea: id,
            remark: Remark {
                parent: Some(asked),
                text: "Une dizaine.".to_owned(),
                shows_name: true,
                ..Remark::default()
            },
        };
        let answered = town
            .act(people.inhabitant(0), answer.clone())
            .await
            .expect("answered");
        answer.remark.parent = Some(answered);
        town.act(people.inhabitant(3), answer).await.expect("answered");
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("4 commentaires"), "{shown}");
        assert!(shown.contains("L’auteur<"), "{shown}");
        assert_eq!(shown.matches("class=\"replies\"").count(), 2, "{shown}");
        assert_eq!(found(&town, "dizaine").await, 2, "what was said is found");

        // One takes back one's own, and nobody else's.
        let back = WithdrawIdeaComment {
            idea: id,
            comment: asked,
        };
        let other = town.act(people.inhabitant(4), back.clone()).await;
        assert!(matches!(other, Err(Fault::Forbidden { .. })));
        town.act(people.inhabitant(2), back).await.expect("taken back");
        let shown = page(&mut town.browser(), &path).await;
        assert!(!shown.contains("Combien de bancs"), "{shown}");
        assert!(shown.contains("Une dizaine"), "what answers it stays: {shown}");
        assert!(shown.contains("3 commentaires"), "{shown}");

        // Another idea's comments are not answered here, nor what nobody reads any more.
        let elsewhere = propose(&town, people.inhabitant(1), budget, proposed("Fontaine", "")).await;
        let mut stray = CommentIdea {
            idea: elsewhere,
            remark: Remark {
                parent: Some(answered),
                ..remark(Side::For, "Égarée")
            },
        };
        let strayed = town.act(people.inhabitant(2), stray.clone()).await;
        assert!(matches!(strayed, Err(Fault::NotFound(_))));
        let withdraw = WithdrawIdea { idea: elsewhere };
        town.act(people.inhabitant(1), withdraw).await.expect("withdrawn");
        stray.remark.parent = None;
        let late = town.act(people.inhabitant(2), stray).await;
        assert!(matches!(late, Err(Fault::Refused { .. })));
    });
}

#[tokio::test]
async fn a_comment_is_moderated_as_any_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        town.become_demonstration().await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let path = format!("/idees/{id}");
        let deed = CommentIdea {
            idea: id,
            remark: remark(Side::Against, "Des injures."),
        };
        let comment = town.act(people.inhabitant(1), deed).await.expect("said");
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains(&format!("/signaler/commentaire/{comment}")),
            "{shown}"
        );
        page(&mut town.browser(), &format!("/signaler/commentaire/{comment}")).await;
        let remove = |target: Target| Moderate {
            target,
            is_removal: Some(true),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        let ada = Actor::Person(people.ada);
        town.act(ada, remove(Target::new("commentaire", comment)))
            .await
            .expect("removed");
        let shown = page(&mut town.browser(), &path).await;
        assert!(!shown.contains("Des injures"), "{shown}");
        assert!(shown.contains("Commentaire retiré par la modération"), "{shown}");
        assert!(shown.contains("Bancs"), "the idea stays: {shown}");
        assert_eq!(found(&town, "injures").await, 0);

        // The idea removed in its turn tells its own removal, and what was said of it is found no more.
        let deed = CommentIdea {
            idea: id,
            remark: remark(Side::For, "Des tilleuls autour."),
        };
        town.act(people.inhabitant(2), deed).await.expect("said");
        assert_eq!(found(&town, "tilleuls").await, 1);
        town.act(ada, remove(Target::new("idee", id)))
            .await
            .expect("removed");
        let gone = page(&mut town.browser(), &path).await;
        assert!(!gone.contains("tilleuls"), "{gone}");
        assert_eq!(found(&town, "tilleuls").await, 0);
    });
}

#[tokio::test]
async fn nobody_comments_any_more_once_the_vote_is_over() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let projects = [("Verger", "", "6000"), ("Préau", "", "4000")];
        let (budget, made) = voted_on(&town, &people, described(), &projects).await;
        let deed = CommentIdea {
            idea: made[0],
            remark: remark(Side::For, "Des pommes pour l’école."),
        };
        town.act(people.inhabitant(3), deed.clone())
            .await
            .expect("one argues while one votes");
        let cast = CastBasket {
            budget,
            district: String::new(),
            projects: vec![1],
            declares: true,
        };
        town.act(people.inhabitant(2), cast).await.expect("voted");
        let close = CloseVote {
            budget,
            because: "Tout le monde a voté.".to_owned(),
        };
        town.act(people.agent(), close).await.expect("closed");
        let late = town.act(people.inhabitant(4), deed).await;
        assert!(matches!(late, Err(Fault::Refused { .. })));
        let mut browser = browser_of(&town, people.inhabitants[4]);
        let shown = page(&mut browser, &format!("/idees/{}", made[0])).await;
        assert!(
            shown.contains("Des pommes"),
            "what was said is still read: {shown}"
        );
        assert!(!shown.contains("name=\"texte\""), "{shown}");
    });
}

#[tokio::test]
async fn a_comment_put_back_under_an_idea_that_nobody_reads_is_found_with_the_idea_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        town.become_demonstration().await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let (ada, brice) = (Actor::Person(people.ada), Actor::Person(people.brice));
        let remove = |target: Target| Moderate {
            target,
            is_removal: Some(true),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        let contested = async |target: Target, author: Actor| {
            let decision = town.act(ada, remove(target)).await.expect("removed");
            let words = "Ce n’en est pas une.".to_owned();
            let appeal = AppealRemoval { decision, words };
            town.act(author, appeal).await.expect("contested");
            DecideAppeal {
                decision,
                is_overturned: Some(true),
                words: "En effet.".to_owned(),
            }
        };
        let deed = CommentIdea {
            idea: id,
            remark: remark(Side::For, "Des tilleuls autour."),
        };
        let comment = town.act(people.inhabitant(1), deed).await.expect("said");
        let comment_back = contested(Target::new("commentaire", comment), people.inhabitant(1)).await;
        let idea_back = contested(Target::new("idee", id), people.inhabitant(0)).await;
        town.act(brice, comment_back).await.expect("put back");
        assert_eq!(found(&town, "tilleuls").await, 0, "its idea is read by nobody");
        town.act(brice, idea_back).await.expect("put back");
        assert_eq!(found(&town, "tilleuls").await, 1, "found with its idea");
        let shown = page(&mut town.browser(), &format!("/idees/{id}")).await;
        assert!(shown.contains("Des tilleuls"), "{shown}");

        // The title under which it is found follows that of the idea.
        let edit = EditIdea {
            idea: id,
            version: crate::idea(&town, budget, id).await.version,
            proposed: proposed("Gloriette", ""),
        };
        town.act(people.inhabitant(0), edit).await.expect("renamed");
        assert_eq!(found(&town, "gloriette").await, 1);
    });
}

#[tokio::test]
async fn what_was_typed_is_still_there_when_the_discussion_closed_or_the_idea_went() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let mut late = browser_of(&town, people.inhabitants[1]);
        let fields = |request: &'static str| {
            [
                ("request_id", request),
                ("texte", "À l’ombre, <oui>."),
                ("sens", "pour"),
            ]
        };
        town.act(people.inhabitant(0), WithdrawIdea { idea: id })
            .await
            .expect("withdrawn");
        let first = "019ad000-0000-7000-8000-000000000001";
        let to = format!("/idees/{id}/commenter");
        let refused = whole(late.post(&to, &fields(first)).await, 422);
        for said in [
            "Les commentaires sont clos",
            "toujours dans cette page",
            "À l’ombre, &lt;oui&gt;.",
        ] {
            assert!(refused.contains(said), "{said} in {refused}");
        }

        let projects = [("Verger", "", "6000"), ("Préau", "", "4000")];
        let (budget, made) = voted_on(&town, &people, described(), &projects).await;
        let close = CloseVote {
            budget,
            because: "Tout le monde a voté.".to_owned(),
        };
        town.act(people.agent(), close).await.expect("closed");
        let second = "019ad000-0000-7000-8000-000000000002";
        let to = format!("/idees/{}/commenter", made[0]);
        let refused = whole(late.post(&to, &fields(second)).await, 422);
        for said in ["toujours dans cette page", "À l’ombre, &lt;oui&gt;."] {
            assert!(refused.contains(said), "{said} in {refused}");
        }
    });
}
