//! Noun phrases of drafting: places, words, what follows.

use super::model::{Alineas, Edge, Place, PreambleKind, PreamblePlace, Unit, Which};
use crate::edit::Side;
use crate::path::ordinal;

/// « l’alinéa 3 », « la première phrase de l’alinéa 3 », « cet article ».
pub(super) fn place_said(place: &Place) -> Option<String> {
    if place.table.is_some() || !place.units.is_empty() || place.is_this_phrase {
        return None;
    }
    if let Some(preamble) = &place.preamble {
        return preamble_said(place, preamble);
    }
    let division = match (&place.division, place.is_this_division) {
        (Some(division), _) => Some(with_article(division)?),
        (None, true) if place.is_amendment => Some("cet amendement".to_owned()),
        (None, true) => Some("cet article".to_owned()),
        (None, false) => None,
    };
    let alineas = match place.alineas[..] {
        [] => None,
        [group] => Some(alineas_said(group)),
        _ => return None,
    };
    let phrase = match place.phrases[..] {
        [] => None,
        [rank] => Some(format!("la {} phrase", rank_said(rank, true)?)),
        _ => return None,
    };
    if place.is_heading {
        return Some(division.map_or_else(
            || "le titre".to_owned(),
            |division| format!("l’intitulé {}", crate::nouns::of(&division)),
        ));
    }
    let parts: Vec<String> = [phrase, alineas, division].into_iter().flatten().collect();
    let (first, rest) = parts.split_first()?;
    Some(
        rest.iter()
            .fold(first.clone(), |said, part| format!("{said} {}", de(part))),
    )
}

/// « le deuxième visa », « les considérants ».
fn preamble_said(place: &Place, preamble: &PreamblePlace) -> Option<String> {
    let is_alone = place.alineas.is_empty()
        && place.phrases.is_empty()
        && place.division.is_none()
        && !place.is_this_division
        && !place.is_heading;
    let noun = match preamble.kind {
        PreambleKind::Visa => "visa",
        PreambleKind::Considerant => "considérant",
    };
    let said = match preamble.ranks[..] {
        [] => format!("les {noun}s"),
        [rank] => format!("le {} {noun}", rank_said(rank, false)?),
        _ => return None,
    };
    is_alone.then_some(said)
}

pub(super) fn with_article(division: &str) -> Option<String> {
    let (noun, rest) = division.split_once(' ')?;
    let noun = crate::nouns::noun(noun)?;
    Some(format!("{} {rest}", noun.with_article()))
}

pub(super) fn de(phrase: &str) -> String {
    if let Some(rest) = phrase.strip_prefix("les ") {
        format!("des {rest}")
    } else {
        crate::nouns::of(phrase)
    }
}

pub(super) fn at(phrase: &str) -> String {
    if let Some(rest) = phrase.strip_prefix("les ") {
        format!("aux {rest}")
    } else {
        crate::nouns::to(phrase)
    }
}

pub(super) fn alineas_said(group: Alineas) -> String {
    match group {
        Alineas {
            first, last: None, ..
        } if first < 0 => format!("le {} alinéa", rank_said(first, false).unwrap_or_default()),
        Alineas {
            first, last: None, ..
        } => format!("l’alinéa {first}"),
        Alineas {
            first,
            last: Some(last),
            is_range,
        } => format!("les alinéas {first} {} {last}", if is_range { "à" } else { "et" }),
    }
}

pub(super) fn rank_said(rank: i32, is_feminine: bool) -> Option<String> {
    Some(match rank {
        -1 => if is_feminine { "dernière" } else { "dernier" }.to_owned(),
        -2 => if is_feminine {
            "avant-dernière"
        } else {
            "avant-dernier"
        }
        .to_owned(),
        1 => if is_feminine { "première" } else { "premier" }.to_owned(),
        2 => "deuxième".to_owned(),
        rank if rank > 0 => ordinal(usize::try_from(rank).ok()?, is_feminine),
        _ => return None,
    })
}

/// « à l’alinéa 3, », « à la fin de l’alinéa 3, », nothing for no place.
pub(super) fn located(place: &Place) -> Option<String> {
    let bare = Place {
        edge: None,
        ..place.clone()
    };
    let said = if bare.is_empty() {
        None
    } else {
        Some(place_said(&bare)?)
    };
    Some(match (place.edge, said) {
        (None, None) => String::new(),
        (None, Some(said)) => format!("{}, ", at(&said)),
        (Some(Edge::Fin), None) => "à la fin, ".to_owned(),
        (Some(Edge::Debut), None) => "au début, ".to_owned(),
        (Some(Edge::Fin), Some(said)) => format!("à la fin {}, ", de(&said)),
        (Some(Edge::Debut), Some(said)) => format!("au début {}, ", de(&said)),
    })
}

/// « le mot », « les mots », with the occurrence.
pub(super) fn noun(words: &str, which: Option<Which>, before: &str) -> Option<String> {
    let is_one = crate::difference::tokens(words)
        .iter()
        .filter(|token| token.starts_with(char::is_alphanumeric))
        .count()
        <= 1;
    let plain = match (before, is_one) {
        ("à", true) => "au mot",
        ("à", false) => "aux mots",
        (_, true) => "le mot",
        (_, false) => "les mots",
    };
    Some(match which {
        None | Some(Which::All(_)) => plain.to_owned(),
        Some(Which::Nth(rank)) => {
            let of = if is_one { "du mot" } else { "des mots" };
            format!(
                "{}la {} occurrence {of}",
                if before == "à" { "à " } else { "" },
                rank_said(rank, true)?
            )
        }
    })
}

pub(super) fn times(which: Option<Which>) -> Option<&'static str> {
    Some(match which {
        Some(Which::All(None)) => " à chaque occurrence",
        Some(Which::All(Some(2))) => " par deux fois",
        Some(Which::All(Some(3))) => " par trois fois",
        Some(Which::All(Some(_))) => return None,
        _ => "",
    })
}

pub(super) fn quoted(text: &str) -> String {
    let (open, close) = if text.matches('«').count() == text.matches('»').count() {
        ("«\u{a0}", "\u{a0}»")
    } else {
        ("“", "”")
    };
    let lines: Vec<&str> = text.split('\n').collect();
    format!("{open}{}{close}", lines.join(&format!("\n{open}")))
}

/// « le mot », « les mots ».
pub(super) fn word_or_words(text: &str) -> &'static str {
    if crate::difference::tokens(text).len() <= 1 {
        "le mot"
    } else {
        "les mots"
    }
}

/// « l’alinéa suivant », « la phrase suivante », « les mots ».
pub(super) fn following(unit: Option<Unit>, text: &str) -> Option<&'static str> {
    let is_one = !text.contains('\n');
    Some(match unit {
        Some(Unit::Mots) => word_or_words(text),
        Some(Unit::Phrase) => "la phrase suivante",
        Some(Unit::Alinea) => {
            if is_one {
                "l’alinéa suivant"
            } else {
                "les alinéas suivants"
            }
        }
        Some(Unit::Division) => "l’article suivant",
        None => "ce qui suit",
        Some(Unit::Ligne | Unit::Colonne) => return None,
    })
}

pub(super) fn side_said(side: Option<Side>) -> &'static str {
    if side == Some(Side::Avant) {
        "avant"
    } else {
        "après"
    }
}
