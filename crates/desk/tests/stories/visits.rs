//! At the desk: in somebody's name, with their consent, under the name they choose; then their account is theirs.

use debates::Written;
use desk::{BeginVisit, ContributeAtDesk, EndVisit, ProposeAtDesk, SupportAtDesk, UseCode, Used, VisitId};
use kernel::{Actor, PersonId};
use testkit::{TestTown, on_both_engines, page, refusal, send, sign_in};

use crate::town::{FEATURES, Hall, MAIWENN, lines, lines_of};

fn contribution(hall: &Hall, visit: VisitId, title: &str) -> ContributeAtDesk {
    ContributeAtDesk {
        visit,
        consultation: hall.consultation,
        written: Written {
            title: title.to_owned(),
            text: "Parce qu’on y attend au soleil.".to_owned(),
            theme: "Arbres".to_owned(),
            place: String::new(),
        },
        shows_name: true,
    }
}

#[tokio::test]
async fn what_is_done_at_the_desk_is_the_persons_and_they_claim_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let visit = hall.receive(&town, MAIWENN).await;
        let by = hall.by();
        let id = town
            .act(by, contribution(&hall, visit, "Des arbres"))
            .await
            .unwrap();
        let other = hall.receive(&town, "José Álvarez").await;
        let support = SupportAtDesk {
            visit: other,
            contribution: id,
        };
        town.act(by, support).await.unwrap();
        let propose = ProposeAtDesk {
            visit,
            budget: hall.budget,
            proposed: budgets::Proposed {
                title: "Un banc à l’ombre".to_owned(),
                description: "Devant l’école.".to_owned(),
                shows_name: true,
                ..budgets::Proposed::default()
            },
        };
        town.act(by, propose).await.unwrap();

        // Everybody reads its author; the journal says that an agent did it at the desk, and which.
        let path = debates::model::contribution_path(hall.consultation, id);
        let mut visitor = town.browser();
        let read = page(&mut visitor, &path).await;
        assert!(read.contains(MAIWENN) && !read.contains("Ada Agente"), "{read}");
        assert_eq!(lines_of(&town, "desk.done-at-desk", hall.ada).await, 3);
        let found = debates::find_contribution(&mut town.sql(), town.body, id)
            .await
            .unwrap();
        let author = found.expect("published").author_id;
        assert_ne!(author, hall.ada);

        // The receipt says what was done, with a code; made again, the former code is dead.
        let first = town.act(by, EndVisit { visit }).await.unwrap();
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let receipt = send(&town, &mut agent, &format!("/guichet/{visit}/recu"), &[]).await;
        assert_eq!(receipt.status, 200, "{}", receipt.text);
        for said in ["Des arbres", "Un banc à l’ombre", MAIWENN, "/code"] {
            assert!(receipt.text.contains(said), "{said} in {}", receipt.text);
        }
        let code = receipt
            .text
            .split("<code>")
            .nth(1)
            .unwrap()
            .split('<')
            .next()
            .unwrap();
        let mut maiwenn = town.browser();
        let dead = send(&town, &mut maiwenn, "/code", &[("code", first.code.as_str())]).await;
        assert_eq!(dead.status, 422);
        let done = send(&town, &mut maiwenn, "/code", &[("code", code)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let own = page(&mut maiwenn, &path).await;
        assert!(
            own.contains(&format!("{path}/modifier")),
            "it is hers to correct: {own}"
        );

        // Claimed: no agent acts in her name any more, nor makes another receipt.
        assert_eq!(
            refusal(town.act(by, contribution(&hall, visit, "Autre chose")).await),
            "desk-refused-visit-over"
        );
        assert_eq!(
            refusal(town.act(by, EndVisit { visit }).await),
            "desk-refused-claimed"
        );
        let again = BeginVisit {
            name: String::new(),
            person: Some(author),
            consents: true,
        };
        assert_eq!(refusal(town.act(by, again).await), "desk-refused-claimed");
    });
}

#[tokio::test]
async fn a_visit_needs_a_consent_is_one_agents_and_ends_by_itself() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let without = BeginVisit {
            name: MAIWENN.to_owned(),
            person: None,
            consents: false,
        };
        assert_eq!(
            refusal(town.act(hall.by(), without).await),
            "desk-consent-missing"
        );
        let visit = hall.receive(&town, MAIWENN).await;
        assert_eq!(
            refusal(
                town.act(Actor::Person(hall.brice), contribution(&hall, visit, "Un"))
                    .await
            ),
            "desk-refused-of-another"
        );
        town.advance_minutes(15).await;
        town.act(hall.by(), contribution(&hall, visit, "Un"))
            .await
            .unwrap();
        town.advance_minutes(19).await;
        town.act(hall.by(), contribution(&hall, visit, "Deux"))
            .await
            .unwrap();
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let read = page(&mut agent, &format!("/guichet/{visit}")).await;
        assert!(read.contains(&format!("au nom de {MAIWENN}")), "{read}");
        town.advance_minutes(20).await;
        assert_eq!(
            refusal(town.act(hall.by(), contribution(&hall, visit, "Trois")).await),
            "desk-refused-visit-over"
        );
        let read = page(&mut agent, &format!("/guichet/{visit}")).await;
        assert!(
            read.contains("Ce passage est fini.") && read.contains("Refaire le reçu"),
            "{read}"
        );
        let again = format!("/guichet?passage={visit}");
        assert!(read.contains(&again), "{read}");
        let form = page(&mut agent, &again).await;
        assert!(form.contains(&format!("value=\"{MAIWENN}\"")), "{form}");
        // Who is no agent acts for nobody, and an agent for nobody who was not made known here.
        let one = testkit::cast::person(&town, "Sacha Petit", "sacha").await;
        let stolen = BeginVisit {
            name: "Moi".to_owned(),
            person: None,
            consents: true,
        };
        assert_eq!(refusal(town.act(Actor::Person(one), stolen).await), "desk.help");
        let account = BeginVisit {
            name: String::new(),
            person: Some(one),
            consents: true,
        };
        assert!(matches!(
            town.act(hall.by(), account).await,
            Err(kernel::Fault::NotFound(_))
        ));
    });
}

#[tokio::test]
async fn an_agent_receives_a_hundred_people_a_day_and_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        for _ in 0..desk::model::VISITS_A_DAY_MAX {
            hall.receive(&town, MAIWENN).await;
        }
        let more = BeginVisit {
            name: MAIWENN.to_owned(),
            person: None,
            consents: true,
        };
        assert_eq!(
            refusal(town.act(hall.by(), more.clone()).await),
            "desk-refused-many-visits"
        );
        let other = Actor::Person(hall.brice);
        town.act(other, more.clone())
            .await
            .expect("another agent goes on");
        town.advance_days(1).await;
        town.act(hall.by(), more).await.expect("the next day");
    });
}

#[tokio::test]
async fn a_contribution_is_found_by_its_title_among_many_and_what_was_sought_stays() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let visit = hall.receive(&town, MAIWENN).await;
        for place in 0..31 {
            let title = format!("Idée {place}");
            town.act(hall.by(), contribution(&hall, visit, &title))
                .await
                .unwrap();
        }
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let address = format!("/guichet/{visit}/soutenir/{}", hall.consultation);
        let all = page(&mut agent, &address).await;
        assert!(
            all.contains("Idée 29") && !all.contains("Idée 30") && all.contains("Il y en a d’autres"),
            "{all}"
        );
        let found = page(&mut agent, &format!("{address}?q=IDEE%2030")).await;
        assert!(
            found.contains("Idée 30") && found.contains("name=\"q\" value=\"IDEE 30\""),
            "{found}"
        );
    });
}

#[tokio::test]
async fn near_names_are_shown_and_two_of_one_name_are_two() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.receive(&town, "Maïwenn Le Goff").await;
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "brice@exemple.fr").await;
        // Who is near is asked once they agreed: what was chosen there would be lost otherwise.
        let silent = send(&town, &mut agent, "/guichet", &[("nom", "LE GOFF Maiwen")]).await;
        assert_eq!(silent.status, 422, "{}", silent.text);
        let typed = [("nom", "LE GOFF Maiwen"), ("accord", "oui")];
        let asked = send(&town, &mut agent, "/guichet", &typed).await;
        assert_eq!(asked.status, 200, "{}", asked.text);
        assert!(
            asked
                .text
                .contains("C’est la même personne\u{a0}: Maïwenn Le Goff"),
            "{}",
            asked.text
        );
        assert_eq!(
            lines(&town, "desk.visit-begun").await,
            1,
            "nobody was received yet"
        );
        let other = [("nom", "LE GOFF Maiwen"), ("accord", "oui"), ("nouvelle", "oui")];
        let done = send(&town, &mut agent, "/guichet", &other).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let person: PersonId = between(&asked.text, "name=\"personne\" value=\"")
            .parse()
            .unwrap();
        let person = person.to_string();
        let same = [("personne", person.as_str()), ("nom", ""), ("accord", "oui")];
        let done = send(&town, &mut agent, "/guichet", &same).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(lines(&town, "desk.visit-begun").await, 3);
        assert_eq!(
            lines(&town, "identity.person-registered").await,
            4,
            "two agents, and two people at the desk"
        );
    });
}

fn between<'a>(text: &'a str, before: &str) -> &'a str {
    let (_, after) = text.split_once(before).expect(before);
    after.split('"').next().expect("a value")
}

#[tokio::test]
async fn a_form_at_the_desk_refuses_and_keeps_what_was_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let visit = hall.receive(&town, MAIWENN).await;
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let address = format!("/guichet/{visit}/contribuer/{}", hall.consultation);
        let form = page(&mut agent, &address).await;
        assert!(form.contains("Vous agissez au guichet"), "{form}");
        let refused = send(
            &town,
            &mut agent,
            &address,
            &[("titre", ""), ("texte", "Beaucoup de mots")],
        )
        .await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("Beaucoup de mots") && refused.text.contains("Vous agissez au guichet"),
            "{}",
            refused.text
        );
        let typed = [("titre", "Des arbres"), ("texte", "Beaucoup de mots")];
        assert_eq!(send(&town, &mut agent, &address, &typed).await.status, 303);
        let seek = format!("/guichet/{visit}/soutenir/{}?q=ARBRES", hall.consultation);
        let found = page(&mut agent, &seek).await;
        assert!(found.contains("Des arbres"), "{found}");
        let propose = format!("/guichet/{visit}/proposer/{}", hall.budget);
        page(&mut agent, &propose).await;
    });
}

#[tokio::test]
async fn a_claimed_account_takes_an_address_and_never_anothers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        testkit::cast::person(&town, "Sacha Petit", "sacha").await;
        let visit = hall.receive(&town, MAIWENN).await;
        let receipt = town.act(hall.by(), EndVisit { visit }).await.unwrap();
        let mut maiwenn = town.browser();
        send(&town, &mut maiwenn, "/code", &[("code", receipt.code.as_str())]).await;
        // Somebody else's receipt does nothing here, and is not lost.
        let other = hall.receive(&town, "José Álvarez").await;
        let others = town.act(hall.by(), EndVisit { visit: other }).await.unwrap();
        let refused = send(&town, &mut maiwenn, "/code", &[("code", others.code.as_str())]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("Ce code ouvre un autre compte"),
            "{}",
            refused.text
        );

        for (email, status) in [("sacha@exemple.fr", 422), ("maiwenn@exemple.fr", 303)] {
            let sent = send(&town, &mut maiwenn, "/code/adresse", &[("email", email)]).await;
            assert_eq!(sent.status, 200, "{}", sent.text);
            let link = town.link_sent_to(email).await;
            page(&mut maiwenn, &link).await;
            assert_eq!(
                town.browser().get(&link).await.status.as_u16() / 100,
                3,
                "signed in first"
            );
            let done = send(&town, &mut maiwenn, &link, &[]).await;
            assert_eq!(done.status, status, "{}", done.text);
        }
        let mut elsewhere = town.browser();
        sign_in(&town, &mut elsewhere, "maiwenn@exemple.fr").await;
        let account = page(&mut elsewhere, "/compte").await;
        assert!(account.contains(MAIWENN), "{account}");
        let used = UseCode {
            code: others.code,
            client: None,
        };
        let done = town.act(Actor::Visitor, used).await.unwrap();
        assert!(matches!(done, Used::Entered(_)));
    });
}
