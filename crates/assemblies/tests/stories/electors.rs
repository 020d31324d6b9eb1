//! An assembly that a group of registered electors runs is drawn among those who proved to be on the electoral roll.

use assemblies::{EnterPaperForms, OfferToSit};
use groups::GroupKind;
use jiff::civil::date;
use kernel::{Action, Actor, Fault, PersonId, Scope, Work};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, refusal};

use crate::hall::{FEATURES, Hall, form, volunteers};

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
async fn only_who_proved_it_volunteers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let electors = cast::group(&town, "Électrices et électeurs", GroupKind::Electors).await;
        let hall = Hall {
            group: electors,
            ..Hall::open(&town).await
        };
        let id = hall.call(&town, 4, 1).await;
        let offer = OfferToSit {
            assembly: id,
            form: form(1),
            client: None,
        };
        let path = format!("/assemblees/{id}/inscription");
        // Neither who has no account, nor who proved nothing: and the page says so before a form is filled in.
        for nobody in [Actor::Visitor, Actor::Person(hall.stranger)] {
            let refused = town.act(nobody, offer.clone()).await;
            assert_eq!(refusal(refused), "assemblies-refused-not-elector");
        }
        for mut browser in [town.browser(), browser_of(&town, hall.stranger)] {
            let shown = page(&mut browser, &path).await;
            assert!(
                shown.contains("liste électorale") && !shown.contains("name=\"address\""),
                "{shown}"
            );
        }
        town.act(Actor::System, Admit(hall.stranger))
            .await
            .expect("admitted");
        let shown = page(&mut browser_of(&town, hall.stranger), &path).await;
        assert!(shown.contains("name=\"address\""), "{shown}");
        town.act(Actor::Person(hall.stranger), offer)
            .await
            .expect("volunteers");
        // An agent saw the authors of paper forms.
        let forms = vec![form(2)];
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .expect("entered");
        assert_eq!(volunteers(&town, id).await.len(), 2);
    });
}
