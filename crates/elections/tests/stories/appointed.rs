//! An appointment by an assembly: round after round, until somebody is appointed.

use elections::{
    AddQuestion, AskForKeys, ChangeAnswers, ChangeClosing, CryptoGroup, DesignateCounter, EditElection,
    ElectionId, EnterPaperBallots, Kind, NewQuestion, OpenElection, PaperCount, PrepareNextRound,
    RecordRecusal, RemoveQuestion, RollSource, State, TakeRoll,
};
use groups::Role;
use kernel::{Actor, Fault};
use scrutin::group::Ed25519;
use testkit::cast::{mandate, person};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::bureau::{Bureau, FEATURES, VOTE_DAYS, cast, settings};

const BLANK: &[u8] = &[1, 0, 0];
const ALBAN: &[u8] = &[0, 1, 0];
const BERENICE: &[u8] = &[0, 0, 1];
const LOGINS: [&str; 5] = ["lea", "malo", "yann", "soizic", "gwen"];

/// An appointment that is prepared.
async fn prepared(town: &TestTown, bureau: &Bureau) -> ElectionId {
    let mut settings = settings(town, CryptoGroup::Ed25519);
    settings.kind = Kind::Appointment;
    bureau.prepare(town, settings).await
}

/// Keys and codes are made, each votes so, trustees decrypt.
pub(crate) async fn held(town: &TestTown, bureau: &Bureau, id: ElectionId, votes: [&[u8]; 5]) {
    let mut secrets = bureau.make_keys::<Ed25519>(town, id, None).await;
    bureau.open(town, id).await;
    for ((voter, login), bits) in bureau.voters.iter().zip(LOGINS).zip(votes) {
        let ballot = secrets.ballot(town, login, bits).await;
        cast(town, *voter, id, ballot).await.expect("recorded");
    }
    town.advance_days(VOTE_DAYS).await;
    for trustee in 0..3 {
        bureau
            .decrypt(town, &mut secrets, (trustee, trustee))
            .await
            .expect("a part");
    }
}

/// The page of a result, as anybody reads it.
async fn result_of(town: &TestTown, id: ElectionId) -> String {
    page(&mut town.browser(), &format!("/elections/{id}/resultat")).await
}

#[tokio::test]
async fn nobody_is_appointed_twice_then_the_elder_is() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let mut id = prepared(&town, &bureau).await;
        for round in 1..=2 {
            held(&town, &bureau, id, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
            let result = result_of(&town, id).await;
            for part in [
                format!("Nomination – tour {round}"),
                "il fallait 3 voix sur 4 suffrages exprimés".to_owned(),
            ] {
                assert!(result.contains(&part), "{part} is missing: {result}");
            }
            assert!(
                !result.contains("Préparer le tour"),
                "not for everybody: {result}"
            );

            // Whoever prepares goes on from the page, once.
            let mut browser = browser_of(&town, bureau.chair);
            let own = page(&mut browser, &format!("/elections/{id}/resultat")).await;
            assert!(own.contains(&format!("Préparer le tour {}", round + 1)), "{own}");
            let path = format!("/elections/{id}/preparer/tour-suivant");
            let sent = send(&town, &mut browser, &path, &[]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            let again = PrepareNextRound { election: id };
            assert_eq!(
                refusal(town.act(chair, again).await),
                "elections-refused-next-round"
            );
            let next = sent
                .leads_to()
                .trim_start_matches("/elections/")
                .split('/')
                .next();
            let next: ElectionId = next.expect("an address").parse().expect("an identifier");

            let draft = elections::find(&mut town.sql(), town.body, next).await;
            let draft = draft.expect("it reads").expect("it is there");
            assert_eq!(draft.state, State::Draft);
            assert_eq!(
                draft.settings.name,
                format!("Élection du bureau 2027 – tour {}", round + 1)
            );
            let shown = page(&mut browser, &format!("/elections/{next}/preparer")).await;
            for part in [
                "5 personnes",
                "Aziliz Bihan",
                "Enora Riwal",
                "Qui préside ?",
                "Bérénice",
            ] {
                assert!(shown.contains(part), "{part} is missing: {shown}");
            }
            // The same people vote in each round: nobody is taken off between two.
            let recused = RecordRecusal {
                election: next,
                login: "gwen@exemple.fr".to_owned(),
                reason: "Elle est candidate.".to_owned(),
            };
            assert_eq!(
                refusal(town.act(chair, recused).await),
                "elections-refused-round-recusal"
            );
            id = next;
        }
        held(&town, &bureau, id, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        let result = result_of(&town, id).await;
        assert!(
            result.contains("Égalité de voix (2) entre Alban, Bérénice"),
            "{result}"
        );
        let minutes = page(&mut town.browser(), &format!("/elections/{id}/pv")).await;
        assert!(minutes.contains("la personne la plus âgée"), "{minutes}");
        let more = PrepareNextRound { election: id };
        assert_eq!(
            refusal(town.act(chair, more).await),
            "elections-refused-appointed"
        );
    });
}

#[tokio::test]
async fn more_than_half_of_the_votes_expressed_appoint_at_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = prepared(&town, &bureau).await;
        held(&town, &bureau, id, [ALBAN, ALBAN, BERENICE, BLANK, BLANK]).await;
        let result = result_of(&town, id).await;
        let said =
            "La nomination est acquise à Alban, à la majorité absolue (2 voix sur 3 suffrages exprimés)";
        assert!(result.contains(said), "{result}");
    });
}

#[tokio::test]
async fn an_appointment_is_made_post_by_post() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let election = prepared(&town, &bureau).await;
        let add = || AddQuestion {
            election,
            question: NewQuestion {
                asked: "Qui l’assiste ?".to_owned(),
                answers: "Corentin\nDenise\nEwen".to_owned(),
                min: 1,
                max: 2,
                is_blank_allowed: true,
            },
        };
        match town.act(chair, add()).await {
            Err(Fault::Invalid(faults)) => assert_eq!(faults[0].sentence.key, "elections-appointment-one"),
            other => panic!("not refused: {other:?}"),
        }
        // Asked while something else was decided, it is refused when the preparation ends.
        let edit = |kind| {
            let mut settings = settings(&town, CryptoGroup::Ed25519);
            settings.kind = kind;
            EditElection { election, settings }
        };
        town.act(chair, edit(Kind::Citizens)).await.expect("edited");
        town.act(chair, add()).await.expect("added");
        town.act(chair, edit(Kind::Appointment)).await.expect("edited");
        let ask = AskForKeys {
            election,
            threshold: None,
        };
        assert_eq!(refusal(town.act(chair, ask).await), "elections-appointment-one");
    });
}

/// The second post of a vote.
fn assistant() -> NewQuestion {
    NewQuestion {
        asked: "Qui l’assiste ?".to_owned(),
        answers: "Corentin\nDenise".to_owned(),
        min: 1,
        max: 1,
        is_blank_allowed: true,
    }
}

#[tokio::test]
async fn only_the_posts_still_open_go_on_once_paper_is_counted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let mut chosen = settings(&town, CryptoGroup::Ed25519);
        chosen.kind = Kind::Appointment;
        chosen.paper_voters = 2;
        let id = bureau.prepare(&town, chosen).await;
        let add = |election| AddQuestion {
            election,
            question: assistant(),
        };
        town.act(chair, add(id)).await.expect("added");
        let mut counters = Vec::new();
        for (name, address) in [("Rozenn Le Du", "rozenn"), ("Tangi Mao", "tangi")] {
            counters.push(person(&town, name, address).await);
            let named = DesignateCounter {
                election: id,
                email: format!("{address}@exemple.fr"),
            };
            town.act(chair, named).await.expect("named");
        }
        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, None).await;
        bureau.open(&town, id).await;
        // Online alone, Alban would be appointed: two votes of three. Everybody wants Corentin.
        let votes = [ALBAN, ALBAN, BERENICE, BLANK, BLANK];
        for ((voter, login), bits) in bureau.voters.iter().zip(LOGINS).zip(votes) {
            let ballot = secrets.ballot_of(&town, login, &[bits, ALBAN]).await;
            cast(&town, *voter, id, ballot).await.expect("recorded");
        }
        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let more = || PrepareNextRound { election: id };
        assert_eq!(
            refusal(town.act(chair, more()).await),
            "elections-refused-not-tallied",
            "paper is awaited"
        );
        for counter in &counters {
            let enter = EnterPaperBallots {
                election: id,
                count: PaperCount {
                    ballots: 2,
                    null: 0,
                    questions: vec![vec![1, 0, 1], vec![0, 2, 0]],
                },
            };
            town.act(Actor::Person(*counter), enter).await.expect("entered");
        }
        town.settle().await;
        let result = result_of(&town, id).await;
        for part in [
            "il fallait 3 voix sur 4 suffrages exprimés",
            "La nomination est acquise à Corentin, à la majorité absolue (7 voix sur 7 suffrages exprimés)",
        ] {
            assert!(result.contains(part), "{part} is missing: {result}");
        }

        let next = town.act(chair, more()).await.expect("prepared");
        let draft = elections::find(&mut town.sql(), town.body, next).await;
        let draft = draft.expect("it reads").expect("it is there");
        let posts: Vec<&str> = draft
            .questions
            .iter()
            .map(scrutin::election::Question::asked)
            .collect();
        assert_eq!(posts, ["Qui préside ?"]);
        assert_eq!(draft.counters, counters);
        assert_eq!(draft.settings.paper_voters, 2);

        // Neither the posts, nor the roll, nor what is decided are others; who stands may be.
        assert_eq!(
            refusal(town.act(chair, add(next)).await),
            "elections-refused-round-questions"
        );
        let remove = RemoveQuestion {
            election: next,
            index: 0,
            asked: "Qui préside ?".to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, remove).await),
            "elections-refused-round-questions"
        );
        let take = TakeRoll {
            election: next,
            source: RollSource::Members,
        };
        assert_eq!(
            refusal(town.act(chair, take).await),
            "elections-refused-round-roll"
        );
        let edit = |kind| {
            let mut settings = draft.settings.clone();
            settings.kind = kind;
            EditElection {
                election: next,
                settings,
            }
        };
        assert_eq!(
            refusal(town.act(chair, edit(Kind::Citizens)).await),
            "elections-refused-round-kind"
        );
        town.act(chair, edit(Kind::Appointment)).await.expect("edited");
        let filled = ChangeAnswers {
            election: next,
            index: 0,
            asked: "Qui l’assiste ?".to_owned(),
            answers: "Ewen".to_owned(),
        };
        let outcome = town.act(chair, filled).await;
        assert!(matches!(outcome, Err(Fault::Stale(_))), "{outcome:?}");

        let mut browser = browser_of(&town, bureau.chair);
        let shown = page(&mut browser, &format!("/elections/{next}/preparer")).await;
        assert!(
            shown.contains("la liste ne change pas d’un tour à l’autre")
                && !shown.contains("/preparer/liste\""),
            "{shown}"
        );
        let settings_page = page(&mut browser, &format!("/elections/{next}/preparer/reglages")).await;
        assert!(
            settings_page.contains("restent une nomination"),
            "{settings_page}"
        );
        let path = format!("/elections/{next}/preparer/questions/reponses");
        let asked = [("index", "0"), ("asked", "Qui préside ?")];
        let twice = [asked[0], asked[1], ("answers", "Alban\nalban")];
        let refused = send(&town, &mut browser, &path, &twice).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(
            refused.text.contains("Alban\nalban"),
            "nothing typed is lost: {}",
            refused.text
        );
        let sound = [asked[0], asked[1], ("answers", "Alban\nBérénice\nDenise")];
        let done = send(&town, &mut browser, &path, &sound).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let draft = elections::find(&mut town.sql(), town.body, next).await;
        let draft = draft.expect("it reads").expect("it is there");
        assert_eq!(draft.questions[0].answers(), ["Alban", "Bérénice", "Denise"]);
    });
}

#[tokio::test]
async fn a_round_is_prepared_by_who_may_and_holds_no_role_apart() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = prepared(&town, &bureau).await;
        held(&town, &bureau, id, [ALBAN, ALBAN, BERENICE, BERENICE, BLANK]).await;
        let more = || PrepareNextRound { election: id };
        for person in [
            bureau.voters[0],
            bureau.authority,
            bureau.trustees[0],
            bureau.passer_by,
        ] {
            let outcome = town.act(Actor::Person(person), more()).await;
            assert_eq!(refusal(outcome), "elections.prepare");
        }
        // Even where they would have the right, who makes the codes and who holds a key stay apart.
        for apart in [bureau.authority, bureau.trustees[0]] {
            mandate(&town, bureau.group, apart, Role::Secretary, false).await;
            let outcome = town.act(Actor::Person(apart), more()).await;
            assert_eq!(refusal(outcome), "elections-refused-apart");
        }
        let chair = Actor::Person(bureau.chair);
        town.act(chair, more()).await.expect("nobody had prepared it");
    });
}

#[tokio::test]
async fn the_hour_that_passes_while_keys_are_made_is_changed_without_new_keys() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let id = prepared(&town, &bureau).await;
        let later = |closes_at| ChangeClosing {
            election: id,
            closes_at,
        };
        assert_eq!(
            refusal(town.act(chair, later(town.now().plus_days(30))).await),
            "elections-refused-not-keys",
            "a draft has its settings"
        );
        town.advance_days(VOTE_DAYS + 1).await;
        let ask = AskForKeys {
            election: id,
            threshold: None,
        };
        assert_eq!(
            refusal(town.act(chair, ask).await),
            "elections-refused-hour-passed"
        );
        let mut chosen = settings(&town, CryptoGroup::Ed25519);
        chosen.kind = Kind::Appointment;
        let edit = EditElection {
            election: id,
            settings: chosen,
        };
        town.act(chair, edit).await.expect("edited");
        bureau.make_keys::<Ed25519>(&town, id, None).await;
        town.advance_days(VOTE_DAYS + 1).await;
        let open = OpenElection {
            election: id,
            reason: "Décision du bureau".to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, open).await),
            "elections-refused-hour-passed"
        );
        let mut browser = browser_of(&town, bureau.chair);
        let shown = page(&mut browser, &format!("/elections/{id}/preparer")).await;
        assert!(
            shown.contains("déjà passée") && !shown.contains("/preparer/ouvrir"),
            "{shown}"
        );
        assert_eq!(
            refusal(town.act(chair, later(town.now())).await),
            "elections-closes-in-the-past"
        );
        let passer_by = Actor::Person(bureau.passer_by);
        assert_eq!(
            refusal(town.act(passer_by, later(town.now().plus_days(1))).await),
            "elections.prepare"
        );
        let path = format!("/elections/{id}/preparer/heure");
        let refused = send(
            &town,
            &mut browser,
            &path,
            &[("closes_on", ""), ("closes_time", "")],
        )
        .await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let fields = [("closes_on", "2027-06-30"), ("closes_time", "18:00")];
        let done = send(&town, &mut browser, &path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        // The same keys and codes open it.
        bureau.open(&town, id).await;
        assert_eq!(
            refusal(town.act(chair, later(town.now().plus_days(40))).await),
            "elections-refused-not-keys"
        );
    });
}
