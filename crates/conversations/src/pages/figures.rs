//! What the map says, in sentences and figures: statements quoted word for word, chosen by their figures.

use std::collections::BTreeMap;

use maud::{Markup, html};
use opinions::{Counts, Map, Summary};
use ui::components::{CountRow, count_bars, count_keys, table};
use ui::{Visit, Words, t};

use super::natural_of;
use crate::made::Made;
use crate::model::{PEOPLE_SHOWN_MIN, group_letter};

/// The figures of each statement that enough people answered, by its number.
pub(super) fn counts_by_number(made: &Made) -> BTreeMap<i64, Counts> {
    let all = made
        .map
        .iter()
        .flat_map(|map| map.table.statements.iter().zip(&map.everybody));
    let shown = all.filter(|(_, counts)| counts.seen >= PEOPLE_SHOWN_MIN);
    shown
        .filter_map(|(number, counts)| Some((i64::try_from(*number).ok()?, *counts)))
        .collect()
}

/// What the parts of the bars are, in their order.
pub(super) fn opinion_keys(words: Words) -> Markup {
    count_keys(&[
        t!(words, "conversations-pass"),
        t!(words, "conversations-disagree"),
        t!(words, "conversations-agree"),
    ])
}

/// The opinions of everybody on a statement: a bar and its sentence.
pub(super) fn opinion_bars(words: Words, number: i64, counts: Counts) -> Markup {
    let passes = counts.seen - counts.agree - counts.disagree;
    let whole = natural_of(counts.seen);
    let share = |part: usize| words.percentage(natural_of(part), whole);
    let row = CountRow {
        label: t!(words, "conversations-voted-count", n = counts.seen),
        mark: None,
        parts: [passes, counts.disagree, counts.agree].map(natural_of).to_vec(),
        said: t!(
            words,
            "conversations-bar-said",
            agree = share(counts.agree),
            disagree = share(counts.disagree),
            pass = share(passes)
        ),
    };
    let label = t!(words, "conversations-bar-label", number = number);
    count_bars(&label, &[row], whole, None)
}

/// The words of the statements, by number.
pub(super) type Texts = BTreeMap<i64, String>;

/// Everything the map says in words.
pub(super) struct Told<'a> {
    visit: &'a Visit,
    made: &'a Made,
    map: &'a Map,
    texts: &'a Texts,
    summary: Summary,
}

impl<'a> Told<'a> {
    pub(super) fn of(visit: &'a Visit, made: &'a Made, map: &'a Map, texts: &'a Texts) -> Self {
        Self {
            visit,
            made,
            map,
            texts,
            summary: map.summary(),
        }
    }

    fn text(&self, statement: u64) -> &str {
        let number = i64::try_from(statement).unwrap_or_default();
        self.texts.get(&number).map(String::as_str).unwrap_or_default()
    }

    /// True for a statement that enough people answered, all groups together.
    fn has_figures(&self, statement: u64) -> bool {
        let place = self.map.table.statements.iter().position(|one| *one == statement);
        place.is_some_and(|column| self.map.everybody[column].seen >= PEOPLE_SHOWN_MIN)
    }

    fn is_shown(&self, group: u64) -> bool {
        self.made.groups().iter().any(|shown| shown.cluster.id == group)
    }

    fn percent(&self, share: f64) -> String {
        let share = format!("{:.0}", 100.0 * share);
        t!(self.visit.words, "number-percentage", share = share)
    }

    /// One sentence for who does not see the picture: how many people, in what groups.
    pub(super) fn label(&self) -> String {
        let words = self.visit.words;
        let groups: Vec<String> = self
            .made
            .groups()
            .iter()
            .map(|group| {
                t!(
                    words,
                    "conversations-label-group",
                    group = group_letter(group.cluster.id),
                    n = group.members.len()
                )
            })
            .collect();
        t!(
            words,
            "conversations-map-label",
            n = self.map.table.participants.len(),
            groups = groups.join(", ")
        )
    }

    /// The figures of the picture.
    pub(super) fn groups_table(&self) -> Markup {
        let words = self.visit.words;
        let people: usize = self.map.groups.iter().map(|group| group.members.len()).sum();
        let mut figures = table(t!(words, "conversations-groups-table"))
            .column(t!(words, "conversations-column-group"))
            .column_of_numbers(t!(words, "conversations-column-people"))
            .column_of_numbers(t!(words, "conversations-column-share"));
        for group in self.made.groups() {
            let count = group.members.len();
            figures = figures.row([
                html! { (t!(words, "conversations-group-name", group = group_letter(group.cluster.id))) },
                html! { (words.number(i64::try_from(count).unwrap_or(i64::MAX))) },
                html! { (words.percentage(natural_of(count), natural_of(people))) },
            ]);
        }
        html! { (figures) }
    }

    /// What sets each group apart.
    pub(super) fn groups(&self, own: Option<u64>) -> Markup {
        let words = self.visit.words;
        html! {
            @for group in self.summary.groups.iter().filter(|group| self.is_shown(group.group)) {
                section {
                    h3 {
                        (t!(words, "conversations-group-name", group = group_letter(group.group)))
                        @if own == Some(group.group) { " " (t!(words, "conversations-your-group")) }
                    }
                    p { (t!(words, "conversations-group-people", n = group.people, share = self.percent(group.share))) }
                    @let says: Vec<_> = group.says.iter().filter(|(_, said)| said.trials >= PEOPLE_SHOWN_MIN).collect();
                    @if says.is_empty() { p { (t!(words, "conversations-group-says-nothing")) } }
                    @else {
                        ul {
                            @for (statement, said) in says {
                                @let share = words.percentage(natural_of(said.successes), natural_of(said.trials));
                                li {
                                    @if said.agrees { (t!(words, "conversations-group-agrees", share = share)) }
                                    @else { (t!(words, "conversations-group-disagrees", share = share)) }
                                    " " (self.quoted(*statement))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// On what every group is on the same side, the reasons of the smallest too.
    pub(super) fn shared(&self) -> Markup {
        let words = self.visit.words;
        let place = |statement: u64| self.map.table.statements.iter().position(|one| *one == statement);
        let shared = self.summary.shared.iter();
        let shared: Vec<_> = shared.filter(|one| self.has_figures(one.statement)).collect();
        html! {
            @if shared.is_empty() { p { (t!(words, "conversations-shared-none")) } }
            @else {
                ul {
                    @for shared in shared {
                        @if let Some(column) = place(shared.statement) {
                            @let counts = self.map.everybody[column];
                            @let side = if shared.agrees { counts.agree } else { counts.disagree };
                            @let share = words.percentage(natural_of(side), natural_of(counts.seen));
                            @let index = words.decimal(&format!("{:.2}", self.map.group_aware_consensus[column]));
                            li {
                                @if shared.agrees { (t!(words, "conversations-shared-agrees", share = share, index = index)) }
                                @else { (t!(words, "conversations-shared-disagrees", share = share)) }
                                " " (self.quoted(shared.statement))
                            }
                        }
                    }
                }
            }
        }
    }

    /// On what two groups differ most, and what leaves many undecided.
    pub(super) fn divided(&self) -> Markup {
        let words = self.visit.words;
        let divides = self.summary.divides.iter();
        let divides: Vec<_> = divides
            .filter(|one| self.is_shown(one.most.0) && self.is_shown(one.least.0))
            .filter(|one| self.has_figures(one.statement))
            .collect();
        let undecided = self.summary.undecided.iter();
        let undecided: Vec<_> = undecided
            .filter(|(statement, _)| self.has_figures(*statement))
            .collect();
        html! {
            @if divides.is_empty() && undecided.is_empty() {
                p { (t!(words, "conversations-divides-none")) }
            }
            @if !divides.is_empty() {
                ul {
                    @for one in divides {
                        li {
                            (self.quoted(one.statement)) " "
                            (t!(words, "conversations-divides",
                                most = group_letter(one.most.0), high = self.percent(one.most.1),
                                least = group_letter(one.least.0), low = self.percent(one.least.1)))
                        }
                    }
                }
            }
            @if !undecided.is_empty() {
                ul {
                    @for (statement, share) in undecided {
                        li {
                            (self.quoted(*statement)) " "
                            (t!(words, "conversations-undecided", share = self.percent(*share)))
                        }
                    }
                }
            }
        }
    }

    /// What somebody wrote, word for word.
    fn quoted(&self, statement: u64) -> Markup {
        let words = self.visit.words;
        html! { q lang=[words.content_language()] { (self.text(statement)) } }
    }
}
