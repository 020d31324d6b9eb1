//! Reading the lines of a roll: what the export of the répertoire électoral unique calls its columns, and what other
//! software of town halls does.

use jiff::civil::Date;
use tables::{Refusal, Source, each_row};

use crate::model::{
    BUREAU_CHARS_MAX, BUREAU_NAME_CHARS_MAX, LINE_BYTES_MAX, LineRefusal, REFUSALS_SHOWN, Seen,
};
use crate::names;

/// An elector as a line tells them, in the letters that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elector {
    /// The name of birth, in one word
    pub(crate) birth_name: String,
    /// The name they use, when it is another one
    pub(crate) used_name: Option<String>,
    /// Their given names, word by word
    pub(crate) given_names: Vec<String>,
    /// When they were born; what the roll does not know of a date is said as its first day
    pub(crate) born_on: Date,
    /// The place of birth; empty when it is not said
    pub(crate) birthplace: String,
    /// The country of birth; empty when it is not said
    pub(crate) country: String,
    /// The code of their polling station
    pub(crate) bureau: String,
}

/// What each column may be called: what it is, then names in lower case without accents, spaces nor hyphens.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("nom", &["nomdenaissance", "nomnaissance", "nomdefamille", "nom"]),
    ("usage", &["nomdusage", "nomusage"]),
    ("prenoms", &["prenoms", "prenom"]),
    (
        "naissance",
        &["datedenaissance", "datenaissance", "neele", "nele"],
    ),
    (
        "lieu",
        &[
            "libellecommunedenaissance",
            "libelledelacommunedenaissance",
            "communedenaissance",
            "communenaissance",
            "lieudenaissance",
        ],
    ),
    (
        "pays",
        &[
            "paysdenaissance",
            "libellepaysdenaissance",
            "libelledupaysdenaissance",
        ],
    ),
    (
        "bureau",
        &[
            "codedubureaudevote",
            "codebureaudevote",
            "codebureau",
            "numerobureau",
            "bureaudevote",
            "bureau",
        ],
    ),
    (
        "bureau-nom",
        &["libelledubureaudevote", "libellebureaudevote", "nombureau"],
    ),
    (
        "liste",
        &[
            "libelledutypedeliste",
            "codedutypedeliste",
            "typedeliste",
            "typeliste",
        ],
    ),
];
/// Those without which nobody can be found.
const REQUIRED: [&str; 4] = ["nom", "prenoms", "naissance", "bureau"];
/// The oldest year of birth that is read.
const YEAR_MIN: i16 = 1880;

/// Where each column stands in a file.
struct Places(Vec<(&'static str, usize)>);

impl Places {
    fn of(header: &[String]) -> Self {
        let known: Vec<String> = header.iter().map(|name| names::compact(name)).collect();
        let found = COLUMNS.iter().filter_map(|(what, called)| {
            let place = called
                .iter()
                .find_map(|name| known.iter().position(|column| column == name))?;
            Some((*what, place))
        });
        Self(found.collect())
    }

    fn of_column(&self, what: &str) -> Option<usize> {
        self.0
            .iter()
            .find(|(known, _)| *known == what)
            .map(|(_, place)| *place)
    }
}

/// Whether the first line of a file has a column that says where people were born.
pub(crate) fn has_birthplace(seen: &Seen) -> bool {
    seen.columns.contains_key("lieu")
}

/// Bytes of the line that names the columns, its end included, with the line by which Excel tells the separator; none while
/// it is not whole.
pub(crate) fn header_end(bytes: &[u8]) -> Option<usize> {
    let end_of_line = |from: usize| {
        let rest = bytes.get(from..)?;
        rest.iter()
            .position(|byte| *byte == b'\n')
            .map(|at| from + at + 1)
    };
    let first = end_of_line(0)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.starts_with(b"sep=") {
        end_of_line(first)
    } else {
        Some(first)
    }
}

/// Whether a file that begins so may be cut into lines: text of one byte a letter or UTF-8.
pub(crate) fn is_lines(beginning: &[u8]) -> bool {
    let line = beginning.get(..LINE_BYTES_MAX).unwrap_or(beginning);
    !beginning.starts_with(b"PK\x03\x04") && !line.contains(&0) && header_end(line).is_some()
}

/// Reads the whole lines of a part, under the line that names the columns. `first_line` is the number of the first in the
/// file. Gives what was seen, and each elector to `take`.
pub(crate) fn read_part(header: &[u8], part: &[u8], first_line: u64, mut take: impl FnMut(Elector)) -> Seen {
    let text = [header, part].concat();
    let source = match Source::open(text.as_slice()) {
        Ok(source) => source,
        Err(refusal) => return unreadable(&refusal),
    };
    let places = Places::of(&source.header);
    let mut seen = Seen {
        encoding: source.encoding.name().to_owned(),
        separator: char::from(source.dialect.separator).to_string(),
        columns: (places.0.iter())
            .map(|(what, place)| ((*what).to_owned(), source.header[*place].clone()))
            .collect(),
        missing: (REQUIRED.iter())
            .filter(|what| places.of_column(what).is_none())
            .map(|what| (*what).to_owned())
            .collect(),
        ..Seen::default()
    };
    if !seen.missing.is_empty() {
        return seen;
    }
    let read = each_row(source, |row, cells| {
        seen.lines += 1;
        let cell = |what: &str| {
            let place = places.of_column(what);
            let cell = place.and_then(|place| cells.get(place));
            cell.map_or_else(String::new, |cell| {
                String::from_utf8_lossy(cell).trim().to_owned()
            })
        };
        if is_european_alone(&cell("liste")) {
            seen.european += 1;
            return;
        }
        // A quote that is never closed makes one cell of all that follows: nobody is left out without its being said.
        let is_whole = !cells.last().is_some_and(|last| last.contains(&b'\n'));
        let read = if is_whole {
            elector(&cell)
        } else {
            Err("guillemet")
        };
        match read {
            Ok(elector) => {
                seen.electors += 1;
                let counted = seen.bureaus.entry(elector.bureau.clone()).or_insert_with(|| {
                    let name = cell("bureau-nom");
                    (name.chars().take(BUREAU_NAME_CHARS_MAX).collect(), 0)
                });
                counted.1 += 1;
                take(elector);
            }
            Err(what) => {
                seen.refused += 1;
                if seen.refusals.len() < REFUSALS_SHOWN {
                    seen.refusals.push(LineRefusal {
                        // The header is row 1 of the part.
                        line: first_line + row.saturating_sub(2),
                        what: what.to_owned(),
                    });
                }
            }
        }
    });
    match read {
        Ok(()) => seen,
        Err(refusal) => Seen {
            unreadable: Some(refusal.id().to_owned()),
            ..seen
        },
    }
}

fn unreadable(refusal: &Refusal) -> Seen {
    Seen {
        unreadable: Some(refusal.id().to_owned()),
        ..Seen::default()
    }
}

/// The complementary list for European elections: who is on it alone does not vote for the council. Who does is on the
/// principal list, or on the complementary list for municipal elections (code électoral, art. LO 227-2).
fn is_european_alone(list: &str) -> bool {
    matches!(
        names::compact(list).as_str(),
        "lce" | "listecomplementaireeuropeenne"
    )
}

/// The elector of a line, or which of the required columns says nothing that can be read.
fn elector(cell: &impl Fn(&str) -> String) -> Result<Elector, &'static str> {
    let birth_name = names::compact(&cell("nom"));
    if birth_name.is_empty() {
        return Err("nom");
    }
    let given_names = names::words(&cell("prenoms"));
    if given_names.is_empty() {
        return Err("prenoms");
    }
    let born_on = date(&cell("naissance")).ok_or("naissance")?;
    let bureau = cell("bureau");
    if bureau.is_empty() || bureau.chars().count() > BUREAU_CHARS_MAX {
        return Err("bureau");
    }
    let used_name =
        Some(names::compact(&cell("usage"))).filter(|used| !used.is_empty() && *used != birth_name);
    Ok(Elector {
        used_name,
        birth_name,
        given_names,
        born_on,
        birthplace: names::place(&cell("lieu")),
        country: names::place(&cell("pays")),
        bureau,
    })
}

/// `03/11/1974` or `1974-11-03`; a day or a month that nobody knows is written 00, and read as the first.
pub(crate) fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    if year.len() != 4 {
        return None;
    }
    let known = |text: &str| text.parse::<i8>().ok().map(|number| number.max(1));
    let year: i16 = year.parse().ok()?;
    if year < YEAR_MIN {
        return None;
    }
    Date::new(year, known(month)?, known(day)?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    const HEADER: &str = "code du l'ugle;libellé du type de liste;nom de naissance;nom d'usage;prénoms;date de naissance;\
                          libellé commune de naissance;code du bureau de vote;libellé du bureau de vote\n";

    fn read(lines: &str) -> (Seen, Vec<Elector>) {
        let mut electors = Vec::new();
        let seen = read_part(HEADER.as_bytes(), lines.as_bytes(), 2, |elector| {
            electors.push(elector);
        });
        (seen, electors)
    }

    #[test]
    fn a_line_of_the_national_register_gives_an_elector() {
        let (seen, electors) = read(
            "99999;liste principale;LE GOFF;DUPONT-INVENTÉ;ANNE MARIE;03/11/1974;ST MALO;0012;ÉCOLE\n\
             99999;liste complémentaire européenne;NEMO;;UGO;01/01/1980;;0012;ÉCOLE\n\
             99999;LP;;;LOUIS;01/01/1980;;0012;ÉCOLE\n\
             99999;LP;SANS;;DATE;31/02/1980;;0012;ÉCOLE\n",
        );
        assert_eq!(
            (seen.lines, seen.electors, seen.european, seen.refused),
            (4, 1, 1, 2)
        );
        let refused: Vec<(u64, &str)> = (seen.refusals.iter())
            .map(|refusal| (refusal.line, refusal.what.as_str()))
            .collect();
        assert_eq!(refused, [(4, "nom"), (5, "naissance")]);
        assert_eq!(seen.bureaus["0012"], ("ÉCOLE".to_owned(), 1));
        assert_eq!(electors[0].birth_name, "legoff");
        assert_eq!(electors[0].used_name.as_deref(), Some("dupontinvente"));
        assert_eq!(electors[0].birthplace, "saintmalo");
        assert_eq!(electors[0].born_on, day(1974, 11, 3));
    }

    #[test]
    fn a_file_of_another_sort_says_which_columns_it_lacks() {
        let seen = read_part(b"nom;prenom;ville\n", b"A;B;C\n", 2, |_| {});
        assert_eq!(seen.missing, ["naissance", "bureau"]);
        assert!(!seen.may_be_brought());
        assert!(!is_lines(b"PK\x03\x04 a spreadsheet\n"));
        assert!(is_lines(HEADER.as_bytes()));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let (seen, electors) = read(
            "1;LP;AVANT;;ADA;01/01/1980;;1;ÉCOLE\n\
             1;LP;OUVERT;;ADA;01/01/1980;;1;\"ÉCOLE\n\
             1;LP;APRÈS;;ADA;01/01/1980;;1;ÉCOLE\n",
        );
        assert_eq!((electors.len(), seen.refused), (1, 1));
        assert_eq!(
            (seen.refusals[0].line, seen.refusals[0].what.as_str()),
            (3, "guillemet")
        );
    }

    #[test]
    fn old_encodings_are_read() {
        let latin = |text: &str| -> Vec<u8> {
            (text.chars())
                .map(|letter| u8::try_from(letter).unwrap_or(b'?'))
                .collect()
        };
        let mut electors = Vec::new();
        let line = latin("1;LP;LÉON;;ZOÉ;1950-00-00;;1;\n");
        read_part(&latin(HEADER), &line, 2, |elector| electors.push(elector));
        assert_eq!(electors[0].birth_name, "leon");
        assert_eq!(electors[0].given_names, ["zoe"]);
        assert_eq!(electors[0].born_on, day(1950, 1, 1));
    }
}
