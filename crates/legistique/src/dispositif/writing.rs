//! What an amendment writes: whole places rewritten, words and alinéas inserted or added.

use super::content::{
    instruction_after, is_blank, paragraph, quotation, requoted, sees_quotation, without_marks,
};
use super::head::{ANCHOR_FOLLOWS, Head, WORD_NOUNS, locations, trailing_which, within, words};
use super::model::{Act, Directive, Edge, Place, Unit, Which};
use super::place::read_place;
use super::rank::cardinal;
use super::reader::Reader;
use super::scanner::Scanner;
use super::verbs::{NEW_FOLLOWS, Read};
use crate::edit::{ReadingProblem, Side};
use crate::style::Style;

impl Reader<'_> {
    pub(super) fn rewrite(&mut self, mut head: Head, act: Act) -> Read<Vec<Directive>> {
        let adverbs = [
            "ainsi",
            "comme suit",
            "de la maniere suivante",
            "dans la redaction suivante",
            "dans la version suivante",
        ];
        self.scanner.accept_any(&adverbs);
        if self.end_of(&mut head, "la fin") {
            self.scanner.accept_any(&adverbs);
            let text = self.content(Some(Unit::Mots)).ok_or(ReadingProblem::NoWords)?;
            return self.end_rewritten(head, text);
        }
        let is_beginning = self.end_of(&mut head, "le debut");
        let known = self.known(&head);
        let mut place = if is_beginning {
            self.scope(&head)
        } else {
            let mut ahead = self.scanner;
            match read_place(&mut ahead, &known) {
                Some(mut place) => {
                    // « rétablir les 1° et 2° »
                    let mut more = ahead;
                    while more.accept_sign(&[',']) | more.accept("et")
                        && let Some(next) = read_place(&mut more, &known)
                    {
                        place.units.extend(next.units);
                        place.alineas.extend(next.alineas);
                        ahead = more;
                    }
                    self.scanner = ahead;
                    within(place, &head.place)
                }
                None if !head.place.is_empty() => head.place.clone(),
                None => return Err(ReadingProblem::NoObject),
            }
        };
        place.edge = if is_beginning { Some(Edge::Debut) } else { None };
        self.scanner.accept_any(&adverbs);
        if act == Act::Retablir {
            self.announce();
        }
        self.skip_parenthesis();
        let text = self.content(Some(Unit::Alinea)).ok_or(ReadingProblem::NoWords)?;
        Ok(vec![Directive {
            text,
            ..Directive::new(act, place)
        }])
    }

    /// « l’avant-dernier alinéa (3°) »
    pub(super) fn skip_parenthesis(&mut self) {
        let mut ahead = self.scanner;
        if ahead.accept_sign(&['('])
            && let Some(end) = ahead.rest().find(')').filter(|end| *end < 40)
        {
            self.scanner.at = ahead.at + end + 1;
        }
    }

    pub(super) fn insert(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let mut which = None;
        trailing_which(&mut self.scanner, &mut which);
        // « insérer, après le mot : « x », les mots : « y » », « ajouter à l’alinéa 3 »
        let mut ahead = self.scanner;
        ahead.accept_sign(&[',', ':']);
        if ahead.sees_any(&[
            "apres",
            "avant",
            "a la fin",
            "au debut",
            "a l alinea",
            "a la",
            "au",
            "dans",
            "in fine",
        ]) {
            let mut found = Head::default();
            let known = self.known(&head);
            let mut one = ahead;
            if locations(&mut one, self.style, &known, &mut found) && found.subject.is_none() {
                self.scanner = one;
                head.place = within(found.place, &head.place);
                head.edge = head.edge.or(found.edge);
                head.anchor = head.anchor.take().or(found.anchor);
                head.beside = head.beside.take().or(found.beside);
                self.scanner.accept_sign(&[',']);
            }
        }
        if self.shares_beside && head.place.is_empty() && head.beside.is_none() && head.anchor.is_none() {
            return Err(ReadingProblem::NoObject);
        }
        let placed = self.announced_then_placed(&mut head);
        let unit = placed.or_else(|| self.announce());
        let text = self.content(unit).ok_or(ReadingProblem::NoWords)?;
        self.place_after(&mut head);
        Ok(self.inserted(&head, unit, &text, which))
    }

    /// « rajouter une phrase après les mots « x » : « y » »: what is written is announced before its place.
    fn announced_then_placed(&mut self, head: &mut Head) -> Option<Unit> {
        let mut ahead = self.scanner;
        ahead.accept_any(&["une", "un", "la", "le", "les", "l"]);
        ahead.skip_apostrophe();
        let unit = if ahead.accept_any(&["phrase", "phrase suivante"]) {
            Unit::Phrase
        } else if ahead.accept_any(&["mots", "mot", "mots suivants"]) {
            Unit::Mots
        } else if ahead.accept_any(&["alinea", "alinea suivant"]) {
            Unit::Alinea
        } else {
            return None;
        };
        let side = if ahead.accept("apres") {
            Side::Apres
        } else if ahead.accept("avant") {
            Side::Avant
        } else {
            return None;
        };
        let quoted = words(&mut ahead, self.style, &ANCHOR_FOLLOWS, 1)?;
        ahead.accept_sign(&[':']);
        if !sees_quotation(&ahead) {
            return None;
        }
        self.scanner = ahead;
        head.anchor = Some((side, quoted));
        Some(unit)
    }

    /// « Faire précéder cet alinéa de la mention : », « avant le mot : « x », commencer la phrase par : ».
    pub(super) fn precede(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let known = self.known(&head);
        let mut ahead = self.scanner;
        if let Some(place) = read_place(&mut ahead, &known) {
            self.scanner = ahead;
            head.place = within(place, &head.place);
        }
        if !self.scanner.accept_any(&["par", "de", "d", "du", "des"]) {
            return Err(ReadingProblem::NoWords);
        }
        self.scanner.skip_apostrophe();
        let unit = self.announce();
        let text = self
            .content(unit.or(Some(Unit::Mots)))
            .ok_or(ReadingProblem::NoWords)?;
        if head.anchor.is_none() {
            let place = self.scope(&head);
            if place.is_empty() || place.is_this_phrase && place.alineas.is_empty() {
                return Err(ReadingProblem::NoObject);
            }
            if place.is_whole_division() && unit != Some(Unit::Mots) {
                head.beside = Some((Side::Avant, place));
            } else {
                head.edge = Some(Edge::Debut);
            }
        }
        Ok(self.inserted(&head, unit.or(Some(Unit::Mots)), &text, None))
    }

    pub(super) fn inserted(
        &self,
        head: &Head,
        unit: Option<Unit>,
        text: &str,
        which: Option<Which>,
    ) -> Vec<Directive> {
        let written = |act, place| Directive {
            text: text.to_owned(),
            ..Directive::new(act, place)
        };
        if let Some((side, quoted)) = &head.anchor {
            let place = self.scope(head);
            let anchored = |anchor: &String| Directive {
                words: Some(anchor.clone()),
                occurrence: quoted.which.or(which),
                side: Some(*side),
                after: head.after.clone(),
                ..written(Act::InsererMots, place.clone())
            };
            return quoted.list.iter().map(anchored).collect();
        }
        if let Some((side, place)) = &head.beside {
            return vec![Directive {
                unit,
                side: Some(*side),
                ..written(Act::InsererBlocs, place.clone())
            }];
        }
        let mut place = self.scope(head);
        if head.edge == Some(Edge::Debut) {
            return vec![Directive {
                unit,
                ..written(Act::InsererDebut, place)
            }];
        }
        place.edge = None;
        if place.is_empty() {
            place.is_this_division = true;
        }
        vec![Directive {
            unit: unit.or(Some(Unit::Mots)),
            ..written(Act::Completer, place)
        }]
    }

    pub(super) fn complete(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        self.scanner.accept_any(&["ainsi", "comme suit"]);
        let known = self.known(&head);
        let mut ahead = self.scanner;
        if self.end_of(&mut head, "la fin") {
            // « compléter la fin de l’alinéa 3 par »
        } else if let Some(place) = read_place(&mut ahead, &known) {
            self.scanner = ahead;
            head.place = within(place, &head.place);
        }
        self.scanner.accept_any(&["ainsi", "comme suit"]);
        self.scanner.accept_sign(&[',']);
        let mut ahead = self.scanner;
        if ahead.sees_any(&["in fine", "a la fin", "apres"]) {
            let mut found = Head::default();
            if locations(&mut ahead, self.style, &self.before, &mut found) {
                self.scanner = ahead;
                head.anchor = found.anchor;
            }
        }
        let unit = self.announce();
        let text = self
            .content(unit.or(Some(Unit::Mots)))
            .ok_or(ReadingProblem::NoWords)?;
        if head.anchor.is_some() {
            return Ok(self.inserted(&head, unit, &text, None));
        }
        let mut place = self.scope(&head);
        place.edge = None;
        if place.is_empty() {
            place.is_this_division = true;
        }
        let unit = unit.unwrap_or(Unit::Mots);
        Ok(vec![Directive {
            text,
            unit: Some(unit),
            ..Directive::new(Act::Completer, place)
        }])
    }

    pub(super) fn announce(&mut self) -> Option<Unit> {
        let (unit, announced) = announce(&mut self.scanner);
        self.announced = announced;
        unit
    }

    pub(super) fn content(&mut self, unit: Option<Unit>) -> Option<String> {
        let mut ahead = self.scanner;
        // « ajouter la référence ; », for « : »
        ahead.accept_sign(&[':', ';']);
        let is_own_line = ahead.is_line_end();
        let content = self.content_at(&mut ahead, unit, is_own_line)?;
        self.scanner = ahead;
        Some(content)
    }

    pub(super) fn content_at(
        &self,
        scanner: &mut Scanner<'_>,
        unit: Option<Unit>,
        is_own_line: bool,
    ) -> Option<String> {
        scanner.accept_sign(&[':']);
        let is_words = matches!(unit, Some(Unit::Mots));
        let is_announced = scanner.text[..scanner.at].trim_end().ends_with([':', ';']);
        if self.style == Style::Senat && is_own_line || !sees_quotation(scanner) {
            let text = paragraph(scanner, if is_words { &NEW_FOLLOWS } else { &[] })?;
            if !is_own_line
                && (text.starts_with([',', ';', '.', ':']) || !is_announced && announces_itself(&text))
            {
                // The rest of a sentence that was not understood is no text to write.
                return None;
            }
            return Some(if is_words {
                without_marks(&text).to_owned()
            } else {
                without_outer_stop(text)
            });
        }
        let start = scanner.at;
        let text = quotation(scanner)?;
        if is_words {
            return Some(text);
        }
        // Lines that lost their mark go on with what is written.
        let mut next = *scanner;
        while next.rest().starts_with(['.', ';', ',', ' ', '\u{a0}']) {
            next.at += next.peek().map_or(1, char::len_utf8);
        }
        let end = instruction_after(scanner.text, next.at);
        if next.rest().starts_with('\n') && !is_blank(scanner.text, next.at..end) {
            scanner.at = end;
            return Some(requoted(&scanner.text[start..end]));
        }
        Some(text)
    }

    /// « II. – Les dépenses induites… seront compensées par… »
    fn says_compensation(&self) -> bool {
        let line = &self.scanner.text[self.scanner.at..self.scanner.line_end()];
        let is_sentence =
            self.scanner.sees_any(&["les", "la", "le", "l", "ces", "cette"]) && !line.contains(['«', '"']);
        is_sentence && (line.contains("compensé") || line.contains("gagé"))
    }

    /// « II. – La perte de recettes pour l’État est compensée… »: a paragraph the amendment adds, without a verb.
    pub(super) fn compensation(&mut self) -> Option<Vec<Directive>> {
        let starts = self.scanner.sees_any(&[
            "la perte de",
            "les pertes de",
            "la perte",
            "les pertes",
            "la charge pour",
            "les charges pour",
            "la charge",
            "les dispositions du i",
            "le i s applique",
            "le i n est applicable",
            "ces dispositions",
            "cette disposition",
        ]);
        if !starts && !self.says_compensation() {
            return None;
        }
        let end = instruction_after(self.scanner.text, self.scanner.at);
        let text = self.scanner.text[self.scanner.at..end].trim().to_owned();
        self.scanner.at = end;
        let place = Place {
            is_this_division: true,
            ..Place::default()
        };
        Some(vec![Directive {
            text,
            unit: Some(Unit::Alinea),
            ..Directive::new(Act::Completer, place)
        }])
    }
}

/// « du préambule : « x » »: words that lead to a quotation are no text to write.
fn announces_itself(text: &str) -> bool {
    let before = text.split(['«', '"', '“']).next().unwrap_or_default();
    before.len() < text.len() && before.trim_end_matches([' ', '\u{a0}']).ends_with(':')
}

/// « … mixte. ». », where the last full stop is the amendment's.
fn without_outer_stop(text: String) -> String {
    let inner = text
        .strip_suffix('.')
        .map(|rest| rest.trim_end_matches([' ', '\u{a0}']));
    let is_closed = inner.is_some_and(|rest| {
        rest.strip_suffix(['»', '"', '”']).is_some_and(|quoted| {
            quoted
                .trim_end_matches([' ', '\u{a0}'])
                .ends_with(['.', '!', '?'])
        })
    });
    match inner {
        Some(inner) if is_closed => inner.to_owned(),
        _ => text,
    }
}

/// How what announces the words written may begin a line.
const ANNOUNCED: [&str; 16] = [
    "les mots",
    "le mot",
    "le signe",
    "la phrase",
    "les phrases",
    "la reference",
    "l alinea",
    "les alineas",
    "un alinea",
    "une phrase",
    "les deux",
    "les trois",
    "deux",
    "trois",
    "les dispositions",
    "le paragraphe",
];

/// How many alinéas are said here: « un alinéa », « l’alinéa suivant », « quatre nouveaux alinéas ».
fn alineas_counted(scanner: &Scanner<'_>) -> Option<usize> {
    let mut ahead = *scanner;
    if ahead.accept_any(&["un alinea", "un nouvel alinea", "l alinea suivant"]) {
        return Some(1);
    }
    let count = cardinal(&mut ahead)?;
    ahead.accept_any(&["nouveaux", "autres"]);
    let is_said = ahead.sees_any(&["alineas"]);
    usize::try_from(count).ok().filter(|_| is_said)
}

/// Passes what announces the words written, up to their quotation or paragraph: « par les deux alinéas suivants : »; gives what
/// they are, and how many alinéas when it is said and they are nothing else.
pub(super) fn announce(scanner: &mut Scanner<'_>) -> (Option<Unit>, Option<usize>) {
    let mut unit = None;
    let mut counted = None;
    let mut is_with_others = false;
    let mut ahead = *scanner;
    // « Substituer à l’alinéa 15, les quatre alinéas suivants : »
    ahead.accept_sign(&[',']);
    for _ in 0..24 {
        if sees_quotation(&ahead) {
            break;
        }
        let mut colon = ahead;
        colon.skip_blanks();
        if colon.rest().starts_with(':') {
            ahead.at = colon.at + 1;
            break;
        }
        if ahead.is_line_end() && (unit.is_some() || !ahead.sees_any(&ANNOUNCED)) {
            break;
        }
        is_with_others |= ahead.sees_any(&["et", "dont", "apres", "avant"]);
        counted = counted.or_else(|| alineas_counted(&ahead));
        if unit.is_none() || unit == Some(Unit::Mots) && ahead.sees_any(&["phrase", "phrases"]) {
            unit = if ahead.sees_any(&["phrase", "phrases", "phase"]) {
                Some(Unit::Phrase)
            } else if ahead.sees_any(&WORD_NOUNS) {
                Some(Unit::Mots)
            } else if ahead.sees_any(&[
                "alinea",
                "alineas",
                "visa",
                "visas",
                "considerant",
                "considerants",
                "paragraphe",
                "paragraphes",
                "tiret",
                "item",
                "subdivision",
                "dispositions",
            ]) {
                Some(Unit::Alinea)
            } else if ahead.sees_any(&[
                "article",
                "articles",
                "chapitre",
                "titre",
                "section",
                "division",
                "divisions",
                "chapitres",
                "sections",
            ]) {
                Some(Unit::Division)
            } else if ahead.sees_any(&["ligne", "lignes"]) {
                Some(Unit::Ligne)
            } else if ahead.sees_any(&["colonne", "colonnes"]) {
                Some(Unit::Colonne)
            } else if ahead.sees_any(&["ainsi", "suivant", "suivante", "suivants", "suivantes"]) {
                Some(Unit::Alinea)
            } else {
                None
            };
        }
        let Some(word) = ahead.word() else { break };
        ahead.at = word.end;
        ahead.skip_apostrophe();
        while ahead.rest().starts_with(['°', '(', ')', ',', 'º', '/', '.']) {
            ahead.at += ahead.peek().map_or(1, char::len_utf8);
        }
    }
    *scanner = ahead;
    let is_alone = unit == Some(Unit::Alinea) && !is_with_others;
    (unit, counted.filter(|_| is_alone))
}
