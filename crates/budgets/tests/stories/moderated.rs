//! An idea removed by moderation is read by nobody, found by nothing, and no project of the vote.

use budgets::{BudgetId, CastBasket, CloseVote, Described, IdeaId, IdeaState, MergeIdeas};
use kernel::Actor;
use moderation::{AppealRemoval, DecideAppeal, Moderate, Reason, Target};
use testkit::{TestTown, on_both_engines, page};

use crate::{FEATURES, People, cost, described, idea, open, propose, proposed, voted_on};

#[tokio::test]
async fn a_removed_idea_is_gone_everywhere() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        town.become_demonstration().await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Des injures", "")).await;
        let shown = page(&mut town.browser(), &format!("/idees/{id}")).await;
        assert!(shown.contains("/signaler/idee"), "{shown}");
        let remove = Moderate {
            target: Target::new("idee", id),
            is_removal: Some(true),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        town.act(Actor::Person(people.ada), remove)
            .await
            .expect("removed");
        assert_eq!(idea(&town, budget, id).await.state, IdeaState::Removed);
        for path in [
            format!("/idees/{id}"),
            format!("/budgets/{budget}"),
            format!("/budgets/{budget}/idees.csv"),
        ] {
            let reply = town.browser().get(&path).await;
            assert!(!reply.text.contains("Des injures"), "{path}: {}", reply.text);
        }
    });
}

/// Removes an idea, whose author contests it.
async fn removed(town: &TestTown, people: &People, id: IdeaId, author: Actor) -> DecideAppeal {
    let remove = Moderate {
        target: Target::new("idee", id),
        is_removal: Some(true),
        reason: Some(Reason::Advertising),
        words: "Publicité.".to_owned(),
    };
    let decision = town
        .act(Actor::Person(people.ada), remove)
        .await
        .expect("removed");
    let appeal = AppealRemoval {
        decision,
        words: "Ce n’en est pas une.".to_owned(),
    };
    town.act(author, appeal).await.expect("contested");
    DecideAppeal {
        decision,
        is_overturned: Some(true),
        words: "En effet.".to_owned(),
    }
}

async fn state_of(town: &TestTown, budget: BudgetId, id: IdeaId) -> IdeaState {
    idea(town, budget, id).await.state
}

#[tokio::test]
async fn what_is_restored_stands_where_the_budget_is() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        town.become_demonstration().await;
        let (ada, brice) = (Actor::Person(people.ada), Actor::Person(people.brice));
        let author = people.inhabitant(0);

        // Before the vote, it is proposed again: its cost is to be said again.
        let early = open(&town, &people, described()).await;
        let id = propose(&town, author, early, proposed("Bancs", "")).await;
        cost(&town, &people, early, id, "900").await;
        let back = removed(&town, &people, id, author).await;
        town.act(brice, back).await.expect("restored");
        assert_eq!(state_of(&town, early, id).await, IdeaState::Proposed);

        // Merged, it stands by itself, and the page of the other does not lead to it.
        let other = propose(&town, people.inhabitant(1), early, proposed("Fontaine", "")).await;
        let merge = MergeIdeas {
            idea: id,
            into: other,
        };
        town.act(ada, merge).await.expect("merged");
        let back = removed(&town, &people, id, author).await;
        let shown = page(&mut town.browser(), &format!("/idees/{other}")).await;
        assert!(!shown.contains("Réunit aussi"), "{shown}");
        town.act(brice, back).await.expect("restored");
        let alone = idea(&town, early, id).await;
        assert_eq!((alone.state, alone.merged_into), (IdeaState::Proposed, None));

        // While one votes, while ballots are entered, once they are counted: a project is one again.
        let rules = Described {
            has_paper: true,
            ..described()
        };
        let projects = [("Verger", "", "6000"), ("Préau", "", "4000")];
        let (budget, made) = voted_on(&town, &people, rules, &projects).await;
        let back = removed(&town, &people, made[0], author).await;
        town.act(brice, back).await.expect("restored");
        assert_eq!(state_of(&town, budget, made[0]).await, IdeaState::Eligible);
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
        town.act(ada, close).await.expect("closed");
        let back = removed(&town, &people, made[1], author).await;
        town.act(brice, back).await.expect("restored");
        assert_eq!(state_of(&town, budget, made[1]).await, IdeaState::Eligible);
        let count = budgets::CountVote {
            budget,
            aside_because: String::new(),
        };
        town.act(ada, count).await.expect("counted");

        // Removed after the count, a funded project stays in the result, without what it said.
        let back = removed(&town, &people, made[0], author).await;
        for path in [
            format!("/budgets/{budget}/resultat"),
            format!("/budgets/{budget}/resultat.pb"),
            format!("/budgets/{budget}/certificat.json"),
        ] {
            let reply = town.browser().get(&path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert!(!reply.text.contains("Verger"), "{path}: {}", reply.text);
        }
        let result = page(&mut town.browser(), &format!("/budgets/{budget}/resultat")).await;
        assert!(result.contains("Projet n°\u{a0}1 (retiré)"), "{result}");
        town.act(brice, back).await.expect("restored");
        let again = idea(&town, budget, made[0]).await;
        assert_eq!((again.state, again.is_funded), (IdeaState::Eligible, true));
    });
}
