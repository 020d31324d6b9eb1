//! Participatory budgets: what pabutools selects, in order, and what a city officially funded.

use serde_json::Value;

use super::{CorpusFile, Judged, Verdict, compare, counted, file};
use crate::formats::read;

type Options = &'static [(&'static str, &'static str)];

/// What each key of an oracle stands for here. pabutools stops add1 at the first exhaustive outcome.
const ORACLES: &[(&str, &str, Options)] = &[
    ("greedy_cost", "greedy", &[("satisfaction", "cost")]),
    ("greedy_cardinality", "greedy", &[("satisfaction", "cardinality")]),
    ("mes_cost", "equal-shares", &[("satisfaction", "cost")]),
    (
        "mes_cardinality",
        "equal-shares",
        &[("satisfaction", "cardinality")],
    ),
    ("phragmen", "phragmen", &[]),
    (
        "mes_cost_add1",
        "equal-shares",
        &[
            ("satisfaction", "cost"),
            ("completion", "add1"),
            ("stop", "exhaustive"),
        ],
    ),
    (
        "mes_cost_add1u",
        "equal-shares",
        &[
            ("satisfaction", "cost"),
            ("completion", "add1u"),
            ("stop", "exhaustive"),
        ],
    ),
];

pub(super) fn judge(path: &str, text: &str, files: &[CorpusFile]) -> Vec<Verdict> {
    let Ok(oracle) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    let ballots = path.replace(".oracle.json", ".pb");
    let Some(Ok(election)) = file(files, &ballots).map(|bytes| read(&ballots, bytes)) else {
        return vec![Verdict {
            suite: "budget",
            case: path.to_owned(),
            check: "reading".to_owned(),
            judged: Judged::Different {
                expected: ballots,
                counted: "unreadable".to_owned(),
            },
        }];
    };
    ORACLES
        .iter()
        .filter_map(|(key, rule, options)| {
            let mut expected: Vec<String> = oracle
                .get(*key)?
                .get("selected_in_order")?
                .as_array()?
                .iter()
                .filter_map(|id| Some(id.as_str()?.to_owned()))
                .collect();
            let mut winners = counted(&election, rule, None, options).map(|count| count.winners);
            if *rule == "phragmen" {
                // pabutools sorts that outcome by name: only who is selected can be compared.
                expected.sort();
                if let Ok(winners) = &mut winners {
                    winners.sort();
                }
            }
            Some(Verdict {
                suite: "budget",
                case: path.to_owned(),
                check: (*key).to_owned(),
                judged: compare(&expected, &winners),
            })
        })
        .collect()
}

/// Where a file says that the city used equal shares and what it funded: the same, with the stop it used.
pub(super) fn official(path: &str, text: &str) -> Vec<Verdict> {
    let is_ours = text.lines().any(|line| line.trim() == "rule;equalshares/add1");
    let Some(funded) = is_ours.then(|| selected(text)).flatten() else {
        return Vec::new();
    };
    let winners = read(path, text.as_bytes())
        .and_then(|election| counted(&election, "equal-shares", None, &[("completion", "add1")]))
        .map(|count| {
            let mut winners = count.winners;
            winners.sort();
            winners
        });
    vec![Verdict {
        suite: "budget",
        case: path.to_owned(),
        check: "official".to_owned(),
        judged: compare(&funded, &winners),
    }]
}

/// The projects whose column `selected` is 1, sorted.
fn selected(text: &str) -> Option<Vec<String>> {
    let mut rows = text.lines().skip_while(|line| line.trim() != "PROJECTS").skip(1);
    let header: Vec<&str> = rows.next()?.split(';').collect();
    let at = |name: &str| header.iter().position(|cell| cell.trim() == name);
    let (id, chosen) = (at("project_id")?, at("selected")?);
    let mut found: Vec<String> = rows
        .take_while(|line| line.trim() != "VOTES")
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            (cells.get(chosen)?.trim() == "1").then(|| cells[id].trim().to_owned())
        })
        .collect();
    found.sort();
    Some(found)
}
