//! From an operation to the sentence that asks for it, in each dialect.

use super::model::{Act, Alineas, Directive, Edge, Place, Unit, Which};
use super::parse_in;
use super::said::{
    de, following, located, noun, place_said, quoted, rank_said, side_said, times, word_or_words,
};
use crate::edit::Span;
use crate::folding::capitalised;
use crate::style::Style;

/// The sentence for one operation in a dialect; `None` when it could not be read back the same in that dialect (words that hold
/// unpaired quotation marks, a paragraph that looks like an instruction).
///
/// ```
/// use legistique::{Style, parse_in, render_in};
/// let directive = &parse_in("Alinéa 3\nSupprimer cet alinéa.", None).directives[0];
/// assert_eq!(render_in(directive, Style::Assemblee).as_deref(), Some("Supprimer l’alinéa 3."));
/// assert_eq!(render_in(directive, Style::Loi).as_deref(), Some("L’alinéa 3 est supprimé."));
/// ```
pub fn render_in(directive: &Directive, style: Style) -> Option<String> {
    let sentence = capitalised(&match style {
        Style::Assemblee => assembly(directive)?,
        Style::Senat => senate(directive)?,
        Style::Loi => law(directive)?,
        Style::Commune => municipal(directive)?,
    });
    let read = parse_in(&sentence, Some(style));
    let is_same = matches!(&read.directives[..], [only] if is_same(only, directive)) && read.is_complete();
    is_same.then_some(sentence)
}

/// Whether two operations ask the same, wherever they are said.
fn is_same(one: &Directive, other: &Directive) -> bool {
    let bare = |directive: &Directive| Directive {
        span: Span::default(),
        announced: None,
        ..directive.clone()
    };
    one.is_as_announced() && bare(one) == bare(other)
}

fn assembly(directive: &Directive) -> Option<String> {
    let Directive {
        act,
        place,
        text,
        unit,
        side,
        occurrence,
        ..
    } = directive;
    let words = directive.words.as_deref();
    Some(match act {
        Act::Supprimer => format!("supprimer {}.", place_said(place)?),
        Act::Rediger if place.edge == Some(Edge::Debut) => {
            let bare = Place {
                edge: None,
                ..place.clone()
            };
            format!(
                "rédiger ainsi le début {}\u{a0}:\n{}.",
                de(&place_said(&bare)?),
                quoted(text)
            )
        }
        Act::Rediger => format!("rédiger ainsi {}\u{a0}:\n{}", place_said(place)?, quoted(text)),
        Act::Retablir => format!(
            "rétablir {} dans la rédaction suivante\u{a0}:\n{}",
            place_said(place)?,
            quoted(text)
        ),
        Act::RemplacerMots if text.is_empty() => {
            format!(
                "{}supprimer{} {}\u{a0}:\n{}.",
                located(place)?,
                times(*occurrence)?,
                noun(words?, *occurrence, "")?,
                quoted(words?)
            )
        }
        Act::RemplacerMots => format!(
            "{}substituer{} {}\u{a0}:\n{}\n{}\u{a0}:\n{}.",
            located(place)?,
            times(*occurrence)?,
            noun(words?, *occurrence, "à")?,
            quoted(words?),
            noun(text, None, "")?,
            quoted(text)
        ),
        Act::InsererMots => format!(
            "{}{} {}\u{a0}:\n{},\ninsérer{} {}\u{a0}:\n{}.",
            located(place)?,
            side_said(*side),
            noun(words?, *occurrence, "")?,
            quoted(words?),
            times(*occurrence)?,
            noun(text, None, "")?,
            quoted(text)
        ),
        Act::RedigerFin => {
            let end = format!("la fin {}", de(&place_said(place)?));
            let what = if text.is_empty() {
                format!("supprimer {end}.")
            } else {
                format!("rédiger ainsi {end}\u{a0}:\n{}.", quoted(text))
            };
            format!(
                "après {}\u{a0}:\n{},\n{what}",
                noun(words?, *occurrence, "")?,
                quoted(words?)
            )
        }
        Act::InsererDebut => format!(
            "{}insérer {}\u{a0}:\n{}.",
            located(place)?,
            following(*unit, text)?,
            quoted(text)
        ),
        Act::Completer => format!(
            "compléter {} par {}\u{a0}:\n{}",
            place_said(place)?,
            following(*unit, text)?,
            quoted(text)
        ),
        Act::InsererBlocs => format!(
            "{} {}, insérer {}\u{a0}:\n{}",
            side_said(*side),
            place_said(place)?,
            following(*unit, text)?,
            quoted(text)
        ),
        Act::Deplacer => format!(
            "déplacer {} {} {}.",
            place_said(place)?,
            side_said(*side),
            place_said(directive.destination.as_ref()?)?
        ),
        Act::Renumeroter => renumbered(directive)?,
    })
}

/// « Alinéa 3, première phrase », on a line of its own.
fn senate_place(place: &Place) -> Option<String> {
    let [group] = place.alineas[..] else { return None };
    if place.table.is_some()
        || !place.units.is_empty()
        || place.is_heading
        || place.is_this_division
        || place.preamble.is_some()
        || group.first < 0
    {
        return None;
    }
    let alineas = match group {
        Alineas {
            first, last: None, ..
        } => format!("Alinéa {first}"),
        Alineas {
            first,
            last: Some(last),
            is_range,
        } => format!("Alinéas {first} {} {last}", if is_range { "à" } else { "et" }),
    };
    let alineas = match &place.division {
        Some(division) => format!("{}, {}", capitalised(division), alineas.to_lowercase()),
        None => alineas,
    };
    Some(match place.phrases[..] {
        [] => alineas,
        [rank] => format!("{alineas}, {} phrase", rank_said(rank, true)?),
        _ => return None,
    })
}

fn senate(directive: &Directive) -> Option<String> {
    let Directive {
        act,
        place,
        text,
        unit,
        side,
        occurrence,
        ..
    } = directive;
    let words = directive.words.as_deref();
    let bare = Place {
        edge: None,
        ..place.clone()
    };
    let is_one_sentence = bare.is_whole_division() || bare.is_heading || bare.preamble.is_some();
    if is_one_sentence || bare.is_empty() && !matches!(act, Act::InsererBlocs) {
        // What bears on an article is said in one sentence; the words keep their paragraph.
        let said = place_said(&bare)?;
        return Some(match act {
            Act::Supprimer => format!("supprimer {said}."),
            Act::Rediger => format!("rédiger ainsi {said}\u{a0}:\n{text}"),
            Act::Retablir => format!("rétablir {said} dans la rédaction suivante\u{a0}:\n{text}"),
            Act::Completer => format!(
                "compléter {said} par {}\u{a0}:\n{text}",
                senate_unit(*unit, text)?
            ),
            Act::InsererBlocs => format!(
                "{} {said}, insérer {}\u{a0}:\n{text}",
                side_said(*side),
                senate_unit(*unit, text)?
            ),
            Act::Deplacer => format!(
                "déplacer {said} {} {}.",
                side_said(*side),
                place_said(directive.destination.as_ref()?)?
            ),
            _ => return None,
        });
    }
    let this = || {
        Some(match (place.phrases.is_empty(), place.alineas.first()?.last) {
            (false, _) => "cette phrase",
            (true, Some(_)) => "ces alinéas",
            (true, None) => "cet alinéa",
        })
    };
    let edge = match place.edge {
        Some(Edge::Fin) => "À la fin, ",
        Some(Edge::Debut) => "Au début, ",
        None => "",
    };
    let lead = if edge.is_empty() {
        capitalised
    } else {
        str::to_owned
    };
    Some(match act {
        Act::InsererBlocs => format!(
            "{} {}\nInsérer {}\u{a0}:\n{text}",
            side_said(*side),
            place_said(&bare)?,
            senate_unit(*unit, text)?
        ),
        Act::Supprimer => format!("{}\nSupprimer {}.", senate_place(&bare)?, this()?),
        Act::Rediger if place.edge.is_some() => return None,
        Act::Rediger => format!(
            "{}\nRédiger ainsi {}\u{a0}:\n{text}",
            senate_place(&bare)?,
            this()?
        ),
        Act::Retablir => format!(
            "{}\nRétablir {} dans la rédaction suivante\u{a0}:\n{text}",
            senate_place(&bare)?,
            this()?
        ),
        Act::RemplacerMots if text.is_empty() => {
            format!(
                "{}\n{edge}{}{} {}\u{a0}:\n{}",
                senate_place(&bare)?,
                lead("supprimer"),
                times(*occurrence)?,
                noun(words?, *occurrence, "")?,
                words?
            )
        }
        Act::RemplacerMots => format!(
            "{}\n{edge}{}{} {}\u{a0}:\n{}\npar {}\u{a0}:\n{text}",
            senate_place(&bare)?,
            lead("remplacer"),
            times(*occurrence)?,
            noun(words?, *occurrence, "")?,
            words?,
            noun(text, None, "")?
        ),
        Act::InsererMots => format!(
            "{}\n{} {}\u{a0}:\n{}\ninsérer{} {}\u{a0}:\n{text}",
            senate_place(&bare)?,
            capitalised(side_said(*side)),
            noun(words?, *occurrence, "")?,
            words?,
            times(*occurrence)?,
            noun(text, None, "")?
        ),
        Act::RedigerFin => {
            let end = format!("la fin de {}", this()?);
            let what = if text.is_empty() {
                format!("supprimer {end}.")
            } else {
                format!("rédiger ainsi {end}\u{a0}:\n{text}")
            };
            format!(
                "{}\nAprès {}\u{a0}:\n{}\n{what}",
                senate_place(&bare)?,
                noun(words?, *occurrence, "")?,
                words?
            )
        }
        Act::InsererDebut => format!(
            "{}\nAu début, insérer {}\u{a0}:\n{text}",
            senate_place(&bare)?,
            senate_unit(*unit, text)?
        ),
        Act::Completer => format!(
            "{}\nCompléter {} par {}\u{a0}:\n{text}",
            senate_place(&bare)?,
            this()?,
            senate_unit(*unit, text)?
        ),
        Act::Deplacer => format!(
            "{}\nDéplacer {} {} {}.",
            senate_place(&bare)?,
            this()?,
            side_said(*side),
            place_said(directive.destination.as_ref()?)?
        ),
        Act::Renumeroter => renumbered(directive)?,
    })
}

fn senate_unit(unit: Option<Unit>, text: &str) -> Option<&'static str> {
    let is_one = !text.contains('\n');
    Some(match unit {
        Some(Unit::Mots) => word_or_words(text),
        Some(Unit::Phrase) => "une phrase ainsi rédigée",
        Some(Unit::Alinea) => {
            if is_one {
                "un alinéa ainsi rédigé"
            } else {
                "plusieurs alinéas ainsi rédigés"
            }
        }
        Some(Unit::Division) => "un article ainsi rédigé",
        _ => return None,
    })
}

fn law(directive: &Directive) -> Option<String> {
    let Directive {
        act,
        place,
        text,
        unit,
        side,
        occurrence,
        ..
    } = directive;
    let words = directive.words.as_deref();
    let agreed = |stem: &str, words: &str| {
        let is_one = noun(words, None, "")?.starts_with("le ");
        Some(if is_one {
            format!("est {stem}")
        } else {
            format!("sont {stem}s")
        })
    };
    let subject_agreed = |stem: &str| {
        let is_plural = place.phrases.is_empty()
            && place.alineas.first().is_some_and(|group| group.last.is_some())
            || place
                .preamble
                .as_ref()
                .is_some_and(|preamble| preamble.ranks.is_empty());
        let is_feminine = !place.phrases.is_empty() || is_feminine_division(place);
        match (is_plural, is_feminine) {
            (true, _) => format!("sont {stem}s"),
            (false, true) => format!("est {stem}e"),
            (false, false) => format!("est {stem}"),
        }
    };
    let written = |unit: Option<Unit>| {
        Some(match unit {
            Some(Unit::Phrase) => "une phrase ainsi rédigée",
            Some(Unit::Alinea) => {
                if text.contains('\n') {
                    "plusieurs alinéas ainsi rédigés"
                } else {
                    "un alinéa ainsi rédigé"
                }
            }
            Some(Unit::Division) => "un article ainsi rédigé",
            Some(Unit::Mots) => {
                if crate::difference::tokens(text).len() <= 1 {
                    "le mot"
                } else {
                    "les mots"
                }
            }
            _ => return None,
        })
    };
    let is_words = *unit == Some(Unit::Mots);
    Some(match act {
        Act::Supprimer => format!("{} {}.", place_said(place)?, subject_agreed("supprimé")),
        Act::Retablir => format!(
            "{} {}\u{a0}: {}",
            place_said(place)?,
            subject_agreed("rétabli").replacen(' ', " ainsi ", 1),
            quoted(text)
        ),
        Act::RedigerFin => {
            let end = format!(
                "après {}\u{a0}: {}, la fin {}",
                noun(words?, *occurrence, "")?,
                quoted(words?),
                de(&place_said(place)?)
            );
            if text.is_empty() {
                format!("{end} est supprimée.")
            } else {
                format!("{end} est ainsi rédigée\u{a0}: {}.", quoted(text))
            }
        }
        Act::Deplacer => format!(
            "{} {} {} {}.",
            place_said(place)?,
            subject_agreed("déplacé"),
            side_said(*side),
            place_said(directive.destination.as_ref()?)?
        ),
        Act::Renumeroter => renumbered(directive)?,
        Act::Rediger if place.edge.is_none() => format!(
            "{} {}\u{a0}: {}",
            place_said(place)?,
            subject_agreed("rédigé").replacen(' ', " ainsi ", 1),
            quoted(text)
        ),
        Act::RemplacerMots if text.is_empty() => format!(
            "{}{}\u{a0}: {} {}{}.",
            located(place)?,
            noun(words?, *occurrence, "")?,
            quoted(words?),
            occurrence_agreed(*occurrence, "supprimé", words?, &agreed)?,
            times(*occurrence)?
        ),
        Act::RemplacerMots => format!(
            "{}{}\u{a0}: {} {}{} par {}\u{a0}: {}.",
            located(place)?,
            noun(words?, *occurrence, "")?,
            quoted(words?),
            occurrence_agreed(*occurrence, "remplacé", words?, &agreed)?,
            times(*occurrence)?,
            noun(text, None, "")?,
            quoted(text)
        ),
        Act::InsererMots => format!(
            "{}{} {}\u{a0}: {}, {}{} {}\u{a0}: {}.",
            located(place)?,
            side_said(*side),
            noun(words?, *occurrence, "")?,
            quoted(words?),
            agreed("inséré", text)?,
            times(*occurrence)?,
            noun(text, None, "")?,
            quoted(text)
        ),
        Act::InsererDebut if is_words => format!(
            "{}{} {}\u{a0}: {}.",
            located(place)?,
            agreed("inséré", text)?,
            noun(text, None, "")?,
            quoted(text)
        ),
        Act::Completer => format!(
            "{} {} par {}\u{a0}: {}",
            place_said(place)?,
            subject_agreed("complété"),
            written(*unit)?,
            quoted(text)
        ),
        Act::InsererBlocs if !is_words => format!(
            "{} {}, il est inséré {}\u{a0}: {}",
            side_said(*side),
            place_said(place)?,
            written(*unit)?,
            quoted(text)
        ),
        _ => return None,
    })
}

/// « l’article 5 devient l’article 6. », or the words that it is said to become.
fn renumbered(directive: &Directive) -> Option<String> {
    let place = place_said(&directive.place)?;
    Some(match &directive.destination {
        Some(destination) => {
            let verb = if place.starts_with("les ") {
                "deviennent"
            } else {
                "devient"
            };
            format!("{place} {verb} {}.", place_said(destination)?)
        }
        None => format!("renuméroter {place} en\u{a0}: {}.", quoted(&directive.text)),
    })
}

/// « L’action 12 est supprimée. »
fn is_feminine_division(place: &Place) -> bool {
    let noun = place
        .division
        .as_deref()
        .and_then(|division| division.split(' ').next());
    place.is_whole_division()
        && noun
            .and_then(crate::nouns::noun)
            .is_some_and(|noun| noun.is_feminine)
}

fn occurrence_agreed(
    which: Option<Which>,
    stem: &str,
    words: &str,
    agreed: &impl Fn(&str, &str) -> Option<String>,
) -> Option<String> {
    if matches!(which, Some(Which::Nth(_))) {
        Some(format!("est {stem}e"))
    } else {
        agreed(stem, words)
    }
}

fn municipal(directive: &Directive) -> Option<String> {
    let Directive {
        act,
        place,
        text,
        occurrence,
        ..
    } = directive;
    match (act, directive.words.as_deref()) {
        (Act::RemplacerMots, Some(words)) if !text.is_empty() => Some(format!(
            "{}remplacer {}\u{a0}: {} par {}\u{a0}: {}{}.",
            located(place)?,
            noun(words, *occurrence, "")?,
            quoted(words),
            noun(text, None, "")?,
            quoted(text),
            times(*occurrence)?
        )),
        _ => assembly(directive).map(|sentence| {
            sentence
                .replace("\u{a0}:\n", "\u{a0}: ")
                .replace("\u{a0}»,\ninsérer", "\u{a0}», insérer")
                .replace("\u{a0}»,\nr", "\u{a0}», r")
                .replace("\u{a0}»,\ns", "\u{a0}», s")
        }),
    }
}
