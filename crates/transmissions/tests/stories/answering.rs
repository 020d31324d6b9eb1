//! Whoever decides answers without an account; what comes by post is recorded; nothing said is unsaid.

use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};
use transmissions::{AnswerByLink, CallOff, JoinedFile, RecordAnswer, TransmitAct};

use crate::{Circle, FEATURES, RECIPIENT, link, says};

#[tokio::test]
async fn a_president_answers_by_the_link_and_everyone_reads_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut chair = browser_of(&town, circle.chair);
        let form = format!("/actes/{}/transmettre", circle.act);
        says(
            &page(&mut chair, &form).await,
            &[
                "Avis sur le schéma numérique",
                "Nous vous transmettons",
                "Seule sa fin, comme @ville.fr",
            ],
        );
        let wrong = [
            ("nom", "Dominique Leroy"),
            ("qualite", ""),
            ("courriel", "presidence@"),
            ("lettre", "Bonjour."),
            ("attendue_le", "2026-11-10"),
        ];
        says(
            &whole(send(&town, &mut chair, &form, &wrong).await, 422),
            &[
                "Dites en quelle qualité",
                "Donnez une adresse électronique",
                "Choisissez un jour après aujourd’hui",
                "value=\"presidence@\"",
            ],
        );
        let id = circle.send(&town).await;
        let path = format!("/transmissions/{id}");
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &path).await;
        says(
            &shown,
            &[
                "Transmis aujourd’hui",
                "Dominique Leroy, présidente de l’agglomération",
                "Voici notre avis.",
                "n’oblige personne",
            ],
        );
        assert!(
            !shown.contains(RECIPIENT) && !shown.contains("/annuler"),
            "addresses are not public"
        );

        let letters = town.letters(RECIPIENT).await;
        says(
            &letters[0].subject,
            &["vous transmet", "Avis sur le schéma numérique"],
        );
        says(&letters[0].text, &["Voici notre avis.", "/actes/", &path]);
        town.advance_days(12).await;
        says(
            &page(&mut visitor, &path).await,
            &["Réponse attendue depuis 12 jours"],
        );
        let answer = link(&town).await;
        let mut president = town.browser();
        says(
            &page(&mut president, &answer).await,
            &[
                "Dominique Leroy, présidente de l’agglomération",
                "publiée telle quelle",
            ],
        );
        let empty = [("par", "Dominique Leroy, présidente"), ("reponse", " ")];
        says(
            &whole(send(&town, &mut president, &answer, &empty).await, 422),
            &["Écrivez votre réponse, ou joignez-la en PDF"],
        );
        let said = [
            ("par", "Dominique Leroy, présidente"),
            ("reponse", "Nous retenons <b>deux</b> propositions.\n\nMerci."),
        ];
        let done = send(&town, &mut president, &answer, &said).await;
        assert_eq!(
            done.location.as_deref(),
            Some(format!("{path}?fait=transmissions-answered").as_str())
        );
        says(
            &page(&mut visitor, &path).await,
            &[
                "Répondu en 12 jours",
                "Nous retenons &lt;b&gt;deux&lt;/b&gt; propositions.",
                "réponse publiée par le lien envoyé à une adresse @exemple.fr",
            ],
        );
        says(
            &page(&mut visitor, "/transmissions").await,
            &["Réponses reçues (1)", "Réponses attendues (0)"],
        );
        for told in ["camille@exemple.fr", "alix@exemple.fr"] {
            assert_eq!(town.letters(told).await.len(), 1, "{told}");
        }
        assert!(town.letters("yann@exemple.fr").await.is_empty());
        let found = search::find(&mut town.sql(), town.body, "propositions", None, 10, 0).await;
        assert_eq!(found.expect("a search").hits[0].path, path);
        // A second answer is added; the first stays.
        let more = [
            ("par", "Dominique Leroy, présidente"),
            ("reponse", "Une troisième, finalement."),
        ];
        assert_eq!(send(&town, &mut president, &answer, &more).await.status, 303);
        says(
            &page(&mut visitor, &path).await,
            &["Réponses (2)", "Merci.", "Une troisième", "Répondu en 12 jours"],
        );
    });
}

#[tokio::test]
async fn an_answer_that_came_by_post_is_recorded_with_its_letter() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.send(&town).await;
        town.advance_days(5).await;
        let record = |bytes: &[u8], day: &str| RecordAnswer {
            transmission: id,
            given_by: "Dominique Leroy, présidente".to_owned(),
            content: String::new(),
            given_on: day.to_owned(),
            file: Some(JoinedFile {
                name: "Réponse signée.pdf".to_owned(),
                bytes: bytes.to_vec(),
            }),
        };
        let secretary = Actor::Person(circle.secretary);
        let outcome = town.act(secretary, record(b"<html>", "2026-11-14")).await;
        assert_eq!(refusal(outcome), "transmissions-file-not-pdf");
        for impossible in ["2026-11-09", "2026-11-16"] {
            let outcome = town.act(secretary, record(b"%PDF-1.7", impossible)).await;
            assert_eq!(
                refusal(outcome),
                "transmissions-answer-day-impossible",
                "{impossible}"
            );
        }
        for without_right in [circle.chair, circle.member] {
            let outcome = town
                .act(Actor::Person(without_right), record(b"%PDF-1.7", "2026-11-14"))
                .await;
            assert_eq!(refusal(outcome), "transmissions.record-answer");
        }
        town.act(secretary, record(b"%PDF-1.7 signed", "2026-11-14"))
            .await
            .expect("recorded");
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/transmissions/{id}")).await;
        says(
            &shown,
            &[
                "14 novembre 2026",
                "noté",
                "Réponse signée.pdf",
                "Fichier publié tel qu’il a été reçu.",
                "Il n’est pas balisé",
                "href=\"/accessibilite\"",
            ],
        );
        let file = shown
            .split("href=\"")
            .find(|rest| rest.contains("/fichier\""))
            .and_then(|rest| rest.split('"').next())
            .expect("a link to the file");
        let got = visitor.get(file).await;
        assert_eq!((got.status.as_u16(), got.text.as_str()), (200, "%PDF-1.7 signed"));
        assert!(
            got.headers["content-disposition"]
                .to_str()
                .expect("text")
                .starts_with("attachment")
        );
    });
}

#[tokio::test]
async fn a_link_that_was_cut_or_called_off_opens_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.send(&town).await;
        let answer = link(&town).await;
        let mut browser = town.browser();
        says(
            &whole(browser.get("/repondre/abc").await, 404),
            &["Ce lien n’ouvre rien"],
        );
        let mut chair = browser_of(&town, circle.chair);
        let call_off = format!("/transmissions/{id}/annuler");
        page(&mut chair, &call_off).await;
        says(
            &whole(send(&town, &mut chair, &call_off, &[("raison", "")]).await, 422),
            &["Dites pourquoi"],
        );
        let said = [("raison", "Le mandat a pris fin.")];
        assert_eq!(send(&town, &mut chair, &call_off, &said).await.status, 303);
        says(
            &page(&mut browser, &format!("/transmissions/{id}")).await,
            &["Annulée", "Le mandat a pris fin."],
        );
        says(&whole(browser.get(&answer).await, 404), &["Ce lien n’ouvre rien"]);
        let late = AnswerByLink {
            token: answer.trim_start_matches("/repondre/").to_owned(),
            given_by: "Dominique".to_owned(),
            content: "Trop tard".to_owned(),
            file: None,
        };
        assert_eq!(
            refusal(town.act(Actor::Visitor, late).await),
            "transmissions-link-over"
        );
        let again = CallOff {
            transmission: id,
            reason: "Encore".to_owned(),
        };
        assert_eq!(
            refusal(town.act(Actor::Person(circle.chair), again).await),
            "transmissions-called-off-already"
        );
    });
}

#[tokio::test]
async fn what_may_not_stand_is_taken_down_and_who_sends_is_not_who_answers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let services = testkit::cast::group(&town, "Services", groups::GroupKind::Services).await;
        let agent = testkit::cast::person(&town, "Claude Agent", "claude").await;
        testkit::cast::mandate(&town, services, agent, groups::Role::Member, false).await;
        // To oneself, or to somebody else of the house: no.
        let chair = Actor::Person(circle.chair);
        let to_oneself = TransmitAct {
            recipient_email: "Camille@exemple.fr".to_owned(),
            ..circle.to("")
        };
        assert_eq!(
            refusal(town.act(chair, to_oneself).await),
            "transmissions-email-of-somebody-here"
        );
        let id = circle.send(&town).await;
        let token = link(&town).await.trim_start_matches("/repondre/").to_owned();
        let say = |content: String| AnswerByLink {
            token: token.clone(),
            given_by: "Dominique Leroy".to_owned(),
            content,
            file: None,
        };
        for number in 0..20 {
            town.act(Actor::Visitor, say(format!("Sornette {number}")))
                .await
                .expect("said");
        }
        let outcome = town.act(Actor::Visitor, say("Encore".to_owned())).await;
        assert_eq!(refusal(outcome), "transmissions-too-many-answers");
        // What came by post still has its place, and an agent takes down what may not stand.
        let record = RecordAnswer {
            transmission: id,
            given_by: "Dominique Leroy, présidente".to_owned(),
            content: "La vraie réponse.".to_owned(),
            given_on: "2026-11-10".to_owned(),
            file: None,
        };
        town.act(Actor::Person(circle.secretary), record)
            .await
            .expect("recorded");
        let path = format!("/transmissions/{id}");
        assert!(
            !page(&mut browser_of(&town, circle.secretary), &path)
                .await
                .contains("/retirer")
        );
        let mut browser = browser_of(&town, agent);
        let shown = page(&mut browser, &path).await;
        let form = shown
            .split("href=\"")
            .find(|rest| {
                rest.split('"')
                    .next()
                    .is_some_and(|href| href.ends_with("/retirer"))
            })
            .and_then(|rest| rest.split('"').next())
            .expect("a link to take it down")
            .to_owned();
        page(&mut browser, &form).await;
        let unsaid = send(&town, &mut browser, &form, &[("raison", "")]).await;
        says(&whole(unsaid, 422), &["Dites pourquoi"]);
        let said = [("raison", "Ne vient pas de la présidente.")];
        assert_eq!(send(&town, &mut browser, &form, &said).await.status, 303);
        let after = page(&mut town.browser(), &path).await;
        says(
            &after,
            &[
                "Réponse retirée le",
                "Ne vient pas de la présidente.",
                "La vraie réponse.",
            ],
        );
        assert!(!after.contains(">Sornette 0<"), "what it said is gone");
        // Called off, its links die with it, though it was answered.
        let call_off = CallOff {
            transmission: id,
            reason: "Le lien circule.".to_owned(),
        };
        town.act(chair, call_off).await.expect("called off");
        let outcome = town.act(Actor::Visitor, say("Encore".to_owned())).await;
        assert_eq!(refusal(outcome), "transmissions-link-over");
    });
}
