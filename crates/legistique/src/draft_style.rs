//! Drafting in a dialect: the operations that lead from one version to another, said in its words.

use crate::apply::apply_readings;
use crate::dialects::read_amendment;
use crate::dispositif::{
    Act, Alineas, Directive, Place, PreambleKind, PreamblePlace, Unit, Which, render_in,
};
use crate::document::Document;
use crate::draft::{Undraftable, drafted, join_sentences};
use crate::edit::{Addition, Edit, Occurrence, Operation};
use crate::folding::fold;
use crate::nouns::noun;
use crate::outcome::Outcome;
use crate::path::{DivisionRef, Path, Target};
use crate::places::Base;
use crate::reading::{declared_division, parse_amendment};
use crate::style::Style;
use crate::typography::closed_as_read;

/// An amendment drafted in a dialect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafted {
    /// The sentences, one per place, in the order of the text; none when nothing changes.
    pub sentences: Vec<String>,
    /// Those said the municipal way, by their index: the dialect has no words for what they ask.
    pub municipal: Vec<usize>,
}

/// Like [`draft`][crate::draft()], in a dialect. A sentence the dialect has no words for (tables, several places at once) is said
/// the municipal way, and listed as such; so are all of them when the dialect would not read them back together. What is given was
/// read as whoever is told the dialect reads it, and applied; of two ways, the one that is also read right by whoever is not told is
/// preferred.
///
/// ```
/// use legistique::{Document, Style, draft_in};
/// let (old, new) = (Document::parse("Un bilan est fait chaque trimestre."), Document::parse("Un bilan est fait chaque mois."));
/// let drafted = draft_in(&old, &new, Style::Loi)?;
/// assert_eq!(drafted.sentences, ["À l’alinéa 1, le mot\u{a0}: «\u{a0}trimestre\u{a0}» est remplacé par le mot\u{a0}: «\u{a0}mois\u{a0}»."]);
/// assert!(drafted.municipal.is_empty());
/// # Ok::<(), legistique::Undraftable>(())
/// ```
///
/// # Errors
/// As [`draft`][crate::draft()], and when the dialect reads neither as it was meant.
pub fn draft_in(old: &Document, new: &Document, style: Style) -> Result<Drafted, Undraftable> {
    let (municipal, edits) = drafted(old, new)?;
    if style == Style::Commune || municipal.is_empty() {
        return Ok(Drafted {
            sentences: municipal,
            municipal: Vec::new(),
        });
    }
    let all_municipal = Drafted {
        municipal: (0..municipal.len()).collect(),
        sentences: municipal,
    };
    let said = |directives: Vec<Directive>| {
        let sentences: Option<Vec<String>> = directives
            .iter()
            .map(|directive| render_in(directive, style))
            .collect();
        Some(Drafted {
            sentences: sentences?,
            municipal: Vec::new(),
        })
    };
    let all = directives(&edits, old);
    let in_style = all
        .clone()
        .and_then(said)
        .or_else(|| each_in_style(&all_municipal.sentences, &edits, old, style));
    // The assemblies keep the number of what they remove: what must leave no number is rewritten with its neighbour.
    let has_removals = edits
        .iter()
        .any(|edit| matches!(edit.operation, Operation::Supprimer { .. }));
    let rewritten = || {
        all.as_deref()
            .filter(|_| has_removals)
            .and_then(|all| said(without_removals(all, old)?))
    };
    let mut only_when_told = None;
    for drafted in in_style
        .into_iter()
        .chain([all_municipal])
        .chain(std::iter::once_with(rewritten).flatten())
    {
        if !gives(&drafted.sentences, Some(style), old, new) {
            continue;
        }
        if gives(&drafted.sentences, None, old, new) {
            return Ok(drafted);
        }
        only_when_told = only_when_told.or(Some(drafted));
    }
    only_when_told.ok_or(Undraftable)
}

/// Each municipal sentence in the dialect's words when it has them; none when the sentences do not say the same one by one.
fn each_in_style(municipal: &[String], edits: &[Edit], old: &Document, style: Style) -> Option<Drafted> {
    let mut drafted = Drafted::default();
    let mut rest = edits;
    for sentence in municipal {
        let alone = parse_amendment(sentence, old);
        let (asked, others) = rest.split_at_checked(alone.edits.len())?;
        let operations = |edits: &[Edit]| {
            edits
                .iter()
                .map(|edit| edit.operation.clone())
                .collect::<Vec<_>>()
        };
        if !alone.is_complete() || operations(&alone.edits) != operations(asked) {
            return None;
        }
        rest = others;
        let said: Option<Vec<String>> = directives(asked, old).and_then(|directives| {
            directives
                .iter()
                .map(|directive| render_in(directive, style))
                .collect()
        });
        if let Some(said) = said {
            drafted.sentences.extend(said);
        } else {
            drafted.municipal.push(drafted.sentences.len());
            drafted.sentences.push(sentence.clone());
        }
    }
    (rest.is_empty() && drafted.municipal.len() < drafted.sentences.len()).then_some(drafted)
}

/// Whether a file of these sentences, read in the dialect `told` or in the one it looks like, makes the new text of the old one.
fn gives(sentences: &[String], told: Option<Style>, old: &Document, new: &Document) -> bool {
    let file = join_sentences(sentences) + "\n";
    let reading = read_amendment(&file, told, old, None);
    if !reading.is_complete() {
        return false;
    }
    let applied = apply_readings(old, &[&reading]);
    let applied = closed_as_read(old, applied, &[(&reading.edits, reading.is_parliamentary)]);
    applied.outcomes == [Outcome::Applied] && applied.document == *new
}

/// Runs of removed alinéas are said together.
fn directives(edits: &[Edit], old: &Document) -> Option<Vec<Directive>> {
    let mut directives: Vec<Directive> = Vec::new();
    for edit in edits {
        let next = directive(&edit.operation, old)?;
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

fn directive(operation: &Operation, old: &Document) -> Option<Directive> {
    let base = |act, path: &Path| Some(Directive::new(act, place(path, old)?));
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
        Operation::Renumeroter { division, number } => {
            let DivisionRef::Numbered { noun, .. } = division.0 else {
                return None;
            };
            let given = DivisionRef::Numbered {
                noun,
                number: number.clone(),
            };
            Directive {
                destination: Some(place(&Path::whole(Some(given)), old)?),
                ..base(Act::Renumeroter, &Path::whole(Some(division.0.clone())))?
            }
        }
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

/// The same directives, each removal of alinéas as a rewriting of them and of the one beside, which stays as it is; none when no
/// alinéa beside is left alone by the others.
fn without_removals(directives: &[Directive], old: &Document) -> Option<Vec<Directive>> {
    let base = Base::new(old);
    let is_touched = |division: &Option<String>, number: i32| {
        directives.iter().any(|directive| {
            directive.place.division == *division
                && directive
                    .place
                    .alineas
                    .iter()
                    .any(|group| (group.first..=group.last.unwrap_or(group.first)).contains(&number))
        })
    };
    let text = |division: &Option<String>, number: i32| {
        let division = match division {
            Some(said) => Some(declared_division(said)?),
            None => None,
        };
        let path = Path::alinea(division, usize::try_from(number).ok()?);
        let (_, _, block) = base.block(&path).ok()?;
        Some(base.layout.text(&block.range).to_owned())
    };
    directives
        .iter()
        .map(|directive| {
            let place = &directive.place;
            let [run] = place.alineas[..] else {
                return Some(directive.clone());
            };
            if directive.act != Act::Supprimer || !place.phrases.is_empty() {
                return Some(directive.clone());
            }
            let last = run.last.unwrap_or(run.first);
            let (beside, kept) = [run.first - 1, last + 1]
                .into_iter()
                .filter(|number| *number > 0 && !is_touched(&place.division, *number))
                .find_map(|number| Some((number, text(&place.division, number)?)))?;
            let (first, last) = (run.first.min(beside), last.max(beside));
            let group = Alineas {
                first,
                last: Some(last),
                is_range: last > first + 1,
            };
            Some(Directive {
                text: kept,
                ..Directive::new(
                    Act::Rediger,
                    Place {
                        alineas: vec![group],
                        ..place.clone()
                    },
                )
            })
        })
        .collect()
}

fn which(occurrence: Occurrence) -> Option<Which> {
    match occurrence {
        Occurrence::Unique => None,
        Occurrence::Nth(number) => i32::try_from(number).ok().map(Which::Nth),
        Occurrence::All => Some(Which::All(None)),
    }
}

fn place(path: &Path, old: &Document) -> Option<Place> {
    if let Some(preamble) = preamble_place(path, old) {
        return Some(Place {
            preamble: Some(preamble),
            ..Place::default()
        });
    }
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

/// « le deuxième visa »: an alinéa before the first heading that is one.
fn preamble_place(path: &Path, old: &Document) -> Option<PreamblePlace> {
    let of = |kind, number: usize| {
        Some(PreamblePlace {
            kind,
            ranks: vec![i32::try_from(number).ok()?],
        })
    };
    match path.target {
        Target::Visa(number) => return of(PreambleKind::Visa, number),
        Target::Considerant(number) => return of(PreambleKind::Considerant, number),
        Target::Alinea(number) if path.division == Some(DivisionRef::Preamble) => {
            let texts: Vec<String> = old
                .preamble()
                .alineas()
                .take(number)
                .map(|(_, text)| fold(text))
                .collect();
            for kind in [PreambleKind::Visa, PreambleKind::Considerant] {
                if texts.len() == number && texts.last()?.starts_with(kind.opening()) {
                    let rank = texts
                        .iter()
                        .filter(|text| text.starts_with(kind.opening()))
                        .count();
                    return of(kind, rank);
                }
            }
        }
        _ => {}
    }
    None
}
