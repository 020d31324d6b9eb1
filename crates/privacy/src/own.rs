//! All that is known of one person, as one archive that any system opens (regulation (EU) 2016/679, articles 15 and 20): the
//! rows of the declared tables that are about them, in JSON and in CSV.
//!
//! What opens a door is left out: whoever found the archive would walk in. So are secret ballots and opinions kept under a
//! number: nothing leads to them. Of what somebody only handled – a decision, an answer to another – they take away that they
//! did and when, for the rest is of others (article 15(4)).

use std::io::{Cursor, Write as _};

use db::{ColumnKind, Schema, Sql, Table, TableColumn, Uuid, Value, Wanted};
use kernel::{CollectiviteId, Fault, House, PersonId, PersonalTable, privacy};
use serde_json::{Map, Value as Json, json};
use ui::spreadsheet::{Csv, cell};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Rows of one table in an archive; the archive says when there were more.
const ROWS_MAX: i64 = 20_000;

/// Of whom everything is read.
pub(crate) struct Who {
    pub(crate) body: CollectiviteId,
    pub(crate) person: PersonId,
    /// None when their account has none: nothing is then looked for by address
    pub(crate) email: Option<String>,
}

/// What is known of somebody, by table.
pub(crate) struct Own {
    tables: Vec<OwnTable>,
}

struct OwnTable {
    name: String,
    processing: &'static str,
    /// The column by which they handled these rows; none for what is about them
    handled_as: Option<&'static str>,
    columns: Vec<String>,
    rows: Vec<Vec<Json>>,
    is_cut: bool,
}

impl Own {
    /// Reads all of it, table by table.
    pub(crate) async fn read(house: &House, sql: &mut Sql, who: &Who) -> Result<Self, Fault> {
        let schema = house.schema()?;
        let mut tables = Vec::new();
        for (_, processing) in privacy::processings(house.features()) {
            for declared in processing.tables {
                let Some(table) = schema.table(declared.name) else {
                    continue;
                };
                let about = Search::about(house, schema, (table, declared), who);
                tables.extend(about.read(sql, who, processing.code).await?);
                for &(doer, at) in declared.doers {
                    let handled = Search::handled((table, declared), (doer, at), who);
                    tables.extend(handled.read(sql, who, processing.code).await?);
                }
            }
        }
        Ok(Self { tables })
    }

    /// The archive: `donnees.json`, then a table each; `explained` is what its first file says.
    pub(crate) fn archive(&self, explained: &str) -> Result<Vec<u8>, Fault> {
        let failed = |error: zip::result::ZipError| Fault::Internal(format!("archive: {error}"));
        let wrote = |error: std::io::Error| Fault::Internal(format!("archive: {error}"));
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let mut add = |name: &str, bytes: &[u8]| -> Result<(), Fault> {
            archive.start_file(name, options).map_err(failed)?;
            archive.write_all(bytes).map_err(wrote)
        };
        add("LISEZ-MOI.txt", explained.as_bytes())?;
        let whole = serde_json::to_vec_pretty(&self.json())
            .map_err(|error| Fault::Internal(format!("archive: {error}")))?;
        add("donnees.json", &whole)?;
        for table in &self.tables {
            let name = match table.handled_as {
                None => format!("{}.csv", table.name),
                Some(column) => format!("{}-{column}.csv", table.name),
            };
            add(&name, &table.csv()?)?;
        }
        Ok(archive.finish().map_err(failed)?.into_inner())
    }

    fn json(&self) -> Json {
        let tables = self.tables.iter().map(|table| {
            let rows = table.rows.iter().map(|row| {
                let fields = table.columns.iter().cloned().zip(row.iter().cloned());
                Json::Object(fields.collect::<Map<String, Json>>())
            });
            json!({
                "table": table.name,
                "processing": table.processing,
                "handled_as": table.handled_as,
                "is_cut": table.is_cut,
                "rows": rows.collect::<Vec<_>>(),
            })
        });
        json!({ "tables": tables.collect::<Vec<_>>() })
    }
}

impl OwnTable {
    fn csv(&self) -> Result<Vec<u8>, Fault> {
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let mut csv = Csv::begin(&columns)?;
        for row in &self.rows {
            csv.add(row.iter().map(|value| match value {
                Json::Null => String::new(),
                Json::String(text) => cell(text),
                other => other.to_string(),
            }))?;
        }
        csv.finish()
    }
}

/// The codes of the processings that hold something about somebody: one look at each table, which stops at the first row.
pub(crate) async fn concerned(house: &House, sql: &mut Sql, who: &Who) -> Result<Vec<&'static str>, Fault> {
    let schema = house.schema()?;
    let mut codes = Vec::new();
    for (_, processing) in privacy::processings(house.features()) {
        for declared in processing.tables {
            let Some(table) = schema.table(declared.name) else {
                continue;
            };
            let mut about = Search::about(house, schema, (table, declared), who);
            about.columns.truncate(1);
            if !about.rows(sql, who, 1).await?.is_empty() {
                codes.push(processing.code);
                break;
            }
        }
    }
    Ok(codes)
}

/// What is looked for in one table.
struct Search<'a> {
    table: &'a Table,
    declared: &'static PersonalTable,
    handled_as: Option<&'static str>,
    columns: Vec<&'a TableColumn>,
    any: Vec<(&'static str, Value)>,
    through: Option<(&'static str, &'a Table, &'static str)>,
}

impl<'a> Search<'a> {
    /// The rows about somebody, whole but for what leaves with nobody.
    fn about(
        house: &House,
        schema: &'a Schema,
        (table, declared): (&'a Table, &'static PersonalTable),
        who: &Who,
    ) -> Self {
        let columns = table.columns.iter().filter(|column| {
            let name = column.name.as_str();
            column.kind != ColumnKind::Bytes
                && !declared.held_back.contains(&name)
                && Some(name) != table.body_column()
        });
        let through = declared.through.and_then(|through| {
            let other = schema.table(through.table)?;
            Some((through.column, other, through.key))
        });
        let named = match declared.through {
            None => Some(declared),
            Some(through) => tables(house).find(|other| other.name == through.table),
        };
        Self {
            table,
            declared,
            handled_as: None,
            columns: columns.collect(),
            any: named.map(|named| conditions(named, who)).unwrap_or_default(),
            through,
        }
    }

    /// The rows that somebody handled: their key and the date, no more.
    fn handled(
        (table, declared): (&'a Table, &'static PersonalTable),
        (doer, at): (&'static str, &'static str),
        who: &Who,
    ) -> Self {
        let columns = table.columns.iter().filter(|column| {
            let name = column.name.as_str();
            let is_key = table.key.contains(&column.name)
                && column.kind != ColumnKind::Bytes
                && !declared.subjects.contains(&name)
                && Some(name) != table.body_column();
            is_key || name == at
        });
        Self {
            table,
            declared,
            handled_as: Some(doer),
            columns: columns.collect(),
            any: vec![(doer, Value::from(who.person))],
            through: None,
        }
    }

    async fn rows(&self, sql: &mut Sql, who: &Who, rows_max: i64) -> Result<Vec<Vec<Value>>, Fault> {
        let wanted = Wanted {
            table: self.table,
            columns: &self.columns,
            any: &self.any,
            through: self.through,
        };
        Ok(sql.rows_where(&wanted, who.body.uuid(), rows_max).await?)
    }

    async fn read(
        &self,
        sql: &mut Sql,
        who: &Who,
        processing: &'static str,
    ) -> Result<Option<OwnTable>, Fault> {
        let found = self.rows(sql, who, ROWS_MAX).await?;
        if found.is_empty() {
            return Ok(None);
        }
        let me = who.person.uuid();
        let rows = found.iter().map(|row| {
            let each = self.columns.iter().zip(row);
            each.map(|(column, value)| self.told(column, value, me))
                .collect::<Vec<Json>>()
        });
        Ok(Some(OwnTable {
            name: self.table.name.clone(),
            processing,
            handled_as: self.handled_as,
            columns: self.columns.iter().map(|column| column.name.clone()).collect(),
            is_cut: i64::try_from(found.len()).unwrap_or(i64::MAX) >= ROWS_MAX,
            rows: rows.collect(),
        }))
    }

    /// A value, unless it is the identifier of somebody else.
    fn told(&self, column: &TableColumn, value: &Value, me: Uuid) -> Json {
        let name = column.name.as_str();
        let names_somebody = self.declared.subjects.contains(&name)
            || self.declared.doers.iter().any(|(doer, _)| *doer == name);
        match value {
            Value::Uuid(id) if names_somebody && *id != Some(me) => Json::Null,
            value => told(value),
        }
    }
}

/// Every table that the features of a house declare.
fn tables(house: &House) -> impl Iterator<Item = &'static PersonalTable> + '_ {
    privacy::processings(house.features()).flat_map(|(_, processing)| processing.tables)
}

fn conditions(table: &PersonalTable, who: &Who) -> Vec<(&'static str, Value)> {
    let by_id = table
        .subjects
        .iter()
        .map(|column| (*column, Value::from(who.person)));
    let by_address = who.email.iter().flat_map(|email| {
        let email = email.as_str();
        table
            .addresses
            .iter()
            .map(move |column| (*column, Value::from(email)))
    });
    by_id.chain(by_address).collect()
}

fn told(value: &Value) -> Json {
    match value {
        Value::Bool(value) => json!(value),
        Value::Int(value) => json!(value),
        Value::Real(value) => json!(value),
        Value::Text(value) => json!(value),
        Value::Uuid(value) => json!(value.map(|id| id.to_string())),
        Value::Bytes(_) => Json::Null,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Actor;
    use testkit::{TestTown, on_both_engines};

    use super::*;

    #[tokio::test]
    async fn an_archive_holds_all_of_one_person_and_nothing_of_another() {
        let features = &[
            outgoing::FEATURE,
            search::FEATURE,
            identity::FEATURE,
            groups::FEATURE,
            crate::FEATURE,
        ];
        on_both_engines!(features, |town: TestTown| async move {
            let register = |name: &str, email: &str| identity::RegisterPerson {
                name: name.to_owned(),
                email: email.to_owned(),
            };
            let deed = register("Ada Témoin", "ada@exemple.fr");
            let ada = town.act(Actor::Operator, deed).await.expect("registered");
            let deed = register("Bob Voisin", "bob@exemple.fr");
            town.act(Actor::Operator, deed).await.expect("registered");
            let mut browser = town.browser();
            testkit::sign_in(&town, &mut browser, "ada@exemple.fr").await;
            let who = Who {
                body: town.body,
                person: ada,
                email: Some("ada@exemple.fr".to_owned()),
            };
            let own = Own::read(&town.house, &mut town.sql(), &who).await.expect("read");
            let told = own.json().to_string();
            for said in ["Ada Témoin", "ada@exemple.fr", &ada.to_string()] {
                assert!(told.contains(said), "{said} in {told}");
            }
            for kept in [
                "Bob Voisin",
                "bob@exemple.fr",
                "cookie_hash",
                "token_hash",
                "sort_key",
            ] {
                assert!(!told.contains(kept), "{kept} in {told}");
            }
            let concerned = concerned(&town.house, &mut town.sql(), &who).await.expect("read");
            assert!(concerned.contains(&"identity.accounts"), "{concerned:?}");
            assert!(!concerned.contains(&"groups.mandates"), "{concerned:?}");
            // Without an address, nobody's rows without one are theirs.
            let nobody = Who {
                body: town.body,
                person: town.id(),
                email: None,
            };
            let nothing = Own::read(&town.house, &mut town.sql(), &nobody)
                .await
                .expect("read");
            assert!(nothing.tables.is_empty(), "{}", nothing.json());
            let archive = own.archive("Ce que le site sait.").expect("an archive");
            let mut read = zip::ZipArchive::new(Cursor::new(archive)).expect("read again");
            let names: Vec<String> = read
                .file_names()
                .map(|name| name.expect("a name").into_owned())
                .collect();
            for name in ["LISEZ-MOI.txt", "donnees.json", "person.csv", "session.csv"] {
                assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
            }
            let mut json = String::new();
            std::io::Read::read_to_string(&mut read.by_name("donnees.json").expect("there"), &mut json)
                .expect("text");
            assert!(json.contains("ada@exemple.fr"));
        });
    }

    #[tokio::test]
    async fn who_answered_somebody_takes_away_that_they_did_and_not_what_was_confided() {
        let features = &[
            outgoing::FEATURE,
            search::FEATURE,
            identity::FEATURE,
            groups::FEATURE,
            crate::FEATURE,
        ];
        on_both_engines!(features, |town: TestTown| async move {
            let mut people = Vec::new();
            for (name, email) in [
                ("Ada Témoin", "ada@exemple.fr"),
                ("Anne Agent", "anne@exemple.fr"),
            ] {
                let deed = identity::RegisterPerson {
                    name: name.to_owned(),
                    email: email.to_owned(),
                };
                people.push(town.act(Actor::Operator, deed).await.expect("registered"));
            }
            let (ada, anne) = (people[0], people[1]);
            let group = groups::CreateGroup {
                name: "Services".to_owned(),
                kind: groups::GroupKind::Services,
                description: String::new(),
            };
            let mandate = groups::GiveMandate {
                group: town.act(Actor::Operator, group).await.expect("created"),
                person: anne,
                role: groups::Role::Member,
                has_vote: false,
                from: "2026-01-01".parse().expect("a date"),
                until: None,
            };
            town.act(Actor::Operator, mandate).await.expect("given");
            let objection = crate::ObjectToProcessing {
                processing: "identity.accounts".to_owned(),
                words: "Je suis menacée.".to_owned(),
            };
            town.act(Actor::Person(ada), objection).await.expect("objected");
            let waiting = crate::store::objections_of(&mut town.sql(), town.body, ada).await;
            let answer = crate::AnswerObjection {
                objection: waiting.expect("read")[0].id,
                is_upheld: Some(true),
                answer: "Votre nom est retiré.".to_owned(),
            };
            town.act(Actor::Person(anne), answer).await.expect("answered");

            let read = async |person, email: &str| {
                let who = Who {
                    body: town.body,
                    person,
                    email: Some(email.to_owned()),
                };
                let own = Own::read(&town.house, &mut town.sql(), &who).await.expect("read");
                own.json()
            };
            let agent = read(anne, "anne@exemple.fr").await;
            let told = agent.to_string();
            for of_ada in [
                "menacée",
                "Votre nom est retiré",
                &ada.to_string(),
                "ada@exemple.fr",
            ] {
                assert!(!told.contains(of_ada), "{of_ada} in {told}");
            }
            let handled = agent["tables"]
                .as_array()
                .expect("tables")
                .iter()
                .find(|table| table["handled_as"] == "answered_by")
                .expect("that she answered");
            let row = handled["rows"][0].as_object().expect("a row");
            let mut columns: Vec<&str> = row.keys().map(String::as_str).collect();
            columns.sort_unstable();
            assert_eq!(columns, ["answered_at", "id"], "{handled}");

            let own = read(ada, "ada@exemple.fr").await.to_string();
            assert!(
                own.contains("menacée") && own.contains("Votre nom est retiré"),
                "{own}"
            );
            assert!(
                !own.contains(&anne.to_string()),
                "who answered is of others: {own}"
            );
        });
    }
}
