//! What a line means in its part: a label of the head, people, an item, a document.

use super::{Reader, Zone};
use crate::documents::documents;
use crate::fold::{fold_words, says_nothing};
use crate::head::{self, Head};
use crate::items::{Announced, Draft, announced};
use crate::lines::{begins_in_lower_case, bullet, has_no_word, indent, label};
use crate::people::{people, pieces};
use crate::sections::Section;
use crate::tables::{self, Attendance, Column};
use crate::votes;

impl Reader {
    pub(super) fn head(&mut self, number: usize, line: &str) {
        if std::mem::take(&mut self.awaits_group) && label(line).is_none() && self.minutes.groupe.is_none() {
            self.minutes.groupe = Some(line.trim().to_owned());
            return;
        }
        if head::is_group_label(line) && self.minutes.groupe.is_none() {
            self.awaits_group = true;
            return;
        }
        if head::after_genre(line).is_some()
            && self.contexte.is_empty()
            && line.len() <= 200
            && !line.ends_with('.')
        {
            self.read_title(number, line.trim());
            return;
        }
        let is_table = tables::cells(line).and_then(|cells| tables::columns(&cells));
        if is_table.is_some_and(|columns| columns.contains(&Column::Name)) {
            self.zone = Zone::People(Section::Presents);
            self.people(number, Section::Presents, line);
            return;
        }
        let words = bullet(line).map_or(line, |bullet| bullet.text);
        let read = match label(words) {
            Some((name, value)) => head::labelled(&mut self.minutes, name, value),
            None if has_no_word(line) && !line.contains('|') => Head::Known,
            None => head::unlabelled(&mut self.minutes, words),
        };
        match read {
            Head::Known => {}
            Head::Doubtful(message) => {
                self.warn(number, &message);
                if self.minutes.date.is_none() {
                    self.text(line.to_owned());
                }
            }
            Head::Unknown => self.text(line.to_owned()),
        }
    }

    /// Reads a title; the pieces the head has no place for go to the context.
    pub(super) fn read_title(&mut self, number: usize, title: &str) {
        let (others, doubt) = head::title(&mut self.minutes, title);
        self.contexte.extend(others);
        if let Some(message) = doubt {
            self.warn(number, &message);
        }
    }

    pub(super) fn people(&mut self, number: usize, kind: Section, line: &str) {
        if let Some(cells) = tables::cells(line) {
            self.row_of_people(number, kind, &cells);
            return;
        }
        let words = bullet(line).map_or(line.trim(), |bullet| bullet.text);
        if let Some((name, value)) = label(words).filter(|(name, _)| !name.contains('(')) {
            match head::labelled(&mut self.minutes, name, value) {
                Head::Known => {}
                Head::Doubtful(message) => self.warn(number, &message),
                Head::Unknown => self.text(line.to_owned()),
            }
            return;
        }
        if says_nothing(words) {
            return;
        }
        if !names_people(words) {
            self.text(line.to_owned());
            return;
        }
        for person in people(words) {
            self.push_person(number, kind, person);
        }
    }

    pub(super) fn push_person(&mut self, number: usize, kind: Section, person: crate::model::Person) {
        match kind {
            Section::Excuses => {
                self.excuse_lines.push(number);
                self.minutes.excuses.push(person);
            }
            Section::Absents => self.minutes.absents.push(person),
            Section::Invites => self.minutes.invites.push(person),
            _ => self.minutes.presents.push(person),
        }
    }

    pub(super) fn row_of_people(&mut self, number: usize, kind: Section, cells: &[&str]) {
        if self.columns.is_none() {
            self.columns = tables::columns(cells);
            if self.columns.is_some() {
                return;
            }
            self.columns = Some(vec![Column::Name, Column::Function]);
        }
        let columns = self.columns.clone().unwrap_or_default();
        if let Some((person, attendance)) = tables::person(&columns, cells) {
            let kind = match attendance {
                Some(Attendance::Excused) => Section::Excuses,
                Some(Attendance::Absent) => Section::Absents,
                Some(Attendance::Present) => Section::Presents,
                None => kind,
            };
            self.push_person(number, kind, person);
        }
    }

    pub(super) fn item(&mut self, kind: Announced, number: usize, line: &str) {
        if let Some(cells) = tables::cells(line) {
            if self.columns.is_none() {
                self.columns = tables::columns(&cells);
                if self.columns.is_some() {
                    return;
                }
            }
            let row = match &self.columns {
                Some(columns) => tables::item(columns, &cells),
                None => Some((
                    cells
                        .iter()
                        .filter(|cell| !cell.is_empty())
                        .copied()
                        .collect::<Vec<_>>()
                        .join(" – "),
                    false,
                )),
            };
            if let Some((words, is_done)) = row {
                self.push_draft(kind, number, &words, is_done);
            }
            return;
        }
        if self.completes_item(line) {
            return;
        }
        let mark = bullet(line);
        let words = mark.map_or(line.trim(), |mark| mark.text);
        if says_nothing(words) {
            return;
        }
        if mark.is_none() && words.ends_with(':') {
            self.other(line);
            return;
        }
        self.last = Some(kind);
        self.push_draft(
            kind,
            number,
            words,
            mark.and_then(|mark| mark.is_ticked) == Some(true),
        );
    }

    pub(super) fn push_draft(&mut self, kind: Announced, line: usize, words: &str, is_ticked: bool) {
        let (kind, words) = announced(words).unwrap_or((kind, words));
        let draft = Draft {
            line,
            text: words.trim().to_owned(),
            is_ticked,
        };
        match kind {
            Announced::Decision => self.decisions.push(draft),
            Announced::Action => self.actions.push(draft),
        }
    }

    /// A vote under a decision, a sub-item or the end of a sentence: part of the item before.
    pub(super) fn completes_item(&mut self, line: &str) -> bool {
        let in_list = matches!(self.zone, Zone::Decisions | Zone::Actions);
        let after_blank = self.after_blank;
        let draft = match self.last {
            Some(Announced::Decision) => self.decisions.last_mut(),
            Some(Announced::Action) => self.actions.last_mut(),
            None => return false,
        };
        let Some(draft) = draft else { return false };
        let words = line.trim();
        if self.last == Some(Announced::Decision)
            && votes_alone(words)
            && !draft.text.contains('\n')
            && votes::take(&draft.text).is_none()
        {
            draft.text = format!("{} ({})", draft.text.trim_end_matches('.'), vote_words(words));
            return true;
        }
        if in_list && indent(line) >= 2 && (!after_blank || bullet(line).is_some()) {
            draft.text.push('\n');
            draft.text.push_str(words);
            return true;
        }
        if !after_blank
            && bullet(line).is_none()
            && begins_in_lower_case(line)
            && in_list
            && !draft.text.ends_with(['.', ';', '!', '?'])
        {
            draft.text.push(' ');
            draft.text.push_str(words);
            return true;
        }
        false
    }

    pub(super) fn documents(&mut self, line: &str) {
        let words = bullet(line).map_or(line.trim(), |bullet| bullet.text);
        let found = documents(words);
        if found
            .iter()
            .all(|document| document.url.is_none() && document.titre.len() > 160)
            && !found.is_empty()
        {
            self.other(line);
            return;
        }
        self.minutes.documents.extend(found);
    }
}

/// « Vote : 5 pour… », « Adopté à l’unanimité. »
fn votes_alone(words: &str) -> bool {
    votes::vote(vote_words(words)).is_some()
}

fn vote_words(words: &str) -> &str {
    let words = bullet(words).map_or(words, |bullet| bullet.text);
    words
        .trim_end_matches('.')
        .trim_start_matches('(')
        .trim_end_matches(')')
}

/// Names rather than a sentence.
fn names_people(words: &str) -> bool {
    !words.ends_with([':', '?', '!'])
        && pieces(words).iter().all(|piece| {
            let outside_brackets = piece.split('(').next().unwrap_or_default();
            outside_brackets.split_whitespace().count() <= NAME_WORDS_MAX && !outside_brackets.contains(':')
        })
        && !fold_words(words).starts_with("quorum")
}

const NAME_WORDS_MAX: usize = 12;
