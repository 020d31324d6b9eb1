//! The `custom_checks` that French schemas hold: rules between columns, and French sorts of values.

use serde_json::{Map, Value};

use super::Field;
use crate::kinds::Sort;
use crate::message::Message;

/// A check, and the column whose cell its faults are told of.
#[derive(Debug, Clone)]
pub struct CustomCheck {
    /// Its name in the schema
    pub name: String,
    /// `column` of its parameters
    pub column: Option<String>,
    /// What it holds
    pub rule: CustomRule,
}

/// What a check holds.
#[derive(Debug, Clone)]
pub enum CustomRule {
    /// All columns have a value, or none
    Cohesive(Vec<String>),
    /// A column stands so to another
    Compare(Comparison, String),
    /// A column is the sum of others
    Sum(Vec<String>),
    /// One of two columns has a value
    OneOf(String, String),
    /// Two years, or one if that is allowed
    YearInterval {
        /// True when one year is enough
        allows_one: bool,
    },
    /// A matter of the nomenclature of acts
    Nomenclature,
    /// Opening hours as `OpenStreetMap` writes them
    OpeningHours,
    /// A telephone number
    Phone,
    /// A point in France
    FrenchPoint,
    /// A French sort of value
    Sort(Sort),
}

/// How two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `==`
    Equal,
    /// `<=`
    AtMost,
    /// `<`
    Less,
}

impl Comparison {
    fn read(written: &str) -> Option<Self> {
        Some(match written {
            ">" => Self::Greater,
            ">=" => Self::AtLeast,
            "==" => Self::Equal,
            "<=" => Self::AtMost,
            "<" => Self::Less,
            _ => return None,
        })
    }

    /// As schemas write it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "==",
            Self::AtMost => "<=",
            Self::Less => "<",
        }
    }

    pub(crate) fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
            Self::Equal => order.is_eq(),
            Self::AtMost => order.is_le(),
            Self::Less => order.is_lt(),
        }
    }
}

/// Checks of the schema, then those that its fields carry.
pub(super) fn read(
    described: &Map<String, Value>,
    fields: &[Value],
    notices: &mut Vec<Message>,
) -> Vec<CustomCheck> {
    let mut checks = Vec::new();
    let written = described.get("custom_checks").and_then(Value::as_array);
    for check in written.into_iter().flatten() {
        let name = check.get("name").and_then(Value::as_str).unwrap_or_default();
        let no_parameters = Map::new();
        let parameters = check
            .get("params")
            .and_then(Value::as_object)
            .unwrap_or(&no_parameters);
        let column = parameters
            .get("column")
            .and_then(Value::as_str)
            .map(str::to_owned);
        add(name, column, parameters, &mut checks, notices);
    }
    for field in fields {
        let Some(check) = field.get("customCheck") else {
            continue;
        };
        let column = field.get("name").and_then(Value::as_str).map(str::to_owned);
        let no_parameters = Map::new();
        let (name, parameters) = match check {
            Value::String(name) => (name.as_str(), &no_parameters),
            other => (
                other.get("name").and_then(Value::as_str).unwrap_or_default(),
                other
                    .get("params")
                    .and_then(Value::as_object)
                    .unwrap_or(&no_parameters),
            ),
        };
        add(name, column, parameters, &mut checks, notices);
    }
    checks
}

fn add(
    name: &str,
    column: Option<String>,
    parameters: &Map<String, Value>,
    checks: &mut Vec<CustomCheck>,
    notices: &mut Vec<Message>,
) {
    match rule(name, parameters) {
        Some(rule) => checks.push(CustomCheck {
            name: name.to_owned(),
            column,
            rule,
        }),
        None => notices.push(Message::new("tables-notice-check-unknown").with("check", name)),
    }
}

fn rule(name: &str, parameters: &Map<String, Value>) -> Option<CustomRule> {
    let text = |name: &str| parameters.get(name).and_then(Value::as_str).map(str::to_owned);
    let texts = |name: &str| -> Vec<String> {
        match parameters.get(name) {
            Some(Value::Array(names)) => names
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            Some(Value::String(name)) => vec![name.clone()],
            _ => Vec::new(),
        }
    };
    Some(match name {
        "cohesive-columns-value" => CustomRule::Cohesive(texts("othercolumns")),
        "compare-columns-value" => CustomRule::Compare(Comparison::read(&text("op")?)?, text("column2")?),
        "sum-columns-value" => CustomRule::Sum(texts("columns")),
        "one-of-required" => CustomRule::OneOf(text("column1")?, text("column2")?),
        "year-interval-value" => CustomRule::YearInterval {
            allows_one: matches!(parameters.get("allow-year-only"), Some(Value::Bool(true)))
                || text("allow-year-only").is_some_and(|said| said == "yes" || said == "true"),
        },
        "nomenclature-actes-value" | "nomenclature-acte" => CustomRule::Nomenclature,
        "opening-hours-value" => CustomRule::OpeningHours,
        "phone-number-value" => CustomRule::Phone,
        "french-gps-coordinates" | "coordonnees-gps-francaises" => CustomRule::FrenchPoint,
        "french-siret-value" | "siret" => CustomRule::Sort(Sort::Siret),
        "french-siren-value" | "siren" => CustomRule::Sort(Sort::Siren),
        "code-rna" => CustomRule::Sort(Sort::Rna),
        "code-commune-insee" => CustomRule::Sort(Sort::CommuneCode),
        "code-postal" => CustomRule::Sort(Sort::PostalCode),
        "code-fantoir" => CustomRule::Sort(Sort::Fantoir),
        "code-departement" | "numero-departement" => CustomRule::Sort(Sort::DepartmentCode),
        "code-region" => CustomRule::Sort(Sort::RegionCode),
        _ => return None,
    })
}

/// A check of a column that the schema does not have is told, and not made.
pub(super) fn forget_unknown(checks: &mut Vec<CustomCheck>, fields: &[Field], notices: &mut Vec<Message>) {
    checks.retain(|check| {
        let is_known = check
            .column
            .as_ref()
            .is_none_or(|column| fields.iter().any(|field| field.name == *column));
        let has_column = check.column.is_some() || matches!(check.rule, CustomRule::OneOf(..));
        if !(is_known && has_column) {
            notices.push(Message::new("tables-notice-check-unknown").with("check", &check.name));
        }
        is_known && has_column
    });
}
