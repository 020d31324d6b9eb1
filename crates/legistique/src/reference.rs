//! « la seconde phrase de l’alinéa 1 de l’action 2 » : reading what a sentence refers to.

use crate::heading::number_at;
use crate::nouns::{Noun, noun};
use crate::path::DivisionRef;
use crate::tokens::{Kind, Token};

/// A rank as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    Nth(usize),
    /// From the end: 0 is the last one.
    FromEnd(usize),
    /// The only one.
    Unique,
    /// « cet alinéa ».
    Current,
    /// « les visas ».
    Every,
}

/// What a noun phrase says, not yet looked for in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) division: Option<DivisionRef>,
    pub(crate) says_current_division: bool,
    pub(crate) alineas: Vec<Rank>,
    pub(crate) phrase: Option<Rank>,
    pub(crate) is_heading: bool,
    /// « le deuxième visa », « les visas ».
    pub(crate) visa: Option<Rank>,
    pub(crate) considerant: Option<Rank>,
    pub(crate) is_whole_text: bool,
    /// « le deuxième tableau », « le 1er hors-texte »: blocks outside of the count.
    pub(crate) uncounted: Option<(Uncounted, Rank)>,
    /// « la ligne « Action 12 » », « la dernière ligne » of a table.
    pub(crate) row: Option<Label>,
    pub(crate) column: Option<Label>,
}

/// What alinéas are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Uncounted {
    Tableau,
    HorsTexte,
}

/// How a row or a column is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Label {
    Named(String),
    Ranked(Rank),
}

impl Reference {
    /// Whether it names a division, or everything, and no part of it.
    pub(crate) fn is_whole(&self) -> bool {
        self.alineas.is_empty()
            && self.phrase.is_none()
            && !self.is_heading
            && self.visa.is_none()
            && self.considerant.is_none()
            && self.uncounted.is_none()
            && !self.is_in_table()
    }

    /// Whether it names a row, a column or a cell.
    pub(crate) fn is_in_table(&self) -> bool {
        self.row.is_some() || self.column.is_some()
    }

    /// Takes from an outer reference what this one leaves unsaid.
    pub(crate) fn within(mut self, outer: &Self) -> Self {
        if self.phrase.is_some() && self.alineas.is_empty() && self.division.is_none() {
            self.alineas.clone_from(&outer.alineas);
        }
        let says_table = |reference: &Self| {
            reference.is_in_table() || matches!(reference.uncounted, Some((Uncounted::Tableau, _)))
        };
        if self.is_in_table() && says_table(outer) {
            self.row = self.row.or_else(|| outer.row.clone());
            self.column = self.column.or_else(|| outer.column.clone());
            self.uncounted = self.uncounted.or(outer.uncounted);
        }
        if self.division.is_none() && !self.says_current_division && !self.is_whole_text {
            self.division.clone_from(&outer.division);
            self.says_current_division = outer.says_current_division;
        }
        self
    }
}

/// Reads a noun phrase at a position; gives it with the position after it.
pub(crate) fn read_reference(tokens: &[Token], sentence: &str, start: usize) -> Option<(Reference, usize)> {
    let mut reference = Reference::default();
    let mut position = component(tokens, sentence, start, &mut reference)?;
    while let Some(next) = linked(tokens, position)
        .or_else(|| linked_in_table(tokens, position, &reference))
        .or_else(|| juxtaposed(tokens, position, &reference))
        .and_then(|next| component(tokens, sentence, next, &mut reference))
    {
        position = next;
    }
    Some((reference, position))
}

/// « …, colonne « Budget », du tableau », « … et de la colonne « Budget » »: a row, a column and their table follow one
/// another.
pub(crate) fn linked_in_table(tokens: &[Token], position: usize, reference: &Reference) -> Option<usize> {
    let is_table = reference.is_in_table() || matches!(reference.uncounted, Some((Uncounted::Tableau, _)));
    let mut next = position;
    if tokens.get(next)?.kind == Kind::Sign(',') {
        next += 1;
    }
    if word(tokens, next) == Some("et") {
        next += 1;
    }
    if matches!(word(tokens, next)?, "a" | "au" | "de" | "du" | "dans") {
        next += 1;
    }
    let start = next;
    while let Some(found) = word(tokens, next) {
        match found {
            "la" | "le" | "l" => {}
            "ligne" | "colonne" | "tableau" => break,
            found if rank_of(found).is_some() => {}
            _ => return None,
        }
        next += 1;
    }
    let is_wanted = match word(tokens, next)? {
        "ligne" => reference.row.is_none(),
        "colonne" => reference.column.is_none(),
        _ => reference.is_in_table() && reference.uncounted.is_none(),
    };
    (is_table && is_wanted && start > position).then_some(start)
}

/// « art. 3 al. 2 »: the alinéa follows its division without a word.
fn juxtaposed(tokens: &[Token], position: usize, reference: &Reference) -> Option<usize> {
    let is_division = reference.division.is_some() && reference.is_whole();
    let names_alinea = matches!(word(tokens, position)?, "al" | "alinea");
    (is_division && names_alinea).then_some(position)
}

pub(crate) fn word(tokens: &[Token], position: usize) -> Option<&str> {
    match &tokens.get(position)?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

fn linked(tokens: &[Token], position: usize) -> Option<usize> {
    matches!(word(tokens, position)?, "de" | "du" | "des" | "d").then_some(position + 1)
}

fn component(tokens: &[Token], sentence: &str, start: usize, reference: &mut Reference) -> Option<usize> {
    let mut position = start;
    let mut rank = None;
    let mut is_plural = false;
    loop {
        match word(tokens, position)? {
            "l" | "le" | "la" | "du" => {}
            "les" | "des" => is_plural = true,
            "cet" | "cette" | "ce" | "meme" | "present" | "presente" | "ledit" | "ladite" => {
                rank = Some(Rank::Current);
            }
            other => match rank_of(other) {
                Some(found) => rank = Some(found),
                None => break,
            },
        }
        position += 1;
    }
    let name = word(tokens, position)?;
    let after = position + 1;
    // « art. 3 », « al. 2 »
    let is_short = |short: &str| {
        name == short
            && tokens
                .get(after)
                .is_some_and(|token| matches!(token.kind, Kind::Sign('.') | Kind::Word(_)))
    };
    let skip_stop = || {
        after
            + usize::from(
                tokens
                    .get(after)
                    .is_some_and(|token| token.kind == Kind::Sign('.')),
            )
    };
    if is_short("art") {
        return numbered_division(tokens, sentence, skip_stop(), noun("article")?, reference);
    }
    if is_short("al") {
        if let Some(rank) = rank {
            reference.alineas = vec![rank];
            return Some(skip_stop());
        }
        let (numbers, next) = number_list(tokens, skip_stop())?;
        reference.alineas = numbers.into_iter().map(Rank::Nth).collect();
        return Some(next);
    }
    match name {
        "phrase" => {
            reference.phrase = Some(rank?);
            Some(after)
        }
        "alinea" | "alineas" | "paragraphe" | "paragraphes" => {
            if let Some(rank) = rank {
                reference.alineas = vec![rank];
                return Some(after);
            }
            if word(tokens, after) == Some("unique") {
                reference.alineas = vec![Rank::Unique];
                return Some(after + 1);
            }
            let (numbers, next) = number_list(tokens, after)?;
            reference.alineas = numbers.into_iter().map(Rank::Nth).collect();
            Some(next)
        }
        "intitule" | "en-tete" => {
            reference.is_heading = true;
            Some(after)
        }
        "visa" | "visas" => {
            reference.visa = rank.or(Some(if is_plural { Rank::Every } else { Rank::Unique }));
            reference.visa.map(|_| after)
        }
        "considerant" | "considerants" => {
            reference.considerant = rank.or(Some(if is_plural { Rank::Every } else { Rank::Unique }));
            reference.considerant.map(|_| after)
        }
        "tableau" => {
            reference.uncounted = Some((Uncounted::Tableau, rank.unwrap_or(Rank::Unique)));
            Some(after)
        }
        "hors-texte" => {
            reference.uncounted = Some((
                Uncounted::HorsTexte,
                rank.filter(|rank| matches!(rank, Rank::Nth(_)))?,
            ));
            Some(after)
        }
        "ligne" | "colonne" => {
            let (label, next) = label(tokens, after, rank)?;
            if name == "ligne" {
                reference.row = Some(label);
            } else {
                reference.column = Some(label);
            }
            Some(next)
        }
        // « le montant de la ligne « Action 12 » »
        "case" | "cellule" | "montant" | "valeur" => {
            let next = linked(tokens, after)?;
            let next = component(tokens, sentence, next, reference)?;
            reference.is_in_table().then_some(next)
        }
        "preambule" => {
            reference.division = Some(DivisionRef::Preamble);
            Some(after)
        }
        "texte" | "document" | "deliberation" => {
            reference.is_whole_text = true;
            Some(after)
        }
        "ensemble" => linked(tokens, after).and_then(|next| component(tokens, sentence, next, reference)),
        "division" => {
            let Some(Rank::Nth(number)) = rank else {
                return None;
            };
            reference.division = Some(DivisionRef::Rank(number));
            Some(after)
        }
        _ => division(tokens, sentence, position, rank, reference),
    }
}

/// « « Action 12 » », « : « Action 12 » », « 3 » after « ligne »; or the rank said before it.
fn label(tokens: &[Token], position: usize, rank: Option<Rank>) -> Option<(Label, usize)> {
    if let Some(rank) = rank {
        return Some((Label::Ranked(rank), position));
    }
    // « la colonne intitulée « Montant » »
    let is_titled = matches!(
        word(tokens, position),
        Some("intitule" | "intitulee" | "nommee" | "denommee" | "appelee" | "titree")
    );
    let position = position + usize::from(is_titled);
    let has_colon = tokens.get(position)?.kind == Kind::Sign(':');
    let position = position + usize::from(has_colon);
    match &tokens.get(position)?.kind {
        Kind::Quotation(label) => Some((Label::Named(label.clone()), position + 1)),
        Kind::Word(number) if !has_colon && !is_titled => {
            plain_number(number).map(|number| (Label::Ranked(Rank::Nth(number)), position + 1))
        }
        _ => None,
    }
}

fn division(
    tokens: &[Token],
    sentence: &str,
    position: usize,
    rank: Option<Rank>,
    reference: &mut Reference,
) -> Option<usize> {
    let noun = noun(word(tokens, position)?)?;
    let after = position + 1;
    if rank == Some(Rank::Current) {
        reference.says_current_division = true;
        return Some(after);
    }
    if let Some(Kind::Quotation(title)) = tokens.get(after).map(|token| &token.kind) {
        reference.division = Some(DivisionRef::Titled(title.clone()));
        return Some(after + 1);
    }
    let number = number_of(tokens, sentence, after);
    if number.is_none() {
        // « le titre de l’action 7 » is its intitulé.
        if noun.key == "annexe" {
            // The only annex of a text has no number.
            reference.division = Some(DivisionRef::Titled(noun.shown.to_owned()));
            return Some(after);
        }
        let is_intitule = noun.key == "titre" && linked(tokens, after).is_some();
        reference.is_heading |= is_intitule;
        return is_intitule.then_some(after);
    }
    numbered_division(tokens, sentence, after, noun, reference)
}

/// The number at a position, with where it ends in the sentence. « premier » is 1.
fn number_of(tokens: &[Token], sentence: &str, position: usize) -> Option<(String, usize)> {
    let token = tokens
        .get(position)
        .filter(|token| matches!(token.kind, Kind::Word(_)))?;
    if matches!(&token.kind, Kind::Word(word) if word == "premier" || word == "premiere") {
        return Some(("1".to_owned(), token.span.end));
    }
    let (number, length) = number_at(&sentence[token.span.start..])?;
    Some((number, token.span.start + length))
}

/// « article 7 bis », its noun read.
fn numbered_division(
    tokens: &[Token],
    sentence: &str,
    position: usize,
    noun: &'static Noun,
    reference: &mut Reference,
) -> Option<usize> {
    let (number, next) = number_and_next(tokens, sentence, position)?;
    reference.division = Some(DivisionRef::Numbered {
        noun: noun.key,
        number,
    });
    Some(next)
}

/// The number of a division at a position, with the position after it.
pub(crate) fn number_and_next(tokens: &[Token], sentence: &str, position: usize) -> Option<(String, usize)> {
    let (number, end) = number_of(tokens, sentence, position)?;
    let mut next = position;
    while tokens.get(next).is_some_and(|token| token.span.start < end) {
        next += 1;
    }
    // « 1<sup>er</sup> » gives « er » apart.
    if number == "1" && matches!(word(tokens, next), Some("er" | "re")) {
        next += 1;
    }
    Some((number, next))
}

/// « 3 », « 3 à 5 », « 3, 5 et 7 ».
fn number_list(tokens: &[Token], start: usize) -> Option<(Vec<usize>, usize)> {
    let number = |position: usize| word(tokens, position).and_then(plain_number);
    let mut numbers = vec![number(start)?];
    let mut position = start + 1;
    loop {
        let is_comma = tokens
            .get(position)
            .is_some_and(|token| token.kind == Kind::Sign(','));
        let joined = number(position + 1);
        match (word(tokens, position), joined) {
            (Some("a"), Some(last)) => {
                let first = numbers[numbers.len() - 1];
                if last <= first || last - first > ALINEAS_AT_ONCE_MAX {
                    return None;
                }
                numbers.extend(first + 1..=last);
            }
            (Some("et"), Some(next)) => numbers.push(next),
            (None, Some(next)) if is_comma => numbers.push(next),
            _ => return Some((numbers, position)),
        }
        position += 2;
    }
}

/// « Supprimer les alinéas 1 à 4000000000 » is no request for four billion edits.
const ALINEAS_AT_ONCE_MAX: usize = 10_000;

fn plain_number(word: &str) -> Option<usize> {
    let digits = word
        .strip_suffix("er")
        .or_else(|| word.strip_suffix("re"))
        .unwrap_or(word);
    digits.parse().ok().filter(|number| *number > 0)
}

/// The first twenty ranks, in letters, without accents.
pub(crate) const ORDINALS: [&str; 20] = [
    "premier",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
    "onzieme",
    "douzieme",
    "treizieme",
    "quatorzieme",
    "quinzieme",
    "seizieme",
    "dix-septieme",
    "dix-huitieme",
    "dix-neuvieme",
    "vingtieme",
];

/// « premier », « deuxième », « 3e », « dernière ».
pub(crate) fn rank_of(word: &str) -> Option<Rank> {
    if let Some(index) = ORDINALS.iter().position(|known| *known == word) {
        return Some(Rank::Nth(index + 1));
    }
    match word {
        "premiere" => Some(Rank::Nth(1)),
        "second" | "seconde" => Some(Rank::Nth(2)),
        "dernier" | "derniere" => Some(Rank::FromEnd(0)),
        "avant-dernier" | "avant-derniere" => Some(Rank::FromEnd(1)),
        "unique" => Some(Rank::Unique),
        _ => {
            let digits = ["eme", "er", "re", "e"]
                .iter()
                .find_map(|suffix| word.strip_suffix(suffix))?;
            digits.parse().ok().filter(|number| *number > 0).map(Rank::Nth)
        }
    }
}
