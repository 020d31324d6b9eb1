//! Seats between people: an answer that comes while somebody else is drawn, a mandate that was there before.

use assemblies::{
    AnswerBySelf, CallReserve, EnterPaperForms, GatherGroup, NoteDeparture, OfferToSit, RecordAnswer, Seat,
    find_reserves,
};
use groups::Role;
use kernel::Actor;
use testkit::cast::mandate;
use testkit::{TestTown, on_both_engines, refusal};

use crate::hall::{ANSWER_DAYS, FEATURES, Hall, asked, form, seated, token_of, volunteers};

#[tokio::test]
async fn nobody_answers_for_a_seat_that_is_being_drawn() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        town.advance_days(i64::from(ANSWER_DAYS)).await;
        let all = volunteers(&town, id).await;
        let late = asked(&all)[0].clone();
        let by_letter = RecordAnswer {
            assembly: id,
            volunteer: late.id,
            accepts: true,
            agrees_to_be_named: false,
        };
        let second = hall.ask(&town, id).await;
        assert_eq!(
            refusal(town.act(hall.by(), by_letter.clone()).await),
            "assemblies-refused-being-replaced"
        );
        let by_link = AnswerBySelf {
            token: token_of(&town, &late),
            accepts: true,
            agrees_to_be_named: false,
        };
        assert_eq!(
            refusal(town.act(Actor::Visitor, by_link).await),
            "assemblies-refused-late"
        );
        hall.draw(&town, id, second, "6 5 4 3 2 1").await;
        assert_eq!(seated(&volunteers(&town, id).await).len(), 4);
        assert_eq!(
            refusal(town.act(hall.by(), by_letter).await),
            "assemblies-refused-not-asked"
        );
    });
}

#[tokio::test]
async fn the_reserve_is_walked_in_one_order() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        let drawn = hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let order = drawn.reserve();
        assert_eq!(order.len(), 8);
        assert!(order.iter().all(|number| !drawn.panel.contains(number)));
        town.advance_days(i64::from(ANSWER_DAYS)).await;
        let found = find_reserves(&town.house, town.body, id).await.unwrap();
        let filled = town.act(hall.by(), CallReserve { found }).await.unwrap();
        assert!(filled > 0);
        let all = volunteers(&town, id).await;
        let followers = all
            .iter()
            .filter(|one| one.seat == Some(Seat::Asked) && !drawn.panel.contains(&one.published_as()));
        for follower in followers {
            assert!(order.contains(&follower.published_as()));
        }
    });
}

#[tokio::test]
async fn a_mandate_that_was_there_before_stays() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        mandate(&town, hall.group, hall.stranger, Role::Member, true).await;
        let id = hall.call(&town, 4, 1).await;
        let own = OfferToSit {
            assembly: id,
            form: form(1),
            client: None,
        };
        town.act(Actor::Person(hall.stranger), own).await.unwrap();
        // As many as there are seats: everybody is drawn.
        let forms = (2..=4).map(form).collect();
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let all = volunteers(&town, id).await;
        for one in &all {
            let record = RecordAnswer {
                assembly: id,
                volunteer: one.id,
                accepts: true,
                agrees_to_be_named: true,
            };
            town.act(hall.by(), record).await.unwrap();
        }
        let gather = GatherGroup {
            assembly: id,
            is_new_group: false,
        };
        town.act(hall.by(), gather).await.unwrap();
        let before = all.iter().find(|one| one.person == Some(hall.stranger)).unwrap();
        let gathered = volunteers(&town, id).await;
        let given = gathered.iter().filter(|one| one.has_mandate).count();
        assert_eq!(given, 3, "the others have theirs from the assembly");
        let leave = NoteDeparture {
            assembly: id,
            volunteer: before.id,
        };
        town.act(hall.by(), leave).await.unwrap();
        let members = groups::members_on(&mut town.sql(), town.body, hall.group, town.now())
            .await
            .unwrap();
        let kept = members.iter().find(|member| member.person == hall.stranger);
        assert!(kept.is_some_and(|member| member.until.is_none()));
    });
}
