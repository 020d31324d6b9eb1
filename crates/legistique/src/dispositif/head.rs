//! What comes before the verb: where, beside what, after which words.

use super::content::{Label, label, opens_instruction, paragraph, quotation, sees_quotation, without_marks};
use super::listed::{between, listed, quoted_sentence, says_alinea};
use super::model::{Edge, Place, Which};
use super::place::{edge, read_place};
use super::rank::{cardinal, one_rank};
use super::scanner::Scanner;
use crate::edit::Side;
use crate::style::Style;

/// Names of what is quoted: « les mots », « le montant ».
pub(super) const WORD_NOUNS: [&str; 62] = [
    "mot",
    "mots",
    "terme",
    "termes",
    "signe",
    "signes",
    "reference",
    "references",
    "nombre",
    "nombres",
    "chiffre",
    "chiffres",
    "montant",
    "montants",
    "taux",
    "date",
    "dates",
    "annee",
    "annees",
    "pourcentage",
    "pourcentages",
    "mention",
    "mentions",
    "expression",
    "symbole",
    "duree",
    "somme",
    "sommes",
    "valeur",
    "valeurs",
    "membre de phrase",
    "numero",
    "numeros",
    "coefficient",
    "ponctuation",
    "locution",
    "formule",
    "fraction",
    "tarif",
    "tarifs",
    "lettre",
    "sigle",
    "pronom",
    "mots et signe",
    "mots et le signe",
    "seuil",
    "plafond",
    "age",
    "virgule",
    "delai",
    "groupe de mots",
    "passage",
    "nom",
    "quantite",
    "nombre et le mot",
    "heure",
    "alphanumerique",
    "occurrence",
    "occurrences",
    "mois",
    "unite",
    "libelle",
];

#[derive(Default)]
pub(super) struct Head {
    pub(super) place: Place,
    /// The places said before it, where the same is asked.
    pub(super) others: Vec<Place>,
    pub(super) edge: Option<Edge>,
    pub(super) beside: Option<(Side, Place)>,
    pub(super) anchor: Option<(Side, Words)>,
    /// « Entre les mots : « x » et « y » »: the first ones, when the second are leaned on.
    pub(super) after: Option<String>,
    /// « Les mots : « x » », before « sont remplacés ».
    pub(super) subject: Option<Words>,
}

/// Words quoted from the text.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) list: Vec<String>,
    pub(super) which: Option<Which>,
}

/// What an inner place leaves unsaid comes from the outer one.
pub(super) fn within(mut inner: Place, outer: &Place) -> Place {
    if inner.alineas.is_empty() {
        inner.alineas.clone_from(&outer.alineas);
        inner.is_recalled = outer.is_recalled;
        inner.is_only_alinea = outer.is_only_alinea;
        if inner.units.is_empty() {
            inner.units.clone_from(&outer.units);
        } else if inner.alineas.is_empty() && inner.units != outer.units {
            let mut units = outer.units.clone();
            units.append(&mut inner.units);
            inner.units = units;
        }
    }
    if inner.phrases.is_empty() && !inner.is_this_phrase && inner.alineas == outer.alineas {
        inner.phrases.clone_from(&outer.phrases);
        inner.is_phrase_recalled = outer.is_phrase_recalled;
    }
    if inner.division.is_none() {
        inner.division.clone_from(&outer.division);
    }
    inner.is_amendment |= outer.is_amendment && inner.division.is_none();
    inner.is_this_division |= outer.is_this_division && inner.division.is_none();
    inner.is_heading |= outer.is_heading;
    match (&mut inner.table, &outer.table) {
        (None, Some(table)) if inner.alineas == outer.alineas => inner.table = Some(table.clone()),
        (Some(table), Some(other)) => {
            if table.rows.is_empty() && table.row_named.is_none() {
                (table.rows, table.row_named) = (other.rows.clone(), other.row_named.clone());
            }
            if table.columns.is_empty() && table.column_named.is_none() {
                (table.columns, table.column_named) = (other.columns.clone(), other.column_named.clone());
            }
            table.rank = table.rank.or(other.rank);
        }
        _ => {}
    }
    if inner.alineas.is_empty() && inner.preamble.is_none() {
        inner.preamble.clone_from(&outer.preamble);
    }
    inner.edge = inner.edge.or(outer.edge);
    inner.proposed_for = inner.proposed_for.or_else(|| outer.proposed_for.clone());
    inner
}

/// « le mot : « x » », « la seconde occurrence des mots : « x » », « « x », « y » et « z » ».
pub(super) fn words(scanner: &mut Scanner<'_>, style: Style, follows: &[&str], most: usize) -> Option<Words> {
    let mut ahead = *scanner;
    let mut which = None;
    let mut has_noun = false;
    let mut has_determinant = false;
    loop {
        if ahead.accept_any(&[
            "le",
            "la",
            "les",
            "au",
            "aux",
            "a la",
            "du",
            "des",
            "de la",
            "de",
            "a",
            "chacun des",
            "chacune des",
            "un",
            "une",
        ]) {
            has_determinant = true;
        } else if ahead.accept_any(&["l", "d", "a l", "de l"]) {
            ahead.skip_apostrophe();
            has_determinant = true;
        } else {
            break;
        }
    }
    let mut counted = ahead;
    if ahead.accept_any(&[
        "chaque occurrence",
        "toutes occurrences",
        "toutes les occurrences",
        "chacune occurrences",
        "occurrences",
    ]) {
        which = Some(Which::All(None));
        has_noun = true;
    } else if let Some(rank) = one_rank(&mut counted) {
        let mut second = counted;
        // « la première et la seconde occurrences »: each of them
        let pair = second.accept_any(&["et la", "et"]) && one_rank(&mut second).is_some();
        if pair {
            counted = second;
        }
        if counted.accept_any(&["occurrence", "occurrences", "occurence", "occurences"]) {
            which = Some(if pair {
                Which::All(Some(2))
            } else {
                Which::Nth(rank)
            });
            has_noun = true;
            ahead = counted;
        } else if counted.sees_any(&WORD_NOUNS) {
            which = Some(Which::Nth(rank));
            ahead = counted;
        }
    } else if cardinal(&mut counted).is_some_and(|count| {
        let found = counted.accept("occurrences");
        which = usize::try_from(count)
            .ok()
            .filter(|_| found)
            .map(|count| Which::All(Some(count)));
        found
    }) {
        has_noun = true;
        ahead = counted;
    }
    if has_noun {
        ahead.accept_any(&["des", "du", "de la", "de l", "de"]);
        ahead.skip_apostrophe();
    }
    let noun_found = ahead.accept_any(&WORD_NOUNS);
    has_noun |= noun_found;
    if noun_found {
        ahead.accept_any(&["suivant", "suivants", "suivante", "suivantes"]);
        for _ in 0..3 {
            // « les mots et le signe », « le nombre et le mot »
            let mut next = ahead;
            if next.accept_any(&["et", "et le", "et la", "et les", "ou"]) && {
                next.accept_any(&["le", "la", "les", "au", "aux", "a la", "du", "des", "de la"]);
                next.accept_any(&WORD_NOUNS)
            } {
                ahead = next;
            }
        }
        ahead.accept("d");
    } else if has_determinant && !sees_quotation(&ahead) {
        // « à l’euphémisme : « x » »: any noun, when a quotation follows
        let mut next = ahead;
        let mut passed = 0;
        while passed < 3 && !sees_quotation(&next) {
            let Some(word) = next.word() else { break };
            if next.sees_any(&STRUCTURE) {
                return None;
            }
            next.at = word.end;
            next.skip_apostrophe();
            passed += 1;
            let mut colon = next;
            if colon.accept_sign(&[':']) {
                next = colon;
                break;
            }
        }
        if !sees_quotation(&next) {
            return None;
        }
        ahead = next;
        has_noun = true;
    }
    ahead.accept_sign(&[':']);
    ahead.accept_sign(&[':']);
    let is_own_line = ahead.is_line_end();
    let first = if sees_quotation(&ahead) && !(style == Style::Senat && is_own_line) {
        quotation(&mut ahead)?
    } else if has_noun && (style == Style::Senat || is_own_line) && !ahead.is_at_end() {
        let text = paragraph(&mut ahead, follows)?;
        *scanner = ahead;
        trailing_which(scanner, &mut which);
        return Some(Words {
            list: vec![without_marks(&text).to_owned()],
            which,
        });
    } else {
        return None;
    };
    let mut list = vec![first];
    *scanner = ahead;
    trailing_which(scanner, &mut which);
    while list.len() < most {
        let mut next = *scanner;
        let has_comma = next.accept_sign(&[',']);
        let is_joined_by_and = next.accept_any(&["et", "ou", "ainsi que", "puis"]);
        if !has_comma && !is_joined_by_and {
            // « « a » « b » »: only when several are wanted
            if !sees_quotation(&next) || !next.rest().starts_with([' ', '\u{a0}']) {
                break;
            }
        }
        // « substituer aux mots : « x », les mots : « y » »: what is written, no more of what is replaced
        let is_direct = follows.contains(&"par") && next.sees_any(&["les", "le", "la", "l"]);
        next.accept_any(&["aux", "les", "le", "la", "au", "a la", "l", "a l", "des", "du"]);
        next.skip_apostrophe();
        if next.accept_any(&WORD_NOUNS) {
            next.accept_sign(&[':']);
            if is_direct && !is_joined_by_and {
                break;
            }
        }
        if !sees_quotation(&next) {
            break;
        }
        let Some(content) = quotation(&mut next) else {
            break;
        };
        list.push(content);
        *scanner = next;
    }
    Some(Words { list, which })
}

/// Nouns that never name quoted words.
const STRUCTURE: [&str; 22] = [
    "alinea",
    "alineas",
    "article",
    "articles",
    "phrase",
    "phrases",
    "tableau",
    "ligne",
    "lignes",
    "colonne",
    "intitule",
    "titre",
    "chapitre",
    "section",
    "fin",
    "debut",
    "meme",
    "i",
    "ii",
    "deuxieme",
    "amendement",
    "paragraphe",
];

/// « à chaque occurrence », « par deux fois », « (deux fois) ».
pub(super) fn trailing_which(scanner: &mut Scanner<'_>, which: &mut Option<Which>) {
    let mut ahead = *scanner;
    ahead.accept_sign(&[',']);
    ahead.accept_sign(&['(']);
    if ahead.accept_any(&[
        "a chaque occurrence",
        "a chacune de ses occurrences",
        "a toutes ses occurrences",
        "partout",
        "a chaque fois",
        "chaque fois",
    ]) {
        *which = Some(Which::All(None));
    } else if ahead.accept_any(&[
        "par deux fois",
        "a deux reprises",
        "deux fois",
        "aux deux occurrences",
        "par 2 fois",
    ]) {
        *which = Some(Which::All(Some(2)));
    } else if ahead.accept_any(&[
        "par trois fois",
        "a trois reprises",
        "trois fois",
        "aux trois occurrences",
    ]) {
        *which = Some(Which::All(Some(3)));
    } else {
        return;
    }
    ahead.accept_sign(&[')']);
    *scanner = ahead;
}

/// Reads locations until something else comes; false when nothing was read.
pub(super) fn locations(scanner: &mut Scanner<'_>, style: Style, before: &Place, head: &mut Head) -> bool {
    let start = scanner.at;
    loop {
        let mut ahead = *scanner;
        while ahead.accept_sign(&[',', ':', ';']) {}
        ahead.accept_any(&["et", "en consequence", "puis"]);
        while ahead.accept_sign(&[',']) {}
        if style != Style::Loi && opens_part(scanner) {
            break;
        }
        if ahead.is_at_end() || !location(&mut ahead, style, before, head) {
            break;
        }
        *scanner = ahead;
    }
    scanner.at > start
}

/// « Alinéa 23 » ⏎ « I. Deuxième phrase », « 1° Remplacer… »: a part of an instruction, on its own line.
fn opens_part(scanner: &Scanner<'_>) -> bool {
    let mut ahead = *scanner;
    ahead.skip_spaces();
    while ahead.rest().starts_with([',', ':']) {
        ahead.at += 1;
        ahead.skip_spaces();
    }
    if !ahead.rest().starts_with('\n') {
        return false;
    }
    ahead.skip_blanks();
    let line = ahead.at;
    label(&mut ahead) != Label::None && opens_instruction(ahead.text, line)
}

fn location(scanner: &mut Scanner<'_>, style: Style, before: &Place, head: &mut Head) -> bool {
    let known = if head.place.is_empty() {
        before.clone()
    } else {
        head.place.clone()
    };
    if let Some(found) = edge(scanner) {
        head.edge = Some(found);
        let mut ahead = *scanner;
        if ahead.accept_any(&["de", "du", "des", "d", "dudit"]) {
            ahead.skip_apostrophe();
            if let Some(place) = read_place(&mut ahead, &known) {
                head.place = within(place, &head.place);
                *scanner = ahead;
            }
        }
        return true;
    }
    if scanner.accept_any(&["par deux fois", "a deux reprises", "a ses deux occurrences"]) {
        return true;
    }
    let side = if scanner.accept("apres") {
        Some(Side::Apres)
    } else if scanner.accept("avant") {
        Some(Side::Avant)
    } else {
        None
    };
    if let Some(side) = side {
        if let Some(quoted) = words(scanner, style, &ANCHOR_FOLLOWS, 1) {
            head.anchor = Some((side, quoted));
            return true;
        }
        if let Some(place) = read_place(scanner, &known) {
            head.beside = Some((side, within(place, &head.place)));
            quoted_sentence(scanner, side, head);
            return true;
        }
        return false;
    }
    if let Some((first, second)) = between(scanner, style) {
        head.after = Some(first);
        head.anchor = Some((Side::Avant, second));
        return true;
    }
    let mut ahead = *scanner;
    let is_introduced = ahead.accept_any(&["a", "au", "aux", "dans", "de", "du", "sur", "en", "des"]);
    if let Some(place) = read_place(&mut ahead, &known) {
        // « les mots » is no place, nor « a deux reprises »
        let is_another = !place.alineas.is_empty()
            && !place.is_recalled
            && !head.place.alineas.is_empty()
            && !head.place.is_recalled
            && place.alineas != head.place.alineas;
        if is_another {
            // « Alinéa 13, seconde phrase, et alinéa 24 »; the alinéas of a table are not those of the text.
            if head.place.table.is_some() || head.edge.is_some() {
                return false;
            }
            head.others.push(std::mem::replace(&mut head.place, place));
        } else {
            head.place = within(place, &head.place);
        }
        let says_alineas = says_alinea(&scanner.text[scanner.at..ahead.at]);
        *scanner = ahead;
        if style == Style::Senat && !is_introduced && says_alineas {
            listed(scanner, head);
        }
        return true;
    }
    if !is_introduced && let Some(quoted) = words(scanner, style, &["sont", "est", "par"], 6) {
        head.subject = Some(quoted);
        return true;
    }
    if is_introduced && let Some(quoted) = words(&mut scanner.clone(), style, &[], 1) {
        // « À la deuxième occurrence du mot : « x » », spoken of as a place.
        let mut ahead = *scanner;
        if quoted.which.is_some() && words(&mut ahead, style, &[], 1).is_some() {
            head.subject = Some(quoted);
            *scanner = ahead;
            return true;
        }
    }
    false
}

/// What may follow the words leaned on, when they stand in a paragraph of their own.
pub(super) const ANCHOR_FOLLOWS: [&str; 14] = [
    "inserer",
    "ajouter",
    "rediger",
    "supprimer",
    "remplacer",
    "substituer",
    "sont inseres",
    "est insere",
    "la fin",
    "completer",
    "proceder",
    "il est insere",
    "les mots",
    "le mot",
];
