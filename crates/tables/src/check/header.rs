//! The columns of a file against the fields of a schema.

use std::collections::{HashMap, HashSet};

use super::fault::{Fault, Fix};
use crate::fold::fold_name;
use crate::message::Message;
use crate::schema::{Matching, Schema};

/// Which column holds which field.
pub(crate) struct Columns {
    /// For each column, its field
    pub(crate) fields: Vec<Option<usize>>,
    by_name: HashMap<String, usize>,
    /// Columns that only differ from a field's name by case, accents or signs, and that name
    pub(crate) renamed: Vec<(usize, String)>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) notices: Vec<Message>,
}

impl Columns {
    /// The column of a name.
    pub(crate) fn of(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn of_field(&self, field: usize) -> Option<usize> {
        self.fields.iter().position(|known| *known == Some(field))
    }
}

/// Matches a header with a schema.
pub(crate) fn matched(header: &[String], schema: &Schema) -> Columns {
    let places = schema.places();
    let mut columns = Columns {
        fields: Vec::new(),
        by_name: HashMap::new(),
        renamed: Vec::new(),
        faults: Vec::new(),
        notices: Vec::new(),
    };
    let mut taken = HashSet::new();
    for (column, label) in header.iter().enumerate() {
        let is_first = columns.by_name.insert(label.clone(), column).is_none();
        if !is_first {
            // Two columns without a name too: Validata refuses them, and so does what reads a table by its names.
            let message = if label.is_empty() {
                Message::new("tables-fault-label-none-twice")
            } else {
                Message::new("tables-fault-label-twice").with("label", label)
            };
            columns
                .faults
                .push(Fault::whole("duplicate-label", message).with_value(label));
        }
        let field = if schema.matching == Matching::Exact {
            (column < schema.fields.len()).then_some(column)
        } else {
            places.get(label.as_str()).copied()
        };
        columns.fields.push(field.filter(|field| taken.insert(*field)));
    }
    suggest(header, schema, &taken, &mut columns);
    fault_labels(header, schema, &taken, &mut columns);
    tell(header, schema, &taken, &mut columns);
    columns
}

/// Columns without a field whose name nearly is that of a field without a column.
fn suggest(header: &[String], schema: &Schema, taken: &HashSet<usize>, columns: &mut Columns) {
    let mut free: HashMap<String, Vec<&str>> = HashMap::new();
    for (place, field) in schema.fields.iter().enumerate() {
        if !taken.contains(&place) {
            free.entry(fold_name(&field.name)).or_default().push(&field.name);
        }
    }
    for (column, label) in header.iter().enumerate() {
        if columns.fields.get(column).is_some_and(Option::is_some) {
            continue;
        }
        // Two fields that differ by case alone leave a doubt.
        if let Some([name]) = free.remove(&fold_name(label)).as_deref() {
            columns.renamed.push((column, (*name).to_owned()));
        }
    }
}

fn fault_labels(header: &[String], schema: &Schema, taken: &HashSet<usize>, columns: &mut Columns) {
    let wants_all = matches!(
        schema.matching,
        Matching::Exact | Matching::Equal | Matching::Subset
    );
    for (place, field) in schema.fields.iter().enumerate() {
        if taken.contains(&place) || !(wants_all || schema.is_needed(field)) {
            continue;
        }
        let message = Message::new("tables-fault-label-missing").with("field", &field.name);
        let mut fault = Fault::whole("missing-label", message).with_field(&field.name);
        let renamed = columns.renamed.iter().find(|(_, name)| *name == field.name);
        fault.fix = Some(match renamed.and_then(|(column, _)| header.get(*column)) {
            Some(label) => Fix {
                message: Message::new("tables-fix-rename")
                    .with("label", label)
                    .with("field", &field.name),
                value: Some(field.name.clone()),
            },
            None => Fix::told(Message::new("tables-fix-add-column").with("field", &field.name)),
        });
        columns.faults.push(fault);
    }
    if matches!(
        schema.matching,
        Matching::Exact | Matching::Equal | Matching::Superset
    ) {
        for (column, label) in header.iter().enumerate() {
            if columns.fields.get(column).is_some_and(Option::is_none) {
                let message = Message::new("tables-fault-label-extra").with("label", label);
                columns
                    .faults
                    .push(Fault::whole("extra-label", message).with_value(label));
            }
        }
    }
    if schema.matching == Matching::Exact {
        for (label, field) in header.iter().zip(&schema.fields) {
            if *label != field.name {
                let message = Message::new("tables-fault-label-incorrect")
                    .with("label", label)
                    .with("field", &field.name);
                columns.faults.push(
                    Fault::whole("incorrect-label", message)
                        .with_field(&field.name)
                        .with_value(label),
                );
            }
        }
    }
    // No column of the schema at all: the file is another one, or its header is not on its first line.
    if taken.is_empty() && columns.faults.is_empty() {
        columns.faults.push(Fault::whole(
            "header-error",
            Message::new("tables-fault-label-none"),
        ));
    }
}

/// What is no fault, and worth knowing.
fn tell(header: &[String], schema: &Schema, taken: &HashSet<usize>, columns: &mut Columns) {
    let mut notices = Vec::new();
    for (column, name) in &columns.renamed {
        if let Some(label) = header.get(*column) {
            notices.push(
                Message::new("tables-notice-rename")
                    .with("label", label)
                    .with("field", name),
            );
        }
    }
    for (place, field) in schema.fields.iter().enumerate() {
        let is_renamed = columns.renamed.iter().any(|(_, name)| *name == field.name);
        if !taken.contains(&place) && !schema.is_needed(field) && !is_renamed {
            notices.push(Message::new("tables-notice-column-missing").with("field", &field.name));
        }
    }
    for (column, label) in header.iter().enumerate() {
        let is_renamed = columns.renamed.iter().any(|(renamed, _)| *renamed == column);
        if columns.fields.get(column).is_some_and(Option::is_none) && !is_renamed {
            notices.push(if label.is_empty() {
                Message::new("tables-notice-column-unnamed").with("column", (column + 1).to_string())
            } else {
                Message::new("tables-notice-column-extra").with("label", label)
            });
        }
    }
    let order: Vec<usize> = columns.fields.iter().flatten().copied().collect();
    if order.len() == schema.fields.len() && order.len() == header.len() && !order.is_sorted() {
        notices.push(Message::new("tables-notice-order"));
    }
    columns.notices.append(&mut notices);
}
