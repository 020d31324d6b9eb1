//! Who closes their account volunteers for nothing any more.

use assemblies::{OfferToSit, VolunteerState};
use identity::EraseAccount;
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::hall::{FEATURES, Hall, draw, form, volunteers};

#[tokio::test]
async fn an_account_that_closes_takes_its_name_back_before_and_after_a_draw() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let (early, late) = (hall.call(&town, 4, 1).await, hall.call(&town, 4, 1).await);
        let person = hall.stranger;
        for assembly in [early, late] {
            hall.enter(&town, assembly, 12).await;
            let offer = OfferToSit {
                assembly,
                form: form(13),
                client: None,
            };
            town.act(Actor::Person(person), offer).await.unwrap();
        }
        let number_in = async |assembly| {
            let all = volunteers(&town, assembly).await;
            let own = all.iter().find(|one| one.person == Some(person)).unwrap();
            (own.number, own.published_as())
        };
        let ((gone, _), (kept, shown)) = (number_in(early).await, number_in(late).await);
        let round = hall.publish(&town, late).await;
        let published = draw(&town, late, round).await;
        assert!(published.figures.probabilities.contains_key(&shown));
        town.act(Actor::Person(person), EraseAccount { person })
            .await
            .unwrap();
        let before = volunteers(&town, early).await;
        assert_eq!(
            before.len(),
            12,
            "nothing is left before a draw, and nobody else’s is touched"
        );
        assert!(before.iter().all(|volunteer| volunteer.number != gone));
        let all = volunteers(&town, late).await;
        let own = all.iter().find(|volunteer| volunteer.number == kept).unwrap();
        assert_eq!(own.state, VolunteerState::Withdrawn);
        assert!(own.person.is_none() && own.answer_hash.is_none());
        let said = [&own.name, &own.email, &own.address, &own.household];
        assert!(said.iter().all(|said| said.is_empty()), "{own:?}");
        assert_eq!(all.len(), 13, "nobody else’s is touched");
        let still = draw(&town, late, round).await;
        assert!(
            still.figures.probabilities.contains_key(&shown),
            "what was published stays true"
        );
    });
}
