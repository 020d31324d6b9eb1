//! Tables pasted from a word processor (tabs) or written in Markdown (pipes), one row at a time.

use std::fmt::Write as _;

use crate::fold::{fold_words, says_nothing};
use crate::model::Person;
use crate::people::people;

/// What a column holds, told by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    FirstName,
    Function,
    Attendance,
    /// A column per attendance, with a cross in it.
    Present,
    Excused,
    Absent,
    Proxy,
    Id,
    Text,
    Owner,
    Due,
    Done,
    For,
    Against,
    Abstention,
    Other,
}

/// The cells of a row; `None` when the line is not one.
pub(crate) fn cells(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    let inner = line.strip_prefix('|');
    let separator = if inner.is_some() { '|' } else { '\t' };
    let row = inner.map_or(line, |inner| inner.strip_suffix('|').unwrap_or(inner));
    let cells: Vec<&str> = row.split(separator).map(str::trim).collect();
    (cells.len() > 1).then_some(cells)
}

/// The columns, when these cells are headings.
pub(crate) fn columns(cells: &[&str]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = cells.iter().map(|cell| column(&fold_words(cell))).collect();
    let known = columns.iter().filter(|column| **column != Column::Other).count();
    let is_heading = known * 2 >= cells.len()
        && columns
            .iter()
            .any(|column| matches!(column, Column::Name | Column::Text));
    is_heading.then_some(columns)
}

fn column(heading: &str) -> Column {
    match heading {
        "nom" | "noms" | "nom prenom" | "nom et prenom" | "prenom nom" | "participant" | "participants"
        | "personne" => Column::Name,
        "prenom" => Column::FirstName,
        "qualite" | "fonction" | "role" | "organisme" | "structure" | "service" | "association" | "titre" => {
            Column::Function
        }
        "presence" | "etat" | "statut" | "avancement" => Column::Attendance,
        "present" | "presente" | "presents" => Column::Present,
        "excuse" | "excusee" | "excuses" => Column::Excused,
        "absent" | "absente" | "absents" => Column::Absent,
        "pouvoir" | "pouvoir a" | "procuration" => Column::Proxy,
        "n" | "no" | "numero" | "id" | "ref" | "reference" => Column::Id,
        "action" | "actions" | "tache" | "taches" | "quoi" | "decision" | "decisions" | "intitule"
        | "a faire" | "libelle" | "objet" => Column::Text,
        "qui" | "responsable" | "responsables" | "pilote" | "porteur" | "en charge" => Column::Owner,
        "echeance" | "delai" | "quand" | "pour le" | "date" | "date limite" => Column::Due,
        "fait" | "realise" => Column::Done,
        "pour" => Column::For,
        "contre" => Column::Against,
        "abstention" | "abstentions" => Column::Abstention,
        _ => Column::Other,
    }
}

/// How a row says somebody attended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attendance {
    Present,
    Excused,
    Absent,
}

/// The person of a row, and their attendance when the row tells it.
pub(crate) fn person(columns: &[Column], cells: &[&str]) -> Option<(Person, Option<Attendance>)> {
    let cell = |wanted: Column| {
        columns
            .iter()
            .position(|column| *column == wanted)
            .and_then(|at| cells.get(at))
            .copied()
            .filter(|cell| !cell.is_empty())
    };
    let ticked = |wanted: Column| cell(wanted).is_some_and(|mark| !says_nothing(mark));
    let name = match (cell(Column::FirstName), cell(Column::Name)) {
        (Some(first), Some(last)) => format!("{first} {last}"),
        (first, last) => first.or(last)?.to_owned(),
    };
    let mut person = people(&name).into_iter().next()?;
    person.qualite = cell(Column::Function)
        .filter(|words| !says_nothing(words))
        .map(str::to_owned)
        .or(person.qualite);
    person.pouvoir_a = cell(Column::Proxy)
        .filter(|words| !says_nothing(words))
        .map(str::to_owned)
        .or(person.pouvoir_a);
    let said = cell(Column::Attendance).map(fold_words).unwrap_or_default();
    let attendance = if ticked(Column::Excused) || said.starts_with("excuse") {
        Some(Attendance::Excused)
    } else if ticked(Column::Absent) || said.starts_with("absent") {
        Some(Attendance::Absent)
    } else if ticked(Column::Present) || said.starts_with("present") {
        Some(Attendance::Present)
    } else {
        None
    };
    Some((person, attendance))
}

/// The row as the line a person would have written: « A1 @{Alix} texte – échéance : … », « texte (pour : 5…) ».
pub(crate) fn item(columns: &[Column], cells: &[&str]) -> Option<(String, bool)> {
    let all = |wanted: Column| -> Vec<&str> {
        columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| **column == wanted && !cell.is_empty())
            .map(|(_, cell)| *cell)
            .collect()
    };
    let first = |wanted: Column| all(wanted).first().copied();
    // A bare number is the row's; `D2` and `A2` are the item's.
    let id = first(Column::Id).filter(|id| id.starts_with(char::is_alphabetic));
    let mut line = id.map(|id| format!("{id} ")).unwrap_or_default();
    for owner in all(Column::Owner).into_iter().flat_map(crate::owners::split) {
        let _ = write!(line, "@{{{owner}}} ");
    }
    line.push_str(&all(Column::Text).join(" – "));
    for other in all(Column::Other) {
        let _ = write!(line, " – {other}");
    }
    if let Some(due) = first(Column::Due) {
        let _ = write!(line, " – échéance : {due}");
    }
    if let Some(votes) = first(Column::For) {
        let number = |wanted: Column| {
            first(wanted)
                .filter(|count| count.parse::<u32>().is_ok())
                .unwrap_or("0")
        };
        let _ = write!(
            line,
            " (pour : {votes}, contre : {}, abstention : {})",
            number(Column::Against),
            number(Column::Abstention)
        );
    }
    let state = first(Column::Done)
        .or(first(Column::Attendance))
        .map(fold_words)
        .unwrap_or_default();
    let is_done = matches!(
        state.as_str(),
        "fait" | "faite" | "oui" | "x" | "termine" | "terminee" | "realise" | "realisee"
    );
    (!line.trim().is_empty()).then_some((line, is_done))
}

#[cfg(test)]
mod tests {
    use super::{Attendance, cells, columns, item, person};

    #[test]
    fn rows_of_people_and_of_actions() {
        let headings = cells("Nom\tPrénom\tFonction\tPrésence")
            .and_then(|cells| columns(&cells))
            .unwrap();
        let (read, attendance) = person(&headings, &cells("Petit\tSacha\télue\tExcusée").unwrap()).unwrap();
        assert_eq!(
            (read.nom.as_str(), read.qualite.as_deref(), attendance),
            ("Sacha Petit", Some("élue"), Some(Attendance::Excused))
        );
        let headings = cells("| Action | Qui | Échéance | Fait |")
            .and_then(|cells| columns(&cells))
            .unwrap();
        let (line, is_done) = item(
            &headings,
            &cells("| relire | Alix, Paul | 2026-12-01 | oui |").unwrap(),
        )
        .unwrap();
        assert_eq!(
            (line.as_str(), is_done),
            ("@{Alix} @{Paul} relire – échéance : 2026-12-01", true)
        );
        assert_eq!(cells("relire | publier"), None);
        assert_eq!(columns(&["Alix", "relire"]), None);
    }
}
