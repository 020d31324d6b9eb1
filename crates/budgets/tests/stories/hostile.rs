//! Who cheats is refused, whatever the page said: a basket above the envelope, a project that is none, a second ballot, a
//! vote too late, deeds of others.

use budgets::{CastBasket, EnterPaper, OpenVote, ProposeIdea, StudyIdea, Verdict, WithdrawIdea};
use kernel::{Actor, Fault};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};

use crate::{FEATURES, People, described, idea, open, propose, proposed, voted_on};

fn basket(budget: budgets::BudgetId, projects: &[i64]) -> CastBasket {
    CastBasket {
        budget,
        district: String::new(),
        projects: projects.to_vec(),
        declares: true,
    }
}

#[tokio::test]
async fn a_ballot_is_held_to_its_envelope_and_counts_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let projects = [
            ("Bancs", "", "6000"),
            ("Fontaine", "", "4000"),
            ("Verger", "", "5000"),
        ];
        let (budget, made) = voted_on(&town, &people, described(), &projects).await;
        let chloe = people.inhabitant(0);
        for (numbers, why) in [
            (&[1, 3][..], "budgets-ballot-dear"),
            (&[1, 99][..], "budgets-ballot-unknown"),
            (&[-1][..], "budgets-ballot-unknown"),
            (&[][..], "budgets-ballot-empty"),
        ] {
            assert_eq!(refusal(town.act(chloe, basket(budget, numbers)).await), why);
        }
        let undeclared = CastBasket {
            declares: false,
            ..basket(budget, &[1])
        };
        assert_eq!(
            refusal(town.act(chloe, undeclared).await),
            "budgets-declare-missing"
        );
        assert_eq!(
            refusal(town.act(Actor::Visitor, basket(budget, &[1])).await),
            "budgets.vote"
        );
        // The same project ten times is one; the last ballot is the one.
        town.act(chloe, basket(budget, &[1, 1, 1])).await.expect("once");
        town.act(chloe, basket(budget, &[2])).await.expect("again");
        town.act(people.inhabitant(1), basket(budget, &[2, 3]))
            .await
            .expect("another");

        // What is voted on stands: nobody changes it under the voters.
        let study = StudyIdea {
            idea: made[0],
            version: idea(&town, budget, made[0]).await.version,
            verdict: Verdict::Eligible,
            cost: "1".to_owned(),
            running: String::new(),
            reason: String::new(),
        };
        assert_eq!(
            refusal(town.act(people.agent(), study).await),
            "budgets-refused-fixed"
        );
        assert_eq!(
            refusal(town.act(chloe, WithdrawIdea { idea: made[0] }).await),
            "budgets-refused-withdraw"
        );
        let mut ada = browser_of(&town, people.ada);
        let project = format!("/idees/{}", made[1]);
        let open = page(&mut ada, &project).await;
        assert!(!open.contains("Voix"), "an open vote tells no count: {open}");

        town.advance_days(8).await;
        let told = page(&mut ada, &project).await;
        assert!(told.contains("Voix"), "once counted, it is told: {told}");
        assert_eq!(
            refusal(town.act(chloe, basket(budget, &[1])).await),
            "budgets-refused-no-vote"
        );
        let counted = budgets::find(&mut town.sql(), town.body, budget)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(counted.ballots_count, 2, "one voter, one ballot");
        let votes: Vec<Option<i64>> = crate::ideas(&town, budget)
            .await
            .iter()
            .map(|idea| idea.votes)
            .collect();
        assert_eq!(votes, [Some(0), Some(2), Some(1)]);
    });
}

#[tokio::test]
async fn a_project_beyond_its_envelope_never_comes_to_the_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let id = propose(
            &town,
            people.inhabitant(0),
            budget,
            proposed("Un téléphérique", ""),
        )
        .await;
        let study = |cost: &str| StudyIdea {
            idea: id,
            version: 1,
            verdict: Verdict::Eligible,
            cost: cost.to_owned(),
            running: String::new(),
            reason: String::new(),
        };
        for (cost, why) in [
            ("10 000,01", "budgets-cost-beyond"),
            ("", "budgets-cost-empty"),
            ("0", "budgets-cost-empty"),
            ("cher", "budgets-amount-unreadable"),
        ] {
            assert_eq!(
                refusal(town.act(people.agent(), study(cost)).await),
                why,
                "{cost}"
            );
        }
        let vote = OpenVote {
            budget,
            closes_at: town.now().plus_days(5),
        };
        assert_eq!(
            refusal(town.act(people.agent(), vote).await),
            "budgets-refused-waiting"
        );
    });
}

#[tokio::test]
async fn nobody_does_what_is_not_theirs() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let own = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let dimitri = people.inhabitant(1);
        assert_eq!(
            refusal(town.act(dimitri, WithdrawIdea { idea: own }).await),
            "budgets.edit"
        );
        let study = StudyIdea {
            idea: own,
            version: 1,
            verdict: Verdict::Refused,
            cost: String::new(),
            running: String::new(),
            reason: "Non.".to_owned(),
        };
        assert_eq!(refusal(town.act(dimitri, study).await), "budgets.study");
        let paper = EnterPaper {
            budget,
            number: "1".to_owned(),
            district: String::new(),
            projects: Vec::new(),
            is_null: false,
        };
        assert_eq!(refusal(town.act(dimitri, paper).await), "budgets.enter-paper");
        // Proposed and taken back without end, ideas would close the collection to others.
        let elise = people.inhabitant(2);
        for round in 0..6 {
            let title = format!("Idée {round}");
            let id = propose(&town, elise, budget, proposed(&title, "")).await;
            town.act(elise, WithdrawIdea { idea: id })
                .await
                .expect("one’s own");
        }
        let seventh = ProposeIdea {
            budget,
            proposed: proposed("Encore", ""),
        };
        assert_eq!(
            refusal(town.act(elise, seventh).await),
            "budgets-refused-withdrawn-many"
        );
        // Two ideas each, no more.
        for title in ["Fontaine", "Verger"] {
            propose(&town, dimitri, budget, proposed(title, "")).await;
        }
        let third = ProposeIdea {
            budget,
            proposed: proposed("Encore", ""),
        };
        assert_eq!(
            refusal(town.act(dimitri, third).await),
            "budgets-refused-own-many"
        );
        town.act(people.inhabitant(0), WithdrawIdea { idea: own })
            .await
            .expect("one’s own");
        let gone = idea(&town, budget, own).await;
        assert!(
            gone.title.is_empty() && gone.description.is_empty(),
            "nothing is left of it"
        );
        let shown = page(&mut town.browser(), &format!("/idees/{own}")).await;
        assert!(
            shown.contains("Idée retirée") && !shown.contains("Bancs"),
            "{shown}"
        );
        let nothing = town.act(dimitri, WithdrawIdea { idea: own }).await;
        assert!(matches!(nothing, Err(Fault::Forbidden { .. })), "{nothing:?}");
    });
}

#[tokio::test]
async fn a_ballot_sent_by_the_way_back_is_never_lost_without_a_word() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let projects = [("Bancs", "", "6000"), ("Fontaine", "", "4000")];
        let (budget, _) = voted_on(&town, &people, described(), &projects).await;
        let booth = format!("/budgets/{budget}/voter");
        let mut chloe = browser_of(&town, people.inhabitants[0]);
        let empty = page(&mut chloe, &booth).await;
        assert!(empty.contains("Empreinte (SHA-256) de la graine"), "{empty}");
        let request = town.id::<()>().to_string();
        let form = |number: &'static str| {
            [
                ("request_id", request.clone()),
                ("projet", number.to_owned()),
                ("declare", "oui".to_owned()),
            ]
        };
        let mut sent = Vec::new();
        for number in ["1", "1", "2"] {
            let fields = form(number);
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            sent.push(chloe.post(&booth, &fields).await);
        }
        let statuses: Vec<u16> = sent.iter().map(|reply| reply.status.as_u16()).collect();
        assert_eq!(
            statuses,
            [303, 303, 422],
            "pressed twice is once; changed is said"
        );
        let asked = &sent[2].text;
        assert!(
            asked.contains("n’a pas pris sa place") && asked.contains("value=\"2\" checked"),
            "{asked}"
        );
        let place = asked
            .split("name=\"a_la_place\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("which ballot it replaces");
        let fields = [("a_la_place", place), ("projet", "2"), ("declare", "oui")];
        let again = testkit::send(&town, &mut chloe, &booth, &fields).await;
        assert_eq!(again.status, 303, "{}", again.text);
        town.advance_days(8).await;
        let votes: Vec<Option<i64>> = crate::ideas(&town, budget)
            .await
            .iter()
            .map(|idea| idea.votes)
            .collect();
        assert_eq!(votes, [Some(0), Some(1)]);
    });
}

#[tokio::test]
async fn the_end_of_a_vote_moves_later_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (budget, _) = voted_on(&town, &people, described(), &[("Bancs", "", "6000")]).await;
        let extend = |days: i64| budgets::ExtendVote {
            budget,
            closes_at: town.now().plus_days(days),
        };
        assert_eq!(
            refusal(town.act(people.agent(), extend(6)).await),
            "budgets-end-not-later"
        );
        assert_eq!(
            refusal(town.act(people.inhabitant(0), extend(10)).await),
            "budgets.prepare"
        );
        town.act(people.agent(), extend(10)).await.expect("later");
        town.advance_days(8).await;
        town.act(people.inhabitant(0), basket(budget, &[1]))
            .await
            .expect("one still votes");
        town.advance_days(3).await;
        assert_eq!(
            refusal(town.act(people.inhabitant(1), basket(budget, &[1])).await),
            "budgets-refused-no-vote"
        );
    });
}
