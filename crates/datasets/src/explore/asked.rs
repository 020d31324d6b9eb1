//! What the address of a page asks of a table. It is written as the tabular API writes it, so that every state of a page is an
//! address, and the same one for programs. Forms have words of their own, for what a browser sends of boxes and lists; they
//! are answered by the address they stand for.

use charts::Form;
use columns::limits::BINS;
use columns::{Aggregate, Ask, Condition, Function, Heading, Kind, Operator, Query, Refused, SortKey, Test};

/// The button of the filters.
pub(crate) const FILTER: &str = "filtrer";
/// The order chosen in a list: `asc.montant`, `desc.montant`.
pub(crate) const ORDER: &str = "tri";
/// A column to be shown; as many times as there are.
pub(crate) const SHOWN: &str = "montrer";
/// A value chosen of a column: `commune__choix=Auray`; empty for the empty cell.
pub(crate) const CHOICE: &str = "__choix";
/// The button of the picture.
pub(crate) const DRAW: &str = "dessiner";
/// One of the pictures that are suggested, from 1.
pub(crate) const SUGGESTION: &str = "proposition";
/// How it is drawn: what no query says.
pub(crate) const FORM: &str = "forme";
/// The column that a picture is about.
pub(crate) const BY: &str = "par";
/// What is measured.
pub(crate) const MEASURE: &str = "mesure";
/// Of which column.
pub(crate) const OF: &str = "de";
/// What pages of this house add to an address, and nobody asks a table.
const OF_THE_HOUSE: [&str; 2] = ["fait", "langue"];
/// What only forms say.
const OF_FORMS: [&str; 9] = [FILTER, ORDER, SHOWN, DRAW, SUGGESTION, FORM, BY, MEASURE, OF];
/// What says nothing when it is empty: a field that nobody filled.
const WITH_VALUE: [&str; 22] = [
    "exact",
    "differs",
    "contains",
    "notcontains",
    "in",
    "notin",
    "less",
    "greater",
    "strictly_less",
    "strictly_greater",
    "sort",
    "q",
    "page",
    "page_size",
    "columns",
    "facet",
    "histogram",
    "bins",
    "pivot",
    "join",
    "or",
    "and",
];
/// Bars drawn of the first values of a column, and seats of an assembly.
const FIRST: u32 = 20;
/// Groups of an assembly.
const SEAT_GROUPS: u32 = 40;
/// Points drawn.
const POINTS: u32 = 5_000;

/// What an address asks.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// As far as it is understood
    pub(crate) query: Query,
    /// What is not
    pub(crate) refused: Option<Refused>,
    /// True when it says how many rows a page has
    pub(crate) is_sized: bool,
    /// What a form said, decoded
    said: Vec<(String, String)>,
}

impl Asked {
    /// Reads what follows the `?` of an address. What cannot be followed is left out, and the rest is kept.
    pub(crate) fn read(raw: &str) -> Self {
        let mut said = Vec::new();
        let mut rest = Vec::new();
        for (name, value) in form_urlencoded::parse(raw.as_bytes()).into_owned() {
            if name.is_empty() || OF_THE_HOUSE.contains(&name.as_str()) || is_empty_field(&name, &value) {
                continue;
            }
            if OF_FORMS.contains(&name.as_str()) || name.ends_with(CHOICE) {
                said.push((name, value));
            } else {
                rest.push((name, value));
            }
        }
        let is_sized = rest.iter().any(|(name, _)| name == "page_size");
        let (query, refused) = match Query::parse(&encoded(&rest)) {
            Ok(query) => (query, None),
            Err(refused) => {
                rest.retain(|pair| Query::parse(&encoded(std::slice::from_ref(pair))).is_ok());
                (Query::parse(&encoded(&rest)).unwrap_or_default(), Some(refused))
            }
        };
        Self {
            query,
            refused,
            is_sized,
            said,
        }
    }

    /// What a form said under a name; empty when it said nothing.
    pub(crate) fn said(&self, name: &str) -> &str {
        let found = self.said.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn all_said<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.said.iter().filter(move |(known, _)| known == name);
        all.map(|(_, value)| value.as_str())
    }

    /// How it is drawn, when that is said.
    pub(crate) fn form(&self) -> Option<Form> {
        let name = self.said(FORM);
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// True when the filters were sent: the page is then the one of the address they stand for.
    pub(crate) fn is_filtered_by_form(&self) -> bool {
        !self.said(FILTER).is_empty()
    }

    /// The query that the form of filters stands for.
    pub(crate) fn filtered(&self) -> Query {
        let mut query = self.query.clone();
        query.conditions.extend(self.choices());
        let order = self.said(ORDER).split_once('.');
        if let Some((way @ ("asc" | "desc"), column)) = order {
            query.sort = vec![SortKey {
                column: column.to_owned(),
                is_descending: way == "desc",
            }];
        }
        let shown: Vec<String> = self.all_said(SHOWN).map(str::to_owned).collect();
        if let (Ask::Rows { columns }, false) = (&mut query.ask, shown.is_empty()) {
            *columns = shown;
        }
        query.page = 1;
        query
    }

    /// The values ticked, column after column.
    fn choices(&self) -> Vec<Condition> {
        let mut chosen: Vec<(&str, Vec<String>)> = Vec::new();
        for (name, value) in &self.said {
            let Some(column) = name.strip_suffix(CHOICE) else {
                continue;
            };
            match chosen.iter_mut().find(|(known, _)| *known == column) {
                Some((_, values)) => values.push(value.clone()),
                None => chosen.push((column, vec![value.clone()])),
            }
        }
        chosen
            .into_iter()
            .map(|(column, values)| one_of(column, values))
            .collect()
    }

    /// The query of a picture that a form describes, over the conditions there are.
    ///
    /// # Errors
    /// The name of the field that is missing, or names no column.
    pub(crate) fn drawn(&self, headings: &[Heading]) -> Result<(Query, Form), &'static str> {
        let known = |name: &str| headings.iter().find(|heading| heading.name == name);
        let form = self.form().ok_or(FORM)?;
        let by = known(self.said(BY)).ok_or(BY)?;
        let function = Function::ALL
            .into_iter()
            .find(|function| function.name() == self.said(MEASURE));
        let of = known(self.said(OF));
        let aggregate = match (function, of) {
            (None, _) => Aggregate::rows(),
            (Some(function), Some(of)) => Aggregate::of(function, &of.name),
            (Some(_), None) => return Err(OF),
        };
        let column = by.name.clone();
        let is_between = match form {
            Form::Histogram => true,
            Form::Lines | Form::Areas => by.kind == Kind::Day,
            _ => false,
        };
        let first = |page_size: u32| Query {
            sort: vec![SortKey {
                column: aggregate.name(),
                is_descending: true,
            }],
            page_size,
            ..Query::default()
        };
        let groups = || Ask::Groups {
            by: vec![column.clone()],
            aggregates: vec![aggregate.clone()],
        };
        let (ask, shape) = match form {
            Form::Points => {
                let of = of.ok_or(OF)?;
                let columns = vec![column.clone(), of.name.clone()];
                (Ask::Rows { columns }, paged(POINTS))
            }
            _ if is_between => {
                let ask = Ask::Histogram {
                    column: column.clone(),
                    bins: BINS,
                    aggregate: aggregate.clone(),
                };
                (ask, Query::default())
            }
            Form::Lines | Form::Areas => (groups(), paged(POINTS)),
            Form::Hemicycle => (groups(), first(SEAT_GROUPS)),
            _ => (groups(), first(FIRST)),
        };
        let query = Query {
            conditions: self.query.conditions.clone(),
            search: self.query.search.clone(),
            ask,
            ..shape
        };
        Ok((query, form))
    }
}

fn paged(page_size: u32) -> Query {
    Query {
        page_size,
        ..Query::default()
    }
}

/// One of these values of a column; the empty one is the empty cell.
fn one_of(column: &str, values: Vec<String>) -> Condition {
    let test = |operator| {
        Condition::Test(Test {
            column: column.to_owned(),
            operator,
        })
    };
    let has_empty = values.iter().any(String::is_empty);
    let filled: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
    match (filled.is_empty(), has_empty) {
        (true, _) => test(Operator::IsNull),
        (false, false) => test(Operator::In(filled)),
        (false, true) => Condition::Any(vec![test(Operator::In(filled)), test(Operator::IsNull)]),
    }
}

/// True for a field that was sent empty.
fn is_empty_field(name: &str, value: &str) -> bool {
    let operator = name.rsplit_once("__").map_or(name, |(_, operator)| operator);
    value.is_empty() && WITH_VALUE.contains(&operator)
}

/// Pairs as they stand in an address.
fn encoded(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// An address with a query, and how it is drawn.
pub(crate) fn addressed(path: &str, query: &Query, form: Option<Form>) -> String {
    let mut asked = query.print();
    if let Some(form) = form {
        let start = if asked.is_empty() { "" } else { "&" };
        asked = [asked.as_str(), start, FORM, "=", form.name()].concat();
    }
    if asked.is_empty() {
        path.to_owned()
    } else {
        [path, "?", &asked].concat()
    }
}

/// The query without one of its conditions, from its first page.
pub(crate) fn without(query: &Query, place: usize) -> Query {
    let conditions = query.conditions.iter().enumerate();
    Query {
        conditions: conditions
            .filter(|(at, _)| *at != place)
            .map(|(_, condition)| condition.clone())
            .collect(),
        page: 1,
        ..query.clone()
    }
}

#[cfg(test)]
mod tests {
    use tables::Sort;

    use super::*;

    fn filtered(raw: &str) -> String {
        let asked = Asked::read(raw);
        assert!(asked.refused.is_none(), "{raw}: {:?}", asked.refused);
        asked.filtered().print()
    }

    #[test]
    fn a_form_stands_for_an_address_that_says_only_what_was_filled() {
        assert_eq!(
            filtered(
                "q=&montant__greater=10&montant__less=&commune__choix=Auray&commune__choix=&tri=desc.montant&filtrer=1"
            ),
            "montant__greater=10&or=%28commune__in.Auray%2Ccommune__isnull%29&montant__sort=desc"
        );
        assert_eq!(
            filtered(
                "commune__choix=Auray&commune__choix=Vannes%2C+ville&montrer=commune&filtrer=1&langue=fr"
            ),
            "commune__in=Auray%2C%22Vannes%2C+ville%22&columns=commune"
        );
        assert_eq!(filtered("commune__choix=&filtrer=1&page=4"), "commune__isnull");
        assert_eq!(filtered("filtrer=1"), "");
    }

    #[test]
    fn what_it_stands_for_is_read_back_as_the_same() {
        for raw in [
            "a__choix=x.y&a__choix=&b%2C__contains=l%27eau&filtrer=1",
            "q=%C3%A9cole&or=(a__less.10,b__isnull)&tri=asc.a+b&filtrer=1",
        ] {
            let once = filtered(raw);
            assert_eq!(Asked::read(&once).query.print(), once);
        }
    }

    #[test]
    fn what_cannot_be_followed_is_told_and_the_rest_is_kept() {
        let asked = Asked::read("commune__exact=Auray&perdu=1&q=eau");
        assert!(matches!(&asked.refused, Some(Refused::Parameter(name)) if name == "perdu"));
        assert_eq!(asked.query.print(), "commune__exact=Auray&q=eau");
    }

    #[test]
    fn a_picture_is_described_by_a_form() {
        let heading = |name: &str, kind, sort| Heading {
            name: name.to_owned(),
            kind,
            sort,
        };
        let headings = [
            heading("jour", Kind::Day, Sort::IsoDate),
            heading("commune", Kind::Text, Sort::Text),
            heading("montant", Kind::Decimal { scale: 2 }, Sort::Amount),
        ];
        let drawn = |raw: &str| Asked::read(raw).drawn(&headings).map(|(query, _)| query.print());
        assert_eq!(
            drawn("forme=lines&par=jour&mesure=sum&de=montant&commune__exact=Auray").as_deref(),
            Ok("commune__exact=Auray&histogram=jour&bins=20&montant__sum")
        );
        assert_eq!(
            drawn("forme=bars&par=commune").as_deref(),
            Ok("commune__groupby&count&count__sort=desc&page_size=20")
        );
        assert_eq!(
            drawn("forme=points&par=montant&de=montant").as_deref(),
            Ok("columns=montant%2Cmontant&page_size=5000")
        );
        assert_eq!(drawn("forme=bars&par=absente"), Err(BY));
        assert_eq!(drawn("forme=bars&par=commune&mesure=sum"), Err(OF));
        assert_eq!(drawn("par=commune"), Err(FORM));
    }
}
