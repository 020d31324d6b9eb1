//! Reporting, deciding, contesting; and what the public reads of it.

use kernel::{Actor, Fault};
use moderation::{DecideAppeal, Moderate, Reason, ReportContent, Target};
use testkit::{TestTown, on_both_engines};

use crate::{
    CHAIR, CITIZEN, Circle, FEATURES, NEIGHBOUR, SECRETARY, contribute, email, follow, hides, letters,
    link_in, open, says, send, signed_in,
};

#[tokio::test]
async fn a_contribution_is_reported_removed_contested_and_put_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Le maire est un âne").await;
        let path = format!("/consultations/{id}/contributions/{contribution}");

        // Anyone reports, without account, and is told.
        let mut visitor = town.browser();
        let report = format!("/signaler/contribution/{contribution}");
        says(
            &open(&mut visitor, &report).await,
            &["Injure ou diffamation", "Le maire est un âne"],
        );
        let refused = send(
            &town,
            &mut visitor,
            &report,
            &[("precisions", "C’est méchant."), ("email", "x")],
        )
        .await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["Choisissez un motif.", "C’est méchant."]);
        let fields = [
            ("motif", "injure"),
            ("precisions", "C’est méchant."),
            ("email", "v@exemple.fr"),
        ];
        let done = send(&town, &mut visitor, &report, &fields).await;
        says(
            &follow(&mut visitor, &done).await,
            &["votre signalement sera examiné", "Le maire est un âne"],
        );
        assert_eq!(letters(&town, "v@exemple.fr").await.len(), 1);
        assert_eq!(visitor.get("/moderation").await.status, 303);

        town.house.clock.set(town.now().plus_seconds(3 * 3600));
        let mut chair = signed_in(&town, CHAIR).await;
        says(
            &open(&mut chair, "/moderation").await,
            &["Le maire est un âne", "1 signalement<"],
        );
        let desk = format!("/moderation/contribution/{contribution}");
        says(
            &open(&mut chair, &desk).await,
            &["C’est méchant.", "Garder ce contenu"],
        );
        let refused = send(&town, &mut chair, &desk, &[("decision", "retirer")]).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["Choisissez un motif.", "Écrivez pourquoi."]);
        let fields = [
            ("decision", "retirer"),
            ("motif", "injure"),
            ("pourquoi", "Le mot « âne » vise une personne."),
        ];
        let done = send(&town, &mut chair, &desk, &fields).await;
        says(
            &follow(&mut chair, &done).await,
            &["La décision est enregistrée.", "Rien n’attend"],
        );

        // The public reads when and why, and nothing of what it said; nor does a search, a file, a feed.
        let page = open(&mut visitor, &path).await;
        says(
            &page,
            &[
                "Retirée le 10 novembre 2026 pour ce motif",
                "Injure ou diffamation",
            ],
        );
        hides(&page, &["âne", "attend longtemps", "méchant"]);
        for public in [
            format!("/consultations/{id}"),
            format!("/consultations/{id}/contributions.csv"),
            format!("/consultations/{id}/contributions.atom"),
        ] {
            hides(&open(&mut visitor, &public).await, &["âne"]);
        }
        let found = search::find(&mut town.sql(), town.body, "maire", None, 10, 0)
            .await
            .expect("searched");
        assert_eq!(found.total, 0);
        assert_eq!(letters(&town, "v@exemple.fr").await.len(), 2);

        // Its author is told why, on what basis, and contests once.
        let mail = letters(&town, &email(CITIZEN)).await;
        says(
            &mail[0].text,
            &[
                "loi du 29 juillet 1881, art. 29",
                "vise une personne",
                "10 mai 2027",
            ],
        );
        let appeal = mail[0]
            .text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix("http://localhost:8080"))
            .find(|word| word.starts_with("/recours/"))
            .expect("a link to contest")
            .to_owned();
        assert!(link_in(&mail[0].text).starts_with("/consultations/"));
        let mut author = signed_in(&town, CITIZEN).await;
        says(
            &open(&mut author, &path).await,
            &["Le maire est un âne", "Contester le retrait"],
        );
        let mut stranger = signed_in(&town, NEIGHBOUR).await;
        assert_eq!(stranger.get(&appeal).await.status, 403);
        let done = send(
            &town,
            &mut author,
            &appeal,
            &[("recours", "C’est une fable de La Fontaine.")],
        )
        .await;
        says(
            &follow(&mut author, &done).await,
            &["Votre recours est envoyé", "Un recours attend"],
        );
        let twice = send(&town, &mut author, &appeal, &[("recours", "Encore.")]).await;
        assert_eq!(twice.status, 422);

        // The same moderator may not decide on it; another one does.
        let decision = appeal.trim_start_matches("/recours/");
        let judged = format!("/moderation/recours/{decision}");
        says(
            &open(&mut chair, &judged).await,
            &["Une autre personne que celle qui a retiré"],
        );
        let fields = [("decision", "remettre"), ("pourquoi", "La fable est connue.")];
        assert_eq!(send(&town, &mut chair, &judged, &fields).await.status, 422);
        let mut secretary = signed_in(&town, SECRETARY).await;
        says(
            &open(&mut secretary, "/moderation").await,
            &["Recours", "Le maire est un âne"],
        );
        let done = send(&town, &mut secretary, &judged, &fields).await;
        follow(&mut secretary, &done).await;
        says(
            &open(&mut visitor, &path).await,
            &["Le maire est un âne", "Contenu remis après recours"],
        );
        says(
            &letters(&town, &email(CITIZEN)).await[0].text,
            &["le contenu est remis", "La fable est connue."],
        );

        let figures = open(&mut visitor, "/moderation/bilan").await;
        says(
            &figures,
            &[
                "Bilan de la modération",
                "3 heures",
                "Après recours, le contenu est remis.",
            ],
        );
        says(
            &open(&mut visitor, "/moderation/motifs").await,
            &["code civil, art. 9", "Charte des contributions", "6 mois"],
        );
    });
}

#[tokio::test]
async fn a_comment_is_removed_and_leaves_its_place() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let comment = debates::AddComment {
            contribution,
            parent: None,
            side: Some(debates::Side::Against),
            text: "Achetez mes vélos !".to_owned(),
            shows_name: false,
        };
        let comment = town
            .act(Actor::Person(circle.neighbour), comment)
            .await
            .expect("said");
        let target = Target::new("commentaire", comment);
        let report = |email: &str| ReportContent {
            target: target.clone(),
            reason: Some(Reason::Advertising),
            words: String::new(),
            email: email.to_owned(),
            client: None,
        };
        town.act(Actor::Person(circle.citizen), report(""))
            .await
            .expect("reported");
        let again = town.act(Actor::Person(circle.citizen), report("")).await;
        assert!(matches!(again, Err(Fault::Refused { .. })));
        town.act(Actor::Visitor, report("")).await.expect("reported");
        let decide = |is_removal| Moderate {
            target: target.clone(),
            is_removal: Some(is_removal),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        // Two moderators at once: one decision.
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.chair), decide(true)),
            town.act(Actor::Person(circle.secretary), decide(true)),
        );
        assert_eq!(
            usize::from(one.is_ok()) + usize::from(other.is_ok()),
            1,
            "{one:?} {other:?}"
        );
        let page = open(
            &mut town.browser(),
            &format!("/consultations/{id}/contributions/{contribution}"),
        )
        .await;
        says(
            &page,
            &["Commentaire retiré par la modération.", "Aucun commentaire"],
        );
        hides(&page, &["Achetez"]);
        assert_eq!(
            letters(&town, &email(CITIZEN)).await.len(),
            2,
            "received, decided"
        );
        let own = town.act(Actor::Person(circle.neighbour), decide(true)).await;
        assert!(matches!(own, Err(Fault::Forbidden { .. })));
    });
}

#[tokio::test]
async fn what_is_kept_is_told_and_what_is_removed_is_forgotten_after_six_months() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let kept = contribute(&town, circle.citizen, id, "Une critique").await;
        let removed = contribute(&town, circle.citizen, id, "Une adresse privée").await;
        let decide = |contribution, is_removal| Moderate {
            target: Target::new("contribution", contribution),
            is_removal: Some(is_removal),
            reason: Some(Reason::Privacy),
            words: "Donnée d’autrui.".to_owned(),
        };
        let chair = Actor::Person(circle.chair);
        // Nothing was reported: there is nothing to keep.
        let nothing = town.act(chair, decide(kept, false)).await;
        assert!(matches!(nothing, Err(Fault::Refused { .. })));
        let report = ReportContent {
            target: Target::new("contribution", kept),
            reason: Some(Reason::Insult),
            words: "Elle me vise.".to_owned(),
            email: String::new(),
            client: None,
        };
        town.act(Actor::Person(circle.neighbour), report)
            .await
            .expect("reported");
        town.act(chair, decide(kept, false)).await.expect("kept");
        says(
            &letters(&town, &email(NEIGHBOUR)).await[0].text,
            &["Ce contenu est gardé"],
        );
        // A moderator may act unasked; the author has six months, not one day more.
        let decision = town.act(chair, decide(removed, true)).await.expect("removed");
        town.advance_days(200).await;
        let late = moderation::AppealRemoval {
            decision,
            words: "Pardon ?".to_owned(),
        };
        let late = town.act(Actor::Person(circle.citizen), late).await;
        assert!(matches!(late, Err(Fault::Refused { .. })));
        let found = debates::find_contribution(&mut town.sql(), town.body, removed)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(
            (found.title.as_str(), found.text.as_str(), found.place.as_str()),
            ("", "", "")
        );
        let nobody = DecideAppeal {
            decision,
            is_overturned: Some(true),
            words: "Rien.".to_owned(),
        };
        let nobody = town.act(Actor::Person(circle.secretary), nobody).await;
        assert!(matches!(nobody, Err(Fault::Refused { .. })));
        let mut visitor = town.browser();
        let figures = open(&mut visitor, "/moderation/bilan").await;
        says(&figures, &["Dont retirés sans signalement", "1 minute<"]);
    });
}

#[tokio::test]
async fn an_offence_edited_away_is_still_judged_and_goes_with_the_rest() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Le maire est un âne").await;
        let edit = debates::EditContribution {
            contribution,
            version: 1,
            written: debates::Written {
                title: "Des arceaux".to_owned(),
                place: "Derrière la mairie".to_owned(),
                ..crate::written("")
            },
            shows_name: false,
        };
        town.act(Actor::Person(circle.citizen), edit)
            .await
            .expect("edited");
        let path = format!("/consultations/{id}/contributions/{contribution}");
        let mut visitor = town.browser();
        says(&open(&mut visitor, &path).await, &["Le maire est un âne"]);

        let mut chair = signed_in(&town, CHAIR).await;
        let desk = format!("/moderation/contribution/{contribution}");
        says(
            &open(&mut chair, &desk).await,
            &[
                "Derrière la mairie",
                "Ce que disait la version précédente",
                "Le maire est un âne",
            ],
        );
        let fields = [
            ("decision", "retirer"),
            ("motif", "injure"),
            ("pourquoi", "La première version injurie."),
        ];
        let done = send(&town, &mut chair, &desk, &fields).await;
        follow(&mut chair, &done).await;

        for public in [
            path.clone(),
            format!("/consultations/{id}"),
            format!("/consultations/{id}/contributions.csv"),
            format!("/consultations/{id}/contributions.atom"),
        ] {
            hides(&open(&mut visitor, &public).await, &["âne", "Des arceaux"]);
        }
        assert_ne!(
            visitor
                .get(&format!("/signaler/contribution/{contribution}"))
                .await
                .status,
            200
        );
        for word in ["âne", "arceaux"] {
            let found = search::find(&mut town.sql(), town.body, word, None, 10, 0)
                .await
                .expect("searched");
            assert_eq!(found.total, 0, "{word}");
        }
        // Who removed it, and who judges the appeal, still read what was judged.
        says(&open(&mut chair, &desk).await, &["Le maire est un âne"]);
        let mail = letters(&town, &email(CITIZEN)).await;
        let appeal = mail[0]
            .text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix("http://localhost:8080"))
            .find(|word| word.starts_with("/recours/"))
            .expect("a link to contest")
            .to_owned();
        let mut author = signed_in(&town, CITIZEN).await;
        send(&town, &mut author, &appeal, &[("recours", "Je l’avais corrigé.")]).await;
        let judged = format!("/moderation{appeal}");
        let mut secretary = signed_in(&town, SECRETARY).await;
        says(&open(&mut secretary, &judged).await, &["Le maire est un âne"]);
        let fields = [("decision", "remettre"), ("pourquoi", "Corrigé de lui-même.")];
        let done = send(&town, &mut secretary, &judged, &fields).await;
        follow(&mut secretary, &done).await;
        says(&open(&mut visitor, &path).await, &["Des arceaux"]);
    });
}

#[tokio::test]
async fn the_reports_of_one_group_hide_none_of_another() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let report = |contribution| ReportContent {
            target: Target::new("contribution", contribution),
            reason: Some(Reason::OffTopic),
            words: String::new(),
            email: String::new(),
            client: None,
        };
        // More than any page, all older than what the other group must see.
        let reporters = [Actor::Person(circle.chair), Actor::Person(circle.secretary)];
        for author in 0..5 {
            let person = crate::person(&town, &format!("Habitante {author}")).await;
            for n in 41 * author..41 * (author + 1) {
                town.house.clock.set(town.now().plus_seconds(1));
                let contribution = contribute(&town, person, id, &format!("Hors sujet {n}")).await;
                town.act(reporters[n % 2], report(contribution))
                    .await
                    .expect("reported");
            }
        }
        town.house.clock.set(town.now().plus_seconds(60));
        let other = crate::group(&town, "Groupe culture", groups::GroupKind::Working).await;
        crate::mandate(&town, other, circle.neighbour, groups::Role::Chair).await;
        let opening = debates::OpenConsultation {
            group: other,
            ..circle.opening(&town)
        };
        let theirs = town
            .act(Actor::Person(circle.neighbour), opening)
            .await
            .expect("opened");
        let last = contribute(&town, circle.citizen, theirs, "Un kiosque").await;
        town.act(Actor::Visitor, report(last)).await.expect("reported");

        let mut chair = signed_in(&town, NEIGHBOUR).await;
        let queue = open(&mut chair, "/moderation").await;
        says(&queue, &["Un kiosque"]);
        hides(&queue, &["Hors sujet", "class=\"pagination\""]);
        let mut chair = signed_in(&town, CHAIR).await;
        let queue = open(&mut chair, "/moderation").await;
        says(&queue, &["Hors sujet 0<", "page=11"]);
        hides(&queue, &["Un kiosque"]);
        let last = open(&mut chair, "/moderation?page=11").await;
        says(&last, &["Hors sujet 204<"]);
        hides(&last, &["Hors sujet 0<"]);

        // An agent moderates everywhere.
        let services = crate::group(&town, "Services", groups::GroupKind::Services).await;
        crate::mandate(&town, services, circle.citizen, groups::Role::Member).await;
        let mut agent = signed_in(&town, CITIZEN).await;
        says(&open(&mut agent, "/moderation?page=99").await, &["Un kiosque"]);
    });
}

#[tokio::test]
async fn a_visitor_reports_a_few_things_an_hour_and_who_signs_in_reports_on() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let mut reports = Vec::new();
        for n in 0..=moderation::CLIENT_REPORTS_PER_HOUR_MAX {
            let contribution = contribute(&town, circle.citizen, id, &format!("Une idée {n}")).await;
            reports.push(move |host: u8| ReportContent {
                target: Target::new("contribution", contribution),
                reason: Some(Reason::OffTopic),
                words: String::new(),
                email: String::new(),
                client: Some([198, 51, 100, host].into()),
            });
        }
        let (last, first) = reports.split_last().expect("more than one");
        for report in first {
            town.act(Actor::Visitor, report(7)).await.expect("reported");
        }
        let refused = town.act(Actor::Visitor, last(7)).await;
        assert!(matches!(refused, Err(Fault::Refused { .. })), "{refused:?}");
        town.act(Actor::Person(circle.neighbour), last(7))
            .await
            .expect("somebody known");
        town.act(Actor::Visitor, last(8)).await.expect("another line");
        town.house.clock.set(town.now().plus_seconds(3601));
        town.act(Actor::Visitor, last(7)).await.expect("an hour later");
    });
}
