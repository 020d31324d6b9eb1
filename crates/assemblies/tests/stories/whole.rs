//! A whole life: somebody volunteers by the form, is drawn or follows, answers by a link, joins the group, leaves, is replaced;
//! names are erased and the draw can still be made again.

use assemblies::{
    AnswerBySelf, CallReserve, EraseVolunteers, GatherGroup, RecordAnswer, Seat, State, Volunteer,
    VolunteerState, find_reserves,
};
use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::hall::{FEATURES, Hall, asked, assembly, letters, made_of, seated, token_of, volunteers};

fn answer(town: &TestTown, one: &Volunteer, accepts: bool) -> AnswerBySelf {
    AnswerBySelf {
        token: token_of(town, one),
        accepts,
        agrees_to_be_named: true,
    }
}

#[tokio::test]
async fn from_the_form_to_the_erasure_of_names() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 0).await;
        let path = assemblies::path_of(id);
        let mut visitor = town.browser();

        // A visitor fills the form; nobody is a volunteer before they followed the link.
        let form = page(&mut visitor, &format!("{path}/inscription")).await;
        for said in ["Genre", "Campagne", "Adresse postale", "311-3-1"] {
            assert!(form.contains(said), "{said}");
        }
        let typed = [
            ("name", "Léa Zzleazz"),
            ("email", "lea@exemple.fr"),
            ("address", "3 quai Neuf, 56400 Auray"),
            ("critere1", "Femme"),
            ("critere2", "Bourg"),
        ];
        let refused = send(&town, &mut visitor, &format!("{path}/inscription"), &typed).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("3 quai Neuf"), "what was typed comes back");
        let mut agreed = typed.to_vec();
        agreed.push(("consents", "oui"));
        let sent = send(&town, &mut visitor, &format!("{path}/inscription"), &agreed).await;
        assert_eq!(sent.leads_to(), format!("{path}?fait=assemblies-letter-sent"));
        assert!(volunteers(&town, id).await.is_empty());
        let link = town.link_sent_to("lea@exemple.fr").await;
        page(&mut visitor, &link).await;
        let confirmed = send(&town, &mut visitor, &format!("{link}/confirmer"), &[]).await;
        assert_eq!(confirmed.status, 303);
        assert_eq!(volunteers(&town, id).await.len(), 1);
        let own = volunteers(&town, id).await[0].published_as();
        assert!(page(&mut visitor, &link).await.contains(&own));

        hall.enter(&town, id, 17).await;
        let round = hall.publish(&town, id).await;
        let before = page(&mut visitor, &format!("{path}/tirages/{round}")).await;
        assert!(before.contains("Six lancers de dé") && !before.contains("Le panel tiré"));
        let drawn = hall.draw(&town, id, round, "4 6 1 1 3 5").await;
        assert_eq!(drawn.panel.len(), 4);
        assert_eq!(drawn.figures.probabilities.len(), 18);
        let after = page(&mut visitor, &format!("{path}/tirages/{round}")).await;
        assert!(after.contains("4 6 1 1 3 5") && after.contains(&drawn.panel[0]));
        let all = volunteers(&town, id).await;
        let panel = seated(&all);
        assert_eq!(made_of(&panel), (2, 1), "two women, one from the countryside");
        let numbers: Vec<String> = panel.iter().map(|one| one.published_as()).collect();
        assert_eq!(numbers, drawn.panel);

        // Three answer by their links, one by letter.
        let panel: Vec<Volunteer> = panel.into_iter().cloned().collect();
        for one in &panel[..2] {
            let link = town.link_sent_to(&one.email).await;
            let fields = [("answer", "oui"), ("named", "oui")];
            let answered = send(&town, &mut visitor, &format!("{link}/reponse"), &fields).await;
            assert_eq!(answered.status, 303, "{}", answered.text);
        }
        town.act(Actor::Visitor, answer(&town, &panel[2], false))
            .await
            .unwrap();
        let record = RecordAnswer {
            assembly: id,
            volunteer: panel[3].id,
            accepts: true,
            agrees_to_be_named: false,
        };
        town.act(hall.by(), record).await.unwrap();
        // Each reads how likely they were, and follows to what explains it.
        let own = format!("/volontariat/{}", token_of(&town, &panel[1]));
        assert!(page(&mut visitor, &own).await.contains("Votre probabilité"));
        // Before the date an answer may change; nobody answers who was not drawn.
        town.act(Actor::Visitor, answer(&town, &panel[0], false))
            .await
            .unwrap();
        town.act(Actor::Visitor, answer(&town, &panel[0], true))
            .await
            .unwrap();
        let other = all.iter().find(|one| one.seat.is_none()).unwrap();
        let uncalled = town.act(Actor::Visitor, answer(&town, other, true)).await;
        assert_eq!(refusal(uncalled), "assemblies-refused-not-asked");
        // What an agent entered is told to whose answer it is.
        let told = town.letters(&panel[3].email).await;
        assert!(told[0].text.contains("vous acceptez de siéger"));

        // The reserve gives a follower who keeps the quotas.
        let found = find_reserves(&town.house, town.body, id).await.unwrap();
        assert_eq!(town.act(hall.by(), CallReserve { found }).await.unwrap(), 1);
        let all = volunteers(&town, id).await;
        assert_eq!(made_of(&seated(&all)), (2, 1));
        let follower = asked(&all)[0].clone();
        let left = all.iter().find(|one| one.id == panel[2].id).unwrap();
        assert_eq!(left.replaced_by, Some(follower.number));
        // The order they come from is published, and anybody makes it again.
        let order = visitor.get(&format!("{path}/tirages/{round}/reserve.txt")).await;
        let ids = drawn.figures.probabilities.keys().map(String::as_str);
        let again = sortition::reserve_order(ids, &drawn.panel, "4 6 1 1 3 5");
        assert_eq!(order.text.lines().collect::<Vec<_>>(), again);
        assert!(again.contains(&follower.published_as()));
        assert!(page(&mut visitor, &path).await.contains("Remplacements"));

        // The group: who accepted and agreed; the follower joins it when they accept; who did not agree is not named.
        let gather = GatherGroup {
            assembly: id,
            is_new_group: false,
        };
        let group = town.act(hall.by(), gather).await.unwrap();
        assert_eq!(group, hall.group);
        let members = || async {
            let found = groups::members_on(&mut town.sql(), town.body, group, town.now()).await;
            found
                .unwrap()
                .into_iter()
                .map(|member| member.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(members().await.len(), 2);
        town.act(Actor::Visitor, answer(&town, &follower, true))
            .await
            .unwrap();
        assert_eq!(members().await.len(), 3);
        assert!(!members().await.contains(&panel[3].name));

        // Somebody who sits withdraws: forgotten at once, and their seat is drawn anew.
        let token = token_of(&town, &panel[0]);
        let link = format!("/volontariat/{token}");
        let withdrawn = send(&town, &mut visitor, &format!("{link}/retrait"), &[]).await;
        assert_eq!(withdrawn.leads_to(), format!("{path}?fait=assemblies-withdrawn"));
        assert_eq!(visitor.get(&link).await.status, 404);
        let all = volunteers(&town, id).await;
        let gone = all.iter().find(|one| one.id == panel[0].id).unwrap();
        assert_eq!(
            (gone.state, gone.seat),
            (VolunteerState::Withdrawn, Some(Seat::Left))
        );
        assert!(gone.name.is_empty() && gone.email.is_empty() && gone.address.is_empty());
        let second = hall.ask(&town, id).await;
        let filled = hall.draw(&town, id, second, "2 2 6 2 2 6").await;
        assert_eq!(
            (filled.panel.len(), filled.vacated.as_slice()),
            (1, &[gone.number][..])
        );
        let all = volunteers(&town, id).await;
        assert_eq!(seated(&all).len(), 4);
        // With what was forgotten of who left, the quotas are met again.
        let mut sitting = seated(&all);
        sitting.retain(|one| one.state == VolunteerState::In);
        assert_eq!(made_of(&sitting), (2, 1));

        // It is over.
        let erase = EraseVolunteers {
            assembly: id,
            reason: "L’avis est remis.".to_owned(),
        };
        town.act(hall.by(), erase).await.unwrap();
        assert_eq!(assembly(&town, id).await.state, State::Erased);
        assert!(volunteers(&town, id).await.is_empty());
        let kept = page(&mut visitor, &format!("{path}/tirages/{round}")).await;
        assert!(kept.contains("4 6 1 1 3 5"));
        let file = visitor.get(&format!("{path}/tirages/{round}/panels.txt")).await;
        let tickets = sortition::Tickets::parse(&file.text).unwrap();
        assert_eq!(
            tickets.draw("4 6 1 1 3 5").panel,
            drawn.panel,
            "anybody draws again"
        );
        assert_eq!(Some(tickets.commitment()), drawn.commitment);
        let mut agent = browser_of(&town, hall.agent);
        whole(
            agent.get(&format!("{path}/tirages/{round}/candidats.csv")).await,
            409,
        );
    });
}

#[tokio::test]
async fn a_stranger_sees_numbers_and_no_name() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 0).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let path = assemblies::path_of(id);
        let mut stranger = browser_of(&town, hall.stranger);
        for end in [
            "",
            "/inscription",
            "/tirages/1",
            "/tirages/1/panels.txt",
            "/tirages/1/quotas.csv",
            "/tirages/1/certificat.json",
        ] {
            let shown = stranger.get(&format!("{path}{end}")).await;
            assert_eq!(shown.status, 200, "{end}: {}", shown.text);
            for number in 1..=12 {
                let secrets = [
                    letters(number),
                    format!("v{number}@"),
                    format!("{number} rue des"),
                ];
                for secret in secrets {
                    assert!(!shown.text.contains(&secret), "{end} tells {secret}");
                }
            }
        }
        let one = volunteers(&town, id).await[0].id;
        for end in [
            "/preparer".to_owned(),
            "/volontaires".to_owned(),
            "/volontaires/papier".to_owned(),
            format!("/volontaires/{one}"),
            format!("/volontaires/{one}/courrier.pdf"),
            "/tirages/1/candidats.csv".to_owned(),
        ] {
            assert_eq!(stranger.get(&format!("{path}{end}")).await.status, 403, "{end}");
        }
        // The letters are the agents' own.
        let mut agent = browser_of(&town, hall.agent);
        let all = volunteers(&town, id).await;
        let drawn = asked(&all)[0];
        let shown = page(&mut agent, &format!("{path}/volontaires/{}", drawn.id)).await;
        assert!(shown.contains(&drawn.name) && shown.contains("courrier.pdf"));
        let letter = agent
            .get(&format!("{path}/volontaires/{}/courrier.pdf", drawn.id))
            .await;
        assert_eq!(letter.status, 200);
        assert!(letter.text.starts_with("%PDF-"));
        page(&mut agent, &format!("{path}/volontaires")).await;
        page(&mut agent, &format!("{path}/preparer")).await;
    });
}
