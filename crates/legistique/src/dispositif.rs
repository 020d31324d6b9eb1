//! The symbolic reading of an amendment: what its sentences say, in the four dialects, without the text they amend.
//!
//! A first stage reads operations and places (« la seconde phrase de l’alinéa 3 »); finding them in a text is a second one
//! ([`resolve`](crate::resolve)).

mod actions;
mod content;
mod groups;
mod head;
mod json;
mod listed;
mod marks;
mod model;
mod place;
mod rank;
mod reader;
mod render;
mod said;
mod scanner;
mod verbs;
mod writing;

pub use content::opens_rationale;
pub use json::{dispositif_json, dispositif_json_in};
pub use model::{
    Act, Alineas, Directive, Dispositif, Edge, Place, PreambleKind, PreamblePlace, TablePlace, Unit, Which,
};
pub use render::render_in;

use crate::style::Style;

/// Reads an amendment in a dialect, or in the one it looks like. Never fails: what is not understood is given with its reason.
///
/// ```
/// use legistique::{Act, Style, parse_in};
/// let reading = parse_in("Alinéa 3, première phrase\nRemplacer le mot :\nmodération\npar le mot :\nsobriété", Some(Style::Senat));
/// let directive = &reading.directives[0];
/// assert_eq!((directive.act, directive.place.alineas[0].first, directive.place.phrases[0]), (Act::RemplacerMots, 3, 1));
/// assert_eq!((directive.words.as_deref(), directive.text.as_str()), (Some("modération"), "sobriété"));
/// ```
pub fn parse_in(sentence: &str, style: Option<Style>) -> Dispositif {
    reader::read(sentence, style.unwrap_or_else(|| Style::detect(sentence)))
}

/// « Alinéa 3 » or « Après l’alinéa 3 » alone on its line, as the Sénat writes.
pub(crate) fn has_bare_location(sentence: &str) -> bool {
    sentence.lines().any(|line| {
        let mut scanner = scanner::Scanner::new(line);
        content::label(&mut scanner);
        let is_beside = scanner.accept_any(&["apres l", "avant l", "apres les", "avant les"]);
        scanner.skip_apostrophe();
        let is_alinea = scanner.accept_any(&["alinea", "alineas"]);
        let number = scanner.number();
        is_alinea && number.is_some() && (!is_beside || scanner.is_line_end())
    })
}

/// How many alinéas a sentence announces before what it quotes: « insérer deux alinéas ainsi rédigés : « … ».
pub(crate) fn alineas_announced(sentence: &str) -> Option<usize> {
    let head = sentence.split(['«', '"', '“']).next()?;
    let after_verb = [
        "insérer",
        "ajouter",
        "par",
        "insère",
        "inséré",
        "insérés",
        "ajouté",
        "ajoutés",
    ];
    let lower = head.to_lowercase();
    after_verb.iter().find_map(|verb| {
        let mut words = lower.split_inclusive(char::is_whitespace);
        let mut at = 0;
        words.find_map(|word| {
            at += word.len();
            (word.trim() == *verb).then_some(at)
        })?;
        let mut scanner = scanner::Scanner::new(&lower);
        scanner.at = at;
        writing::announce(&mut scanner).1
    })
}

/// True of Roman numerals written as usual, up to the 3,999 they count to: « CD », not « DC D ».
pub(crate) fn is_numeral(text: &str) -> bool {
    /// Those of 3,888.
    const LETTERS_MAX: usize = 15;
    if !(1..=LETTERS_MAX).contains(&text.len()) {
        return false;
    }
    let mut value: i32 = 0;
    let mut greatest = 0;
    for letter in text.chars().rev() {
        let worth = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1_000,
            _ => return false,
        };
        // A letter before a greater one is taken from it.
        if worth < greatest {
            value -= worth;
        } else {
            value += worth;
            greatest = worth;
        }
    }
    usize::try_from(value).is_ok_and(|value| crate::draft::roman(value) == text)
}

/// The value of Roman numerals written as usual; none for anything else.
pub(crate) fn roman_value(text: &str) -> Option<usize> {
    (1..90).find(|value| crate::draft::roman(*value) == text)
}
