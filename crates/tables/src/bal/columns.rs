//! The columns of the format, and which of a file's they are.

use super::profile::Profile;
use crate::fold::fold_name;

/// A column of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Key,
    UidAddress,
    IdCommune,
    IdToponym,
    IdAddress,
    Street,
    Toponym,
    Complement,
    Number,
    Suffix,
    CommuneCode,
    CommuneName,
    FormerCode,
    FormerName,
    Position,
    X,
    Y,
    Long,
    Lat,
    Parcels,
    Source,
    Day,
    Certified,
}

impl Field {
    pub(super) const ALL: [Self; 23] = [
        Self::Key,
        Self::UidAddress,
        Self::IdCommune,
        Self::IdToponym,
        Self::IdAddress,
        Self::Street,
        Self::Toponym,
        Self::Complement,
        Self::Number,
        Self::Suffix,
        Self::CommuneCode,
        Self::CommuneName,
        Self::FormerCode,
        Self::FormerName,
        Self::Position,
        Self::X,
        Self::Y,
        Self::Long,
        Self::Lat,
        Self::Parcels,
        Self::Source,
        Self::Day,
        Self::Certified,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Key => "cle_interop",
            Self::UidAddress => "uid_adresse",
            Self::IdCommune => "id_ban_commune",
            Self::IdToponym => "id_ban_toponyme",
            Self::IdAddress => "id_ban_adresse",
            Self::Street => "voie_nom",
            Self::Toponym => "toponyme",
            Self::Complement => "lieudit_complement_nom",
            Self::Number => "numero",
            Self::Suffix => "suffixe",
            Self::CommuneCode => "commune_insee",
            Self::CommuneName => "commune_nom",
            Self::FormerCode => "commune_deleguee_insee",
            Self::FormerName => "commune_deleguee_nom",
            Self::Position => "position",
            Self::X => "x",
            Self::Y => "y",
            Self::Long => "long",
            Self::Lat => "lat",
            Self::Parcels => "cad_parcelles",
            Self::Source => "source",
            Self::Day => "date_der_maj",
            Self::Certified => "certification_commune",
        }
    }

    /// True when the version has this column.
    pub(super) fn is_of(self, profile: Profile) -> bool {
        let (from, to) = match self {
            Self::Key | Self::Street => (1, 4),
            Self::UidAddress => (1, 3),
            Self::IdCommune | Self::IdToponym | Self::IdAddress => (4, 5),
            Self::Toponym => (5, 5),
            Self::Complement | Self::CommuneCode | Self::FormerCode | Self::FormerName | Self::Parcels => {
                (2, 5)
            }
            Self::Certified => (3, 5),
            _ => (1, 5),
        };
        (from..=to).contains(&profile.version())
    }

    /// True when each row needs a value.
    pub(super) fn is_required(self) -> bool {
        matches!(
            self,
            Self::Key | Self::Number | Self::CommuneCode | Self::CommuneName | Self::Source | Self::Day
        )
    }

    /// True when it may be written in regional languages beside French.
    fn is_localizable(self) -> bool {
        matches!(
            self,
            Self::Street | Self::Toponym | Self::Complement | Self::CommuneName | Self::FormerName
        )
    }
}

/// Codes of languages that end the names of columns (`@ban-team/shared-data` 1.4.3).
const LANGUAGES: [&str; 25] = [
    "fra",
    "bre",
    "eus",
    "gsw",
    "cos",
    "gcr",
    "gcf",
    "rcf",
    "swb",
    "oci",
    "cat",
    "pcd",
    "oc-provenc",
    "oc-nicard",
    "vls",
    "fr-gallo",
    "aji",
    "dhv",
    "nen",
    "pri",
    "ty",
    "mrq",
    "pmt",
    "mrv",
    "frp",
];

/// What a column of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) field: Field,
    /// True for its variant in a regional language
    pub(super) is_localized: bool,
}

/// The columns of a file, in its order: what each is, when the format knows it.
pub(super) fn known(header: &[String]) -> Vec<Option<Known>> {
    let mut found: Vec<Option<Known>> = vec![None; header.len()];
    for field in Field::ALL {
        let mut take = |name: &str, is_localized: bool| {
            let place = header.iter().position(|label| label == name)?;
            let slot = found.get_mut(place).filter(|slot| slot.is_none())?;
            *slot = Some(Known { field, is_localized });
            Some(())
        };
        if take(field.name(), false).is_some() && field.is_localizable() {
            for language in LANGUAGES {
                take(&format!("{}_{language}", field.name()), true);
            }
        }
    }
    found
}

/// Columns whose name is another's written otherwise, and which that is: none when it is there already.
pub(super) fn renamed(header: &[String], known: &[Option<Known>]) -> Vec<(usize, Field)> {
    let is_there = |field: Field| {
        known
            .iter()
            .flatten()
            .any(|known| known.field == field && !known.is_localized)
    };
    let mut renamed: Vec<(usize, Field)> = Vec::new();
    for (place, label) in header.iter().enumerate() {
        if known.get(place).copied().flatten().is_some() {
            continue;
        }
        if let Some(field) = alias(label)
            && !is_there(field)
            && !renamed.iter().any(|(_, taken)| *taken == field)
        {
            renamed.push((place, field));
        }
    }
    renamed
}

/// Letters that a DBF table keeps of the name of a column: what comes out of a geographic system is cut so.
const DBF_LETTERS: usize = 10;

/// The column that a label is meant for: another case, other separators, a name cut by a DBF table, or the reference system
/// said after the coordinate.
fn alias(label: &str) -> Option<Field> {
    let folded = fold_name(label);
    let is_same = |field: &Field| fold_name(field.name()) == folded;
    if let Some(field) = Field::ALL.into_iter().find(is_same) {
        return Some(field);
    }
    match folded.as_str() {
        "xl93" => return Some(Field::X),
        "yl93" => return Some(Field::Y),
        "longwgs84" => return Some(Field::Long),
        "latwgs84" => return Some(Field::Lat),
        _ => {}
    }
    if label.len() != DBF_LETTERS {
        return None;
    }
    let cut = label.to_lowercase();
    let mut meant = Field::ALL
        .into_iter()
        .filter(|field| field.name().starts_with(&cut));
    let only = meant.next()?;
    meant.next().is_none().then_some(only)
}
