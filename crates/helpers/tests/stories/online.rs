//! Asked and accepted online: what is allowed is done, seen, and ended.

use helpers::{Act, AnswerHelper, AskToHelp, ContributeFor, EndHelp, SayFor, SupportFor};
use identity::CloseAccount;
use kernel::{Actor, Fault};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::town::{FEATURES, HELPED, Hall, kept, lines_of, written};

#[tokio::test]
async fn who_consented_is_the_author_sees_what_was_done_and_ends_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let mut leon = browser_of(&town, hall.helper);
        page(&mut leon, "/compte/aide").await;
        let fields = [
            ("email", HELPED),
            ("actes", "contribuer"),
            ("actes", "soutenir"),
            ("jours", "30"),
        ];
        let asked = send(&town, &mut leon, "/compte/aide", &fields).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        // Who asks learns nothing: neither by the answer nor by the page.
        let unknown = [
            ("email", "personne@exemple.fr"),
            ("actes", "contribuer"),
            ("jours", "30"),
        ];
        let other = send(&town, &mut leon, "/compte/aide", &unknown).await;
        assert_eq!(asked.leads_to(), other.leads_to());
        let waiting = page(&mut leon, "/compte/aide").await;
        assert_eq!(waiting.matches("En attente d’une réponse.").count(), 2);
        assert!(!waiting.contains("Odette"), "{waiting}");

        let letters = town.letters(HELPED).await;
        assert!(
            letters[0]
                .text
                .contains("Léon Aidant demande à agir en votre nom")
        );
        let mut odette = browser_of(&town, hall.helped);
        let shown = page(&mut odette, "/compte/aide").await;
        assert!(
            shown.contains("Accepter l’aide proposée par Léon Aidant"),
            "{shown}"
        );
        let (_, rest) = shown.split_once("action=\"/compte/aide/").expect("a form");
        let id = rest.split('/').next().expect("an id");
        let accepted = send(&town, &mut odette, &format!("/compte/aide/{id}/accepter"), &[]).await;
        assert_eq!(accepted.status, 303, "{}", accepted.text);

        let own = page(&mut leon, &format!("/aide/{id}")).await;
        assert!(own.contains("Vous agissez pour Odette Le Goff-Kerbrat"), "{own}");
        let path = format!("/aide/{id}/contribuer/{}", hall.consultation);
        page(&mut leon, &path).await;
        let empty = send(&town, &mut leon, &path, &[("titre", ""), ("texte", "Des bancs")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text.contains("Des bancs"), "nothing typed is lost");
        let fields = [
            ("titre", "Des bancs à l’ombre"),
            ("texte", "On y attend au soleil."),
            ("nom_visible", "oui"),
        ];
        let done = send(&town, &mut leon, &path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);

        let seen = page(&mut odette, "/compte/aide").await;
        assert!(seen.contains("Des bancs à l’ombre"), "{seen}");
        let (_, rest) = seen.split_once("/contributions/").expect("a contribution");
        let contribution = rest.split('"').next().expect("its id");
        let found =
            debates::find_contribution(&mut town.sql(), town.body, contribution.parse().expect("an id"))
                .await
                .expect("read")
                .expect("published");
        assert_eq!(found.author_id, hall.helped);
        let public = page(
            &mut town.browser(),
            &format!(
                "/consultations/{}/contributions/{contribution}",
                hall.consultation
            ),
        )
        .await;
        assert!(
            public.contains("Odette Le Goff-Kerbrat") && !public.contains("Léon"),
            "{public}"
        );
        assert_eq!(lines_of(&town, "helpers.done-for", hall.helper).await, 1);

        let ended = send(&town, &mut odette, &format!("/compte/aide/{id}/retirer"), &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.text);
        let late = send(&town, &mut leon, &path, &fields).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("Cette aide a pris fin."), "{}", late.text);
    });
}

#[tokio::test]
async fn what_was_not_allowed_is_refused_and_so_is_everybody_else() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let leon = Actor::Person(hall.helper);
        let first = debates::Contribute {
            consultation: hall.consultation,
            written: written("Des arbres"),
            shows_name: false,
        };
        let about = town
            .act(Actor::Person(hall.agent), first)
            .await
            .expect("published");
        let mandate = hall.accepted(&town, &[Act::Ask, Act::Support], "10").await;
        let contribute = ContributeFor {
            mandate,
            consultation: hall.consultation,
            written: written("Des bancs"),
            shows_name: false,
        };
        assert_eq!(
            refusal(town.act(leon, contribute.clone()).await),
            "helpers-refused-act"
        );
        let say = |parent| SayFor {
            mandate,
            contribution: about,
            parent,
            text: "Quelles essences ?".to_owned(),
            shows_name: false,
        };
        town.act(leon, say(None)).await.expect("asked");
        let comments = debates::comments_of(&mut town.sql(), town.body, about).await;
        let comments = comments.expect("read");
        assert_eq!(comments[0].author_id, hall.helped);
        let answer = town.act(leon, say(Some(comments[0].id))).await;
        assert_eq!(refusal(answer), "helpers-refused-act");
        let support = SupportFor {
            mandate,
            contribution: about,
        };
        town.act(leon, support.clone()).await.expect("supported");
        // Whatever is done in a day, who is helped is written to once.
        let letters = town.letters(HELPED).await;
        assert_eq!(letters.len(), 2, "{letters:?}");
        let told = "Léon Aidant agit aujourd’hui en votre nom";
        assert!(
            letters.iter().any(|letter| letter.text.contains(told)),
            "{letters:?}"
        );

        // Nobody else acts with it, nor answers in the place of who is helped.
        for stranger in [hall.agent, hall.helped] {
            let outcome = town.act(Actor::Person(stranger), support.clone()).await;
            assert!(matches!(outcome, Err(Fault::NotFound("mandate"))), "{outcome:?}");
        }
        let outcome = town.act(Actor::Person(hall.agent), EndHelp { mandate }).await;
        assert!(matches!(outcome, Err(Fault::NotFound("mandate"))), "{outcome:?}");

        // Its days are over.
        town.advance_days(11).await;
        assert_eq!(refusal(town.act(leon, support).await), "helpers-refused-over");
    });
}

#[tokio::test]
async fn consent_is_given_once_by_who_is_helped_alone() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let ask = |email: &str, acts: &[Act], days: &str| AskToHelp {
            email: email.to_owned(),
            acts: acts.to_vec(),
            days: days.to_owned(),
        };
        let leon = Actor::Person(hall.helper);
        for (deed, why) in [
            (ask("odette", &[Act::Ask], "10"), "identity-email-unreadable"),
            (ask(HELPED, &[], "10"), "helpers-acts-none"),
            (ask(HELPED, &[Act::Ask], "400"), "helpers-days-wrong"),
            (ask("leon@exemple.fr", &[Act::Ask], "10"), "helpers-email-own"),
        ] {
            assert_eq!(refusal(town.act(leon, deed).await), why);
        }
        town.act(leon, ask(HELPED, &[Act::Ask], "10"))
            .await
            .expect("asked");
        let mandate = hall.mandate(&town).await;
        // Asked again, nobody is written to twice.
        town.act(leon, ask(HELPED, &[Act::Ask], "10"))
            .await
            .expect("asked");
        assert_eq!(town.letters(HELPED).await.len(), 1);

        let answer = |accepts, is_helped| AnswerHelper {
            mandate,
            accepts,
            is_helped,
        };
        let helped = Actor::Person(hall.helped);
        assert_eq!(
            refusal(town.act(helped, answer(true, true)).await),
            "helpers-refused-helped",
            "a helper's session consents to nothing"
        );
        let other = town.act(leon, answer(true, false)).await;
        assert!(matches!(other, Err(Fault::NotFound("mandate"))), "{other:?}");
        town.act(helped, answer(false, false)).await.expect("refused");
        assert_eq!(
            refusal(town.act(helped, answer(true, false)).await),
            "helpers-refused-answered"
        );
        // Refused, it is told to who asked by nothing: neither the page nor an end that would fail.
        let ended = town.act(leon, EndHelp { mandate }).await;
        assert!(matches!(ended, Err(Fault::NotFound("mandate"))), "{ended:?}");
        let own = page(&mut browser_of(&town, hall.helper), "/compte/aide").await;
        assert_eq!(own.matches("En attente d’une réponse.").count(), 2, "{own}");
        for turn in 0..8 {
            let deed = ask(&format!("p{turn}@exemple.fr"), &[Act::Ask], "10");
            town.act(leon, deed).await.expect("asked");
        }
        assert_eq!(
            refusal(town.act(leon, ask("p9@exemple.fr", &[Act::Ask], "10")).await),
            "helpers-refused-many"
        );
    });
}

#[tokio::test]
async fn who_closes_their_account_leaves_no_help_behind() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let mandate = hall.accepted(&town, &[Act::Contribute], "10").await;
        let contribute = ContributeFor {
            mandate,
            consultation: hall.consultation,
            written: written("Des bancs"),
            shows_name: false,
        };
        town.act(Actor::Person(hall.helper), contribute)
            .await
            .expect("done");
        assert_eq!(kept(&town).await, (1, 1));
        let close = CloseAccount { is_helped: false };
        town.act(Actor::Person(hall.helped), close).await.expect("closed");
        assert_eq!(kept(&town).await, (0, 0));
    });
}
