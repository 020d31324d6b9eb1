//! The draw made public in advance: a list of panels, each as likely as the others, published before the seed is known.
//!
//! Who organises a draw publishes the list, or only its SHA-256 (the *commitment*), then a seed is made in public (dice, a
//! lottery's numbers, a chain's block) and anybody computes which panel it draws. Method: Flanigan, Kehne, Procaccia,
//! *Fair sortition made transparent*, `NeurIPS` 2021, who show that a thousand panels cost the leximin distribution little.

use std::collections::{BTreeMap, BTreeSet};

use crate::kinds::Kinds;
use crate::numbers::{count, index, real, whole};
use crate::problem::Problem;
use crate::random::{Stream, digest};
use crate::refusal::Refusal;

/// How many panels are published.
pub const TICKETS: usize = 1_000;
/// Comparisons of two panels made at most to round a lottery.
const COMPARISONS_MAX: usize = 400_000;
/// The first line of a published list.
const TITLE: &str = "parvis-sortition-panels 1";
/// What the text that draws begins with.
const DRAW: &str = "parvis-sortition-draw 1";

/// Panels of which one is drawn, each as likely as the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tickets {
    panels: Vec<Vec<String>>,
}

/// One panel out of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Which, from 0
    pub ticket: usize,
    /// The identifiers, in their order
    pub panel: Vec<String>,
}

impl Tickets {
    pub(crate) fn of(problem: &Problem, panels: impl IntoIterator<Item = Vec<usize>>) -> Self {
        let mut panels: Vec<Vec<String>> = panels
            .into_iter()
            .map(|mut places| {
                places.sort_unstable();
                places
                    .into_iter()
                    .map(|place| problem.people[place].id.clone())
                    .collect()
            })
            .collect();
        panels.sort();
        Self { panels }
    }

    /// The panels, in the order of their numbers.
    pub fn panels(&self) -> &[Vec<String>] {
        &self.panels
    }

    /// What is published: a first line, then one line for each panel, a JSON array of its identifiers. The lines are
    /// in the order of their bytes: whoever writes the list has no choice in it.
    pub fn text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for panel in &self.panels {
            text.push_str(&serde_json::Value::from(panel.clone()).to_string());
            text.push('\n');
        }
        text
    }

    /// Reads what was published.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let wrong = |line: usize, why: &'static str| Refusal::NotPanels { line, why };
        crate::problem::bounded("bytes of a file", text.len(), crate::reading::FILE_BYTES_MAX)?;
        let mut lines = text.lines();
        if lines.next() != Some(TITLE) {
            return Err(wrong(1, "the title is missing"));
        }
        let panels = lines
            .zip(2..)
            .map(|(line, number)| {
                serde_json::from_str::<Vec<String>>(line)
                    .map_err(|_| wrong(number, "not a list of identifiers"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if panels.len() != TICKETS {
            return Err(wrong(panels.len() + 1, "there are not a thousand panels"));
        }
        let tickets = Self { panels };
        // One text for one list: a commitment opens to nothing else.
        if tickets.text() != text {
            return Err(wrong(1, "not written as it is published"));
        }
        Ok(tickets)
    }

    /// SHA-256 of the text, in hexadecimal: what `sha256sum` says of the published file.
    pub fn commitment(&self) -> String {
        digest(&self.text())
    }

    /// The panel that a seed draws. Number `n` of the stream is the first eight bytes of
    /// `SHA-256("parvis-sortition-draw 1\n" ‖ commitment ‖ "\n" ‖ seed ‖ "\n" ‖ n)`; the first that is below the largest
    /// multiple of the list's length gives the ticket, modulo that length.
    pub fn draw(&self, seed: &str) -> Drawn {
        let mut stream = Stream::new(format!("{DRAW}\n{}\n{seed}", self.commitment()));
        let ticket = stream.below(self.panels.len());
        Drawn {
            ticket,
            panel: self.panels.get(ticket).cloned().unwrap_or_default(),
        }
    }

    /// In what share of the panels each of these people is.
    pub fn probabilities<'id>(&self, ids: impl Iterator<Item = &'id str>) -> BTreeMap<String, f64> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for id in self.panels.iter().flatten() {
            *counts.entry(id).or_default() += 1;
        }
        ids.map(|id| {
            let held = counts.get(id).copied().unwrap_or_default();
            (id.to_owned(), real(held) / real(self.panels.len().max(1)))
        })
        .collect()
    }
}

/// A lottery over panels of kinds, as a thousand panels of people: each kind gets as nearly as can be what the lottery
/// gives it, and its members are then served in turn, so that two of them never differ by more than one panel.
pub(crate) fn tickets(problem: &Problem, kinds: &Kinds, lottery: &[(Vec<u32>, f64)]) -> Tickets {
    let counts = rounded(kinds, lottery);
    let mut served: Vec<usize> = vec![0; problem.people.len()];
    let mut panels = Vec::with_capacity(TICKETS);
    // Which of those who were served least comes next follows from who the candidates are, not from the seed.
    let ids: Vec<&str> = problem.ids().collect();
    let mut stream = Stream::new(format!("parvis-sortition-members 1\n{}", digest(&ids.join("\n"))));
    let mut turns: Vec<usize> = (0..lottery.len())
        .flat_map(|panel| std::iter::repeat_n(panel, index(counts[panel])))
        .collect();
    stream.shuffle(&mut turns);
    for panel in turns {
        let mut places = Vec::with_capacity(index(problem.seats));
        for (kind, held) in kinds.kinds.iter().zip(&lottery[panel].0) {
            let mut members = kind.members.clone();
            if *held > 0 && members.len() > index(*held) {
                stream.shuffle(&mut members);
                members.sort_by_key(|member| served[*member]);
            }
            places.extend(members.into_iter().take(index(*held)));
        }
        for place in &places {
            served[*place] += 1;
        }
        panels.push(places);
    }
    Tickets::of(problem, panels)
}

/// How many tickets each panel of a lottery gets: the whole part, then one by one where the squares of what kinds get
/// too much or too little shrink most.
fn rounded(kinds: &Kinds, lottery: &[(Vec<u32>, f64)]) -> Vec<u32> {
    let sparse: Vec<Vec<(usize, f64)>> = lottery
        .iter()
        .map(|(panel, _)| {
            let held = panel.iter().enumerate().filter(|(_, held)| **held > 0);
            held.map(|(kind, held)| (kind, kinds.kinds[kind].share(*held)))
                .collect()
        })
        .collect();
    let mut counts: Vec<u32> = lottery
        .iter()
        .map(|(_, share)| whole((share * real(TICKETS) + 1e-9).floor()))
        .collect();
    let mut astray = vec![0.0; kinds.kinds.len()];
    for ((panel, (_, share)), held) in sparse.iter().zip(lottery).zip(&counts) {
        for (kind, each) in panel {
            astray[*kind] += each * (f64::from(*held) - share * real(TICKETS));
        }
    }
    let cost = |astray: &[f64], panel: &[(usize, f64)], sign: f64| -> f64 {
        panel
            .iter()
            .map(|(kind, each)| each * (2.0 * sign * astray[*kind] + each))
            .sum()
    };
    let add = |astray: &mut [f64], panel: &[(usize, f64)], sign: f64| {
        for (kind, each) in panel {
            astray[*kind] += sign * each;
        }
    };
    while counts.iter().sum::<u32>() < count(TICKETS) {
        let costs = sparse.iter().map(|panel| cost(&astray, panel, 1.0));
        let Some((best, _)) = costs.enumerate().min_by(|one, other| one.1.total_cmp(&other.1)) else {
            break;
        };
        counts[best] += 1;
        add(&mut astray, &sparse[best], 1.0);
    }
    // A ticket moved from one panel to another, while that helps.
    let mut comparisons = 0;
    let mut has_moved = true;
    while has_moved && comparisons < COMPARISONS_MAX {
        has_moved = false;
        for from in 0..sparse.len() {
            if counts[from] == 0 {
                continue;
            }
            let taken = cost(&astray, &sparse[from], -1.0);
            add(&mut astray, &sparse[from], -1.0);
            let costs = sparse.iter().map(|panel| cost(&astray, panel, 1.0));
            let best = costs.enumerate().min_by(|one, other| one.1.total_cmp(&other.1));
            comparisons += sparse.len();
            let to = best
                .filter(|(_, given)| taken + given < -1e-9)
                .map_or(from, |(to, _)| to);
            add(&mut astray, &sparse[to], 1.0);
            if to != from {
                counts[from] -= 1;
                counts[to] += 1;
                has_moved = true;
            }
        }
    }
    counts
}

/// True when every panel of a list is one of the problem's.
pub fn all_are_panels(problem: &Problem, tickets: &Tickets) -> bool {
    let known: BTreeSet<&str> = problem.ids().collect();
    tickets.panels.iter().all(|panel| {
        panel.iter().all(|id| known.contains(id.as_str()))
            && problem.is_panel(
                &panel
                    .iter()
                    .filter_map(|id| problem.place_of(id))
                    .collect::<Vec<_>>(),
            )
    })
}
