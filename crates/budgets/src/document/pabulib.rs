//! A counted vote in Pabulib's format (Piotr Faliszewski and others, *Participatory Budgeting: Data, Tools, and Analysis*,
//! IJCAI 2023): three sections, `META`, `PROJECTS` and `VOTES`, with `;` between cells. The format knows one sum of money: a
//! budget of several envelopes is several files, as cities publish theirs.

use std::fmt::Write as _;

use counting::exact::{Rational, decimal};
use counting::{Answer, Count, Election, Mark};

use crate::model::Idea;

/// What the file says of itself.
pub(crate) struct About<'a> {
    /// What the budget is called
    pub(crate) title: &'a str,
    /// Which town held it
    pub(crate) town: &'a str,
    /// In which year
    pub(crate) year: i16,
    /// From which day to which one votes, `31.12.2026`; empty when nobody knows
    pub(crate) dates: [String; 2],
    /// The envelope told, empty for that of the whole town; none when there is one only
    pub(crate) envelope: Option<&'a str>,
}

/// Decimals of an amount.
const DECIMALS: usize = 2;

/// The file of a count; `ideas` say what projects are called, and where they are.
pub(crate) fn pabulib(election: &Election, count: &Count, ideas: &[Idea], about: &About<'_>) -> String {
    let is_in = |place: &usize| {
        let district = election
            .candidates
            .get(*place)
            .map(|project| project.district.as_str());
        about.envelope.is_none_or(|envelope| district == Some(envelope))
    };
    let projects: Vec<usize> = (0..election.candidates.len()).filter(is_in).collect();
    let ballots: Vec<(String, String)> = election
        .ballots
        .iter()
        // The format knows no null ballot: one would be read as blank.
        .filter(|ballot| ballot.mark != Mark::Answer(Answer::Null))
        .flat_map(|ballot| {
            let line = vote(election, &ballot.mark, &is_in);
            let times = usize::try_from(ballot.count).unwrap_or(usize::MAX);
            std::iter::repeat_n(line, times)
        })
        // In the file of an envelope, who asks for nothing of it says nothing of it.
        .filter(|(marked, _)| about.envelope.is_none() || !marked.is_empty())
        .collect();
    let mut file = String::from("META\nkey;value\n");
    let mut meta = |key: &str, value: &str| {
        let _ = writeln!(file, "{key};{}", cell(value));
    };
    let title = match about.envelope {
        None | Some("") => about.title.to_owned(),
        Some(envelope) => format!("{} – {envelope}", about.title),
    };
    meta("description", &title);
    meta("country", "France");
    meta("unit", about.town);
    meta("instance", &about.year.to_string());
    meta("num_projects", &projects.len().to_string());
    meta("num_votes", &ballots.len().to_string());
    meta("budget", &money(election, about.envelope));
    meta("vote_type", kind(election));
    meta(
        "rule",
        match count.rule {
            "equal-shares" => "equalshares",
            "phragmen" => "phragmen",
            _ => "greedy",
        },
    );
    for (key, day) in ["date_begin", "date_end"].into_iter().zip(&about.dates) {
        if !day.is_empty() {
            meta(key, day);
        }
    }
    file.push_str("PROJECTS\nproject_id;cost;votes;name;district;selected;latitude;longitude\n");
    for place in projects {
        let Some(project) = election.candidates.get(place) else {
            continue;
        };
        let votes = count
            .scores
            .get(&project.id)
            .map(|votes| plain(&decimal(votes, DECIMALS)));
        let known = ideas.iter().find(|idea| idea.number.to_string() == project.id);
        let (longitude, latitude) = known
            .and_then(Idea::point)
            .map(crate::model::Point::written)
            .unwrap_or_default();
        let district = known.map_or(project.district.as_str(), |idea| idea.district.as_str());
        let _ = writeln!(
            file,
            "{};{};{};{};{};{};{latitude};{longitude}",
            project.id,
            plain(&decimal(&election.cost(place), DECIMALS)),
            votes.unwrap_or_default(),
            cell(known.map_or(project.name.as_str(), |idea| idea.title.as_str())),
            cell(district),
            u8::from(count.winners.contains(&project.id)),
        );
    }
    let has_points = kind(election) == "cumulative";
    file.push_str(if has_points {
        "VOTES\nvoter_id;vote;points\n"
    } else {
        "VOTES\nvoter_id;vote\n"
    });
    for (voter, (marked, points)) in (1_usize..).zip(&ballots) {
        let _ = if has_points {
            writeln!(file, "{voter};{marked};{points}")
        } else {
            writeln!(file, "{voter};{marked}")
        };
    }
    file
}

/// What ballots say, as the format names it.
fn kind(election: &Election) -> &'static str {
    match election.kind() {
        "points" => "cumulative",
        "ranking" => "ordinal",
        _ => "approval",
    }
}

/// The projects of a ballot, then their points where it gives some.
fn vote(election: &Election, mark: &Mark, is_in: &dyn Fn(&usize) -> bool) -> (String, String) {
    let ids = |places: &[usize]| -> String {
        let ids: Vec<&str> = places
            .iter()
            .filter(|place| is_in(place))
            .filter_map(|place| election.candidates.get(*place))
            .map(|project| project.id.as_str())
            .collect();
        ids.join(",")
    };
    match mark {
        Mark::Approvals(approved) => (ids(approved), String::new()),
        Mark::Ranking(groups) => (ids(&groups.concat()), String::new()),
        Mark::Points(points) => {
            let kept: Vec<_> = points.iter().filter(|(place, _)| is_in(place)).collect();
            let places: Vec<usize> = kept.iter().map(|(place, _)| *place).collect();
            let points: Vec<String> = kept
                .iter()
                .map(|(_, points)| plain(&decimal(points, DECIMALS)))
                .collect();
            (ids(&places), points.join(","))
        }
        Mark::Grades(_) | Mark::Answer(_) => (String::new(), String::new()),
    }
}

fn money(election: &Election, envelope: Option<&str>) -> String {
    let all = election.budget.clone().unwrap_or(Rational::ZERO);
    let money = match envelope {
        None => all,
        Some("") => election
            .envelopes
            .iter()
            .fold(all, |left, envelope| left - &envelope.budget),
        Some(name) => election
            .envelopes
            .iter()
            .find(|known| known.name == name)
            .map_or(Rational::ZERO, |known| known.budget.clone()),
    };
    plain(&decimal(&money, DECIMALS))
}

/// « 12000.00 » is « 12000 ».
fn plain(decimal: &str) -> String {
    match decimal.split_once('.') {
        Some((whole, parts)) if parts.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => decimal.to_owned(),
    }
}

/// A cell, quoted where it must be.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.contains([';', '"']) {
        format!("\"{}\"", line.replace('"', "\"\""))
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counted::{count, election_of};
    use crate::model::tests::{budget, project};

    fn about(envelope: Option<&str>) -> About<'_> {
        About {
            title: "Budget ; « 2026 »",
            town: "Auray",
            year: 2026,
            dates: ["01.10.2026".to_owned(), String::new()],
            envelope,
        }
    }

    #[test]
    fn what_is_written_is_read_and_counted_the_same() {
        let budget = budget(&[]);
        let mut projects = [
            project(1, 6_000_000, ""),
            project(2, 5_000_050, ""),
            project(3, 4_000_000, ""),
        ];
        projects[1].title = "Bancs \"publics\" ; et ombre".to_owned();
        let baskets = vec![vec![1], vec![1, 3], vec![2], Vec::new(), vec![3, 1]];
        let (counted, certificate) = count(&budget, &projects, &baskets, 1).expect("it counts");
        let election = election_of(&certificate.write()).expect("a certificate");
        let file = pabulib(&election, &counted, &projects, &about(None));
        let read = counting::formats::read("essai.pb", file.as_bytes()).expect("Pabulib");
        assert_eq!(read.title, "Budget ; « 2026 »");
        assert_eq!(read.ballots.len(), 5, "a blank ballot is a voter");
        assert_eq!(read.candidates[1].name, "Bancs \"publics\" ; et ombre");
        let (_, recount, _) = crate::counted::count_file(read).expect("it counts");
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        assert_eq!(sorted(recount.winners), sorted(counted.winners));
    }

    #[test]
    fn an_envelope_is_a_file_of_its_own() {
        let budget = budget(&[("Port", 2_000_000)]);
        let projects = [project(1, 2_000_000, "Port"), project(2, 8_000_000, "")];
        let baskets = vec![vec![1, 2], vec![2]];
        let (counted, certificate) = count(&budget, &projects, &baskets, 1).expect("it counts");
        let election = election_of(&certificate.write()).expect("a certificate");
        let port = pabulib(&election, &counted, &projects, &about(Some("Port")));
        assert!(
            port.contains("\nbudget;20000\n") && port.contains("\nnum_votes;1\n"),
            "{port}"
        );
        let town = pabulib(&election, &counted, &projects, &about(Some("")));
        assert!(
            town.contains("\nbudget;80000\n") && !town.contains("Projet 1"),
            "{town}"
        );
    }
}
