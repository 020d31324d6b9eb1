//! In an assembly's vote, who is interested in the matter takes no part: off the roll before it opens, and named for it.

use elections::{CryptoGroup, DestroyArchive, Kind, RecordRecusal, RollSource, TakeRoll, WithdrawRecusal};
use kernel::Actor;
use scrutin::group::Ed25519;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::bureau::{Bureau, FEATURES, KEPT_DAYS, VOTE_DAYS, cast, settings};

#[tokio::test]
async fn who_is_interested_is_off_the_roll_and_in_the_minutes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.kind = Kind::Council;
        let id = bureau.prepare(&town, settings).await;
        let path = format!("/elections/{id}");
        let mut browser = browser_of(&town, bureau.chair);

        let note = format!("{path}/preparer/deport");
        let reason = ("recusal_reason", "Le terrain est à son frère.");
        let reply = send(
            &town,
            &mut browser,
            &note,
            &[("recused", "personne@exemple.fr"), reason],
        )
        .await;
        let refused = whole(reply, 422);
        assert!(
            refused.contains("Personne n’a cette adresse sur la liste"),
            "{refused}"
        );
        let told = [("recused", "gwen@exemple.fr")];
        let refused = whole(send(&town, &mut browser, &note, &told).await, 422);
        assert!(refused.contains("Dites pourquoi"), "a reason is asked: {refused}");
        let told = [("recused", " Gwen@exemple.fr "), reason];
        let reply = send(&town, &mut browser, &note, &told).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let prepared = page(&mut browser, &format!("{path}/preparer")).await;
        assert!(
            prepared.contains("Remettre Gwen Abgrall sur la liste") && prepared.contains(reason.1),
            "{prepared}"
        );
        // She did not ask for it herself: she is told, and by whom.
        let letters = town.letters("gwen@exemple.fr").await;
        let told = letters
            .iter()
            .find(|letter| letter.subject.contains("retiré de la liste"))
            .expect("a letter");
        assert!(
            told.text.contains(reason.1) && told.text.contains("Nolwenn Le Goff"),
            "{}",
            told.text
        );

        // The roll taken again leaves her out; she may be put back, and taken off again.
        let source = RollSource::Members;
        let take = TakeRoll { election: id, source };
        town.act(chair, take).await.expect("taken again");
        // Under another address somebody of her name is asked about, unless the address says that it is not her.
        let lines = |name: &str, login: &str| {
            let source = RollSource::Pasted(format!(
                "Léa Riou;lea@exemple.fr\nMalo Tanguy;malo@exemple.fr\nYann Kervella;yann@exemple.fr\n{name};{login}"
            ));
            TakeRoll { election: id, source }
        };
        let namesake = lines("gwen abgrall", "autre@exemple.fr");
        let Err(kernel::Fault::Invalid(faults)) = town.act(chair, namesake).await else {
            panic!("who comes back under another address is asked about");
        };
        assert_eq!(faults[0].sentence.key, "elections-roll-fault-recused");
        town.act(chair, lines("Gwen A.", "gwen@exemple.fr"))
            .await
            .expect("she stays out");
        let source = RollSource::Members;
        town.act(chair, TakeRoll { election: id, source })
            .await
            .expect("taken again");
        let withdraw = || WithdrawRecusal {
            election: id,
            login: "gwen@exemple.fr".to_owned(),
        };
        town.act(chair, withdraw()).await.expect("put back");
        assert!(
            town.act(chair, withdraw()).await.is_err(),
            "nothing says so any more"
        );
        let record = RecordRecusal {
            election: id,
            login: "gwen@exemple.fr".to_owned(),
            reason: reason.1.to_owned(),
        };
        town.act(chair, record.clone()).await.expect("noted again");
        let stranger = town.act(Actor::Person(bureau.passer_by), record.clone()).await;
        assert_eq!(refusal(stranger), "elections.prepare");

        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, None).await;
        assert!(
            !secrets.codes.contains_key("gwen@exemple.fr"),
            "no code is made for her"
        );
        assert_eq!(
            refusal(town.act(chair, record).await),
            "elections-refused-not-draft",
            "before the opening"
        );
        bureau.open(&town, id).await;
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;
        let gwen = bureau.voters[4];
        assert_eq!(
            refusal(cast(&town, gwen, id, ballot.clone()).await),
            "elections-refused-not-on-roll"
        );
        let booth = page(&mut browser_of(&town, bureau.voters[0]), &format!("{path}/voter")).await;
        assert!(
            booth.contains("Ne votez pas") && booth.contains("règlement intérieur type"),
            "{booth}"
        );
        cast(&town, bureau.voters[0], id, ballot).await.expect("recorded");
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("1 sur 4") && shown.contains("Gwen Abgrall"),
            "{shown}"
        );

        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let minutes = page(&mut town.browser(), &format!("{path}/pv")).await;
        assert!(
            minutes.contains("retiré de la liste au titre du déport")
                && minutes.contains("Gwen Abgrall")
                && !minutes.contains(reason.1),
            "{minutes}"
        );
        // The roll goes, what the minutes say stays.
        town.advance_days(i64::from(KEPT_DAYS) + 1).await;
        let destroy = DestroyArchive {
            election: id,
            reason: "Plus aucun recours".to_owned(),
        };
        town.act(chair, destroy).await.expect("destroyed");
        let minutes = page(&mut town.browser(), &format!("{path}/pv")).await;
        assert!(
            minutes.contains("Gwen Abgrall") && minutes.contains("règlement intérieur type"),
            "{minutes}"
        );
    });
}

#[tokio::test]
async fn citizens_are_interested_in_what_they_vote_on() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let election = bureau.prepare(&town, settings).await;
        let record = RecordRecusal {
            election,
            login: "gwen@exemple.fr".to_owned(),
            reason: "Elle habite la rue.".to_owned(),
        };
        let refused = town.act(Actor::Person(bureau.chair), record).await;
        assert_eq!(refusal(refused), "elections-refused-recusal-kind");
    });
}
