//! What goes, what the assemblies keep of its number, and what comes back.

use std::collections::BTreeSet;

use super::{Resolved, Resolver};
use crate::dispositif::Place;
use crate::edit::{Operation, ReadingProblem};
use crate::labels::{Break, Label, breaks};
use crate::path::{Path, Target};
use crate::tokens::blocks_of;

impl Resolver<'_> {
    pub(super) fn removed(&self, place: &Place) -> Resolved<Vec<Operation>> {
        Ok(self.removed_alineas(self.paths(place)?))
    }

    pub(super) fn restored(&self, place: &Place, text: &str) -> Resolved<Vec<Operation>> {
        if place.alineas.is_empty() && place.units.is_empty() {
            return self.rewritten(
                &Place {
                    units: Vec::new(),
                    ..place.clone()
                },
                text,
            );
        }
        let whole = Place {
            units: Vec::new(),
            ..place.clone()
        };
        let paths = self.paths(if place.alineas.is_empty() { place } else { &whole })?;
        let [path] = &paths[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let segments = self.base.segments(path).map_err(|_| ReadingProblem::NotPlaced)?;
        let is_gone = segments
            .iter()
            .all(|segment| crate::folding::fold(self.base.layout.text(&segment.range)).contains("supprim"));
        if !is_gone {
            return Err(ReadingProblem::NotPlaced);
        }
        let old: String = segments
            .iter()
            .map(|segment| self.base.layout.text(&segment.range))
            .collect();
        let blocks = beside_removed(&old, &place.units, text).ok_or(ReadingProblem::NotPlaced)?;
        Ok(vec![Operation::Rediger {
            path: path.clone(),
            blocks,
        }])
    }

    /// A number whose removal would leave a gap in its list stays until the text is adopted: « 2° (Supprimé) ». Only the
    /// assemblies of the Parliament write so, and who wants it says so; whoever else removes « 2° » is told that the numbers do not
    /// follow any more.
    fn removed_alineas(&self, paths: Vec<Path>) -> Vec<Operation> {
        let kept = self.numbers_kept(&paths).unwrap_or_default();
        let removed: BTreeSet<Path> = paths.iter().cloned().collect();
        let mut operations: Vec<Operation> = paths
            .into_iter()
            .map(|path| match kept.iter().find(|(place, _)| *place == path) {
                Some((_, said)) => Operation::Rediger {
                    path,
                    blocks: vec![said.clone()],
                },
                None => Operation::Supprimer { path },
            })
            .collect();
        // The next one was already « 2° (Supprimé) »: both are said in its alinéa.
        operations.extend(
            kept.into_iter()
                .filter(|(place, _)| !removed.contains(place))
                .map(|(path, said)| Operation::Rediger {
                    path,
                    blocks: vec![said],
                }),
        );
        operations
    }

    /// The alinéas that say which numbers were removed.
    fn numbers_kept(&self, paths: &[Path]) -> Option<Vec<(Path, String)>> {
        if !self.wanted.keeps_numbers {
            return None;
        }
        let division = paths.first()?.division.clone();
        let mut gone = BTreeSet::new();
        for path in paths {
            match path.target {
                Target::Alinea(number) if path.division == division => gone.insert(number.checked_sub(1)?),
                _ => return None,
            };
        }
        let lines: Option<Vec<&str>> = (1..=self.count(division.as_ref()))
            .map(|number| self.alinea_text(division.as_ref(), number))
            .collect();
        let lines = lines?;
        let left: Vec<usize> = (0..lines.len()).filter(|index| !gone.contains(index)).collect();
        let after: Vec<&str> = left.iter().map(|index| lines[*index]).collect();
        let mut known: Vec<Break> = breaks(&lines);
        let mut kept = Vec::new();
        for gap in breaks(&after) {
            if let Some(index) = known.iter().position(|known| known.said == gap.said) {
                known.swap_remove(index);
                continue;
            }
            let (from, at) = (gap.from.map(|from| left[from]), left[gap.at]);
            let next = Label::of(lines[at])?;
            let numbered: Vec<(usize, Label)> = (from.map_or(0, |from| from + 1)..at)
                .filter(|index| gone.contains(index))
                .filter_map(|index| Some((index, Label::of(lines[index])?)))
                .filter(|(_, label)| label.is_sibling(&next))
                .collect();
            let (Some((first, start)), Some((_, end))) = (numbered.first(), numbered.last()) else {
                continue;
            };
            let is_next_removed = lines[at].contains("(Supprimé");
            let end = if is_next_removed { &next } else { end };
            let count = numbered.len() + usize::from(is_next_removed);
            let said = removed_said(lines[*first], start, end, count);
            let place = if is_next_removed { at } else { *first };
            kept.push((Path::alinea(division.clone(), place + 1), said));
        }
        Some(kept)
    }
}

/// « 2° (Supprimé) », « 2° et 3° (Supprimé) », « II à IV. – (Supprimé) », with the marks and signs of the line.
fn removed_said(line: &str, start: &Label, end: &Label, count: usize) -> String {
    let at = line.find(&start.said).unwrap_or(0);
    let marks = &line[..at];
    let rest = &line[at + start.said.len()..];
    let signs = rest
        .find(|letter: char| letter.is_alphanumeric() || matches!(letter, '"' | '«' | '(' | '“'))
        .map_or(rest, |end| &rest[..end]);
    let numbers = match count {
        1 => start.said.clone(),
        2 => format!("{} et {}", start.said, end.said),
        _ => format!("{} à {}", start.said, end.said),
    };
    format!("{marks}{numbers}{} (Supprimé)", signs.trim_end())
}

/// What is written again, with what stays removed: « 1° et 2° (Supprimés) », where the 2° comes back, keeps its 1°.
fn beside_removed(old: &str, units: &[String], text: &str) -> Option<Vec<String>> {
    let said = old.split('(').next().unwrap_or_default();
    let bare = |label: &str| label.trim_matches(['"', ' ', '\u{a0}', '°', ')', '.']).to_owned();
    let labels: Vec<&str> = said
        .split(" et ")
        .flat_map(|part| part.split(','))
        .map(str::trim)
        .filter(|label| !label.is_empty())
        .collect();
    if labels.len() < 2 {
        return (!said.contains(" à ")).then(|| blocks_of(text));
    }
    let unit = bare(units.last()?);
    let is_named = labels.iter().filter(|label| bare(label) == unit).count() == 1;
    let mark = if old.contains('°') { "°" } else { ")" };
    is_named.then(|| {
        labels
            .iter()
            .flat_map(|label| {
                if bare(label) == unit {
                    blocks_of(text)
                } else {
                    vec![format!("{}{mark} (Supprimé)", bare(label))]
                }
            })
            .collect()
    })
}
