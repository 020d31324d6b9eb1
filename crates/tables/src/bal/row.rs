//! What the cells of one row say together.

use super::cells::{Address, Judging, PLACE_NUMBER};
use super::columns::Field;
use super::projection::project;
use super::street::normalized;

/// Metres between the two positions that a row gives.
const DISTANCE_METRES_MAX: f64 = 10.0;

/// Whether a cell says something, and whether its column or that of the commune breaks a rule: what the rules of a row ask
/// of its cells besides their values.
pub(super) struct Seen<'a> {
    pub(super) is_filled: &'a dyn Fn(Field) -> bool,
    /// True when the code of the commune, or of the former one, breaks a rule
    pub(super) has_wrong_codes: bool,
}

/// The rules that a row breaks.
pub(super) fn broken(address: &Address, seen: &Seen<'_>, judging: Judging<'_>) -> Vec<&'static str> {
    let mut broken = Vec::new();
    if let (Some(key), Some(number)) = (&address.key, address.number)
        && number != 0
        && key.number != Some(number)
    {
        broken.push("row.incoherence_numero");
    }
    if address.key.is_none() && address.commune.is_none() {
        broken.push("row.commune_manquante");
    }
    let official = address.commune().and_then(|code| judging.geography.name(code));
    if let (Some(official), Some(name)) = (official, &address.commune_name)
        && name != official
    {
        broken.push("row.commune_nom_invalide");
    }
    let complement = address.complement.as_deref().unwrap_or_default();
    if normalized(address.name().unwrap_or_default()) == normalized(complement) {
        broken.push("row.voie_nom_have_same_lieudit_complement_nom");
    }
    if address.is_numbered() && !(seen.is_filled)(Field::Position) {
        broken.push("row.position_manquante");
    }
    broken.extend(coordinates(address, seen));
    if address.number.is_none() || address.name().is_none() {
        broken.push("row.adresse_incomplete");
    }
    if let (Some(code), Some(former)) = (address.commune(), &address.former)
        && !seen.has_wrong_codes
        && former != code
        && judging.geography.absorbed(code, former) == Some(false)
    {
        broken.push("row.chef_lieu_invalide");
    }
    let [commune, toponym, own] = [0, 1, 2].map(|which| address.id(which).is_some());
    let is_place = address.number == Some(PLACE_NUMBER);
    let is_named = commune || toponym || own;
    let is_wholly_named = commune && toponym && (own || is_place);
    if is_named && !is_wholly_named {
        broken.push("row.lack_of_id_ban");
    }
    broken
}

fn coordinates(address: &Address, seen: &Seen<'_>) -> Option<&'static str> {
    if address.is_numbered() && !((seen.is_filled)(Field::Long) && (seen.is_filled)(Field::Lat)) {
        return Some("row.longlat_vides");
    }
    let projected = address
        .long
        .zip(address.lat)
        .and_then(|(longitude, latitude)| project(longitude, latitude));
    let Some([east, north]) = projected else {
        let is_place = address.number == Some(PLACE_NUMBER);
        return (!is_place).then_some("row.longlat_invalides");
    };
    let (x, y) = address.x.zip(address.y)?;
    ((x - east).hypot(y - north) > DISTANCE_METRES_MAX).then_some("row.longlat_xy_incoherents")
}
