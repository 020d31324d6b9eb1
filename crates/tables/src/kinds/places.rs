//! Places: codes and names of the official geographic code, coordinates.

use crate::exact::Exact;
use crate::fold::fold;

/// Departments (official geographic code, 2024): code and folded name.
const DEPARTMENTS: [(&str, &str); 101] = [
    ("01", "ain"),
    ("02", "aisne"),
    ("03", "allier"),
    ("04", "alpes-de-haute-provence"),
    ("05", "hautes-alpes"),
    ("06", "alpes-maritimes"),
    ("07", "ardeche"),
    ("08", "ardennes"),
    ("09", "ariege"),
    ("10", "aube"),
    ("11", "aude"),
    ("12", "aveyron"),
    ("13", "bouches-du-rhone"),
    ("14", "calvados"),
    ("15", "cantal"),
    ("16", "charente"),
    ("17", "charente-maritime"),
    ("18", "cher"),
    ("19", "correze"),
    ("21", "cote-d'or"),
    ("22", "cotes-d'armor"),
    ("23", "creuse"),
    ("24", "dordogne"),
    ("25", "doubs"),
    ("26", "drome"),
    ("27", "eure"),
    ("28", "eure-et-loir"),
    ("29", "finistere"),
    ("2A", "corse-du-sud"),
    ("2B", "haute-corse"),
    ("30", "gard"),
    ("31", "haute-garonne"),
    ("32", "gers"),
    ("33", "gironde"),
    ("34", "herault"),
    ("35", "ille-et-vilaine"),
    ("36", "indre"),
    ("37", "indre-et-loire"),
    ("38", "isere"),
    ("39", "jura"),
    ("40", "landes"),
    ("41", "loir-et-cher"),
    ("42", "loire"),
    ("43", "haute-loire"),
    ("44", "loire-atlantique"),
    ("45", "loiret"),
    ("46", "lot"),
    ("47", "lot-et-garonne"),
    ("48", "lozere"),
    ("49", "maine-et-loire"),
    ("50", "manche"),
    ("51", "marne"),
    ("52", "haute-marne"),
    ("53", "mayenne"),
    ("54", "meurthe-et-moselle"),
    ("55", "meuse"),
    ("56", "morbihan"),
    ("57", "moselle"),
    ("58", "nievre"),
    ("59", "nord"),
    ("60", "oise"),
    ("61", "orne"),
    ("62", "pas-de-calais"),
    ("63", "puy-de-dome"),
    ("64", "pyrenees-atlantiques"),
    ("65", "hautes-pyrenees"),
    ("66", "pyrenees-orientales"),
    ("67", "bas-rhin"),
    ("68", "haut-rhin"),
    ("69", "rhone"),
    ("70", "haute-saone"),
    ("71", "saone-et-loire"),
    ("72", "sarthe"),
    ("73", "savoie"),
    ("74", "haute-savoie"),
    ("75", "paris"),
    ("76", "seine-maritime"),
    ("77", "seine-et-marne"),
    ("78", "yvelines"),
    ("79", "deux-sevres"),
    ("80", "somme"),
    ("81", "tarn"),
    ("82", "tarn-et-garonne"),
    ("83", "var"),
    ("84", "vaucluse"),
    ("85", "vendee"),
    ("86", "vienne"),
    ("87", "haute-vienne"),
    ("88", "vosges"),
    ("89", "yonne"),
    ("90", "territoire de belfort"),
    ("91", "essonne"),
    ("92", "hauts-de-seine"),
    ("93", "seine-saint-denis"),
    ("94", "val-de-marne"),
    ("95", "val-d'oise"),
    ("971", "guadeloupe"),
    ("972", "martinique"),
    ("973", "guyane"),
    ("974", "la reunion"),
    ("976", "mayotte"),
];

/// Regions (official geographic code, since 2016): code and folded name.
const REGIONS: [(&str, &str); 18] = [
    ("01", "guadeloupe"),
    ("02", "martinique"),
    ("03", "guyane"),
    ("04", "la reunion"),
    ("06", "mayotte"),
    ("11", "ile-de-france"),
    ("24", "centre-val de loire"),
    ("27", "bourgogne-franche-comte"),
    ("28", "normandie"),
    ("32", "hauts-de-france"),
    ("44", "grand est"),
    ("52", "pays de la loire"),
    ("53", "bretagne"),
    ("75", "nouvelle-aquitaine"),
    ("76", "occitanie"),
    ("84", "auvergne-rhone-alpes"),
    ("93", "provence-alpes-cote d'azur"),
    ("94", "corse"),
];

/// Five characters that begin by a department's or a territory's code.
pub(crate) fn is_commune_code(value: &[u8]) -> bool {
    match value {
        [b'2', b'A' | b'B', rest @ ..] => rest.len() == 3 && rest.iter().all(u8::is_ascii_digit),
        [tens, ones, rest @ ..] if rest.len() == 3 => {
            value.iter().all(u8::is_ascii_digit)
                && match (tens, ones) {
                    (b'0' | b'2', b'0') | (b'9', b'6' | b'9') => false,
                    (b'9', b'7') => !matches!(rest.first(), Some(b'0' | b'9')),
                    (b'9', b'8') => matches!(rest.first(), Some(b'4' | b'6'..=b'9')),
                    _ => true,
                }
        }
        _ => false,
    }
}

/// Five digits that begin by a department's number, Corsica's being 20.
pub(crate) fn is_postal_code(value: &[u8]) -> bool {
    value.len() == 5
        && value.iter().all(u8::is_ascii_digit)
        && (b"01000".as_slice()..=b"98999".as_slice()).contains(&value)
        && !value.starts_with(b"96")
}

pub(crate) fn is_department_code(value: &[u8]) -> bool {
    matches!(value.len(), 2 | 3)
        && (DEPARTMENTS.iter().any(|(code, _)| code.as_bytes() == value)
            || matches!(
                value,
                b"975" | b"977" | b"978" | b"984" | b"986" | b"987" | b"988" | b"989"
            ))
}

pub(crate) fn is_region_code(value: &[u8]) -> bool {
    value.len() == 2 && REGIONS.iter().any(|(code, _)| code.as_bytes() == value)
}

fn is_named(value: &[u8], names: &[(&str, &str)]) -> bool {
    if value.len() < 3 || value.len() > 40 || value.first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let Ok(text) = std::str::from_utf8(value) else {
        return false;
    };
    let folded = fold(text);
    let is_same = |name: &str| {
        name.len() == folded.len()
            && name.bytes().zip(folded.bytes()).all(|(ours, theirs)| {
                ours == theirs || (ours == b'-' && theirs == b' ') || (ours == b' ' && theirs == b'-')
            })
    };
    names.iter().any(|(_, name)| is_same(name))
}

pub(crate) fn is_department(value: &[u8]) -> bool {
    is_named(value, &DEPARTMENTS)
}

pub(crate) fn is_region(value: &[u8]) -> bool {
    is_named(value, &REGIONS)
}

/// A coordinate with decimals: a whole number is more often something else.
fn degrees(value: &[u8]) -> Option<f64> {
    if value.len() > 32 || !value.iter().any(|byte| matches!(byte, b'.' | b',')) {
        return None;
    }
    let text = std::str::from_utf8(value).ok()?.replace(',', ".");
    Exact::parse(text.as_bytes())?;
    text.parse().ok()
}

/// Latitudes of French territories, from Réunion and New Caledonia to Dunkirk, and of Terre Adélie.
pub(crate) fn is_latitude(value: &[u8]) -> bool {
    degrees(value).is_some_and(|degrees| degrees.abs() <= 90.0)
}

pub(crate) fn is_longitude(value: &[u8]) -> bool {
    degrees(value).is_some_and(|degrees| degrees.abs() <= 180.0)
}

/// `48.85, 2.35`, in brackets or without.
pub(crate) fn is_pair(value: &[u8]) -> bool {
    let value = match value {
        [b'[', inner @ .., b']'] => inner,
        _ => value,
    };
    let mut parts = value.split(|byte| matches!(byte, b',' | b';'));
    let mut next = || {
        let part = parts.next()?.trim_ascii();
        (memchr::memchr(b'.', part).is_some() && Exact::parse(part).is_some()).then_some(())?;
        std::str::from_utf8(part).ok()?.parse::<f64>().ok()
    };
    let (first, second) = (next(), next());
    matches!((first, second), (Some(first), Some(second)) if first.abs() <= 180.0 && second.abs() <= 180.0)
        && parts.next().is_none()
}

fn metres(value: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(value).ok()?.replace(',', ".");
    Exact::parse(text.as_bytes())?;
    text.parse().ok()
}

/// Metres east in Lambert 93 (EPSG:2154), metropolitan France.
pub(crate) fn is_lambert_x(value: &[u8]) -> bool {
    value.len() >= 6
        && value.len() < 24
        && metres(value).is_some_and(|metres| (99_000.0..=1_243_000.0).contains(&metres))
}

/// Metres north, likewise.
pub(crate) fn is_lambert_y(value: &[u8]) -> bool {
    value.len() >= 7
        && value.len() < 24
        && metres(value).is_some_and(|metres| (6_046_000.0..=7_111_000.0).contains(&metres))
}

/// West, south, east and north of the boxes that hold metropolitan France, Guadeloupe, Martinique, Guyane, Réunion and
/// Mayotte, in degrees.
const FRENCH_BOXES: [[f64; 4]; 6] = [
    [-5.141_277, 41.333_571, 9.560_091, 51.088_989],
    [-61.809_839, 15.832_041, -61.001_959, 16.514_488],
    [-61.229_033, 14.388_646, -60.809_655, 14.878_723],
    [-54.602_39, 2.111_055, -51.619_041, 5.748_138],
    [55.216_526, -21.389_631, 55.836_654, -20.871_8],
    [45.018_33, -13.005_254, 45.299_985, -12.636_59],
];

/// True for a point in one of these boxes.
pub(crate) fn is_in_france(longitude: f64, latitude: f64) -> bool {
    FRENCH_BOXES.iter().any(|[west, south, east, north]| {
        longitude > *west && longitude < *east && latitude > *south && latitude < *north
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_by_their_codes_and_names() {
        for code in ["01001", "2A004", "97105", "75056", "98818"] {
            assert!(is_commune_code(code.as_bytes()), "{code}");
        }
        for code in ["00001", "20004", "1001", "99138", "2C001"] {
            assert!(!is_commune_code(code.as_bytes()), "{code}");
        }
        assert!(is_postal_code(b"01000") && is_postal_code(b"20200") && !is_postal_code(b"1000"));
        assert!(is_department("Côtes d’Armor".as_bytes()) && is_region("Île-de-France".as_bytes()));
        assert!(is_latitude(b"48.85") && !is_latitude(b"48") && is_pair(b"48.85, 2.35") && !is_pair(b"1,5"));
        assert!(is_lambert_x(b"652469.02") && is_lambert_y(b"6862035.26"));
        assert!(is_in_france(2.35, 48.85) && !is_in_france(48.85, 2.35));
    }
}
