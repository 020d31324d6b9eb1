//! Contributing, signed in or by a link; editing, withdrawing; the end while somebody writes.

use debates::{Contribute, ContributionId, EditContribution, WithdrawContribution};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{
    CITIZEN, Circle, FEATURES, contribute, follow, hides, letters, link_in, open, says, send, signed_in,
    written,
};

const BY_MAIL: [(&str, &str); 6] = [
    ("titre", "Des bancs à l’ombre"),
    ("texte", "On attend **debout** en plein soleil."),
    ("theme", "Arbres et ombre"),
    ("lieu", "devant la gare"),
    ("nom", "Gwénaëlle  Le Bouëdec"),
    ("email", " Gwenaelle@Exemple.FR "),
];

#[tokio::test]
async fn a_visitor_contributes_with_one_form_and_one_link() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut visitor = town.browser();
        let page = open(&mut visitor, &path).await;
        says(
            &page,
            &[
                "Ce qui est gardé, et pourquoi",
                "effacé au bout de 7 jours",
                "name=\"email\"",
            ],
        );

        let mut wrong = BY_MAIL;
        wrong[5].1 = "gwenaelle";
        wrong[1].1 = "";
        let refused = send(&town, &mut visitor, &path, &wrong).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "Écrivez votre contribution.",
                "Des bancs à l’ombre",
                "Gwénaëlle",
                "devant la gare",
            ],
        );

        let sent = send(&town, &mut visitor, &path, &BY_MAIL).await;
        assert_eq!(sent.status, 303, "the browser forgets what was typed");
        let sent = open(&mut visitor, &sent.location.expect("elsewhere")).await;
        hides(&sent, &["gwenaelle"]);
        says(&sent, &["Un courrier vient de partir", "7 jours"]);
        let list = format!("/consultations/{id}");
        hides(&open(&mut visitor, &list).await, &["Des bancs"]);
        let mail = letters(&town, "gwenaelle@exemple.fr").await;
        assert_eq!(mail.len(), 1);
        // What was typed is in no mail: anybody could have typed somebody else's address.
        hides(&mail[0].text, &["bancs", "debout", "Gwénaëlle"]);
        let link = link_in(&mail[0].text);

        // Opened by a mail scanner: nothing happens.
        let mut scanner = town.browser();
        says(
            &open(&mut scanner, &link).await,
            &["Des bancs à l’ombre", "<strong>debout</strong>", "Sans votre nom"],
        );
        hides(&open(&mut visitor, &list).await, &["Des bancs"]);

        let done = send(&town, &mut visitor, &link, &[]).await;
        let page = follow(&mut visitor, &done).await;
        says(
            &page,
            &[
                "Votre contribution est publiée.",
                "Des bancs à l’ombre",
                "Une personne",
                "Votre contribution</h2>",
            ],
        );
        hides(&page, &["Gwénaëlle Le Bouëdec</dd>", "gwenaelle@exemple.fr"]);
        // Pressed twice, it is published once and leads to the same page.
        let again = send(&town, &mut visitor, &link, &[]).await;
        follow(&mut visitor, &again).await;
        let list = open(&mut visitor, &list).await;
        says(&list, &["1 contribution<"]);
        assert_eq!(visitor.get(&link).await.status, 303);
    });
}

#[tokio::test]
async fn a_link_too_old_is_replaced_and_what_nobody_confirms_is_forgotten() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut visitor = town.browser();
        send(&town, &mut visitor, &path, &BY_MAIL).await;
        let link = link_in(&letters(&town, "gwenaelle@exemple.fr").await[0].text);
        town.advance_days(2).await;
        let late = send(&town, &mut visitor, &link, &[]).await;
        assert_eq!(late.status, 410);
        says(
            &late.text,
            &["votre contribution est toujours là", "Recevoir un nouveau lien"],
        );
        let renewed = send(&town, &mut visitor, &format!("{link}/relancer"), &[]).await;
        assert_eq!(renewed.status, 200, "{}", renewed.text);
        let mail = letters(&town, "gwenaelle@exemple.fr").await;
        assert_eq!(mail.len(), 2);
        let other = link_in(&mail[0].text);
        assert_ne!(link, other);
        assert_eq!(visitor.get(&link).await.status, 410);
        let done = send(&town, &mut visitor, &other, &[]).await;
        says(&follow(&mut visitor, &done).await, &["Des bancs à l’ombre"]);

        let mut other_visitor = town.browser();
        let mut forgotten = BY_MAIL;
        forgotten[5].1 = "quelquun@exemple.fr";
        send(&town, &mut other_visitor, &path, &forgotten).await;
        let link = link_in(&letters(&town, "quelquun@exemple.fr").await[0].text);
        town.advance_days(8).await;
        let gone = other_visitor.get(&link).await;
        assert_eq!(gone.status, 410);
        hides(&gone.text, &["Des bancs", "quelquun"]);
    });
}

#[tokio::test]
async fn an_address_is_not_flooded_and_a_dead_one_stops_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet_without_mail(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut visitor = town.browser();
        for n in 0..6 {
            let title = format!("Idée {n}");
            let mut fields = BY_MAIL;
            fields[0].1 = &title;
            let reply = send(&town, &mut visitor, &path, &fields).await;
            assert_eq!(reply.status, if n < 5 { 303 } else { 422 }, "{n}");
        }
        town.settle().await;
        let sent = kernel::EffectLine::latest(&mut town.sql(), town.body, 50)
            .await
            .expect("read");
        assert_eq!(sent.len(), 5, "one letter each, and they wait for a mail server");
    });
}

#[tokio::test]
async fn somebody_signed_in_contributes_at_once_and_a_double_click_counts_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let mut browser = signed_in(&town, CITIZEN).await;
        let path = format!("/consultations/{id}/contribuer");
        hides(&open(&mut browser, &path).await, &["name=\"email\""]);
        let request = town.id::<()>().to_string();
        let long = "Ôter les îlots ".repeat(13);
        let fields = [
            ("request_id", request.as_str()),
            ("titre", long.as_str()),
            ("texte", "Ça gêne les fauteuils <script>alert(1)</script>."),
            ("nom_visible", "oui"),
        ];
        let first = browser.post(&path, &fields).await;
        let second = browser.post(&path, &fields).await;
        assert_eq!(first.location, second.location);
        let page = follow(&mut browser, &second).await;
        says(&page, &["Maïwenn Le Goff-Kerbrat", "&lt;script&gt;"]);
        says(
            &open(&mut browser, &format!("/consultations/{id}")).await,
            &["1 contribution<"],
        );
        let unknown = send(
            &town,
            &mut browser,
            &path,
            &[("titre", "Un"), ("texte", "Deux"), ("theme", "Inventé")],
        )
        .await;
        assert_eq!(unknown.status, 422);
        says(&unknown.text, &["Choisissez un thème de la liste"]);
    });
}

#[tokio::test]
async fn what_was_sent_before_the_end_is_published_after_it_and_what_is_written_after_it_is_not_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut writer = signed_in(&town, CITIZEN).await;
        open(&mut writer, &path).await;
        town.house.clock.set(town.now().plus_days(30).plus_seconds(-600));
        let mut visitor = town.browser();
        send(&town, &mut visitor, &path, &BY_MAIL).await;
        let link = link_in(&letters(&town, "gwenaelle@exemple.fr").await[0].text);
        town.house.clock.set(town.now().plus_seconds(1200));
        town.settle().await;

        let fields = [("titre", "Un kiosque"), ("texte", "Pour la fanfare, à l’abri.")];
        let refused = send(&town, &mut writer, &path, &fields).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "Cette consultation s’est close le",
                "est toujours dans cette page",
                "Un kiosque",
                "Pour la fanfare, à l’abri.",
            ],
        );
        let done = send(&town, &mut visitor, &link, &[]).await;
        says(&follow(&mut visitor, &done).await, &["Des bancs à l’ombre"]);
        says(
            &open(&mut visitor, &path).await,
            &["Cette consultation s’est close le"],
        );
    });
}

#[tokio::test]
async fn an_author_edits_and_the_former_text_stays_readable() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let mut author = signed_in(&town, CITIZEN).await;
        let path = format!("/consultations/{id}/contributions/{contribution}");
        says(
            &open(&mut author, &format!("{path}/modifier")).await,
            &["Des arceaux", "value=\"1\""],
        );
        // In another window, meanwhile.
        let other = EditContribution {
            contribution,
            version: 1,
            written: written("Vingt arceaux"),
            shows_name: false,
        };
        town.act(Actor::Person(circle.citizen), other)
            .await
            .expect("edited");
        let mine = [
            ("version", "1"),
            ("titre", "Trente arceaux"),
            ("texte", "Et couverts."),
            ("theme", "Vélo"),
        ];
        let stale = send(&town, &mut author, &format!("{path}/modifier"), &mine).await;
        assert_eq!(stale.status, 409);
        says(&stale.text, &["Vingt arceaux", "Trente arceaux", "Et couverts."]);
        let mut again = mine;
        again[0].1 = "2";
        let done = send(&town, &mut author, &format!("{path}/modifier"), &again).await;
        let page = follow(&mut author, &done).await;
        says(
            &page,
            &[
                "Trente arceaux",
                "voir les 2 versions précédentes",
                "Vingt arceaux",
                "Des arceaux",
                "Contribution modifiée",
            ],
        );
        let found = search::find(&mut town.sql(), town.body, "trente", Some("contribution"), 10, 0)
            .await
            .expect("searched");
        assert_eq!(found.total, 1);

        // Somebody else's is not theirs.
        let foreign = EditContribution {
            contribution,
            version: 3,
            written: written("Rien"),
            shows_name: false,
        };
        let refused = town.act(Actor::Person(circle.neighbour), foreign).await;
        assert!(matches!(refused, Err(Fault::Forbidden { .. })));
    });
}

#[tokio::test]
async fn what_an_author_withdraws_is_nowhere_left() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux zinzolins").await;
        let actor = Actor::Person(circle.citizen);
        let edited = EditContribution {
            contribution,
            version: 1,
            written: written("Des arceaux zinzolins et verts"),
            shows_name: false,
        };
        town.act(actor, edited).await.expect("edited");
        let mut author = signed_in(&town, CITIZEN).await;
        let path = format!("/consultations/{id}/contributions/{contribution}");
        let done = send(&town, &mut author, &format!("{path}/retirer"), &[]).await;
        let page = follow(&mut author, &done).await;
        says(&page, &["Retirée par son auteur le 10 novembre 2026"]);
        hides(&page, &["zinzolins", "attend longtemps", "école Éric"]);
        let list = open(&mut author, &format!("/consultations/{id}")).await;
        says(
            &list,
            &[
                "Aucune contribution ne correspond",
                "1 contribution retirée par son auteur",
            ],
        );
        hides(&list, &["zinzolins"]);
        let csv = author
            .get(&format!("/consultations/{id}/contributions.csv"))
            .await
            .text;
        hides(&csv, &["zinzolins"]);
        assert!(csv.contains(&format!("{contribution},retire,")), "{csv}");
        let found = search::find(&mut town.sql(), town.body, "zinzolins", None, 10, 0)
            .await
            .expect("searched");
        assert_eq!(found.total, 0);
        let twice = town.act(actor, WithdrawContribution { contribution }).await;
        assert!(matches!(twice, Err(Fault::Refused { .. })));
        let nowhere = author
            .get(&format!(
                "/consultations/{id}/contributions/{}",
                town.id::<ContributionId>()
            ))
            .await;
        assert_eq!(nowhere.status, 404);
    });
}

#[tokio::test]
async fn people_contribute_at_the_same_time() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let deed = |title: &str| Contribute {
            consultation: id,
            written: written(title),
            shows_name: false,
        };
        let (one, other, third) = tokio::join!(
            town.act(Actor::Person(circle.citizen), deed("Un")),
            town.act(Actor::Person(circle.neighbour), deed("Deux")),
            town.act(Actor::Person(circle.secretary), deed("Trois")),
        );
        let published = [one.expect("one"), other.expect("two"), third.expect("three")];
        let nobody = ContributionId::from_uuid(db::Uuid::nil());
        let all = debates::contributions_after(&mut town.sql(), town.body, id, nobody, 10)
            .await
            .expect("read");
        assert_eq!(all.len(), 3);
        assert!(published.iter().all(|id| all.iter().any(|line| line.id == *id)));
    });
}
