//! A list that somebody would fill, close or read: the same person twice, forms in a row, an account behind a number.

use std::net::{IpAddr, Ipv4Addr};

use assemblies::{AnswerBySelf, CloseCall, ConfirmVolunteer, EnterPaperForms, OfferToSit, Withdraw};
use db::args;
use kernel::Actor;
use testkit::{TestTown, on_both_engines, refusal};

use crate::hall::{FEATURES, Hall, form, token_of, volunteers};

db::statements! {
    COUNT_TOLD = "select count(*) as n from journal where collectivite_id = $1 and actor_id = $2";
    COUNT_LINES = "select count(*) as n from journal where collectivite_id = $1";
}

#[tokio::test]
async fn the_journal_tells_that_somebody_volunteered_and_not_who() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let own = OfferToSit {
            assembly: id,
            form: form(1),
            client: None,
        };
        let before = town.sql().count(COUNT_LINES, args![town.body]).await.unwrap();
        town.act(Actor::Person(hall.stranger), own).await.unwrap();
        let forms = (2..=4).map(form).collect();
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let all = volunteers(&town, id).await;
        let drawn = all.iter().find(|one| one.person == Some(hall.stranger)).unwrap();
        let token = token_of(&town, drawn);
        let answer = AnswerBySelf {
            token: token.clone(),
            accepts: true,
            agrees_to_be_named: false,
        };
        // Signed in as they are.
        town.act(Actor::Person(hall.stranger), answer).await.unwrap();
        town.act(Actor::Person(hall.stranger), Withdraw { token })
            .await
            .unwrap();
        let told = town
            .sql()
            .count(COUNT_TOLD, args![town.body, hall.stranger])
            .await
            .unwrap();
        assert_eq!(told, 0);
        let lines = town.sql().count(COUNT_LINES, args![town.body]).await.unwrap();
        assert!(lines >= before + 3, "what was done is told");
    });
}

#[tokio::test]
async fn somebody_is_on_the_list_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let offer = |email: &str, name: &str| {
            let mut form = form(1);
            form.email = email.to_owned();
            form.name = name.to_owned();
            OfferToSit {
                assembly: id,
                form,
                client: None,
            }
        };
        // Two addresses of one person: whoever confirms second is refused.
        for email in ["un@exemple.fr", "deux@exemple.fr"] {
            town.act(Actor::Visitor, offer(email, "Léa Jardin"))
                .await
                .unwrap();
        }
        let confirm = |link: String| ConfirmVolunteer {
            token: link.rsplit('/').next().unwrap().to_owned(),
        };
        let first = confirm(town.link_sent_to("un@exemple.fr").await);
        town.act(Actor::Visitor, first).await.unwrap();
        let second = confirm(town.link_sent_to("deux@exemple.fr").await);
        assert_eq!(
            refusal(town.act(Actor::Visitor, second).await),
            "assemblies-refused-twice"
        );
        // On paper too, however the name is written; somebody else of that home is welcome.
        let paper = |name: &str| {
            let mut form = form(1);
            form.email = String::new();
            form.name = name.to_owned();
            EnterPaperForms {
                assembly: id,
                forms: vec![form],
            }
        };
        assert_eq!(
            refusal(town.act(hall.by(), paper("LEA JARDIN")).await),
            "assemblies-person-known"
        );
        town.act(hall.by(), paper("Luc Jardin")).await.unwrap();
        // Who fills the form again before confirming confirms what was said last.
        town.act(Actor::Visitor, offer("trois@exemple.fr", "Ana"))
            .await
            .unwrap();
        town.act(Actor::Visitor, offer("trois@exemple.fr", "Anna Jardin"))
            .await
            .unwrap();
        let third = confirm(town.link_sent_to("trois@exemple.fr").await);
        town.act(Actor::Visitor, third).await.unwrap();
        let all = volunteers(&town, id).await;
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names.len(), 3);
        assert!(names.contains(&"Anna Jardin") && !names.contains(&"Ana"));
    });
}

#[tokio::test]
async fn one_client_does_not_close_the_call() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let offer = |number: usize, last: u8| OfferToSit {
            assembly: id,
            form: form(number),
            client: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))),
        };
        for number in 1..=20 {
            town.act(Actor::Visitor, offer(number, 1)).await.unwrap();
        }
        assert_eq!(
            refusal(town.act(Actor::Visitor, offer(21, 1)).await),
            "assemblies-refused-waiting"
        );
        town.act(Actor::Visitor, offer(22, 2)).await.unwrap();
        town.advance_minutes(61).await;
        town.act(Actor::Visitor, offer(21, 1)).await.unwrap();
    });
}

#[tokio::test]
async fn who_came_in_time_confirms_after_the_closing_and_leaves_nothing_behind() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let offer = |number: usize| OfferToSit {
            assembly: id,
            form: form(number),
            client: None,
        };
        town.act(Actor::Visitor, offer(1)).await.unwrap();
        town.act(Actor::Visitor, offer(2)).await.unwrap();
        let mut tokens = Vec::new();
        for number in 1..=2 {
            let link = town.link_sent_to(&format!("v{number}@exemple.fr")).await;
            tokens.push(link.rsplit('/').next().unwrap().to_owned());
        }
        town.act(hall.by(), CloseCall { assembly: id }).await.unwrap();
        let confirm = |place: usize| ConfirmVolunteer {
            token: tokens[place].clone(),
        };
        town.act(Actor::Visitor, confirm(0)).await.unwrap();
        assert_eq!(volunteers(&town, id).await.len(), 1);
        // Nothing was published: taking one's name back leaves no line.
        let withdraw = Withdraw {
            token: tokens[0].clone(),
        };
        town.act(Actor::Visitor, withdraw).await.unwrap();
        assert!(volunteers(&town, id).await.is_empty());
        town.advance_days(1).await;
        let late = town.act(Actor::Visitor, confirm(1)).await;
        assert!(matches!(late, Err(kernel::Fault::NotFound(_))));
    });
}
