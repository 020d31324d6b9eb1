//! A vote goes out in Pabulib's format and comes back as an archive that counts the same; what is no such file is refused.

use budgets::{CastBasket, PabulibFile, Stage, WithdrawIdea};
use testkit::{TestTown, browser_of, on_both_engines, open_rows, page, refusal, send, whole};

use crate::{FEATURES, People, described, ideas, open, propose, proposed, voted_on};

#[tokio::test]
async fn a_vote_goes_out_and_comes_back_as_an_archive() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let projects = [
            ("Bancs ; « ombre »", "", "6000"),
            ("Fontaine", "", "4000,50"),
            ("Verger", "", "4000"),
        ];
        let (budget, _) = voted_on(&town, &people, described(), &projects).await;
        for (place, chosen) in [&[1, 3][..], &[1][..], &[3][..], &[1, 3][..], &[2][..]]
            .into_iter()
            .enumerate()
        {
            let cast = CastBasket {
                budget,
                district: String::new(),
                projects: chosen.to_vec(),
                declares: true,
            };
            town.act(people.inhabitant(place), cast).await.expect("a ballot");
        }
        let early = town
            .browser()
            .get(&format!("/budgets/{budget}/resultat.pb"))
            .await;
        assert_eq!(early.status, 404);
        town.advance_days(8).await;
        let file = town
            .browser()
            .get(&format!("/budgets/{budget}/resultat.pb"))
            .await;
        assert_eq!(file.status, 200);
        for person in &people.inhabitants {
            assert!(!file.text.contains(&person.to_string()), "a file names somebody");
        }

        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("titre", "Édition passée")];
        let mut ada = browser_of(&town, people.ada);
        let sent = ada
            .post_file(
                "/budgets/importer",
                &fields,
                ("fichier", "vote.pb", file.text.as_bytes()),
            )
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let address = sent.location.expect("the archive");
        let id = address["/budgets/".len()..]
            .split('?')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("an id");
        let archived = budgets::find(&mut town.sql(), town.body, id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!((archived.stage, archived.ballots_count), (Stage::Archived, 5));
        let chosen = |ideas: Vec<budgets::Idea>| -> Vec<(i64, String)> {
            ideas
                .into_iter()
                .filter(|idea| idea.is_funded)
                .map(|idea| (idea.number, idea.title))
                .collect()
        };
        assert_eq!(chosen(ideas(&town, id).await), chosen(ideas(&town, budget).await));
        let shown = page(&mut town.browser(), &format!("/budgets/{id}/resultat")).await;
        assert!(
            shown.contains("recompté ici") && shown.contains("Bancs ; « ombre »"),
            "{shown}"
        );
        let settings = ada.get(&format!("/budgets/{id}/reglages")).await;
        assert_eq!(settings.status, 409, "an archive does not change");

        // It was the wrong file: the whole of it goes. What inhabitants voted in stays.
        let kept = send(&town, &mut ada, &format!("/budgets/{budget}/supprimer"), &[]).await;
        assert_eq!(kept.status, 409, "{}", kept.text);
        let gone = send(&town, &mut ada, &format!("/budgets/{id}/supprimer"), &[]).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        assert_eq!(town.browser().get(&format!("/budgets/{id}")).await.status, 404);
        assert!(ideas(&town, id).await.is_empty());
    });
}

#[tokio::test]
async fn what_is_no_such_file_is_refused_with_its_line() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let head = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n";
        for (content, why) in [
            (String::new(), "budgets-file-malformed"),
            ("<html>".to_owned(), "budgets-file-malformed-at"),
            (format!("{head}1;cher\n"), "budgets-file-malformed-at"),
            (
                format!("{head}1;10\nVOTES\nvoter_id;vote\n1;2\n"),
                "budgets-file-malformed-at",
            ),
            (
                format!("{head}1;99999999999999999\nVOTES\nvoter_id;vote\n1;1\n"),
                "budgets-file-amounts",
            ),
        ] {
            let read = PabulibFile::read(content.clone().into_bytes()).await;
            assert_eq!(refusal(read), why, "{content}");
        }
        let mut ada = browser_of(&town, people.ada);
        page(&mut ada, "/budgets/importer").await;
        let none = whole(send(&town, &mut ada, "/budgets/importer", &[]).await, 422);
        assert!(none.contains("Choisissez un fichier"), "{none}");
        let outsider = browser_of(&town, people.inhabitants[0])
            .get("/budgets/importer")
            .await;
        assert_eq!(outsider.status, 403);
    });
}

#[tokio::test]
async fn ideas_are_offered_as_open_data_without_their_authors() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let kept = propose(&town, people.inhabitant(0), budget, proposed("Fontaine", "")).await;
        let back = propose(&town, people.inhabitant(1), budget, proposed("Verger", "")).await;
        assert_eq!(open_rows(&town, "idees-budgets").await.len(), 2);
        town.act(people.inhabitant(1), WithdrawIdea { idea: back })
            .await
            .expect("taken back");
        let rows = open_rows(&town, "idees-budgets").await;
        assert_eq!(rows.len(), 1, "{rows:?}");
        let cells: Vec<&str> = [0, 4, 8, 13].map(|place| rows[0][place].as_str()).to_vec();
        assert_eq!(cells, [kept.to_string().as_str(), "Fontaine", "proposee", ""]);
        let names_somebody = |cell: &String| cell.contains("Habitante");
        assert!(!rows.iter().flatten().any(names_somebody), "{rows:?}");
    });
}
