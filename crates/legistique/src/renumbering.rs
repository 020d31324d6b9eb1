//! Giving divisions other numbers. Only their headings change: what the text says of « l’article 5 » elsewhere is never rewritten, and
//! a person is told where it stands.

use crate::apply::spliced;
use crate::compile::Splice;
use crate::document::Document;
use crate::doubts::{Doubt, Warning};
use crate::edit::{DivisionPath, Operation};
use crate::folding::{alike, fold};
use crate::heading::{number_at, split_heading};
use crate::nouns::noun;
use crate::outcome::Reason;
use crate::path::{DivisionRef, Path};
use crate::places::{Base, Line, name_of};

/// The division that a splice renumbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renumbered {
    noun: &'static str,
    old: String,
    new: String,
}

impl Renumbered {
    fn named(&self, number: &str) -> DivisionRef {
        DivisionRef::Numbered {
            noun: self.noun,
            number: number.to_owned(),
        }
    }
}

/// Another number in the heading of a division, which says the same for the rest.
pub(crate) fn renumber(base: &Base<'_>, path: &Path, number: &str) -> Result<Vec<Splice>, Reason> {
    let missing = || Reason::TargetMissing { path: path.clone() };
    let index = base
        .division(path)?
        .filter(|index| *index > 0)
        .ok_or_else(missing)?;
    let division = &base.document.divisions()[index];
    let (Some(noun), Some(old)) = (division.noun, &division.number) else {
        return Err(missing());
    };
    let layout = &base.layout.divisions[index];
    let heading_start = layout.heading.end - division.heading.len();
    let label = base.layout.text(&(heading_start..layout.label_end));
    let label_number = number_start(label).ok_or_else(missing)?;
    // « Article 1er »: as the text writes its first one.
    let says_first =
        |heading: &str| number_start(heading).is_some_and(|start| fold(&heading[start..]).starts_with("1er"));
    let has_first = base
        .document
        .divisions()
        .iter()
        .any(|other| other.noun == Some(noun) && says_first(&other.heading));
    let written = if number == "1" && has_first { "1er" } else { number };
    let after = format!(
        "{}{written}{}",
        &label[..label_number],
        base.layout.text(&(layout.label_end..layout.heading.end))
    );
    let parts = split_heading(&after);
    let is_as_asked =
        parts.label == Some((noun, number.to_owned())) && after[parts.intitule] == division.intitule;
    if !is_as_asked {
        return Err(Reason::StructureBroken { path: path.clone() });
    }
    let renumbers = Renumbered {
        noun,
        old: old.clone(),
        new: number.to_owned(),
    };
    Ok(vec![Splice {
        renumbers: Some(renumbers),
        ..Splice::in_line(
            heading_start + label_number..layout.label_end,
            written.to_owned(),
            Line::Heading { division: index },
        )
    }])
}

/// Where the number starts in « Article 5 ».
fn number_start(label: &str) -> Option<usize> {
    let gap = label.find(|letter: char| alike(letter) == ' ')?;
    let rest = &label[gap..];
    Some(gap + rest.find(|letter: char| alike(letter) != ' ')?)
}

/// The divisions of a text that have this number.
fn holders<'a>(document: &'a Document, of: &'a DivisionRef) -> impl Iterator<Item = usize> + 'a {
    document
        .divisions()
        .iter()
        .enumerate()
        .filter(move |(_, division)| {
            let DivisionRef::Numbered { noun, number } = of else {
                return false;
            };
            division.noun == Some(*noun)
                && division
                    .number
                    .as_ref()
                    .is_some_and(|other| fold(other) == fold(number))
        })
        .map(|(index, _)| index)
}

/// Refuses what would leave one number to two divisions: nobody said what becomes of the other.
pub(crate) fn check_numbers(base: &Base<'_>, splices: &[Splice]) -> Result<(), Reason> {
    let renumbered: Vec<&Renumbered> = splices
        .iter()
        .filter_map(|splice| splice.renumbers.as_ref())
        .collect();
    if renumbered.is_empty() {
        return Ok(());
    }
    let after = Document::parse(&spliced(&base.layout.markdown, splices.iter().collect()));
    for one in &renumbered {
        let name = one.named(&one.new);
        if holders(&after, &name).count() < 2 {
            continue;
        }
        let is_given_another = |path: &Path| {
            renumbered
                .iter()
                .any(|other| Path::whole(Some(other.named(&other.old))) == *path)
        };
        let kept = holders(base.document, &name)
            .map(|index| Path::whole(Some(name_of(base.document, index))))
            .filter(|path| !is_given_another(path));
        let given = renumbered
            .iter()
            .filter(|other| other.noun == one.noun && other.new == one.new)
            .map(|other| Path::whole(Some(other.named(&other.old))));
        return Err(Reason::NumberTaken {
            places: kept.chain(given).collect(),
            path: Path::whole(Some(name)),
        });
    }
    Ok(())
}

/// Whether the first gives a number that the second gives to another division, or writes in a division of its own: a person must
/// decide.
pub(crate) fn collides(one: &Splice, other: &Splice) -> bool {
    let Some(given) = &one.renumbers else {
        return false;
    };
    if let Some(rival) = &other.renumbers {
        return one.range != other.range && given.noun == rival.noun && fold(&given.new) == fold(&rival.new);
    }
    let name = given.named(&given.new);
    let written = Document::parse(&other.text);
    holders(&written, &name).next().is_some()
}

/// What a person must look at in the text that comes out: where it still speaks of a number that was given up.
pub(crate) fn doubts(document: &Document, splices: &[(usize, Splice)]) -> Vec<Warning> {
    let renumbered: Vec<(usize, &Renumbered)> = splices
        .iter()
        .filter_map(|(amendment, splice)| Some((*amendment, splice.renumbers.as_ref()?)))
        .collect();
    if renumbered.is_empty() {
        return Vec::new();
    }
    let base = Base::new(document);
    let mut found = Vec::new();
    for (amendment, one) in renumbered {
        let old = one.named(&one.old);
        let places = references(&base, one.noun, &one.old);
        if !places.is_empty() {
            let doubt = Doubt::References {
                path: Path::whole(Some(old)),
                places,
            };
            found.push(Warning { amendment, doubt });
        }
    }
    found
}

/// The alinéas and intitulés that speak of a division by its number, in the order of the text.
fn references(base: &Base<'_>, noun: &str, number: &str) -> Vec<Path> {
    let mut found = Vec::new();
    for (index, division) in base.document.divisions().iter().enumerate() {
        if mentions(&division.intitule, noun, number) {
            found.push(base.line_path(Line::Heading { division: index }));
        }
        for (block, content) in division.blocks.iter().enumerate() {
            if mentions(&content.text, noun, number) {
                found.push(base.line_path(Line::Block {
                    division: index,
                    block,
                }));
            }
        }
    }
    found
}

/// Whether words speak of a division: « l’article 5 », « les articles 3, 5 et 7 », « les articles 4 à 6 ».
fn mentions(text: &str, key: &str, number: &str) -> bool {
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|start| at + start) {
        let rest = &text[start..];
        let length = rest
            .find(|letter: char| !letter.is_alphabetic() && letter != '-')
            .unwrap_or(rest.len());
        at = start + length;
        let is_noun = noun(&rest[..length]).is_some_and(|noun| noun.key == key);
        if is_noun && lists(&text[at..], number) {
            return true;
        }
    }
    false
}

/// Whether a list of numbers holds this one: « 3, 5 et 7 », « 4 à 6 ».
fn lists(text: &str, number: &str) -> bool {
    let unspaced = |text: &'_ str| -> usize {
        text.find(|letter: char| alike(letter) != ' ')
            .unwrap_or(text.len())
    };
    let mut rest = text;
    let mut previous: Option<usize> = None;
    let mut is_range = false;
    loop {
        rest = &rest[unspaced(rest)..];
        let Some((found, length)) = number_at(rest) else {
            return false;
        };
        let value: Option<usize> = found.parse().ok();
        let is_between = || {
            let (first, last, wanted) = (previous?, value?, number.parse::<usize>().ok()?);
            (first..=last).contains(&wanted).then_some(())
        };
        if fold(&found) == fold(number) || (is_range && is_between().is_some()) {
            return true;
        }
        rest = &rest[length..];
        rest = &rest[unspaced(rest)..];
        let link = [", ", "et ", "ou ", "à "].into_iter().find(|link| {
            let mut letters = rest.chars();
            link.chars()
                .all(|letter| letters.next().map(alike) == Some(letter))
        });
        let Some(link) = link else { return false };
        is_range = link == "à ";
        previous = value;
        rest = rest.get(link.trim_end().len()..).unwrap_or_default();
    }
}

/// The operations that lead from one text to another when only numbers of divisions differ: those that follow one another are one
/// sentence. None when anything else differs.
pub(crate) fn renumberings(old: &Document, new: &Document) -> Option<Vec<Vec<Operation>>> {
    if old.divisions().len() != new.divisions().len() {
        return None;
    }
    let mut runs: Vec<Vec<Operation>> = Vec::new();
    let mut last: Option<(&str, usize, usize)> = None;
    for (index, (before, after)) in old.divisions().iter().zip(new.divisions()).enumerate() {
        let is_same_but_heading = before.level == after.level
            && before.noun == after.noun
            && before.intitule == after.intitule
            && before.blocks == after.blocks;
        if !is_same_but_heading {
            return None;
        }
        if before.heading == after.heading {
            // « Les articles 2 à 4 » would hold « 3 bis », which stays.
            last = last.filter(|(known, ..)| before.noun != Some(*known));
            continue;
        }
        let (noun, number, given) = (before.noun?, before.number.as_ref()?, after.number.as_ref()?);
        let name = name_of(old, index);
        if number == given || !matches!(name, DivisionRef::Numbered { .. }) {
            return None;
        }
        let operation = Operation::Renumeroter {
            division: DivisionPath(name),
            number: given.clone(),
        };
        let values = number.parse::<usize>().ok().zip(given.parse::<usize>().ok());
        let follows = values
            .zip(last)
            .is_some_and(|((from, to), (known, before, given))| {
                known == noun && from == before + 1 && to == given + 1
            });
        match runs.last_mut() {
            Some(run) if follows => run.push(operation),
            _ => runs.push(vec![operation]),
        }
        last = values.map(|(from, to)| (noun, from, to));
    }
    (!runs.is_empty()).then_some(runs)
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn what_speaks_of_a_number_is_found_however_it_is_listed() {
        for text in [
            "Selon l’article 5, il est public.",
            "Les articles 3, 5 et 7 s’appliquent.",
            "Les articles 4 à 6 s’appliquent.",
            "Voir ARTICLE\u{a0}5.",
            "Aux articles 1er et 5.",
        ] {
            assert!(mentions(text, "article", "5"), "{text}");
        }
        for text in [
            "L’article 50 s’applique.",
            "L’article 5 bis s’applique.",
            "Les articles 6 à 9 s’appliquent.",
            "L’action 5 est menée.",
            "L’article est long de 5 lignes.",
            "",
        ] {
            assert!(!mentions(text, "article", "5"), "{text}");
        }
        assert!(mentions("L’article 5 bis s’applique.", "article", "5 bis"));
    }
}
