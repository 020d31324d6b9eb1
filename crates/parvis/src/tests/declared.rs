//! What features declare of personal data is whole: a table that names somebody is in somebody's register, a rule of retention
//! bounds something declared, and every sentence is there in every language.

use std::collections::{BTreeMap, BTreeSet};

use db::{ColumnKind, Schema, Table, TableColumn};
use groups::{CreateGroup, GroupKind};
use identity::RegisterPerson;
use kernel::{Actor, Due, Erased, LegalBasis, PersonalTable, privacy};
use testkit::{TestTown, on_both_engines, page, send, sign_in};
use ui::Words;

use super::laid_down;
use crate::compose::{FEATURES, migrations};

/// Features that keep nothing of people, and why.
const WITHOUT: [(&str, &str); 5] = [
    ("search", "words of what other features publish, with their ids"),
    ("parcours", "steps and dates of the body's own work"),
    ("territory", "the boundary of the town"),
    ("disclosure", "which datasets answer which duties of the body"),
    (
        "maps",
        "which published data are drawn, and features of maps that agents read before they publish them",
    ),
];
/// Columns whose name says that they name somebody.
const PEOPLE: [&str; 26] = [
    "helped_id",
    "helper_id",
    "person_id",
    "author_id",
    "author_name",
    "author",
    "voter_id",
    "voter",
    "moderator_id",
    "reporter_id",
    "giver_id",
    "holder_id",
    "actor_id",
    "authority_id",
    "email",
    "sender",
    "recipient",
    "household",
    "client",
    "recipient_email",
    "owner_id",
    "owners",
    "elector_id",
    "first_counter_id",
    "second_counter_id",
    "home_person_id",
];
/// Names of columns with an identifier that is nobody's: of a thing, or of a body. A new one is put here, or among [`PEOPLE`].
const THINGS: [&str; 45] = [
    "act_id",
    "amendment_id",
    "answer_id",
    "assembly_id",
    "breach_id",
    "budget_id",
    "consultation_id",
    "contribution_id",
    "conversation_id",
    "decision_id",
    "document_id",
    "effect_id",
    "election_id",
    "examination_id",
    "follow_up_id",
    "from_item",
    "group_id",
    "groupe_id",
    "guest_id",
    "home_id",
    "id",
    "idea_id",
    "indicator_id",
    "item_id",
    "letter_id",
    "link_id",
    "meeting_id",
    "merged_into",
    "next_meeting_id",
    "object_id",
    "panel_group_id",
    "parcours_id",
    "parent_id",
    "part_of_id",
    "plan_id",
    "previous_id",
    "project_id",
    "provider_id",
    "repo",
    "report_id",
    "requirement_id",
    "scrutin_id",
    "template_id",
    "text_id",
    "transmission_id",
];
/// Identifiers of whatever a line is about: the line's own columns say who.
const ABOUT_ANYTHING: [&str; 2] = ["subject_id", "target_id"];
/// Others that are nobody's.
const MORE_THINGS: [&str; 13] = [
    "mandate_id",
    "map_id",
    "refresh_id",
    "until_item",
    "within_id",
    "rehearsed_id",
    "dataset_id",
    "resource_id",
    "roll_id",
    "campaign_id",
    "challenge_id",
    "remote_id",
    "visit_id",
];
/// What the name of a column that opens something says.
const OPENING: [&str; 9] = [
    "token", "secret", "hash", "cookie", "key", "tag", "code", "outcome", "payload",
];
/// Columns that look as if they opened something, and leave all the same.
const OPENING_NOTHING: [(&str, &str); 5] = [
    (
        "dataset.keywords",
        "words that describe it, which everybody reads",
    ),
    ("sign_in_attempt.outcome", "whether somebody came in"),
    ("election_trustee.public_key", "everybody reads it"),
    ("content_decision.appeal_outcome", "how an appeal ended"),
    ("moderation_decision.appeal_outcome", "how an appeal ended"),
];
/// Columns that look as if, and what they hold.
const NOBODY: [(&str, &str); 3] = [
    ("duty.leased_by", "a worker"),
    ("effect.leased_by", "a worker"),
    ("discussion_message.corrected_by", "another message"),
];
/// The six sentences of a processing.
const PARTS: [&str; 6] = ["title", "purpose", "people", "data", "recipients", "kept"];

fn schema() -> Schema {
    Schema::of(&migrations()).unwrap()
}

fn names_somebody(table: &Table, column: &TableColumn) -> bool {
    let is_by = column.kind == ColumnKind::Id && column.name.ends_with("_by");
    let is_named = PEOPLE.contains(&column.name.as_str()) || is_by;
    let name = format!("{}.{}", table.name, column.name);
    is_named && !NOBODY.iter().any(|(known, _)| *known == name)
}

/// The feature whose migration makes each table; the ground's belong to the house's own pages.
fn owners() -> BTreeMap<String, &'static str> {
    let mut owners = BTreeMap::new();
    let of_ground = kernel::MIGRATIONS.iter().map(|migration| ("parvis", migration));
    let of_features = FEATURES.iter().flat_map(|feature| {
        feature
            .migrations
            .iter()
            .map(move |migration| (feature.name, migration))
    });
    for (name, migration) in of_ground.chain(of_features) {
        for rest in migration.text.split("create table if not exists ").skip(1) {
            let table = rest.split([' ', '(']).next().unwrap_or_default();
            owners.insert(table.to_owned(), name);
        }
    }
    owners
}

#[test]
fn every_table_that_names_somebody_is_declared_by_the_feature_that_keeps_it() {
    let (schema, owners) = (schema(), owners());
    let declared: BTreeSet<(&str, &str)> = privacy::processings(FEATURES)
        .flat_map(|(feature, processing)| processing.tables.iter().map(|table| (feature.name, table.name)))
        .collect();
    let mut undeclared = Vec::new();
    let mut naming = 0;
    for table in schema.tables() {
        let columns: Vec<&str> = table
            .columns
            .iter()
            .filter(|column| names_somebody(table, column))
            .map(|column| column.name.as_str())
            .collect();
        if columns.is_empty() {
            continue;
        }
        naming += 1;
        let owner = owners[&table.name];
        if !declared.contains(&(owner, table.name.as_str())) {
            undeclared.push(format!("{owner}: {} ({})", table.name, columns.join(", ")));
        }
    }
    assert!(naming > 50, "{naming} tables name somebody");
    assert!(
        undeclared.is_empty(),
        "no processing of the feature holds these tables (src/privacy.rs): {undeclared:#?}"
    );
    for (feature, table) in declared {
        assert_eq!(
            owners.get(table),
            Some(&feature),
            "{table}, declared by {feature}"
        );
    }
}

/// Every declared table.
fn tables() -> impl Iterator<Item = &'static PersonalTable> {
    privacy::processings(FEATURES).flat_map(|(_, processing)| processing.tables)
}

fn is_declared(table: &PersonalTable, column: &str) -> bool {
    table.subjects.contains(&column)
        || table.doers.iter().any(|(doer, _)| *doer == column)
        || table.through.is_some_and(|through| through.column == column)
}

/// The columns that lead to a person by a foreign key, as `(table, column)`.
fn leading_to_people() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for migration in migrations() {
        for rest in migration.text.split("create table if not exists ").skip(1) {
            let table = rest.split([' ', '(']).next().unwrap_or_default();
            for key in rest.split("foreign key (").skip(1) {
                let Some((columns, to)) = key.split_once(')') else {
                    continue;
                };
                if to.trim_start().starts_with("references person (") {
                    let column = columns.rsplit(", ").next().unwrap_or_default();
                    found.insert((table.to_owned(), column.to_owned()));
                }
            }
        }
    }
    found
}

#[test]
fn every_identifier_is_known_for_whose_it_is() {
    let mut unknown = BTreeSet::new();
    for table in schema().tables() {
        for column in &table.columns {
            let name = column.name.as_str();
            let is_known = PEOPLE.contains(&name)
                || name.ends_with("_by")
                || THINGS.contains(&name)
                || MORE_THINGS.contains(&name)
                || ABOUT_ANYTHING.contains(&name)
                || Some(name) == table.body_column();
            if column.kind == ColumnKind::Id && !is_known && name != "collectivite_id" {
                unknown.insert(format!("{}.{name}", table.name));
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "whose identifiers are these? Put them among PEOPLE or THINGS: {unknown:?}"
    );
    let leading = leading_to_people();
    assert!(leading.len() > 12, "{leading:?}");
    for (table, column) in leading {
        let declared = tables().find(|known| known.name == table);
        assert!(
            declared.is_some_and(|known| is_declared(known, &column)),
            "{table}.{column} leads to a person: whom is the row about, or who handled it?"
        );
    }
}

#[test]
fn a_declared_table_says_as_what_each_of_its_columns_names_somebody() {
    let schema = schema();
    for declared in tables() {
        let table = schema.table(declared.name).expect(declared.name);
        let dates = declared
            .doers
            .iter()
            .map(|(_, at)| *at)
            .filter(|at| !at.is_empty());
        let doers = declared.doers.iter().map(|(doer, _)| *doer);
        let columns = [declared.subjects, declared.addresses, declared.held_back].concat();
        for column in columns.into_iter().chain(doers).chain(dates) {
            assert!(table.place(column).is_some(), "{}.{column}", table.name);
        }
        if let Some(through) = declared.through {
            assert!(table.place(through.column).is_some(), "{through:?}");
            let other = schema.table(through.table).expect(through.table);
            assert!(other.place(through.key).is_some(), "{through:?}");
            assert!(tables().any(|known| known.name == through.table), "{through:?}");
        }
        for column in &table.columns {
            let name = format!("{}.{}", table.name, column.name);
            if column.kind == ColumnKind::Id && names_somebody(table, column) {
                assert!(
                    is_declared(declared, &column.name),
                    "{name}: is the row about them, or did they handle it?"
                );
            }
            let leaves =
                !declared.subjects.is_empty() || !declared.addresses.is_empty() || declared.through.is_some();
            let opens = OPENING.iter().any(|word| column.name.contains(word));
            if leaves && opens && column.kind != ColumnKind::Bytes {
                assert!(
                    declared.held_back.contains(&column.name.as_str())
                        || OPENING_NOTHING.iter().any(|(known, _)| *known == name),
                    "{name} opens something: it is held back, or OPENING_NOTHING says what it is"
                );
            }
        }
    }
}

#[tokio::test]
async fn every_consent_is_taken_back_on_a_page_that_is_there() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let deed = RegisterPerson {
            name: "Paul Passant".to_owned(),
            email: "paul@exemple.fr".to_owned(),
        };
        town.act(Actor::Operator, deed).await.unwrap();
        let deed = CreateGroup {
            name: "Mobilités".to_owned(),
            kind: GroupKind::Working,
            description: String::new(),
        };
        let group = town.act(Actor::Operator, deed).await.unwrap();
        let mut paul = town.browser();
        sign_in(&town, &mut paul, "paul@exemple.fr").await;
        // Who follows nothing has nothing to take back.
        let followed = [
            ("objet", format!("group/{group}")),
            ("choix", "digest".to_owned()),
        ];
        let followed = followed.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(send(&town, &mut paul, "/suivre", &followed).await.status, 303);
        let mut consents = 0;
        for (_, processing) in privacy::processings(FEATURES) {
            let Some(consent) = processing.consent else {
                continue;
            };
            consents += 1;
            let read = page(&mut paul, consent.withdrawn_at).await;
            // Where it is one page of many, the list of them leads there.
            let main = read.split("<main").nth(1).unwrap_or_default();
            let main = main.split("</main>").next().unwrap_or_default();
            assert!(
                consent.place.is_some() || main.contains("method=\"post\""),
                "{}: no form on {}",
                processing.code,
                consent.withdrawn_at
            );
        }
        assert!(consents > 1, "{consents}");
    });
}

#[test]
fn every_feature_declares_what_it_does_or_why_it_does_nothing() {
    for feature in FEATURES {
        let is_without = WITHOUT.iter().any(|(name, _)| *name == feature.name);
        assert_eq!(
            feature.processings.is_empty(),
            is_without,
            "{}: a feature declares its processing, or WITHOUT says why it has none",
            feature.name
        );
    }
    let mut codes = BTreeSet::new();
    for (feature, processing) in privacy::processings(FEATURES) {
        assert!(
            codes.insert(processing.code),
            "{} is declared twice",
            processing.code
        );
        assert_eq!(
            processing.basis == LegalBasis::Consent,
            processing.consent.is_some(),
            "{} ({}): who rests on a consent says where it is taken back",
            processing.code,
            feature.name
        );
    }
    let mut rules = BTreeSet::new();
    for rule in privacy::retentions(FEATURES) {
        assert!(rules.insert(rule.code), "{} is declared twice", rule.code);
        assert!(codes.contains(rule.processing), "{} bounds nothing", rule.code);
    }
    assert!(rules.len() > 15, "{rules:?}");
}

#[tokio::test]
async fn every_sentence_of_a_declaration_is_there() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let words = town.house.extension::<Words>().unwrap();
    let mut keys: Vec<String> = Vec::new();
    for feature in FEATURES {
        keys.push(format!("feature-{}", feature.name));
    }
    for (_, processing) in privacy::processings(FEATURES) {
        keys.extend(PARTS.iter().map(|part| processing.words_key(part)));
    }
    keys.extend(privacy::retentions(FEATURES).map(kernel::Retention::words_key));
    let missing: Vec<&String> = keys.iter().filter(|key| !words.knows(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn the_demonstration_has_a_whole_register_and_loses_nothing_that_is_still_kept() {
    laid_down::on_both_engines(async |town, demonstration| {
        let mut in_use = 0;
        for (_, processing) in privacy::processings(FEATURES) {
            let is_used = processing
                .is_in_use(&mut town.sql(), demonstration)
                .await
                .unwrap();
            in_use += usize::from(is_used);
        }
        assert!(
            in_use > 15,
            "{in_use} processings are in use in the demonstration"
        );
        let done = privacy::apply(&town.house, demonstration, &Due::All)
            .await
            .unwrap();
        assert!(done.failed.is_empty(), "{:?}", done.failed);
        let daily: BTreeSet<&str> = privacy::retentions(FEATURES)
            .filter(|rule| matches!(rule.erased, Erased::ByWorker(_)))
            .map(|rule| rule.code)
            .collect();
        for code in done.counts.keys() {
            assert!(daily.contains(code.as_str()), "{code}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_personal_data_are_whole() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut visitor = town.browser();
        for path in [
            "/droits",
            "/donnees-personnelles",
            "/registre-des-traitements",
            "/durees-de-conservation",
        ] {
            page(&mut visitor, path).await;
        }
    });
}
