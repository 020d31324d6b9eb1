//! Rankings as `OpenSTV` and Droop read them: how many candidates and seats, then a line for each sort of ballot (how many,
//! the candidates by number from the preferred, `0`), `0`, the names between quotes, and a title. Withdrawn candidates are
//! given by a negative number, or by Droop's `[withdrawn …]`; `[tie …]` declares an order for ties; `2=3` ranks equal;
//! `#` and `/* … */` are comments.

use std::collections::HashMap;

use crate::election::{Ballot, CANDIDATES_MAX, Candidate, Election, Mark};
use crate::refusal::Refusal;

use super::malformed;

/// The words of a file, each with its line. What is between quotes is one word, its quotes kept.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    let mut depth = 0_usize;
    let mut quoted: Option<(usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        for token in line.split_whitespace() {
            if let Some((_, words_so_far)) = &mut quoted {
                words_so_far.push(' ');
                words_so_far.push_str(token);
                if token.ends_with('"') {
                    words.extend(quoted.take());
                }
                continue;
            }
            if token.starts_with("/*") {
                depth += 1;
            }
            if depth > 0 {
                if token.ends_with("*/") {
                    depth -= 1;
                }
                continue;
            }
            if token.starts_with('#') {
                break;
            }
            if token.starts_with('"') && (token.len() == 1 || !token.ends_with('"')) {
                quoted = Some((number + 1, token.to_owned()));
            } else {
                words.push((number + 1, token.to_owned()));
            }
        }
    }
    words.extend(quoted);
    words
}

struct Words {
    words: std::vec::IntoIter<(usize, String)>,
    line: usize,
}

impl Words {
    fn next(&mut self) -> Result<String, Refusal> {
        let (line, word) = self.words.next().ok_or(malformed(self.line, "end"))?;
        self.line = line;
        Ok(word)
    }

    fn number(&mut self, what: &'static str) -> Result<usize, Refusal> {
        self.next()?.parse().map_err(|_| malformed(self.line, what))
    }
}

pub(super) fn read(text: &str) -> Result<Election, Refusal> {
    let mut words = Words {
        words: words(text).into_iter(),
        line: 1,
    };
    let candidates = words.number("candidates")?;
    if candidates > CANDIDATES_MAX {
        return Err(Refusal::TooMany {
            what: "candidates",
            number: candidates,
            max: CANDIDATES_MAX,
        });
    }
    let mut election = Election {
        seats: Some(words.number("seats")?),
        candidates: (1..=candidates)
            .map(|number| Candidate::named(number.to_string(), ""))
            .collect(),
        ..Election::default()
    };
    let mut nicks: HashMap<String, usize> = HashMap::new();
    let mut word = words.next()?;
    loop {
        if let Some(option) = word.strip_prefix('[') {
            options(option, &mut words, &mut election, &mut nicks)?;
        } else if let Some(withdrawn) = word.strip_prefix('-') {
            let line = words.line;
            let place = place(withdrawn, &nicks, candidates).ok_or(malformed(line, "withdrawn"))?;
            election.candidates[place].is_withdrawn = true;
        } else {
            break;
        }
        word = words.next()?;
    }
    while word != "0" {
        let count = if word.starts_with('(') {
            // A ballot with its own identifier, which nothing here needs.
            while !word.ends_with(')') {
                word = words.next()?;
            }
            1
        } else {
            word.parse().map_err(|_| malformed(words.line, "count"))?
        };
        let mut groups = Vec::new();
        loop {
            let ranked = words.next()?;
            if ranked == "0" {
                break;
            }
            // A rank left open.
            if ranked == "-" {
                groups.push(Vec::new());
                continue;
            }
            let group: Option<Vec<usize>> = ranked
                .split('=')
                .map(|one| place(one, &nicks, candidates))
                .collect();
            groups.push(group.ok_or(malformed(words.line, "candidate"))?);
        }
        election.ballots.push(Ballot::new(count, Mark::Ranking(groups)));
        word = words.next()?;
    }
    for candidate in 0..candidates {
        election.candidates[candidate].name = unquoted(&words.next()?, words.line)?;
    }
    if let Ok(title) = words.next() {
        election.title = unquoted(&title, words.line)?;
    }
    Ok(election)
}

fn unquoted(word: &str, line: usize) -> Result<String, Refusal> {
    let inside = word.strip_prefix('"').ok_or(malformed(line, "name"))?;
    Ok(inside.strip_suffix('"').unwrap_or(inside).trim().to_owned())
}

/// A candidate's place, from its number or its nickname.
fn place(word: &str, nicks: &HashMap<String, usize>, candidates: usize) -> Option<usize> {
    match word.parse::<usize>() {
        Ok(number) => (1..=candidates).contains(&number).then(|| number - 1),
        Err(_) => nicks.get(word).copied(),
    }
}

/// What stands between brackets.
fn options(
    first: &str,
    words: &mut Words,
    election: &mut Election,
    nicks: &mut HashMap<String, usize>,
) -> Result<(), Refusal> {
    let name = first.trim_end_matches(']').to_owned();
    let mut values = Vec::new();
    let mut is_closed = first.ends_with(']');
    while !is_closed {
        let word = words.next()?;
        is_closed = word.ends_with(']');
        let value = word.trim_end_matches(']');
        if !value.is_empty() {
            values.push(value.to_owned());
        }
    }
    let candidates = election.candidates.len();
    let line = words.line;
    let places = |nicks: &HashMap<String, usize>| -> Result<Vec<usize>, Refusal> {
        values
            .iter()
            .map(|value| place(value, nicks, candidates).ok_or(malformed(line, "option")))
            .collect()
    };
    match name.as_str() {
        "nick" => {
            if values.len() != candidates {
                return Err(malformed(line, "nick"));
            }
            nicks.extend(
                values
                    .iter()
                    .cloned()
                    .enumerate()
                    .map(|(place, nick)| (nick, place)),
            );
        }
        "tie" => election.tie_order = Some(places(nicks)?),
        "withdrawn" => {
            for withdrawn in places(nicks)? {
                election.candidates[withdrawn].is_withdrawn = true;
            }
        }
        // What Droop itself is asked, and candidates who stood without declaring it.
        "droop" | "undeclared" => {}
        _ => return Err(malformed(line, "option")),
    }
    Ok(())
}
