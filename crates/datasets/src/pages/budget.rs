//! « Où va l'argent »: the budgets among the files of a dataset, by nature and by function, spending and income, operating and
//! investment. What is reckoned is asked of the table as the explorer asks it: nothing is kept beside the file.

use std::collections::BTreeMap;

use charts::{Figure, Form, Label, Series};
use columns::{
    Aggregate, Ask, Condition, Function, Kind, Operator, Query, Refused, SortKey, Test, Value, answer,
};
use kernel::{Fault, Sentence};
use maud::{Markup, PreEscaped, html};
use ui::components::table;
use ui::{Visit, Words, t};

use super::explore::said::Written;
use crate::explore::{self, is_within, sentence_of};
use crate::model::{Current, Version};
use crate::schemas::BUDGET;

/// Bars of a picture; what is smaller is added up in the last.
const BARS: usize = 15;
/// Budgets told on a page.
const BUDGETS_MAX: usize = 4;
/// Groups asked of a budget: more codes than any plan has at one level.
const GROUPS: u32 = 5_000;
/// How operations where money moves, and the account of the year, are written in the table.
const REAL: &str = "réel";
const ACCOUNT: &str = "compte administratif";
/// How the table says what is spent.
const SPENT: &str = "dépense";
/// Both sides, as the table says them, with the ends of the keys of their sentences.
const SIDES: [(&str, &str); 2] = [(SPENT, "spending"), ("recette", "income")];
/// Its halves, in the order in which they are drawn.
const SECTIONS: [(&str, &str); 2] = [("fonctionnement", "operating"), ("investissement", "investment")];
/// What amounts are drawn by: the columns of the code and of its label.
const BY: [(&str, &str, &str); 2] = [
    ("nature", "BGT_CONTNAT", "BGT_CONTNAT_LABEL"),
    ("function", "BGT_FONCTION", "BGT_FONCTION_LABEL"),
];

/// A budget that a table holds: a step of a year, of an establishment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Budget {
    year: String,
    step: String,
    siret: String,
}

/// Amounts of a code: operating, then investment.
type Amounts = [f64; 2];

/// What was reckoned of a budget.
struct Told {
    budget: Budget,
    /// In the order of [`SIDES`], then of [`BY`]: labels with their amounts
    sides: [[Vec<(String, Amounts)>; 2]; 2],
}

/// The budgets of files in force; nothing when there is none.
pub(super) async fn section(visit: &Visit, files: &[Current]) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut parts = Vec::new();
    for file in files.iter().filter(|file| is_budget(&file.version)) {
        let house = (visit.house.as_ref(), visit.body.id);
        let asked = explore::ask(house, &file.version, |opened, asking| {
            let table = &opened.table;
            told(
                |query| answer(table, query, asking),
                |column| {
                    let heading = table.headings().iter().find(|heading| heading.name == column);
                    heading.map(|heading| heading.kind)
                },
            )
        });
        parts.push(match asked.await {
            Ok(Ok(Ok(told))) => {
                html! { @for (place, one) in told.iter().enumerate() { (drawn(words, file, (place, one))) } }
            }
            Ok(Ok(Err(refused))) => untold(visit, &sentence_of(&refused)),
            // The rest of the page is for everybody, however many ask at once.
            Ok(Err(sentence)) | Err(Fault::Busy(sentence)) => untold(visit, &sentence),
            Err(fault) => return Err(fault),
        });
    }
    Ok(html! {
        @if !parts.is_empty() {
            section aria-labelledby="ou-va-l-argent" {
                h2 #ou-va-l-argent { (t!(words, "datasets-budget-title")) }
                p { (t!(words, "datasets-budget-intro")) }
                @for part in &parts { (part) }
            }
        }
    })
}

fn is_budget(version: &Version) -> bool {
    version.schema_name == BUDGET && version.fault_count == 0 && version.is_explorable() && is_within(version)
}

fn untold(visit: &Visit, why: &Sentence) -> Markup {
    html! { p { (visit.say(why)) } }
}

/// Reckons the budgets of a table, the latest first.
fn told(
    answer: impl Fn(&Query) -> Result<columns::Answer, Refused>,
    kind_of: impl Fn(&str) -> Option<Kind>,
) -> Result<Vec<Told>, Refused> {
    let mut budgets: Vec<Budget> = grouped(&["BGT_ANNEE", "BGT_NATDEC", "BGT_SIRET"], Vec::new(), None)
        .ask(&answer)?
        .into_iter()
        .map(|row| {
            let said = |place: usize| row.get(place).map(Value::plain).unwrap_or_default();
            Budget {
                year: said(0),
                step: said(1),
                siret: said(2),
            }
        })
        .collect();
    budgets.sort();
    budgets.reverse();
    budgets.truncate(BUDGETS_MAX);
    let is_number = |column: &str| kind_of(column).is_some_and(Kind::is_number);
    let mut all = Vec::new();
    for budget in budgets {
        let amount = if budget.step == ACCOUNT {
            "BGT_MTREAL"
        } else {
            "BGT_MTPREV"
        };
        let mut sides: [[Vec<(String, Amounts)>; 2]; 2] = Default::default();
        // A column where nothing is written holds no number: there is nothing to add.
        if is_number(amount) {
            for (of_side, (side, _)) in sides.iter_mut().zip(SIDES) {
                for (place, (_, code, label)) in of_side.iter_mut().zip(BY) {
                    // Columns that the schema does not require may be left out.
                    if kind_of(code).is_none() || kind_of(label).is_none() {
                        continue;
                    }
                    *place = amounts(&answer, (&budget, side), (code, label), amount)?;
                }
            }
        }
        all.push(Told { budget, sides });
    }
    Ok(all)
}

/// The amounts of one side of a budget by code, the largest first; nothing where no line has a code.
fn amounts(
    answer: &impl Fn(&Query) -> Result<columns::Answer, Refused>,
    (budget, side): (&Budget, &str),
    (code, label): (&str, &str),
    amount: &str,
) -> Result<Vec<(String, Amounts)>, Refused> {
    let is = |column: &str, value: &str| {
        Condition::Test(Test {
            column: column.to_owned(),
            operator: Operator::Exact(value.to_owned()),
        })
    };
    let kept = vec![
        is("BGT_ANNEE", &budget.year),
        is("BGT_NATDEC", &budget.step),
        is("BGT_SIRET", &budget.siret),
        is("BGT_CODRD", side),
        is("BGT_OPBUDG", REAL),
    ];
    let rows = grouped(&[code, label, "BGT_SECTION"], kept, Some(amount)).ask(answer)?;
    let mut by_label: BTreeMap<String, Amounts> = BTreeMap::new();
    let mut has_code = false;
    for row in rows {
        let said = |place: usize| row.get(place).map(Value::plain).unwrap_or_default();
        let (code, label, section) = (said(0), said(1), said(2));
        has_code |= !code.is_empty();
        let name = if label.is_empty() { code } else { label };
        let Some(place) = SECTIONS.iter().position(|(known, _)| *known == section) else {
            continue;
        };
        let value = row.get(3).and_then(Value::number).unwrap_or_default();
        if let Some(sum) = by_label.entry(name).or_default().get_mut(place) {
            *sum += value;
        }
    }
    if !has_code {
        return Ok(Vec::new());
    }
    let mut sorted: Vec<(String, Amounts)> = by_label
        .into_iter()
        .filter(|(_, amounts)| amounts.iter().any(|amount| *amount != 0.0))
        .collect();
    sorted.sort_by(|(_, one), (_, two)| sum(two).total_cmp(&sum(one)));
    Ok(sorted)
}

fn sum(amounts: &Amounts) -> f64 {
    amounts.iter().sum()
}

/// A question about groups, all of them in one page.
struct Grouped(Query);

fn grouped(by: &[&str], conditions: Vec<Condition>, amount: Option<&str>) -> Grouped {
    let aggregate = amount.map_or_else(Aggregate::rows, |column| Aggregate::of(Function::Sum, column));
    let sort = SortKey {
        column: aggregate.name(),
        is_descending: true,
    };
    Grouped(Query {
        conditions,
        ask: Ask::Groups {
            by: by.iter().map(|column| (*column).to_owned()).collect(),
            aggregates: vec![aggregate],
        },
        sort: vec![sort],
        page_size: GROUPS,
        ..Query::default()
    })
}

impl Grouped {
    fn ask(
        self,
        answer: &impl Fn(&Query) -> Result<columns::Answer, Refused>,
    ) -> Result<Vec<Vec<Value>>, Refused> {
        Ok(answer(&self.0)?.rows)
    }
}

/// A budget: its name, its sums, and its pictures with their figures.
fn drawn(words: Words, file: &Current, (place, told): (usize, &Told)) -> Markup {
    let budget = &told.budget;
    let writing = Written { words };
    let named = t!(
        words,
        "datasets-budget-named",
        step = budget.step.as_str(),
        year = budget.year.as_str()
    );
    let is_empty = told.sides.iter().flatten().all(Vec::is_empty);
    html! {
        section {
            h3 { (named) }
            p.muted { (t!(words, "datasets-budget-file", title = file.resource.title.as_str(), siret = budget.siret.as_str())) }
            @if is_empty { p { (t!(words, "datasets-budget-nothing")) } }
            @for ((_, side), of_side) in SIDES.iter().zip(&told.sides) {
                @for ((by, _, _), amounts) in BY.iter().zip(of_side) {
                    @if amounts.is_empty() {
                        @if *by == "function" && !is_empty && *side == "spending" {
                            p { (t!(words, "datasets-budget-no-function")) }
                        }
                    } @else {
                        (picture(words, &writing, (&format!("budget-{}-{place}-{side}-{by}", file.resource.id), &format!("{side}-{by}")), amounts))
                    }
                }
            }
        }
    }
}

/// One picture: a title, the sentence that says it, and the table of its figures.
fn picture(
    words: Words,
    writing: &Written,
    (id, key): (&str, &str),
    amounts: &[(String, Amounts)],
) -> Markup {
    let euros = |amount: f64| {
        t!(
            words,
            "datasets-budget-euros",
            amount = words.decimal(&format!("{amount:.2}"))
        )
    };
    let title = words.say(&format!("datasets-budget-{key}"));
    let [operating, investment] = amounts.iter().fold([0.0, 0.0], |[one, two], (_, next)| {
        let [operating, investment] = *next;
        [one + operating, two + investment]
    });
    let most = amounts.first();
    let sentence = t!(
        words,
        "datasets-budget-sentence",
        total = euros(operating + investment),
        operating = euros(operating),
        investment = euros(investment),
        most = most.map_or_else(String::new, |(name, _)| name_of(words, name)),
        amount = euros(most.map_or(0.0, |(_, amounts)| sum(amounts)))
    );
    let figure = figure(words, amounts);
    let drawn = charts::svg(&figure, &title, &sentence, id, writing);
    let mut figures = table(t!(words, "datasets-budget-figures", title = title.as_str()))
        .column(t!(words, "datasets-budget-column-label"))
        .column(words.say("datasets-budget-operating"))
        .column(words.say("datasets-budget-investment"))
        .column(t!(words, "datasets-budget-column-total"));
    for (name, amounts) in amounts {
        let [operating, investment] = *amounts;
        figures = figures.row([
            html! { (name_of(words, name)) },
            html! { (euros(operating)) },
            html! { (euros(investment)) },
            html! { (euros(operating + investment)) },
        ]);
    }
    html! {
        h4 { (title) }
        p { (sentence) }
        @if let Ok(drawn) = &drawn {
            // Focusable, so that a picture wider than the screen scrolls with the keyboard (WCAG 2.1.1).
            div.table-scroll role="region" tabindex="0" aria-label=(title) { (PreEscaped(drawn.as_str())) }
        }
        details {
            summary { (t!(words, "datasets-budget-see-figures")) }
            (figures)
        }
    }
}

fn name_of(words: Words, name: &str) -> String {
    if name.is_empty() {
        t!(words, "datasets-budget-unnamed")
    } else {
        name.to_owned()
    }
}

/// The largest amounts as bars, the others added up.
fn figure(words: Words, amounts: &[(String, Amounts)]) -> Figure {
    let shown = if amounts.len() > BARS {
        BARS - 1
    } else {
        amounts.len()
    };
    let (large, small) = amounts.split_at(shown);
    let mut bars: Vec<(String, Amounts)> = large
        .iter()
        .map(|(name, amounts)| (name_of(words, name), *amounts))
        .collect();
    if !small.is_empty() {
        let rest = small.iter().fold([0.0, 0.0], |[one, two], (_, next)| {
            let [operating, investment] = *next;
            [one + operating, two + investment]
        });
        bars.push((t!(words, "datasets-budget-others", n = small.len()), rest));
    }
    let series = SECTIONS
        .iter()
        .enumerate()
        .map(|(place, (_, section))| Series {
            name: words.say(&format!("datasets-budget-{section}")),
            values: bars
                .iter()
                .map(|(_, amounts)| amounts.get(place).copied())
                .collect(),
        })
        .collect();
    Figure {
        form: Form::Bars,
        label_name: t!(words, "datasets-budget-column-label"),
        labels: bars.iter().map(|(name, _)| Label::Name(name.clone())).collect(),
        series,
        shapes: Vec::new(),
    }
}
