//! `parvis table import`: a table written as typed Parquet, under the name of its content.

use std::fs::File;
use std::io::BufWriter;
use std::os::unix::fs::PermissionsExt as _;

use columns::Refused;
use tables::{Refusal, Source};
use ui::Words;

use super::asked::misused;
use super::{answer_json, not_a_table, open, said, unreadable};
use crate::cli::ReportFormat;
use crate::cli::table::TableImport;
use crate::commands::answer;
use crate::commands::count::harmless;
use crate::failure::Failure;

pub(super) fn run(words: Words, asked: &TableImport) -> Result<(), Failure> {
    let unwritable = |why: String| {
        Failure::Use(
            "cli-table-unwritable",
            vec![("file", asked.folder.display().to_string()), ("why", why)],
        )
    };
    if let Err(refusal) = open(&asked.table)? {
        return Err(not_a_table(words, &refusal));
    }
    // Its name is known once it is whole.
    let mut file = tempfile::Builder::new()
        .permissions(std::fs::Permissions::from_mode(0o666))
        .tempfile_in(&asked.folder)
        .map_err(|error| unwritable(error.to_string()))?;
    let imported = columns::import(
        || Source::open(File::open(&asked.table)?),
        BufWriter::new(file.as_file_mut()),
    )
    .map_err(|refused| match refused {
        Refused::Table(Refusal::Reading(error)) => unreadable(&asked.table, error.to_string()),
        Refused::Table(refusal) => not_a_table(words, &refusal),
        Refused::Parquet(error) => unwritable(error.to_string()),
        other => misused(&other),
    })?;
    let to = asked.folder.join([&imported.sha256, ".parquet"].concat());
    file.persist(&to).map_err(|error| unwritable(error.to_string()))?;
    if asked.format == ReportFormat::Json {
        let mut value = serde_json::to_value(&imported)?;
        value["file"] = to.display().to_string().into();
        return answer_json(&value);
    }
    let mut text = said::say(
        words,
        "table-imported",
        &[
            ("rows", &words.decimal(&imported.rows.to_string())),
            ("columns", &imported.columns.len().to_string()),
            ("file", &to.display().to_string()),
        ],
    );
    text.push('\n');
    for column in &imported.columns {
        let sort = said::sort(words, column.sort);
        text.push_str(
            &[
                &harmless(&column.name),
                "\t",
                column.kind.name(),
                "\t",
                &sort,
                "\n",
            ]
            .concat(),
        );
    }
    for (id, number) in [
        ("tables-notice-blank", imported.blank),
        ("tables-notice-longer", imported.longer),
    ] {
        if number > 0 {
            text.push_str(&said::say(words, id, &[("number", &number.to_string())]));
            text.push('\n');
        }
    }
    answer(&text)
}
