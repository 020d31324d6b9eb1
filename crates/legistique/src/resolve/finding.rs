//! From a place as it is said to paths in the text.

use super::{Resolved, Resolver, declared_division};
use crate::dispositif::{Alineas, Place, PreambleKind, PreamblePlace, TablePlace};
use crate::edit::ReadingProblem;
use crate::folding::fold;
use crate::labels::Label;
use crate::path::{CellPlace, DivisionRef, Path, Target};
use crate::places::{alinea_division, sole_division};
use crate::table::Header;
use crate::words::{mark_length, phrases};

impl Resolver<'_> {
    pub(super) fn division(&self, place: &Place) -> Resolved<Option<DivisionRef>> {
        let document = self.base.document;
        // An article removed before has no alinéa left: it is still the one amended.
        let is_bare = document.divisions().len() == 1;
        let is_sole = is_bare || sole_division(document).is_some() && document.divisions().len() <= 2;
        let said = match place.division.as_deref() {
            // « l’article L. 758-1 » is none of this text.
            Some(division) => Some(
                declared_division(division)
                    .filter(|_| !division.contains(". "))
                    .ok_or(ReadingProblem::DivisionNotSaid)?,
            ),
            None => None,
        };
        // « l’article 14 » in an amendment to article 2: not the article that is given.
        let is_other = said.is_some() && self.declared.is_some() && said != self.declared;
        let wanted = said.or_else(|| self.declared.clone());
        if let Some(wanted) = wanted {
            let path = Path::whole(Some(wanted.clone()));
            if self.base.division(&path).is_ok() {
                return Ok(Some(wanted));
            }
            // The article amended is often given alone, without its heading.
            if !is_sole || is_other || document.divisions().len() > 1 {
                return Err(ReadingProblem::DivisionNotSaid);
            }
        }
        if is_sole {
            return Ok(None);
        }
        sole_division(document)
            .map(|index| alinea_division(document, index))
            .ok_or(ReadingProblem::DivisionNotSaid)
    }

    pub(super) fn count(&self, division: Option<&DivisionRef>) -> usize {
        let document = self.base.document;
        let index = match division {
            Some(_) => self.base.division(&Path::whole(division.cloned())).ok().flatten(),
            None => sole_division(document),
        };
        index.map_or(0, |index| document.divisions()[index].alinea_count())
    }

    pub(super) fn alinea_text(&self, division: Option<&DivisionRef>, number: usize) -> Option<&str> {
        let (_, _, block) = self.base.block(&Path::alinea(division.cloned(), number)).ok()?;
        Some(self.base.layout.text(&block.range))
    }

    /// The numbers of the alinéas named, in the division they are in; empty when none is.
    pub(super) fn alineas(&self, place: &Place, division: Option<&DivisionRef>) -> Resolved<Vec<usize>> {
        let count = self.count(division);
        // « Rédiger ainsi l’alinéa » says which only where there is one.
        if place.is_only_alinea && count != 1 {
            return Err(ReadingProblem::NotPlaced);
        }
        let absolute = |rank: i32| {
            let rank = i64::from(rank);
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let number = if rank < 0 { count + 1 + rank } else { rank };
            usize::try_from(number)
                .ok()
                .filter(|number| *number > 0)
                .ok_or(ReadingProblem::NotPlaced)
        };
        let mut numbers = Vec::new();
        for Alineas {
            first,
            last,
            is_range,
        } in &place.alineas
        {
            let first = absolute(*first)?;
            numbers.push(first);
            if let Some(last) = last {
                let last = absolute(*last)?;
                if *is_range {
                    if last.saturating_sub(first) > count.max(1) * 2 {
                        return Err(ReadingProblem::NotPlaced);
                    }
                    numbers.extend(first + 1..=last);
                } else {
                    numbers.push(last);
                }
            }
        }
        if !numbers.is_empty() && !place.units.is_empty() && !place.is_recalled {
            return self.inside_units(place, division, &numbers, count);
        }
        if numbers.is_empty() && !place.units.is_empty() {
            numbers.push(self.labelled(&place.units, division, count)?);
        }
        Ok(numbers)
    }

    /// « Alinéa 13, 1° » is the alinéa 13, which starts with « 1° »; « le quatrième alinéa du II » is counted from the one that starts
    /// with « II », up to the next number like it.
    fn inside_units(
        &self,
        place: &Place,
        division: Option<&DivisionRef>,
        numbers: &[usize],
        count: usize,
    ) -> Resolved<Vec<usize>> {
        let text = |number: usize| self.alinea_text(division, number).unwrap_or_default();
        let unit = place.units.last().ok_or(ReadingProblem::NotPlaced)?;
        if numbers
            .iter()
            .all(|number| starts_with_label(text(*number), unit))
        {
            return Ok(numbers.to_vec());
        }
        let start = self.labelled(&place.units, division, count)?;
        let label = Label::of(text(start)).ok_or(ReadingProblem::NotPlaced)?;
        let end = (start + 1..=count)
            .find(|number| Label::of(text(*number)).is_some_and(|other| label.is_sibling(&other)))
            .unwrap_or(count + 1);
        let ranks = place.alineas.iter().flat_map(|group| match group.last {
            Some(last) if group.is_range => (group.first..=last).collect(),
            Some(last) => vec![group.first, last],
            None => vec![group.first],
        });
        ranks
            .map(|rank| {
                let back = rank.unsigned_abs() as usize;
                let number = if rank < 0 {
                    end.checked_sub(back)
                } else {
                    (start + back).checked_sub(1)
                };
                number
                    .filter(|number| (start..end).contains(number))
                    .ok_or(ReadingProblem::NotPlaced)
            })
            .collect()
    }

    /// The alinéa that starts with « 1° », « II », « a) »: one, inside those that start with what is said before.
    pub(super) fn labelled(
        &self,
        units: &[String],
        division: Option<&DivisionRef>,
        count: usize,
    ) -> Resolved<usize> {
        let mut from = 1;
        let mut found = None;
        for unit in units {
            let matching: Vec<usize> = (from..=count)
                .filter(|number| {
                    self.alinea_text(division, *number)
                        .is_some_and(|text| starts_with_label(text, unit))
                })
                .collect();
            let first = *matching.first().ok_or(ReadingProblem::NotPlaced)?;
            if matching.len() > 1 && units.len() == 1 {
                return Err(ReadingProblem::NotPlaced);
            }
            found = Some(first);
            from = first;
        }
        found.ok_or(ReadingProblem::NotPlaced)
    }

    /// The last alinéa of what the text quotes for an article (« "Art. L. 558-48. – … »), up to the next one quoted.
    pub(super) fn last_proposed(&self, article: &str, place: &Place) -> Resolved<Path> {
        let division = self.division(place)?;
        let squeezed = |text: &str| text.replace([' ', '\u{a0}', '.'], "");
        let opens_article = |text: &str| {
            text.trim_start_matches(['"', '«', '“', ' ', '\u{a0}'])
                .strip_prefix("Art.")
                .map(squeezed)
        };
        let wanted = squeezed(article);
        let is_wanted = |text: &str| {
            let rest = opens_article(text)?;
            let rest = rest.strip_prefix(&wanted)?;
            let mut letters = rest.chars();
            let is_mark = letters.next().is_none_or(|sign| matches!(sign, '-' | '–' | '—'));
            // « L. 558-48-1 » is another one.
            Some(is_mark && !letters.next().is_some_and(|next| next.is_ascii_digit()))
        };
        let count = self.count(division.as_ref());
        let text = |number: usize| self.alinea_text(division.as_ref(), number).unwrap_or_default();
        let starts: Vec<usize> = (1..=count)
            .filter(|number| is_wanted(text(*number)) == Some(true))
            .collect();
        let [start] = starts[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let last = (start + 1..=count)
            .take_while(|number| {
                text(*number).starts_with(['"', '«', '“']) && opens_article(text(*number)).is_none()
            })
            .last()
            .unwrap_or(start);
        Ok(Path::alinea(division, last))
    }

    /// The places a directive bears on, one path each.
    pub(super) fn paths(&self, place: &Place) -> Resolved<Vec<Path>> {
        if place.proposed_for.is_some() {
            return Err(ReadingProblem::NotPlaced);
        }
        if place.is_heading {
            let division = self.division(place).ok().flatten();
            return Ok(vec![Path {
                division,
                target: Target::Heading,
            }]);
        }
        if let Some(preamble) = &place.preamble {
            return self.in_preamble(place, preamble);
        }
        let division = self.division(place)?;
        if let Some(table) = &place.table {
            return cells(table, division);
        }
        let numbers = self.alineas(place, division.as_ref())?;
        if numbers.is_empty() {
            if !place.phrases.is_empty() {
                // « À la seconde phrase » of an article of one alinéa
                if self.count(division.as_ref()) != 1 {
                    return Err(ReadingProblem::NotPlaced);
                }
                return self.sentences(place, division.as_ref(), &[1]);
            }
            return Ok(vec![Path::whole(division)]);
        }
        if !place.phrases.is_empty() {
            return self.sentences(place, division.as_ref(), &numbers);
        }
        Ok(numbers
            .into_iter()
            .map(|number| Path::alinea(division.clone(), number))
            .collect())
    }

    /// « le deuxième visa », « les considérants »: those of the whole text.
    fn in_preamble(&self, place: &Place, preamble: &PreamblePlace) -> Resolved<Vec<Path>> {
        if !place.phrases.is_empty() || !place.alineas.is_empty() || place.division.is_some() {
            return Err(ReadingProblem::NotPlaced);
        }
        let alineas = self.base.document.preamble().alineas();
        let count = alineas
            .filter(|(_, text)| fold(text).starts_with(preamble.kind.opening()))
            .count();
        let target = match preamble.kind {
            PreambleKind::Visa => Target::Visa,
            PreambleKind::Considerant => Target::Considerant,
        };
        let path = |number: usize| Path {
            division: None,
            target: target(number),
        };
        if preamble.ranks.is_empty() {
            let paths: Vec<Path> = (1..=count).map(path).collect();
            return if paths.is_empty() {
                Err(ReadingProblem::NotPlaced)
            } else {
                Ok(paths)
            };
        }
        preamble
            .ranks
            .iter()
            .map(|rank| {
                let number = if *rank < 0 {
                    (count + 1).checked_sub(rank.unsigned_abs() as usize)
                } else {
                    usize::try_from(*rank).ok()
                };
                number
                    .filter(|number| *number > 0)
                    .map(path)
                    .ok_or(ReadingProblem::NotPlaced)
            })
            .collect()
    }

    pub(super) fn sentences(
        &self,
        place: &Place,
        division: Option<&DivisionRef>,
        numbers: &[usize],
    ) -> Resolved<Vec<Path>> {
        let mut paths = Vec::new();
        for alinea in numbers {
            let text = self
                .alinea_text(division, *alinea)
                .ok_or(ReadingProblem::NotPlaced)?;
            let count = phrases(text).len();
            for rank in &place.phrases {
                let phrase = if *rank < 0 {
                    (count + 1).checked_sub(rank.unsigned_abs() as usize)
                } else {
                    usize::try_from(*rank).ok()
                };
                let phrase = phrase
                    .filter(|phrase| (1..=count).contains(phrase))
                    .ok_or(ReadingProblem::NotPlaced)?;
                paths.push(Path {
                    division: division.cloned(),
                    target: Target::Phrase {
                        alinea: *alinea,
                        phrase,
                    },
                });
            }
        }
        Ok(paths)
    }

    /// « le 1° » may hold sub-items: it is one alinéa only when no other label stands before its next sibling.
    pub(super) fn spans_one_alinea(&self, place: &Place) -> Resolved<bool> {
        let division = self.division(place)?;
        let number = *self
            .alineas(place, division.as_ref())?
            .first()
            .ok_or(ReadingProblem::NotPlaced)?;
        let last = place.units.last().ok_or(ReadingProblem::NotPlaced)?;
        let next = self.alinea_text(division.as_ref(), number + 1);
        Ok(next.is_none_or(|next| same_level(next, last)))
    }
}

fn label_of(text: &str) -> &str {
    let text = text[mark_length(text)..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let end = text
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

/// Whether an alinéa starts with « 1° », « II. – », « a) ».
fn starts_with_label(text: &str, unit: &str) -> bool {
    let bare = unit.trim_end_matches([')', '°']);
    let rest = text[mark_length(text)..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let Some(after) = rest.strip_prefix(bare) else {
        return false;
    };
    if unit.contains('°') {
        return after.trim_start_matches(['\u{a0}', ' ']).starts_with('°');
    }
    after.starts_with([')', '.', '–', '-'])
        || after
            .trim_start_matches(['\u{a0}', ' '])
            .starts_with(['–', '-', '—', ')'])
}

/// Whether two labels are of one kind: « 1° » and « 2° », « a) » and « b) ».
fn same_level(text: &str, unit: &str) -> bool {
    let kind = |label: &str| {
        let first = label.chars().next();
        first.map(|first| {
            if first.is_ascii_digit() {
                0
            } else if label.chars().all(|letter| "IVX".contains(letter)) {
                1
            } else if first.is_uppercase() {
                2
            } else {
                3
            }
        })
    };
    let next = label_of(text);
    next.chars().count() <= 4 && kind(next) == kind(unit.trim_end_matches([')', '°']))
}

/// The cells a place names, or its table.
fn cells(table: &TablePlace, division: Option<DivisionRef>) -> Resolved<Vec<Path>> {
    let rank = |rank: &i32| {
        usize::try_from(*rank)
            .map(Header::Rank)
            .map_err(|_| ReadingProblem::NotPlaced)
    };
    let headers = |named: &Option<String>, ranks: &[i32]| match (named, ranks) {
        (Some(name), _) => Ok(vec![Some(Header::Named(name.clone()))]),
        (None, []) => Ok(vec![None]),
        (None, ranks) => ranks
            .iter()
            .map(|found| rank(found).map(Some))
            .collect::<Resolved<Vec<_>>>(),
    };
    let number = table
        .rank
        .map(|rank| usize::try_from(rank).map_err(|_| ReadingProblem::NotPlaced))
        .transpose()?;
    let (rows, columns) = (
        headers(&table.row_named, &table.rows)?,
        headers(&table.column_named, &table.columns)?,
    );
    if rows == [None] && columns == [None] {
        return Ok(vec![Path {
            division,
            target: Target::Tableau(number.unwrap_or(1)),
        }]);
    }
    let cells = rows
        .iter()
        .flat_map(|row| columns.iter().map(move |column| (row.clone(), column.clone())));
    Ok(cells
        .map(|(row, column)| Path {
            division: division.clone(),
            target: Target::Cell(Box::new(CellPlace {
                table: number,
                row,
                column,
            })),
        })
        .collect())
}
