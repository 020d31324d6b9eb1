//! One mailbox, two people: each is another, and what nobody confirms is erased.

use debates::{Contribute, ContributeByMail, ContributionId, Written};
use kernel::Actor;
use testkit::{TestTown, cast, on_both_engines, page, send};

use crate::town::{FEATURES, Hall};

const SHARED: &str = "famille@exemple.fr";

fn contribution(hall: &Hall, name: &str, title: &str) -> ContributeByMail {
    ContributeByMail {
        consultation: hall.consultation,
        written: Written {
            title: title.to_owned(),
            text: "Parce qu’on y attend au soleil.".to_owned(),
            theme: String::new(),
            place: String::new(),
        },
        shows_name: true,
        name: name.to_owned(),
        email: SHARED.to_owned(),
        client: None,
        language: None,
        effort: None,
    }
}

#[tokio::test]
async fn who_shares_a_mailbox_contributes_under_their_own_name_and_comes_back_with_a_code() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let marie = cast::person(&town, "Marie Dupont", "famille").await;
        town.act(Actor::Visitor, contribution(&hall, "Jean Dupont", "Des bancs"))
            .await
            .unwrap();
        let link = town.link_sent_to(SHARED).await;
        let mut jean = town.browser();
        let asked = page(&mut jean, &link).await;
        for said in [
            "Marie Dupont, dont c’est l’adresse",
            "Jean Dupont, quelqu’un d’autre",
        ] {
            assert!(asked.contains(said), "{said} in {asked}");
        }
        let done = send(&town, &mut jean, &link, &[("qui", "autre")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let path = done.leads_to().split('?').next().unwrap().to_owned();
        let read = page(&mut jean, &path).await;
        assert!(
            read.contains("Jean Dupont") && !read.contains("Marie Dupont"),
            "{read}"
        );
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let found = debates::find_contribution(&mut town.sql(), town.body, id)
            .await
            .unwrap();
        assert_ne!(found.expect("published").author_id, marie);

        // Once: the link pressed again makes nobody else.
        let again = send(&town, &mut town.browser(), &link, &[("qui", "autre")]).await;
        assert_ne!(again.status, 200);
        let letters = town.letters(SHARED).await;
        let letter = &letters.first().expect("a code was sent").text;
        let is_code = |word: &&str| word.len() == 14 && word.matches('-').count() == 2;
        let code = letter.split_whitespace().find(is_code).expect("a code");
        let mut later = town.browser();
        let done = send(&town, &mut later, "/code", &[("code", code)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let own = page(&mut later, &path).await;
        assert!(own.contains(&format!("{path}/modifier")), "it is his: {own}");
        let account = page(&mut later, "/compte").await;
        assert!(
            account.contains("Jean Dupont") && !account.contains(SHARED),
            "{account}"
        );
    });
}

#[tokio::test]
async fn who_has_an_address_of_their_own_since_is_opened_by_the_shared_mailbox_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        cast::person(&town, "Marie Dupont", "famille").await;
        town.act(Actor::Visitor, contribution(&hall, "Jean Dupont", "Des bancs"))
            .await
            .unwrap();
        let link = town.link_sent_to(SHARED).await;
        let mut jean = town.browser();
        let done = send(&town, &mut jean, &link, &[("qui", "autre")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let letters = town.letters(SHARED).await;
        let letter = &letters.first().expect("a code was sent").text;
        let is_code = |word: &&str| word.len() == 14 && word.matches('-').count() == 2;
        let code = letter.split_whitespace().find(is_code).expect("a code");
        send(&town, &mut jean, "/code/adresse", &[("email", "jean@exemple.fr")]).await;
        let own = town.link_sent_to("jean@exemple.fr").await;
        assert_eq!(send(&town, &mut jean, &own, &[]).await.status, 303);

        // The code that lies in the mailbox of both is dead, and his name there is somebody else's.
        let dead = send(&town, &mut town.browser(), "/code", &[("code", code)]).await;
        assert_eq!(dead.status, 422, "{}", dead.text);
        town.act(Actor::Visitor, contribution(&hall, "Jean Dupont", "Des arbres"))
            .await
            .unwrap();
        let link = town.link_sent_to(SHARED).await;
        let mut marie = town.browser();
        let done = send(&town, &mut marie, &link, &[("qui", "autre")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let account = page(&mut marie, "/compte").await;
        assert!(!account.contains("jean@exemple.fr"), "{account}");
    });
}

#[tokio::test]
async fn who_holds_the_address_still_contributes_as_themselves_and_the_unconfirmed_is_erased() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let marie = cast::person(&town, "Marie Dupont", "famille").await;
        town.act(Actor::Visitor, contribution(&hall, "Marie D.", "Des bancs"))
            .await
            .unwrap();
        let link = town.link_sent_to(SHARED).await;
        let mut browser = town.browser();
        let done = send(&town, &mut browser, &link, &[("qui", "moi")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let path = done.leads_to().split('?').next().unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let found = debates::find_contribution(&mut town.sql(), town.body, id)
            .await
            .unwrap();
        assert_eq!(found.expect("published").author_id, marie);

        town.act(Actor::Visitor, contribution(&hall, "Jean Dupont", "Des arbres"))
            .await
            .unwrap();
        let waiting = town.link_sent_to(SHARED).await;
        town.advance_days(8).await;
        let gone = browser.get(&waiting).await;
        assert_eq!(gone.status, 410, "{}", gone.text);
    });
}

/// A contribution to support, of somebody else.
async fn published(town: &TestTown, hall: &Hall) -> ContributionId {
    let author = cast::person(town, "Sacha Petit", "sacha").await;
    let deed = Contribute {
        consultation: hall.consultation,
        written: contribution(hall, "", "Des bancs").written,
        shows_name: false,
    };
    town.act(Actor::Person(author), deed).await.expect("contributed")
}

async fn supports(town: &TestTown, id: ContributionId) -> i64 {
    let found = debates::find_contribution(&mut town.sql(), town.body, id)
        .await
        .expect("read");
    found.expect("published").supports
}

#[tokio::test]
async fn two_who_share_a_mailbox_support_without_account_once_each() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = published(&town, &hall).await;
        let path = debates::model::contribution_path(hall.consultation, id);
        let ask = format!("{path}/soutenir-sans-compte");
        let mut marie = town.browser();
        let read = page(&mut marie, &path).await;
        assert!(read.contains(&ask), "{read}");
        page(&mut marie, &ask).await;
        let wrong = [("nom", "Marie Dupont"), ("email", "famille")];
        let refused = send(&town, &mut marie, &ask, &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Marie Dupont"), "{}", refused.text);
        let typed = [("nom", "Marie Dupont"), ("email", SHARED)];
        assert_eq!(send(&town, &mut marie, &ask, &typed).await.status, 200);
        assert_eq!(supports(&town, id).await, 0, "nothing is counted before the link");
        let link = town.link_sent_to(SHARED).await;
        let shown = page(&mut marie, &link).await;
        assert!(
            !shown.contains("name=\"qui\""),
            "nobody has this address yet: {shown}"
        );
        let done = send(&town, &mut marie, &link, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(supports(&town, id).await, 1);
        assert_eq!(marie.get(&link).await.status, 410, "it served");

        let mut jean = town.browser();
        let typed = [("nom", "Jean Dupont"), ("email", SHARED)];
        assert_eq!(send(&town, &mut jean, &ask, &typed).await.status, 200);
        let link = town.link_sent_to(SHARED).await;
        let shown = page(&mut jean, &link).await;
        assert!(shown.contains("Jean Dupont, quelqu’un d’autre"), "{shown}");
        let done = send(&town, &mut jean, &link, &[("qui", "autre")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(supports(&town, id).await, 2);
        // The same person again counts once.
        let mut again = town.browser();
        let typed = [("nom", "Marie Dupont"), ("email", SHARED)];
        assert_eq!(send(&town, &mut again, &ask, &typed).await.status, 200);
        let link = town.link_sent_to(SHARED).await;
        assert_eq!(send(&town, &mut again, &link, &[]).await.status, 303);
        assert_eq!(supports(&town, id).await, 2);
    });
}

#[tokio::test]
async fn a_support_that_nobody_confirms_is_erased_with_its_link() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = published(&town, &hall).await;
        let path = debates::model::contribution_path(hall.consultation, id);
        let typed = [("nom", "Marie Dupont"), ("email", SHARED)];
        let ask = format!("{path}/soutenir-sans-compte");
        let mut marie = town.browser();
        assert_eq!(send(&town, &mut marie, &ask, &typed).await.status, 200);
        let link = town.link_sent_to(SHARED).await;
        town.advance_minutes(61).await;
        kernel::privacy::apply(&town.house, town.body, &kernel::Due::All)
            .await
            .unwrap();
        assert_eq!(send(&town, &mut marie, &link, &[]).await.status, 410);
        assert_eq!(supports(&town, id).await, 0);
    });
}

#[tokio::test]
async fn a_mailbox_is_a_households_and_not_a_crowds() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = published(&town, &hall).await;
        cast::person(&town, "Marie Dupont", "famille").await;
        let path = debates::model::contribution_path(hall.consultation, id);
        let ask = format!("{path}/soutenir-sans-compte");
        for (place, status) in [303, 303, 303, 303, 303, 409].into_iter().enumerate() {
            // An address is sent a few links an hour.
            town.advance_minutes(61).await;
            let name = format!("Enfant {place}");
            let mut browser = town.browser();
            let typed = [("nom", name.as_str()), ("email", SHARED)];
            assert_eq!(send(&town, &mut browser, &ask, &typed).await.status, 200);
            let link = town.link_sent_to(SHARED).await;
            let done = send(&town, &mut browser, &link, &[("qui", "autre")]).await;
            assert_eq!(done.status, status, "{name}: {}", done.text);
        }
        assert_eq!(supports(&town, id).await, 5);
        // Who came before comes back, however they write their name, and counts once.
        town.advance_minutes(61).await;
        let mut back = town.browser();
        let typed = [("nom", "ENFANT 2"), ("email", SHARED)];
        assert_eq!(send(&town, &mut back, &ask, &typed).await.status, 200);
        let link = town.link_sent_to(SHARED).await;
        assert_eq!(
            send(&town, &mut back, &link, &[("qui", "autre")]).await.status,
            303
        );
        assert_eq!(supports(&town, id).await, 5);
        let account = page(&mut back, "/compte").await;
        assert!(account.contains("Enfant 2"), "{account}");
    });
}
