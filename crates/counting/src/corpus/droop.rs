//! Droop's runs: every election, exclusion, transfer and iteration, with what everybody holds and the quota, compared at
//! the decimals its record shows.

use serde_json::Value;

use super::{CorpusFile, Judged, Verdict, counted, different, file};
use crate::exact::decimal;
use crate::formats::read;
use crate::outcome::{Count, Round};

pub(super) fn judge(path: &str, text: &str, files: &[CorpusFile]) -> Option<Verdict> {
    let run: Value = serde_json::from_str(text).ok()?;
    let actions = run.get("actions")?.as_array()?;
    let ballots = ballots_of(path, files)?;
    let asked = run.pointer("/options/options")?;
    let word = |name: &str| asked.get(name).and_then(Value::as_str).unwrap_or_default();
    let arithmetic = word("arithmetic");
    let (rule, options): (&str, Vec<(&str, &str)>) = match word("rule") {
        "scotland" => ("scottish-stv", Vec::new()),
        "meek-prf" => ("meek-stv", vec![("arithmetic", "prf")]),
        "meek" => ("meek-stv", vec![("arithmetic", arithmetic)]),
        "warren" => ("warren-stv", vec![("arithmetic", arithmetic)]),
        "wigm-prf" => ("wigm-stv", vec![("arithmetic", "prf")]),
        "wigm-prf-batch" => ("wigm-stv", vec![("arithmetic", "prf"), ("defeat", "batch")]),
        "wigm" => ("wigm-stv", vec![("arithmetic", arithmetic)]),
        _ => ("", Vec::new()),
    };
    let check = if word("rule").ends_with("prf") || arithmetic.is_empty() || arithmetic == "fixed" {
        word("rule").to_owned()
    } else {
        format!("{} {arithmetic}", word("rule"))
    };
    let judged = if rule.is_empty() {
        Judged::NotOffered
    } else {
        let count = read(&ballots, file(files, &ballots)?)
            .and_then(|election| counted(&election, rule, None, &options));
        match count {
            Ok(count) => match same_actions(actions, &count) {
                Judged::Same => Judged::Same,
                difference => explained(path, &run, &count).unwrap_or(difference),
            },
            Err(refusal) => different(&"a count", &refusal.to_string()),
        }
    };
    Some(Verdict {
        suite: "droop",
        case: path.to_owned(),
        check,
        judged,
    })
}

/// Runs that differ for a known reason, as long as the same are elected.
const EXPLAINED: &[(&str, &str)] = &[(
    "meek/eq2-meek-o9-guarded-p18-g9-d18.txt",
    "where all of an equal rank are excluded, Droop loses the rest of the ballot; it goes on here",
)];

fn explained(path: &str, run: &Value, count: &Count) -> Option<Judged> {
    let (_, reason) = EXPLAINED.iter().find(|(known, _)| path.ends_with(known))?;
    let last = run["actions"].as_array()?.last()?;
    let mut elected: Vec<&str> = last["cstate"]
        .as_object()?
        .iter()
        .filter(|(_, state)| state["state"] == "elected")
        .map(|(id, _)| id.as_str())
        .collect();
    elected.sort_unstable();
    let mut winners: Vec<&str> = count.winners.iter().map(String::as_str).collect();
    winners.sort_unstable();
    (elected == winners).then_some(Judged::Explained(reason))
}

/// `ref/json/scotland/Linn-2007-scotland-fixed-p5-d5.txt` is a run of `blt/scotland/Linn-2007.blt`.
fn ballots_of(path: &str, files: &[CorpusFile]) -> Option<String> {
    let run = path.replace("ref/json/", "blt/");
    files
        .iter()
        .map(|(known, _)| known)
        .filter(|known| {
            known
                .strip_suffix(".blt")
                .is_some_and(|stem| run.strip_prefix(stem).is_some_and(|rest| rest.starts_with('-')))
        })
        .max_by_key(|known| known.len())
        .cloned()
}

fn same_actions(actions: &[Value], count: &Count) -> Judged {
    let theirs: Vec<&Value> = actions
        .iter()
        .filter(|action| {
            let tag = action["tag"].as_str().unwrap_or_default();
            matches!(tag, "begin" | "elect" | "defeat" | "transfer" | "iterate" | "end")
        })
        .collect();
    let ours: Vec<&Round> = count.rounds.iter().collect();
    for (number, action) in theirs.iter().enumerate() {
        let Some(round) = ours.get(number) else {
            return different(action, &"the count has ended");
        };
        if let Some(difference) = differs(action, round) {
            return difference;
        }
    }
    if ours.len() > theirs.len() {
        return different(&"the end", &ours[theirs.len()]);
    }
    Judged::Same
}

fn differs(action: &Value, round: &Round) -> Option<Judged> {
    let step = match action["tag"].as_str()? {
        "defeat" => "exclude",
        tag => tag,
    };
    if step != round.step {
        return Some(different(action, round));
    }
    if action["round"].as_u64() != u64::try_from(round.number).ok() {
        return Some(different(action, round));
    }
    let shown = |theirs: &str, ours: Option<&crate::exact::Rational>| {
        let places = theirs.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        ours.map(|ours| decimal(ours, places))
    };
    let quota = action["quota"].as_str()?;
    if shown(quota, round.amounts.get("quota")).as_deref() != Some(quota) {
        return Some(different(action, round));
    }
    for (id, state) in action["cstate"].as_object()? {
        if state["state"] == "withdrawn" {
            continue;
        }
        let votes = state["vote"].as_str()?;
        if shown(votes, round.tallies.get(id)).as_deref() != Some(votes) {
            return Some(different(action, round));
        }
        if let (Some(kept), "iterate", Some("elected")) =
            (state["kf"].as_str(), step, state["state"].as_str())
            && shown(kept, round.amounts.get(&format!("keep {id}"))).as_deref() != Some(kept)
        {
            return Some(different(action, round));
        }
    }
    None
}
