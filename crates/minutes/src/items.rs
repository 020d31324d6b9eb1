//! One decision or one action: its number, who, when, the vote; what is left is its text.

use jiff::civil::Date;

use crate::date::{Deadline, deadline};
use crate::fold::{fold, fold_words, says_nothing, trim_marks};
use crate::lines::{item_id, label};
use crate::model::{Action, Decision};
use crate::owners::{self, KnownNames};
use crate::votes;

/// A list item before it is read: the line it starts on, its words, its box.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) is_ticked: bool,
}

/// What an inline label announces: « Décision : … », « Action : … ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Announced {
    Decision,
    Action,
}

/// `Décision : words`, `ACTION: words`; the plural opens a section instead.
pub(crate) fn announced(text: &str) -> Option<(Announced, &str)> {
    let (name, words) = label(text)?;
    if words.is_empty() {
        return None;
    }
    match fold_words(name).as_str() {
        "decision" | "decision prise" => Some((Announced::Decision, words)),
        "action" | "a faire" | "action a mener" | "todo" | "to do" => Some((Announced::Action, words)),
        _ => None,
    }
}

/// Reads a decision; `id` stays empty when the text gives none.
pub(crate) fn decision(text: &str) -> Decision {
    let text = announced(text).map_or(text, |(_, words)| words);
    let (id, text) = leading_id(text, 'D', "decision");
    let (first, rest) = text
        .split_once('\n')
        .map_or((text, None), |(first, rest)| (first, Some(rest)));
    let (texte, vote) = match (votes::take(first), rest) {
        (Some(told), Some(rest)) => (format!("{}\n{rest}", told.text), told.vote),
        (Some(told), None) => (told.text.to_owned(), told.vote),
        (None, Some(_)) => votes::take(text).map_or_else(
            || (text.to_owned(), None),
            |told| (told.text.to_owned(), told.vote),
        ),
        (None, None) => (first.to_owned(), None),
    };
    Decision {
        id: id.unwrap_or_default(),
        texte: texte.trim().to_owned(),
        vote,
    }
}

/// `D1 – words`, `**D1** words`, « Décision n° 1 : words ».
fn leading_id<'a>(text: &'a str, letter: char, noun: &str) -> (Option<String>, &'a str) {
    let text = text.trim();
    if let Some((bold, rest)) = text.strip_prefix("**").and_then(|rest| rest.split_once("**"))
        && let Some(id) = item_id(bold.trim_end_matches([':', ' ']), letter)
    {
        return (Some(id), trim_start_marks(rest));
    }
    let end = text
        .find(|mark: char| mark.is_whitespace() || matches!(mark, ':' | '.' | ')' | '–'))
        .unwrap_or(text.len());
    if let Some(id) = item_id(&text[..end], letter) {
        return (Some(id), trim_start_marks(&text[end..]));
    }
    if let Some((name, words)) = label(text)
        && let Some(number) = fold_words(name).strip_prefix(noun)
        && let Some(digits) = number.split(' ').next_back().filter(|digits| !digits.is_empty())
        && let Some(id) = item_id(&format!("{letter}{digits}"), letter)
        && number
            .split(' ')
            .all(|word| matches!(word, "" | "n" | "no" | "numero") || word == digits)
    {
        return (Some(id), trim_start_marks(words));
    }
    (None, trim_start_marks(text))
}

fn trim_start_marks(text: &str) -> &str {
    text.trim_start_matches(|mark: char| {
        mark.is_whitespace() || matches!(mark, ':' | '.' | ')' | '–' | '—' | '-')
    })
}

/// An action read, and what to check in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReadAction {
    pub(crate) action: Action,
    /// The phrase, when its day had to be chosen.
    pub(crate) approximate: Option<(String, Date)>,
    /// « échéance : … » that gives no day; it stays in the text.
    pub(crate) unread_deadline: Option<String>,
}

/// Reads an action; `id` stays empty when the text gives none.
pub(crate) fn action(draft: &Draft, known: &KnownNames, reference: Option<Date>) -> ReadAction {
    let mut read = ReadAction::default();
    read.action.fait = draft.is_ticked;
    let text = announced(&draft.text).map_or(draft.text.as_str(), |(_, words)| words);
    let (id, text) = leading_id(text, 'A', "action");
    read.action.id = id.unwrap_or_default();
    let (text, leading_owners) = owners::leading(text, known);
    let owners_are_told = leading_owners.is_some();
    read.action.responsables = leading_owners.unwrap_or_default();
    let (first, rest) = text
        .split_once('\n')
        .map_or((text, None), |(first, rest)| (first, Some(rest)));
    let first = take_endings(first, &mut read, owners_are_told, known, reference);
    read.action.texte = match rest {
        Some(rest) => format!("{first}\n{rest}").trim().to_owned(),
        None => first.trim().to_owned(),
    };
    read
}

/// Takes « (D1) », « – échéance : … », « (Alix, avant le 1er décembre) », « avant le 1er décembre » off the end.
fn take_endings<'a>(
    text: &'a str,
    read: &mut ReadAction,
    owners_are_told: bool,
    known: &KnownNames,
    reference: Option<Date>,
) -> &'a str {
    let mut text = text.trim_end();
    for _ in 0..4 {
        let bare = text.trim_end_matches(['.', ' ']);
        if let Some(open) = bare.ends_with(')').then(|| bare.rfind('(')).flatten() {
            let inside = &bare[open + 1..bare.len() - 1];
            if let Some(id) = item_id(inside, 'D').filter(|_| read.action.decision.is_none()) {
                read.action.decision = Some(id);
            } else if matches!(
                fold_words(inside).as_str(),
                "fait" | "faite" | "termine" | "terminee"
            ) {
                read.action.fait = true;
            } else if !take_bracket(inside, read, owners_are_told, known, reference) {
                break;
            }
            text = bare[..open].trim_end();
            continue;
        }
        let Some((before, told)) =
            ending_deadline(bare, reference).filter(|_| read.action.echeance.is_none())
        else {
            break;
        };
        match told {
            Ending::Day(phrase, found) => set_deadline(read, phrase, found),
            Ending::None => {}
            Ending::Unread(phrase) => {
                read.unread_deadline = Some(phrase.to_owned());
                break;
            }
        }
        let is_labelled = fold(&bare[before.len()..]).contains("echeance");
        text = before;
        if is_labelled {
            break;
        }
    }
    text
}

/// Reads « (Alix, avant le 1er décembre) »; false when the bracket is part of the sentence.
fn take_bracket(
    inside: &str,
    read: &mut ReadAction,
    owners_are_told: bool,
    known: &KnownNames,
    reference: Option<Date>,
) -> bool {
    let pieces: Vec<&str> = inside
        .split([',', ';'])
        .map(trim_marks)
        .filter(|piece| !piece.is_empty())
        .collect();
    let due = pieces
        .iter()
        .find_map(|piece| deadline(piece, reference).map(|found| (*piece, found)));
    let others: Vec<&str> = pieces
        .iter()
        .filter(|piece| due.is_none_or(|(phrase, _)| phrase != **piece))
        .copied()
        .collect();
    let names_owners = !others.is_empty()
        && others
            .iter()
            .all(|piece| known.is_owner(piece) || due.is_some() && owners::looks_like_a_name(piece));
    if !others.is_empty() && (!names_owners || owners_are_told)
        || due.is_some() && read.action.echeance.is_some()
        || due.is_none() && others.is_empty()
    {
        return false;
    }
    if let Some((phrase, found)) = due {
        set_deadline(read, phrase, found);
    }
    if names_owners {
        read.action.responsables = others.iter().flat_map(|piece| owners::split(piece)).collect();
    }
    true
}

fn set_deadline(read: &mut ReadAction, phrase: &str, found: Deadline) {
    let day = phrase.split_once(':').map_or(phrase, |(_, day)| day);
    read.action.echeance = Some(found.date);
    read.approximate = found
        .is_approximate
        .then(|| (trim_marks(day).to_owned(), found.date));
}

enum Ending<'a> {
    Day(&'a str, Deadline),
    None,
    Unread(&'a str),
}

const ENDING_WORDS_MAX: usize = 9;

/// The deadline a text ends with: after a dash, after « échéance : », or as its last words.
fn ending_deadline(text: &str, reference: Option<Date>) -> Option<(&str, Ending<'_>)> {
    let starts: Vec<usize> = text
        .char_indices()
        .rev()
        .filter(|(at, mark)| !mark.is_whitespace() && text[..*at].ends_with(char::is_whitespace))
        .map(|(at, _)| at)
        .take(ENDING_WORDS_MAX)
        .collect();
    let mut best = None;
    for at in starts {
        let phrase = &text[at..];
        let folded = fold(phrase);
        let after_dash = folded.starts_with(['–', '—', '-']);
        let words = folded.trim_start_matches(['–', '—', '-', ' ']);
        let opens = [
            "avant ",
            "pour ",
            "d'ici",
            "au plus tard",
            "jusqu'",
            "echeance",
            "date limite",
            "delai",
        ]
        .iter()
        .any(|opening| words.starts_with(opening));
        if !opens && !after_dash {
            continue;
        }
        let inner = phrase.trim_start_matches(['–', '—', '-', ' ']);
        let before = trim_end_marks(&text[..at]);
        if let Some(found) = deadline(inner, reference) {
            best = Some((before, Ending::Day(inner, found)));
        } else if best.is_some() {
            break;
        } else if let Some((_, value)) = words.strip_prefix("echeance").and(inner.split_once(':')) {
            let told = if says_nothing(value) {
                Ending::None
            } else {
                Ending::Unread(trim_marks(value))
            };
            return Some((before, told));
        }
    }
    best
}

fn trim_end_marks(text: &str) -> &str {
    text.trim_end_matches(|mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | '–' | '—' | '-'))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Draft, action, decision};
    use crate::model::Vote;
    use crate::owners::KnownNames;

    fn read(text: &str) -> String {
        let known = KnownNames::from_names(["Alix Martin", "Mme Durand"].into_iter());
        let draft = Draft {
            line: 1,
            text: text.to_owned(),
            is_ticked: false,
        };
        let action = action(&draft, &known, Some(date(2026, 11, 10))).action;
        let due = action
            .echeance
            .map(|date| format!(" < {date}"))
            .unwrap_or_default();
        let from = action.decision.map(|id| format!(" ({id})")).unwrap_or_default();
        format!(
            "{}{:?} {}{due}{from}",
            action.id, action.responsables, action.texte
        )
    }

    #[test]
    fn actions_as_people_write_them() {
        assert_eq!(
            read("**A1** @alix.martin préparer le fichier – échéance : 2026-12-01 (D1)"),
            r#"A1["alix.martin"] préparer le fichier < 2026-12-01 (D1)"#
        );
        assert_eq!(
            read("A2 Service informatique : ouvrir le compte – pour le 20 novembre"),
            r#"A2["Service informatique"] ouvrir le compte < 2026-11-20"#
        );
        assert_eq!(
            read("préparer le fichier (Alix, avant le 1er décembre)"),
            r#"["Alix"] préparer le fichier < 2026-12-01"#
        );
        assert_eq!(
            read("relire le compte rendu avant le 1er décembre."),
            "[] relire le compte rendu < 2026-12-01"
        );
        assert_eq!(read("relire, d’ici fin novembre"), "[] relire < 2026-11-30");
        assert_eq!(read("relire (S48)"), "[] relire < 2026-11-27");
        assert_eq!(read("Action : tous : relire"), r#"["tous"] relire"#);
        assert_eq!(
            read("Alix et Mme Durand : relire"),
            r#"["Alix", "Mme Durand"] relire"#
        );
        assert_eq!(
            read("publier au format ouvert (SCDL)"),
            "[] publier au format ouvert (SCDL)"
        );
        assert_eq!(read("publier (Mme Durand)"), r#"["Mme Durand"] publier"#);
        assert_eq!(read("Prévoir : salle et café"), "[] Prévoir : salle et café");
        assert_eq!(
            read("relire – échéance : bientôt"),
            "[] relire – échéance : bientôt"
        );
        assert_eq!(
            read("A3 Les faire-part sont à envoyer pour la mairie"),
            "A3[] Les faire-part sont à envoyer pour la mairie"
        );
    }

    #[test]
    fn decisions_as_people_write_them() {
        let read = |text: &str| {
            let decision = decision(text);
            (decision.id, decision.texte, decision.vote)
        };
        let five = Some(Vote {
            pour: Some(5),
            contre: 0,
            abstention: 1,
        });
        assert_eq!(
            read("**D1** – Publier (pour : 5, contre : 0, abstention : 1)"),
            ("D1".into(), "Publier".into(), five)
        );
        assert_eq!(
            read("Décision n° 3 : Publier"),
            ("D3".into(), "Publier".into(), None)
        );
        assert_eq!(
            read("Publier, adopté à l’unanimité"),
            (String::new(), "Publier".into(), Some(Vote::default()))
        );
        assert_eq!(
            read("Publier :\n- le budget\n- les actes (5 pour, 0 contre, 1 abstention)"),
            (String::new(), "Publier :\n- le budget\n- les actes".into(), five)
        );
        assert_eq!(
            read("Décider de publier"),
            (String::new(), "Décider de publier".into(), None)
        );
    }
}
