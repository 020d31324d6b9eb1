//! Finds where a table may hold personal data: names, e-mail addresses, telephones, bank accounts, social security numbers,
//! days of birth. It says where and never what: an administration publishes personal data only where a law wants it, or once
//! it is anonymised (CRPA, L312-1-2), and a person says which.
//!
//! What the columns are called tells names and days of birth; what their cells say tells the others, in free text too.

mod numbers;
mod titles;

use std::borrow::Cow;

use self::numbers::{Nir, groups, has_email, has_iban, has_phone, nir_in};
use self::titles::Title;
use crate::model::{Finding, PersonalSort};

/// Rows named for each column.
const ROWS_KEPT: usize = 10;
/// Bytes of a cell that are looked at: a longer one is a document.
const CELL_BYTES_MAX: usize = 20_000;
/// Letters that the rest of such a cell may hold: the outline of a commune is a document of figures, and tells of nobody.
const UNSEEN_LETTERS_MAX: usize = 32;

/// How a cell begins that names somebody.
const TITLES: &[&str] = &[
    "M. ",
    "MM. ",
    "Mme ",
    "Mmes ",
    "Mlle ",
    "Monsieur ",
    "Madame ",
    "Mademoiselle ",
];
/// Above this share of filled cells that begin so, in a hundredth, a column names people.
const TITLED_SHARE_MIN: u64 = 20;
/// From this share of filled cells that have the form of one, in a hundredth, a column whose name says nothing holds them:
/// some among other codes of thirteen digits are so by accident.
const BARE_SHARE_MIN: u64 = 90;

/// Looks at rows one after the other.
pub(crate) struct Search {
    columns: Vec<Column>,
    is_cut: bool,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what its title may say, each by itself"
)]
struct Column {
    name: String,
    is_named: bool,
    is_birth: bool,
    is_home: bool,
    is_of_nirs: bool,
    filled: Seen,
    titled: Seen,
    emails: Seen,
    phones: Seen,
    ibans: Seen,
    nirs: Seen,
    /// Thirteen digits that may be one, and have no key to tell
    bare_nirs: Seen,
}

/// Cells, and the first rows they are in.
#[derive(Default)]
struct Seen {
    cells: u64,
    rows: Vec<u64>,
}

impl Seen {
    fn note(&mut self, row: u64) {
        self.cells += 1;
        if self.rows.len() < ROWS_KEPT {
            self.rows.push(row);
        }
    }

    fn finding(self, column: &str, sort: PersonalSort) -> Finding {
        Finding {
            column: column.to_owned(),
            sort,
            cells: self.cells,
            rows: self.rows,
        }
    }
}

impl Search {
    /// Begins with the names of the columns, which are the first row that is published.
    pub(crate) fn of(header: &[String]) -> Self {
        let titles: Vec<Title> = header.iter().map(|name| Title::of(name)).collect();
        // « nom » alone is the name of anything, unless somebody’s first name stands beside it.
        let has_first_names = titles.iter().any(Title::is_first_name);
        let columns = header.iter().zip(&titles);
        let mut search = Self {
            columns: columns
                .map(|(name, title)| Column {
                    name: name.clone(),
                    is_named: title.is_of_people() || title.is_name_alone() && has_first_names,
                    is_birth: title.is_birth(),
                    is_home: title.is_home(),
                    is_of_nirs: title.is_of_nirs(),
                    filled: Seen::default(),
                    titled: Seen::default(),
                    emails: Seen::default(),
                    phones: Seen::default(),
                    ibans: Seen::default(),
                    nirs: Seen::default(),
                    bare_nirs: Seen::default(),
                })
                .collect(),
            is_cut: false,
        };
        for (column, name) in search.columns.iter_mut().zip(header) {
            column.look(1, name);
        }
        search
    }

    /// Looks at a row.
    pub(crate) fn look(&mut self, row: u64, cells: &[Cow<'_, [u8]>]) {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            let unseen = cell.get(CELL_BYTES_MAX..).unwrap_or_default();
            self.is_cut |=
                unseen.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > UNSEEN_LETTERS_MAX;
            let bytes = cell.get(..cell.len().min(CELL_BYTES_MAX)).unwrap_or_default();
            let text = String::from_utf8_lossy(bytes);
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            column.filled.note(row);
            if TITLES.iter().any(|title| text.starts_with(title)) {
                column.titled.note(row);
            }
            column.look(row, text);
        }
    }

    /// True when a cell was too long to be looked at whole.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// What was found, column after column.
    pub(crate) fn findings(self) -> Vec<Finding> {
        let has_people = self
            .columns
            .iter()
            .any(|column| column.is_named && column.filled.cells > 0 || column.is_titled());
        let mut findings = Vec::new();
        for column in self.columns {
            let name = column.name.as_str();
            let (is_titled, is_filled) = (column.is_titled(), column.filled.cells > 0);
            let is_of_bare_nirs = column.is_of_nirs
                || column.bare_nirs.cells * 100 >= column.filled.cells.max(1) * BARE_SHARE_MIN;
            let mut add = |seen: Seen, sort: PersonalSort| {
                if seen.cells > 0 {
                    findings.push(seen.finding(name, sort));
                }
            };
            if column.is_birth && is_filled {
                add(column.filled, PersonalSort::Birth);
            } else if column.is_named && is_filled {
                add(column.filled, PersonalSort::Name);
            } else if is_titled {
                add(column.titled, PersonalSort::Name);
            } else if column.is_home && has_people {
                add(column.filled, PersonalSort::Address);
            }
            add(column.emails, PersonalSort::Email);
            add(column.phones, PersonalSort::Phone);
            add(column.ibans, PersonalSort::Iban);
            if column.nirs.cells > 0 {
                add(column.nirs, PersonalSort::Nir);
            } else if is_of_bare_nirs {
                add(column.bare_nirs, PersonalSort::Nir);
            }
        }
        findings
    }
}

impl Column {
    fn is_titled(&self) -> bool {
        self.titled.cells > 0 && self.titled.cells * 100 >= self.filled.cells * TITLED_SHARE_MIN
    }

    /// Looks at what a cell says, whatever its column is called.
    fn look(&mut self, row: u64, text: &str) {
        if has_email(text) {
            self.emails.note(row);
        }
        // A number is nothing of the rest unless it has its ten digits.
        if text.bytes().filter(u8::is_ascii_digit).count() < 10 {
            return;
        }
        let groups = groups(text);
        let (has_iban, nir) = (has_iban(&groups), nir_in(&groups));
        match nir {
            Some(Nir::Sure) => self.nirs.note(row),
            Some(Nir::Bare) => self.bare_nirs.note(row),
            None => {}
        }
        if has_iban {
            self.ibans.note(row);
        }
        // The groups of the others look like those of a telephone.
        if !has_iban && nir != Some(Nir::Sure) && has_phone(&groups) {
            self.phones.note(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(csv: &str) -> Vec<(String, PersonalSort, u64)> {
        let mut rows = csv.lines().map(|line| {
            line.split(';')
                .map(|cell| Cow::Borrowed(cell.as_bytes()))
                .collect::<Vec<_>>()
        });
        let header: Vec<String> = rows
            .next()
            .expect("a header")
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect();
        let mut search = Search::of(&header);
        for (row, cells) in (2..).zip(rows) {
            search.look(row, &cells);
        }
        search
            .findings()
            .into_iter()
            .map(|finding| (finding.column, finding.sort, finding.cells))
            .collect()
    }

    #[test]
    fn personal_data_is_found_by_what_columns_and_cells_say() {
        let csv = "Prénom;NOM;Né(e) le;Remarques;Compte;Numéro\n\
            Zoé;Le Gall;1990-02-03;écrire à zoe@exemple.fr;FR76 3000 6000 0112 3456 7890 189;2 69 05 49 588 157 80\n\
            ;;;au 06 12 34 56 78;;\n";
        assert_eq!(
            found(csv),
            [
                ("Prénom".to_owned(), PersonalSort::Name, 1),
                ("NOM".to_owned(), PersonalSort::Name, 1),
                ("Né(e) le".to_owned(), PersonalSort::Birth, 1),
                ("Remarques".to_owned(), PersonalSort::Email, 1),
                ("Remarques".to_owned(), PersonalSort::Phone, 1),
                ("Compte".to_owned(), PersonalSort::Iban, 1),
                ("Numéro".to_owned(), PersonalSort::Nir, 1),
            ]
        );
    }

    #[test]
    fn what_is_nobody_s_is_left_alone() {
        let csv = "nom;siret;date;montant;objet\n\
            Médiathèque;21860194600013;2026-01-10;1234567890.50;réunion @ 18 h\n\
            Gymnase;35600000000048;2026-02-10;0;« M. Hulot » au cinéma\n";
        assert_eq!(found(csv), []);
    }

    #[test]
    fn a_column_of_people_is_known_by_their_titles() {
        let csv = "bénéficiaire\nMme Le Goff\nAmicale laïque\nM. Guillou\n";
        assert_eq!(found(csv), [("bénéficiaire".to_owned(), PersonalSort::Name, 2)]);
    }

    #[test]
    fn columns_are_known_by_their_words() {
        for (name, sort) in [
            ("Prénom de l’enfant", PersonalSort::Name),
            ("nomdemandeur", PersonalSort::Name),
            ("nomdagent", PersonalSort::Name),
            ("Nom du représentant légal", PersonalSort::Name),
            ("nomAgent", PersonalSort::Name),
            ("NOM_USAGE", PersonalSort::Name),
            ("nomdefamille", PersonalSort::Name),
            ("Commune de naissance", PersonalSort::Birth),
            ("date naissance élève", PersonalSort::Birth),
        ] {
            let told = found(&format!("{name};total\nx;1\n"));
            assert_eq!(told, [(name.to_owned(), sort, 1)], "{name}");
        }
        for name in [
            "nomBeneficiaire",
            "Nom de la rue",
            "Naissances",
            "Nombre de responsables",
            "denomination",
        ] {
            assert_eq!(found(&format!("{name};total\nx;1\n")), [], "{name}");
        }
    }

    #[test]
    fn a_cell_too_long_to_be_looked_at_whole_is_told() {
        let is_cut = |cell: String| {
            let mut search = Search::of(&["notes".to_owned()]);
            search.look(2, &[Cow::Owned(cell.into_bytes())]);
            search.is_cut()
        };
        assert!(is_cut("mot ".repeat(10_000)));
        let outline = format!(
            "{{\"coordinates\":[{}],\"type\":\"LineString\"}}",
            "[2.5,47.1],".repeat(5_000)
        );
        assert!(!is_cut(outline));
        assert!(!is_cut("mot ".repeat(100)));
    }

    #[test]
    fn where_somebody_lives_is_told_beside_their_name_only() {
        assert_eq!(
            found("Nom de l’élève;Adresse;Adresse électronique\nLe Gall;3 rue du Port;aucune\n"),
            [
                ("Nom de l’élève".to_owned(), PersonalSort::Name, 1),
                ("Adresse".to_owned(), PersonalSort::Address, 1)
            ]
        );
        assert_eq!(found("Équipement;Adresse\nGymnase;3 rue du Port\n"), []);
    }

    #[test]
    fn numbers_are_found_inside_a_text_and_in_the_header() {
        let told = found(
            "Notes;joindre zoe@exemple.fr\nclé : FR76 3000 6000 0112 3456 7890 189, à vérifier;a\n\
             n° 2 69 05 49 588 157 80 (dossier);b\n",
        );
        assert_eq!(
            told,
            [
                ("Notes".to_owned(), PersonalSort::Iban, 1),
                ("Notes".to_owned(), PersonalSort::Nir, 1),
                ("joindre zoe@exemple.fr".to_owned(), PersonalSort::Email, 1)
            ]
        );
    }

    #[test]
    fn a_number_without_its_key_is_known_by_its_column_or_by_its_groups() {
        let nir = |name: &str| [(name.to_owned(), PersonalSort::Nir, 1)];
        assert_eq!(found("n° sécu;x\n2690549588157;a\ninconnu;b\n"), nir("n° sécu"));
        assert_eq!(
            found("remarque;x\nassuré 2 69 05 49 588 157;a\nrien;b\n"),
            nir("remarque")
        );
        // Codes of thirteen digits, of which one in some looks like a number.
        assert_eq!(
            found("code;x\n2690549588157;a\n9780306406157;b\n5901234123457;c\n"),
            []
        );
    }
}
