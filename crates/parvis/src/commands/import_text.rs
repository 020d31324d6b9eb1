//! `parvis import-text`: an office file as the Markdown of a text, with what a person should look at.

use std::io::Read as _;

use documents::limits::FILE_BYTES_MAX;
use ui::Words;
use ui::words::Value;

use crate::cli::{ImportText, TextFormat};
use crate::compose::LOCALES;
use crate::failure::Failure;

pub(super) fn run(asked: &ImportText) -> Result<(), Failure> {
    // The same warnings as on the page of the texts.
    let words = Words::build(&[LOCALES, texts::FEATURE.locales].concat());
    let file = asked.office_file.display().to_string();
    let bytes = read(asked)?;
    let imported = match documents::read(&bytes) {
        Ok(imported) => imported,
        Err(unreadable) => {
            let why = words.say(&format!("texts-file-{}", unreadable.code()));
            if asked.format == TextFormat::Json {
                println!(
                    "{}",
                    serde_json::json!({ "error": unreadable.code(), "message": why })
                );
            }
            eprintln!(
                "parvis: {}",
                words.say_with(
                    "cli-import-text-unreadable",
                    &[("file", Value::from(file)), ("why", Value::from(why))]
                )
            );
            return Err(Failure::No);
        }
    };
    match asked.format {
        TextFormat::Json => println!("{}", serde_json::to_string_pretty(&imported)?),
        TextFormat::Md => {
            print!("{}", imported.markdown);
            for warning in &imported.warnings {
                let count = Value::from(warning.count());
                let said = words.say_with(&format!("texts-warning-{}", warning.code()), &[("n", count)]);
                eprintln!("parvis: {file} : {said}");
            }
        }
    }
    Ok(())
}

fn read(asked: &ImportText) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: String| {
        let file = asked.office_file.display().to_string();
        Failure::Use("cli-file-unreadable", vec![("file", file), ("why", why)])
    };
    let opened = std::fs::File::open(&asked.office_file).map_err(|error| unreadable(error.to_string()))?;
    let mut bytes = Vec::new();
    // One byte more than is read, so that what is too large is said to be.
    opened
        .take(FILE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    Ok(bytes)
}
