//! Totals of tables: which ones an amendment leaves wrong, what they should say, and the sentence that mends them.
//!
//! A total is only watched when it added up in the text put to discussion, under a rule that is found by trying: a text
//! may round, or call « Total » something else, and nobody is told that it is wrong because of that.

use std::collections::BTreeSet;

use crate::amount::{Amount, Centimes};
use crate::cells::cell_path;
use crate::document::{BlockKind, Document};
use crate::edit::{Occurrence, Operation};
use crate::folding::fold;
use crate::layout::Layout;
use crate::path::{Path, Target};
use crate::places::{Base, Line, division_index, name_of};
use crate::render::sentence;
use crate::table::{Header, Table, bare};

/// The largest table watched, and how many of its rows called totals are: a town's budget has fewer, and anyone may bring
/// in a table.
const ROWS_MAX: usize = 500;
const CELLS_MAX: usize = 5_000;
const TOTALS_MAX: usize = 50;

/// A total that no longer adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongTotal {
    /// Its cell, in the text put to discussion.
    pub path: Path,
    /// What it says once the amendment is in.
    pub stated: String,
    /// What the other cells add up to, written the same way.
    pub expected: String,
    /// « En conséquence, … »: none when the amendment itself wrote the wrong total.
    pub sentence: Option<String>,
}

/// The totals that added up in `before` and no longer do in `after`.
///
/// ```
/// use legistique::{Document, wrong_totals};
/// let before = Document::parse("## Article 3\n\n| Action | Budget |\n|---|---|\n| Action 12 | 150 K€ |\n| Action 14 | 30 K€ |\n| Total | 180 K€ |");
/// let after = Document::parse(&before.to_markdown().replace("150", "120"));
/// let wrong = wrong_totals(&before, &after);
/// assert_eq!((&*wrong[0].stated, &*wrong[0].expected), ("180 K€", "150 K€"));
/// assert_eq!(wrong[0].sentence.as_deref(), Some("En conséquence, à la ligne «\u{a0}Total\u{a0}», colonne «\u{a0}Budget\u{a0}», du tableau de l’article 3, remplacer le montant\u{a0}: «\u{a0}180 K€\u{a0}» par le montant\u{a0}: «\u{a0}150 K€\u{a0}»."));
/// ```
pub fn wrong_totals(before: &Document, after: &Document) -> Vec<WrongTotal> {
    let base = Base::new(before);
    pairs(before, after)
        .into_iter()
        .flat_map(|pair| pair.wrong(&base))
        .collect()
}

impl Table {
    /// The cells that add up others, by row and column from 0: « Total » in a heading or at the start of a row.
    pub fn totals(&self) -> Vec<(usize, usize)> {
        let mut totals: Vec<(usize, usize)> = watched(self, self)
            .into_iter()
            .map(|(_, row, column)| (row, column))
            .collect();
        totals.sort_unstable();
        totals.dedup();
        totals
    }
}

/// `after` with the totals that added up in `before` adding up again.
pub fn recomputed_totals(before: &Document, after: &Document) -> Document {
    let layout = Layout::of(after);
    let mut markdown = layout.markdown.clone();
    for pair in pairs(before, after).into_iter().rev() {
        let range = layout.divisions[pair.after_place.0].blocks[pair.after_place.1]
            .range
            .clone();
        markdown.replace_range(range, &pair.mended);
    }
    Document::parse(&markdown)
}

/// A cell of the text put to discussion that adds up others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TotalCell {
    pub(crate) line: Line,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// The totals that added up in `before` and do in `after`.
pub(crate) fn totals_in_line(before: &Document, after: &Document) -> BTreeSet<TotalCell> {
    let mut totals = BTreeSet::new();
    for pair in pairs(before, after) {
        let Some(mended) = Table::read(&pair.mended) else {
            continue;
        };
        for (_, row, column) in watched(&pair.before, &pair.after) {
            let before_row = same_row(&pair.after, row, &pair.before);
            if let Some(before_row) = before_row
                && pair.after.cell(row, column) == mended.cell(row, column)
            {
                totals.insert(TotalCell {
                    line: pair.before_line,
                    row: before_row,
                    column,
                });
            }
        }
    }
    totals
}

/// `after` with these totals of `before` adding up again, and no other.
pub(crate) fn with_totals(before: &Document, after: &Document, totals: &BTreeSet<TotalCell>) -> Document {
    let layout = Layout::of(after);
    let mut markdown = layout.markdown.clone();
    for pair in pairs(before, after).into_iter().rev() {
        let Some(mended) = Table::read(&pair.mended) else {
            continue;
        };
        let mut table = pair.after.clone();
        for total in totals.iter().filter(|total| total.line == pair.before_line) {
            let Some(row) = same_row(&pair.before, total.row, &pair.after) else {
                continue;
            };
            if let Some(words) = mended.cell(row, total.column)
                && let Some(read) = Table::read(&table.with_cell(row, total.column, &words))
            {
                table = read;
            }
        }
        let range = layout.divisions[pair.after_place.0].blocks[pair.after_place.1]
            .range
            .clone();
        markdown.replace_range(range, table.text());
    }
    Document::parse(&markdown)
}

/// « En conséquence, » before the sentence that changes a total.
pub(crate) fn with_consequence(operations: &[Operation], sentence: String) -> String {
    let is_of_total = operations.iter().all(|operation| {
        let (Operation::RemplacerMots { scope: path, .. } | Operation::Rediger { path, .. }) = operation else {
            return false;
        };
        matches!(&path.target, Target::Cell(cell) if [&cell.row, &cell.column].into_iter().flatten().any(names_total))
    });
    if is_of_total {
        following(&sentence)
    } else {
        sentence
    }
}

fn names_total(header: &Header) -> bool {
    matches!(header, Header::Named(label) if Kind::of(label) == Kind::Total)
}

fn following(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters
        .next()
        .map(|first| first.to_lowercase().to_string())
        .unwrap_or_default();
    format!("En conséquence, {first}{}", letters.as_str())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Subtotal,
    Total,
}

impl Kind {
    fn of(label: &str) -> Self {
        let folded = fold(bare(label));
        let first = |start: &str| {
            folded
                .strip_prefix(start)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if first("sous-total") || first("sous total") || first("sous-totaux") {
            Self::Subtotal
        } else if first("total") || first("totaux") {
            Self::Total
        } else {
            Self::Plain
        }
    }
}

/// How a total is made of other cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The other amounts of its row
    Row,
    /// The lines above that are no total
    Above,
    /// Those since the previous total
    Section,
    /// The totals above
    Totals,
    /// The lines under it
    Below,
}

const RULES_OF_TOTAL: [Rule; 4] = [Rule::Above, Rule::Section, Rule::Totals, Rule::Below];

/// A table in both texts.
struct Pair {
    before: Table,
    before_line: Line,
    after: Table,
    after_place: (usize, usize),
    /// The table after, its watched totals adding up.
    mended: String,
}

fn pairs(before: &Document, after: &Document) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (division, content) in before.divisions().iter().enumerate() {
        if content.tables().next().is_none() {
            continue;
        }
        let name = Path::whole(Some(name_of(before, division)));
        let Some(same) = division_index(after, &name).ok().flatten() else {
            continue;
        };
        let blocks = |document: &Document, division: usize| -> Vec<usize> {
            let blocks = document.divisions()[division].blocks.iter().enumerate();
            blocks
                .filter(|(_, block)| block.kind == BlockKind::Table)
                .map(|(index, _)| index)
                .collect()
        };
        for (old, new) in blocks(before, division).into_iter().zip(blocks(after, same)) {
            let tables = (
                Table::read(&content.blocks[old].text),
                Table::read(&after.divisions()[same].blocks[new].text),
            );
            if let (Some(before), Some(after)) = tables
                && before.headings() == after.headings()
            {
                let mended = mended(&before, &after);
                pairs.push(Pair {
                    before,
                    before_line: Line::Block { division, block: old },
                    mended,
                    after,
                    after_place: (same, new),
                });
            }
        }
    }
    pairs
}

impl Pair {
    fn wrong(&self, base: &Base<'_>) -> Vec<WrongTotal> {
        let Some(mended) = Table::read(&self.mended) else {
            return Vec::new();
        };
        let mut wrong = Vec::new();
        for row in 0..self.after.row_count() {
            for column in 0..self.after.cell_count(row) {
                let (stated, expected) = (self.after.cell(row, column), mended.cell(row, column));
                let (Some(stated), Some(expected)) = (stated, expected) else {
                    continue;
                };
                if stated != expected {
                    wrong.extend(self.told(base, (row, column), &stated, &expected));
                }
            }
        }
        wrong
    }

    fn told(
        &self,
        base: &Base<'_>,
        (row, column): (usize, usize),
        stated: &str,
        expected: &str,
    ) -> Option<WrongTotal> {
        let old_row = same_row(&self.after, row, &self.before)?;
        let path = cell_path(base, self.before_line, Some(old_row), Some(column))?;
        let is_untouched = self.before.cell(old_row, column).as_deref() == Some(stated);
        let operation = Operation::RemplacerMots {
            scope: path.clone(),
            old: bare(stated).to_owned(),
            new: bare(expected).to_owned(),
            occurrence: Occurrence::Unique,
        };
        let sentence = sentence(&[operation]).filter(|_| is_untouched);
        Some(WrongTotal {
            path,
            stated: bare(stated).to_owned(),
            expected: bare(expected).to_owned(),
            sentence: sentence.map(|sentence| following(&sentence)),
        })
    }
}

/// The row of another version of a table that has the same first cell; by rank when several do.
fn same_row(from: &Table, row: usize, to: &Table) -> Option<usize> {
    let label = from.cell(row, 0)?;
    let rows = |table: &Table| -> Vec<usize> {
        (0..table.row_count())
            .filter(|row| table.cell(*row, 0).as_deref() == Some(&*label))
            .collect()
    };
    let rank = rows(from).iter().position(|same| *same == row)?;
    let found = rows(to);
    (found.len() == rows(from).len()).then(|| found[rank])
}

/// Totals of totals settle in as many turns as they stand above one another.
const TURNS_MAX: usize = 4;

fn mended(before: &Table, after: &Table) -> String {
    let watched = watched(before, after);
    let mut table = after.clone();
    let mut text = after.with_cell(usize::MAX, 0, "");
    for _ in 0..TURNS_MAX {
        let mut is_settled = true;
        for (rule, row, column) in &watched {
            let Some((sum, stated)) = sum_and_stated(&table, *rule, *row, *column) else {
                continue;
            };
            if sum != stated.centimes() {
                text = table.with_cell(*row, *column, &stated.with(sum).to_string());
                let Some(read) = Table::read(&text) else { break };
                table = read;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    text
}

/// The totals that add up in `before`, by their place in `after`: those of rows first, since columns add them.
fn watched(before: &Table, after: &Table) -> Vec<(Rule, usize, usize)> {
    let mut watched = Vec::new();
    let headings = before.headings();
    if [before, after]
        .iter()
        .any(|table| table.row_count() > ROWS_MAX || table.row_count() * headings.len() > CELLS_MAX)
    {
        return watched;
    }
    let adds_up = |rule, row, column| {
        sum_and_stated(before, rule, row, column).is_some_and(|(sum, stated)| sum == stated.centimes())
    };
    for row in 0..before.row_count() {
        for (column, heading) in headings.iter().enumerate().skip(1) {
            if Kind::of(heading) == Kind::Total
                && adds_up(Rule::Row, row, column)
                && let Some(place) = same_row(before, row, after)
            {
                watched.push((Rule::Row, place, column));
            }
        }
    }
    let kinds = (0..before.row_count()).map(|row| (row, Kind::of(&before.cell(row, 0).unwrap_or_default())));
    let totals: Vec<(usize, Kind)> = kinds.filter(|(_, kind)| *kind != Kind::Plain).collect();
    for (row, kind) in totals.into_iter().take(TOTALS_MAX) {
        let rules = match kind {
            Kind::Plain | Kind::Subtotal => &[Rule::Section][..],
            Kind::Total => &RULES_OF_TOTAL[..],
        };
        for column in 1..before.cell_count(row) {
            if let Some(rule) = rules.iter().find(|rule| adds_up(**rule, row, column))
                && let Some(place) = same_row(before, row, after)
            {
                watched.push((*rule, place, column));
            }
        }
    }
    watched
}

/// What the cells of a total add up to, and what it states; none when one of them is no amount of the same kind.
fn sum_and_stated(table: &Table, rule: Rule, row: usize, column: usize) -> Option<(Centimes, Amount)> {
    let mut stated = Amount::read(&table.cell(row, column)?)?;
    let mut sum = 0_i64;
    let mut count = 0_usize;
    for (row, column) in addends(table, rule, row, column) {
        let words = table.cell(row, column).unwrap_or_default();
        if is_nothing(&words) {
            continue;
        }
        match Amount::read(&words) {
            Some(amount) if amount.adds_to(&stated) => {
                sum = sum.checked_add(amount.centimes().0)?;
                stated = stated.grouped_like(&amount);
                count += 1;
            }
            // A row may also hold words, dates or numbers; a column of amounts may not.
            _ if rule == Rule::Row => {}
            _ => return None,
        }
    }
    (count > 0).then_some((Centimes(sum), stated))
}

fn addends(table: &Table, rule: Rule, row: usize, column: usize) -> Vec<(usize, usize)> {
    let kind = |row: usize| Kind::of(&table.cell(row, 0).unwrap_or_default());
    let rows: Vec<usize> = match rule {
        Rule::Row => {
            let headings = table.headings();
            let is_total = |column: usize| {
                headings
                    .get(column)
                    .is_some_and(|heading| Kind::of(heading) != Kind::Plain)
            };
            return (1..table.cell_count(row))
                .filter(|other| *other != column && !is_total(*other))
                .map(|other| (row, other))
                .collect();
        }
        Rule::Above => (0..row).filter(|row| kind(*row) == Kind::Plain).collect(),
        Rule::Section => {
            let start = (0..row)
                .rev()
                .find(|row| kind(*row) != Kind::Plain)
                .map_or(0, |above| above + 1);
            (start..row).collect()
        }
        Rule::Totals => {
            let totals: Vec<usize> = (0..row).filter(|row| kind(*row) == Kind::Total).collect();
            if totals.is_empty() {
                (0..row).filter(|row| kind(*row) == Kind::Subtotal).collect()
            } else {
                totals
            }
        }
        Rule::Below => (row + 1..table.row_count())
            .filter(|row| kind(*row) == Kind::Plain)
            .collect(),
    };
    rows.into_iter().map(|row| (row, column)).collect()
}

/// An empty cell, a dash or « néant » adds nothing.
fn is_nothing(words: &str) -> bool {
    matches!(
        fold(words).trim(),
        "" | "-" | "–" | "—" | "neant" | "sans objet" | "so" | "s.o."
    )
}

#[cfg(test)]
mod tests {
    use super::{recomputed_totals, wrong_totals};
    use crate::document::Document;

    const BUDGET: &str = "## Article 3\n\n| Poste | 2026 | 2027 | Total |\n|---|---|---|---|\n| Action 12 | 100 € | 50 € | 150 € |\n| Sous-total A | 100 € | 50 € | 150 € |\n| Action 14 | 10 € | – | 10 € |\n| **Total** | **110 €** | **50 €** | **160 €** |\n";

    fn told(after: &str) -> Vec<(String, String, String)> {
        wrong_totals(&Document::parse(BUDGET), &Document::parse(after))
            .into_iter()
            .map(|wrong| (wrong.path.machine(), wrong.stated, wrong.expected))
            .collect()
    }

    #[test]
    fn a_total_that_becomes_long_is_grouped_as_the_others() {
        let table = |first: &str, total: &str| {
            Document::parse(&format!(
                "## Article 3\n\n| Poste | Budget |\n|---|---|\n| Action 1 | {first} |\n| Action 2 | 5 € |\n| Total | {total} |\n"
            ))
        };
        let before = table("0 €", "5 €");
        for (first, total) in [
            ("1000 €", "1005 €"),
            ("1\u{202f}000 €", "1\u{202f}005 €"),
            ("999 €", "1\u{a0}004 €"),
        ] {
            assert_eq!(
                recomputed_totals(&before, &table(first, "5 €")),
                table(first, total)
            );
        }
    }

    #[test]
    fn a_table_beyond_a_budget_is_not_watched() {
        let table = |rows: usize, total: &str| {
            let rows = "| Total | 1 € |\n".repeat(rows);
            Document::parse(&format!(
                "## Article 3\n\n| Poste | Budget |\n|---|---|\n| Action 1 | 1 € |\n| Total | {total} |\n{rows}"
            ))
        };
        assert_eq!(wrong_totals(&table(1, "1 €"), &table(1, "2 €")).len(), 1);
        assert!(wrong_totals(&table(2_000, "1 €"), &table(2_000, "2 €")).is_empty());
    }

    #[test]
    fn every_total_that_depends_on_a_cell_is_told() {
        assert!(told(BUDGET).is_empty());
        let after = BUDGET.replace("| Action 12 | 100 €", "| Action 12 | 90 €");
        let place = |end: &str| format!("article-3/tableau/ligne:{end}");
        let expect =
            |end: &str, stated: &str, expected: &str| (place(end), stated.to_owned(), expected.to_owned());
        assert_eq!(
            told(&after),
            [
                expect("Action%2012/colonne:Total", "150 €", "140 €"),
                expect("Sous%2Dtotal%20A/colonne:2026", "100 €", "90 €"),
                expect("Sous%2Dtotal%20A/colonne:Total", "150 €", "140 €"),
                expect("Total/colonne:2026", "110 €", "100 €"),
                expect("Total/colonne:Total", "160 €", "150 €"),
            ]
        );
        let mended = recomputed_totals(&Document::parse(BUDGET), &Document::parse(&after));
        assert!(
            mended
                .to_markdown()
                .contains("| **Total** | **100 €** | **50 €** | **150 €** |")
        );
        assert!(wrong_totals(&Document::parse(BUDGET), &mended).is_empty());
    }

    #[test]
    fn a_row_removed_leaves_its_total_wrong() {
        let after = BUDGET.replace("| Action 14 | 10 € | – | 10 € |\n", "");
        let totals: Vec<String> = told(&after)
            .into_iter()
            .map(|(_, _, expected)| expected)
            .collect();
        assert_eq!(totals, ["100 €", "150 €"]);
    }

    #[test]
    fn a_total_that_never_added_up_is_left_alone() {
        let rounded = BUDGET.replace("**160 €**", "**200 €**");
        let after = rounded.replace("| Action 14 | 10 €", "| Action 14 | 20 €");
        let wrong = wrong_totals(&Document::parse(&rounded), &Document::parse(&after));
        let places: Vec<String> = wrong.iter().map(|wrong| wrong.path.machine()).collect();
        assert!(
            places
                .iter()
                .all(|place| !place.ends_with("ligne:Total/colonne:Total")),
            "{places:?}"
        );
        assert_eq!(places.len(), 2);
    }

    #[test]
    fn a_wrong_total_written_by_the_amendment_has_no_ready_sentence() {
        let after = BUDGET.replace("**110 €**", "**120 €**");
        let wrong = wrong_totals(&Document::parse(BUDGET), &Document::parse(&after));
        assert_eq!((wrong.len(), wrong[0].sentence.clone()), (1, None));
    }
}
