//! « Bases adresses locales »: the file in which a commune publishes its addresses (format of the AITF, 1.1 to
//! 1.4, and 1.5), checked as the reference validator does.
//!
//! Rules bear the names that `@ban-team/validateur-bal` 3.5.2 gives them, and weigh what it says: errors keep a file out of
//! the national base, warnings and information do not. Two things it looks for elsewhere are given here or left out: the
//! communes of the official geographic code ([`Communes`]), and the identifiers that the national base gives them.

mod cells;
mod columns;
mod communes;
mod explain;
mod mend;
mod profile;
mod projection;
mod row;
mod rules;
mod street;
mod together;

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;

pub use communes::Communes;
pub use mend::corrected;
pub use profile::Profile;

use self::cells::{Address, Judging};
use self::columns::{Field, Known};
use self::communes::Geography;
use self::row::Seen;
use self::together::Together;
use crate::check::{Fault, Faults, Level, Report};
use crate::dialect::LineEnd;
use crate::encoding::Encoding;
use crate::limits::{ADDRESSES_MAX, COLUMNS_MAX};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::source::{Format, Source};

/// What a file is checked by, besides itself.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// None for that of the columns: 1.5 with `toponyme` and the three identifiers, 1.4 with these alone, 1.3 otherwise
    pub profile: Option<Profile>,
    /// Days since the first of January 1970: no address changed after it
    pub today: i32,
    /// Without them, the form of codes is all that is checked
    pub communes: Option<&'a Communes>,
}

impl<'a> Options<'a> {
    fn judging(self) -> Judging<'a> {
        Judging {
            geography: Geography(self.communes),
            today: self.today,
        }
    }
}

/// The profile of a file that has these columns.
pub fn profile_of(header: &[String]) -> Profile {
    let has = |field: Field| header.iter().any(|label| label == field.name());
    if !(has(Field::IdCommune) && has(Field::IdToponym) && has(Field::IdAddress)) {
        Profile::V13
    } else if has(Field::Toponym) {
        Profile::V15
    } else {
        Profile::V14
    }
}

/// Checks a file of addresses. `faults` are the errors, `remarks` the warnings and what is worth knowing.
///
/// ```
/// let csv = "cle_interop;voie_nom;numero\n56007_0012_00004;Rue du Port;5\n";
/// let options = tables::bal::Options { profile: None, today: 20_000, communes: None };
/// let report = tables::bal::check(tables::Source::open(csv.as_bytes())?, options)?;
/// assert!(report.faults.iter().any(|fault| fault.kind == "row.incoherence_numero"));
/// # Ok::<(), tables::Refusal>(())
/// ```
///
/// # Errors
/// What stands in the way of reading ([`Refusal`]).
pub fn check<R: Read>(mut source: Source<R>, options: Options<'_>) -> Result<Report, Refusal> {
    let profile = options.profile.unwrap_or_else(|| profile_of(&source.header));
    let columns = columns::known(&source.header);
    let mut checking = Checking {
        columns: &columns,
        header: source.header.clone(),
        profile,
        judging: options.judging(),
        told: Told::default(),
        together: Together::default(),
        rows: 0,
    };
    checking.file(&source);
    let mut cells: Vec<Cell> = Vec::new();
    while let Some(block) = source.next_block()? {
        let text = &block.text;
        let mut at = 0;
        while at < text.len() {
            at = rows::read(text, at, source.dialect, &mut cells);
            let row = source.passed(1) + 1;
            if cells.len() > COLUMNS_MAX {
                return Err(Refusal::TooManyColumns { row });
            }
            // A line with nothing on it is no row; one of separators alone is.
            if cells.is_empty() {
                continue;
            }
            let values: Vec<Cow<'_, str>> = cells
                .iter()
                .map(|cell| match cell.value(text, source.dialect.quote) {
                    Cow::Borrowed(said) => String::from_utf8_lossy(said),
                    Cow::Owned(said) => Cow::Owned(String::from_utf8_lossy(&said).into_owned()),
                })
                .collect();
            checking.row(row, &values);
        }
    }
    let mut notices = vec![Message::new("tables-bal-notice-profile").with("profile", profile.name())];
    if options.communes.is_none() {
        notices.push(Message::new("tables-bal-notice-communes"));
    }
    if checking.together.is_cut() {
        notices.push(Message::new("tables-bal-notice-rows").with("max", ADDRESSES_MAX.to_string()));
    }
    notices.extend(source.notices.iter().cloned());
    Ok(checking.report(source.header.len(), notices))
}

/// Faults by what they weigh.
#[derive(Default)]
struct Told {
    errors: Faults,
    remarks: Faults,
}

impl Told {
    fn push(&mut self, level: Level, make: impl FnOnce() -> Fault) {
        match level {
            Level::Error => self.errors.push(make),
            Level::Warning | Level::Info => self.remarks.push(make),
        }
    }
}

struct Checking<'a> {
    columns: &'a [Option<Known>],
    header: Vec<String>,
    profile: Profile,
    judging: Judging<'a>,
    told: Told,
    together: Together,
    rows: u64,
}

impl Checking<'_> {
    /// How the file is written, and the columns that it lacks.
    fn file<R>(&mut self, source: &Source<R>) {
        let mut codes: Vec<&'static str> = Vec::new();
        if source.format == Format::Csv {
            if !matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom) {
                codes.push("file.encoding.non_standard");
            }
            if source.dialect.separator != b';' {
                codes.push("file.delimiter.non_standard");
            }
            if source.dialect.line_end == LineEnd::Cr {
                codes.push("file.linebreak.non_standard");
            }
        } else {
            // The national base takes CSV alone.
            self.told.push(Level::Error, || {
                explain::fault("file.format.non_standard", Level::Error)
            });
        }
        for code in codes {
            let level = rules::level(code, self.profile);
            self.told.push(level, || explain::fault(code, level));
        }
        let renamed = columns::renamed(&self.header, self.columns);
        for field in Field::ALL {
            let mut there = self.columns.iter().flatten();
            if there.any(|known| known.field == field && !known.is_localized) {
                continue;
            }
            let Some(code) = rules::missing(field.name()) else {
                continue;
            };
            let level = rules::level(code, self.profile);
            if level != Level::Error && !field.is_of(self.profile) {
                continue;
            }
            let meant = renamed.iter().find(|(_, meant)| *meant == field);
            let label = meant.and_then(|(place, _)| self.header.get(*place));
            self.told.push(level, || {
                explain::missing(code, level, field.name(), label.map(String::as_str))
            });
        }
    }

    fn row(&mut self, row: u64, values: &[Cow<'_, str>]) {
        self.rows += 1;
        self.width(row, values);
        let mut address = Address::default();
        let mut has_wrong_codes = false;
        let mut broken: Vec<&'static str> = Vec::new();
        let columns = self.columns;
        for (place, known) in columns.iter().enumerate() {
            let (Some(known), Some(value)) = (known, values.get(place)) else {
                continue;
            };
            broken.clear();
            // What is said in another language is checked, and says nothing of the address.
            let mut aside = Address::default();
            let read_into = if known.is_localized {
                &mut aside
            } else {
                &mut address
            };
            cells::read(
                known.field,
                value,
                known.is_localized,
                self.judging,
                read_into,
                &mut broken,
            );
            if broken.is_empty() {
                continue;
            }
            has_wrong_codes |= matches!(known.field, Field::CommuneCode | Field::FormerCode);
            broken.dedup();
            self.cell(row, place, *known, value, &broken);
        }
        let is_filled = |field: Field| {
            let place = columns
                .iter()
                .position(|known| known.is_some_and(|known| known.field == field && !known.is_localized));
            place
                .and_then(|place| values.get(place))
                .is_some_and(|value| !value.is_empty())
        };
        let seen = Seen {
            is_filled: &is_filled,
            has_wrong_codes,
        };
        let mut codes = row::broken(&address, &seen, self.judging);
        codes.extend(self.together.take(row, &address, self.judging));
        for code in codes {
            let level = rules::level(code, self.profile);
            self.told.push(level, || {
                let fault = explain::of_row_at(code, level, row);
                match address
                    .commune()
                    .and_then(|commune| self.judging.geography.name(commune))
                {
                    Some(name) if code == "row.commune_nom_invalide" => {
                        let mut fault = fault.with_field(Field::CommuneName.name());
                        fault.value.clone_from(&address.commune_name);
                        fault.fix = Some(crate::check::Fix {
                            message: Message::new("tables-fix-write").with("value", name),
                            value: Some(name.to_owned()),
                        });
                        fault
                    }
                    _ => fault,
                }
            });
        }
    }

    fn cell(&mut self, row: u64, place: usize, known: Known, value: &str, broken: &[&'static str]) {
        let Some(label) = self.header.get(place) else {
            return;
        };
        for rule in broken {
            let Some(code) = rules::named(known.field.name(), known.is_localized, rule) else {
                continue;
            };
            let level = rules::level(code, self.profile);
            if level != Level::Error && !known.is_localized && !known.field.is_of(self.profile) {
                continue;
            }
            let judging = self.judging;
            self.told.push(level, || {
                let mended = cells::mended(known.field, value, known.is_localized, judging);
                explain::of_cell((code, level), row, label, value, mended)
            });
        }
    }

    /// A row of another width than the header's is one that the national base does not read.
    fn width(&mut self, row: u64, values: &[Cow<'_, str>]) {
        let (width, wanted) = (values.len(), self.header.len());
        if width == wanted {
            return;
        }
        let (kind, message) = if width > wanted {
            ("extra-cell", "tables-fault-cell-extra")
        } else {
            ("missing-cell", "tables-fault-cell-missing")
        };
        self.told.push(Level::Error, || {
            let fault = Fault::at(kind, row, Message::new(message));
            match self.header.get(width) {
                Some(label) => fault.with_field(label),
                None => fault,
            }
        });
    }

    fn report(mut self, columns: usize, notices: Vec<Message>) -> Report {
        for code in self.together.of_file() {
            let level = rules::level(code, self.profile);
            self.told.push(level, || explain::fault(code, level));
        }
        for (row, code) in self.together.of_rows() {
            let level = rules::level(code, self.profile);
            self.told.push(level, || explain::of_row_at(code, level, row));
        }
        let Told {
            mut errors,
            mut remarks,
        } = self.told;
        errors.listed.sort_by_key(|fault| fault.row);
        remarks.listed.sort_by_key(|fault| fault.row);
        Report {
            valid: errors.count == 0,
            rows: self.rows,
            columns,
            fault_count: errors.count,
            faults: errors.listed,
            remark_count: remarks.count,
            remarks: remarks.listed,
            notices,
            trailing_blank_rows: 0,
            american: HashSet::new(),
        }
    }
}
