//! Opening a consultation, changing it, its end.

use debates::{ChangeConsultation, CloseConsultation};
use groups::{GroupKind, Role};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{
    CHAIR, Circle, FEATURES, contribute, follow, group, hides, instant, mandate, open, person, says, send,
    signed_in,
};

#[tokio::test]
async fn an_agent_opens_a_consultation_with_one_form() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        Circle::meet(&town).await;
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let agent = person(&town, "Un agent").await;
        mandate(&town, services, agent, Role::Member).await;
        let mut browser = signed_in(&town, "Un agent").await;
        says(
            &open(&mut browser, "/consultations").await,
            &[
                "Aucune consultation n’est ouverte",
                "href=\"/consultations/nouvelle\"",
            ],
        );
        let path = "/consultations/nouvelle";
        open(&mut browser, path).await;

        // Wrong input: a sentence beside each field, and nothing typed is lost.
        let typed = [
            ("groupe", ""),
            ("titre", "  "),
            ("question", "Que faut-il changer ?"),
            ("presentation", "Voici <b>pourquoi</b>."),
            ("fin", "bientôt"),
        ];
        let refused = send(&town, &mut browser, path, &typed).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "Choisissez le groupe qui répond.",
                "Donnez une date",
                "Que faut-il changer ?",
                "Voici &lt;b&gt;pourquoi",
            ],
        );
        let fields = [
            ("groupe", "groupe-mobilites"),
            ("titre", "La place de la gare"),
            ("question", "Que faut-il changer ?"),
            ("presentation", "Voici **pourquoi**."),
            ("themes", "Vélo\r\n\r\n  Arbres et   ombre\r\nVélo"),
            ("fin", "2026-11-09"),
        ];
        let refused = send(&town, &mut browser, path, &fields).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["Le dernier jour doit venir après"]);
        let mut fields = fields;
        fields[5].1 = "2026-12-10";
        let done = send(&town, &mut browser, path, &fields).await;
        let page = follow(&mut browser, &done).await;
        says(
            &page,
            &[
                "La consultation est enregistrée.",
                "jeudi 10 décembre 2026 à 23\u{a0}h\u{a0}59",
                "<strong>pourquoi</strong>",
                "Arbres et ombre",
                "Groupe mobilités",
                "Clore avant la date",
                "Consultation enregistrée",
            ],
        );
        let mut citizen = town.browser();
        let address = done.location.expect("an address");
        let address = address.split('?').next().expect("a path");
        let page = open(&mut citizen, address).await;
        hides(&page, &["Clore avant la date", "Contributions qui attendent"]);
        says(
            &open(&mut citizen, "/consultations").await,
            &["La place de la gare", "Aucune contribution"],
        );
        assert_eq!(citizen.get("/consultations/nouvelle").await.status, 303);
    });
}

#[tokio::test]
async fn two_people_who_change_it_at_once_both_keep_their_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let mut browser = signed_in(&town, CHAIR).await;
        let path = format!("/consultations/{id}/modifier");
        let page = open(&mut browser, &path).await;
        says(&page, &["name=\"version\" value=\"1\""]);
        let meanwhile = ChangeConsultation {
            consultation: id,
            version: 1,
            title: "La place et la rue de la gare".to_owned(),
            question: "Que changer ?".to_owned(),
            presentation: String::new(),
            themes: Vec::new(),
            closes_at: town.now().plus_days(40),
        };
        town.act(Actor::Person(circle.secretary), meanwhile)
            .await
            .expect("changed");
        let mine = [
            ("version", "1"),
            ("titre", "La gare"),
            ("question", "Ma question à moi ?"),
            ("fin", "2026-12-10"),
        ];
        let refused = send(&town, &mut browser, &path, &mine).await;
        assert_eq!(refused.status, 409);
        says(
            &refused.text,
            &[
                "La place et la rue de la gare",
                "Ma question à moi ?",
                "name=\"version\" value=\"2\"",
            ],
        );
        let mut again = mine;
        again[0].1 = "2";
        let done = send(&town, &mut browser, &path, &again).await;
        says(&follow(&mut browser, &done).await, &["Ma question à moi ?"]);
    });
}

#[tokio::test]
async fn it_closes_at_its_date_or_before_and_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let at_its_date = circle.open(&town).await;
        let before_it = circle.open(&town).await;
        contribute(&town, circle.citizen, at_its_date, "Des arceaux").await;
        let chair = Actor::Person(circle.chair);
        town.act(
            chair,
            CloseConsultation {
                consultation: before_it,
            },
        )
        .await
        .expect("closed");
        let twice = town
            .act(
                chair,
                CloseConsultation {
                    consultation: before_it,
                },
            )
            .await;
        assert!(matches!(twice, Err(Fault::Refused { .. })));
        town.house.clock.set(instant("2026-12-10T17:30:00Z"));
        let mut citizen = town.browser();
        // Its hour has come: nobody waits for Parvis to have written it.
        let page = open(&mut citizen, &format!("/consultations/{at_its_date}")).await;
        hides(&page, &["/contribuer\""]);
        town.settle().await;
        let found = debates::find(&mut town.sql(), town.body, at_its_date)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(found.closed_at, Some(town.now()));
        let page = open(&mut citizen, &format!("/consultations/{at_its_date}")).await;
        says(&page, &["Close le", "Des arceaux", "Consultation close"]);
        let home: Vec<_> = {
            let home = debates::FEATURE.home.expect("lines of the home page");
            home(&town.house, &mut town.sql(), town.body, 8)
                .await
                .expect("read")
        };
        // One is over with a contribution; the other received none: there is nothing to tell of it.
        assert_eq!(home.len(), 1);
        assert_eq!(home[0].title, "La place de la gare");
    });
}
