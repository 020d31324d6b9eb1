//! Who comes into a private room, under which account, how often they may ask, and how they come out of it.

use groups::{EndMandate, GroupId, Role};
use kernel::{Actor, PersonId, SubjectRef};
use testkit::cast::{mandate, person};
use testkit::{Synapse, TestTown, browser_of, on_both_engines, page, refusal};
use tools::messages::{ASKED_A_DAY_MAX, AskInvitation, EFFECT};

use crate::Rename;
use crate::moved::Deaf;
use crate::town::{Circle, FEATURES, PASSWORD, address_of, exchanges, set_up, with_bridge};

async fn services(town: &TestTown) -> GroupId {
    let all = groups::list(&mut town.sql(), town.body, 10).await.expect("read");
    all.iter().find(|one| one.name == "Services").expect("there").id
}

async fn ask(town: &TestTown, who: PersonId, of: &SubjectRef, account: &str) -> Result<(), kernel::Fault> {
    let asked = AskInvitation {
        of: of.clone(),
        account: account.to_owned(),
    };
    town.act(Actor::Person(who), asked).await
}

#[tokio::test]
async fn who_may_read_a_private_room_no_more_is_taken_out_of_it() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Synapse::start().await else {
            return;
        };
        server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        let sacha = server.register("sacha", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        let group = services(&town).await;
        let bruno = person(&town, "Bruno Agent", "bruno").await;
        mandate(&town, group, bruno, Role::Member, false).await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        town.settle().await;
        let of = SubjectRef::new("group", group);
        let address = address_of(&town, &of).await;

        // One account a person: another takes its place.
        ask(&town, circle.agent, &of, &sacha.account)
            .await
            .expect("asked");
        town.settle().await;
        let room = sacha.join(&address).await.expect("let in");
        ask(&town, circle.agent, &of, &camille.account)
            .await
            .expect("asked");
        ask(&town, bruno, &of, "@parvis:ville.test").await.expect("asked");
        town.settle().await;
        assert_eq!(sacha.say(&room, "1", "Encore là ?").await, None, "taken out");
        assert!(camille.join(&address).await.is_some());
        let mut agent = browser_of(&town, circle.agent);
        let seen = page(&mut agent, "/groupes/services/activite").await;
        assert!(
            seen.contains("2 personnes ont donné ici le compte") || seen.contains("2\u{a0}personnes"),
            "{seen}"
        );

        let over = EndMandate {
            group,
            person: circle.agent,
            on: groups::day_at(town.now(), "Europe/Paris"),
        };
        town.act(Actor::Person(bruno), over).await.expect("ended");
        assert!(camille.say(&room, "2", "Ce soir encore").await.is_some());
        town.advance_days(2).await;
        assert_eq!(camille.say(&room, "3", "Et demain ?").await, None, "taken out");
        assert_eq!(camille.join(&address).await, None);
        // Parvis does not take itself out, whatever account somebody says to be theirs.
        ask(&town, bruno, &of, &sacha.account).await.expect("asked");
        town.settle().await;
        assert!(sacha.join(&address).await.is_some());
        let left = exchanges(&town, EFFECT).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
    });
}

#[tokio::test]
async fn nobody_asks_for_more_invitations_in_a_day_than_one_person_needs() {
    let deaf = Deaf::listen("room-one").await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &deaf.address, PASSWORD).await;
    town.settle().await;
    let of = SubjectRef::new("group", services(&town).await);
    for number in 0..ASKED_A_DAY_MAX {
        let account = format!("@a{number}:ville.test");
        ask(&town, circle.agent, &of, &account).await.expect("asked");
    }
    let more = ask(&town, circle.agent, &of, "@b:ville.test").await;
    assert_eq!(refusal(more), "discussions-asked-enough");
    town.advance_days(1).await;
    ask(&town, circle.agent, &of, "@b:ville.test")
        .await
        .expect("another day");
    // Anybody comes into a public room.
    let public = SubjectRef::new("group", circle.group);
    let asked = ask(&town, circle.chair, &public, "@b:ville.test").await;
    assert!(matches!(asked, Err(kernel::Fault::NotFound(_))), "{asked:?}");
}

#[tokio::test]
async fn an_account_that_is_nobodys_silences_no_room_and_is_given_up_soon() {
    let deaf = Deaf::listen("room-one").await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &deaf.address, PASSWORD).await;
    town.settle().await;
    let group = SubjectRef::new("group", services(&town).await);
    ask(&town, circle.agent, &group, "@fantome:ville.test")
        .await
        .expect("asked");
    town.settle().await;
    assert_eq!(exchanges(&town, EFFECT).await.postponed, 1);
    let title = "Services de la ville";
    town.act(Actor::Operator, Rename { group, title })
        .await
        .expect("renamed");
    town.advance_minutes(3).await;
    let renamed = |line: &String| line.starts_with("PUT ") && line.contains("/state/m.room.name");
    assert!(deaf.heard().iter().any(renamed), "{:?}", deaf.heard());
    for _ in 0..3 {
        town.advance_minutes(10).await;
    }
    let left = exchanges(&town, EFFECT).await;
    assert_eq!((left.waiting, left.parked), (0, 1));
}
