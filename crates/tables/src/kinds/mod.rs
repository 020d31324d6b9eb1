//! What values are: the sorts that French public data hold, each known by its own rule.
//!
//! A sort says that a value *may* be of it; what a column is, [`crate::describe`] decides from all its values and its name.

pub(crate) mod contact;
pub(crate) mod identifiers;
pub(crate) mod numbers;
pub(crate) mod places;

use serde::{Serialize, Serializer};

use crate::dates;
use crate::fold::fold;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Sort {
    /// SIRET: an establishment, 14 digits
    Siret,
    /// SIREN: a legal person, 9 digits
    Siren,
    /// SIREN of a public grouping of communes
    Epci,
    /// An association of the national register: W and 9 digits
    Rna,
    /// An establishment of teaching: 7 digits and a letter
    Uai,
    /// A way in a commune, 9 or 10 characters
    Fantoir,
    /// An address of e-mail
    Email,
    /// An address of the web
    Url,
    /// A telephone number
    Phone,
    /// A UUID
    Uuid,
    /// `GeoJSON`
    GeoJson,
    /// Another JSON object or array
    Json,
    /// `2017-10-15`
    IsoDate,
    /// `15/10/2017`
    FrenchDate,
    /// `15 octobre 2017`
    WrittenDate,
    /// `2017-10-15T10:00:00`
    DateTime,
    /// Yes or no, in French, in English or in figures
    Boolean,
    /// A code of the official geographic code, 5 characters
    CommuneCode,
    /// A postal code, 5 digits
    PostalCode,
    /// A department's code
    DepartmentCode,
    /// A department's name
    Department,
    /// A region's code
    RegionCode,
    /// A region's name
    Region,
    /// Degrees north, WGS 84
    Latitude,
    /// Degrees east, WGS 84
    Longitude,
    /// Latitude and longitude in one cell
    LatitudeLongitude,
    /// Metres east, Lambert 93
    LambertX,
    /// Metres north, Lambert 93
    LambertY,
    /// A year
    Year,
    /// A share: `12,5 %`
    Percentage,
    /// An amount in euros, its sign in the cell
    Amount,
    /// A whole number, in figures alone
    Integer,
    /// A decimal number, with a point
    Decimal,
    /// A decimal or grouped number as the French write it: `1 234,50`
    FrenchDecimal,
    /// Digits that are a name: zeros before them, or too many of them for a number
    Code,
    /// Anything else
    Text,
}

impl Serialize for Sort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Every sort that is recognised by its values, from the narrowest to the widest.
pub(crate) const RECOGNISED: [Sort; 35] = [
    Sort::Siret,
    Sort::Epci,
    Sort::Siren,
    Sort::Rna,
    Sort::Uai,
    Sort::Email,
    Sort::Url,
    Sort::Uuid,
    Sort::Phone,
    Sort::GeoJson,
    Sort::Json,
    Sort::IsoDate,
    Sort::FrenchDate,
    Sort::WrittenDate,
    Sort::DateTime,
    Sort::Fantoir,
    Sort::Boolean,
    Sort::RegionCode,
    Sort::DepartmentCode,
    Sort::Region,
    Sort::Department,
    Sort::CommuneCode,
    Sort::PostalCode,
    Sort::LatitudeLongitude,
    Sort::LambertX,
    Sort::LambertY,
    Sort::Latitude,
    Sort::Longitude,
    Sort::Year,
    Sort::Percentage,
    Sort::Amount,
    Sort::Code,
    Sort::Integer,
    Sort::Decimal,
    Sort::FrenchDecimal,
];

impl Sort {
    /// Its name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Siret => "siret",
            Self::Siren => "siren",
            Self::Epci => "epci",
            Self::Rna => "rna",
            Self::Uai => "uai",
            Self::Fantoir => "fantoir",
            Self::Email => "email",
            Self::Url => "url",
            Self::Phone => "phone",
            Self::Uuid => "uuid",
            Self::GeoJson => "geojson",
            Self::Json => "json",
            Self::IsoDate => "date",
            Self::FrenchDate => "date-fr",
            Self::WrittenDate => "date-written",
            Self::DateTime => "datetime",
            Self::Boolean => "boolean",
            Self::CommuneCode => "commune-code",
            Self::PostalCode => "postal-code",
            Self::DepartmentCode => "department-code",
            Self::Department => "department",
            Self::RegionCode => "region-code",
            Self::Region => "region",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::LatitudeLongitude => "latitude-longitude",
            Self::LambertX => "lambert93-x",
            Self::LambertY => "lambert93-y",
            Self::Year => "year",
            Self::Percentage => "percentage",
            Self::Amount => "amount",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::FrenchDecimal => "decimal-fr",
            Self::Code => "code",
            Self::Text => "text",
        }
    }

    /// The sort of that name.
    pub fn named(name: &str) -> Option<Self> {
        RECOGNISED
            .into_iter()
            .chain([Self::Text])
            .find(|sort| sort.name() == name)
    }

    /// True when a value, without the spaces around it, may be of this sort.
    pub fn accepts(self, value: &[u8]) -> bool {
        match self {
            Self::Siret => identifiers::is_siret(value),
            Self::Siren => identifiers::is_siren(value),
            Self::Epci => identifiers::is_epci(value),
            Self::Rna => identifiers::is_rna(value),
            Self::Uai => identifiers::is_uai(value),
            Self::Fantoir => identifiers::is_fantoir(value),
            Self::Email => contact::is_email(value),
            Self::Url => contact::is_url(value),
            Self::Phone => contact::is_phone(value),
            Self::Uuid => identifiers::is_uuid(value),
            Self::GeoJson => is_json(value) && memchr::memmem::find(value, b"\"coordinates\"").is_some(),
            Self::Json => is_json(value),
            Self::IsoDate => value.len() == 10 && dates::iso_date(value).is_some(),
            Self::FrenchDate => dates::french_date(value).is_some(),
            Self::WrittenDate => {
                value.len() <= 24
                    && value.first().is_some_and(u8::is_ascii_digit)
                    && std::str::from_utf8(value).is_ok_and(|text| dates::written_date(&fold(text)).is_some())
            }
            Self::DateTime => dates::iso_date_time(value).is_some(),
            Self::Boolean => numbers::boolean(value).is_some(),
            Self::CommuneCode => places::is_commune_code(value),
            Self::PostalCode => places::is_postal_code(value),
            Self::DepartmentCode => places::is_department_code(value),
            Self::Department => places::is_department(value),
            Self::RegionCode => places::is_region_code(value),
            Self::Region => places::is_region(value),
            Self::Latitude => places::is_latitude(value),
            Self::Longitude => places::is_longitude(value),
            Self::LatitudeLongitude => places::is_pair(value),
            Self::LambertX => places::is_lambert_x(value),
            Self::LambertY => places::is_lambert_y(value),
            Self::Year => numbers::is_year(value),
            Self::Percentage => numbers::is_percentage(value),
            Self::Amount => numbers::is_amount(value),
            Self::Integer => numbers::is_integer(value),
            Self::Decimal => numbers::is_decimal(value),
            Self::FrenchDecimal => numbers::french(value).is_some(),
            Self::Code => identifiers::is_code(value),
            Self::Text => true,
        }
    }
}

/// An object or an array: a number alone is JSON too, and nobody calls it so.
fn is_json(value: &[u8]) -> bool {
    matches!(value, [b'{', .., b'}'] | [b'[', .., b']'])
        && serde_json::from_slice::<serde::de::IgnoredAny>(value).is_ok()
}
