//! Places said in lists, between two groups of words, or with their words quoted beside them.

use super::content::{quotation, sees_quotation};
use super::head::{ANCHOR_FOLLOWS, Head, Words, words};
use super::model::{Alineas, Place};
use super::rank::ranks;
use super::scanner::Scanner;
use crate::edit::Side;
use crate::style::Style;

/// « entre les mots : « x » et « y » ».
pub(super) fn between(scanner: &mut Scanner<'_>, style: Style) -> Option<(String, Words)> {
    let mut ahead = *scanner;
    if !ahead.accept("entre") {
        return None;
    }
    let found = words(&mut ahead, style, &ANCHOR_FOLLOWS, 2)?;
    let [first, second] = <[String; 2]>::try_from(found.list).ok()?;
    *scanner = ahead;
    let second = Words {
        list: vec![second],
        which: None,
    };
    Some((first, second))
}

/// « après la première phrase : « x », insérer une phrase »: the sentence is quoted too, and what is quoted is leaned on.
pub(super) fn quoted_sentence(scanner: &mut Scanner<'_>, side: Side, head: &mut Head) {
    let mut ahead = *scanner;
    let is_sentence = head
        .beside
        .as_ref()
        .is_some_and(|(_, place)| place.phrases.len() == 1);
    if !is_sentence || !ahead.accept_sign(&[':']) || !sees_quotation(&ahead) {
        return;
    }
    let Some(quoted) = quotation(&mut ahead) else {
        return;
    };
    // « après la première phrase : « y » » may also say what is inserted.
    ahead.accept_sign(&[',']);
    if !ahead.sees_any(&["inserer", "ajouter", "rajouter", "inserez", "ajoutez"]) {
        return;
    }
    if let Some((_, place)) = head.beside.take() {
        head.place = place;
        let list = vec![quoted];
        head.anchor = Some((side, Words { list, which: None }));
        *scanner = ahead;
    }
}

/// Whether a place says its alinéas itself, rather than goes on with those said above.
pub(super) fn says_alinea(said: &str) -> bool {
    let mut scanner = Scanner::new(said);
    scanner.skip_blanks();
    scanner.sees_any(&["alinea", "alineas"])
}

/// « Alinéas 2, 3, deuxième phrase, et 4 »: a sentence is one of the alinéa said last, and more of them may follow.
pub(super) fn listed(scanner: &mut Scanner<'_>, head: &mut Head) {
    if head.place.table.is_some() || head.place.alineas.is_empty() || head.place.phrases.is_empty() {
        return;
    }
    if scanner.text[..scanner.at].ends_with(['e', 'E']) {
        for alone in before_last(&mut head.place) {
            head.others.push(alone);
        }
    }
    loop {
        let mut ahead = *scanner;
        if !(ahead.accept_sign(&[',']) | ahead.accept("et")) {
            return;
        }
        let Some(number) = ahead.number() else { return };
        let mut phrases = Vec::new();
        let mut said = ahead;
        said.accept_sign(&[',']);
        while let Some(found) = ranks(&mut said) {
            phrases.extend(found);
            said.accept("et");
        }
        if !phrases.is_empty() && said.accept_any(&["phrase", "phrases"]) {
            ahead = said;
        } else {
            phrases.clear();
        }
        if !ahead.is_line_end() && !ahead.clone().accept_sign(&[',']) && !ahead.sees("et") {
            return;
        }
        *scanner = ahead;
        let next = Place {
            alineas: vec![Alineas::one(number)],
            phrases,
            ..head.place.clone()
        };
        head.others.push(std::mem::replace(&mut head.place, next));
    }
}

/// Leaves a place its last alinéa, and gives those before it, without the sentence.
fn before_last(place: &mut Place) -> Vec<Place> {
    let mut alineas: Vec<Alineas> = Vec::new();
    for group in &place.alineas {
        alineas.push(Alineas::one(group.first));
        match group.last {
            // « 2 à 5, première phrase »
            Some(_) if group.is_range => return Vec::new(),
            Some(last) => alineas.push(Alineas::one(last)),
            None => {}
        }
    }
    let Some(last) = alineas.pop() else {
        return Vec::new();
    };
    let bare = Place {
        phrases: Vec::new(),
        ..place.clone()
    };
    place.alineas = vec![last];
    let alone = |group| Place {
        alineas: vec![group],
        ..bare.clone()
    };
    alineas.into_iter().map(alone).collect()
}
