//! From operations to the sentence that asks for them, in the municipal style.

use crate::amount::Amount;
use crate::difference::tokens;
use crate::edit::{Addition, Occurrence, Operation, Side};
use crate::folding::capitalised;
use crate::nouns::{noun, to};
use crate::path::{DivisionRef, Path, Target, ordinal};
use crate::tokens::{Kind, QUOTATION_MARKS, blocks_of, tokenise};

/// The sentence for one operation, or for several alinéas removed together. `None` when the words cannot stand
/// between quotation marks and be read back the same.
pub(crate) fn sentence(operations: &[Operation]) -> Option<String> {
    let sentence = match operations {
        [operation] => single(operation)?,
        [first, .., last] => removed_run(first, last).or_else(|| renumbered_run(operations))?,
        [] => return None,
    };
    Some(capitalised(&sentence))
}

fn single(operation: &Operation) -> Option<String> {
    Some(match operation {
        Operation::Supprimer { path } => format!("supprimer {}.", path.with_article()),
        Operation::Rediger { path, blocks } => {
            format!(
                "rédiger ainsi {}\u{a0}: {}",
                path.with_article(),
                quoted_blocks(blocks)?
            )
        }
        Operation::RemplacerMots {
            scope,
            old,
            new,
            occurrence,
        } => {
            let old = named(old, "", *occurrence)?;
            if new.is_empty() {
                format!("{}supprimer {old}.", located(scope))
            } else {
                format!(
                    "{}remplacer {old} par {}.",
                    located(scope),
                    named(new, "", Occurrence::Unique)?
                )
            }
        }
        Operation::InsererMots {
            scope,
            anchor,
            side,
            new,
            occurrence,
        } => {
            let side = if *side == Side::Apres { "après" } else { "avant" };
            let anchor = named(anchor, "", *occurrence)?;
            format!(
                "{}{side} {anchor}, insérer {}.",
                located(scope),
                named(new, "", Occurrence::Unique)?
            )
        }
        Operation::RedigerFin {
            scope,
            anchor,
            to_end_of_phrase,
            new,
            occurrence,
        } => {
            let end = if *to_end_of_phrase {
                "la fin de la phrase"
            } else {
                "la fin"
            };
            let anchor = named(anchor, "", *occurrence)?;
            let what = if new.is_empty() {
                format!("supprimer {end}")
            } else {
                format!("rédiger ainsi {end}\u{a0}: {}", quoted(new)?)
            };
            format!("{}après {anchor}, {what}.", located(scope))
        }
        Operation::InsererDebut { path, new } => format!(
            "au début {}, insérer {}.",
            crate::nouns::of(&path.with_article()),
            named(new, "", Occurrence::Unique)?
        ),
        Operation::Completer { path, addition } => {
            let added = match addition {
                Addition::Mots(words) => format!("{}.", named(words, "par ", Occurrence::Unique)?),
                Addition::Phrase(words) => format!("par la phrase suivante\u{a0}: {}", quoted(words)?),
                Addition::Alineas(blocks) => {
                    format!("par {}\u{a0}: {}", following(blocks), quoted_blocks(blocks)?)
                }
            };
            format!("compléter {} {added}", path.with_article())
        }
        Operation::InsererBlocs { path, side, blocks } => {
            let side = if *side == Side::Apres { "après" } else { "avant" };
            let what = division_inserted(path, blocks).map_or_else(
                || {
                    let what = match &path.target {
                        Target::Cell(cell) if cell.row.is_none() => "la colonne suivante",
                        Target::Cell(_) => "la ligne suivante",
                        _ => following(blocks),
                    };
                    Some(format!("{what}\u{a0}: {}", quoted_blocks(blocks)?))
                },
                |(noun, blocks)| Some(format!("{noun}\u{a0}: {}", quoted_blocks(&blocks)?)),
            )?;
            format!("{side} {}, insérer {what}", path.with_article())
        }
        Operation::RedigerIntitule { division, new } => {
            let path = Path::heading(division.0.clone());
            format!("remplacer {} par\u{a0}: {}.", path.with_article(), quoted(new)?)
        }
        Operation::Renumeroter { division, number } => {
            let DivisionRef::Numbered { noun, .. } = division.0 else {
                return None;
            };
            let given = DivisionRef::Numbered {
                noun,
                number: number.clone(),
            };
            format!("{} devient {}.", division.0.with_article(), given.with_article())
        }
    })
}

/// « supprimer les alinéas 3 à 5 de l’action 2. »
fn removed_run(first: &Operation, last: &Operation) -> Option<String> {
    let (Operation::Supprimer { path: first }, Operation::Supprimer { path: last }) = (first, last) else {
        return None;
    };
    let (Target::Alinea(from), Target::Alinea(until)) = (&first.target, &last.target) else {
        return None;
    };
    let joint = if *until == *from + 1 { "et" } else { "à" };
    let single = first.with_article();
    let rest = single.strip_prefix(&format!("l’alinéa {from}"))?;
    Some(format!("supprimer les alinéas {from} {joint} {until}{rest}."))
}

/// « les articles 5 à 9 deviennent les articles 6 à 10. »
fn renumbered_run(operations: &[Operation]) -> Option<String> {
    let numbers = |operation: &Operation| match operation {
        Operation::Renumeroter { division, number } => match &division.0 {
            DivisionRef::Numbered { noun, number: old } => Some((*noun, old.clone(), number.clone())),
            _ => None,
        },
        _ => None,
    };
    let (key, first, given) = numbers(operations.first()?)?;
    let (_, last, last_given) = numbers(operations.last()?)?;
    let noun = noun(key)?;
    let ending = if noun.shown.ends_with("eu") { "x" } else { "s" };
    let joint = if operations.len() == 2 { "et" } else { "à" };
    let named = format!("les {}{ending}", noun.shown);
    Some(format!(
        "{named} {first} {joint} {last} deviennent {named} {given} {joint} {last_given}."
    ))
}

fn located(scope: &Path) -> String {
    if *scope == Path::WHOLE {
        String::new()
    } else {
        format!("{}, ", to(&scope.with_article()))
    }
}

/// « le mot : « x » », « par les mots : « x y » », « le signe : « ; » », « la 2e occurrence du mot : « x » ».
fn named(words: &str, before: &str, occurrence: Occurrence) -> Option<String> {
    let count = tokens(words)
        .iter()
        .filter(|token| token.starts_with(char::is_alphanumeric))
        .count();
    let is_amount = Amount::read(words).is_some_and(|amount| amount.is_money());
    let (phrase, of_phrase) = match count {
        _ if is_amount => ("le montant", "du montant"),
        0 => ("le signe", "du signe"),
        1 => ("le mot", "du mot"),
        _ => ("les mots", "des mots"),
    };
    let quoted = quoted(words)?;
    Some(match occurrence {
        Occurrence::Nth(number) => format!(
            "{before}la {} occurrence {of_phrase}\u{a0}: {quoted}",
            ordinal(number, true)
        ),
        Occurrence::Unique => format!("{before}{phrase}\u{a0}: {quoted}"),
        Occurrence::All => format!("{before}{phrase}\u{a0}: {quoted} à chaque occurrence"),
    })
}

fn following(blocks: &[String]) -> &'static str {
    if blocks.len() == 1 {
        "l’alinéa suivant"
    } else {
        "les alinéas suivants"
    }
}

/// « l’action suivante » and its blocks without the marks of the heading, when the neighbour has the same noun.
fn division_inserted(path: &Path, blocks: &[String]) -> Option<(String, Vec<String>)> {
    let (Target::Whole, Some(DivisionRef::Numbered { noun: key, .. })) = (&path.target, &path.division)
    else {
        return None;
    };
    let heading = blocks.first()?.trim_start_matches('#').trim_start();
    let inserted = crate::heading::split_heading(heading).label?.0;
    let noun = noun(key)?;
    let is_announced = blocks[0].starts_with('#') && inserted == noun.key;
    let blocks: Vec<String> = std::iter::once(heading.to_owned())
        .chain(blocks[1..].iter().cloned())
        .collect();
    is_announced.then(|| (format!("{} {}", noun.with_article(), noun.following()), blocks))
}

/// Words between the first marks from which they are read back the same.
pub(crate) fn quoted(words: &str) -> Option<String> {
    quoted_as(words, words)
}

/// Blocks, each opening with its own mark, the last one closing.
fn quoted_blocks(blocks: &[String]) -> Option<String> {
    let content = blocks.join("\n\n");
    if blocks_of(&content) != blocks {
        return None;
    }
    quoted_as(&content, &blocks.join("\u{0}"))
}

/// `marked` is the content with NUL where a mark reopens.
fn quoted_as(content: &str, marked: &str) -> Option<String> {
    QUOTATION_MARKS.iter().find_map(|(open, close)| {
        let (space, inner) = if *open == '«' {
            ("\u{a0}", "\u{a0}")
        } else {
            ("", "")
        };
        let written = format!(
            "{open}{space}{}{inner}{close}",
            marked.replace('\0', &format!("\n{open}{space}"))
        );
        match &tokenise(&written)[..] {
            [only] if only.kind == Kind::Quotation(content.to_owned()) => Some(written),
            _ => None,
        }
    })
}
