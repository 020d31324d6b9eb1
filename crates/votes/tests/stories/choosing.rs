//! A choice among several answers: put to a group, previewed, filled under its rule, counted, and counted again by anybody.

use kernel::{Actor, Fault, PersonId};
use testkit::{TestTown, on_both_engines};
use votes::{
    Alternative, AskChoice, AskedWay, CastMark, GiveProcuration, Mark, Mode, Outcome, Scrutin, ScrutinId,
    WayRule,
};

use crate::assembly::{Assembly, FEATURES, browser_of, journaled, page, refusal, send, whole};

const GRADES: [&str; 6] = [
    "À rejeter",
    "Passable",
    "Assez bien",
    "Bien",
    "Très bien",
    "Excellent",
];

pub(crate) fn asked(people: &Assembly, town: &TestTown, rule: WayRule, titles: &[&str]) -> AskChoice {
    AskChoice {
        group: people.group,
        question: "Quel nom pour la place ?".to_owned(),
        statement: String::new(),
        mode: Mode::Ordinaire,
        closes_at: town.now().plus_days(2),
        offered: titles
            .iter()
            .map(|title| Alternative {
                title: (*title).to_owned(),
                description: String::new(),
            })
            .collect(),
        way: AskedWay {
            rule,
            seats: 1,
            points: Some(10),
            grades: GRADES.map(ToOwned::to_owned).to_vec(),
        },
        again: None,
    }
}

pub(crate) async fn open(town: &TestTown, people: &Assembly, deed: AskChoice) -> ScrutinId {
    town.act(Actor::Person(people.nolwenn), deed)
        .await
        .expect("the chair opens a choice")
}

pub(crate) async fn mark(
    town: &TestTown,
    scrutin: ScrutinId,
    elector: PersonId,
    mark: Mark,
) -> Result<String, Fault> {
    let deed = CastMark {
        scrutin,
        elector,
        mark,
    };
    town.act(Actor::Person(elector), deed).await
}

pub(crate) async fn read(town: &TestTown, id: ScrutinId) -> Scrutin {
    votes::find(&mut town.sql(), town.body, id)
        .await
        .expect("it reads")
        .expect("it is there")
}

pub(crate) fn one(place: u32) -> Mark {
    Mark::Approvals([place].into())
}

pub(crate) fn ranking(places: &[u32]) -> Mark {
    Mark::Ranking(places.iter().map(|place| vec![*place]).collect())
}

fn grades(of_each: [u32; 3]) -> Mark {
    Mark::Grades((1..).zip(of_each).collect())
}

#[tokio::test]
async fn a_majority_judgment_is_previewed_opened_voted_and_counted_again_by_anybody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let group = people.group.to_string();
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let path = format!("/votes/nouveau/choix?groupe={group}");
        assert!(
            page(&mut nolwenn, &format!("/votes/nouveau?groupe={group}"))
                .await
                .contains(&path)
        );
        let form = page(&mut nolwenn, &path).await;
        for said in [
            "Excellent\n",
            "Vote transférable, règle écossaise",
            "Favorise",
            "name=\"titre\"",
        ] {
            assert!(form.contains(said), "{said} in {form}");
        }
        let scale = "Excellent\nTrès bien\nBien\nAssez bien\nPassable\nÀ rejeter";
        let mut fields = vec![
            ("group", group.as_str()),
            ("question", "Quel nom pour la place ?"),
            ("titre", "Place de l’Été <1>"),
            ("description", "Parce qu’on y danse."),
            ("titre", "Place des Halles"),
            ("description", ""),
            ("titre", "Place Neuve"),
            ("description", ""),
            ("titre", ""),
            ("description", ""),
            ("rule", "majority-judgment"),
            ("seats", "1"),
            ("points", ""),
            ("grades", scale),
            ("mode", "ordinaire"),
            ("closes_on", "2026-11-12"),
            ("closes_time", "20:00"),
            ("deed", "apercu"),
        ];
        let preview = whole(
            send(&town, &mut nolwenn, "/votes/nouveau/choix", &fields).await,
            200,
        );
        for said in [
            "30 bulletins inventés",
            "Place de l’Été &lt;1&gt;",
            "class=\"counts-bar\"",
            "Réponse retenue",
            "Parce qu’on y danse.",
        ] {
            assert!(preview.contains(said), "{said} in {preview}");
        }
        fields.pop();
        fields.push(("deed", "ouvrir"));
        let opened = send(&town, &mut nolwenn, "/votes/nouveau/choix", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
        let address = opened.location.expect("the vote");
        let id: ScrutinId = address["/votes/".len()..]
            .split('?')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("an id");
        let path = format!("/votes/{id}");

        let mut lea = browser_of(&town, people.lea);
        let booth = page(&mut lea, &path).await;
        for said in [
            "Place de l’Été &lt;1&gt;",
            "Parce qu’on y danse.",
            "Très bien",
            "Voter blanc",
            "publiés sans nom",
            "Empreinte de la graine",
            "pas un référendum local",
        ] {
            assert!(booth.contains(said), "{said} in {booth}");
        }
        assert!(
            booth.find(">Excellent<") < booth.find(">À rejeter<"),
            "from the best"
        );

        // Nothing filled, then a grade that is none: said at its place, and what was right is still there.
        let (elector, to) = (people.lea.to_string(), format!("{path}/choisir"));
        let refused = whole(send(&town, &mut lea, &to, &[("elector", &elector)]).await, 422);
        assert!(
            refused.contains("Remplissez le bulletin")
                && refused.contains(&format!("href=\"#choix-{elector}\""))
        );
        let wrong = [
            ("elector", elector.as_str()),
            ("mention-1", "5"),
            ("mention-2", "9"),
        ];
        let refused = whole(send(&town, &mut lea, &to, &wrong).await, 422);
        assert!(refused.contains("Choisissez de 0 à 5"), "{refused}");
        assert!(
            refused.contains(&format!("href=\"#choix-{elector}-r2\"")),
            "{refused}"
        );
        assert!(
            refused.contains("name=\"mention-1\" value=\"5\" checked"),
            "{refused}"
        );

        let right = [
            ("elector", elector.as_str()),
            ("mention-1", "1"),
            ("mention-2", "4"),
            ("mention-3", "0"),
        ];
        let sent = send(&town, &mut lea, &to, &right).await;
        assert_eq!(sent.location, Some(format!("{path}/bulletin?fait=votes-cast")));
        let receipt = page(&mut lea, &format!("{path}/bulletin")).await;
        assert!(receipt.contains("Place des Halles\u{a0}: Très bien"), "{receipt}");
        let blank = [
            ("elector", elector.as_str()),
            ("mention-1", "5"),
            ("blanc", "oui"),
        ];
        send(&town, &mut lea, &to, &blank).await;
        assert!(
            page(&mut lea, &format!("{path}/bulletin"))
                .await
                .contains("Bulletin blanc")
        );

        for (elector, given) in [
            (people.nolwenn, [5, 4, 0]),
            (people.malo, [0, 3, 1]),
            (people.yann, [1, 3, 5]),
        ] {
            mark(&town, id, elector, grades(given)).await.expect("they vote");
        }
        for file in ["certificat.json", "bulletins.json", "bulletins.csv"] {
            let early = lea.get(&format!("{path}/{file}")).await;
            assert_eq!(early.status, 404, "{file} is there before the closing");
        }
        town.advance_days(3).await;

        let closed = read(&town, id).await;
        let closing = closed.closing.expect("closed");
        assert_eq!(closing.outcome, Outcome::Chosen);
        assert_eq!(
            closed.winners,
            ["Place des Halles"],
            "its median is Bien, the others are lower"
        );
        assert_eq!((closing.tally.exprimes(), closing.tally.abstention), (3, 1));
        let shown = page(&mut town.browser(), &path).await;
        for said in [
            "Choix fait",
            "Retenu\u{a0}: Place des Halles",
            "Mention majoritaire\u{a0}: Bien",
            "class=\"counts-bar\"",
            "class=\"counts-grid\"",
            "parvis count recount certificat-",
            "L. 311-3-1",
            "Bulletins blancs",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        for name in ["Nolwenn", "Léa", "Malo", "Yann"] {
            assert!(!shown.contains(name), "an ordinary vote names {name}");
        }
        assert!(
            page(&mut town.browser(), "/votes")
                .await
                .contains("Retenu\u{a0}: Place des Halles")
        );

        let certificate = town.browser().get(&format!("{path}/certificat.json")).await;
        let certificate = counting::Certificate::read(&certificate.text).expect("a certificate");
        let recount = counting::recount(&certificate).expect("it counts again");
        assert!(recount.differences.is_empty(), "{:?}", recount.differences);
        assert_eq!(recount.count.winners, ["2"]);
        let lines = journaled(&town, id, "votes.choice-closed").await;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["winners"], serde_json::json!(["Place des Halles"]));
        assert_eq!(lines[0]["ballots_digest"], serde_json::json!(certificate.digest));
        let fixed = journaled(&town, id, "votes.choice-fixed").await;
        assert_eq!(
            fixed[0]["rule_digest"],
            serde_json::json!(certificate.rule_digest)
        );

        let file = town.browser().get(&format!("{path}/bulletins.json")).await;
        let ballots =
            counting::formats::read("bulletins.json", file.text.as_bytes()).expect("an open ballot file");
        assert_eq!(ballots.ballots.len(), 4);
        let table = town.browser().get(&format!("{path}/bulletins.csv")).await;
        assert_eq!(table.text.lines().count(), 5, "{}", table.text);
        assert!(
            table
                .text
                .starts_with("Place de l’Été <1>,Place des Halles,Place Neuve,Bulletin blanc\r\n")
        );
        for content in [&file.text, &table.text] {
            for person in people.electors() {
                assert!(!content.contains(&person.to_string()), "a file names somebody");
            }
        }
    });
}

#[tokio::test]
async fn a_transferable_vote_fills_two_seats_from_ballots_without_script() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let mut deed = asked(
            &people,
            &town,
            WayRule::ScottishStv,
            &["Ada", "Bérénice", "Chloé", "Denis"],
        );
        deed.way.seats = 2;
        let id = open(&town, &people, deed).await;
        let path = format!("/votes/{id}");
        let mut soizic = browser_of(&town, people.soizic);
        let booth = page(&mut soizic, &path).await;
        assert!(
            booth.contains("data-ranking") && booth.contains("name=\"rang-4\""),
            "{booth}"
        );

        let (elector, to) = (people.soizic.to_string(), format!("{path}/choisir"));
        let equals = [
            ("elector", elector.as_str()),
            ("rang-4", "1"),
            ("rang-3", "1"),
            ("rang-1", ""),
        ];
        let refused = whole(send(&town, &mut soizic, &to, &equals).await, 422);
        assert!(refused.contains("Une autre réponse a déjà ce rang"), "{refused}");
        assert!(
            refused.contains(&format!("href=\"#choix-{elector}-r4\"")),
            "{refused}"
        );
        assert_eq!(refused.matches("value=\"1\" selected").count(), 2, "{refused}");
        let right = [("elector", elector.as_str()), ("rang-4", "1"), ("rang-3", "3")];
        assert_eq!(send(&town, &mut soizic, &to, &right).await.status, 303);

        for (elector, places) in [
            (people.nolwenn, &[1, 2][..]),
            (people.lea, &[1, 2]),
            (people.malo, &[1, 3]),
            (people.yann, &[3, 4]),
        ] {
            mark(&town, id, elector, ranking(places))
                .await
                .expect("they vote");
        }
        town.advance_days(2).await;
        // Quota 2: Ada has 3, her surplus goes on; Bérénice then Denis are out, and Chloé has the second seat.
        assert_eq!(read(&town, id).await.winners, ["Ada", "Chloé"]);
        let shown = page(&mut town.browser(), &path).await;
        for said in [
            "Les 2 réponses retenues",
            "Voix de chaque réponse, tour après tour",
            "éliminé",
            "Le quota est de 2",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
    });
}

#[tokio::test]
async fn between_equals_a_draw_that_nobody_foresees_decides_and_is_shown() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let id = open(
            &town,
            &people,
            asked(&people, &town, WayRule::Approval, &["Nord", "Sud"]),
        )
        .await;
        let fixed = journaled(&town, id, "votes.choice-fixed").await;
        let digest = fixed[0]["seed_digest"].as_str().expect("a digest").to_owned();
        let way = read(&town, id).await.way.expect("a way");
        let booth = page(&mut browser_of(&town, people.nolwenn), &format!("/votes/{id}")).await;
        assert!(booth.contains(&digest), "published before anybody votes: {booth}");
        for kept in [&way.seed, &way.seed_line] {
            let is_written = fixed[0].to_string().contains(kept.as_str());
            assert!(!booth.contains(kept.as_str()) && !is_written, "{kept} is shown");
        }
        for (elector, place) in [
            (people.lea, 1),
            (people.malo, 1),
            (people.yann, 2),
            (people.soizic, 2),
        ] {
            mark(&town, id, elector, one(place)).await.expect("they vote");
        }
        town.advance_days(2).await;
        let closed = journaled(&town, id, "votes.choice-closed").await;
        let [seed, line] =
            ["seed", "seed_line"].map(|name| closed[0][name].as_str().expect("shown").to_owned());
        assert_eq!(counting::sha256(&seed), digest);
        assert_eq!(
            serde_json::json!(counting::sha256(&line)),
            fixed[0]["seed_line_digest"]
        );
        let follows = counting::hexadecimal(&counting::drawn(&line, &id.to_string()));
        assert_eq!(follows, seed);
        let first = ["1", "2"].into_iter().min_by_key(|id| counting::drawn(&seed, id));
        let expected = if first == Some("1") { "Nord" } else { "Sud" };
        assert_eq!(read(&town, id).await.winners, [expected]);
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        for said in [
            "Il y a eu égalité, et le tirage public a décidé.",
            "par le tirage public",
            &seed,
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
    });
}

#[tokio::test]
async fn without_a_majority_the_two_first_meet_once_in_a_second_round() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::Majority, &["Nord", "Sud", "Est"]);
        let id = open(&town, &people, deed.clone()).await;
        for (elector, place) in people.electors().into_iter().zip([1, 1, 2, 2, 3]) {
            mark(&town, id, elector, one(place)).await.expect("they vote");
        }
        town.advance_days(2).await;
        let first = read(&town, id).await;
        assert_eq!(first.closing.expect("closed").outcome, Outcome::SecondRound);
        assert!(first.winners.is_empty());
        let closed = journaled(&town, id, "votes.choice-closed").await;
        assert!(closed[0]["seed"].is_string(), "what was counted is counted again");
        assert!(
            closed[0]["seed_line"].is_null(),
            "it would tell the draw of the second round"
        );
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let shown = page(&mut nolwenn, &format!("/votes/{id}")).await;
        let path = format!("/votes/nouveau/choix?groupe={}&amp;reprise={id}", people.group);
        assert!(
            shown.contains(&path) && shown.contains("Ouvrir le second tour"),
            "{shown}"
        );
        let form = page(&mut nolwenn, &path.replace("&amp;", "&")).await;
        assert!(
            form.contains("Second tour") && !form.contains("name=\"titre\""),
            "{form}"
        );

        let again = AskChoice {
            again: Some(id),
            offered: Vec::new(),
            closes_at: town.now().plus_days(2),
            ..deed
        };
        let second = open(&town, &people, again.clone()).await;
        let (offered, _) = votes::choice(&mut town.sql(), town.body, second)
            .await
            .expect("it reads")
            .expect("a choice");
        let titles: Vec<&str> = offered.iter().map(|answer| answer.title.as_str()).collect();
        assert_eq!(titles, ["Nord", "Sud"]);
        assert_eq!(
            refusal(town.act(Actor::Person(people.nolwenn), again).await),
            "votes-refused-no-choice-again"
        );
        for (elector, place) in people.electors().into_iter().zip([1, 1, 2, 2, 2]) {
            mark(&town, second, elector, one(place)).await.expect("they vote");
        }
        town.advance_days(2).await;
        assert_eq!(read(&town, second).await.winners, ["Sud"]);
    });
}

#[tokio::test]
async fn the_holder_of_a_procuration_fills_two_ballots_and_one_of_them_makes_the_quorum() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::Schulze, &["Nord", "Sud", "Est"]);
        let id = open(&town, &people, deed.clone()).await;
        let given = GiveProcuration {
            scrutin: id,
            holder: people.lea,
        };
        town.act(Actor::Person(people.malo), given).await.expect("given");
        assert_eq!(
            refusal(mark(&town, id, people.malo, ranking(&[1])).await),
            "votes-refused-represented"
        );
        let waiting = page(&mut browser_of(&town, people.malo), &format!("/votes/{id}")).await;
        assert!(
            waiting.contains("<strong>Est</strong>") && !waiting.contains("data-ranking"),
            "he reads what is offered, and fills nothing: {waiting}"
        );
        mark(&town, id, people.lea, ranking(&[2, 1]))
            .await
            .expect("for herself");
        let for_malo = CastMark {
            scrutin: id,
            elector: people.malo,
            mark: ranking(&[1, 2]),
        };
        town.act(Actor::Person(people.lea), for_malo)
            .await
            .expect("for Malo");
        let mut lea = browser_of(&town, people.lea);
        let booth = page(&mut lea, &format!("/votes/{id}")).await;
        assert_eq!(booth.matches("data-ranking-up").count(), 2, "{booth}");
        let receipt = page(&mut lea, &format!("/votes/{id}/bulletin")).await;
        assert!(
            receipt.contains("1. Sud ; 2. Nord") && receipt.contains("1. Nord ; 2. Sud"),
            "{receipt}"
        );
        mark(&town, id, people.yann, ranking(&[2]))
            .await
            .expect("Yann votes");
        town.advance_days(2).await;

        // Two came themselves, three were needed: nothing is counted, nor published.
        let closed = read(&town, id).await;
        assert_eq!(closed.closing.expect("closed").outcome, Outcome::NoQuorum);
        assert!(closed.winners.is_empty());
        let file = town.browser().get(&format!("/votes/{id}/certificat.json")).await;
        assert_eq!(file.status, 404);
        let line = |events: &[serde_json::Value]| events[0]["seed_line_digest"].clone();
        let first_line = line(&journaled(&town, id, "votes.choice-fixed").await);
        let nothing_counted = journaled(&town, id, "votes.choice-closed").await;
        for kept in ["seed", "seed_line"] {
            assert!(nothing_counted[0][kept].is_null(), "{kept} is shown");
        }

        // Put again as it was, days after: it needs no quorum; its seed is another, of the same line.
        town.advance_days(3).await;
        let again = AskChoice {
            again: Some(id),
            closes_at: town.now().plus_days(2),
            ..deed
        };
        let second = open(&town, &people, again).await;
        assert_eq!(
            line(&journaled(&town, second, "votes.choice-fixed").await),
            first_line
        );
        mark(&town, second, people.yann, ranking(&[3]))
            .await
            .expect("Yann votes");
        town.advance_days(2).await;
        let closed = read(&town, second).await;
        assert_eq!(closed.winners, ["Est"]);
        assert_ne!(
            closed.way.expect("a way").seed,
            read(&town, id).await.way.expect("a way").seed
        );
    });
}

#[tokio::test]
async fn a_public_choice_names_who_gave_each_ballot_once_closed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = AskChoice {
            mode: Mode::Public,
            ..asked(&people, &town, WayRule::Quadratic, &["Nord", "Sud"])
        };
        let id = open(&town, &people, deed).await;
        let points = |place, points| Mark::Points([(place, points)].into());
        mark(&town, id, people.lea, points(2, 3))
            .await
            .expect("Léa votes");
        for elector in [people.nolwenn, people.malo] {
            mark(&town, id, elector, points(1, 1)).await.expect("they vote");
        }
        assert_eq!(
            refusal(mark(&town, id, people.yann, points(1, 4)).await),
            "votes-mark-too-many-credits"
        );
        town.advance_days(2).await;
        assert_eq!(read(&town, id).await.winners, ["Sud"], "three votes beat two");
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        let table = &shown[shown.find("Liste nominative").expect("the nominal list")..];
        assert!(
            table.contains("Léa Riou") && table.contains("Sud\u{a0}: 3"),
            "{table}"
        );
    });
}
