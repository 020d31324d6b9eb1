//! Ballots that were decrypted one by one, counted: who is chosen or what stays open, the picture of the rule, and how to count
//! again. The count is made from what is published, by whoever looks.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use counting::exact::{Rational, decimal};
use counting::{Count, Picture};
use kernel::Fault;
use maud::{Markup, html};
use quick_cache::sync::Cache;
use scrutin::Hash;
use ui::components::{CountCell, CountRow, Tone, count_bars, count_grid, count_keys, notice};
use ui::{Visit, Words, t};

use super::seen::{Seen, command_lines};
use crate::actions::aside;
use crate::model::{Counted, Election, Method, counted};
use crate::protocol::text_of;

/// Counts held in memory.
const COUNTED_MAX: usize = 64;
/// Outcomes of a tie that are named.
const OUTCOMES_NAMED: usize = 6;
/// The most rounds side by side: a count anew shows the others.
const ROUNDS_MAX: usize = 60;
/// Decimals of votes that were transferred in part.
const DECIMALS: usize = 2;

/// Ballots counted, or why their rule could not.
type Outcome = Result<Counted, String>;

/// Questions counted, held in memory by what they were counted from: a page that anybody reads does not count again each time.
static COUNTED: LazyLock<Cache<String, Arc<Outcome>>> = LazyLock::new(|| Cache::new(COUNTED_MAX));

/// The question of this place, counted once beside those who wait for other pages.
async fn outcome(election: &Election, place: usize, method: &Method) -> Result<Option<Arc<Outcome>>, Fault> {
    let Some(result) = election.result.clone() else {
        return Ok(None);
    };
    let questions = election.questions.clone();
    let from = format!("{}{}", text_of(&questions), text_of(&result));
    let key = format!("{place}-{}", Hash::of(from.as_bytes()));
    let method = method.clone();
    let id = election.id;
    let found = COUNTED
        .get_or_insert_async(&key, async {
            let made = aside(move || counted(&questions, &result, place, &method)).await?;
            let made = made.map_err(|refusal| {
                tracing::error!(election = %id, why = %refusal, "decrypted ballots could not be counted");
                refusal.to_string()
            });
            Ok::<_, Fault>(Arc::new(made))
        })
        .await?;
    Ok(Some(found))
}

/// The question of this place, counted.
pub(super) async fn shown(
    visit: &Visit,
    seen: &Seen,
    place: usize,
    method: &Method,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(outcome) = outcome(&seen.election, place, method).await? else {
        return Ok(html! {});
    };
    let counted = match outcome.as_ref() {
        Ok(counted) => counted,
        Err(refusal) => {
            return Ok(html! {
                (notice(Tone::Bad, &html! { p { (t!(words, "elections-counted-refused", why = refusal.as_str())) } }))
                (again(visit, seen, place, method))
            });
        }
    };
    let (ballots, blank, null) = counted.ballots();
    let (cut, aside) = counted.unclear();
    Ok(html! {
        p.hint {
            (words.say(&format!("elections-rule-{}", method.rule.as_str()))) ". "
            (words.say(&format!("elections-rule-{}-hint", method.rule.as_str())))
            @if let Some(variant) = variant(words, method) { " " (variant) }
        }
        @match &counted.count {
            None => { (notice(Tone::Warning, &html! { p { (t!(words, "elections-counted-nobody")) } })) }
            Some(count) => {
                (chosen(visit, counted, count))
                (picture(visit, counted, count))
            }
        }
        p {
            (t!(words, "elections-counted-ballots", n = ballots, blank = blank, null = null))
            @if cut > 0 { " " (t!(words, "elections-counted-cut", n = cut)) }
            @if aside > 0 { " " (t!(words, "elections-counted-aside", n = aside)) }
        }
        (again(visit, seen, place, method))
    })
}

/// Which of two middle grades is the median, where there are grades.
pub(super) fn variant(words: Words, method: &Method) -> Option<String> {
    let key = format!("elections-variant-{}", method.median.as_str());
    method.rule.has_grades().then(|| words.say(&key))
}

/// Who is chosen; where the rule leaves equals, every outcome it leaves open, and no draw.
fn chosen(visit: &Visit, counted: &Counted, count: &Count) -> Markup {
    let words = visit.words;
    let names = |chosen: &[String]| {
        let names: Vec<&str> = chosen.iter().map(|id| counted.name(id)).collect();
        names.join(", ")
    };
    if count.outcomes.len() <= 1 && count.outcomes_are_all {
        let said = t!(
            words,
            "elections-counted-chosen",
            n = count.winners.len(),
            names = names(&count.winners)
        );
        return notice(Tone::Good, &html! { p { strong { (words.written(&said)) } } });
    }
    // Ties were met and not every way through them was followed: one outcome is known, and that there may be others.
    if count.outcomes.len() <= 1 {
        let said = t!(
            words,
            "elections-counted-unfollowed",
            names = names(&count.winners)
        );
        return notice(Tone::Warning, &html! { p { (words.written(&said)) } });
    }
    let outcomes = count.outcomes.iter().take(OUTCOMES_NAMED);
    notice(
        Tone::Warning,
        &html! {
            p { (t!(words, "elections-counted-tied")) }
            ul { @for outcome in outcomes { li { (words.written(&names(outcome))) } } }
            @if !count.outcomes_are_all || count.outcomes.len() > OUTCOMES_NAMED { p { (t!(words, "elections-counted-tied-more")) } }
        },
    )
}

fn picture(visit: &Visit, counted: &Counted, count: &Count) -> Markup {
    match &count.picture {
        Picture::Profiles { grades, rows } => {
            profiles(visit, counted, count, (grades.as_slice(), rows.as_slice()))
        }
        Picture::Matrix {
            candidates, duels, ..
        } => grid_of_duels(visit, counted, candidates, duels),
        Picture::Flow { .. } => rounds(visit, counted, count),
        _ => html! {},
    }
}

fn number(visit: &Visit, count: u64) -> String {
    visit.words.number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn mark_of(visit: &Visit, count: &Count, id: &str) -> Option<String> {
    let is_sure = count.outcomes_are_all
        && count.outcomes.len() <= 1
        && count.winners.iter().any(|winner| winner == id);
    is_sure.then(|| t!(visit.words, "elections-counted-mark"))
}

/// The grades of each answer, from the worst, and how many gave each.
fn profiles(
    visit: &Visit,
    counted: &Counted,
    count: &Count,
    (grades, rows): (&[String], &[(String, Vec<u64>)]),
) -> Markup {
    let words = visit.words;
    let voters = rows.iter().map(|(_, votes)| votes.iter().sum::<u64>()).max();
    let bars: Vec<CountRow> = rows
        .iter()
        .map(|(id, votes)| {
            let each = grades.iter().zip(votes).filter(|(_, votes)| **votes > 0);
            let said: Vec<String> = each
                .map(|(grade, votes)| format!("{grade} {}", number(visit, *votes)))
                .collect();
            CountRow {
                label: counted.name(id).to_owned(),
                mark: mark_of(visit, count, id),
                parts: votes.clone(),
                said: said.join(", "),
            }
        })
        .collect();
    html! {
        (count_keys(grades))
        (count_bars(&t!(words, "elections-counted-profiles"), &bars, voters.unwrap_or_default(), None))
    }
}

/// For each pair of answers, how many ballots put the first before the second.
fn grid_of_duels(visit: &Visit, counted: &Counted, candidates: &[String], duels: &[Vec<u64>]) -> Markup {
    let words = visit.words;
    let columns: Vec<(String, String)> = candidates
        .iter()
        .map(|id| (id.clone(), counted.name(id).to_owned()))
        .collect();
    let rows: Vec<(String, Vec<CountCell>)> = candidates
        .iter()
        .zip(duels)
        .enumerate()
        .map(|(one, (id, wins))| {
            let cells = wins.iter().enumerate().map(|(other, wins)| {
                let losses = duels.get(other).and_then(|duels| duels.get(one)).copied();
                if one == other {
                    return CountCell {
                        text: "–".to_owned(),
                        mark: None,
                    };
                }
                CountCell {
                    text: number(visit, *wins),
                    mark: (*wins > losses.unwrap_or_default()).then(|| t!(words, "elections-counted-won")),
                }
            });
            (format!("{id}. {}", counted.name(id)), cells.collect())
        })
        .collect();
    html! {
        p { (t!(words, "elections-counted-duels-what")) }
        (count_grid(&t!(words, "elections-counted-duels"), &t!(words, "elections-paper-answer"), &columns, &rows))
    }
}

/// What each answer holds at the end of each round, and when it is elected or put out.
fn rounds(visit: &Visit, counted: &Counted, count: &Count) -> Markup {
    let words = visit.words;
    let rounds: Vec<_> = count
        .rounds
        .chunk_by(|one, other| one.number == other.number)
        .take(ROUNDS_MAX)
        .collect();
    let columns: Vec<(String, String)> = (1..=rounds.len())
        .map(|round| (round.to_string(), t!(words, "elections-counted-round", n = round)))
        .collect();
    let rows: Vec<(String, Vec<CountCell>)> = counted
        .election
        .candidates
        .iter()
        .map(|candidate| {
            let id = &candidate.id;
            let cells = rounds.iter().map(|steps| {
                let holds = steps.last().and_then(|step| step.tallies.get(id));
                let is_elected = steps.iter().any(|step| step.selected.contains(id));
                let is_out = steps.iter().any(|step| step.excluded.contains(id));
                CountCell {
                    text: holds.map_or_else(String::new, |held| plain(visit, held)),
                    mark: match (is_elected, is_out) {
                        (true, _) => Some(t!(words, "elections-counted-mark")),
                        (false, true) => Some(t!(words, "elections-counted-out")),
                        (false, false) => None,
                    },
                }
            });
            (candidate.name.clone(), cells.collect())
        })
        .collect();
    html! {
        p { (t!(words, "elections-counted-rounds-what")) }
        (count_grid(&t!(words, "elections-counted-rounds"), &t!(words, "elections-paper-answer"), &columns, &rows))
    }
}

fn plain(visit: &Visit, held: &Rational) -> String {
    let written = decimal(held, DECIMALS);
    let short = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.')
    } else {
        written.as_str()
    };
    visit.words.decimal(short)
}

/// Anybody counts again, from what is published.
fn again(visit: &Visit, seen: &Seen, place: usize, method: &Method) -> Markup {
    let words = visit.words;
    let path = seen.election.path();
    if !seen.has_archive() {
        return html! {};
    }
    let seats = if method.rule.has_seats() {
        format!(" --seats {}", method.seats)
    } else {
        String::new()
    };
    let mut options = String::new();
    for (name, value) in &method.options() {
        let _ = write!(options, " --option {name}={value}");
    }
    let command = format!(
        "parvis count resultat.json --rule {} --election election.json --question {}{seats}{options}",
        method.rule.as_str(),
        place + 1
    );
    html! {
        p.hint {
            (t!(words, "elections-counted-again")) " "
            a href={ (path) "/resultat.json" } { "resultat.json" } " · "
            a href={ (path) "/election.json" } { "election.json" }
        }
        (command_lines(&command))
    }
}
