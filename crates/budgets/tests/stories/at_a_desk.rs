//! At a desk: one person, one vote, on paper or online, and nothing kept by which anybody is named.

use budgets::{AtDesk, BudgetId, CastBasket, CloseVote, CountVote, Described, HandPaper, TakeBackPaper};
use kernel::{Actor, PersonId};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{FEATURES, People, described, voted_on};

db::statements! {
    DESK = "select person_digest, trace from budget_desk where collectivite_id = $1 and budget_id = $2 order by trace";
    OTHER_KEY = "update budget_desk_key set digest = $3 where collectivite_id = $1 and budget_id = $2";
    COUNT_KEYS = "select count(*) as n from budget_desk_key where collectivite_id = $1 and budget_id = $2";
    JOURNAL = "select payload, kind from journal where collectivite_id = $1 and subject_id = $2 limit 200";
    NEW_ADDRESS = "update person set email = $3 where collectivite_id = $1 and id = $2";
}

db::record! {
    struct Noted {
        person_digest: Vec<u8>,
        trace: String,
    }
}

db::record! {
    struct Journaled {
        payload: String,
        kind: String,
    }
}

async fn noted(town: &TestTown, budget: BudgetId) -> Vec<Noted> {
    town.sql()
        .all(DESK, db::args![town.body, budget])
        .await
        .expect("the desk reads")
}

fn traces(noted: &[Noted]) -> Vec<&str> {
    noted.iter().map(|one| one.trace.as_str()).collect()
}

async fn journaled(town: &TestTown, budget: BudgetId) -> Vec<Journaled> {
    town.sql()
        .all(JOURNAL, db::args![town.body, budget])
        .await
        .expect("the journal reads")
}

async fn write(town: &TestTown, statement: db::Statement, values: Vec<db::Value>) {
    let mut sql = town.house.db.begin().await.expect("it begins");
    sql.execute(statement, values).await.expect("it is written");
    sql.commit().await.expect("it is kept");
}

async fn email_of(town: &TestTown, person: PersonId) -> String {
    identity::email_of(&mut town.sql(), town.body, person)
        .await
        .expect("read")
        .expect("they have one")
}

fn person(name: &str, first_names: &str, born_on: &str) -> AtDesk {
    AtDesk {
        name: name.to_owned(),
        first_names: first_names.to_owned(),
        born_on: born_on.to_owned(),
    }
}

fn hand(budget: BudgetId, person: AtDesk, email: &str) -> HandPaper {
    HandPaper {
        budget,
        person,
        email: email.to_owned(),
    }
}

fn online(budget: BudgetId) -> CastBasket {
    CastBasket {
        budget,
        district: String::new(),
        projects: vec![1],
        declares: true,
    }
}

/// A budget that is voted on, online and on paper.
async fn voted(town: &TestTown, people: &People) -> BudgetId {
    let rules = Described {
        has_paper: true,
        ..described()
    };
    let projects = [("Bancs", "", "6000"), ("Fontaine", "", "4000")];
    voted_on(town, people, rules, &projects).await.0
}

#[tokio::test]
async fn who_is_handed_a_ballot_at_a_desk_votes_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = voted(&town, &people).await;
        let ada = Actor::Person(people.ada);
        // Online first: no ballot on paper.
        town.act(people.inhabitant(0), online(budget))
            .await
            .expect("voted");
        let voted = email_of(&town, people.inhabitants[0]).await;
        let other = email_of(&town, people.inhabitants[1]).await;
        let again = hand(budget, person("Habitante", "Chloé", "1990-02-01"), &voted);
        assert_eq!(refusal(town.act(ada, again).await), "budgets-refused-desk-online");
        // On paper first: no ballot online, and none a second time, however the name is written.
        let dimitri = || person("Habitant-Le Goff", "Dimitri, Paul", "1980-04-03");
        town.act(ada, hand(budget, dimitri(), &other.to_uppercase()))
            .await
            .expect("handed");
        let late = town.act(people.inhabitant(1), online(budget)).await;
        assert_eq!(refusal(late), "budgets-refused-voted-on-paper");
        for (name, first_names) in [("LE GOFF  HABITANT", "DIMITRI"), ("Dimitri", "Habitant-Le-Goff")] {
            let twice = hand(budget, person(name, first_names, " 1980-04-03 "), "");
            assert_eq!(
                refusal(town.act(ada, twice).await),
                "budgets-refused-desk-twice",
                "{name}"
            );
        }
        // Born another day, it is somebody else; a date that is none is refused.
        let day = "1980-03-04";
        town.act(ada, hand(budget, person("Habitant Le Goff", "Dimitri", day), ""))
            .await
            .expect("somebody else");
        for unread in ["", "3/4/1980", "1980-13-01", "2999-01-01"] {
            let typed = hand(budget, person("Habitante", "Farida", unread), "");
            assert_eq!(
                refusal(town.act(ada, typed).await),
                "budgets-desk-born-on-unreadable",
                "{unread}"
            );
        }
        // Only who enters ballots hands them out, or takes them back.
        let stranger = hand(budget, person("Habitante", "Élise", "1970-01-01"), "");
        let stranger = town.act(people.inhabitant(2), stranger).await;
        assert_eq!(refusal(stranger), "budgets.enter-paper");
        let back = TakeBackPaper {
            budget,
            person: dimitri(),
        };
        assert_eq!(
            refusal(town.act(people.inhabitant(2), back).await),
            "budgets.enter-paper"
        );

        // Nobody is named by what is kept, nor in the journal.
        let kept = noted(&town, budget).await;
        assert_eq!(
            traces(&kept),
            ["adresse", "compte", "en-ligne", "identite", "identite"]
        );
        let account = people.inhabitants[1].to_string();
        for one in &kept {
            assert_eq!(one.person_digest.len(), 32, "a digest");
            let read = String::from_utf8_lossy(&one.person_digest).to_lowercase();
            for named in ["dimitri", "goff", "1980", "exemple", account.as_str()] {
                assert!(!read.contains(named), "{named} is read in {}", one.trace);
            }
        }
        let lines = journaled(&town, budget).await;
        let handed: Vec<&Journaled> = lines
            .iter()
            .filter(|line| line.kind == "budgets.paper-handed")
            .collect();
        assert_eq!(handed.len(), 2);
        for line in &handed {
            for named in ["imitri", "Goff", "1980", other.as_str(), account.as_str()] {
                assert!(!line.payload.contains(named), "{named} in {}", line.payload);
            }
        }

        // Once it is counted nothing is left of it.
        let close = CloseVote {
            budget,
            because: "La salle ferme.".to_owned(),
        };
        town.act(ada, close).await.expect("closed");
        let over = town
            .act(ada, hand(budget, person("Habitante", "Gwenn", "1970-01-01"), ""))
            .await;
        assert_eq!(refusal(over), "budgets-refused-no-paper");
        let count = CountVote {
            budget,
            aside_because: String::new(),
        };
        town.act(ada, count).await.expect("counted");
        assert!(noted(&town, budget).await.is_empty());
        let keys = town.sql().count(COUNT_KEYS, db::args![town.body, budget]).await;
        assert_eq!(keys.expect("counted"), 0);
    });
}

#[tokio::test]
async fn an_address_that_changes_gives_nobody_a_second_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = voted(&town, &people).await;
        let ada = Actor::Person(people.ada);
        let move_to = async |place: usize, email: &str| {
            let values = db::args![town.body, people.inhabitants[place], email];
            write(&town, NEW_ADDRESS, values).await;
        };
        // Voted online, then another address: the desk still knows the former one, and the account by the new one.
        town.act(people.inhabitant(0), online(budget))
            .await
            .expect("voted");
        let former = email_of(&town, people.inhabitants[0]).await;
        move_to(0, "chloe.nouvelle@exemple.fr").await;
        for email in [former.as_str(), "chloe.nouvelle@exemple.fr"] {
            let again = hand(budget, person("Habitante", "Chloé", "1990-02-01"), email);
            assert_eq!(
                refusal(town.act(ada, again).await),
                "budgets-refused-desk-online",
                "{email}"
            );
        }
        // Handed a ballot, then another address: the account is still known.
        let former = email_of(&town, people.inhabitants[1]).await;
        town.act(
            ada,
            hand(budget, person("Habitant", "Dimitri", "1980-04-03"), &former),
        )
        .await
        .expect("handed");
        move_to(1, "dimitri.nouveau@exemple.fr").await;
        let late = town.act(people.inhabitant(1), online(budget)).await;
        assert_eq!(refusal(late), "budgets-refused-voted-on-paper");
    });
}

#[tokio::test]
async fn a_ballot_that_comes_back_leaves_its_vote_to_whoever_had_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = voted(&town, &people).await;
        let email = email_of(&town, people.inhabitants[1]).await;
        let mut agent = browser_of(&town, people.ada);
        let path = format!("/budgets/{budget}/papier");
        let at_desk = |name: &'static str, first_names: &'static str| {
            [
                ("au_guichet", "oui"),
                ("guichet_nom", name),
                ("guichet_prenoms", first_names),
                ("guichet_naissance", "1980-04-03"),
            ]
        };
        // What cannot be read comes back as it was typed.
        let mut wrong = at_desk("Habitant", "Farid").to_vec();
        wrong.push(("guichet_adresse", "farid"));
        let wrong = whole(send(&town, &mut agent, &path, &wrong).await, 422);
        for said in [
            "Cette adresse ne se lit pas",
            "value=\"Habitant\"",
            "value=\"Farid\"",
            "value=\"1980-04-03\"",
        ] {
            assert!(wrong.contains(said), "{said} in {wrong}");
        }
        let mut fields = at_desk("Habitant", "Dimitri").to_vec();
        fields.push(("guichet_adresse", email.as_str()));
        let handed = send(&town, &mut agent, &path, &fields).await;
        assert_eq!(handed.status, 303, "{}", handed.text);
        let shown = page(&mut agent, &path).await;
        assert!(
            shown.contains("1 bulletin remis.") && !shown.contains("Dimitri"),
            "{shown}"
        );

        // Who was handed one is told before they choose anything, and whom to see.
        let mut voter = browser_of(&town, people.inhabitants[1]);
        let booth = format!("/budgets/{budget}/voter");
        let told = page(&mut voter, &booth).await;
        assert!(
            told.contains("adressez-vous au guichet") && !told.contains("name=\"projet\""),
            "{told}"
        );

        let mut unknown = at_desk("Habitant", "Gwenn").to_vec();
        unknown.push(("reprendre", "oui"));
        let unknown = whole(send(&town, &mut agent, &path, &unknown).await, 422);
        assert!(
            unknown.contains("Aucun bulletin n’a été remis à une personne"),
            "{unknown}"
        );
        let mut back = at_desk("HABITANT", "dimitri").to_vec();
        back.push(("reprendre", "oui"));
        let back = send(&town, &mut agent, &path, &back).await;
        assert_eq!(back.status, 303, "{}", back.text);
        assert!(noted(&town, budget).await.is_empty(), "forgotten whole");
        let lines = journaled(&town, budget).await;
        let taken = lines
            .iter()
            .filter(|line| line.kind == "budgets.paper-taken-back");
        assert_eq!(taken.count(), 1);

        let open = page(&mut voter, &booth).await;
        assert!(open.contains("name=\"projet\""), "{open}");
        town.act(people.inhabitant(1), online(budget))
            .await
            .expect("they vote online");
    });
}

#[tokio::test]
async fn without_the_key_of_its_digests_a_desk_hands_out_nothing_and_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = voted(&town, &people).await;
        let ada = Actor::Person(people.ada);
        town.act(ada, hand(budget, person("Habitant", "Dimitri", "1980-04-03"), ""))
            .await
            .expect("handed");
        // Restored beside another key.
        write(&town, OTHER_KEY, db::args![town.body, budget, vec![7_u8; 32]]).await;
        let again = hand(budget, person("Habitant", "Dimitri", "1980-04-03"), "");
        assert_eq!(refusal(town.act(ada, again).await), "budgets-desk-key-lost");
        let vote = town.act(people.inhabitant(0), online(budget)).await;
        assert_eq!(refusal(vote), "budgets-refused-desk-key");
        let mut agent = browser_of(&town, people.ada);
        let shown = page(&mut agent, &format!("/budgets/{budget}/papier")).await;
        assert!(
            shown.contains(".bridges.key") && !shown.contains("guichet_nom"),
            "{shown}"
        );
        let mut voter = browser_of(&town, people.inhabitants[0]);
        let told = page(&mut voter, &format!("/budgets/{budget}/voter")).await;
        assert!(
            told.contains("Le vote en ligne est suspendu") && !told.contains("name=\"projet\""),
            "{told}"
        );
    });
}
