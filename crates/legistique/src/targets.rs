//! Finding in the text what a reference names.

use crate::document::Document;
use crate::edit::ReadingProblem;
use crate::folding::fold;
use crate::path::{CellPlace, DivisionRef, Path, Target};
use crate::places::{alinea_division, division_index, sole_division, sole_division_with_tables};
use crate::reference::{Label, Rank, Reference, Uncounted};
use crate::table::{Header, Table};
use crate::words::phrases;

/// What earlier sentences of the same amendment spoke of.
#[derive(Default, Clone)]
pub(crate) struct Context {
    pub(crate) division: Option<DivisionRef>,
    pub(crate) alinea: Option<usize>,
}

/// The paths a reference names in a text. Several only for « les alinéas 3 à 5 ».
pub(crate) fn paths(
    reference: &Reference,
    document: &Document,
    context: &mut Context,
) -> Result<Vec<Path>, ReadingProblem> {
    if reference.says_current_division && reference.division.is_none() && context.division.is_none() {
        return Err(ReadingProblem::DivisionNotSaid);
    }
    let inherits = !reference.is_whole() || reference.says_current_division;
    let division = reference
        .division
        .clone()
        .or_else(|| context.division.clone().filter(|_| inherits));
    if division.is_some() {
        context.division.clone_from(&division);
    }
    let preamble = starting_with(reference, document)?;
    if !preamble.is_empty() {
        let path = |target| Path {
            division: Some(DivisionRef::Preamble),
            target,
        };
        return Ok(preamble.into_iter().map(path).collect());
    }
    if reference.is_heading && !reference.is_in_table() {
        let is_only = document.divisions().len() == 2;
        return if division.is_some() || is_only {
            Ok(vec![Path {
                division,
                target: Target::Heading,
            }])
        } else {
            Err(ReadingProblem::DivisionNotSaid)
        };
    }
    if reference.is_in_table() || matches!(reference.uncounted, Some((Uncounted::Tableau, _))) {
        return in_table(reference, document, division).map(|path| vec![path]);
    }
    if let Some((_, Rank::Nth(number))) = reference.uncounted {
        let is_clear = division.is_some() || sole_division(document).is_some();
        let target = Target::HorsTexte(number);
        return if is_clear {
            Ok(vec![Path { division, target }])
        } else {
            Err(ReadingProblem::DivisionNotSaid)
        };
    }
    if reference.alineas.is_empty() && reference.phrase.is_none() {
        return Ok(vec![Path::whole(division)]);
    }
    let index = match &division {
        Some(_) => index_of(document, division.as_ref()),
        None => Some(sole_division(document).ok_or(ReadingProblem::DivisionNotSaid)?),
    };
    let alineas: Vec<&str> = index.map_or_else(Vec::new, |index| {
        document.divisions()[index]
            .alineas()
            .map(|(_, text)| text)
            .collect()
    });
    let ranks = if reference.alineas.is_empty() {
        vec![Rank::Unique]
    } else {
        reference.alineas.clone()
    };
    let mut found = Vec::new();
    for rank in ranks {
        let alinea = match rank {
            Rank::Current => context.alinea.ok_or(ReadingProblem::DivisionNotSaid)?,
            _ => counted(rank, alineas.len()).ok_or(ReadingProblem::NoObject)?,
        };
        context.alinea = Some(alinea);
        let target = match reference.phrase {
            None => Target::Alinea(alinea),
            Some(rank) => {
                let count = alineas.get(alinea - 1).map_or(0, |text| phrases(text).len());
                Target::Phrase {
                    alinea,
                    phrase: counted(rank, count).ok_or(ReadingProblem::NoObject)?,
                }
            }
        };
        found.push(Path {
            division: division.clone(),
            target,
        });
    }
    Ok(found)
}

/// A table, or what is named in it. « le tableau » is the only one of its division, or of what stands under it.
fn in_table(
    reference: &Reference,
    document: &Document,
    division: Option<DivisionRef>,
) -> Result<Path, ReadingProblem> {
    let with_tables = |index: &usize| document.divisions()[*index].tables().next().is_some();
    let index = match &division {
        Some(_) => index_of(document, division.as_ref()).map(|index| {
            let mut inside = (index..document.subtree_end(index)).filter(with_tables);
            match (inside.next(), inside.next()) {
                (Some(only), None) => only,
                _ => index,
            }
        }),
        None => Some(
            sole_division_with_tables(document)
                .or_else(|| sole_division(document))
                .ok_or(ReadingProblem::DivisionNotSaid)?,
        ),
    };
    let division = match index {
        Some(index) if division.is_some() => alinea_division(document, index),
        _ => division,
    };
    let count = index.map_or(0, |index| document.divisions()[index].tables().count());
    let number = match reference.uncounted {
        Some((_, Rank::Unique)) | None if count == 1 => None,
        Some((_, rank)) => Some(counted(rank, count).ok_or(ReadingProblem::TableNotSaid)?),
        None => return Err(ReadingProblem::TableNotSaid),
    };
    if !reference.is_in_table() {
        let target = Target::Tableau(number.unwrap_or(1));
        return Ok(Path { division, target });
    }
    let table = index.and_then(|index| {
        let text = document.divisions()[index]
            .tables()
            .nth(number.unwrap_or(1) - 1)?;
        Table::read(text)
    });
    let named = |label: &Label, count: usize| match label {
        Label::Named(label) => Some(Header::Named(label.clone())),
        Label::Ranked(rank) => counted(*rank, count).map(Header::Rank),
    };
    let rows = table.as_ref().map_or(0, Table::row_count);
    let columns = table.as_ref().map_or(0, |table| {
        (0..rows).map(|row| table.cell_count(row)).max().unwrap_or(0)
    });
    let found = |label: &Option<Label>, count| {
        label
            .as_ref()
            .map(|label| named(label, count).ok_or(ReadingProblem::NoObject))
            .transpose()
    };
    let target = Target::Cell(Box::new(CellPlace {
        table: number,
        row: match &reference.row {
            // « l’intitulé de la colonne »
            None if reference.is_heading => Some(Header::Rank(0)),
            row => found(row, rows)?,
        },
        column: found(&reference.column, columns)?,
    }));
    Ok(Path { division, target })
}

/// « le deuxième visa », « les considérants ».
fn starting_with(reference: &Reference, document: &Document) -> Result<Vec<Target>, ReadingProblem> {
    let (rank, start, target): (Rank, &str, fn(usize) -> Target) =
        match (reference.visa, reference.considerant) {
            (Some(rank), _) => (rank, "vu ", Target::Visa),
            (None, Some(rank)) => (rank, "considerant", Target::Considerant),
            (None, None) => return Ok(Vec::new()),
        };
    let count = document
        .preamble()
        .alineas()
        .filter(|(_, text)| fold(text).starts_with(start))
        .count();
    let found: Vec<Target> = match rank {
        Rank::Every => (1..=count).map(target).collect(),
        _ => counted(rank, count).map(target).into_iter().collect(),
    };
    if found.is_empty() {
        Err(ReadingProblem::NoObject)
    } else {
        Ok(found)
    }
}

/// A number out of the text is kept, for applying to say that the text has no such place.
fn counted(rank: Rank, count: usize) -> Option<usize> {
    match rank {
        Rank::Nth(number) => Some(number),
        Rank::FromEnd(back) => count.checked_sub(back).filter(|number| *number > 0),
        Rank::Unique => (count == 1).then_some(1),
        Rank::Current | Rank::Every => None,
    }
}

/// The division a reference names, when it names one.
pub(crate) fn index_of(document: &Document, division: Option<&DivisionRef>) -> Option<usize> {
    let path = Path::whole(Some(division?.clone()));
    division_index(document, &path).ok().flatten()
}
