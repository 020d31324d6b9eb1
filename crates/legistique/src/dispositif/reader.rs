//! Reading an amendment's sentences one after another, without the text they amend.

use super::content::{Label, VERBS, instruction_after, is_blank, label, opens_instruction};
use super::head::{Head, locations};
use super::model::{Act, Alineas, Directive, Dispositif, Place};
use super::scanner::Scanner;
use crate::edit::{NotUnderstood, ReadingProblem, Span};
use crate::style::Style;

pub(super) struct Reader<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) style: Style,
    /// The place spoken of before.
    pub(super) before: Place,
    /// « Alinéa 8 », whose « 1° » and « 2° » bear on it.
    pub(super) container: Option<Place>,
    /// Whether « Après l’alinéa 8 » stands above several: a second insertion that says no place is not known to be there too.
    pub(super) shares_beside: bool,
    /// Whether an instruction without a place bears on that one.
    pub(super) inherits: bool,
    /// Whether the instruction stands in « est modifié comme suit : ».
    pub(super) is_inside: bool,
    /// The operations of the last instruction, for « la même substitution ».
    pub(super) last: Vec<Directive>,
    /// How many alinéas the instruction being read announces.
    pub(super) announced: Option<usize>,
}

pub(super) fn read(sentence: &str, style: Style) -> Dispositif {
    let mut reader = Reader {
        scanner: Scanner::new(sentence),
        style,
        before: Place::default(),
        container: None,
        shares_beside: false,
        inherits: false,
        is_inside: false,
        last: Vec::new(),
        announced: None,
    };
    let mut dispositif = Dispositif {
        style,
        directives: Vec::new(),
        connectives: Vec::new(),
        not_understood: Vec::new(),
    };
    let mut is_chained = false;
    let is_sub_amendment = reader.heading(&mut dispositif.connectives);
    while reader.connectives(&mut dispositif.connectives, is_chained) {
        let start = reader.scanner.at;
        let result = reader.instruction();
        match result {
            Ok(mut directives) => {
                reader.pass_punctuation();
                let span = Span {
                    start,
                    end: reader.scanner.at,
                };
                for directive in &mut directives {
                    directive.span = span;
                    directive.place.is_amendment |= is_sub_amendment;
                }
                reader.remember(&directives);
                dispositif
                    .directives
                    .extend(directives.into_iter().flat_map(one_place_each));
            }
            Err(reason) => {
                let end = instruction_after(sentence, reader.scanner.at.max(start));
                let end = if end <= start { sentence.len() } else { end };
                reader.scanner.at = end;
                let reason = if dispositif.directives.is_empty() || reason != ReadingProblem::NoVerb {
                    reason
                } else {
                    ReadingProblem::Leftover
                };
                dispositif.not_understood.push(NotUnderstood {
                    span: Span { start, end },
                    reason,
                });
            }
        }
        is_chained = true;
    }
    if dispositif.directives.is_empty() && dispositif.not_understood.is_empty() {
        let span = Span {
            start: 0,
            end: sentence.len(),
        };
        dispositif.not_understood.push(NotUnderstood {
            span,
            reason: ReadingProblem::NoVerb,
        });
    }
    dispositif
}

impl Reader<'_> {
    /// Passes « Amendement n° 24 rect. » alone on the first line, as it is copied from a page. True when it is the amendment that
    /// this one amends: always at the Sénat, whose pages say their own number elsewhere.
    fn heading(&mut self, found: &mut Vec<Span>) -> bool {
        let mut ahead = self.scanner;
        let is_sub = ahead.accept_any(&["sous-amendement n°", "sous-amendement no"]);
        let is_named = is_sub || ahead.accept_any(&["amendement n°", "amendement no"]);
        let end = ahead.line_end();
        let number = &ahead.text[ahead.at..end];
        let names_another = number.contains("amendement");
        // « Amendement n° 3 à l’article 2 » says more than a number.
        let is_heading = is_named && (names_another || number.split_whitespace().all(numbers_an_amendment));
        if !is_heading || is_blank(ahead.text, end..ahead.text.len()) {
            return false;
        }
        found.push(Span { start: 0, end });
        self.scanner.at = end;
        is_sub || names_another || self.style == Style::Senat
    }

    /// Passes what only links; false at the end.
    fn connectives(&mut self, found: &mut Vec<Span>, is_chained: bool) -> bool {
        let start = self.scanner.at;
        self.inherits = false;
        let mut is_new_line = true;
        loop {
            let before = self.scanner.at;
            self.scanner.skip_spaces();
            if self.scanner.rest().starts_with('\n') {
                self.scanner.skip_blanks();
                is_new_line = true;
                self.inherits = false;
                // In the Sénat a line without a number goes on with the alinéa said above.
                if is_chained && self.style == Style::Senat {
                    self.inherits = true;
                }
            }
            while self.scanner.rest().starts_with([',', ';', '.', ':']) {
                self.scanner.at += 1;
                is_new_line = false;
                self.inherits = is_chained;
                self.scanner.skip_spaces();
            }
            if is_new_line || self.inherits {
                match label(&mut self.scanner) {
                    Label::Part => {
                        self.inherits = false;
                        self.container = None;
                    }
                    Label::Item => {
                        self.inherits = true;
                        if let Some(container) = &self.container {
                            self.before.clone_from(container);
                        }
                    }
                    Label::None => {}
                }
            }
            self.scanner.accept_any(&[
                "en consequence",
                "en consequences",
                "par coherence",
                "par consequent",
                "corrolairement",
                "corollairement",
            ]);
            if is_chained && self.scanner.accept_any(&["et", "puis"]) {
                self.inherits = true;
            }
            if self.scanner.accept("pour compenser") {
                // « Pour compenser la perte de recettes résultant du I, compléter… »
                let mut ahead = self.scanner;
                while let Some(word) = ahead.word() {
                    if ahead.sees_any(&VERBS) {
                        break;
                    }
                    ahead.at = word.end;
                    ahead.skip_apostrophe();
                    while ahead.peek().is_some_and(|sign| !sign.is_alphanumeric()) {
                        ahead.at += ahead.peek().map_or(1, char::len_utf8);
                    }
                }
                if ahead.sees_any(&VERBS) {
                    self.scanner = ahead;
                    self.scanner.skip_blanks();
                }
            }
            if self.scanner.at == before {
                break;
            }
        }
        self.scanner.skip_blanks();
        if is_blank(self.scanner.text, self.scanner.at..self.scanner.text.len()) {
            self.scanner.at = self.scanner.text.len();
        }
        if self.scanner.at > start {
            found.push(Span {
                start,
                end: self.scanner.at,
            });
        }
        !self.scanner.is_at_end()
    }

    pub(super) fn instruction(&mut self) -> Result<Vec<Directive>, ReadingProblem> {
        if let Some(directives) = self.compensation() {
            return Ok(directives);
        }
        let mut head = Head::default();
        let before = self.before.clone();
        locations(&mut self.scanner, self.style, &before, &mut head);
        while self.scanner.accept_sign(&[',', ':', '.']) {}
        // « Alinéa 8 » ⏎ « 1° Remplacer… »: the items share the place.
        if !(head.place.is_empty() && head.beside.is_none()) && self.style != Style::Loi {
            let mut ahead = self.scanner;
            let is_alone = ahead.is_line_end();
            ahead.skip_blanks();
            let mut labelled = ahead;
            let found = label(&mut labelled);
            // « Alinéa 23 » ⏎ « I. – Deuxième phrase »
            let is_shared = found == Label::Item
                || found == Label::Part && (self.style == Style::Senat || is_alone) && labelled.at > ahead.at;
            if is_shared && opens_instruction(labelled.text, ahead.at) {
                if !head.others.is_empty() {
                    return Err(ReadingProblem::NoObject);
                }
                if !head.place.is_empty() {
                    self.before = head.place.clone();
                    self.container = Some(head.place.clone());
                }
                self.scanner = labelled;
                let mut inner = Head::default();
                let known = head.place.clone();
                locations(&mut self.scanner, self.style, &known, &mut inner);
                if !inner.others.is_empty() {
                    return Err(ReadingProblem::NoObject);
                }
                let is_unsaid = inner.place.is_empty() && inner.anchor.is_none() && inner.beside.is_none();
                inner.place = super::head::within(inner.place, &head.place);
                self.scanner.accept_sign(&[':', ',']);
                inner.edge = inner.edge.or(head.edge);
                if is_unsaid {
                    inner.beside = head.beside;
                    self.shares_beside |= inner.beside.is_some();
                }
                return self.announcing(inner);
            }
        }
        if self.inherits
            && !head.place.is_empty()
            && head.place.alineas.is_empty()
            && head.place.division.is_none()
            && !head.place.is_this_division
        {
            head.place = super::head::within(head.place, &self.before);
        }
        self.scanner.accept("en consequence");
        while self.scanner.accept_sign(&[',', ':']) {}
        let others = std::mem::take(&mut head.others);
        let place = head.place.clone();
        let directives = self.announcing(head)?;
        if others.is_empty() {
            return Ok(directives);
        }
        if directives.iter().any(|directive| directive.place != place) {
            return Err(ReadingProblem::NoObject);
        }
        let elsewhere = others.iter().flat_map(|other| {
            directives.iter().map(|directive| Directive {
                place: other.clone(),
                ..directive.clone()
            })
        });
        Ok(elsewhere.chain(directives.iter().cloned()).collect())
    }

    /// What the verb asks for, with how many alinéas it announces.
    fn announcing(&mut self, head: Head) -> Result<Vec<Directive>, ReadingProblem> {
        self.announced = None;
        let mut directives = self.verb(head)?;
        if let Some(announced) = self.announced.take() {
            for directive in directives.iter_mut().filter(|one| !one.text.is_empty()) {
                directive.announced = Some(announced);
            }
        }
        Ok(directives)
    }

    fn pass_punctuation(&mut self) {
        loop {
            let mut ahead = self.scanner;
            ahead.skip_spaces();
            match ahead.peek() {
                Some(sign @ ('.' | ';' | ',' | '»' | '"' | '”')) => {
                    self.scanner.at = ahead.at + sign.len_utf8();
                }
                _ => return,
            }
        }
    }

    fn remember(&mut self, directives: &[Directive]) {
        if let Some(last) = directives.last() {
            // « L’article 5 devient l’article 6 et est complété par… » bears on that article.
            let is_kept = !last.place.is_whole_division() || last.act == Act::Renumeroter;
            if !last.place.is_empty() && is_kept {
                self.before = Place {
                    edge: None,
                    is_recalled: true,
                    is_phrase_recalled: true,
                    ..last.place.clone()
                };
            }
            self.last = directives.to_vec();
        }
    }
}

/// One directive for each group of alinéas.
fn one_place_each(directive: Directive) -> Vec<Directive> {
    let groups: Vec<Alineas> = directive.place.alineas.clone();
    if groups.len() < 2 || matches!(directive.act, Act::Rediger | Act::Retablir | Act::Deplacer) {
        return vec![directive];
    }
    groups
        .into_iter()
        .map(|group| {
            let mut one = directive.clone();
            one.place.alineas = vec![group];
            one
        })
        .collect()
}

/// « COM-187 », « rect. », « quinquies »: what the number of an amendment is made of.
fn numbers_an_amendment(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', ':', '(', ')']);
    let is_code = word.chars().any(|letter| letter.is_ascii_digit())
        || word
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter == '-');
    is_code || word.starts_with("rect") || crate::nouns::ADVERBS.contains(&word)
}
