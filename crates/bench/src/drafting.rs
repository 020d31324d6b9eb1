//! How long amendments take to be read, and a rewritten text to be said as one: the library alone, on one core.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use legistique::{Document, draft, parse_in};

/// Amendments read.
const AMENDMENTS: usize = 50_000;
/// What reading them may take.
const READING_TARGET: Duration = Duration::from_secs(2);
/// Articles of the text that is rewritten.
const ARTICLES: usize = 400;
/// Of each, every how many says something else.
const REWRITTEN_EVERY: usize = 10;
/// What saying it may take.
const DRAFTING_TARGET: Duration = Duration::from_millis(200);
/// Times a text is rewritten: the median is shown.
const DRAFTS: usize = 9;

/// Real amendments, where they are.
const CORPUS: &str = "../shared/data/amendments/cases.jsonl";

/// What is read where the corpus is not there: one sentence of each usual shape.
const USUAL: [&str; 4] = [
    "À l’alinéa 3, remplacer les mots : « un bilan est fait chaque trimestre » par les mots : « un bilan est fait chaque mois ».",
    "Compléter l’alinéa 16 par les mots : « , sous réserve que le conseil en soit informé ».",
    "Supprimer la deuxième phrase de l’alinéa 14.",
    "Après l’alinéa 6, insérer un alinéa ainsi rédigé : « Le bilan est public. »",
];

/// The table of both.
pub(crate) fn table(root: &Path) -> anyhow::Result<String> {
    let (sentences, whence) = sentences(root)?;
    let begun = Instant::now();
    for sentence in sentences.iter().cycle().take(AMENDMENTS) {
        black_box(parse_in(black_box(sentence), None));
    }
    let reading = begun.elapsed();
    let (old, new) = (text(false), text(true));
    let mut drafts = Vec::with_capacity(DRAFTS);
    let mut places = 0;
    for _ in 0..DRAFTS {
        let begun = Instant::now();
        let (old, new) = (Document::parse(&old), Document::parse(&new));
        places = draft(&old, &new)
            .context("the text cannot be said as an amendment")?
            .len();
        drafts.push(begun.elapsed());
    }
    drafts.sort();
    let drafting = drafts[DRAFTS / 2];
    let mut said = String::from("\nAmendments, on one core\n");
    let _ = writeln!(
        said,
        "  {AMENDMENTS} read ({whence}): {:.2} s{}",
        reading.as_secs_f64(),
        beside(reading, READING_TARGET)
    );
    let _ = writeln!(
        said,
        "  {ARTICLES} articles, {places} of them rewritten, said as one amendment: {:.1} ms{}",
        drafting.as_secs_f64() * 1e3,
        beside(drafting, DRAFTING_TARGET)
    );
    Ok(said)
}

/// The target, and whether it is missed.
pub(crate) fn beside(measured: Duration, target: Duration) -> String {
    let is_late = if measured > target { ", over it" } else { "" };
    format!(" (target {} ms{is_late})", target.as_millis())
}

/// Real sentences of both chambers where they are there, and where they come from.
fn sentences(root: &Path) -> anyhow::Result<(Vec<String>, &'static str)> {
    let Ok(lines) = std::fs::read_to_string(root.join(CORPUS)) else {
        return Ok((USUAL.map(str::to_owned).to_vec(), "usual sentences"));
    };
    let mut sentences = Vec::new();
    for line in lines.lines() {
        let case: serde_json::Value = serde_json::from_str(line).context("a case of the corpus")?;
        if let Some(sentence) = case["input"].as_str() {
            sentences.push(sentence.to_owned());
        }
    }
    anyhow::ensure!(!sentences.is_empty(), "{CORPUS} holds no sentence");
    Ok((sentences, "sentences of both chambers"))
}

/// A text as long as a code of the town would be, before and after it was rewritten here and there.
fn text(is_rewritten: bool) -> String {
    let mut text = String::new();
    for article in 1..=ARTICLES {
        let delay = if is_rewritten && article % REWRITTEN_EVERY == 0 {
            "dans le mois"
        } else {
            "dans le trimestre"
        };
        let _ = write!(
            text,
            "## Article {article} – Des équipements du quartier {article}\n\nLe conseil de quartier {article} est saisi de \
             tout projet qui change l’usage d’une place, d’une rue ou d’un jardin.\n\nIl rend son avis {delay} qui suit \
             sa saisine, et cet avis est publié avec les réponses du maire.\n\nLe silence gardé vaut avis favorable.\n\n"
        );
    }
    text
}
