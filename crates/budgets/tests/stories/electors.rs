//! A budget that a group of registered electors runs is voted on by those who proved to be on the electoral roll.

use budgets::CastBasket;
use groups::GroupKind;
use jiff::civil::date;
use kernel::{Action, Actor, Fault, PersonId, Scope, Work};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, refusal};

use crate::{FEATURES, People, described, voted_on};

/// What the feature of the roll does once somebody proved it.
struct Admit(PersonId);

impl Action for Admit {
    const NAME: &'static str = "story.admit";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&groups::rights::GIVE_MANDATE, Scope::BODY).await?;
        groups::admit_elector(work, self.0, date(2027, 6, 30)).await?;
        work.told_at_the_closing();
        Ok(())
    }
}

#[tokio::test]
async fn only_who_proved_it_votes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let electors = cast::group(&town, "Électrices et électeurs", GroupKind::Electors).await;
        let people = People {
            services: electors,
            ..people
        };
        let projects = [("Bancs", "", "6000"), ("Verger", "", "4000")];
        let (budget, _) = voted_on(&town, &people, described(), &projects).await;
        let ballot = CastBasket {
            budget,
            district: String::new(),
            projects: vec![1],
            declares: true,
        };
        let refused = town.act(people.inhabitant(0), ballot.clone()).await;
        assert_eq!(refusal(refused), "budgets-refused-not-elector");
        let mut browser = browser_of(&town, people.inhabitants[0]);
        let booth = format!("/budgets/{budget}/voter");
        let shown = page(&mut browser, &booth).await;
        assert!(shown.contains("liste électorale"), "{shown}");
        town.act(Actor::System, Admit(people.inhabitants[0]))
            .await
            .expect("admitted");
        town.act(people.inhabitant(0), ballot.clone())
            .await
            .expect("a ballot");
        let refused = town.act(people.inhabitant(1), ballot).await;
        assert_eq!(refusal(refused), "budgets-refused-not-elector");
    });
}
