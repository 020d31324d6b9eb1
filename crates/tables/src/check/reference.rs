//! Keys of another table of the data package, in which those of this one have to stand.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Examiner, Read, together};
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::schema::{ForeignKey, Schema};
use crate::source::Source;

/// The values of some columns of another table.
pub struct Reference {
    pub(crate) resource: String,
    pub(crate) fields: Vec<String>,
    pub(crate) keys: HashSet<u128>,
}

impl Reference {
    /// Reads what a foreign key of `schema` leads to. Values are read as the fields here say, so that `01` and `1` are one
    /// number on both sides.
    pub fn read<R: std::io::Read>(
        mut source: Source<R>,
        schema: &Schema,
        key: &ForeignKey,
    ) -> Result<Self, Refusal> {
        let absent = |name: &str| Refusal::Schema {
            what: "foreign-key",
            place: name.to_owned(),
        };
        let mut columns: Vec<(usize, Examiner<'_>)> = Vec::new();
        for (name, there) in key.fields.iter().zip(&key.reference_fields) {
            let column = source.header.iter().position(|label| label == there);
            let field = schema.fields.iter().find(|field| field.name == *name);
            let (Some(column), Some(field)) = (column, field) else {
                return Err(absent(there));
            };
            columns.push((column, Examiner::new(field)));
        }
        let mut keys = HashSet::new();
        let mut cells: Vec<Cell> = Vec::new();
        while let Some(block) = source.next_block()? {
            let text = &block.text;
            let mut at = 0;
            while at < text.len() {
                at = rows::read(text, at, source.dialect, &mut cells);
                source.passed(1);
                let one = |(column, examiner): &(usize, Examiner<'_>)| {
                    let value: Cow<'_, [u8]> = cells.get(*column)?.value(text, source.dialect.quote);
                    let (read, _) = examiner.examine(&value);
                    read.is_value().then(|| Read::key(read, &value))
                };
                keys.extend(together(columns.iter().map(one)));
            }
        }
        Ok(Self {
            resource: key.resource.clone(),
            fields: key.fields.clone(),
            keys,
        })
    }
}
