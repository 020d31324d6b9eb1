//! Which versions brought the words that two versions of one part of a text do not share.
//!
//! A passage may have changed several times between the two: it is followed from version to version, by what it said. What is
//! found nowhere on the way is said to come from none: nobody is named for words that others may have written.

use legistique::Document;

use crate::places::{self, PlaceChange, PlaceKind, Run};

/// A part of the text before and after one version.
pub(crate) struct Step {
    /// Before it
    pub(crate) before: Document,
    /// After it
    pub(crate) after: Document,
}

/// One passage that one version changed.
struct Change {
    is_heading: bool,
    before: String,
    after: String,
}

impl Change {
    fn of(place: &PlaceChange) -> Self {
        let side = |is_left_out: fn(&Run) -> bool| -> String {
            let kept = place.changes.iter().filter(|run| !is_left_out(run));
            kept.map(|run| match run {
                Run::Keep(text) | Run::Delete(text) | Run::Insert(text) => text.as_str(),
            })
            .collect()
        };
        Self {
            is_heading: place.slot.block == 0 && place.kind == PlaceKind::Changed,
            before: side(|run| matches!(run, Run::Insert(_))),
            after: side(|run| matches!(run, Run::Delete(_))),
        }
    }

    /// What came in the place of these words, or instead of nothing.
    fn gave(&self, words: &str, is_heading: bool) -> bool {
        self.is_heading == is_heading && self.after == words
    }

    fn took(&self, words: &str, is_heading: bool) -> bool {
        self.is_heading == is_heading && self.before == words
    }
}

/// For each place where two versions differ, the ranks of the steps that changed it. `steps` lead from the one to the other,
/// newest first; so are the ranks.
pub(crate) fn ranks(places: &[PlaceChange], steps: &[Step]) -> Vec<Vec<usize>> {
    let changes: Vec<Vec<Change>> = steps
        .iter()
        .map(|step| {
            let places = places::compare(&step.before, &step.after);
            places.iter().map(Change::of).collect()
        })
        .collect();
    places
        .iter()
        .map(|place| followed(&Change::of(place), &changes))
        .collect()
}

fn followed(place: &Change, steps: &[Vec<Change>]) -> Vec<usize> {
    let mut found = Vec::new();
    if place.after.is_empty() {
        // What went is followed from what it was.
        let mut words = place.before.as_str();
        for (rank, changes) in steps.iter().enumerate().rev() {
            if let Some(change) = changes.iter().find(|change| change.took(words, place.is_heading)) {
                found.insert(0, rank);
                words = &change.after;
                if words.is_empty() {
                    break;
                }
            }
        }
        return found;
    }
    let mut words = place.after.as_str();
    for (rank, changes) in steps.iter().enumerate() {
        if let Some(change) = changes.iter().find(|change| change.gave(words, place.is_heading)) {
            found.push(rank);
            words = &change.before;
            if words.is_empty() || words == place.before {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps between versions told oldest first, and what they brought to the last.
    fn between(versions: &[&str]) -> Vec<Vec<usize>> {
        let versions: Vec<Document> = versions.iter().map(|text| Document::parse(text)).collect();
        let steps: Vec<Step> = versions
            .windows(2)
            .rev()
            .map(|pair| Step {
                before: pair[0].clone(),
                after: pair[1].clone(),
            })
            .collect();
        let (first, last) = (versions.first().expect("one"), versions.last().expect("one"));
        ranks(&places::compare(first, last), &steps)
    }

    #[test]
    fn each_passage_is_brought_by_the_version_that_wrote_it() {
        let brought = between(&[
            "## Article 1\n\nUn.\n\nDeux.\n\nTrois.",
            "## Article 1\n\nUn bis.\n\nDeux.\n\nTrois.",
            "## Article 1\n\nUn bis.\n\nDeux.\n\nTrois fois.",
        ]);
        assert_eq!(brought, [vec![1], vec![0]]);
    }

    #[test]
    fn a_passage_changed_twice_comes_from_both() {
        let brought = between(&["Un.\n\nFin.", "Un et deux.\n\nFin.", "Un, deux et trois.\n\nFin."]);
        assert_eq!(brought, [vec![0, 1]]);
    }

    #[test]
    fn what_was_removed_comes_from_who_removed_it() {
        let brought = between(&["Un.\n\nDeux.", "Un.\n\nDeux mots.", "Un."]);
        assert_eq!(brought, [vec![0, 1]]);
        let brought = between(&["Un.", "Un.\n\nDeux.", "Un.\n\nDeux.\n\nTrois."]);
        assert_eq!(brought, [vec![1], vec![0]]);
    }

    #[test]
    fn a_heading_is_no_alinea_that_says_the_same() {
        let brought = between(&["## Vélos\n\nUn.", "## Vélos\n\nMarche", "## Marche\n\nMarche"]);
        assert_eq!(brought, [vec![0], vec![1]]);
    }

    #[test]
    fn what_is_found_nowhere_comes_from_none() {
        let (before, after) = (Document::parse("Un."), Document::parse("Deux."));
        let other = Step {
            before: Document::parse("Trois."),
            after: Document::parse("Quatre."),
        };
        let brought = ranks(&places::compare(&before, &after), &[other]);
        assert_eq!(brought, [Vec::<usize>::new()]);
    }
}
