//! `parvis import-text`: an office file as the Markdown of a text, with what a person should look at.

use std::io::Read;
use std::path::Path;

use documents::limits::FILE_BYTES_MAX;
use rlimit::Resource;
use ui::Words;
use ui::words::Value;

use super::answer;
use crate::cli::{ImportText, TextFormat};
use crate::compose::LOCALES;
use crate::failure::Failure;

/// Memory and processor time of a confined reading: a text of 2 MB takes a tenth of these.
const MEMORY_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
const PROCESSOR_S_MAX: u64 = 20;

pub(super) fn run(asked: &ImportText) -> Result<(), Failure> {
    if asked.confined {
        confine()?;
    }
    // The same warnings as on the page of the texts.
    let words = Words::build(&[LOCALES, texts::FEATURE.locales].concat());
    let file = asked.office_file.display().to_string();
    let bytes = read(asked)?;
    let imported = match documents::read(&bytes) {
        Ok(imported) => imported,
        Err(unreadable) => {
            let why = words.say(&format!("texts-file-{}", unreadable.code()));
            if asked.format == TextFormat::Json {
                let said = serde_json::json!({ "error": unreadable.code(), "message": why });
                answer(&format!("{said}\n"))?;
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
        TextFormat::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&imported)?))?,
        TextFormat::Md => {
            answer(&imported.markdown)?;
            for warning in &imported.warnings {
                let count = Value::from(warning.count());
                let said = words.say_with(&format!("texts-warning-{}", warning.code()), &[("n", count)]);
                eprintln!("parvis: {file} : {said}");
            }
        }
    }
    Ok(())
}

/// From here, this process ends when it asks for more; it leaves no image of its memory either.
fn confine() -> Result<(), Failure> {
    for (resource, most) in [
        (Resource::AS, MEMORY_BYTES_MAX),
        (Resource::CPU, PROCESSOR_S_MAX),
        (Resource::CORE, 0),
    ] {
        resource.set(most, most).map_err(anyhow::Error::from)?;
    }
    Ok(())
}

fn read(asked: &ImportText) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: String| {
        let file = asked.office_file.display().to_string();
        Failure::Use("cli-file-unreadable", vec![("file", file), ("why", why)])
    };
    let opened: Box<dyn Read> = if asked.office_file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(&asked.office_file).map_err(|error| unreadable(error.to_string()))?)
    };
    let mut bytes = Vec::new();
    // One byte more than is read, so that what is too large is said to be.
    opened
        .take(FILE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    Ok(bytes)
}
