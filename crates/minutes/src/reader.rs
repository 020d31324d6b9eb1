//! The walk through the lines: which part of the minutes each one belongs to.

mod parts;

use jiff::civil::Date;

use crate::agenda::Agenda;
use crate::head::{self, Head};
use crate::items::{Announced, Draft};
use crate::lines::{bullet, has_no_word, is_scanner_noise};
use crate::messages::Message;
use crate::model::{Echange, Minutes, Warning};
use crate::sections::{Opening, Section, markdown_heading};
use crate::shape::{Shape, is_free, shape, unescape};
use crate::tables::Column;

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    Head,
    People(Section),
    Contexte,
    Objectif,
    Echanges,
    /// A discussion kept word for word: the agenda.
    Verbatim,
    Decisions,
    Actions,
    Next,
    Documents,
}

/// A reading under way.
pub(crate) struct Reader {
    pub(crate) minutes: Minutes,
    pub(crate) zone: Zone,
    /// The heading of the part, as written.
    title: String,
    /// The part's words began on its heading's line; a blank line then closes it.
    is_inline: bool,
    after_blank: bool,
    pub(crate) contexte: Vec<String>,
    pub(crate) objectif: Vec<String>,
    pub(crate) echanges: Vec<(Option<String>, Vec<String>)>,
    pub(crate) decisions: Vec<Draft>,
    pub(crate) actions: Vec<Draft>,
    pub(crate) next: Vec<(usize, String)>,
    pub(crate) excuse_lines: Vec<usize>,
    columns: Option<Vec<Column>>,
    /// The list that a vote or an indented line would complete.
    last: Option<Announced>,
    awaits_group: bool,
    agenda: Agenda,
    /// Level of the part's Markdown heading; plain headings count for two.
    level: usize,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self {
            minutes: Minutes::default(),
            zone: Zone::Head,
            title: String::new(),
            is_inline: false,
            after_blank: false,
            contexte: Vec::new(),
            objectif: Vec::new(),
            echanges: Vec::new(),
            decisions: Vec::new(),
            actions: Vec::new(),
            next: Vec::new(),
            excuse_lines: Vec::new(),
            columns: None,
            last: None,
            awaits_group: false,
            agenda: Agenda::default(),
            level: PLAIN_HEADING_LEVEL,
        }
    }

    pub(crate) fn warn(&mut self, line: usize, message: &Message) {
        self.minutes.warnings.push(Warning::new(line, message));
    }

    /// Reads `key: value` lines between two `---`; gives the number of lines read.
    pub(crate) fn front_matter(&mut self, lines: &[&str]) -> usize {
        let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else {
            return 0;
        };
        let close = lines
            .iter()
            .skip(first + 1)
            .take(FRONT_MATTER_LINES_MAX)
            .position(|line| line.trim() == "---");
        let Some(close) = close.filter(|_| lines[first].trim() == "---") else {
            return 0;
        };
        let last = first + 1 + close;
        for (index, line) in lines.iter().enumerate().take(last).skip(first + 1) {
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            let known = line
                .split_once(':')
                .map(|(key, value)| (key.trim(), head::front_matter_value(value)));
            match known
                .as_ref()
                .map(|(key, value)| head::labelled(&mut self.minutes, key, value))
            {
                Some(Head::Known) => {}
                Some(Head::Doubtful(message)) => {
                    self.warn(index + 1, &message);
                    if self.minutes.date.is_none() {
                        self.contexte.push(line.trim_end().to_owned());
                    }
                }
                Some(Head::Unknown) | None => {
                    let key = known.map_or_else(|| line.trim().to_owned(), |(key, _)| key.to_owned());
                    self.warn(index + 1, &Message::UnknownKey(key));
                    self.contexte.push(line.trim_end().to_owned());
                }
            }
        }
        last + 1
    }

    pub(crate) fn line(&mut self, number: usize, line: &str) {
        let line = line.trim_end();
        if line.trim().is_empty() {
            self.blank();
            return;
        }
        if let Some(kept) = unescape(line, self.zone, &self.agenda) {
            self.text(kept.to_owned());
            self.after_blank = false;
            return;
        }
        let list_label = bullet(line)
            .filter(|_| matches!(self.zone, Zone::Head | Zone::People(_)))
            .map_or(line, |bullet| bullet.text);
        if is_free(self.zone) && self.agenda.announced(line) {
            self.enter(Zone::Echanges, line.trim());
            self.echanges.push((Some(line.trim().to_owned()), Vec::new()));
            self.after_blank = false;
            return;
        }
        match shape(list_label, self.zone) {
            Shape::Item(kind, words) => {
                self.last = Some(kind);
                self.push_draft(
                    kind,
                    number,
                    words,
                    bullet(line).and_then(|bullet| bullet.is_ticked) == Some(true),
                );
            }
            Shape::Opening(opening) => {
                self.open(number, opening);
                self.level = markdown_heading(line).map_or(PLAIN_HEADING_LEVEL, |(level, _)| level);
            }
            Shape::Heading(level, title) => self.heading(number, level, title),
            Shape::Title(title) => {
                self.enter(Zone::Echanges, title);
                self.echanges.push((Some(title.to_owned()), Vec::new()));
            }
            Shape::Text => self.content(number, line),
        }
        self.after_blank = false;
    }

    fn blank(&mut self) {
        self.after_blank = true;
        match self.zone {
            Zone::Contexte => self.contexte.push(String::new()),
            Zone::Objectif => self.objectif.push(String::new()),
            Zone::Echanges | Zone::Verbatim => self.echange().push(String::new()),
            Zone::People(_) if self.is_inline => self.zone = Zone::Head,
            _ => {}
        }
        if !matches!(
            self.zone,
            Zone::Contexte | Zone::Objectif | Zone::Echanges | Zone::Verbatim
        ) && self.contexte.last().is_some_and(|line| !line.is_empty())
        {
            self.contexte.push(String::new());
        }
        self.columns = None;
    }

    fn enter(&mut self, zone: Zone, title: &str) {
        self.zone = zone;
        title.clone_into(&mut self.title);
        self.is_inline = false;
        self.columns = None;
        self.last = None;
        self.awaits_group = false;
    }

    fn open(&mut self, number: usize, opening: Opening<'_>) {
        let zone = match opening.section {
            Section::Participants | Section::Presents => Zone::People(Section::Presents),
            Section::Excuses | Section::Absents | Section::Invites => Zone::People(opening.section),
            Section::Contexte => Zone::Contexte,
            Section::Objectif => Zone::Objectif,
            Section::OrdreDuJour => Zone::Verbatim,
            Section::Echanges => Zone::Echanges,
            Section::Decisions => Zone::Decisions,
            Section::Actions => Zone::Actions,
            Section::Prochaine => Zone::Next,
            Section::Documents => Zone::Documents,
        };
        self.enter(zone, opening.title);
        match zone {
            Zone::Verbatim => self.echanges.push((Some(opening.title.to_owned()), Vec::new())),
            Zone::Echanges => self.echanges.push((None, Vec::new())),
            _ => {}
        }
        if !opening.words.is_empty() {
            self.content(number, opening.words);
            self.is_inline = true;
        }
    }

    fn heading(&mut self, number: usize, level: usize, title: &str) {
        if level == 1 && self.zone == Zone::Head {
            self.read_title(number, title);
            return;
        }
        let in_a_list = matches!(
            self.zone,
            Zone::Decisions | Zone::Actions | Zone::People(_) | Zone::Next | Zone::Documents
        );
        if level > self.level && in_a_list {
            self.other(title);
            return;
        }
        let title = title.strip_prefix('\\').unwrap_or(title);
        self.enter(Zone::Echanges, title);
        self.echanges.push((Some(title.to_owned()), Vec::new()));
    }

    /// The lines of the discussion under way.
    fn echange(&mut self) -> &mut Vec<String> {
        if self.echanges.is_empty() {
            self.echanges.push((None, Vec::new()));
        }
        let last = self.echanges.len() - 1;
        &mut self.echanges[last].1
    }

    /// Keeps a line of free text where it stands.
    fn text(&mut self, line: String) {
        match self.zone {
            Zone::Objectif => self.objectif.push(line),
            Zone::Echanges => self.echange().push(line),
            Zone::Verbatim => {
                self.agenda.note(&line);
                self.echange().push(line);
            }
            _ => self.contexte.push(line),
        }
        self.last = None;
    }

    /// Keeps a line that its part has no place for: in the discussion, under the same heading.
    fn other(&mut self, line: &str) {
        let title = Some(self.title.clone());
        match self.echanges.last_mut() {
            Some((last, lines)) if *last == title => lines.push(line.to_owned()),
            _ => self.echanges.push((title, vec![line.to_owned()])),
        }
    }

    fn content(&mut self, number: usize, line: &str) {
        if is_free(self.zone) {
            if self.completes_item(line) {
                return;
            }
            match self.zone {
                Zone::Head => self.head(number, line),
                _ => self.text(line.to_owned()),
            }
            return;
        }
        if has_no_word(line) && bullet(line).is_none_or(|bullet| has_no_word(bullet.text)) {
            return;
        }
        if is_scanner_noise(line) {
            self.warn(number, &Message::ScannerNoise(fold_spaces(line)));
            return;
        }
        if self.is_inline && self.after_blank && bullet(line).is_none() {
            self.other(line);
            return;
        }
        match self.zone {
            Zone::People(kind) => self.people(number, kind, line),
            Zone::Decisions => self.item(Announced::Decision, number, line),
            Zone::Actions => self.item(Announced::Action, number, line),
            Zone::Next => self
                .next
                .extend(split_documents(line).0.map(|words| (number, words.to_owned()))),
            _ => self.documents(line),
        }
        if let (Zone::Next, Some(words)) = (self.zone, split_documents(line).1) {
            self.enter(Zone::Documents, "Documents");
            self.documents(words);
        }
    }

    /// The text of the parts, read or kept.
    pub(crate) fn finish_texts(&mut self) {
        self.minutes.contexte = block(&self.contexte);
        self.minutes.objectif = block(&self.objectif);
        self.minutes.echanges = std::mem::take(&mut self.echanges)
            .into_iter()
            .map(|(titre, lines)| Echange {
                titre,
                texte: block(&lines).unwrap_or_default(),
            })
            .filter(|echange| echange.titre.is_some() || !echange.texte.is_empty())
            .collect();
    }

    /// Keeps what the announcement of the next meeting said besides.
    pub(crate) fn keep_in_discussion(&mut self, title: &str, lines: Vec<String>) {
        if !lines.is_empty() {
            self.echanges.push((Some(title.to_owned()), lines));
        }
    }

    /// The day phrases without a year are read against.
    pub(crate) fn reference(&mut self, given: Option<Date>, lines: usize) -> Option<Date> {
        if let (None, Some(date)) = (self.minutes.date, given) {
            self.minutes.date = Some(date);
            if lines > 0 {
                self.warn(1, &Message::DateFromReference(date));
            }
        }
        self.minutes.date
    }
}

const PLAIN_HEADING_LEVEL: usize = 2;
const FRONT_MATTER_LINES_MAX: usize = 200;

/// Lines as one text, without the blank lines around.
fn block(lines: &[String]) -> Option<String> {
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let last = lines.iter().rposition(|line| !line.trim().is_empty())?;
    Some(lines[first..=last].join("\n"))
}

fn fold_spaces(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts « … Lien documents : … » off a line: scanners join lines that stood apart.
fn split_documents(line: &str) -> (Option<&str>, Option<&str>) {
    for (colon, _) in line.match_indices(':').take(8) {
        let starts: Vec<usize> = line[..colon]
            .trim_end()
            .rmatch_indices(' ')
            .map(|(at, _)| at)
            .take(2)
            .collect();
        for start in starts.into_iter().rev() {
            if crate::sections::section(&line[start..colon]) == Some(Section::Documents) {
                return (Some(line[..start].trim()), Some(line[colon + 1..].trim()));
            }
        }
    }
    (Some(line), None)
}
