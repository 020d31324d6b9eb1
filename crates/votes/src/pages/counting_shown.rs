//! A count as people read it: who is chosen, ties, the picture, the figures, and why, step by step. The same for a closed
//! vote and for the preview of one that is being prepared.

use counting::exact::{Rational, decimal, floor, whole};
use counting::{Argument, Count, Exact, Message, Picture};
use maud::{Markup, html};
use ui::components::{
    CountCell, CountRow, ResultPart, Shade, Tone, count_bars, count_grid, count_keys, notice, result_bar,
    table,
};
use ui::words::Value;
use ui::{Words, t};

use super::transfers::{Transfers, drawing};
use crate::ways::{Alternative, Paper, Way, WayRule};

/// The most sentences of an explanation: the certificate holds them all.
const SENTENCES_MAX: usize = 150;
/// The most rounds drawn side by side.
const ROUNDS_MAX: usize = 60;
/// Decimals shown to people; exact numbers are in the certificate.
const DECIMALS: usize = 2;
/// What a bar is drawn with: thousandths, so that fractions have a length.
const BAR_SCALE: u64 = 1_000;

/// A count with what names its answers.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) words: Words,
    pub(super) way: &'a Way,
    pub(super) offered: &'a [Alternative],
    pub(super) count: &'a Count,
    /// Those chosen for whom no ballot speaks
    pub(super) unsupported: &'a [String],
    /// How many ballots tick none of those chosen, one of them, two…
    pub(super) represented: &'a [u64],
}

impl<'a> Shown<'a> {
    /// Everything, under headings of the second level.
    pub(super) fn whole(self) -> Markup {
        let words = self.words;
        html! {
            (self.winners())
            (self.ties())
            h2 { (t!(words, "votes-picture")) }
            @if self.way.rule == WayRule::Consent {
                (self.consent())
            } @else {
                (self.picture())
                (self.represented())
                h2 { (t!(words, "votes-figures")) }
                (self.figures())
            }
            (self.explanation())
        }
    }

    /// Those who consent, who object and who stand aside: a bar, and the table that says the same.
    fn consent(self) -> Markup {
        let words = self.words;
        let parts = [
            ("consent", "consentir", Shade::Favour),
            ("objection", "objection", Shade::Against),
            ("aside", "ecart", Shade::Abstain),
        ]
        .map(|(name, answer, shade)| {
            let round = self.count.rounds.first();
            let given = round.and_then(|round| round.amounts.get(name)).and_then(floor);
            ResultPart {
                label: words.say(&format!("votes-consent-{answer}")),
                count: given.unwrap_or_default(),
                shade,
            }
        });
        result_bar(words, &t!(words, "votes-picture-consent"), &parts)
    }

    /// Lists and their seats.
    fn seated(self) -> Markup {
        let words = self.words;
        let seats = |id: &str| self.count.scores.get(id).and_then(floor).unwrap_or_default();
        html! {
            p { (t!(words, "votes-seated", n = self.count.winners.len())) }
            ul {
                @for list in &self.count.winners {
                    li { strong { (words.written(self.title(list))) } " – " (t!(words, "votes-seats-count", n = seats(list))) }
                }
            }
        }
    }

    fn winners(self) -> Markup {
        let words = self.words;
        if self.way.rule.shares_seats() && !self.count.winners.is_empty() {
            return self.seated();
        }
        html! {
            @if let [winner] = &self.count.winners[..] {
                p.lead { (self.winner_label()) " " strong { (words.written(self.title(winner))) } }
            } @else if !self.count.winners.is_empty() {
                p { (t!(words, "votes-winners", n = self.count.winners.len())) }
                ol { @for winner in &self.count.winners { li { strong { (words.written(self.title(winner))) } } } }
            }
            @if !self.unsupported.is_empty() {
                (notice(Tone::Warning, &html! { p {
                    (t!(words, "votes-winners-unsupported", n = self.unsupported.len(), titles = self.titles(self.unsupported)))
                } }))
            }
        }
    }

    fn winner_label(self) -> String {
        if self.way.rule == WayRule::Consent {
            t!(self.words, "votes-consented")
        } else {
            t!(self.words, "votes-winner")
        }
    }

    /// Every tie met, what decided it, and whether it changed who is chosen.
    fn ties(self) -> Markup {
        let words = self.words;
        if self.count.ties.is_empty() {
            return html! {};
        }
        // A transferable vote gives one outcome only: there, a draw that mattered is known by its tie.
        let is_open = self.count.outcomes.len() > 1
            || self
                .count
                .ties
                .iter()
                .any(|tie| tie.is_decisive && tie.by == "draw");
        let sentences = self.count.ties.iter().take(SENTENCES_MAX).map(|tie| {
            words.say_with(
                "votes-said-tie",
                &[
                    ("candidates", Value::from(self.titles(&tie.candidates))),
                    ("chosen", Value::from(self.titles(&tie.chosen))),
                    ("by", Value::from(tie.by)),
                    ("at", Value::from(tie.at)),
                ],
            )
        });
        let message = html! {
            p { strong { (if is_open { t!(words, "votes-tie-decided") } else { t!(words, "votes-tie-met") }) } }
            ul { @for sentence in sentences { li { (sentence) } } }
            p { (t!(words, "votes-tie-seed", seed = &self.way.seed)) }
        };
        let tone = if is_open { Tone::Warning } else { Tone::Info };
        notice(tone, &message)
    }

    fn picture(self) -> Markup {
        match &self.count.picture {
            Picture::Profiles { grades, rows } => self.profiles(grades, rows),
            Picture::Matrix {
                candidates,
                duels,
                paths,
                ahead,
            } => html! {
                (self.duels(candidates, duels))
                @if let Some(paths) = paths { (self.paths(candidates, paths, ahead)) }
            },
            Picture::Flow { .. } => self.rounds(),
            _ => self.bars(),
        }
    }

    fn bars(self) -> Markup {
        let words = self.words;
        let scaled = |number: &Rational| floor(&(number * whole(BAR_SCALE))).unwrap_or_default();
        let line = match &self.count.picture {
            Picture::Bars { line: Some(line), .. } => Some(scaled(&line.0)),
            _ => None,
        };
        let mut scores: Vec<&(String, Exact)> = self.count.scores.0.iter().collect();
        scores.sort_by(|one, other| other.1.0.cmp(&one.1.0));
        let longest = scores.iter().map(|(_, score)| scaled(&score.0)).max();
        let rows: Vec<CountRow> = scores
            .into_iter()
            .map(|(id, score)| CountRow {
                label: self.title(id).to_owned(),
                mark: self.chosen_mark(id),
                parts: vec![scaled(&score.0)],
                said: format!("{} – {}", self.score_name(), self.number(score)),
            })
            .collect();
        let scale = longest.max(line).unwrap_or_default();
        html! {
            (count_bars(&t!(words, "votes-picture-bars"), &rows, scale, line))
            @if line.is_some() { p.hint { (t!(words, "votes-picture-line")) } }
        }
    }

    /// Whom several answers ticked and chosen speak for: ballots, by how many of them each ticks.
    fn represented(self) -> Markup {
        let words = self.words;
        if self.way.rule.paper() != Paper::Several || self.count.winners.len() < 2 {
            return html! {};
        }
        let all: u64 = self.represented.iter().sum();
        // Nobody ticks more of them than this.
        let most = self.represented.iter().rposition(|ballots| *ballots > 0);
        let rows: Vec<CountRow> = self
            .represented
            .iter()
            .enumerate()
            .take(most.map_or(0, |most| most + 1))
            .map(|(chosen, ballots)| CountRow {
                label: t!(words, "votes-represented-by", n = chosen),
                mark: None,
                parts: vec![*ballots],
                said: t!(
                    words,
                    "votes-represented-ballots",
                    n = *ballots,
                    share = words.percentage(*ballots, all)
                ),
            })
            .collect();
        html! {
            h3 { (t!(words, "votes-picture-represented")) }
            p { (t!(words, "votes-picture-represented-why")) }
            (count_bars(&t!(words, "votes-picture-represented"), &rows, all, None))
        }
    }

    /// Merit profiles: each answer’s grades from the worst to the best on one bar, its half marked.
    fn profiles(self, grades: &[String], rows: &[(String, Vec<u64>)]) -> Markup {
        let words = self.words;
        let voters = rows.iter().map(|(_, votes)| votes.iter().sum::<u64>()).max();
        let voters = voters.unwrap_or_default();
        let bars: Vec<CountRow> = rows
            .iter()
            .map(|(id, votes)| CountRow {
                label: self.title(id).to_owned(),
                mark: self.chosen_mark(id),
                // Twice, so that half of an odd number of voters has its place.
                parts: votes.iter().map(|votes| votes * 2).collect(),
                said: self.median(id).map_or_else(String::new, |grade| {
                    t!(words, "votes-picture-median", grade = grade)
                }),
            })
            .collect();
        let columns: Vec<(String, String)> = grades
            .iter()
            .rev()
            .map(|grade| (grade.clone(), grade.clone()))
            .collect();
        let figures: Vec<(String, Vec<CountCell>)> = rows
            .iter()
            .map(|(id, votes)| {
                let cells = votes.iter().rev().map(|votes| CountCell {
                    text: words.number(i64::try_from(*votes).unwrap_or(i64::MAX)),
                    mark: None,
                });
                (self.title(id).to_owned(), cells.collect())
            })
            .collect();
        html! {
            p { (t!(words, "votes-picture-profiles-why")) }
            (count_keys(grades))
            (count_bars(&t!(words, "votes-picture-profiles"), &bars, voters * 2, Some(voters)))
            (count_grid(&t!(words, "votes-picture-grades"), &t!(words, "votes-column-candidate"), &columns, &figures))
        }
    }

    /// The grade that at least half of the voters give or surpass.
    fn median(self, id: &str) -> Option<&'a str> {
        let row = self.count.table.rows.iter().find(|row| {
            row.iter()
                .any(|cell| matches!(cell, Argument::Candidate(known) if known == id))
        })?;
        row.iter().find_map(|cell| match cell {
            Argument::Text(grade) => Some(grade.as_str()),
            _ => None,
        })
    }

    /// Duels: in each row, the ballots that prefer its answer to that of the column.
    fn duels(self, candidates: &[String], duels: &[Vec<u64>]) -> Markup {
        let words = self.words;
        let columns: Vec<(String, String)> = candidates
            .iter()
            .map(|id| (id.clone(), self.title(id).to_owned()))
            .collect();
        let number = |votes: u64| words.number(i64::try_from(votes).unwrap_or(i64::MAX));
        let rows: Vec<(String, Vec<CountCell>)> = candidates
            .iter()
            .enumerate()
            .map(|(one, id)| {
                let cells = (0..candidates.len()).map(|other| {
                    if one == other {
                        return CountCell {
                            text: "–".to_owned(),
                            mark: None,
                        };
                    }
                    let (wins, losses) = (duels[one][other], duels[other][one]);
                    CountCell {
                        text: format!("{} / {}", number(wins), number(losses)),
                        mark: (wins > losses).then(|| t!(words, "votes-duel-won")),
                    }
                });
                (format!("{id}. {}", self.title(id)), cells.collect())
            })
            .collect();
        html! {
            p { (t!(words, "votes-picture-duels-why")) }
            (count_grid(&t!(words, "votes-picture-duels"), &t!(words, "votes-column-candidate"), &columns, &rows))
        }
    }

    /// The strongest path from each answer to each other: a chain of duels won, as strong as its weakest. Between two answers,
    /// the one whose path is the stronger comes first, as the count says.
    fn paths(self, candidates: &[String], paths: &[Vec<u64>], ahead: &[Vec<bool>]) -> Markup {
        let words = self.words;
        let columns: Vec<(String, String)> = candidates
            .iter()
            .map(|id| (id.clone(), self.title(id).to_owned()))
            .collect();
        let rows: Vec<(String, Vec<CountCell>)> = candidates
            .iter()
            .enumerate()
            .map(|(one, id)| {
                let cells = (0..candidates.len()).map(|other| CountCell {
                    text: if one == other {
                        "–".to_owned()
                    } else {
                        words.number(i64::try_from(paths[one][other]).unwrap_or(i64::MAX))
                    },
                    mark: ahead[one][other].then(|| t!(words, "votes-path-stronger")),
                });
                (format!("{id}. {}", self.title(id)), cells.collect())
            })
            .collect();
        html! {
            p { (t!(words, "votes-picture-paths-why")) }
            (count_grid(&t!(words, "votes-picture-paths"), &t!(words, "votes-column-candidate"), &columns, &rows))
        }
    }

    /// Rounds of a transferable vote: what each answer holds at the end of each, and when it is elected or put out.
    fn rounds(self) -> Markup {
        let words = self.words;
        let rounds: Vec<_> = self
            .count
            .rounds
            .chunk_by(|one, other| one.number == other.number)
            .take(ROUNDS_MAX)
            .collect();
        let columns: Vec<(String, String)> = (1..=rounds.len())
            .map(|round| {
                let said = t!(words, "votes-round", n = round);
                (round.to_string(), said)
            })
            .collect();
        let rows: Vec<(String, Vec<CountCell>)> = self
            .count
            .scores
            .0
            .iter()
            .map(|(id, _)| {
                let cells = rounds.iter().map(|steps| {
                    let holds = steps.last().and_then(|step| step.tallies.get(id));
                    let is_elected = steps.iter().any(|step| step.selected.contains(id));
                    let is_out = steps.iter().any(|step| step.excluded.contains(id));
                    CountCell {
                        text: holds.map_or_else(String::new, |held| self.plain(held)),
                        mark: match (is_elected, is_out) {
                            (true, _) => Some(t!(words, "votes-chosen-mark")),
                            (false, true) => Some(t!(words, "votes-out-mark")),
                            (false, false) => None,
                        },
                    }
                });
                (format!("{id}. {}", self.title(id)), cells.collect())
            })
            .collect();
        // What an answer that is out held is nothing any more.
        let scaled = |number: &Rational| floor(&(number * whole(BAR_SCALE))).unwrap_or_default();
        let ids: Vec<String> = self.count.scores.0.iter().map(|(id, _)| id.clone()).collect();
        let held: Vec<Vec<u64>> = rounds
            .iter()
            .map(|steps| {
                let last = steps.last();
                ids.iter()
                    .map(|id| last.and_then(|step| step.tallies.get(id)).map_or(0, scaled))
                    .collect()
            })
            .collect();
        let transfers = Transfers {
            title: t!(words, "votes-picture-transfers"),
            said: t!(
                words,
                "votes-picture-transfers-said",
                rounds = rounds.len(),
                n = ids.len()
            ),
            ids: &ids,
            rounds: &held,
        };
        html! {
            p { (t!(words, "votes-picture-rounds-why")) }
            (drawing(&transfers))
            (count_grid(&t!(words, "votes-picture-rounds"), &t!(words, "votes-column-candidate"), &columns, &rows))
        }
    }

    /// The table of the count itself.
    fn figures(self) -> Markup {
        let words = self.words;
        let mut figures = table(t!(words, "votes-figures")).titled_above();
        for column in &self.count.table.columns {
            figures = match *column {
                "count-column-candidate" => figures.column(t!(words, "votes-column-candidate")),
                "count-column-median" => figures.column(t!(words, "votes-column-median")),
                "count-column-rank" => figures.column_of_numbers(t!(words, "votes-column-rank")),
                "count-column-score" => figures.column_of_numbers(self.score_name()),
                "count-column-list" => figures.column(t!(words, "votes-column-list")),
                "count-column-votes" => figures.column_of_numbers(t!(words, "votes-column-votes")),
                "count-column-share" => figures.column_of_numbers(t!(words, "votes-column-share")),
                "count-column-seats" => figures.column_of_numbers(t!(words, "votes-column-seats")),
                _ => figures.column_of_numbers(t!(words, "votes-column-chosen")),
            };
        }
        for row in &self.count.table.rows {
            let cells = self.count.table.columns.iter().zip(row);
            figures = figures.row(cells.map(|(column, cell)| html! { (self.cell(column, cell)) }));
        }
        html! { (figures) }
    }

    /// A share is read in per cent, anything else as it is.
    fn cell(self, column: &str, cell: &Argument) -> String {
        match cell {
            Argument::Number(share) if column == "count-column-share" => {
                let per_mille = floor(&(&share.0 * whole(1_000))).unwrap_or_default();
                self.words.percentage(per_mille, 1_000)
            }
            other => self.argument(other),
        }
    }

    /// Why, step by step: each sentence of the count but the duels, which their grid shows.
    fn explanation(self) -> Markup {
        let words = self.words;
        let said: Vec<String> = self
            .count
            .explanation
            .iter()
            .filter_map(|message| self.sentence(message))
            .collect();
        html! {
            details {
                summary { (t!(words, "votes-explanation")) }
                ol { @for sentence in said.iter().take(SENTENCES_MAX) { li { (sentence) } } }
                @if said.len() > SENTENCES_MAX {
                    p { (t!(words, "votes-explanation-more", n = said.len() - SENTENCES_MAX)) }
                }
            }
        }
    }

    fn sentence(self, message: &Message) -> Option<String> {
        let name = message.id.strip_prefix("count-said-")?;
        if name == "duel" {
            return None;
        }
        // Among lists, what is chosen by its remainder is a list that has one seat more.
        let name = match name {
            "chosen" if self.way.rule.shares_seats() => {
                let lists = message.arguments.get("candidates");
                if matches!(lists, Some(Argument::Candidates(ids)) if ids.is_empty()) {
                    return None;
                }
                "remainders"
            }
            other => other,
        };
        let arguments: Vec<(&str, Value<'_>)> = message
            .arguments
            .iter()
            .map(|(name, argument)| (*name, Value::from(self.argument(argument))))
            .collect();
        // What an answer brings is another thing under each rule that adds one after the other.
        let key = match name {
            "added" => format!("votes-said-added-{}", self.way.rule.as_str()),
            other => format!("votes-said-{other}"),
        };
        self.words
            .knows(&key)
            .then(|| self.words.say_with(&key, &arguments))
    }

    fn argument(self, argument: &Argument) -> String {
        match argument {
            Argument::Candidate(id) => self.title(id).to_owned(),
            Argument::Candidates(ids) => self.titles(ids),
            Argument::Number(number) => self.number(number),
            Argument::Text(text) => text.clone(),
        }
    }

    /// « Place du marché », « Halles »
    fn titles(self, ids: &[String]) -> String {
        let quoted: Vec<String> = ids
            .iter()
            .map(|id| t!(self.words, "votes-quoted", title = self.title(id)))
            .collect();
        quoted.join(", ")
    }

    fn title<'b>(self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        id.parse::<usize>()
            .ok()
            .and_then(|place| self.offered.get(place.checked_sub(1)?))
            .map_or(id, |answer| answer.title.as_str())
    }

    /// Lists have their seats, which their bars say.
    fn chosen_mark(self, id: &str) -> Option<String> {
        if self.way.rule.shares_seats() {
            return None;
        }
        self.count
            .winners
            .iter()
            .any(|winner| winner == id)
            .then(|| t!(self.words, "votes-chosen-mark"))
    }

    /// What a score measures under this rule. Before a second round, lists have votes and no seat.
    fn score_name(self) -> String {
        if self.way.rule == WayRule::MunicipalList && self.count.winners.is_empty() {
            return t!(self.words, "votes-column-votes");
        }
        self.words.say(&format!("votes-score-{}", self.way.rule.as_str()))
    }

    /// A worst defeat is counted below zero, so that the highest score wins: people read how many votes it was.
    fn number(self, number: &Exact) -> String {
        if self.way.rule == WayRule::Minimax && number.0 < Rational::ZERO {
            return self.plain(&-number.0.clone());
        }
        self.plain(&number.0)
    }

    fn plain(self, number: &Rational) -> String {
        let plain = decimal(number, DECIMALS);
        let plain = if plain.contains('.') {
            plain.trim_end_matches('0').trim_end_matches('.')
        } else {
            &plain
        };
        self.words.decimal(plain)
    }
}
