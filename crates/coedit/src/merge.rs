//! Two texts written apart from the same one, put together.

use std::collections::{BTreeMap, HashMap};

use legistique::Document;
use merge3::{Merge3, MergeGroup};
use sha2::{Digest as _, Sha256};

use crate::differences::words;

/// Pieces of two sequences that are compared, as many times as each is found in both, and pieces in all: beyond, what is
/// between their common beginning and their common end is one place to decide. Finding what two sequences have in common
/// takes a time that grows as these.
const PAIRS_COMPARED_MAX: usize = 1_000_000;
const PIECES_COMPARED_MAX: usize = 6_000;

/// A piece of the merged text, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Blocks that both have, or that only one of them changed
    Agreed(Vec<String>),
    /// Blocks that both changed, each in their way
    Conflict(Conflict),
}

/// A place that was changed in two ways. Blocks are Markdown, titles with their marks; none where there is nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its rank among the places of the text that hold the very same words, from 1; 0 for what is no place of a text
    pub rank: usize,
    /// What both began from
    pub before: Vec<String>,
    /// What whoever saves wrote
    pub mine: Vec<String>,
    /// What others wrote meanwhile
    pub theirs: Vec<String>,
}

/// What is kept of a place that was changed in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What whoever saves wrote
    Mine,
    /// What others wrote
    Theirs,
    /// Both, theirs first
    Both,
}

impl Conflict {
    /// Sixteen hexadecimal digits that name this very conflict: another wording is another one, to be decided anew, and so is
    /// the same wording elsewhere in the text. They are the same whatever program computes them: a form may be sent to
    /// another version than the one that made it.
    pub fn key(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.rank.to_string());
        for blocks in [&self.before, &self.mine, &self.theirs] {
            hash.update(format!(";{}", blocks.len()));
            for block in blocks {
                hash.update(format!(";{};", block.len()));
                hash.update(block);
            }
        }
        let digest = hash.finalize();
        let first = digest
            .iter()
            .take(8)
            .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        format!("{first:016x}")
    }

    fn chosen(&self, choice: Choice) -> Vec<String> {
        match choice {
            Choice::Mine => self.mine.clone(),
            Choice::Theirs => self.theirs.clone(),
            Choice::Both => [self.theirs.as_slice(), self.mine.as_slice()].concat(),
        }
    }
}

/// Puts `mine` and `theirs` together, block by block, and word by word in blocks that both changed.
///
/// ```
/// # use coedit::{Part, merge};
/// # use legistique::Document;
/// let [before, mine, theirs] = ["Un.\n\nDeux.", "Un !\n\nDeux.", "Un.\n\nDeux.\n\nTrois."].map(Document::parse);
/// let merged = merge(&before, &mine, &theirs);
/// assert!(merged.iter().all(|part| matches!(part, Part::Agreed(_))));
/// ```
pub fn merge(before: &Document, mine: &Document, theirs: &Document) -> Vec<Part> {
    let [before, mine, theirs] = [before, mine, theirs].map(blocks);
    let mut merged = Merged::default();
    for group in groups(&before, &mine, &theirs) {
        match group {
            Group::Agreed(blocks) => merged.agree(blocks),
            Group::Conflict(conflict) => refine(conflict, &mut merged),
        }
    }
    merged.parts
}

/// The text that the merge and these choices make, by the [`key`](Conflict::key) of each conflict; none while one is left.
pub fn resolve(parts: &[Part], choices: &BTreeMap<String, Choice>) -> Option<Document> {
    let mut blocks = Vec::new();
    for part in parts {
        match part {
            Part::Agreed(agreed) => blocks.extend(agreed.iter().cloned()),
            Part::Conflict(conflict) => {
                blocks.extend(conflict.chosen(*choices.get(&conflict.key())?));
            }
        }
    }
    Some(Document::parse(&blocks.join("\n\n")))
}

/// Two wordings of one line put together word by word; none when they changed the same words.
pub fn merge_words(before: &str, mine: &str, theirs: &str) -> Option<String> {
    let [before, mine, theirs] =
        [before, mine, theirs].map(|text| words(text).into_iter().map(str::to_owned).collect::<Vec<_>>());
    let mut merged = String::new();
    for group in groups(&before, &mine, &theirs) {
        match group {
            Group::Agreed(words) => merged.extend(words),
            Group::Conflict(_) => return None,
        }
    }
    Some(merged)
}

/// The blocks of a text as it is read, titles included.
fn blocks(document: &Document) -> Vec<String> {
    let mut blocks = Vec::new();
    for division in document.divisions() {
        if division.level > 0 {
            let marks = "#".repeat(usize::from(division.level));
            blocks.push(format!("{marks} {}", division.heading).trim_end().to_owned());
        }
        blocks.extend(division.blocks.iter().map(|block| block.text.clone()));
    }
    blocks
}

enum Group {
    Agreed(Vec<String>),
    Conflict(Conflict),
}

fn groups(before: &[String], mine: &[String], theirs: &[String]) -> Vec<Group> {
    let all = [before, mine, theirs];
    // What the three begin and end with alike needs no comparing.
    let first = common(all, |_, rank| Some(rank));
    let rests = all.map(|pieces| &pieces[first..]);
    let last = common(rests, |pieces, rank| pieces.len().checked_sub(rank + 1));
    let [before, mine, theirs] = rests.map(|pieces| &pieces[..pieces.len() - last]);
    let mut groups = vec![Group::Agreed(all[0][..first].to_vec())];
    if is_comparable(before, mine) && is_comparable(before, theirs) {
        groups.extend(compared(before, mine, theirs));
    } else if mine == theirs || theirs == before {
        groups.push(Group::Agreed(mine.to_vec()));
    } else if mine == before {
        groups.push(Group::Agreed(theirs.to_vec()));
    } else {
        groups.push(Group::Conflict(conflict(before, mine, theirs)));
    }
    groups.push(Group::Agreed(rests[0][rests[0].len() - last..].to_vec()));
    groups
}

/// How many pieces are the same in the three sequences; `place` says where the one of a rank is.
fn common(all: [&[String]; 3], place: impl Fn(&[String], usize) -> Option<usize>) -> usize {
    let is_same = |rank: &usize| {
        let [one, other, third] = all.map(|pieces| place(pieces, *rank).and_then(|at| pieces.get(at)));
        one.is_some() && one == other && one == third
    };
    (0..all[0].len()).take_while(is_same).count()
}

/// True when what two sequences have in common is found in a time that is not felt.
fn is_comparable(one: &[String], other: &[String]) -> bool {
    if one.len() + other.len() > PIECES_COMPARED_MAX {
        return false;
    }
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for piece in one {
        *counts.entry(piece).or_default() += 1;
    }
    let pairs: usize = other.iter().filter_map(|piece| counts.get(piece)).sum();
    pairs <= PAIRS_COMPARED_MAX
}

fn conflict(before: &[String], mine: &[String], theirs: &[String]) -> Conflict {
    Conflict {
        rank: 0,
        before: before.to_vec(),
        mine: mine.to_vec(),
        theirs: theirs.to_vec(),
    }
}

fn compared(before: &[String], mine: &[String], theirs: &[String]) -> Vec<Group> {
    let [before, mine, theirs] =
        [before, mine, theirs].map(|all| all.iter().map(String::as_str).collect::<Vec<&str>>());
    let owned = |part: &[&str]| part.iter().map(|piece| (*piece).to_owned()).collect::<Vec<_>>();
    let merge = Merge3::new(&before, &mine, &theirs);
    let groups = merge.merge_groups().into_iter().map(|group| match group {
        MergeGroup::Unchanged(part) | MergeGroup::Same(part) | MergeGroup::A(part) | MergeGroup::B(part) => {
            Group::Agreed(owned(part))
        }
        MergeGroup::Conflict(before, mine, theirs) => Group::Conflict(Conflict {
            rank: 0,
            before: owned(before.unwrap_or_default()),
            mine: owned(mine),
            theirs: owned(theirs),
        }),
    });
    groups.collect()
}

/// Blocks that face one another are compared each with its own: neighbours that two people changed are no conflict.
fn refine(conflict: Conflict, merged: &mut Merged) {
    let count = conflict.before.len();
    if count == 0 || conflict.mine.len() != count || conflict.theirs.len() != count {
        merged.disagree(conflict);
        return;
    }
    for ((before, mine), theirs) in conflict.before.iter().zip(&conflict.mine).zip(&conflict.theirs) {
        let agreed = if mine == theirs || theirs == before {
            Some(mine.clone())
        } else if mine == before {
            Some(theirs.clone())
        } else {
            merge_words(before, mine, theirs)
        };
        match agreed {
            Some(block) => merged.agree(vec![block]),
            None => merged.disagree(Conflict {
                rank: 0,
                before: vec![before.clone()],
                mine: vec![mine.clone()],
                theirs: vec![theirs.clone()],
            }),
        }
    }
}

#[derive(Default)]
struct Merged {
    parts: Vec<Part>,
    /// How many places hold the same words, by the name of the first
    alike: HashMap<String, usize>,
}

impl Merged {
    fn agree(&mut self, blocks: Vec<String>) {
        if blocks.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(Part::Agreed(agreed)) => agreed.extend(blocks),
            _ => self.parts.push(Part::Agreed(blocks)),
        }
    }

    fn disagree(&mut self, conflict: Conflict) {
        let rank = self.alike.entry(conflict.key()).or_default();
        *rank += 1;
        let rank = *rank;
        self.parts.push(Part::Conflict(Conflict { rank, ..conflict }));
    }
}
