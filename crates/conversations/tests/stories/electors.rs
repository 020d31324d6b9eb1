//! A conversation that a group of registered electors carries is for those who proved to be on the electoral roll.

use conversations::{AddStatement, CastOpinion, Opinion};
use groups::GroupKind;
use jiff::civil::date;
use kernel::{Action, Actor, Fault, PersonId, Scope, Work};
use testkit::{TestTown, browser_of, cast, on_both_engines, page};

use crate::{Circle, FEATURES, agent};

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
async fn only_who_proved_it_takes_part_whatever_was_asked() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let electors = cast::group(&town, "Électrices et électeurs", GroupKind::Electors).await;
        let circle = Circle {
            group: electors,
            ..Circle::meet(&town).await
        };
        let agent = agent(&town).await;
        let form = page(&mut browser_of(&town, agent), "/conversations/nouvelle").await;
        assert!(form.contains("elle est réservée à ses membres"), "{form}");
        let id = town
            .act(Actor::Person(agent), circle.opening(&town))
            .await
            .expect("opened");
        let say = CastOpinion {
            conversation: id,
            statement: 1,
            opinion: Opinion::Agree,
        };
        let path = format!("/conversations/{id}");
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("la preuve que demande le groupe"), "{shown}");
        let (proven, other) = (circle.citizen, circle.neighbour);
        let asked = format!("{path}/participer");
        let shown = page(&mut browser_of(&town, proven), &asked).await;
        assert!(
            shown.contains("sa page dit comment") && !shown.contains("opinion-card"),
            "{shown}"
        );
        town.act(Actor::System, Admit(proven)).await.expect("admitted");
        let shown = page(&mut browser_of(&town, proven), &asked).await;
        assert!(shown.contains("opinion-card"), "{shown}");
        town.act(Actor::Person(proven), say.clone())
            .await
            .expect("an opinion");
        let said = town.act(Actor::Person(other), say).await;
        assert!(matches!(said, Err(Fault::Forbidden { .. })), "{said:?}");
        let add = AddStatement {
            conversation: id,
            text: "Et le soir ?".to_owned(),
        };
        let added = town.act(Actor::Person(other), add).await;
        assert!(matches!(added, Err(Fault::Forbidden { .. })), "{added:?}");
    });
}
