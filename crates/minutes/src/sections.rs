//! The headings minutes use, with their synonyms.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::fold::fold_words;
use crate::lines::label;

/// A part of the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Participants,
    Presents,
    Excuses,
    Absents,
    Invites,
    Contexte,
    Objectif,
    OrdreDuJour,
    Echanges,
    Decisions,
    Actions,
    Prochaine,
    Documents,
}

/// A line that opens a part, and the words that follow on the same line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening<'a> {
    pub(crate) section: Section,
    pub(crate) title: &'a str,
    pub(crate) words: &'a str,
}

/// Each part with the phrases that name it, separated by commas.
const PHRASES: [(Section, &str); 13] = [
    (
        Section::Participants,
        "participants, participantes, participant e s, participation, presences, liste des \
         participants, feuille de presence, attendees",
    ),
    (
        Section::Presents,
        "presents, present, presentes, present e s, presents es, presentes et presents, \
         participants presents, membres presents, personnes presentes, etaient presents, etaient \
         presentes",
    ),
    (
        Section::Excuses,
        "excuses, excuse, excusee, excusees, excuse e s, absents excuses, absents et excuses, \
         membres excuses, personnes excusees, etaient excuses, pouvoirs, procurations, ont donne \
         pouvoir",
    ),
    (
        Section::Absents,
        "absents, absent, absentes, absent e s, absences, non excuses, absents non excuses, etaient \
         absents",
    ),
    (
        Section::Invites,
        "invites, invite, invitee, invitees, invite e s, personnes invitees, egalement presents, \
         assistaient egalement",
    ),
    (
        Section::Contexte,
        "contexte, elements de contexte, rappel du contexte, introduction, preambule",
    ),
    (
        Section::Objectif,
        "objectif, objectifs, objectif s, but de la reunion, objet, objet de la reunion",
    ),
    (
        Section::OrdreDuJour,
        "ordre du jour, odj, points a l ordre du jour, agenda",
    ),
    (
        Section::Echanges,
        "echanges, discussion, discussions, debat, debats, deroulement, points abordes, sujets \
         abordes, compte rendu des echanges, resume des echanges, synthese des echanges, teneur des \
         discussions",
    ),
    (
        Section::Decisions,
        "decisions, decision, decision s, releve de decisions, releve des decisions, releve de \
         decision, resolutions",
    ),
    (
        Section::Actions,
        "actions, action, action s, actions a venir, actions a mener, action a mener, a faire, \
         reste a faire, plan d action, plan d actions, prochaines actions, prochaines etapes, \
         suites a donner, taches, todo, to do, releve d actions, action items, next steps",
    ),
    (
        Section::Prochaine,
        "prochaine reunion, prochaines reunions, prochaine rencontre, prochaine seance, prochain \
         rendez vous, prochain rdv, prochaine date, date de la prochaine reunion, date et lieu de \
         la prochaine reunion, dates horaires et lieu, date horaire et lieu, date horaires et lieu, \
         next meeting",
    ),
    (
        Section::Documents,
        "documents, document, lien documents, liens documents, lien document, lien, liens, liens \
         utiles, documents joints, documents utiles, annexes, pieces jointes, ressources, lien vers \
         les documents, liens et documents",
    ),
];

/// Words that may follow one of these phrases without making it another heading.
const TAIL: &str = "de la du des le les l d et a au pour groupe travail reunion seance jour comite commission \
    conseil prises decidees informations venir suite suivre deroulement decisions echanges \
    discussions debats actions dates lieu horaires";
const HEADING_WORDS_MAX: usize = 10;

static NAMED: LazyLock<HashMap<&str, Section>> = LazyLock::new(|| {
    PHRASES
        .iter()
        .flat_map(|(section, phrases)| phrases.split(", ").map(|phrase| (phrase, *section)))
        .collect()
});
static MAY_FOLLOW: LazyLock<HashSet<&str>> = LazyLock::new(|| TAIL.split(' ').collect());

/// The part this title names, if any.
pub(crate) fn section(title: &str) -> Option<Section> {
    if title.len() > 160 {
        return None;
    }
    let folded = fold_words(title);
    let mut words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 1
        && words[0]
            .bytes()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, b'i' | b'v' | b'x'))
    {
        words.remove(0);
    }
    if words.len() > HEADING_WORDS_MAX {
        return None;
    }
    // The longest phrase wins: « relevé de décisions » before « décisions ».
    (1..=words.len())
        .rev()
        .take_while(|length| words[*length..].iter().all(|word| MAY_FOLLOW.contains(word)))
        .find_map(|length| NAMED.get(words[..length].join(" ").as_str()).copied())
}

/// A Markdown heading: its level and its words.
pub(crate) fn markdown_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let title = line.get(level..)?;
    ((1..=6).contains(&level) && title.starts_with([' ', '\t'])).then(|| (level, title.trim()))
}

/// Whether a line opens a part: `## Décisions`, « DÉCISIONS », « Décisions : … », « **Décisions** ».
pub(crate) fn opening(line: &str) -> Option<Opening<'_>> {
    let line = line.trim();
    if let Some((_, title)) = markdown_heading(line) {
        if let Some(section) = section(title) {
            return Some(Opening {
                section,
                title,
                words: "",
            });
        }
        let (title, words) = label(title)?;
        return Some(Opening {
            section: section_of_label(title)?,
            title,
            words,
        });
    }
    if let Some((title, words)) = label(line) {
        return Some(Opening {
            section: section_of_label(title)?,
            title,
            words,
        });
    }
    if let Some((title, words)) = next_meeting_sentence(line) {
        return Some(Opening {
            section: Section::Prochaine,
            title,
            words,
        });
    }
    let title = line.trim_matches(['*', '_']).trim();
    let begins_as_title = title.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    if !begins_as_title || line.ends_with(['.', ',', ';']) {
        return None;
    }
    Some(Opening {
        section: section(title)?,
        title,
        words: "",
    })
}

/// « La prochaine réunion aura lieu le mardi 8 décembre… »: its first two words or three, and the rest.
fn next_meeting_sentence(line: &str) -> Option<(&str, &str)> {
    if line.len() > 240 {
        return None;
    }
    let begins = line
        .strip_prefix("La ")
        .or_else(|| line.strip_prefix("la "))
        .unwrap_or(line);
    let (second_blank, _) = begins.match_indices(' ').nth(1)?;
    let (name, words) = (&begins[..second_blank], begins[second_blank..].trim_start());
    let names_it = matches!(
        fold_words(name).as_str(),
        "prochaine reunion" | "prochaine rencontre" | "prochaine seance" | "prochain rdv"
    );
    let folded = fold_words(words);
    let leads_to_a_day = folded
        .split(' ')
        .take(6)
        .find(|word| {
            !matches!(
                *word,
                "aura" | "lieu" | "est" | "fixee" | "prevue" | "se" | "tiendra" | "le" | "au" | "du" | "a"
            )
        })
        .is_some_and(|word| {
            word.starts_with(|digit: char| digit.is_ascii_digit())
                || matches!(
                    word,
                    "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
                )
        });
    (names_it && leads_to_a_day).then_some((name, words))
}

fn section_of_label(title: &str) -> Option<Section> {
    section(title.trim_matches(['*', '_', ' ']))
}

/// A short line in capitals, in a discussion: the title of its next part.
pub(crate) fn is_capital_title(line: &str) -> bool {
    let line = line.trim();
    let letters = line
        .chars()
        .take(82)
        .filter(|letter| letter.is_alphabetic())
        .count();
    line.len() <= 160
        && letters >= 5
        && !line.chars().any(char::is_lowercase)
        && line.contains(' ')
        && !line.ends_with(['.', ',', ';', '|'])
        && !line.starts_with(['|', '\\'])
        && crate::lines::bullet(line).is_none_or(|_| line.starts_with(|letter: char| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Section, is_capital_title, opening, section};

    #[test]
    fn synonyms_case_and_accents() {
        for (title, expected) in [
            ("RELEVÉ DE DÉCISIONS", Section::Decisions),
            ("Décisions prises", Section::Decisions),
            ("IV - Débats", Section::Echanges),
            ("Actions à venir du groupe de travail", Section::Actions),
            ("A FAIRE", Section::Actions),
            ("Présent·e·s", Section::Presents),
            (
                "Éléments de contexte, déroulement et décisions",
                Section::Contexte,
            ),
            ("Prochaine réunion (dates, horaires et lieu)", Section::Prochaine),
            ("Lien documents", Section::Documents),
        ] {
            assert_eq!(section(title), Some(expected), "{title}");
        }
        assert_eq!(section("Décisions budgétaires modificatives"), None);
        assert_eq!(section("Action 7"), None);
    }

    #[test]
    fn openings_with_and_without_marks() {
        assert_eq!(
            opening("## 3. Décisions").map(|found| found.section),
            Some(Section::Decisions)
        );
        assert_eq!(
            opening("**Décisions**").map(|found| found.section),
            Some(Section::Decisions)
        );
        assert_eq!(
            opening("OBJECTIF : arrêter la liste").map(|found| found.words),
            Some("arrêter la liste")
        );
        assert_eq!(opening("Action 7 :(compléter) les données"), None);
        assert_eq!(opening("actions"), None, "a word of a sentence");
        assert!(
            is_capital_title("POINT 2 : LE BUDGET")
                && !is_capital_title("SCDL")
                && !is_capital_title("Le Budget 2")
        );
    }
}
