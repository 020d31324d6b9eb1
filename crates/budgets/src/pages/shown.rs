//! A count as people read it: what each envelope pays for, the votes of each project, ties, and why, step by step.

use counting::exact::{Rational, decimal, floor, whole};
use counting::{Argument, Count, Message};
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{CountRow, Tone, count_bars, notice, table};
use ui::words::Value;
use ui::{Words, t};

use super::{envelope_name, money};
use crate::counted::cents;
use crate::model::{Budget, Cents, Idea, totals};

/// The most sentences of an explanation: the certificate holds them all.
const SENTENCES_MAX: usize = 200;
/// The most projects of a table or of a picture.
const PROJECTS_MAX: usize = 500;
/// Decimals shown to people; exact numbers are in the certificate.
const DECIMALS: usize = 2;
/// The same for what a euro of one's basket costs: less than one.
const PRICE_DECIMALS: usize = 4;

/// A count, with what it is about.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) words: Words,
    pub(super) budget: &'a Budget,
    pub(super) projects: &'a [Idea],
    pub(super) count: &'a Count,
}

impl<'a> Shown<'a> {
    /// What the money pays for, envelope by envelope: a bar whose parts are the projects, and its sentence.
    pub(super) fn envelopes(self) -> Markup {
        let words = self.words;
        let funded: Vec<&Idea> = self.projects.iter().filter(|project| project.is_funded).collect();
        let rows: Vec<CountRow> = totals(self.budget, &funded)
            .into_iter()
            .map(|(name, spent, amount)| {
                let here: Vec<u64> = funded
                    .iter()
                    .filter(|project| self.budget.envelope_of(&project.district) == name)
                    .map(|project| parts_of(project.cost_cents.unwrap_or_default(), amount))
                    .collect();
                CountRow {
                    label: envelope_name(words, name),
                    mark: None,
                    said: t!(
                        words,
                        "budgets-envelope-said",
                        n = here.len(),
                        spent = money(words, spent),
                        amount = money(words, amount)
                    ),
                    parts: here,
                }
            })
            .collect();
        html! {
            p { (t!(words, "budgets-bars-why")) }
            (count_bars(&t!(words, "budgets-bars"), &rows, BAR, None))
        }
    }

    /// Each project with its votes, its cost and its fate: drawn, then as a table.
    pub(super) fn projects(self) -> Markup {
        let words = self.words;
        let votes = |id: &str| self.count.scores.get(id).and_then(floor).unwrap_or_default();
        let mut order: Vec<&Idea> = self.projects.iter().take(PROJECTS_MAX).collect();
        order.sort_by_key(|project| std::cmp::Reverse(votes(&project.number.to_string())));
        let most = order.first().map_or(0, |first| votes(&first.number.to_string()));
        let rows: Vec<CountRow> = order
            .iter()
            .map(|project| {
                let count = votes(&project.number.to_string());
                CountRow {
                    label: project.title.clone(),
                    mark: project.is_funded.then(|| t!(words, "budgets-idea-funded")),
                    parts: vec![count],
                    said: t!(
                        words,
                        "budgets-project-said",
                        n = i64::try_from(count).unwrap_or(i64::MAX),
                        cost = money(words, project.cost_cents.unwrap_or_default())
                    ),
                }
            })
            .collect();
        let mut figures = table(t!(words, "budgets-figures"))
            .column(t!(words, "budgets-column-idea"))
            .column_of_numbers(t!(words, "budgets-column-votes"))
            .column_of_numbers(t!(words, "budgets-column-cost"))
            .column(t!(words, "budgets-column-fate"));
        for project in &order {
            let count = votes(&project.number.to_string());
            figures = figures.row([
                html! { a href=(project.path()) { (words.written(&project.title)) } },
                html! { (words.number(i64::try_from(count).unwrap_or(i64::MAX))) },
                html! { (money(words, project.cost_cents.unwrap_or_default())) },
                html! {
                    @if project.is_funded { (t!(words, "budgets-idea-funded")) }
                    @else { (t!(words, "budgets-not-funded")) }
                },
            ]);
        }
        html! {
            (count_bars(&t!(words, "budgets-votes-picture"), &rows, most, None))
            details {
                summary { (t!(words, "budgets-figures")) }
                (figures)
            }
        }
    }

    /// Every tie met, what decided it, and the seed of the draw.
    pub(super) fn ties(self) -> Markup {
        let words = self.words;
        if self.count.ties.is_empty() {
            return html! {};
        }
        let sentences = self.count.ties.iter().take(SENTENCES_MAX).map(|tie| {
            words.say_with(
                "budgets-said-tie",
                &[
                    ("candidates", Value::from(self.titles(&tie.candidates))),
                    ("chosen", Value::from(self.titles(&tie.chosen))),
                    ("by", Value::from(tie.by)),
                ],
            )
        });
        let message = html! {
            p { strong { (t!(words, "budgets-ties")) } }
            ul { @for sentence in sentences { li { (sentence) } } }
            @if !self.budget.seed.is_empty() {
                p { (t!(words, "budgets-ties-seed")) " " code.digest { (self.budget.seed) } }
            }
        };
        notice(Tone::Warning, &message)
    }

    /// Why, step by step.
    pub(super) fn explanation(self) -> Markup {
        let words = self.words;
        let said: Vec<String> = self
            .count
            .explanation
            .iter()
            .filter_map(|message| self.sentence(message))
            .collect();
        html! {
            details {
                summary { (t!(words, "budgets-explanation")) }
                ol { @for sentence in said.iter().take(SENTENCES_MAX) { li { (sentence) } } }
                @if said.len() > SENTENCES_MAX {
                    p { (t!(words, "budgets-explanation-more", n = said.len() - SENTENCES_MAX)) }
                }
            }
        }
    }

    fn sentence(self, message: &Message) -> Option<String> {
        let name = message.id.strip_prefix("count-said-")?;
        let key = format!("budgets-said-{name}");
        let arguments: Vec<(&str, Value<'_>)> = message
            .arguments
            .iter()
            .map(|(name, argument)| (*name, Value::from(self.argument(name, argument))))
            .collect();
        self.words
            .knows(&key)
            .then(|| self.words.say_with(&key, &arguments))
    }

    fn argument(self, name: &str, argument: &Argument) -> String {
        match argument {
            Argument::Candidate(id) => self.title(id).to_owned(),
            Argument::Candidates(ids) => self.titles(ids),
            Argument::Text(text) if name == "envelope" => envelope_name(self.words, text),
            Argument::Text(text) => text.clone(),
            Argument::Number(number) => match name {
                "cost" | "left" | "budget" | "spent" | "start" | "load" => self.euros(&number.0),
                "price" => self.plain(&number.0, PRICE_DECIMALS),
                _ => self.plain(&number.0, DECIMALS),
            },
        }
    }

    fn euros(self, amount: &Rational) -> String {
        cents(amount).map_or_else(
            || self.plain(amount, DECIMALS),
            |amount| money(self.words, amount),
        )
    }

    fn plain(self, number: &Rational, decimals: usize) -> String {
        let plain = decimal(number, decimals);
        let plain = if plain.contains('.') {
            plain.trim_end_matches('0').trim_end_matches('.')
        } else {
            &plain
        };
        self.words.decimal(plain)
    }

    /// « Place du marché », « Halles »
    fn titles(self, ids: &[String]) -> String {
        let quoted: Vec<String> = ids
            .iter()
            .map(|id| t!(self.words, "budgets-quoted", title = self.title(id)))
            .collect();
        quoted.join(", ")
    }

    fn title<'b>(self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        // A certificate names projects by number: what they are called is what their page says today.
        let known = self
            .projects
            .iter()
            .find(|project| project.number.to_string() == id);
        known.map_or(id, |project| project.title.as_str())
    }
}

/// What a bar is drawn with.
const BAR: u64 = 10_000;

/// The part of an envelope that a project takes, on [`BAR`].
fn parts_of(cost: Cents, amount: Cents) -> u64 {
    let all = u64::try_from(amount.value()).unwrap_or_default();
    let own = u64::try_from(cost.value()).unwrap_or_default();
    if all == 0 {
        return 0;
    }
    floor(&(whole(own) * whole(BAR) / whole(all))).unwrap_or_default()
}

/// What a count could not be made again is told by.
pub(super) fn unreadable(refusal: &counting::Refusal) -> Fault {
    Fault::Internal(refusal.to_string())
}
