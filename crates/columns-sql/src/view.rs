//! The columns a question names, those of joined files included, and the rows it keeps.

use columns::{Condition, Query, Refused, Value};
use datafusion::prelude::SessionContext;
use tables::values;

use crate::read;
use crate::said::{Column, named};
use crate::{Failed, File};

/// The number of a row in its file, and what names of columns begin with: names that no file has.
pub(crate) const ROW: &str = "parvis_row";
const COLUMN: &str = "parvis_";

/// A file with what is joined to it, as SQL that is read from.
pub(crate) struct View {
    pub(crate) context: SessionContext,
    columns: Vec<Column>,
    /// A table of all columns, and of [`ROW`]
    from: String,
    /// What rows must be
    kept: String,
}

impl View {
    pub(crate) async fn of(
        context: SessionContext,
        file: File<'_>,
        beside: &[File<'_>],
        query: &Query,
    ) -> Result<Self, Failed> {
        let mut view = Self {
            context,
            columns: Vec::new(),
            from: String::new(),
            kept: String::new(),
        };
        let own = view.named("t", file, "");
        view.from = format!("SELECT {own}, CAST(ROW_NUMBER() OVER () AS BIGINT) AS {ROW} FROM t");
        for (at, join) in query.joins.iter().enumerate() {
            let missing = || Refused::NoTable(join.table.clone());
            let other = *beside
                .iter()
                .find(|other| other.name == join.table)
                .ok_or_else(missing)?;
            let table = format!("j{at}");
            let key = view.column(&join.key)?.plain();
            let mut headings = other.table.headings().iter();
            let heading = headings.find(|heading| heading.name == join.other_key);
            let other_key = Column {
                heading: heading
                    .ok_or_else(|| Refused::NoColumn(join.other_key.clone()))?
                    .clone(),
                sql: format!("{table}.{}", named(&join.other_key)),
            };
            view.must_differ(&table, &other_key).await?;
            let start = format!("{}.", other.name);
            let joined = view.named(&table, other, &start);
            let other_key = other_key.plain();
            view.from = format!(
                "SELECT b.*, {joined} FROM ({}) AS b LEFT JOIN {table} ON {key} = {other_key}",
                view.from
            );
        }
        view.kept = view.conditions(query)?;
        Ok(view)
    }

    /// Adds the columns of a file; gives what selects them.
    fn named(&mut self, table: &str, file: File<'_>, start: &str) -> String {
        let mut selected = Vec::new();
        for heading in file.table.headings() {
            let sql = format!("{COLUMN}{}", self.columns.len());
            selected.push(format!("{table}.{} AS {sql}", named(&heading.name)));
            let mut heading = heading.clone();
            heading.name.insert_str(0, start);
            self.columns.push(Column { heading, sql });
        }
        selected.join(", ")
    }

    /// Refuses a file whose key stands on several rows.
    async fn must_differ(&self, table: &str, key: &Column) -> Result<(), Failed> {
        let (plain, key) = (key.plain(), &key.sql);
        let twice = self
            .read(&format!(
                "SELECT {plain} AS k FROM {table} WHERE {key} IS NOT NULL GROUP BY {plain} HAVING COUNT(*) > 1 LIMIT 1"
            ))
            .await?;
        match twice.first().and_then(|row| row.first()) {
            Some(value) => Err(Refused::KeyTwice(value.plain()).into()),
            None => Ok(()),
        }
    }

    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(crate) fn column(&self, name: &str) -> Result<&Column, Refused> {
        let found = self.columns.iter().find(|column| column.heading.name == name);
        found.ok_or_else(|| Refused::NoColumn(name.to_owned()))
    }

    /// The rows that are kept, as a table, with columns more.
    pub(crate) fn kept(&self, more: &[String]) -> String {
        let more: String = more.iter().map(|one| format!(", {one}")).collect();
        format!(
            "(SELECT *{more} FROM ({}) AS v WHERE {}) AS m",
            self.from, self.kept
        )
    }

    pub(crate) async fn read(&self, sql: &str) -> Result<Vec<Vec<Value>>, Failed> {
        let batches = self.context.sql(sql).await?.collect().await?;
        Ok(read::rows(&batches))
    }

    /// How many rows a table has.
    pub(crate) async fn count(&self, table: &str) -> Result<u64, Failed> {
        let counted = self.read(&format!("SELECT COUNT(*) AS n FROM {table}")).await?;
        Ok(match counted.first().and_then(|row| row.first()) {
            Some(Value::Integer(count)) => u64::try_from(*count).unwrap_or(0),
            _ => 0,
        })
    }

    fn conditions(&self, query: &Query) -> Result<String, Refused> {
        let mut all = Vec::new();
        for condition in &query.conditions {
            all.push(self.condition(condition)?);
        }
        let words = query.search.as_deref().map(values::folded).unwrap_or_default();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let columns = self.columns.iter();
            let anywhere: Vec<String> = columns.map(|column| column.holding(word)).collect();
            all.push(together(&anywhere, " OR ", "FALSE"));
        }
        Ok(together(&all, " AND ", "TRUE"))
    }

    fn condition(&self, condition: &Condition) -> Result<String, Refused> {
        let each = |all: &[Condition]| -> Result<Vec<String>, Refused> {
            all.iter().map(|one| self.condition(one)).collect()
        };
        Ok(match condition {
            Condition::Test(test) => self.column(&test.column)?.test(&test.operator)?,
            Condition::All(all) => together(&each(all)?, " AND ", "TRUE"),
            Condition::Any(all) => together(&each(all)?, " OR ", "FALSE"),
        })
    }
}

fn together(all: &[String], between: &str, none: &str) -> String {
    if all.is_empty() {
        none.to_owned()
    } else {
        format!("({})", all.join(between))
    }
}
