//! Sentences written as parliaments and laws write them, typed on the page.

use legistique::{Document, apply_readings, close_quotations, read_amendment};
use testkit::{TestTown, on_both_engines};
use texts::Fate;

use crate::council::{Council, FEATURES, amendment, browser_of, document, page, send, whole};

const SENAT: &str =
    "Action 13\n\nAlinéa 2\n\nRemplacer les mots :\n\n30 000 euros\n\npar les mots :\n\n40 000 euros";
const LAW: &str = "Au premier alinéa de l’action 7, les mots : « chaque année » sont remplacés par les mots : « chaque mois ».";

#[tokio::test]
async fn the_senat_and_a_law_are_understood_as_on_the_command_line() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amender");
        for (sentence, written) in [(SENAT, "40 000 euros"), (LAW, "chaque mois")] {
            // As a browser sends what was typed in several lines.
            let typed = sentence.replace('\n', "\r\n");
            let fields = |geste: &'static str| [("sentence", typed.clone()), ("geste", geste.to_owned())];
            let check = fields("verifier");
            let check: Vec<(&str, &str)> = check
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let checked = whole(send(&town, &mut lea, &path, &check).await, 200);
            assert!(
                checked.contains("Voici ce que Parvis a compris") && checked.contains(written),
                "{checked}"
            );
            let table = fields("proposer");
            let table: Vec<(&str, &str)> = table
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let tabled = send(&town, &mut lea, &path, &table).await;
            assert_eq!(tabled.status, 303, "{}", tabled.text);
            let shown = page(&mut lea, &tabled.location.expect("the amendment")).await;
            assert!(
                shown.contains("<ins>") && shown.contains("class=\"sentence-part\" href=\"#passage-1\""),
                "the sentence leads to what it changes: {shown}"
            );
        }
        assert_eq!(amendment(&town, text, 1).await.sentence, SENAT);

        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in 1..=2 {
            council.vote(&town, text, number, 5).await;
        }
        town.advance_days(3).await;
        for number in 1..=2 {
            assert_eq!(amendment(&town, text, number).await.fate, Fate::Adopted);
        }
        let base = Document::parse(crate::council::PLAN);
        let readings = [SENAT, LAW].map(|sentence| read_amendment(sentence, None, &base, None));
        let expected = apply_readings(&base, &[&readings[0], &readings[1]]).document;
        assert_eq!(document(&town, text).await.markdown, expected.to_markdown());
        assert!(expected.to_markdown().contains("40 000 euros"));
        // The words of each lead to it, in the text as it forms.
        let forming = page(&mut lea, &format!("/textes/{text}?vue=changements")).await;
        for number in 1..=2 {
            let link = format!(
                "<a class=\"written-here\" href=\"/textes/{text}/amendements/{number}\" title=\"Amendement n°\u{a0}{number}\">"
            );
            assert!(forming.contains(&link), "{link} in {forming}");
        }
    });
}

#[tokio::test]
async fn quoted_alineas_are_closed_again_after_an_amendment_of_a_parliament() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let quoted =
            "Après l’article 2, il est inséré :\n\n\"Art. 3. – Un bilan est fait.\n\n\"Il est publié.\" ;\n";
        let text = council.import(&town, quoted).await;
        let deed = texts::OpenDiscussion { text };
        town.act(kernel::Actor::Person(council.chair), deed)
            .await
            .expect("it is put to discussion");
        let sentence = "Alinéa 3\n\nSupprimer cet alinéa.";
        let mut lea = browser_of(&town, council.lea);
        let fields = [("sentence", sentence), ("geste", "proposer")];
        let tabled = send(&town, &mut lea, &format!("/textes/{text}/amender"), &fields).await;
        assert_eq!(tabled.status, 303, "{}", tabled.text);
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        let base = Document::parse(quoted);
        let reading = read_amendment(sentence, None, &base, None);
        let applied = apply_readings(&base, &[&reading]).document;
        assert!(reading.is_parliamentary);
        let expected = close_quotations(&base, &applied).to_markdown();
        assert!(
            expected.ends_with("\"Art. 3. – Un bilan est fait.\" ;\n"),
            "{expected}"
        );
        assert_eq!(document(&town, text).await.markdown, expected);
    });
}

#[tokio::test]
async fn quotations_stay_as_they_are_when_no_reader_of_a_parliament_understood_the_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let quoted =
            "Après l’article 2, il est inséré :\n\n\"Art. 3. – Un bilan est fait.\n\n\"Il est publié.\" ;\n";
        let text = council.import(&town, quoted).await;
        let deed = texts::OpenDiscussion { text };
        town.act(kernel::Actor::Person(council.chair), deed)
            .await
            .expect("it is put to discussion");
        // It looks like the Assemblée’s, and is the town’s own.
        let sentence = "Supprimer l’alinéa 3.";
        let mut lea = browser_of(&town, council.lea);
        let fields = [("sentence", sentence), ("geste", "proposer")];
        let tabled = send(&town, &mut lea, &format!("/textes/{text}/amender"), &fields).await;
        assert_eq!(tabled.status, 303, "{}", tabled.text);
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        assert_eq!(
            document(&town, text).await.markdown,
            "Après l’article 2, il est inséré :\n\n\"Art. 3. – Un bilan est fait.\n"
        );
    });
}

#[tokio::test]
async fn what_must_not_be_written_is_refused_with_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amender");
        for (sentence, said) in [
            (
                "Compléter cet amendement par un alinéa ainsi rédigé : « Il est lu. »",
                "ne désigne pas une partie du texte",
            ),
            (
                "Après l’alinéa 1 de l’action 7, insérer deux alinéas ainsi rédigés :\n« Il est lu. »",
                "Le nombre d’alinéas annoncé",
            ),
        ] {
            for geste in ["verifier", "proposer"] {
                let typed = [("sentence", sentence), ("geste", geste)];
                let page = whole(send(&town, &mut lea, &path, &typed).await, 422);
                assert!(page.contains(said), "{said} in {page}");
            }
        }
    });
}
