//! Drafting in a dialect: the operations that lead from one version to another, said in its words.

use crate::apply::apply_readings;
use crate::corpus::reading_of;
use crate::dispositif::{Act, Alineas, Directive, Place, Unit, Which, render_in};
use crate::document::Document;
use crate::draft::{Undraftable, drafted, join_sentences};
use crate::edit::{Addition, Edit, Occurrence, Operation};
use crate::nouns::noun;
use crate::outcome::Outcome;
use crate::path::{DivisionRef, Path, Target};
use crate::style::Style;
use crate::typography::close_quotations;

/// Like [`draft`][crate::draft()], in a dialect. What a dialect has no words for (tables, several places at once) is said the municipal way, and so is
/// the whole amendment then: one amendment is in one dialect. Either is read back as whoever is told the dialect reads it, and
/// applied, before it is given; of the two, the one that is also read right by whoever is not told is preferred.
///
/// ```
/// use legistique::{Document, Style, draft_in};
/// let (old, new) = (Document::parse("Un bilan est fait chaque trimestre."), Document::parse("Un bilan est fait chaque mois."));
/// assert_eq!(draft_in(&old, &new, Style::Loi)?, ["À l’alinéa 1, le mot\u{a0}: «\u{a0}trimestre\u{a0}» est remplacé par le mot\u{a0}: «\u{a0}mois\u{a0}»."]);
/// # Ok::<(), legistique::Undraftable>(())
/// ```
///
/// # Errors
/// As [`draft`][crate::draft()], and when the dialect reads neither as it was meant.
pub fn draft_in(old: &Document, new: &Document, style: Style) -> Result<Vec<String>, Undraftable> {
    let (municipal, edits) = drafted(old, new)?;
    if style == Style::Commune || municipal.is_empty() {
        return Ok(municipal);
    }
    let in_style: Option<Vec<String>> = directives(&edits).and_then(|directives| {
        directives
            .iter()
            .map(|directive| render_in(directive, style))
            .collect()
    });
    let mut only_when_told = None;
    for sentences in in_style.into_iter().chain([municipal]) {
        if !gives(&sentences, Some(style), old, new) {
            continue;
        }
        if gives(&sentences, None, old, new) {
            return Ok(sentences);
        }
        only_when_told = only_when_told.or(Some(sentences));
    }
    only_when_told.ok_or(Undraftable)
}

/// Whether a file of these sentences, read in the dialect `told` or in the one it looks like, makes the new text of the old one.
fn gives(sentences: &[String], told: Option<Style>, old: &Document, new: &Document) -> bool {
    let file = join_sentences(sentences) + "\n";
    let reading = reading_of(&file, told, old, None);
    if !reading.is_complete() {
        return false;
    }
    let applied = apply_readings(old, &[&reading]);
    let is_parliamentary = matches!(
        told.unwrap_or_else(|| Style::detect(&file)),
        Style::Assemblee | Style::Senat
    );
    let text = if is_parliamentary {
        close_quotations(old, &applied.document)
    } else {
        applied.document
    };
    applied.outcomes == [Outcome::Applied] && text == *new
}

/// Runs of removed alinéas are said together.
fn directives(edits: &[Edit]) -> Option<Vec<Directive>> {
    let mut directives: Vec<Directive> = Vec::new();
    for edit in edits {
        let next = directive(&edit.operation)?;
        if let Some(last) = directives.last_mut()
            && last.act == Act::Supprimer
            && next.act == Act::Supprimer
            && last.place.division == next.place.division
            && last.place.phrases.is_empty()
            && next.place.phrases.is_empty()
            && let ([run], [one]) = (&mut last.place.alineas[..], &next.place.alineas[..])
            && run.last.unwrap_or(run.first) + 1 == one.first
        {
            run.last = Some(one.first);
            run.is_range = one.first > run.first + 1;
            continue;
        }
        directives.push(next);
    }
    Some(directives)
}

fn directive(operation: &Operation) -> Option<Directive> {
    let base = |act, path: &Path| Some(Directive::new(act, place(path)?));
    let lines = |blocks: &[String]| blocks.join("\n");
    Some(match operation {
        Operation::Supprimer { path } => base(Act::Supprimer, path)?,
        Operation::Rediger { path, blocks } => Directive {
            text: lines(blocks),
            ..base(Act::Rediger, path)?
        },
        Operation::RedigerIntitule { division, new } => Directive {
            text: new.clone(),
            ..base(Act::Rediger, &Path::heading(division.0.clone()))?
        },
        Operation::RemplacerMots {
            scope,
            old,
            new,
            occurrence,
        } => Directive {
            words: Some(old.clone()),
            text: new.clone(),
            occurrence: which(*occurrence),
            ..base(Act::RemplacerMots, scope)?
        },
        Operation::InsererMots {
            scope,
            anchor,
            side,
            new,
            occurrence,
        } => Directive {
            words: Some(anchor.clone()),
            text: new.clone(),
            side: Some(*side),
            occurrence: which(*occurrence),
            ..base(Act::InsererMots, scope)?
        },
        Operation::RedigerFin {
            scope,
            anchor,
            new,
            occurrence,
            ..
        } => Directive {
            words: Some(anchor.clone()),
            text: new.clone(),
            occurrence: which(*occurrence),
            ..base(Act::RedigerFin, scope)?
        },
        Operation::InsererDebut { path, new } => Directive {
            text: new.clone(),
            unit: Some(Unit::Mots),
            ..base(Act::InsererDebut, path)?
        },
        Operation::Completer { path, addition } => {
            let (text, unit) = match addition {
                Addition::Mots(words) => (words.clone(), Unit::Mots),
                Addition::Phrase(words) => (words.clone(), Unit::Phrase),
                Addition::Alineas(blocks) => (lines(blocks), Unit::Alinea),
            };
            Directive {
                text,
                unit: Some(unit),
                ..base(Act::Completer, path)?
            }
        }
        Operation::InsererBlocs { path, side, blocks } => {
            if path.target == Target::Whole {
                return None;
            }
            Directive {
                text: lines(blocks),
                unit: Some(Unit::Alinea),
                side: Some(*side),
                ..base(Act::InsererBlocs, path)?
            }
        }
    })
}

fn which(occurrence: Occurrence) -> Option<Which> {
    match occurrence {
        Occurrence::Unique => None,
        Occurrence::Nth(number) => i32::try_from(number).ok().map(Which::Nth),
        Occurrence::All => Some(Which::All(None)),
    }
}

fn place(path: &Path) -> Option<Place> {
    let division = match &path.division {
        None => None,
        Some(DivisionRef::Numbered { noun: key, number }) => Some(format!("{} {number}", noun(key)?.shown)),
        Some(_) => return None,
    };
    let number = |number: usize| i32::try_from(number).ok();
    let mut place = Place {
        is_this_division: division.is_none() && path.target == Target::Whole,
        division,
        ..Place::default()
    };
    match path.target {
        Target::Whole => {}
        Target::Heading => place.is_heading = true,
        Target::Alinea(alinea) => place.alineas = vec![Alineas::one(number(alinea)?)],
        Target::Phrase { alinea, phrase } => {
            place.alineas = vec![Alineas::one(number(alinea)?)];
            place.phrases = vec![number(phrase)?];
        }
        _ => return None,
    }
    Some(place)
}
