//! The files, invented, the same each time: subsidies as the SCDL schema wants them, and a file of many sorts of columns.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Rows of each file.
pub(super) const ROWS: usize = 1_000_000;
/// One row in so many has an unknown nature, and another one a wrong number of association.
pub(super) const FAULT_EVERY: usize = 1_000;
/// A word that is in the object of one subsidy in fifty, with its accent and a capital.
pub(super) const WORD: &str = "mediatheque";

const SUBSIDIES: &str = "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,\
                         objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,\
                         pourcentageSubvention,dispositifAide";
const TYPES: &str = "identifiant;siren;siret;code_insee;code_postal;commune;departement;region;date_creation;date_visite;horodatage;\
                     annee;effectif;surface;latitude;longitude;courriel;telephone;site;ouvert;uuid;rna;remarque";
const PLACES: [&str; 8] = [
    "Auray",
    "Belle-Île",
    "Crécy",
    "Drée",
    "Étréchy",
    "Fère",
    "Guérande",
    "Héric",
];
const ENDS: [&str; 5] = ["", "-le-Château", "-sur-Mer", "-lès-Bois", "-en-Forêt"];
const THEMES: [&str; 6] = [
    "Amicale laïque",
    "Comité des fêtes",
    "Harmonie municipale",
    "Club d’échecs",
    "Théâtre de l’Écluse",
    "Secours d’hiver",
];
const OBJECTS: [&str; 5] = [
    "Fonctionnement de la saison",
    "\"Fête du port, édition d’été\"",
    "Achat d’instruments",
    "\"Tournoi dit \"\"des écoles\"\", lots et sécurité\"",
    "Rénovation du gymnase à Noël",
];
const BENEFICIARIES: usize = 20_000;

/// Numbers that look drawn, the same each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound as u64).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// Year, month and day, in five years.
    fn day(&mut self) -> (usize, usize, usize) {
        (2020 + self.below(5), self.below(12) + 1, self.below(28) + 1)
    }
}

/// Writes so many rows of subsidies.
pub(super) fn subsidies(path: &Path, rows: usize) -> std::io::Result<()> {
    let towns = towns();
    let givers: Vec<String> = (0..towns.len()).map(|town| siret(21_560_000 + town)).collect();
    let takers: Vec<(String, String)> = (0..BENEFICIARIES)
        .map(|number| {
            let theme = THEMES[number % THEMES.len()];
            let name = if number % 7 == 0 {
                format!("\"{theme}, section \"\"Danse\"\" {number}\"")
            } else {
                format!("{theme} {number}")
            };
            (name, siret(30_000_000 + number))
        })
        .collect();
    let mut to = BufWriter::new(File::create(path)?);
    writeln!(to, "{SUBSIDIES}")?;
    let mut draw = Draw(1);
    for row in 0..rows {
        let town = draw.below(towns.len());
        let (year, month, day) = draw.day();
        let (name, taker) = &takers[draw.below(BENEFICIARIES)];
        let association = draw.below(1_000_000_000);
        let association = if row % FAULT_EVERY == FAULT_EVERY / 2 {
            "W56".to_owned()
        } else {
            format!("W{association:09}")
        };
        let drawn = draw.one_of(&OBJECTS);
        let object = if row % 50 == 7 {
            "\"Ateliers à la Médiathèque, hiver\""
        } else {
            drawn
        };
        let cents = 10_000 + draw.below(10_000_000);
        let drawn = draw.one_of(&["aide en numéraire", "aide en nature"]);
        let nature = if row % FAULT_EVERY == 0 {
            "aide en espèces"
        } else {
            drawn
        };
        let condition = draw.one_of(&["unique", "\"en deux fois, à la signature puis au bilan\""]);
        let notified = draw.one_of(&["oui", "non"]);
        let share = draw.below(99) + 1;
        let scheme = draw.one_of(&["", "", "Aide à l’éducation populaire"]);
        writeln!(
            to,
            "{},{},{year}-{month:02}-{day:02},DEL-{year}-{row:07},{name},{taker},{association},{object},{}.{:02},{nature},\
             {condition},{year}-{month:02}-{day:02}/{}-{month:02}-{day:02},,{notified},0.{share:02},{scheme}",
            towns[town],
            givers[town],
            cents / 100,
            cents % 100,
            year + 1
        )?;
    }
    to.flush()
}

/// Writes so many rows of 23 columns, as a spreadsheet of a French town gives them: semicolons, decimal commas.
pub(super) fn many_types(path: &Path, rows: usize) -> std::io::Result<()> {
    let towns = towns();
    let mut to = BufWriter::new(File::create(path)?);
    writeln!(to, "{TYPES}")?;
    let mut draw = Draw(2);
    for row in 0..rows {
        let number = 40_000_000 + draw.below(1_000_000);
        let town = draw.below(towns.len());
        let (year, month, day) = draw.day();
        let (hour, minute) = (draw.below(24), draw.below(60));
        let (north, east) = (draw.below(8_000_000), draw.below(8_000_000));
        let remark = draw.one_of(&[
            "",
            "À revoir l’été",
            "\"Fermé; travaux \"\"lourds\"\"\"",
            "Accès par la cour",
        ]);
        writeln!(
            to,
            "{row};{};{};56{:03};56{:03};{};Morbihan;Bretagne;{year}-{month:02}-{day:02};{day:02}/{month:02}/{};\
             {year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z;{year};{};{},{:02};{}.{:06};{}.{:06};\
             contact{}@exemple.fr;0297{:06};https://exemple.fr/lieux/{row};{};{:08x}-{:04x}-4{:03x}-8{:03x}-{row:012x};W{:09};{remark}",
            siren(number),
            siret(number),
            town + 1,
            (town + 1) * 10,
            towns[town],
            year + 1,
            draw.below(500),
            draw.below(3_000),
            draw.below(100),
            42 + north / 1_000_000,
            north % 1_000_000,
            east / 1_000_000,
            east % 1_000_000,
            draw.below(50_000),
            draw.below(1_000_000),
            draw.one_of(&["oui", "non"]),
            draw.below(1 << 30),
            draw.below(1 << 16),
            draw.below(1 << 12),
            draw.below(1 << 12),
            draw.below(1_000_000_000)
        )?;
    }
    to.flush()
}

fn towns() -> Vec<String> {
    let of_place = |place: &'static str| ENDS.map(|end| format!("Commune de {place}{end}"));
    PLACES.into_iter().flat_map(of_place).collect()
}

/// A number of a company: eight figures and their check digit.
fn siren(number: usize) -> String {
    checked(&format!("{number:08}"))
}

/// A number of an establishment: its company's, four figures, the check digit of the whole.
fn siret(number: usize) -> String {
    checked(&format!("{}{:04}", siren(number), number % 100))
}

/// Figures followed by the one that makes them right by Luhn's formula (ISO/IEC 7812-1, annex B).
fn checked(figures: &str) -> String {
    let sum: u32 = figures
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let figure = u32::from(byte - b'0');
            let weighed = if at % 2 == 0 { figure * 2 } else { figure };
            if weighed > 9 { weighed - 9 } else { weighed }
        })
        .sum();
    format!("{figures}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_right_by_their_last() {
        assert_eq!(checked("21560007"), "215600073", "the town of Auray");
        assert_eq!(checked("2156000730001"), "21560007300013");
    }

    #[test]
    fn a_file_is_the_same_each_time_and_its_beginning_too() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let written = |name: &str, rows: usize| {
            let path = folder.path().join(name);
            subsidies(&path, rows).and_then(|()| std::fs::read_to_string(path))
        };
        let (short, long) = (written("short.csv", 20)?, written("long.csv", 40)?);
        assert!(long.starts_with(&short), "{short}");
        assert_eq!(long.lines().count(), 41);
        Ok(())
    }

    #[test]
    fn rows_have_as_many_cells_as_there_are_columns() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("types.csv");
        many_types(&path, 100)?;
        let text = std::fs::read_to_string(path)?;
        for line in text.lines() {
            let outside: Vec<&str> = line.split('"').step_by(2).collect();
            assert_eq!(outside.concat().matches(';').count(), 22, "{line}");
        }
        Ok(())
    }
}
