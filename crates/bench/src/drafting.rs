//! How long amendments take to be read, and a rewritten text to be said as one: the library alone, on one core.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use legistique::{Document, Style, draft, draft_in, parse_in};

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

/// The same for each shape in each dialect.
const DRAFTS_OF_SHAPE: usize = 3;
/// The last alinéa of each article.
const SILENCE: &str = "Le silence gardé vaut avis favorable.";

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
    for shape in SHAPES {
        for style in Style::ALL {
            said.push_str(&one_shape(&old, shape, style));
        }
    }
    Ok(said)
}

/// How the text is rewritten in the rows that follow.
#[derive(Clone, Copy)]
enum Shape {
    /// Some words of one article in ten
    Words,
    /// In one article in ten an alinéa goes, and another comes at the end
    Alineas,
    /// One article in forty goes, and one in forty has a new one after it
    Articles,
    /// An alinéa of every article says something else altogether
    Everywhere,
}

const SHAPES: [Shape; 4] = [Shape::Words, Shape::Alineas, Shape::Articles, Shape::Everywhere];

impl Shape {
    fn name(self) -> &'static str {
        match self {
            Self::Words => "words of one article in ten",
            Self::Alineas => "alinéas of one article in ten",
            Self::Articles => "articles removed and added",
            Self::Everywhere => "an alinéa of every article",
        }
    }

    fn rewritten(self) -> String {
        let mut text = String::new();
        for article in 1..=ARTICLES {
            let is_tenth = article % REWRITTEN_EVERY == 0;
            let is_fortieth = article % (4 * REWRITTEN_EVERY) == 0;
            let (opinion, silence) = match self {
                Self::Words => (opinion(is_tenth), SILENCE),
                Self::Alineas if is_tenth => (
                    SILENCE.to_owned(),
                    "Le maire rend compte chaque année de ces avis.",
                ),
                Self::Everywhere => (
                    format!("Son avis, le {article}e de l’année, se lit à la mairie et sur le site."),
                    SILENCE,
                ),
                Self::Alineas | Self::Articles => (opinion(false), SILENCE),
            };
            if matches!(self, Self::Articles) && is_fortieth {
                continue;
            }
            write_article(&mut text, &article.to_string(), &opinion, silence);
            if matches!(self, Self::Articles) && article % (4 * REWRITTEN_EVERY) == REWRITTEN_EVERY {
                write_article(&mut text, &format!("{article} bis"), &opinion, silence);
            }
        }
        text
    }
}

/// How long one shape takes to be said in one dialect.
fn one_shape(old: &str, shape: Shape, style: Style) -> String {
    let new = shape.rewritten();
    let mut times = Vec::with_capacity(DRAFTS_OF_SHAPE);
    let mut outcome = String::new();
    for _ in 0..DRAFTS_OF_SHAPE {
        let begun = Instant::now();
        let (old, new) = (Document::parse(old), Document::parse(&new));
        outcome = match black_box(draft_in(&old, &new, style)) {
            Ok(drafted) => format!("{} sentences", drafted.sentences.len()),
            Err(_) => "REFUSED".to_owned(),
        };
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let time = times[DRAFTS_OF_SHAPE / 2];
    format!(
        "  {}, {style}: {:.1} ms{}, {outcome}\n",
        shape.name(),
        time.as_secs_f64() * 1e3,
        beside(time, DRAFTING_TARGET)
    )
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
        let said = opinion(is_rewritten && article % REWRITTEN_EVERY == 0);
        write_article(&mut text, &article.to_string(), &said, SILENCE);
    }
    text
}

/// The alinéa that is rewritten.
fn opinion(is_rewritten: bool) -> String {
    let delay = if is_rewritten {
        "dans le mois"
    } else {
        "dans le trimestre"
    };
    format!(
        "Il rend son avis {delay} qui suit sa saisine, et cet avis est publié avec les réponses du maire."
    )
}

fn write_article(text: &mut String, number: &str, opinion: &str, silence: &str) {
    let _ = write!(
        text,
        "## Article {number} – Des équipements du quartier {number}\n\nLe conseil de quartier {number} est saisi de tout \
         projet qui change l’usage d’une place, d’une rue ou d’un jardin.\n\n{opinion}\n\n{silence}\n\n"
    );
}
