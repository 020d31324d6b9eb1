//! What may be asked of one table, as `OpenAPI` 3.0 describes it (<https://spec.openapis.org/oas/v3.0.3>): programs make their forms
//! and their clients of it.

use columns::{Heading, Kind};
use serde_json::{Map, Value, json};

/// Columns described; those beyond are asked all the same.
const COLUMNS_MAX: usize = 200;
/// What any column is asked.
const ALWAYS: [&str; 9] = [
    "exact",
    "differs",
    "in",
    "notin",
    "isnull",
    "isnotnull",
    "sort",
    "groupby",
    "count",
];
/// What text is asked.
const OF_TEXT: [&str; 2] = ["contains", "notcontains"];
/// What is asked of values that have an order.
const OF_ORDER: [&str; 6] = [
    "less",
    "greater",
    "strictly_less",
    "strictly_greater",
    "min",
    "max",
];
/// What is reckoned of numbers.
const OF_NUMBERS: [&str; 2] = ["sum", "avg"];
/// What stands without a value.
const ALONE: [&str; 8] = [
    "isnull",
    "isnotnull",
    "groupby",
    "count",
    "min",
    "max",
    "sum",
    "avg",
];

/// The description of a table: `title` names it, `server` is the address of the house, `path` where its rows are.
pub(crate) fn openapi(title: &str, (server, path): (&str, &str), headings: &[Heading]) -> Value {
    let mut parameters = vec![
        parameter("page", &json!({ "type": "integer", "minimum": 1 }), false),
        parameter("page_size", &json!({ "type": "integer", "minimum": 1 }), false),
        parameter("columns", &json!({ "type": "string" }), false),
        parameter("q", &json!({ "type": "string" }), false),
    ];
    let mut properties = Map::new();
    for heading in headings.iter().take(COLUMNS_MAX) {
        let mut schema = schema(heading.kind);
        for operator in operators(heading.kind) {
            let name = [heading.name.as_str(), "__", operator].concat();
            parameters.push(match operator {
                "sort" => parameter(
                    &name,
                    &json!({ "type": "string", "enum": ["asc", "desc"] }),
                    false,
                ),
                alone if ALONE.contains(&alone) => parameter(&name, &json!({ "type": "string" }), true),
                _ => parameter(&name, &json!({ "type": "string" }), false),
            });
        }
        schema["nullable"] = json!(true);
        properties.insert(heading.name.clone(), schema);
    }
    let rows = json!({ "type": "array", "items": { "type": "object", "properties": properties } });
    let answer = json!({
        "type": "object",
        "properties": { "data": rows, "links": { "type": "object" }, "meta": { "type": "object" } },
    });
    let mut paths = Map::new();
    paths.insert(
        path.to_owned(),
        json!({ "get": {
            "parameters": parameters,
            "responses": {
                "200": { "description": "data", "content": { "application/json": { "schema": answer } } },
                "400": { "description": "errors" },
            },
        } }),
    );
    json!({
        "openapi": "3.0.3",
        "info": { "title": title, "version": "1" },
        "servers": [{ "url": server }],
        "paths": paths,
    })
}

fn parameter(name: &str, schema: &Value, is_alone: bool) -> Value {
    let mut told = json!({ "name": name, "in": "query", "required": false, "schema": schema });
    if is_alone {
        told["allowEmptyValue"] = json!(true);
    }
    told
}

fn operators(kind: Kind) -> impl Iterator<Item = &'static str> {
    let is_text = kind == Kind::Text;
    let has_order = kind.is_number() || kind == Kind::Day;
    let some = |is_some: bool, all: &'static [&'static str]| if is_some { all } else { &[] };
    let all = some(true, &ALWAYS).iter().chain(some(is_text, &OF_TEXT));
    let all = all.chain(some(has_order, &OF_ORDER));
    all.chain(some(kind.is_number(), &OF_NUMBERS)).copied()
}

fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Decimal { .. } | Kind::Real => json!({ "type": "number" }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
    }
}
