//! A list of people to write to, as an agent pastes it: one a line, its cells between semicolons, tabulations or commas, quoted
//! where they hold one or several lines (RFC 4180).

use kernel::{Fields, Sentence};

use super::LETTERS_MAX;

/// Lines that the window of an envelope shows, the name among them.
const WINDOW_LINES_MAX: usize = 6;
/// Letters of one of them (AFNOR NF Z 10-011); a longer one takes two.
const LINE_CHARS_MAX: usize = 38;
/// Characters of a list.
pub(crate) const LIST_CHARS_MAX: usize = 400_000;
/// Characters of a district.
const DISTRICT_CHARS_MAX: usize = 80;
/// Between the lines of an address written on one.
const BETWEEN_LINES: char = '|';

/// Somebody to whom a letter with a code is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Their name, as it stands on the envelope
    pub name: String,
    /// Where they live, a line each
    pub address: String,
    /// Their district; may be empty
    pub district: String,
    /// The address of the account they have already; may be empty
    pub email: String,
}

/// The people of a list; what cannot be read is noted under `field`, with its line.
pub(crate) fn read(fields: &mut Fields, field: &'static str, typed: &str) -> Vec<Recipient> {
    if typed.chars().count() > LIST_CHARS_MAX {
        fields.refuse(
            field,
            Sentence::new("desk-list-too-long").with("max", LETTERS_MAX),
        );
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, cells) in rows(typed) {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        if found.is_empty() && cell(0).to_lowercase() == "nom" {
            continue;
        }
        let recipient = Recipient {
            name: one_line(cell(0)),
            address: lines_of(cell(1)),
            district: one_line(cell(2)),
            email: cell(3).to_owned(),
        };
        if let Some(key) = fault_of(&recipient) {
            // One at a time: a separator that is wrong would be said a thousand times.
            fields.refuse(field, Sentence::new(key).with("line", line));
            return Vec::new();
        }
        found.push(recipient);
    }
    if found.is_empty() {
        fields.refuse(field, Sentence::new("desk-list-empty"));
    } else if found.len() > LETTERS_MAX {
        fields.refuse(
            field,
            Sentence::new("desk-list-too-long").with("max", LETTERS_MAX),
        );
    }
    found
}

fn fault_of(recipient: &Recipient) -> Option<&'static str> {
    let mut name = Fields::default();
    name.name(
        "name",
        &recipient.name,
        identity::model::NAME_CHARS_MAX,
        "identity-name-empty",
        "identity-name-too-long",
    );
    if name.finish().is_err() {
        return Some("desk-list-name");
    }
    let shown = recipient.address.lines().chain([recipient.name.as_str()]);
    let taken: usize = shown
        .map(|line| line.chars().count().div_ceil(LINE_CHARS_MAX))
        .sum();
    if recipient.address.is_empty() {
        Some("desk-list-address")
    } else if taken > WINDOW_LINES_MAX {
        Some("desk-list-window")
    } else if recipient.district.chars().count() > DISTRICT_CHARS_MAX {
        Some("desk-list-district")
    } else if !recipient.email.is_empty() && !recipient.email.contains('@') {
        Some("desk-list-email")
    } else {
        None
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines_of(cell: &str) -> String {
    let lines = cell.split(['\n', BETWEEN_LINES]).map(one_line);
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rows that hold something, each with the number of its first line.
fn rows(typed: &str) -> Vec<(usize, Vec<String>)> {
    let typed = typed.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let separator = separator_of(&typed);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begins_at, mut is_quoted) = (1, 1, false);
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                is_quoted = true;
            }
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push((begins_at, std::mem::take(&mut row)));
                line += 1;
                begins_at = line;
            }
            other if other == separator && !is_quoted => row.push(std::mem::take(&mut cell)),
            other => {
                line += usize::from(other == '\n');
                cell.push(other);
            }
        }
    }
    row.push(cell);
    rows.push((begins_at, row));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

/// What stands between cells: what its first line has most of, a semicolon before others.
fn separator_of(typed: &str) -> char {
    let first = typed
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    if count(';') > 0 {
        ';'
    } else if count('\t') > 0 {
        '\t'
    } else {
        ','
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Fault, Fields};

    use super::{LETTERS_MAX, Recipient, read};

    fn of(typed: &str) -> Result<Vec<Recipient>, (&'static str, String)> {
        let mut fields = Fields::default();
        let found = read(&mut fields, "liste", typed);
        match fields.finish() {
            Ok(()) => Ok(found),
            Err(Fault::Invalid(faults)) => Err((
                faults[0].sentence.key,
                format!("{:?}", faults[0].sentence.arguments),
            )),
            Err(fault) => panic!("{fault}"),
        }
    }

    #[test]
    fn a_list_is_read_with_its_addresses_on_several_lines() {
        let typed = "\u{feff}Nom;Adresse;Quartier;Courriel\r\n\
            Maïwenn Le Goff;Bât. B | 12 bis rue des Écoles | 56400 AURAY;Centre;\r\n\r\n\
            \"Le Goff, \"\"Nolwenn\"\"\";\"3 place du Loch\n56400 AURAY\";;nolwenn@exemple.fr\r\n";
        let found = of(typed).expect("a list");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].address, "Bât. B\n12 bis rue des Écoles\n56400 AURAY");
        assert_eq!(
            (found[0].district.as_str(), found[0].email.as_str()),
            ("Centre", "")
        );
        assert_eq!(found[1].name, "Le Goff, \"Nolwenn\"");
        assert_eq!(found[1].address, "3 place du Loch\n56400 AURAY");
        assert_eq!(found[1].email, "nolwenn@exemple.fr");
        assert_eq!(
            of("Ada\t1 rue A | 56400 AURAY").expect("tabulations")[0].name,
            "Ada"
        );
    }

    #[test]
    fn what_cannot_be_put_in_an_envelope_is_refused_with_its_line() {
        for (typed, key, line) in [
            ("", "desk-list-empty", ""),
            ("Ada;", "desk-list-address", "Number(1)"),
            ("Ada;1 rue A\n;2 rue B", "desk-list-name", "Number(2)"),
            (
                "Ada;\"1 rue A\n56400 AURAY\"\nBleiz;;",
                "desk-list-address",
                "Number(3)",
            ),
            ("Ada;a|b|c|d|e|f", "desk-list-window", "Number(1)"),
            ("Ada;1 rue A;;personne", "desk-list-email", "Number(1)"),
        ] {
            let (said, arguments) = of(typed).expect_err(typed);
            assert_eq!(said, key, "{typed}");
            assert!(arguments.contains(line), "{typed}: {arguments}");
        }
        let many = "Ada;1 rue A\n".repeat(LETTERS_MAX + 1);
        assert_eq!(of(&many).expect_err("too many").0, "desk-list-too-long");
    }
}
