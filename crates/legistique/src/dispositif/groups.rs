//! « 3 à 5 », « 3 et 5 », « les deux premiers »: which alinéas follow one another.

use super::model::Alineas;
use super::rank::one_rank;
use super::scanner::Scanner;

/// Alinéas one after another are few: « 1 à 4000000000 » is no place.
const ALINEAS_AT_ONCE_MAX: i32 = 10_000;

/// « 3 », « 3 à 5 », « 3, 5 et 7 à 9 ».
pub(super) fn number_groups(scanner: &mut Scanner<'_>) -> Vec<Alineas> {
    let mut groups: Vec<Alineas> = Vec::new();
    let mut ahead = *scanner;
    while let Some(first) = ahead.number().or_else(|| {
        let rank = one_rank(&mut ahead).filter(|rank| *rank > 0);
        rank.filter(|_| groups.is_empty())
    }) {
        let mut group = Alineas::one(first);
        *scanner = ahead;
        let mut range = ahead;
        if range.accept_any(&["a", "jusqu a"]) || range.accept_sign(&['–']) {
            range.accept_any(&["l alinea", "la fin"]);
            if let Some(last) = range
                .number()
                .filter(|last| *last > first && last - first <= ALINEAS_AT_ONCE_MAX)
            {
                group = Alineas {
                    first,
                    last: Some(last),
                    is_range: true,
                };
                *scanner = range;
            }
        }
        groups.push(group);
        ahead = *scanner;
        if !(ahead.accept_sign(&[',']) | ahead.accept_any(&["et a", "et", "ainsi que", "puis"])) {
            break;
        }
        ahead.accept_any(&[
            "a l alinea",
            "l alinea",
            "aux alineas",
            "les alineas",
            "alineas",
            "alinea",
            "de l alinea",
            "des alineas",
        ]);
    }
    joined(groups)
}

/// « 3 et 5 » is one pair; three and more are as many places.
fn joined(groups: Vec<Alineas>) -> Vec<Alineas> {
    match groups[..] {
        [
            Alineas {
                first, last: None, ..
            },
            Alineas {
                first: second,
                last: None,
                ..
            },
        ] if first < second => {
            vec![Alineas {
                first,
                last: Some(second),
                is_range: false,
            }]
        }
        _ => groups,
    }
}

pub(super) fn groups(ranks: &[i32]) -> Vec<Alineas> {
    let is_run = ranks.len() > 2 && ranks.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if is_run {
        return vec![Alineas {
            first: ranks[0],
            last: ranks.last().copied(),
            is_range: true,
        }];
    }
    joined(ranks.iter().map(|rank| Alineas::one(*rank)).collect())
}
