//! `parvis minutes`: reads minutes written as ordinary text, or one French date phrase.

use std::io::Read as _;

use minutes::date;
use ui::Words;

use crate::cli::{Minutes, MinutesFormat};
use crate::failure::Failure;

/// The largest file read, in bytes.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

pub(super) fn run(words: Words, asked: &Minutes) -> Result<(), Failure> {
    if let (Some(phrase), Some(reference)) = (&asked.date, asked.reference) {
        let mut answer = date::parse(phrase, reference).to_json();
        answer["input"] = phrase.as_str().into();
        answer["reference_date"] = reference.to_string().into();
        println!("{answer}");
        return Ok(());
    }
    let Some(file) = &asked.file else {
        return Err(Failure::Use("cli-minutes-nothing", Vec::new()));
    };
    let text = read(file)?;
    let minutes = minutes::parse(&text);
    match asked.format {
        MinutesFormat::Json => super::answer(&format!("{}\n", serde_json::to_string_pretty(&minutes)?))?,
        MinutesFormat::Md => super::answer(&minutes::render_markdown(&minutes))?,
        MinutesFormat::Ics => {
            let Some(calendar) = minutes::to_ics(&minutes, "parvis.example", jiff::Timestamp::now()) else {
                let name = ui::words::Value::from(file.display().to_string());
                eprintln!(
                    "parvis: {}",
                    words.say_with("cli-minutes-no-date", &[("file", name)])
                );
                return Err(Failure::No);
            };
            super::answer(&calendar)?;
        }
    }
    Ok(())
}

/// The file's text: UTF-8, or what Windows wrote before it (bytes that are not UTF-8 are read as Latin-1).
fn read(file: &std::path::Path) -> Result<String, Failure> {
    let unreadable = |why: String| {
        Failure::Use(
            "cli-file-unreadable",
            vec![("file", file.display().to_string()), ("why", why)],
        )
    };
    let opened = std::fs::File::open(file).map_err(|error| unreadable(error.to_string()))?;
    let mut bytes = Vec::new();
    opened
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Failure::Use(
            "cli-file-too-large",
            vec![("file", file.display().to_string())],
        ));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect()))
}
