//! The canonical Markdown of minutes, the one [`parse`](crate::parse) reads back to the same value.
//!
//! Each line is written the way people write it; when that way would be read otherwise (an action whose text
//! begins like a name, a place that holds a date), a longer form says the same without doubt.

use std::collections::HashSet;
use std::fmt::Write as _;

use jiff::civil::{Date, Time};

use crate::agenda::Agenda;
use crate::documents::documents;
use crate::head::canonical_title;
use crate::items::{self, Draft};
use crate::messages::{french_date, weekday_name};
use crate::model::{Action, Decision, Document, Minutes, Moment, NextMeeting, Person, Vote};
use crate::next_meeting::next_meeting;
use crate::owners::KnownNames;
use crate::people::people;
use crate::reader::Zone;
use crate::sections::{Section, section};
use crate::shape::{Shape, escape, shape};

/// The canonical Markdown of these minutes: `parse` of it gives the same value, warnings apart.
///
/// What no minutes can hold is lost: a name with a comma in it, blank lines around a text.
pub fn render_markdown(minutes: &Minutes) -> String {
    let mut page = Page {
        text: front_matter(minutes),
        agenda: Agenda::default(),
    };
    page.line(&format!("# {}", canonical_title(minutes)));
    page.line("");
    participants(&mut page, minutes);
    if let Some(contexte) = &minutes.contexte {
        page.part("Éléments de contexte");
        page.block(contexte, Zone::Contexte);
    }
    if let Some(objectif) = &minutes.objectif {
        page.part("Objectif");
        page.block(objectif, Zone::Objectif);
    }
    discussion(&mut page, minutes);
    if !minutes.decisions.is_empty() {
        page.part("Décisions");
        for decision in &minutes.decisions {
            page.item(&decision_line(decision));
        }
        page.line("");
    }
    if !minutes.actions.is_empty() {
        page.part("Actions à venir");
        let known = known_names(minutes);
        for action in &minutes.actions {
            page.item(&action_line(action, &known, minutes.date));
        }
        page.line("");
    }
    if let Some(next) = &minutes.prochaine_reunion {
        page.part("Prochaine réunion");
        page.line(&next_lines(next, minutes.date));
        page.line("");
    }
    if !minutes.documents.is_empty() {
        page.part("Documents");
        for document in &minutes.documents {
            page.item(&document_line(document));
        }
        page.line("");
    }
    let end = page.text.trim_end().len();
    page.text.truncate(end);
    page.text.push('\n');
    page.text
}

struct Page {
    text: String,
    agenda: Agenda,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn part(&mut self, title: &str) {
        self.line(&format!("## {title}"));
        self.line("");
    }

    fn block(&mut self, text: &str, zone: Zone) {
        for line in text.split('\n') {
            let line_written = escape(line, zone, &self.agenda);
            self.line(&line_written);
            if zone == Zone::Verbatim {
                self.agenda.note(line);
            }
        }
        self.line("");
    }

    /// A list item, what follows its first line being indented.
    fn item(&mut self, words: &str) {
        self.line(&format!("- {}", words.replace('\n', "\n  ")));
    }
}

fn front_matter(minutes: &Minutes) -> String {
    let mut text = "---\ntype: compte-rendu\n".to_owned();
    let mut key = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    let clock = |time: Option<Time>| time.map(|time| format!("\"{:02}:{:02}\"", time.hour(), time.minute()));
    key("groupe", minutes.groupe.as_deref().map(quoted));
    key("date", minutes.date.map(|date| date.to_string()));
    key("debut", clock(minutes.debut));
    key("fin", clock(minutes.fin));
    key("lieu", minutes.lieu.as_deref().map(quoted));
    let authors: Vec<Person> = minutes
        .redaction
        .iter()
        .map(|nom| Person {
            nom: nom.clone(),
            ..Person::default()
        })
        .collect();
    key(
        "redaction",
        (!authors.is_empty()).then(|| quoted(&names(&authors))),
    );
    key("statut", minutes.statut.as_deref().map(quoted));
    text.push_str("---\n\n");
    text
}

/// A value bare when it can be, between quotes when YAML would read something else.
fn quoted(value: &str) -> String {
    let is_plain = value.starts_with(char::is_alphanumeric)
        && value.trim() == value
        && !value.contains([':', '#', '"', '\'', '\\', '\n', '{', '[', '&', '*'])
        && !matches!(value, "true" | "false" | "null" | "yes" | "no");
    if is_plain {
        return value.to_owned();
    }
    format!(
        "\"{}\"",
        value
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}

fn participants(page: &mut Page, minutes: &Minutes) {
    let lists = [
        ("Présents", &minutes.presents),
        ("Excusés", &minutes.excuses),
        ("Absents", &minutes.absents),
        ("Invités", &minutes.invites),
    ];
    if lists.iter().all(|(_, people)| people.is_empty()) {
        return;
    }
    page.part("Participants");
    for (title, named) in lists {
        let words = if named.is_empty() {
            "néant".to_owned()
        } else {
            names(named)
        };
        page.line(&format!("- {title} : {words}"));
    }
    page.line("");
}

fn names(named: &[Person]) -> String {
    let written: Vec<String> = named.iter().map(name).collect();
    let line = written.join(", ");
    if people(&line) == named {
        line
    } else {
        written.join(" ; ")
    }
}

fn name(person: &Person) -> String {
    let mut text = person.nom.clone();
    if let Some(function) = &person.qualite {
        let _ = write!(text, " ({function})");
    }
    if let Some(holder) = &person.pouvoir_a {
        let _ = write!(text, ", donne pouvoir à {holder}");
    }
    text
}

fn discussion(page: &mut Page, minutes: &Minutes) {
    for (index, echange) in minutes.echanges.iter().enumerate() {
        match &echange.titre {
            None => page.part("Échanges"),
            Some(title) => {
                if index == 0 {
                    page.part("Échanges");
                }
                let heading = format!("### {title}");
                let is_agenda = section(title) == Some(Section::OrdreDuJour);
                let keeps = is_agenda
                    || matches!(shape(&heading, Zone::Echanges), Shape::Heading(_, read) if read == title);
                let mark = if keeps && !title.starts_with('\\') {
                    ""
                } else {
                    "\\"
                };
                page.line(&format!("### {mark}{title}"));
                page.line("");
            }
        }
        let is_agenda = echange.titre.as_deref().and_then(section) == Some(Section::OrdreDuJour);
        if !echange.texte.is_empty() {
            page.block(
                &echange.texte,
                if is_agenda { Zone::Verbatim } else { Zone::Echanges },
            );
        }
    }
}

/// A text's first line and the lines under it.
fn with_ending(text: &str, ending: &str) -> String {
    match text.split_once('\n') {
        Some((first, rest)) => format!("{first}{ending}\n{rest}"),
        None => format!("{text}{ending}"),
    }
}

fn decision_line(decision: &Decision) -> String {
    let ending = decision
        .vote
        .map(|vote| format!(" ({})", vote_words(vote)))
        .unwrap_or_default();
    let line = format!("**{}** – {}", decision.id, with_ending(&decision.texte, &ending));
    if items::decision(&line) == *decision {
        return line;
    }
    format!(
        "**{}** – {}",
        decision.id,
        with_ending(&decision.texte, " (sans vote)")
    )
}

fn vote_words(vote: Vote) -> String {
    let plural = |count: u32| if count > 1 { "s" } else { "" };
    match (vote.pour, vote.contre, vote.abstention) {
        (Some(pour), contre, abstention) => {
            format!("pour : {pour}, contre : {contre}, abstention : {abstention}")
        }
        (None, 0, 0) => "à l’unanimité".to_owned(),
        (None, 0, count) => format!("à l’unanimité moins {count} abstention{}", plural(count)),
        (None, contre, abstention) => format!("contre : {contre}, abstention : {abstention}"),
    }
}

fn known_names(minutes: &Minutes) -> KnownNames {
    let people = [
        &minutes.presents,
        &minutes.excuses,
        &minutes.absents,
        &minutes.invites,
    ];
    let names: HashSet<&str> = people
        .into_iter()
        .flatten()
        .map(|person| person.nom.as_str())
        .chain(minutes.redaction.iter().map(String::as_str))
        .collect();
    KnownNames::from_names(names.into_iter())
}

fn action_line(action: &Action, known: &KnownNames, reference: Option<Date>) -> String {
    let box_mark = if action.fait { "[x]" } else { "[ ]" };
    let decision = action
        .decision
        .as_ref()
        .map(|id| format!(" ({id})"))
        .unwrap_or_default();
    let due = action.echeance.map(|date| format!(" – échéance : {date}"));
    let braced = marked(&action.responsables, "@{", "} ");
    let owners = owners_words(&action.responsables);
    let stated_due = due.clone().unwrap_or_else(|| " – échéance : néant".to_owned());
    let ways = [
        (owners.clone(), due.clone().unwrap_or_default()),
        (owners, stated_due.clone()),
        (braced.clone(), due.unwrap_or_default()),
    ];
    let line = |owners: &str, due: &str| {
        format!(
            "**{}** {owners}{}",
            action.id,
            with_ending(&action.texte, &format!("{due}{decision}"))
        )
    };
    let plain = ways.iter().map(|(owners, due)| line(owners, due)).find(|words| {
        let draft = Draft {
            line: 0,
            text: words.clone(),
            is_ticked: action.fait,
        };
        items::action(&draft, known, reference).action == *action
    });
    let words = plain.unwrap_or_else(|| line(if braced.is_empty() { "@{} " } else { &braced }, &stated_due));
    format!("{box_mark} {words}")
}

/// `@alix.martin ` for account names, `Service voirie, Alix : ` for the others.
fn owners_words(owners: &[String]) -> String {
    let is_account = |owner: &String| {
        owner.starts_with(char::is_lowercase)
            && owner
                .chars()
                .all(|letter| letter.is_alphanumeric() || "._-".contains(letter))
    };
    if owners.is_empty() {
        String::new()
    } else if owners.iter().all(is_account) {
        marked(owners, "@", " ")
    } else {
        format!("{} : ", owners.join(", "))
    }
}

/// The owners, each between these two marks.
fn marked(owners: &[String], before: &str, after: &str) -> String {
    owners.iter().flat_map(|owner| [before, owner, after]).collect()
}

fn next_lines(next: &NextMeeting, reference: Option<Date>) -> String {
    let phrase = next_phrase(next);
    let read = next_meeting(&[(0, phrase.clone())], reference);
    if read.meeting.as_ref() == Some(next) {
        return phrase;
    }
    let mut lines = format!("- Début : {}", next.start);
    if let Some(end) = next.end {
        let _ = write!(lines, "\n- Fin : {end}");
    }
    if next.tz != crate::date::DEFAULT_ZONE {
        let _ = write!(lines, "\n- Fuseau : {}", next.tz);
    }
    if let Some(place) = &next.lieu {
        let _ = write!(lines, "\n- Lieu : {place}");
    }
    lines
}

/// « mardi 8 décembre 2026, 18h30 – 20h, salle 2 ».
fn next_phrase(next: &NextMeeting) -> String {
    let hours = |moment: Moment| moment.time.map(french_hours);
    let mut phrase = format!(
        "{} {}",
        weekday_name(next.start.date.weekday()),
        french_date(next.start.date)
    );
    if let Some(start) = hours(next.start) {
        let _ = write!(phrase, ", {start}");
    }
    if let Some(end) = next.end.and_then(hours) {
        let _ = write!(phrase, " – {end}");
    }
    if let Some(place) = &next.lieu {
        let _ = write!(phrase, ", {place}");
    }
    phrase
}

/// « 18h30 », « 20h ».
fn french_hours(time: Time) -> String {
    match time.minute() {
        0 => format!("{}h", time.hour()),
        minute => format!("{}h{minute:02}", time.hour()),
    }
}

fn document_line(document: &Document) -> String {
    let titre = document.titre.replace('[', "\\[").replace(']', "\\]");
    let ways = match &document.url {
        None => [document.titre.clone(), format!("[{titre}]()")],
        Some(url) => [format!("[{titre}]({url})"), format!("[{titre}](<{url}>)")],
    };
    let [plain, marked] = ways;
    if documents(&plain) == std::slice::from_ref(document) {
        plain
    } else {
        marked
    }
}
