//! What each cell says, and which rules it breaks on its own.

use super::columns::Field;
use super::communes::Geography;
use crate::dates;
use crate::fold::fold;
use crate::kinds::numbers;

/// The number of what is a place and no address.
pub(super) const PLACE_NUMBER: u32 = 99_999;
const NUMBER_MAX: u32 = 99_999;
const STREET_LETTERS_MIN: usize = 3;
const STREET_LETTERS_MAX: usize = 200;
const SUFFIX_LETTERS_MAX: usize = 9;
/// Figures of the number in a key.
const KEY_NUMBER_DIGITS: usize = 5;
/// Before the first of January 2010, the day of a change says little: the format is of that year.
const FIRST_DAY: (i32, u32, u32) = (2010, 1, 1);

const POSITIONS: [&str; 8] = [
    "entrée",
    "bâtiment",
    "cage d’escalier",
    "logement",
    "service technique",
    "délivrance postale",
    "parcelle",
    "segment",
];

/// What a cell is judged by besides itself.
#[derive(Clone, Copy)]
pub(super) struct Judging<'a> {
    pub(super) geography: Geography<'a>,
    /// Days since the first of January 1970
    pub(super) today: i32,
}

/// The key of interoperability: `56007_0123_00004_bis`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) commune: String,
    /// None where it is not said, or wrong
    pub(super) street: Option<String>,
    /// None for a number that no address has
    pub(super) number: Option<u32>,
    /// As it should be written
    pub(super) written: String,
}

/// What the cells of one row say, what was not understood left out.
#[derive(Default)]
pub(super) struct Address {
    pub(super) key: Option<Key>,
    /// Of the commune, of the toponym, of the address: from their own columns
    pub(super) ids: [Option<String>; 3],
    /// The same, from `uid_adresse`
    pub(super) uids: [Option<String>; 3],
    pub(super) street: Option<String>,
    pub(super) toponym: Option<String>,
    pub(super) complement: Option<String>,
    pub(super) number: Option<u32>,
    pub(super) suffix: Option<String>,
    pub(super) commune: Option<String>,
    pub(super) commune_name: Option<String>,
    pub(super) former: Option<String>,
    pub(super) x: Option<f64>,
    pub(super) y: Option<f64>,
    pub(super) long: Option<f64>,
    pub(super) lat: Option<f64>,
}

impl Address {
    /// The name of the street or of the place.
    pub(super) fn name(&self) -> Option<&str> {
        self.street.as_deref().or(self.toponym.as_deref())
    }

    /// The commune, by its own column, or by the key.
    pub(super) fn commune(&self) -> Option<&str> {
        let of_key = || self.key.as_ref().map(|key| key.commune.as_str());
        self.commune.as_deref().or_else(of_key)
    }

    /// The identifier of the commune (0), of the toponym (1), of the address (2).
    pub(super) fn id(&self, which: usize) -> Option<&str> {
        let of = |ids: &[Option<String>; 3]| ids.get(which).is_some_and(Option::is_some);
        let ids = if of(&self.ids) { &self.ids } else { &self.uids };
        ids.get(which)?.as_deref()
    }

    /// True for a number that is no toponym's.
    pub(super) fn is_numbered(&self) -> bool {
        self.number.is_some_and(|number| number != PLACE_NUMBER)
    }
}

/// Letters as JavaScript counts them: bounds of the format are its own.
fn letters(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Reads a cell into `address`, and tells the rules that it breaks.
pub(super) fn read(
    field: Field,
    raw: &str,
    is_localized: bool,
    judging: Judging<'_>,
    address: &mut Address,
    broken: &mut Vec<&'static str>,
) {
    let value = raw.trim();
    if value.len() != raw.len() {
        broken.push("espaces_debut_fin");
    }
    if value.is_empty() {
        if field.is_required() && !is_localized {
            broken.push("valeur_manquante");
        }
        return;
    }
    match field {
        Field::Key => address.key = key(value, judging.geography, broken),
        Field::UidAddress => uids(value, address, broken),
        Field::IdCommune => set(&mut address.ids, 0, id(value, broken)),
        Field::IdToponym => set(&mut address.ids, 1, id(value, broken)),
        Field::IdAddress => set(&mut address.ids, 2, id(value, broken)),
        Field::Street => address.street = street(value, broken),
        Field::Toponym => address.toponym = street(value, broken),
        Field::Complement => address.complement = Some(value.to_owned()),
        Field::Number => address.number = number(value, broken),
        Field::Suffix => address.suffix = suffix(value, broken),
        Field::CommuneCode => address.commune = commune(value, judging.geography, broken),
        Field::CommuneName => {
            if value.to_lowercase() == value || value.to_uppercase() == value {
                broken.push("casse_incorrecte");
            }
            address.commune_name = Some(value.to_owned());
        }
        Field::FormerCode => {
            let code = value.to_uppercase();
            if !judging.geography.knows(&code) {
                broken.push("commune_invalide");
            }
            address.former = Some(code);
        }
        Field::Position => match position(value) {
            Some(known) if known == value => {}
            Some(_) => broken.push("enum_fuzzy"),
            None => broken.push("valeur_invalide"),
        },
        Field::X => address.x = coordinate(value, broken),
        Field::Y => address.y = coordinate(value, broken),
        Field::Long => address.long = coordinate(value, broken),
        Field::Lat => address.lat = coordinate(value, broken),
        Field::Parcels => parcels(value, broken),
        Field::Day => day(value, judging.today, broken),
        Field::Certified => {
            if !matches!(value, "0" | "1") {
                broken.push("valeur_invalide");
            }
        }
        Field::FormerName | Field::Source => {}
    }
}

fn set(ids: &mut [Option<String>; 3], which: usize, id: Option<String>) {
    if let Some(slot) = ids.get_mut(which) {
        *slot = id;
    }
}

fn key(value: &str, geography: Geography<'_>, broken: &mut Vec<&'static str>) -> Option<Key> {
    if value.to_lowercase() != value {
        broken.push("casse_invalide");
    }
    let parts: Vec<&str> = value.split('_').collect();
    let [commune, street, number, suffixes @ ..] = parts.as_slice() else {
        broken.push("structure_invalide");
        return None;
    };
    if parts.iter().any(|part| part.is_empty()) {
        broken.push("structure_invalide");
        return None;
    }
    let commune = commune.to_uppercase();
    if !geography.knows(&commune) {
        broken.push("commune_invalide");
    } else if geography.is_former(&commune) {
        broken.push("commune_ancienne");
    }
    let mut is_told = false;
    if letters(street) != 4 {
        broken.push("voie_invalide");
    } else if street.eq_ignore_ascii_case("xxxx") || *street == "0000" {
        broken.push("voie_non_renseignee");
    } else {
        is_told = true;
    }
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        broken.push("numero_invalide");
        return None;
    }
    if number.len() != KEY_NUMBER_DIGITS {
        broken.push("numero_prefixe_manquant");
    }
    let padded = format!("{number:0>KEY_NUMBER_DIGITS$}");
    let mut written = [commune.as_str(), *street, padded.as_str()].join("_");
    for suffix in suffixes {
        written.push('_');
        written.push_str(suffix);
    }
    Some(Key {
        written: written.to_lowercase(),
        street: is_told.then(|| street.to_uppercase()),
        number: number.parse().ok(),
        commune,
    })
}

/// `@c:… @v:… @a:…`: identifiers as version 1.3 carries them.
fn uids(value: &str, address: &mut Address, broken: &mut Vec<&'static str>) {
    let lower = value.to_ascii_lowercase();
    let told = |mark: &str| {
        let pieces = lower.match_indices(mark);
        pieces
            .filter_map(|(at, _)| value.get(at + mark.len()..)?.split(char::is_whitespace).next())
            .find(|piece| !piece.is_empty())
    };
    let ids = [told("@c:"), told("@v:"), told("@a:")];
    if ids.iter().flatten().any(|id| !is_uuid_v4(id)) {
        broken.push("type_invalide");
        return;
    }
    address.uids = ids.map(|id| id.map(str::to_owned));
}

fn id(value: &str, broken: &mut Vec<&'static str>) -> Option<String> {
    if is_uuid_v4(value) {
        return Some(value.to_owned());
    }
    broken.push("type_invalide");
    None
}

/// RFC 9562, version 4.
fn is_uuid_v4(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b' | b'A' | b'B'),
            _ => byte.is_ascii_hexdigit(),
        })
}

fn street(value: &str, broken: &mut Vec<&'static str>) -> Option<String> {
    let length = letters(value);
    let wrong = if length < STREET_LETTERS_MIN {
        Some("trop_court")
    } else if length > STREET_LETTERS_MAX {
        Some("trop_long")
    } else if value.contains('\u{fffd}') {
        Some("caractere_invalide")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        broken.push(wrong);
        return None;
    }
    if value.contains('_') {
        broken.push("contient_tiret_bas");
    }
    let name = value.replace('_', " ");
    if name.to_uppercase() == name {
        broken.push("casse_incorrecte");
    }
    Some(name)
}

fn number(value: &str, broken: &mut Vec<&'static str>) -> Option<u32> {
    if !value.bytes().all(|byte| byte.is_ascii_digit()) {
        broken.push("type_invalide");
        return None;
    }
    let Some(number) = value.parse::<u32>().ok().filter(|number| *number <= NUMBER_MAX) else {
        broken.push("trop_grand");
        return None;
    };
    if number == 0 {
        broken.push("not_to_be_zero");
    } else if value.starts_with('0') {
        broken.push("contient_prefixe");
    }
    Some(number)
}

fn suffix(value: &str, broken: &mut Vec<&'static str>) -> Option<String> {
    if !value.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        broken.push("debut_invalide");
        return None;
    }
    if letters(value) > SUFFIX_LETTERS_MAX {
        broken.push("trop_long");
        return None;
    }
    let is_plain = |letter: char| {
        letter.is_ascii_alphanumeric()
            || letter.is_whitespace()
            || "àáâãäåæçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ".contains(letter)
    };
    if !value.chars().all(is_plain) {
        broken.push("caractere_invalide");
    }
    Some(value.to_owned())
}

fn commune(value: &str, geography: Geography<'_>, broken: &mut Vec<&'static str>) -> Option<String> {
    let code = value.to_uppercase();
    if !geography.knows(&code) {
        broken.push("commune_invalide");
        return None;
    }
    if geography.is_former(&code) {
        broken.push("commune_ancienne");
    }
    Some(code)
}

/// The position that these words mean.
fn position(value: &str) -> Option<&'static str> {
    if let Some(known) = POSITIONS.into_iter().find(|known| *known == value) {
        return Some(known);
    }
    let plain = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<&str>>()
            .join(" ")
    };
    let meant = plain(value);
    POSITIONS.into_iter().find(|known| plain(known) == meant)
}

/// A number whose decimals follow `point`, as the reference validator has it: `01` passes, `01.5` does not.
fn is_decimal(value: &str, point: char) -> bool {
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    if unsigned.len() == 2 && unsigned.starts_with('0') && is_figures(unsigned) {
        return true;
    }
    let (whole, decimals) = match unsigned.split_once(point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    is_figures(whole) && (whole == "0" || !whole.starts_with('0')) && decimals.is_none_or(is_figures)
}

fn coordinate(value: &str, broken: &mut Vec<&'static str>) -> Option<f64> {
    if is_decimal(value, '.') {
        return value.parse().ok();
    }
    if is_decimal(value, ',') {
        broken.push("separateur_decimal_invalide");
        return value.replace(',', ".").parse().ok();
    }
    broken.push("valeur_invalide");
    None
}

/// Cadastral parcels, of 14 characters or 15, parted by `|`.
fn parcels(value: &str, broken: &mut Vec<&'static str>) {
    let inner = value.trim_matches('|');
    if inner.len() != value.len() {
        broken.push("pipe_debut_fin");
    }
    if inner.split('|').any(|parcel| !matches!(letters(parcel), 14 | 15)) {
        broken.push("valeur_invalide");
    }
}

fn day(value: &str, today: i32, broken: &mut Vec<&'static str>) {
    let Some(day) = (value.len() == 10)
        .then(|| dates::iso_date(value.as_bytes()))
        .flatten()
    else {
        broken.push("date_invalide");
        return;
    };
    let days = dates::days_since_epoch(day.year, day.month, day.day);
    let (year, month, first) = FIRST_DAY;
    if days < dates::days_since_epoch(year, month, first) {
        broken.push("date_ancienne");
    }
    if days > today {
        broken.push("date_future");
    }
}

/// What a cell should say instead, when there is no doubt and it then breaks fewer rules, and no other.
pub(super) fn mended(field: Field, raw: &str, is_localized: bool, judging: Judging<'_>) -> Option<String> {
    let broken_by = |text: &str| {
        let mut broken = Vec::new();
        read(
            field,
            text,
            is_localized,
            judging,
            &mut Address::default(),
            &mut broken,
        );
        broken
    };
    let before = broken_by(raw);
    if before.is_empty() {
        return None;
    }
    let value = raw.trim();
    let other = rewritten(field, value, judging);
    let mut tried = other.into_iter().chain([value.to_owned()]);
    tried.find(|tried| {
        let after = broken_by(tried);
        after.len() < before.len() && after.iter().all(|rule| before.contains(rule))
    })
}

fn rewritten(field: Field, value: &str, judging: Judging<'_>) -> Option<String> {
    match field {
        Field::Key => key(value, judging.geography, &mut Vec::new()).map(|key| key.written),
        Field::Street | Field::Toponym => Some(value.replace('_', " ").trim().to_owned()),
        Field::Number => {
            let whole = match value.split_once(['.', ',']) {
                Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
                Some(_) => return None,
                None => value,
            };
            let bare = whole.trim_start_matches('0');
            let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| bare.to_owned())
        }
        Field::Position => position(value).map(str::to_owned),
        Field::X | Field::Y | Field::Long | Field::Lat => {
            is_decimal(value, ',').then(|| value.replace(',', "."))
        }
        Field::Parcels => Some(value.trim_matches('|').to_owned()),
        Field::Day => {
            let bytes = value.as_bytes();
            let told = (!dates::is_american(bytes))
                .then(|| dates::french_date(bytes))
                .flatten();
            told.or_else(|| dates::compact_date(bytes))
                .or_else(|| dates::written_date(&fold(value)))
                .or_else(|| dates::iso_date_time(bytes))
                .map(dates::Instant::iso_date)
        }
        Field::Certified => numbers::boolean(value.as_bytes()).map(|is_so| u8::from(is_so).to_string()),
        _ => None,
    }
}
