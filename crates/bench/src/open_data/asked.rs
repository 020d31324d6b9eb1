//! The questions of an explorer, asked in this process of the Parquet file that the program wrote, each answer written as JSON or drawn.

use std::collections::BTreeMap;
use std::fs::File;
use std::hint::black_box;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use columns::{Answer, Ask, Asking, Function, Query, ReadAt, Table, Value, chart};

use super::files::WORD;

/// Times each question is asked after the first.
pub(super) const TIMES: usize = 20;
/// Of the first page of a table that was not open.
pub(super) const PAGE_TARGET: Duration = Duration::from_millis(100);
const QUESTION_TARGET: Duration = Duration::from_millis(50);

/// What was answered: names and whole numbers, sums in hundredths.
pub(super) type Told = BTreeMap<String, i64>;

/// A question, and how long it took.
pub(super) struct Asked {
    /// The same for the program and its peers
    pub(super) name: &'static str,
    /// The first time: here, opening the table included
    pub(super) first: Duration,
    /// The times after, sorted
    pub(super) after: Vec<Duration>,
    /// What was answered
    pub(super) told: Told,
}

impl Asked {
    /// The time in the middle.
    pub(super) fn median(&self) -> Duration {
        self.after[self.after.len() / 2]
    }

    /// The longest time.
    pub(super) fn worst(&self) -> Duration {
        self.after[self.after.len() - 1]
    }

    /// What it may take once the table is open: any facet, group or chart.
    pub(super) fn target(&self) -> Option<Duration> {
        (!matches!(self.name, "first page" | "filter" | "full text")).then_some(QUESTION_TARGET)
    }
}

/// Their names, and what is asked, as an address of the explorer does.
fn questions() -> [(&'static str, String); 7] {
    [
        ("first page", String::new()),
        (
            "filter",
            "montant__greater=50000&nature__exact=aide+en+nature".to_owned(),
        ),
        ("facet", "facet=nomAttribuant".to_owned()),
        ("full text", format!("q={WORD}")),
        (
            "group by with sum",
            "nomAttribuant__groupby&montant__sum&montant__sum__sort=desc".to_owned(),
        ),
        ("histogram", "histogram=montant&bins=20".to_owned()),
        (
            "chart",
            "histogram=dateConvention&bins=100&montant__sum".to_owned(),
        ),
    ]
}

/// Asks everything of the file; gives also the bytes of memory that its columns take in the end.
pub(super) fn all(parquet: &Path) -> anyhow::Result<(Vec<Asked>, usize)> {
    let open = || -> anyhow::Result<Table> {
        let file = File::open(parquet)?;
        let length = file.metadata()?.len();
        let reader = ReadAt::new(length, move |at, buffer: &mut [u8]| file.read_at(buffer, at));
        Ok(Table::open(reader)?)
    };
    let kept = open()?;
    let mut all = Vec::new();
    for (name, parameters) in questions() {
        let query = chart::whole(&Query::parse(&parameters)?);
        let begun = Instant::now();
        black_box(ask(&open()?, &query)?);
        let first = begun.elapsed();
        let answer = ask(&kept, &query)?;
        let mut after = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let begun = Instant::now();
            black_box(ask(&kept, &query)?);
            after.push(begun.elapsed());
        }
        after.sort_unstable();
        all.push(Asked {
            name,
            first,
            after,
            told: told(&query, &answer).with_context(|| format!("{name}: an answer of another form"))?,
        });
    }
    Ok((all, kept.bytes()))
}

/// The width of a bar of the histogram, which peers are told.
pub(super) fn step(all: &[Asked]) -> Option<i64> {
    let bars = &all.iter().find(|asked| asked.name == "histogram")?.told;
    let mut edges: Vec<i64> = bars.keys().filter_map(|edge| edge.parse().ok()).collect();
    edges.sort_unstable();
    edges.windows(2).map(|edges| edges[1] - edges[0]).min()
}

fn ask(table: &Table, query: &Query) -> anyhow::Result<Answer> {
    let answer = columns::answer(table, query, Asking::default())?;
    if is_drawn(query) {
        let figure = chart::figure(query, &answer, chart::usual_form(table, query))?;
        black_box(charts::svg(
            &figure,
            "Montants",
            "Montants par mois",
            "s1",
            &charts::Plain,
        )?);
    } else {
        black_box(serde_json::to_vec(&answer)?);
    }
    Ok(answer)
}

/// True for the sums by month.
fn is_drawn(query: &Query) -> bool {
    matches!(&query.ask, Ask::Histogram { aggregate, .. } if aggregate.function == Function::Sum)
}

fn told(query: &Query, answer: &Answer) -> Option<Told> {
    if matches!(query.ask, Ask::Rows { .. }) {
        let number = |number: u64| i64::try_from(number).ok();
        return Some(Told::from([
            ("rows".to_owned(), number(answer.total)?),
            ("shown".to_owned(), number(answer.rows.len() as u64)?),
        ]));
    }
    let is_sum = answer.headings.last()?.name.ends_with("__sum");
    let mut told = Told::new();
    for row in &answer.rows {
        let number = match row.last()? {
            Value::Null => 0,
            value if is_sum => hundredths(&value.plain())?,
            value => value.plain().parse().ok()?,
        };
        // Bars between which nothing is are no rows of a peer.
        if number != 0 {
            told.insert(row.first()?.plain(), number);
        }
    }
    Some(told)
}

/// « 1234.5 » is 123450.
fn hundredths(plain: &str) -> Option<i64> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    format!("{whole}{part:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_hundredths() {
        assert_eq!(hundredths("1234.5"), Some(123_450));
        assert_eq!(hundredths("7"), Some(700));
        assert_eq!(hundredths("0.05"), Some(5));
        assert_eq!(hundredths("1e5"), None, "no figure is guessed");
    }

    #[test]
    fn every_question_is_one() {
        for (name, parameters) in questions() {
            let query = Query::parse(&parameters);
            assert!(query.is_ok(), "{name}: {query:?}");
            assert_eq!(
                query.is_ok_and(|query| is_drawn(&query)),
                name == "chart",
                "{name}"
            );
        }
    }
}
