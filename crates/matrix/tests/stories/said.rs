//! What people say in a room is read here by the members of its group, and by nobody else; what is removed there is removed
//! here.

use kernel::SubjectRef;
use testkit::{Synapse, TestTown, browser_of, on_both_engines, page, send, whole};
use tools::messages::{KEPT_DAYS, KEPT_MAX, READ};

use crate::town::{Circle, FEATURES, PASSWORD, address_of, exchanges, known, room_of, set_up, with_bridge};

const PAGE: &str = "/groupes/groupe-mobilites/activite";

#[tokio::test]
async fn what_is_said_there_is_read_corrected_and_removed_here() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Synapse::start().await else {
            return;
        };
        server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        let sacha = server.register("sacha", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        town.settle().await;
        let group = SubjectRef::new("group", circle.group);
        camille.call_themself("Camille <D.>").await;
        let room = camille
            .join(&address_of(&town, &group).await)
            .await
            .expect("let in");
        sacha
            .join(&address_of(&town, &group).await)
            .await
            .expect("let in");
        camille
            .say(&room, "1", "Et le passage piéton du quai ?")
            .await
            .expect("said");
        let wrong = sacha.say(&room, "2", "Lundi à 8 h").await.expect("said");
        let regretted = sacha.say(&room, "3", "Une bêtise").await.expect("said");
        assert!(known(&town, &group).await.is_empty(), "nothing was read yet");
        town.advance_minutes(3).await;
        let said = |who: &str, words: &str| (who.to_owned(), words.to_owned());
        assert_eq!(
            known(&town, &group).await,
            [
                said("Camille <D.>", "Et le passage piéton du quai ?"),
                said("sacha", "Lundi à 8 h"),
                said("sacha", "Une bêtise")
            ]
        );
        sacha
            .correct(&room, &wrong, "Mardi à 8 h")
            .await
            .expect("corrected");
        sacha.remove(&room, &regretted).await;
        // Nobody speaks for another: such a correction is read, and changes nothing.
        camille.correct(&room, &wrong, "Jamais").await;
        town.advance_minutes(3).await;
        let left = [
            said("Camille <D.>", "Et le passage piéton du quai ?"),
            said("sacha", "Mardi à 8 h"),
        ];
        assert_eq!(known(&town, &group).await, left);

        // While the server is down, what was known stays; what was said meanwhile comes afterwards.
        server.stop();
        town.advance_minutes(3).await;
        assert_eq!(known(&town, &group).await, left);
        assert_eq!(exchanges(&town, READ).await.postponed, 1);
        server.resume().await;
        for number in 0..130 {
            camille
                .say(&room, &format!("many {number}"), &format!("Point {number}"))
                .await
                .expect("said");
        }
        town.advance_minutes(120).await;
        let all = known(&town, &group).await;
        assert_eq!(all.len(), 132, "more than one answer holds");
        for number in 0..130 {
            let words = format!("Point {number}");
            assert_eq!(
                all.iter().filter(|(_, said)| *said == words).count(),
                1,
                "{words}"
            );
        }

        // Within the bounds of number and of time.
        for number in 0..100 {
            camille
                .say(&room, &format!("more {number}"), &format!("Suite {number}"))
                .await
                .expect("said");
        }
        town.advance_minutes(3).await;
        let kept = known(&town, &group).await;
        assert_eq!(kept.len(), usize::try_from(KEPT_MAX).expect("small"));
        assert_eq!(kept.last().map(|(_, words)| words.as_str()), Some("Suite 99"));
        town.advance_days(KEPT_DAYS + 1).await;
        assert!(known(&town, &group).await.is_empty());
        assert_eq!(exchanges(&town, READ).await.parked, 0);
    });
}

#[tokio::test]
async fn members_see_and_find_what_is_said_and_nobody_else_does() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Synapse::start().await else {
            return;
        };
        server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        let mut chair = browser_of(&town, circle.chair);
        let asked = page(&mut chair, PAGE).await;
        assert!(asked.contains("Le salon est demandé au serveur"), "{asked}");
        town.settle().await;
        let silent = page(&mut chair, PAGE).await;
        assert!(
            silent.contains("Rien encore") && silent.contains("Salon public, en clair"),
            "{silent}"
        );
        let group = SubjectRef::new("group", circle.group);
        let address = address_of(&town, &group).await;
        let room = camille.join(&address).await.expect("let in");
        camille
            .say(&room, "1", "Les <b>passages</b> piétons du quai")
            .await
            .expect("said");
        for number in 0..12 {
            camille
                .say(&room, &format!("m{number}"), &format!("Message {number}"))
                .await
                .expect("said");
        }
        camille
            .say(&room, "2", "Les bancs de la gare")
            .await
            .expect("said");
        town.advance_minutes(3).await;
        // From here on nobody asks the server: it is off.
        server.stop();
        let seen = page(&mut chair, PAGE).await;
        assert!(
            seen.contains("Les bancs de la gare") && seen.contains("camille"),
            "{seen}"
        );
        assert!(
            !seen.contains("Message 3") && seen.contains("Parvis n’a reconnu personne"),
            "{seen}"
        );
        assert!(seen.contains(&format!("href=\"{address}\"")), "{seen}");
        let found = page(&mut chair, &format!("{PAGE}?q=passage")).await;
        assert!(
            found.contains("Un message du salon de discussion")
                && found.contains("Les &lt;b&gt;passages&lt;/b&gt; piétons du quai"),
            "{found}"
        );
        // On the page of the group too, one is told where they talk.
        let own = page(&mut chair, "/groupes/groupe-mobilites").await;
        assert!(own.contains(&format!("href=\"{address}\"")), "{own}");

        // Whoever is no member comes into the public room, and reads there what is said there: not here.
        let passer_by = browser_of(&town, circle.reader);
        for mut other in [passer_by, town.browser()] {
            let shown = page(&mut other, PAGE).await;
            assert!(
                shown.contains(&format!("href=\"{address}\"")) && !shown.contains("bancs"),
                "{shown}"
            );
            let searched = page(&mut other, &format!("{PAGE}?q=passage")).await;
            assert!(!searched.contains("piétons"), "{searched}");
            // Of the private room they see nothing.
            let shown = page(&mut other, "/groupes/services/activite").await;
            assert!(
                !shown.contains("matrix.to") && !shown.contains("Salon"),
                "{shown}"
            );
            let services = page(&mut other, "/groupes/services").await;
            assert!(!services.contains("matrix.to"), "{services}");
        }
        let found = search::find(&mut town.sql(), town.body, "passages", None, 10, 0).await;
        assert_eq!(found.expect("searched").total, 0, "it is in no index");
    });
}

#[tokio::test]
async fn a_member_is_let_into_a_private_room_by_a_page() {
    let Some(server) = Synapse::start().await else {
        return;
    };
    server.register("parvis", PASSWORD).await;
    let camille = server.register("camille", "x").await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    let mut agent = browser_of(&town, circle.agent);
    let seen = page(&mut agent, "/groupes/services/activite").await;
    assert!(seen.contains("Salon privé, en clair"), "{seen}");
    let link = seen
        .split("href=\"")
        .find(|rest| rest.starts_with("/discussion/"))
        .expect("a link");
    let link = link.split('"').next().expect("its end");
    let form = page(&mut agent, link).await;
    assert!(form.contains("Demander l’invitation"), "{form}");
    let objet = link.split_once("objet=").expect("whose").1;
    let fields = |account: &'static str| [("objet", objet), ("compte", account)];
    let refused = send(&town, &mut agent, "/discussion/invitation", &fields("camille")).await;
    let refused = whole(refused, 422);
    assert!(
        refused.contains("n’est pas un compte entier") && refused.contains("value=\"camille\""),
        "{refused}"
    );
    let done = send(
        &town,
        &mut agent,
        "/discussion/invitation",
        &fields("@camille:ville.test"),
    )
    .await;
    assert_eq!(done.status, 303);
    town.settle().await;
    let all = groups::list(&mut town.sql(), town.body, 10).await.expect("read");
    let services = all.iter().find(|one| one.name == "Services").expect("there");
    let services = SubjectRef::new("group", services.id);
    assert!(camille.join(&address_of(&town, &services).await).await.is_some());
    let mut paul = browser_of(&town, circle.reader);
    assert_eq!(paul.get(link).await.status, 403);
    let refused = send(
        &town,
        &mut paul,
        "/discussion/invitation",
        &fields("@camille:ville.test"),
    )
    .await;
    assert_eq!(refused.status, 403);
    assert!(!room_of(&town, &services).await.is_encrypted);
}
