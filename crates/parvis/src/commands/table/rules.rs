//! What a table is checked by: a schema, or the rules of a format that says more than its columns.

use std::io::Read;
use std::path::Path;

use tables::bal::{self, Communes, Options, Profile};
use tables::{Mended, Reference, Refusal, Report, Schema, Source};

use super::{open, read};
use crate::cli::table::TableCheck;
use crate::failure::Failure;

/// The name under which the rules of a « base adresse locale » are asked; a profile may follow: `bal-1.3-relax`.
const ADDRESSES: &str = "bal";
/// What `--reference` calls the communes of the official geographic code.
const COMMUNES: &str = "communes";
const SECONDS_OF_DAY: i64 = 86_400;

pub(super) enum Rules {
    Columns {
        schema: Box<Schema>,
        references: Vec<Reference>,
    },
    Addresses {
        profile: Option<Profile>,
        communes: Option<Box<Communes>>,
        today: i32,
    },
}

impl Rules {
    pub(super) fn asked(asked: &TableCheck) -> Result<Self, Failure> {
        let name = asked.schema.to_str().filter(|_| !asked.schema.exists());
        let Some(profile) = name.and_then(addresses) else {
            let schema = Box::new(schema(&asked.schema)?);
            let references = references(&asked.references, &schema)?;
            return Ok(Self::Columns { schema, references });
        };
        let now = jiff::Timestamp::now().as_second();
        Ok(Self::Addresses {
            profile: profile?,
            communes: communes(&asked.references)?.map(Box::new),
            today: i32::try_from(now.div_euclid(SECONDS_OF_DAY)).unwrap_or(i32::MAX),
        })
    }

    pub(super) fn check(&self, source: Source<Box<dyn Read>>) -> Result<Report, Refusal> {
        match self {
            Self::Columns { schema, references } => tables::check_beside(source, schema, references),
            Self::Addresses { .. } => bal::check(source, self.options()),
        }
    }

    pub(super) fn corrected(
        &self,
        source: Source<Box<dyn Read>>,
        report: &Report,
        write: impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> Result<Mended, Refusal> {
        match self {
            Self::Columns { schema, .. } => tables::corrected(source, schema, report, write),
            Self::Addresses { .. } => bal::corrected(source, self.options(), write),
        }
    }

    fn options(&self) -> Options<'_> {
        match self {
            Self::Columns { .. } => Options {
                profile: None,
                today: i32::MAX,
                communes: None,
            },
            Self::Addresses {
                profile,
                communes,
                today,
            } => Options {
                profile: *profile,
                today: *today,
                communes: communes.as_deref(),
            },
        }
    }
}

/// The profile asked by `bal` or `bal-1.4`; none when the name is no such thing.
fn addresses(name: &str) -> Option<Result<Option<Profile>, Failure>> {
    let rest = name.strip_prefix(ADDRESSES)?;
    if rest.is_empty() {
        return Some(Ok(None));
    }
    let profile = rest.strip_prefix('-')?;
    let known = Profile::named(profile).map(Some);
    Some(known.ok_or_else(|| {
        let names: Vec<&str> = Profile::ALL.into_iter().map(Profile::name).collect();
        Failure::Use(
            "cli-table-profile",
            vec![("given", profile.to_owned()), ("profiles", names.join(", "))],
        )
    }))
}

fn communes(given: &[String]) -> Result<Option<Communes>, Failure> {
    let mut found = None;
    for one in given {
        let file = one
            .split_once('=')
            .filter(|(name, _)| *name == COMMUNES)
            .map(|(_, file)| file)
            .ok_or_else(|| Failure::Use("cli-table-communes", vec![("given", one.clone())]))?;
        let read = open(Path::new(file))?.and_then(Communes::read);
        found = Some(read.map_err(|refusal| Failure::Use(refusal.id(), refusal.arguments()))?);
    }
    Ok(found)
}

/// The tables that keys lead to, as `name=file`.
fn references(given: &[String], schema: &Schema) -> Result<Vec<Reference>, Failure> {
    let mut references = Vec::new();
    for one in given {
        let unknown = || Failure::Use("cli-table-reference", vec![("given", one.clone())]);
        let (name, file) = one.split_once('=').ok_or_else(unknown)?;
        let keys: Vec<_> = schema
            .foreign_keys
            .iter()
            .filter(|key| key.resource == name && !name.is_empty())
            .collect();
        if keys.is_empty() {
            return Err(unknown());
        }
        for key in keys {
            let read = open(Path::new(file))?.and_then(|source| Reference::read(source, schema, key));
            references.push(read.map_err(|refusal| Failure::Use(refusal.id(), refusal.arguments()))?);
        }
    }
    Ok(references)
}

fn schema(file: &Path) -> Result<Schema, Failure> {
    let bytes = read(file, tables::limits::SCHEMA_BYTES_MAX)?;
    Schema::parse(&bytes).map_err(|refusal| Failure::Use(refusal.id(), refusal.arguments()))
}
