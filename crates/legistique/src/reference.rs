//! « la seconde phrase de l’alinéa 1 de l’action 2 » : reading what a sentence refers to, and finding it in the text.

use crate::document::Document;
use crate::edit::ReadingProblem;
use crate::folding::fold;
use crate::heading::number_at;
use crate::nouns::noun;
use crate::path::{DivisionRef, Path, Target};
use crate::places::{division_index, sole_division};
use crate::tokens::{Kind, Token};
use crate::words::phrases;

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
}

/// What a noun phrase says, not yet looked for in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) division: Option<DivisionRef>,
    pub(crate) says_current_division: bool,
    pub(crate) alineas: Vec<Rank>,
    pub(crate) phrase: Option<Rank>,
    pub(crate) is_heading: bool,
    /// « le deuxième visa »; no rank for « les visas ».
    pub(crate) visa: Option<Option<Rank>>,
    pub(crate) considerant: Option<Option<Rank>>,
    pub(crate) is_whole_text: bool,
    /// « le deuxième tableau », « le 1er hors-texte »: blocks outside of the count.
    pub(crate) uncounted: Option<Target>,
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
    }

    /// Takes from an outer reference what this one leaves unsaid.
    pub(crate) fn within(mut self, outer: &Self) -> Self {
        if self.phrase.is_some() && self.alineas.is_empty() && self.division.is_none() {
            self.alineas.clone_from(&outer.alineas);
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
    while let Some(next) =
        linked(tokens, position).and_then(|next| component(tokens, sentence, next, &mut reference))
    {
        position = next;
    }
    Some((reference, position))
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
                rank = Some(Rank::Current)
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
        "intitule" => {
            reference.is_heading = true;
            Some(after)
        }
        "visa" | "visas" => {
            reference.visa = Some(rank);
            (rank.is_some() || is_plural).then_some(after)
        }
        "considerant" | "considerants" => {
            reference.considerant = Some(rank);
            (rank.is_some() || is_plural).then_some(after)
        }
        "tableau" | "hors-texte" => {
            let Some(Rank::Nth(number)) = rank else {
                return None;
            };
            reference.uncounted = Some(if name == "tableau" {
                Target::Tableau(number)
            } else {
                Target::HorsTexte(number)
            });
            Some(after)
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
    let number = tokens
        .get(after)
        .filter(|token| matches!(token.kind, Kind::Word(_)))
        .and_then(|token| {
            let (number, length) = number_at(&sentence[token.span.start..])?;
            Some((number, token.span.start + length))
        });
    let Some((number, end)) = number else {
        // « le titre de l’action 7 » is its intitulé.
        let is_intitule = noun.key == "titre" && linked(tokens, after).is_some();
        reference.is_heading |= is_intitule;
        return is_intitule.then_some(after);
    };
    let mut next = after;
    while tokens.get(next).is_some_and(|token| token.span.start < end) {
        next += 1;
    }
    // « 1<sup>er</sup> » gives « er » apart.
    if number == "1" && matches!(word(tokens, next), Some("er" | "re")) {
        next += 1;
    }
    reference.division = Some(DivisionRef::Numbered {
        noun: noun.key,
        number,
    });
    Some(next)
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

/// « premier », « deuxième », « 3e », « dernière ».
pub(crate) fn rank_of(word: &str) -> Option<Rank> {
    static WORDS: [&str; 20] = [
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
    if let Some(index) = WORDS.iter().position(|known| *known == word) {
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

/// What earlier sentences of the same amendment spoke of.
#[derive(Default, Clone)]
pub(crate) struct Context {
    pub(crate) division: Option<DivisionRef>,
    pub(crate) alinea: Option<usize>,
}

/// The paths a reference names in a text. Several only for « les alinéas 3 à 5 ».
pub(crate) fn paths(
    reference: &Reference,
    document: &Document,
    context: &mut Context,
) -> Result<Vec<Path>, ReadingProblem> {
    if reference.says_current_division && reference.division.is_none() && context.division.is_none() {
        return Err(ReadingProblem::DivisionNotSaid);
    }
    let inherits = !reference.is_whole() || reference.says_current_division;
    let division = reference
        .division
        .clone()
        .or_else(|| context.division.clone().filter(|_| inherits));
    if division.is_some() {
        context.division.clone_from(&division);
    }
    if let Some(target) = starting_with(reference, document)? {
        return Ok(vec![Path {
            division: Some(DivisionRef::Preamble),
            target,
        }]);
    }
    if reference.is_heading {
        let is_only = document.divisions().len() == 2;
        return if division.is_some() || is_only {
            Ok(vec![Path {
                division,
                target: Target::Heading,
            }])
        } else {
            Err(ReadingProblem::DivisionNotSaid)
        };
    }
    if let Some(target) = reference.uncounted {
        let is_clear = division.is_some() || sole_division(document).is_some();
        return if is_clear {
            Ok(vec![Path { division, target }])
        } else {
            Err(ReadingProblem::DivisionNotSaid)
        };
    }
    if reference.alineas.is_empty() && reference.phrase.is_none() {
        return Ok(vec![Path::whole(division)]);
    }
    let index = match &division {
        Some(_) => index_of(document, division.as_ref()),
        None => Some(sole_division(document).ok_or(ReadingProblem::DivisionNotSaid)?),
    };
    let alineas: Vec<&str> = index.map_or_else(Vec::new, |index| {
        document.divisions()[index]
            .alineas()
            .map(|(_, text)| text)
            .collect()
    });
    let ranks = if reference.alineas.is_empty() {
        vec![Rank::Unique]
    } else {
        reference.alineas.clone()
    };
    let mut found = Vec::new();
    for rank in ranks {
        let alinea = match rank {
            Rank::Current => context.alinea.ok_or(ReadingProblem::DivisionNotSaid)?,
            _ => counted(rank, alineas.len()).ok_or(ReadingProblem::NoObject)?,
        };
        context.alinea = Some(alinea);
        let target = match reference.phrase {
            None => Target::Alinea(alinea),
            Some(rank) => {
                let count = alineas.get(alinea - 1).map_or(0, |text| phrases(text).len());
                Target::Phrase {
                    alinea,
                    phrase: counted(rank, count).ok_or(ReadingProblem::NoObject)?,
                }
            }
        };
        found.push(Path {
            division: division.clone(),
            target,
        });
    }
    Ok(found)
}

/// « le deuxième visa », « les considérants » (then the last one).
fn starting_with(reference: &Reference, document: &Document) -> Result<Option<Target>, ReadingProblem> {
    let count = |start: &str| {
        document
            .preamble()
            .alineas()
            .filter(|(_, text)| fold(text).starts_with(start))
            .count()
    };
    let number = |rank: Option<Rank>, count: usize| {
        counted(rank.unwrap_or(Rank::FromEnd(0)), count).ok_or(ReadingProblem::NoObject)
    };
    if let Some(rank) = reference.visa {
        return number(rank, count("vu ")).map(|number| Some(Target::Visa(number)));
    }
    if let Some(rank) = reference.considerant {
        return number(rank, count("considerant")).map(|number| Some(Target::Considerant(number)));
    }
    Ok(None)
}

/// A number out of the text is kept, for applying to say that the text has no such place.
fn counted(rank: Rank, count: usize) -> Option<usize> {
    match rank {
        Rank::Nth(number) => Some(number),
        Rank::FromEnd(back) => count.checked_sub(back).filter(|number| *number > 0),
        Rank::Unique => (count == 1).then_some(1),
        Rank::Current => None,
    }
}

/// The division a reference names, when it names one.
pub(crate) fn index_of(document: &Document, division: Option<&DivisionRef>) -> Option<usize> {
    let path = Path::whole(Some(division?.clone()));
    division_index(document, &path).ok().flatten()
}
