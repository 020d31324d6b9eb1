//! The head of minutes: front matter, title, « Date : … », « Rédaction : … ».

use crate::date::{self, read_hours};
use crate::fold::{fold, fold_words, says_nothing, trim_marks};
use crate::messages::{Message, french_date};
use crate::model::Minutes;
use crate::people::people;

/// What a line of the head was.
#[derive(Debug, PartialEq)]
pub(crate) enum Head {
    /// Understood and stored.
    Known,
    /// Understood, and deserves a look.
    Doubtful(Message),
    /// Not of the head.
    Unknown,
}

/// Reads `key: value  # comment`; quotes as in YAML.
pub(crate) fn front_matter_value(value: &str) -> String {
    let value = value.trim();
    if let Some(quoted) = value.strip_prefix('"') {
        let (mut text, mut letters) = (String::new(), quoted.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '"' => break,
                '\\' => match letters.next() {
                    Some('n') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                _ => text.push(letter),
            }
        }
        return text;
    }
    if let Some(quoted) = value
        .strip_prefix('\'')
        .and_then(|quoted| quoted.split_once('\''))
    {
        return quoted.0.to_owned();
    }
    value
        .find(" #")
        .map_or(value, |comment| &value[..comment])
        .trim_end()
        .to_owned()
}

/// Stores a labelled value when the head knows the label.
pub(crate) fn labelled(minutes: &mut Minutes, name: &str, value: &str) -> Head {
    let value = value.trim();
    let folded = fold_words(name);
    if value.is_empty() || says_nothing(value) {
        return if is_known(&folded) {
            Head::Known
        } else {
            Head::Unknown
        };
    }
    match folded.as_str() {
        "groupe" | "groupe de travail" | "nom du groupe" | "commission" | "comite" | "instance"
        | "conseil"
            if minutes.groupe.is_none() =>
        {
            minutes.groupe = Some(value.to_owned());
        }
        "date" | "date de la reunion" | "reunion du" | "seance du" | "le" if minutes.date.is_none() => {
            return dated(minutes, value);
        }
        "debut" | "heure de debut" | "heure" | "heures" | "horaire" | "horaires"
            if minutes.debut.is_none() =>
        {
            let Some((start, end)) = read_hours(value) else {
                return Head::Unknown;
            };
            minutes.debut = Some(start);
            minutes.fin = end.or(minutes.fin);
        }
        "fin" | "heure de fin" | "cloture" if minutes.fin.is_none() => {
            let Some((end, _)) = read_hours(value) else {
                return Head::Unknown;
            };
            minutes.fin = Some(end);
        }
        "lieu" | "lieu de la reunion" if minutes.lieu.is_none() => minutes.lieu = Some(value.to_owned()),
        "redaction"
        | "redacteur"
        | "redactrice"
        | "redacteurs"
        | "redactrices"
        | "redige par"
        | "secretaire"
        | "secretaires"
        | "secretaire de seance"
        | "secretariat"
        | "prise de notes"
        | "compte rendu redige par" => {
            minutes
                .redaction
                .extend(people(value).into_iter().map(|person| person.nom));
        }
        "statut" | "etat" if minutes.statut.is_none() => minutes.statut = Some(value.to_owned()),
        "type" if matches!(fold_words(value).as_str(), "compte rendu" | "cr") => {}
        _ => return Head::Unknown,
    }
    Head::Known
}

fn is_known(folded: &str) -> bool {
    matches!(
        folded,
        "groupe"
            | "date"
            | "debut"
            | "fin"
            | "lieu"
            | "redaction"
            | "statut"
            | "type"
            | "secretaire"
            | "horaires"
    )
}

/// The meeting's own date, with its hours and place when the line gives them.
fn dated(minutes: &mut Minutes, words: &str) -> Head {
    let reading = date::read(words, minutes.date);
    let Some(when) = reading.when else {
        return reading.warning.map_or(Head::Unknown, Head::Doubtful);
    };
    minutes.date = Some(when.start.date);
    minutes.debut = minutes.debut.or(when.start.time);
    minutes.fin = minutes.fin.or(when.end.and_then(|end| end.time));
    if minutes.lieu.is_none() {
        minutes.lieu = when.place;
    }
    reading.warning.map_or(Head::Known, Head::Doubtful)
}

/// The title the canonical form gives.
pub(crate) fn canonical_title(minutes: &Minutes) -> String {
    let mut title = "Compte rendu".to_owned();
    if let Some(group) = &minutes.groupe {
        title.push_str(" – ");
        title.push_str(group);
    }
    if let Some(date) = minutes.date {
        title.push_str(" – ");
        title.push_str(&french_date(date));
    }
    title
}

/// Reads a title; returns the pieces the head has no place for, and what to check.
pub(crate) fn title(minutes: &mut Minutes, title: &str) -> (Vec<String>, Option<Message>) {
    let (mut others, mut doubt) = (Vec::new(), None);
    if title == canonical_title(minutes) {
        return (others, doubt);
    }
    let mut is_genre_told = false;
    for piece in title.split(
        [" – ", " — ", " - "]
            .iter()
            .find(|dash| title.contains(**dash))
            .unwrap_or(&" – "),
    ) {
        let bare = after_genre(piece);
        let (piece, is_genre) = (bare.unwrap_or(piece), bare.is_some());
        is_genre_told |= is_genre;
        if fold_words(piece).is_empty() {
            continue;
        }
        let reading = date::read(piece, None);
        match reading.when.filter(|when| when.place.is_none()) {
            Some(when) if minutes.date.is_none_or(|date| date == when.start.date) => {
                if let Head::Doubtful(message) = dated(minutes, piece) {
                    doubt = Some(message);
                }
            }
            None if is_genre_told && minutes.lieu.is_none() && date::begins_like_a_place(piece) => {
                minutes.lieu = Some(piece.to_owned());
            }
            None if minutes
                .groupe
                .as_deref()
                .is_some_and(|group| fold(group) == fold(piece)) => {}
            None if minutes.groupe.is_none() && !is_genre => minutes.groupe = Some(piece.to_owned()),
            _ => others.push(piece.to_owned()),
        }
    }
    (others, doubt)
}

/// What follows « Compte rendu de la réunion », « CR », « Procès-verbal »; `None` when the words begin otherwise.
pub(crate) fn after_genre(words: &str) -> Option<&str> {
    let words = words.trim();
    let lengths = [
        "compte rendu",
        "compte-rendu",
        "compte - rendu",
        "proces-verbal",
        "proces verbal",
        "releve de conclusions",
        "cr",
    ];
    let folded = fold(words);
    let genre = lengths.iter().find(|genre| {
        folded
            .strip_prefix(**genre)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
    })?;
    // Folding keeps one letter for one letter in these words.
    let at = words
        .char_indices()
        .nth(genre.chars().count())
        .map_or(words.len(), |(at, _)| at);
    Some(trim_marks(&words[at..]))
}

/// An unlabelled line of the head: « 16 avril 2019 », « Rédaction Éric », « Groupe de travail Voirie ».
pub(crate) fn unlabelled(minutes: &mut Minutes, line: &str) -> Head {
    let words = trim_marks(line);
    let folded = fold(words);
    for opening in [
        "redaction ",
        "redige par ",
        "redacteur ",
        "redactrice ",
        "secretaire de seance ",
        "secretaire ",
    ] {
        if folded.starts_with(opening) && words.split(' ').count() <= 6 {
            let name: String = words.chars().skip(opening.chars().count()).collect();
            if name.trim().starts_with(char::is_uppercase) {
                return labelled(minutes, opening, &name);
            }
        }
    }
    if minutes.date.is_none() && words.len() <= 160 {
        let reading = date::read(words, None);
        let bare = reading
            .when
            .as_ref()
            .is_some_and(|when| when.place.is_none() || when.start.time.is_some());
        if bare && (words.starts_with(|letter: char| letter.is_ascii_digit()) || date_comes_first(&folded)) {
            return dated(minutes, words);
        }
    }
    let group = [
        "groupe de travail ",
        "groupe ",
        "commission ",
        "comite ",
        "conseil ",
    ]
    .iter()
    .any(|opening| folded.starts_with(opening));
    if group
        && minutes.groupe.is_none()
        && words.split(' ').count() <= 10
        && !line.ends_with(['.', ':', ';', ','])
    {
        minutes.groupe = Some(words.to_owned());
        return Head::Known;
    }
    Head::Unknown
}

fn date_comes_first(folded: &str) -> bool {
    [
        "le ",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "reunion du ",
        "seance du ",
    ]
    .iter()
    .any(|opening| folded.starts_with(opening))
}

/// Whether the line is a group's label alone: its name is on the next line.
pub(crate) fn is_group_label(line: &str) -> bool {
    matches!(fold_words(line).as_str(), "groupe de travail" | "groupe")
}
