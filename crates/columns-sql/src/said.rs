//! Conditions, orders and figures, said in SQL. Names of columns are those that the view gives; what people wrote stands between
//! quotes, doubled within.

use columns::{Aggregate, Function, Heading, Kind, Operator, Refused};
use tables::{Sort, values};

/// A column of the view: what it holds, and its name there.
#[derive(Clone)]
pub(crate) struct Column {
    pub(crate) heading: Heading,
    pub(crate) sql: String,
}

/// Digits after the point, and before it, of the numbers that are compared exactly.
const EXACT: (i32, u32) = (18, 19);

/// A text between quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A name between double quotes.
pub(crate) fn named(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn double(number: f64) -> String {
    format!("CAST('{number:e}' AS DOUBLE)")
}

impl Column {
    /// Its values as programs write them.
    pub(crate) fn plain(&self) -> String {
        let column = &self.sql;
        match self.heading.kind {
            Kind::Text => column.clone(),
            Kind::Decimal { .. } => format!("trimmed(CAST({column} AS VARCHAR))"),
            Kind::Real => format!("written({column})"),
            Kind::Boolean | Kind::Integer | Kind::Day => format!("CAST({column} AS VARCHAR)"),
        }
    }

    /// True for words among which there may be numbers, which are compared as such.
    fn is_amount(&self) -> bool {
        self.heading.kind == Kind::Text && values::number(self.heading.sort, b"1").is_some()
    }

    pub(crate) fn holds_numbers(&self) -> bool {
        self.heading.kind.is_number() || self.is_amount()
    }

    /// Its values as floats.
    pub(crate) fn number(&self) -> String {
        if self.is_amount() {
            format!("amount({}, {})", self.sql, quoted(self.heading.sort.name()))
        } else {
            format!("CAST({} AS DOUBLE)", self.sql)
        }
    }

    /// What it is ordered by, empty cells last.
    pub(crate) fn order(&self, is_descending: bool) -> String {
        order(&self.sql, self.heading.kind, is_descending)
    }

    /// What a cell must be.
    pub(crate) fn test(&self, operator: &Operator) -> Result<String, Refused> {
        let column = &self.sql;
        let one_of = |given: &[String]| -> Result<String, Refused> {
            let all = given
                .iter()
                .map(|value| self.equal(value))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(if all.is_empty() {
                "FALSE".to_owned()
            } else {
                all.join(" OR ")
            })
        };
        Ok(match operator {
            Operator::Exact(value) => format!("({}) IS TRUE", self.equal(value)?),
            Operator::Differs(value) => format!("({}) IS NOT TRUE", self.equal(value)?),
            Operator::In(given) => format!("({}) IS TRUE", one_of(given)?),
            Operator::NotIn(given) => format!("({column} IS NOT NULL AND ({}) IS NOT TRUE)", one_of(given)?),
            Operator::Contains(words) => self.holding(words),
            Operator::NotContains(words) => {
                format!("({column} IS NOT NULL AND NOT {})", self.holding(words))
            }
            Operator::Less(value) => format!("({}) IS TRUE", self.compared(value, "<=")?),
            Operator::Greater(value) => format!("({}) IS TRUE", self.compared(value, ">=")?),
            Operator::StrictlyLess(value) => format!("({}) IS TRUE", self.compared(value, "<")?),
            Operator::StrictlyGreater(value) => format!("({}) IS TRUE", self.compared(value, ">")?),
            Operator::IsNull => format!("{column} IS NULL"),
            Operator::IsNotNull => format!("{column} IS NOT NULL"),
        })
    }

    /// True where the cell holds these words, whatever their accents and case.
    pub(crate) fn holding(&self, words: &str) -> String {
        let words = values::folded(words);
        if words.is_empty() {
            return format!("({} IS NOT NULL)", self.sql);
        }
        let place = format!("strpos(folded({}), {})", self.plain(), quoted(&words));
        format!("(COALESCE({place}, 0) > 0)")
    }

    fn equal(&self, value: &str) -> Result<String, Refused> {
        if self.heading.kind == Kind::Text {
            return Ok(format!("{} = {}", self.sql, quoted(value)));
        }
        self.compared(value, "=")
    }

    fn compared(&self, value: &str, sign: &str) -> Result<String, Refused> {
        let column = &self.sql;
        let cell = values::without_spaces(value.as_bytes());
        let wrong = || Refused::NotOfColumn {
            column: self.heading.name.clone(),
            value: value.to_owned(),
        };
        let sort = self.heading.sort;
        Ok(match self.heading.kind {
            Kind::Text if self.is_amount() => {
                let number = float(sort, cell)
                    .or_else(|| float(Sort::Decimal, cell))
                    .ok_or_else(wrong)?;
                format!("{} {sign} {}", self.number(), double(number))
            }
            Kind::Text => {
                let (fold, strict) = (quoted(&values::folded(value)), sign.trim_end_matches('='));
                let text = quoted(value);
                format!(
                    "folded({column}) {strict} {fold} OR (folded({column}) = {fold} AND {column} {sign} {text})"
                )
            }
            Kind::Boolean => {
                let given = values::boolean(cell).ok_or_else(wrong)?;
                format!("CAST({column} AS INT) {sign} {}", i32::from(given))
            }
            Kind::Day => {
                let day = values::day(cell).ok_or_else(wrong)?;
                format!("CAST({column} AS INT) {sign} {day}")
            }
            Kind::Real => {
                let number = float(Sort::Decimal, cell).or_else(|| float(sort, cell));
                format!("{column} {sign} {}", double(number.ok_or_else(wrong)?))
            }
            Kind::Integer | Kind::Decimal { .. } => {
                let number = values::number(Sort::Decimal, cell)
                    .or_else(|| values::number(sort, cell))
                    .ok_or_else(wrong)?;
                match exact(number.mantissa, number.exponent) {
                    Some(exact) => {
                        let wide = "DECIMAL(38, 18)";
                        format!("CAST({column} AS {wide}) {sign} CAST('{exact}' AS {wide})")
                    }
                    None => {
                        let number = float(Sort::Decimal, cell).or_else(|| float(sort, cell));
                        format!("{} {sign} {}", self.number(), double(number.ok_or_else(wrong)?))
                    }
                }
            }
        })
    }

    /// A figure of it, in SQL, with the kind of what it gives. Of the median of days, see [`earlier_middle`].
    pub(crate) fn figure(&self, function: Function) -> Result<(String, Kind), Refused> {
        let (column, kind) = (&self.sql, self.heading.kind);
        let needs_numbers = matches!(function, Function::Sum | Function::Avg | Function::Median);
        let is_median_of_days = function == Function::Median && kind == Kind::Day;
        if needs_numbers && !self.holds_numbers() && !is_median_of_days {
            return Err(Refused::NotNumbers(self.heading.name.clone()));
        }
        Ok(match function {
            Function::Count => (format!("COUNT({column})"), Kind::Integer),
            Function::Distinct => (format!("COUNT(DISTINCT {column})"), Kind::Integer),
            Function::Min | Function::Max => {
                let is_greatest = function == Function::Max;
                (self.extreme(is_greatest), kind)
            }
            Function::Sum => match exact_sum(column, kind) {
                Some(sum) => (sum, kind),
                None => (format!("SUM({})", self.number()), Kind::Real),
            },
            // Of the exact sum: means that are equal stay so.
            Function::Avg => match exact_sum(column, kind) {
                Some(sum) => (format!("CAST({sum} AS DOUBLE) / COUNT({column})"), Kind::Real),
                None => (format!("AVG({})", self.number()), Kind::Real),
            },
            Function::Median if is_median_of_days => (format!("MIN({})", middle_name(column)), kind),
            Function::Median => (format!("MEDIAN({})", self.number()), Kind::Real),
        })
    }

    /// The least or the greatest in the order of values: of words among numbers, the number as it is written.
    fn extreme(&self, is_greatest: bool) -> String {
        let column = &self.sql;
        let way = if is_greatest { "DESC" } else { "ASC" };
        if self.is_amount() {
            let number = self.number();
            return format!(
                "FIRST_VALUE({column} ORDER BY {number} {way}) FILTER (WHERE {number} IS NOT NULL)"
            );
        }
        match (self.heading.kind, is_greatest) {
            (Kind::Text, _) => format!(
                "FIRST_VALUE({column} ORDER BY folded({column}) {way}, {column} {way}) FILTER (WHERE {column} IS NOT NULL)"
            ),
            (_, false) => format!("MIN({column})"),
            (_, true) => format!("MAX({column})"),
        }
    }
}

/// A sum of whole or decimal numbers, in as many figures as it takes.
fn exact_sum(column: &str, kind: Kind) -> Option<String> {
    let scale = match kind {
        Kind::Integer => 0,
        Kind::Decimal { scale } => scale,
        _ => return None,
    };
    Some(format!("SUM(CAST({column} AS DECIMAL(38, {scale})))"))
}

/// The name of the column that holds the earlier of both days in the middle of a group, on one row of it.
fn middle_name(column: &str) -> String {
    format!("{column}_middle")
}

/// The column of [`middle_name`], over groups made by `by`.
pub(crate) fn earlier_middle(column: &str, by: &[String]) -> String {
    let parts = if by.is_empty() {
        String::new()
    } else {
        format!("PARTITION BY {}", by.join(", "))
    };
    let place = format!("CAST(ROW_NUMBER() OVER ({parts} ORDER BY {column} ASC NULLS LAST) AS BIGINT)");
    let middle = format!("(COUNT({column}) OVER ({parts}) + 1) / 2");
    format!(
        "CASE WHEN {place} = {middle} THEN {column} END AS {}",
        middle_name(column)
    )
}

/// The figures whose days in the middle have to be found first.
pub(crate) fn is_middle_of_days(aggregate: &Aggregate, column: &Column) -> bool {
    aggregate.function == Function::Median && column.heading.kind == Kind::Day
}

/// What a column of this kind is ordered by, empty cells last.
pub(crate) fn order(column: &str, kind: Kind, is_descending: bool) -> String {
    let way = if is_descending { "DESC" } else { "ASC" };
    match kind {
        Kind::Text => format!("folded({column}) {way} NULLS LAST, {column} {way} NULLS LAST"),
        _ => format!("{column} {way} NULLS LAST"),
    }
}

fn float(sort: Sort, cell: &[u8]) -> Option<f64> {
    let number = values::number(sort, cell)?;
    format!("{}e{}", number.mantissa, number.exponent).parse().ok()
}

/// A number in figures and a point, when it has no more of them than are compared exactly.
fn exact(mantissa: i128, exponent: i32) -> Option<String> {
    let (decimals_max, digits_max) = EXACT;
    let decimals = usize::try_from(exponent.checked_neg()?.max(0)).ok()?;
    if -exponent > decimals_max {
        return None;
    }
    let power = 10_i128.checked_pow(u32::try_from(exponent.max(0)).ok()?)?;
    let whole = mantissa.checked_mul(power)?;
    let digits = format!("{:0>width$}", whole.unsigned_abs(), width = decimals + 1);
    let (before, after) = digits.split_at(digits.len() - decimals);
    if before.len() > digits_max as usize {
        return None;
    }
    let sign = if whole < 0 { "-" } else { "" };
    Some(if after.is_empty() {
        format!("{sign}{before}")
    } else {
        format!("{sign}{before}.{after}")
    })
}

#[cfg(test)]
mod tests {
    use super::{exact, quoted};

    #[test]
    fn numbers_are_written_with_all_their_figures() {
        assert_eq!(exact(125, -1).as_deref(), Some("12.5"));
        assert_eq!(exact(-5, -3).as_deref(), Some("-0.005"));
        assert_eq!(exact(1, 3).as_deref(), Some("1000"));
        assert_eq!(exact(1, 24), None);
        assert_eq!(exact(1, -19), None);
    }

    #[test]
    fn what_is_written_stays_between_its_quotes() {
        assert_eq!(quoted("l'eau' OR 1=1"), "'l''eau'' OR 1=1'");
    }
}
