//! Finding amendments in a letter: a paragraph that reads as an amendment and applies to the text is one; what follows it
//! is its rationale. No paragraph is ever lost: each one is shown to the author, in one place.

use legistique::{Document, Outcome, ReadingProblem, Style, apply_readings, opens_rationale, read_amendment};

use crate::model::AMENDMENTS_MAX;
use crate::words::{self, begins_with, is_one_of};

/// Characters of a paragraph that may be an amendment.
const AMENDMENT_CHARS_MAX: usize = 20_000;
/// Characters of a paragraph that greets or takes leave.
const FORMULA_CHARS_MAX: usize = 90;
/// Paragraphs that one amendment may take up, when it is written as the Sénat writes.
const PARAGRAPHS_MAX: usize = 12;

/// An amendment found, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) sentence: String,
    pub(crate) rationale: String,
    /// Why it is not one yet
    pub(crate) problem: Option<String>,
}

/// A letter, cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) found: Vec<Found>,
    /// What belongs to none of them, paragraph by paragraph
    pub(crate) others: Vec<String>,
}

/// What a paragraph is.
enum Piece {
    Amendment(String),
    /// It has the words of an amendment, and cannot be read or applied
    Attempt(String, String),
    Prose(String),
}

/// Cuts what an author wrote about the text put to discussion.
pub(crate) fn split(content: &str, base: &Document) -> Split {
    let mut cut = Split::default();
    let mut opening: Vec<String> = Vec::new();
    let mut is_leaving = false;
    let paragraphs = paragraphs(content);
    let mut next = 0;
    while let Some(paragraph) = paragraphs.get(next) {
        // Trying each line on a long text takes time: a letter that holds more is not read further.
        if cut.found.len() >= AMENDMENTS_MAX {
            cut.others.push(paragraph.join(" "));
            next += 1;
            continue;
        }
        let (pieces, taken) = match on_lines(&paragraphs[next..], base) {
            Some((sentence, taken)) => (vec![Piece::Amendment(sentence)], taken),
            None => (read(paragraph, base), 1),
        };
        next += taken;
        for piece in pieces {
            match piece {
                Piece::Amendment(sentence) if cut.found.len() < AMENDMENTS_MAX => {
                    is_leaving = false;
                    cut.found.push(Found::new(sentence, None, &mut opening));
                }
                Piece::Attempt(sentence, problem) if cut.found.len() < AMENDMENTS_MAX => {
                    is_leaving = false;
                    cut.found.push(Found::new(sentence, Some(problem), &mut opening));
                }
                Piece::Amendment(words) | Piece::Attempt(words, _) => cut.others.push(words),
                Piece::Prose(said) => {
                    is_leaving |= is_leave(&said);
                    match cut.found.last_mut() {
                        _ if is_leaving || is_greeting(&said) => cut.others.push(said),
                        Some(found) => found.explain(&said),
                        None => opening.push(said),
                    }
                }
            }
        }
    }
    cut.others.splice(0..0, opening);
    cut
}

impl Found {
    /// What stood before the first amendment explains it.
    fn new(sentence: String, problem: Option<String>, opening: &mut Vec<String>) -> Self {
        Self {
            sentence,
            rationale: std::mem::take(opening).join("\n\n"),
            problem,
        }
    }

    fn explain(&mut self, words: &str) {
        if !self.rationale.is_empty() {
            self.rationale.push_str("\n\n");
        }
        self.rationale.push_str(words);
    }
}

/// Paragraphs, each with its lines: a blank line ends one, and so does the beginning of a list's item, or the heading of the
/// reasons.
fn paragraphs(content: &str) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = Vec::new();
    let mut is_new = true;
    for line in content.lines() {
        let line = line.trim();
        if line.is_empty() {
            is_new = true;
            continue;
        }
        match all.last_mut() {
            Some(last) if !is_new && without_label(line) == line && !opens_rationale(line) => last.push(line),
            _ => all.push(vec![line]),
        }
        is_new = false;
    }
    all
}

/// An amendment as the Sénat writes it, and how many paragraphs it takes up: where it bears, what it does and the words
/// themselves stand each on a line of its own, which mail often sets apart. As many are read as are announced, and never what
/// stands under « Objet ».
fn on_lines(paragraphs: &[Vec<&str>], base: &Document) -> Option<(String, usize)> {
    let head: Vec<&str> = paragraphs.iter().take(2).flatten().copied().collect();
    if Style::detect(&head.join("\n")) != Style::Senat {
        return None;
    }
    let asked = paragraphs
        .iter()
        .take(PARAGRAPHS_MAX)
        .take_while(|lines| lines.first().is_none_or(|line| !opens_rationale(line)))
        .count();
    (1..=asked).find_map(|count| {
        // A line that follows another is one of the Sénat's, or one that a mail program cut.
        ["\n", " "].into_iter().find_map(|between| {
            let run: Vec<String> = paragraphs[..count]
                .iter()
                .map(|lines| lines.join(between))
                .collect();
            amendment(&run.join("\n\n"), base).map(|sentence| (sentence, count))
        })
    })
}

/// Mail programs cut lines at about 75 characters: a paragraph is read as one line, unless each line is an amendment, or
/// only the first is.
fn read(lines: &[&str], base: &Document) -> Vec<Piece> {
    let joined = lines.join(" ");
    if (2..=AMENDMENTS_MAX).contains(&lines.len()) {
        let apart: Option<Vec<Piece>> = lines
            .iter()
            .map(|line| amendment(line, base).map(Piece::Amendment))
            .collect();
        if let Some(apart) = apart {
            return apart;
        }
    }
    if let Some(sentence) = amendment(&joined, base) {
        return vec![Piece::Amendment(sentence)];
    }
    if let [first, rest @ ..] = lines
        && !rest.is_empty()
        && let Some(sentence) = amendment(first, base)
    {
        return vec![Piece::Amendment(sentence), Piece::Prose(rest.join(" "))];
    }
    vec![match problem(&joined, base) {
        Some(problem) => Piece::Attempt(without_label(&joined).to_owned(), problem),
        None => Piece::Prose(joined),
    }]
}

/// The sentence, when it is an amendment that applies.
fn amendment(paragraph: &str, base: &Document) -> Option<String> {
    [without_label(paragraph), paragraph]
        .into_iter()
        .find(|sentence| !may_be_read(sentence) || is_amendment(sentence, base))
        .filter(|sentence| may_be_read(sentence))
        .map(str::to_owned)
}

fn may_be_read(sentence: &str) -> bool {
    sentence.len() <= AMENDMENT_CHARS_MAX
}

fn is_amendment(sentence: &str, base: &Document) -> bool {
    let reading = read_amendment(sentence, None, base, None);
    reading.is_complete()
        && reading.sub_amendment_of.is_none()
        && matches!(apply_readings(base, &[&reading]).outcomes[..], [Outcome::Applied])
}

/// Why a paragraph that has the words of an amendment is none; nothing for what is only said.
fn problem(paragraph: &str, base: &Document) -> Option<String> {
    let sentence = without_label(paragraph);
    if !may_be_read(sentence) || !begins_as_amendment(sentence) {
        return None;
    }
    let reading = read_amendment(sentence, None, base, None);
    let refused = reading
        .not_understood
        .iter()
        .find(|problem| problem.reason != ReadingProblem::NoVerb);
    if let Some(problem) = refused {
        return Some(problem.reason.message().to_owned());
    }
    match &apply_readings(base, &[&reading]).outcomes[..] {
        [Outcome::Refused(reason)] if !reading.edits.is_empty() => Some(reason.message()),
        _ => None,
    }
}

/// True when its first words hold a verb of amendment: « nous devrions ajouter du pain » is only said.
fn begins_as_amendment(sentence: &str) -> bool {
    const FIRST_WORDS: usize = 14;
    let mut said = sentence.split_whitespace();
    let is_begun = said
        .next()
        .is_some_and(|first| is_one_of(first, words::BEGINNING));
    let mut first_words = sentence.split_whitespace().take(FIRST_WORDS);
    is_begun && first_words.any(|word| is_one_of(word.trim_matches([',', ':']), words::ACT))
}

/// Without « 2) », « – » or « Amendement n° 3 : » before it.
fn without_label(line: &str) -> &str {
    let bullet = line
        .trim_start_matches(['-', '–', '—', '•', '*', '·'])
        .trim_start();
    let digits = bullet.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = match digits.strip_prefix([')', '.']) {
        Some(rest) if digits.len() < bullet.len() && rest.starts_with([' ', '\u{a0}']) => rest.trim_start(),
        _ => bullet,
    };
    let lower = numbered.to_lowercase();
    if lower.starts_with("amendement")
        && let Some((label, rest)) = numbered.split_once(':')
        && label.chars().count() < 30
    {
        return rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    }
    numbered
}

fn is_greeting(paragraph: &str) -> bool {
    is_formula(paragraph, words::GREETING)
}

fn is_leave(paragraph: &str) -> bool {
    is_formula(paragraph, words::LEAVE)
}

fn is_formula(paragraph: &str, beginnings: &str) -> bool {
    paragraph.chars().count() <= FORMULA_CHARS_MAX && begins_with(paragraph, beginnings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAN: &str = "## Action 7 – Diffuser les données\n\nLes données sont recensées.\n\nUn bilan est publié.\n\n\
                        ## Action 12 – Former\n\nDes ateliers se tiennent dans chaque commune.";

    fn plan() -> Document {
        Document::parse(PLAN)
    }

    #[test]
    fn two_amendments_each_with_its_reasons() {
        let letter = "Bonjour,\n\nVoici ce que propose notre association.\n\nSupprimer l’alinéa 2 de l’action 7.\n\n\
                      Le bilan fait doublon.\nIl coûte cher.\n\n2) À l’alinéa 1 de l’action 12, remplacer\n« chaque commune » \
                      par « chaque quartier ».\n\nCordialement,\nLéa";
        let cut = split(letter, &plan());
        assert_eq!(cut.found.len(), 2, "{cut:?}");
        assert_eq!(cut.found[0].sentence, "Supprimer l’alinéa 2 de l’action 7.");
        assert_eq!(
            cut.found[0].rationale,
            "Voici ce que propose notre association.\n\nLe bilan fait doublon. Il coûte cher."
        );
        assert_eq!(
            cut.found[1].sentence,
            "À l’alinéa 1 de l’action 12, remplacer « chaque commune » par « chaque quartier »."
        );
        assert!(cut.found.iter().all(|found| found.problem.is_none()));
        assert_eq!(cut.others, ["Bonjour,", "Cordialement, Léa"]);
    }

    #[test]
    fn lines_that_follow_one_another_are_amendments_each() {
        let letter = "Supprimer l’alinéa 2 de l’action 7.\nSupprimer l’action 12.";
        assert_eq!(split(letter, &plan()).found.len(), 2);
    }

    #[test]
    fn a_letter_with_more_amendments_than_one_may_hold_is_read_no_further() {
        let letter = "Supprimer l’action 12.\n\n".repeat(AMENDMENTS_MAX + 3);
        let cut = split(&letter, &plan());
        assert_eq!((cut.found.len(), cut.others.len()), (AMENDMENTS_MAX, 3));
        let in_a_row = "Supprimer l’action 12.\n".repeat(2_000);
        let cut = split(&in_a_row, &plan());
        assert_eq!(
            cut.found.len() + cut.others.len(),
            1,
            "one paragraph, shown whole"
        );
    }

    #[test]
    fn what_the_senat_and_a_law_write_is_read_too() {
        let senat = "Action 12\n\nAlinéa 1\n\nRemplacer les mots :\n\nchaque commune\n\npar les mots :\n\nchaque quartier";
        let law = "Au deuxième alinéa de l’action 7, les mots : « est publié » sont remplacés par les mots : « est \
                   débattu ».";
        let letter = format!("Bonjour,\n\n{senat}\n\nCar les quartiers comptent.\n\n{law}\n\nCordialement,");
        let cut = split(&letter, &plan());
        let found: Vec<(&str, &str)> = cut
            .found
            .iter()
            .map(|found| (found.sentence.as_str(), found.rationale.as_str()))
            .collect();
        assert_eq!(found, [(senat, "Car les quartiers comptent."), (law, "")]);
        assert!(cut.found.iter().all(|found| found.problem.is_none()), "{cut:?}");
        // Without blank lines, as some mail programs leave it.
        let cut = split(&senat.replace("\n\n", "\n"), &plan());
        assert_eq!(cut.found.len(), 1, "{cut:?}");
        assert!(
            cut.found[0]
                .sentence
                .contains("Remplacer les mots :\nchaque commune"),
            "{cut:?}"
        );
    }

    #[test]
    fn as_many_alineas_are_read_as_are_announced() {
        for between in ["\n\n", "\n"] {
            let asked = [
                "Action 7",
                "Après l’alinéa 1",
                "Insérer deux alinéas ainsi rédigés :",
                "Il est lu.",
                "Il est court.",
            ];
            let letter = format!("{}\n\nCar il faut le lire.", asked.join(between));
            let cut = split(&letter, &plan());
            assert_eq!(cut.found.len(), 1, "{cut:?}");
            assert_eq!(cut.found[0].sentence, asked.join(between));
            assert_eq!(cut.found[0].rationale, "Car il faut le lire.");
        }
    }

    #[test]
    fn what_stands_under_the_heading_of_the_reasons_is_no_text() {
        for heading in ["Objet", "Exposé sommaire :"] {
            for between in ["\n\n", "\n"] {
                let asked = [
                    "Action 7",
                    "Après l’alinéa 1",
                    "Insérer un alinéa ainsi rédigé :",
                    "Il est lu.",
                ];
                let letter = [&asked[..], &[heading, "Car il faut le lire."]]
                    .concat()
                    .join(between);
                let cut = split(&letter, &plan());
                assert_eq!(cut.found.len(), 1, "{cut:?}");
                assert_eq!(cut.found[0].sentence, asked.join(between));
                assert!(cut.found[0].rationale.contains("Car il faut le lire."), "{cut:?}");
            }
        }
    }

    #[test]
    fn an_amendment_to_an_amendment_is_shown_and_not_read_on_the_text() {
        let cut = split(
            "Compléter cet amendement par un alinéa ainsi rédigé : « Il est lu. »",
            &plan(),
        );
        assert_eq!(cut.found.len(), 1, "{cut:?}");
        let problem = cut.found[0].problem.as_deref();
        assert_eq!(problem, Some(ReadingProblem::AmendmentNamed.message()));
    }

    #[test]
    fn what_cannot_be_applied_is_shown_with_its_reason() {
        let cut = split(
            "Supprimer l’alinéa 9 de l’action 7.\n\nCar il est inutile.",
            &plan(),
        );
        assert_eq!(cut.found.len(), 1, "{cut:?}");
        assert!(cut.found[0].problem.is_some());
        assert_eq!(cut.found[0].rationale, "Car il est inutile.");
    }

    #[test]
    fn what_is_only_said_is_no_amendment() {
        let said = "Il faudrait ajouter plus de moyens aux ateliers, car chaque commune en a besoin.";
        let cut = split(said, &plan());
        assert!(cut.found.is_empty(), "{cut:?}");
        assert_eq!(cut.others, [said]);
    }

    fn paragraph() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("Supprimer l’alinéa 2 de l’action 7.".to_owned()),
            Just("1) Supprimer l’action 12.".to_owned()),
            Just("Supprimer l’alinéa 99 de l’action 7.".to_owned()),
            Just("Remplacer « ateliers » par".to_owned()),
            Just("Bonjour,".to_owned()),
            Just("Merci d’avance.".to_owned()),
            Just("- Amendement n° 3 : Supprimer l’alinéa 1 de l’action 7.".to_owned()),
            "[a-zé« »:.;\\-] ?[a-zéA-Z« »0-9 ]{0,60}",
        ]
    }

    /// A text, whatever stands between its words.
    fn plain(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    proptest! {
        /// Every paragraph is shown, whole, in the amendments, their reasons or the rest; labels apart.
        #[test]
        fn no_paragraph_is_lost(paragraphs in prop::collection::vec((paragraph(), any::<bool>()), 0..40)) {
            let mut letter = String::new();
            for (paragraph, is_apart) in &paragraphs {
                letter.push_str(paragraph);
                letter.push_str(if *is_apart { "\n\n" } else { "\n" });
            }
            let cut = split(&letter, &plan());
            let found = cut.found.iter().flat_map(|found| [&found.sentence, &found.rationale]);
            let shown: Vec<String> = found.chain(&cut.others).map(|text| plain(text)).collect();
            for (paragraph, _) in &paragraphs {
                let wanted = plain(without_label(paragraph.trim()));
                prop_assert!(shown.iter().any(|text| text.contains(&wanted)), "{wanted:?} is lost in {cut:?}");
            }
            // Nor is any shown twice: together they hold no more than was written.
            let size = |text: &str| text.split_whitespace().map(str::len).sum::<usize>();
            prop_assert!(shown.iter().map(|text| size(text)).sum::<usize>() <= size(&letter));
            prop_assert!(cut.found.len() <= AMENDMENTS_MAX);
        }

        #[test]
        fn whatever_is_written_is_cut_without_failing(letter in "\\PC{0,400}") {
            split(&letter, &plan());
        }
    }
}
