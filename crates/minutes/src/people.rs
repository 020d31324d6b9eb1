//! Lists of people: « Mme N’Diaye, adjointe, A. Martin et M. Le Goff ; S. Petit (pouvoir à A. Martin) ».

use crate::fold::{fold, says_nothing, trim_marks};
use crate::model::Person;

/// The people a list names. A comma separates two people, unless what follows is a function.
pub(crate) fn people(list: &str) -> Vec<Person> {
    if says_nothing(list) {
        return Vec::new();
    }
    let mut found: Vec<Person> = Vec::new();
    let nobody_has_a_capital = !list.chars().any(char::is_uppercase);
    for group in split(list, |mark| matches!(mark, ';' | '\n' | '|')) {
        let mut is_first = true;
        for piece in split(group, |mark| mark == ',') {
            let piece = trim_marks(piece);
            if piece.is_empty() || says_nothing(piece) {
                continue;
            }
            match found.last_mut().filter(|_| !is_first && !nobody_has_a_capital) {
                Some(person) if is_proxy_clause(piece) => person.pouvoir_a = proxy(piece).map(str::to_owned),
                Some(person) if is_function(piece) => add_function(person, piece),
                _ => push_pair(&mut found, piece),
            }
            is_first = false;
        }
    }
    found
}

/// The list cut at its separators, brackets kept whole.
pub(crate) fn pieces(list: &str) -> Vec<&str> {
    split(list, |mark| matches!(mark, ',' | ';' | '\n' | '|'))
}

/// Cuts outside brackets.
fn split(list: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut pieces, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, mark) in list.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            _ if is_separator(mark) && (depth == 0 || mark == '\n') => {
                pieces.push(&list[from..at]);
                from = at + mark.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    pieces.push(&list[from..]);
    pieces
}

/// « Jacques et Sylviane Cougoulat », « M. et Mme Cougoulat »: two people, one surname.
fn push_pair(found: &mut Vec<Person>, piece: &str) {
    let halves: Vec<&str> = cut_at_and(piece);
    let mut names: Vec<Person> = halves.iter().map(|half| person(half)).collect();
    for at in (0..names.len().saturating_sub(1)).rev() {
        let (alone, next) = (names[at].nom.clone(), names[at + 1].nom.clone());
        if let (false, Some((_, surname))) = (alone.contains(' '), next.split_once(' ')) {
            names[at].nom = format!("{alone} {surname}");
        }
    }
    found.extend(names.into_iter().filter(|person| !person.nom.is_empty()));
}

/// Cuts at « et » and « & » between two names, outside brackets.
fn cut_at_and(piece: &str) -> Vec<&str> {
    let (mut halves, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, mark) in piece.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' => depth -= 1,
            ' ' if depth == 0 => {
                let rest = &piece[at + 1..];
                let after = ["et ", "& ", "ET "]
                    .iter()
                    .find_map(|word| rest.strip_prefix(word));
                if let Some(after) = after.map(str::trim_start)
                    && after.starts_with(char::is_uppercase)
                    && at > from
                {
                    halves.push(&piece[from..at]);
                    from = piece.len() - after.len();
                }
            }
            _ => {}
        }
    }
    halves.push(piece[from..].trim_start_matches("et "));
    halves
}

fn person(piece: &str) -> Person {
    let mut piece = trim_marks(piece);
    let mut found = Person::default();
    if let Some(at) = PROXY_VERBS.iter().find_map(|words| piece.find(words)) {
        found.pouvoir_a = proxy(&piece[at..]).map(str::to_owned);
        piece = trim_marks(&piece[..at]);
    }
    piece = take_brackets(&mut found, piece);
    if let Some((name, function)) = [" – ", " — ", " - "]
        .iter()
        .find_map(|dash| piece.split_once(dash))
    {
        match proxy(function) {
            Some(holder) => found.pouvoir_a = Some(holder.to_owned()),
            None => add_function(&mut found, function.trim()),
        }
        piece = take_brackets(&mut found, trim_marks(name));
    }
    let name = trim_marks(piece);
    let last = name
        .trim_end_matches('.')
        .rsplit([' ', '.'])
        .next()
        .unwrap_or_default();
    let ends_with_initial = last.chars().count() < 3;
    let name = if ends_with_initial {
        name
    } else {
        name.trim_end_matches('.')
    };
    name.clone_into(&mut found.nom);
    found
}

/// Takes « (élue) (pouvoir à A. Martin) » off the end of a name.
fn take_brackets<'a>(found: &mut Person, mut piece: &'a str) -> &'a str {
    while let Some((before, inside)) = last_bracket(piece) {
        match proxy(inside) {
            Some(holder) => found.pouvoir_a = Some(holder.to_owned()),
            None if says_nothing(inside) => {}
            None => {
                let later = found.qualite.take();
                found.qualite = Some(later.map_or_else(
                    || inside.trim().to_owned(),
                    |later| format!("{}, {later}", inside.trim()),
                ));
            }
        }
        piece = trim_marks(before);
    }
    piece
}

/// Said without brackets; in brackets or after a comma, [`proxy`] takes more forms.
const PROXY_VERBS: [&str; 5] = [
    " a donné pouvoir",
    " ayant donné pouvoir",
    " donne pouvoir",
    " représentée par",
    " représenté par",
];

/// `(name, words)` of « name (words) », the bracket being the last thing.
fn last_bracket(piece: &str) -> Option<(&str, &str)> {
    let inner = piece.trim_end().strip_suffix(')')?;
    let mut depth = 1;
    for (at, mark) in inner.char_indices().rev() {
        match mark {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then(|| (&piece[..at], &inner[at + 1..]));
        }
    }
    None
}

fn add_function(person: &mut Person, function: &str) {
    person.qualite = Some(match person.qualite.take() {
        Some(known) => format!("{known}, {function}"),
        None => function.to_owned(),
    });
}

/// Who holds the proxy, in « donne pouvoir à A. Martin », « procuration à A. Martin », « représentée par… ».
fn proxy(words: &str) -> Option<&str> {
    let folded = fold(words);
    let told = ["pouvoir", "procuration", "represente", "mandat"]
        .iter()
        .any(|word| folded.contains(word));
    if !told || folded.len() > 120 {
        return None;
    }
    let holder = [" à ", " a ", " par ", " : "]
        .iter()
        .filter_map(|link| words.find(link).map(|at| &words[at + link.len()..]))
        .min_by_key(|holder| words.len() - holder.len())?;
    let holder = if holder.starts_with("donné ") {
        holder.split_once(" à ").map_or(holder, |(_, name)| name)
    } else {
        holder
    };
    let holder = trim_marks(holder);
    (!holder.is_empty()).then_some(holder)
}

/// « donne pouvoir à… », without a name before.
fn is_proxy_clause(piece: &str) -> bool {
    let folded = fold(piece);
    let opens = [
        "donne ",
        "a donne ",
        "ayant donne ",
        "pouvoir ",
        "procuration ",
        "mandat ",
        "represente",
    ];
    opens.iter().any(|words| folded.starts_with(words)) && proxy(piece).is_some()
}

/// Whether these words tell what someone does rather than who they are.
fn is_function(piece: &str) -> bool {
    if piece.starts_with(char::is_lowercase) {
        return !["et ", "de ", "d'", "d’"]
            .iter()
            .any(|start| piece.starts_with(start))
            || piece.starts_with("de la ");
    }
    let folded = fold(piece);
    let first = folded.split([' ', '-', '\'']).next().unwrap_or_default();
    matches!(
        first,
        "maire"
            | "adjoint"
            | "adjointe"
            | "conseiller"
            | "conseillere"
            | "president"
            | "presidente"
            | "vice"
            | "directeur"
            | "directrice"
            | "elu"
            | "elue"
            | "dgs"
            | "dga"
            | "secretaire"
            | "responsable"
            | "representant"
            | "representante"
            | "charge"
            | "chargee"
            | "tresorier"
            | "tresoriere"
            | "agent"
            | "agente"
            | "habitant"
            | "habitante"
            | "association"
            | "service"
            | "chef"
            | "cheffe"
            | "technicien"
            | "technicienne"
            | "membre"
            | "delegue"
            | "deleguee"
            | "animateur"
            | "animatrice"
            | "depute"
            | "deputee"
    )
}

#[cfg(test)]
mod tests {
    use super::people;

    fn read(list: &str) -> Vec<String> {
        people(list)
            .into_iter()
            .map(|person| {
                let function = person
                    .qualite
                    .map(|words| format!(" [{words}]"))
                    .unwrap_or_default();
                let holder = person
                    .pouvoir_a
                    .map(|name| format!(" → {name}"))
                    .unwrap_or_default();
                format!("{}{function}{holder}", person.nom)
            })
            .collect()
    }

    #[test]
    fn commas_in_titles_and_between_people() {
        assert_eq!(read("Mme N'Diaye, adjointe"), ["Mme N'Diaye [adjointe]"]);
        assert_eq!(
            read("Mme N’Diaye, adjointe à la culture et au sport, A. Martin"),
            ["Mme N’Diaye [adjointe à la culture et au sport]", "A. Martin"]
        );
        assert_eq!(
            read("Mme Durand, A. Martin ; M. Le Goff"),
            ["Mme Durand", "A. Martin", "M. Le Goff"]
        );
        assert_eq!(
            read("Anne Le Bris, Maire ; Paul Roux (DGS, invité)"),
            ["Anne Le Bris [Maire]", "Paul Roux [DGS, invité]"]
        );
        assert_eq!(read("anne, paul et marie"), ["anne", "paul et marie"]);
        assert_eq!(
            read("Anne Le Bris.\nPaul Roux – trésorier\n"),
            ["Anne Le Bris", "Paul Roux [trésorier]"]
        );
    }

    #[test]
    fn couples_share_a_surname() {
        assert_eq!(
            read("Jean Verger, Jacques et Sylviane Cougoulat"),
            ["Jean Verger", "Jacques Cougoulat", "Sylviane Cougoulat"]
        );
        assert_eq!(read("M. et Mme Cougoulat"), ["M. Cougoulat", "Mme Cougoulat"]);
        assert_eq!(read("A. Martin et M. Le Goff"), ["A. Martin", "M. Le Goff"]);
    }

    #[test]
    fn proxies() {
        assert_eq!(
            read("Anne, Jean Roux (donne pouvoir à Mme LE BRIS)"),
            ["Anne", "Jean Roux → Mme LE BRIS"]
        );
        assert_eq!(read("S. Petit (pouvoir à A. Martin)"), ["S. Petit → A. Martin"]);
        assert_eq!(
            read("Sacha Petit, donne pouvoir à Alix Martin"),
            ["Sacha Petit → Alix Martin"]
        );
        assert_eq!(
            read("Sacha Petit (élue) a donné pouvoir à Alix Martin"),
            ["Sacha Petit [élue] → Alix Martin"]
        );
        assert_eq!(
            read("Sacha Petit (procuration donnée à Alix Martin)"),
            ["Sacha Petit → Alix Martin"]
        );
        assert_eq!(
            read("Sacha Petit représentée par Alix Martin"),
            ["Sacha Petit → Alix Martin"]
        );
    }

    #[test]
    fn nobody() {
        for list in ["néant", "Aucun", "-", "", "  "] {
            assert_eq!(read(list), [] as [&str; 0], "{list}");
        }
    }
}
