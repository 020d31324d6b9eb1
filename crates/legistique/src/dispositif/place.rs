//! « la seconde phrase de l’alinéa 3 », « Alinéa 36, tableau, première colonne »: reading a place as it is said.

use super::groups::{groups, number_groups};
use super::is_numeral;
use super::model::{Alineas, Edge, Place, PreambleKind, PreamblePlace, TablePlace};
use super::rank::{cardinal, ranks};
use super::scanner::Scanner;
use crate::heading::number_at;
use crate::nouns::noun;

/// Reads a place; what it leaves unsaid (« cet alinéa ») comes from the one spoken of before.
pub(super) fn read_place(scanner: &mut Scanner<'_>, before: &Place) -> Option<Place> {
    let mut place = Place::default();
    let mut ahead = *scanner;
    component(&mut ahead, before, &mut place)?;
    *scanner = ahead;
    loop {
        let mut next = *scanner;
        let is_linked = next.accept_any(&[
            "de de", "de", "du", "des", "d", "dans", "dudit", "desdits", "desdites", "audit", "auxdits",
        ]) || place.alineas.is_empty() && juxtaposed(scanner, &mut next)
            || {
                next = *scanner;
                next.accept_sign(&[',']) && continues_after_comma(&next, &place)
            };
        // « du » and « des » hold an article that the next noun does without.
        if !is_linked || component(&mut next, before, &mut place).is_none() {
            break;
        }
        *scanner = next;
    }
    if !place.phrases.is_empty()
        && place.alineas.is_empty()
        && place.units.is_empty()
        && place.division.is_none()
        && !place.is_this_division
    {
        place.alineas.clone_from(&before.alineas);
        place.is_recalled = before.is_recalled;
    }
    if place.table.is_some() && place.alineas.is_empty() && place.units.is_empty() && before.table.is_some() {
        place.alineas.clone_from(&before.alineas);
        place.is_recalled = before.is_recalled;
    }
    Some(place)
}

/// « la première phrase l’alinéa 4 », « le tableau à l’alinéa 4 ».
fn juxtaposed<'a>(scanner: &Scanner<'a>, next: &mut Scanner<'a>) -> bool {
    *next = *scanner;
    let is_introduced = next.accept_any(&["a", "au", "aux"]);
    let mut ahead = *next;
    if ahead.accept_any(&["l alinea", "alinea", "alineas", "les alineas"]) {
        return ahead.number().is_some();
    }
    next.sees_any(&[
        "l article",
        "cet alinea",
        "cet article",
        "ce meme alinea",
        "tableau",
    ]) || is_introduced
        && next.sees_any(&[
            "tableau",
            "ce tableau",
            "la premiere phrase",
            "la seconde phrase",
            "la derniere phrase",
        ])
}

/// « Alinéa 3, première phrase », « tableau, dixième ligne »: a smaller part follows a comma.
fn continues_after_comma(scanner: &Scanner<'_>, place: &Place) -> bool {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    ahead.accept_any(&["a la", "au", "aux", "la", "le", "les", "du", "de la"]);
    if ahead.sees_any(&["tableau", "ligne", "colonne"])
        || place.alineas.is_empty() && ahead.sees_any(&["alinea", "alineas", "article"])
    {
        return true;
    }
    let mut count = 0;
    while ranks(&mut ahead).is_some() {
        count += 1;
    }
    count > 0
        && ahead.sees_any(&[
            "phrase", "phrases", "alinea", "alineas", "ligne", "lignes", "colonne", "colonnes", "tableau",
        ])
        || {
            // « Alinéa 13, 1° », « Alinéa 3, b »
            let mut label = *scanner;
            label.skip_blanks();
            unit_label(&mut label).is_some() && (label.is_line_end() || label.accept_sign(&[',', ':']))
        }
}

fn component(scanner: &mut Scanner<'_>, before: &Place, place: &mut Place) -> Option<()> {
    let mut is_current = false;
    loop {
        if scanner.accept_any(&[
            "cet", "cette", "ce", "ces", "ledit", "ladite", "lesdits", "lesdites", "dudit", "present",
            "presente", "dit", "dite", "dits", "dites", "meme", "memes", "audit", "auxdits", "auxdites",
            "desdits", "desdites",
        ]) {
            is_current = true;
        } else if scanner.accept_any(&["l", "d"]) {
            scanner.skip_apostrophe();
        } else if !scanner.accept_any(&[
            "le",
            "la",
            "les",
            "du",
            "des",
            "au",
            "aux",
            "chacun des",
            "chacune des",
            "tout",
            "toute",
            "ensemble du",
            "ensemble de",
        ]) {
            break;
        }
    }
    let mut ranks_said: Vec<i32> = Vec::new();
    while let Some(found) = ranks(scanner) {
        ranks_said.extend(found);
        let mut next = *scanner;
        if (next.accept_sign(&[',']) | next.accept("et")) && {
            next.accept_any(&["la", "le", "les", "l", "a la", "au"]);
            ranks(&mut next.clone()).is_some()
        } {
            *scanner = next;
        }
    }
    if is_current && ranks_said.is_empty() {
        // « ces deux alinéas »
        let mut counted = *scanner;
        if cardinal(&mut counted).is_some() && counted.sees_any(&["alineas", "phrases"]) {
            *scanner = counted;
        }
    }
    if scanner.accept_any(&["alinea", "alineas", "alinea s", "aliena", "alinea n°", "al"]) {
        if scanner.rest().starts_with('.') && scanner.text[..scanner.at].ends_with("al") {
            scanner.at += 1;
        }
        return alineas(scanner, before, place, is_current, &ranks_said);
    }
    if scanner.accept_any(&["phrase", "phrases", "phase"]) {
        if ranks_said.is_empty() && scanner.accept("unique") {
            ranks_said.push(1);
        }
        place.is_phrase_recalled = ranks_said.is_empty() && before.is_phrase_recalled;
        place.phrases = if ranks_said.is_empty() {
            before.phrases.clone()
        } else {
            ranks_said
        };
        place.is_this_phrase = place.phrases.is_empty();
        return Some(());
    }
    let kind = if scanner.accept_any(&["visa", "visas"]) {
        Some(PreambleKind::Visa)
    } else if scanner.accept_any(&["considerant", "considerants"]) {
        Some(PreambleKind::Considerant)
    } else {
        None
    };
    if let Some(kind) = kind {
        return preamble(scanner, before, place, (kind, is_current, ranks_said));
    }
    if scanner.accept_any(&["tableau", "tableaux"]) {
        let table = place.table.get_or_insert_with(TablePlace::default);
        table.rank = ranks_said.first().copied();
        return Some(());
    }
    if scanner.accept_any(&["ligne", "lignes"]) {
        let (ranks, named) = if is_current {
            (ranks_said, None)
        } else {
            header(scanner, ranks_said)
        };
        let table = place.table.get_or_insert_with(TablePlace::default);
        if ranks.is_empty() && named.is_none() {
            let known = before
                .table
                .as_ref()
                .filter(|table| is_current && (!table.rows.is_empty() || table.row_named.is_some()))?;
            (table.rows, table.row_named) = (known.rows.clone(), known.row_named.clone());
        } else {
            (table.rows, table.row_named) = (ranks, named);
        }
        return Some(());
    }
    if scanner.accept_any(&["colonne", "colonnes"]) {
        let (ranks, named) = if is_current {
            (ranks_said, None)
        } else {
            header(scanner, ranks_said)
        };
        let table = place.table.get_or_insert_with(TablePlace::default);
        if ranks.is_empty() && named.is_none() {
            let known = before
                .table
                .as_ref()
                .filter(|table| is_current && (!table.columns.is_empty() || table.column_named.is_some()))?;
            (table.columns, table.column_named) = (known.columns.clone(), known.column_named.clone());
        } else {
            (table.columns, table.column_named) = (ranks, named);
        }
        return Some(());
    }
    if scanner.accept_any(&[
        "intitule",
        "titre du projet",
        "titre de la proposition",
        "titre du texte",
    ]) {
        place.is_heading = true;
        return Some(());
    }
    if let Some(article) = proposed_for(scanner) {
        place.proposed_for = Some(article);
        return Some(());
    }
    if scanner.accept_any(&[
        "projet de loi",
        "proposition de loi",
        "proposition de resolution",
        "projet de resolution",
        "proposition",
        "projet",
        "texte",
        "document",
        "loi",
        "deliberation",
    ]) {
        // « le titre de la proposition de loi »
        scanner.accept_any(&[
            "organique",
            "constitutionnelle",
            "europeenne",
            "de finances",
            "de financement",
        ]);
        place.is_this_division |= !place.is_heading;
        return Some(());
    }
    if is_current && scanner.accept("division") {
        place.is_this_division = true;
        return Some(());
    }
    let is_amendment = scanner.accept_any(&["amendement", "sous-amendement"]);
    if is_amendment || scanner.accept("dispositif") {
        let mut number = *scanner;
        if number.accept_any(&["n", "no", "numero"]) {
            number.accept_sign(&['°', 'º']);
            if let Some(word) = number.word() {
                number.at = word.end;
                *scanner = number;
            }
        }
        place.is_this_division = true;
        place.is_amendment |= is_amendment;
        return Some(());
    }
    if scanner.accept_any(&["paragraphe", "paragraphes"]) {
        if !ranks_said.is_empty() || is_current {
            return alineas(scanner, before, place, is_current, &ranks_said);
        }
        let mut labelled = *scanner;
        if let Some(label) = unit_label(&mut labelled) {
            *scanner = labelled;
            place.units.insert(0, label);
            return Some(());
        }
        return alineas(scanner, before, place, is_current, &ranks_said);
    }
    if scanner.sees_any(&["titre"]) {
        let mut ahead = *scanner;
        ahead.accept("titre");
        ahead.skip_blanks();
        if number_at(ahead.rest()).is_none() && !ahead.sees("ier") {
            *scanner = ahead;
            place.is_heading = true;
            return Some(());
        }
    }
    if division(scanner, is_current, place).is_some() {
        return Some(());
    }
    if ranks_said.is_empty() {
        let label = unit_label(scanner)?;
        place.units.insert(0, label);
        return Some(());
    }
    None
}

/// « le deuxième visa », « le visa 2 », « ce considérant », « les visas ».
fn preamble(
    scanner: &mut Scanner<'_>,
    before: &Place,
    place: &mut Place,
    (kind, is_current, mut ranks): (PreambleKind, bool, Vec<i32>),
) -> Option<()> {
    if ranks.is_empty() && is_current {
        let known = before.preamble.as_ref().filter(|known| known.kind == kind)?;
        ranks.clone_from(&known.ranks);
    } else if ranks.is_empty() {
        ranks.extend(scanner.number());
    }
    place.preamble = Some(PreamblePlace { kind, ranks });
    Some(())
}

/// « texte proposé (par cet article) pour l’article L. 558-48 (du code électoral) ».
fn proposed_for(scanner: &mut Scanner<'_>) -> Option<String> {
    let mut ahead = *scanner;
    if !ahead.accept_any(&["texte propose"]) {
        return None;
    }
    let end = ahead.line_end();
    let line = &ahead.text[ahead.at..end];
    let (before, after) = ["pour l’article ", "pour l'article "]
        .iter()
        .find_map(|said| line.split_once(said))?;
    if before.contains([',', ':', '«']) {
        return None;
    }
    let start = end - after.len();
    let stop = [" du ", " de ", " par ", ",", " est "]
        .iter()
        .filter_map(|stop| after.find(stop))
        .min()
        .unwrap_or(after.len());
    let article = crate::folding::trim_all(&after[..stop]).to_owned();
    // « du code électoral » up to what is done.
    let rest = &after[stop..];
    let passed = if rest.starts_with(" du ") || rest.starts_with(" de ") {
        [",", " par ", " est "]
            .iter()
            .filter_map(|stop| rest.find(stop))
            .min()
            .unwrap_or(rest.len())
    } else {
        0
    };
    scanner.at = start + stop + passed;
    (!article.is_empty()).then_some(article)
}

fn alineas(
    scanner: &mut Scanner<'_>,
    before: &Place,
    place: &mut Place,
    is_current: bool,
    ranks: &[i32],
) -> Option<()> {
    if !ranks.is_empty() {
        place.alineas = groups(ranks);
        let mut ahead = *scanner;
        // « l’avant-dernier alinéa (3°) »
        if ahead.accept_sign(&['(']) {
            let end = ahead.rest().find(')').filter(|end| *end < 20)?;
            scanner.at = ahead.at + end + 1;
        }
        return Some(());
    }
    let said = if scanner.is_line_end() {
        Vec::new()
    } else {
        // « aux alinéas, 4, 6 et 10 »
        let mut after_comma = *scanner;
        if after_comma.accept_sign(&[',']) && after_comma.clone().number().is_some() && ends_plural(scanner) {
            *scanner = after_comma;
        }
        number_groups(scanner)
    };
    // « l’alinéa I », for « 1 »
    let mut roman = *scanner;
    let written = unit_label(&mut roman)
        .filter(|label| {
            let is_roman = label.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
            is_roman && said.is_empty() && !is_current && !scanner.is_line_end()
        })
        .and_then(|label| crate::dispositif::roman_value(&label));
    if let Some(number) = written.and_then(|number| i32::try_from(number).ok()) {
        *scanner = roman;
        place.alineas = vec![Alineas::one(number)];
        return Some(());
    }
    if said.is_empty() {
        let is_alone = before.alineas.is_empty() && (!is_current || before.units.is_empty());
        let is_said = scanner.accept("unique");
        if is_said || is_alone {
            place.alineas = vec![Alineas::one(1)];
            place.is_only_alinea = !is_said;
        } else {
            place.alineas.clone_from(&before.alineas);
            place.is_recalled = before.is_recalled;
            place.units.splice(0..0, before.units.iter().cloned());
        }
        return Some(());
    }
    place.alineas = said;
    Some(())
}

/// « Action 12 » between quotation marks or a number, after « ligne » or « colonne ».
fn header(scanner: &mut Scanner<'_>, ranks: Vec<i32>) -> (Vec<i32>, Option<String>) {
    if !ranks.is_empty() {
        return (ranks, None);
    }
    let mut ahead = *scanner;
    // « la colonne intitulée : « Montant » »
    ahead.accept_any(&["intitule", "intitulee", "nommee", "denommee", "appelee", "titree"]);
    ahead.accept_sign(&[':']);
    if let Some(number) = ahead.number() {
        *scanner = ahead;
        let mut numbers = vec![number];
        while ahead.accept_sign(&[',']) | ahead.accept("et") {
            let Some(next) = ahead.number() else { break };
            numbers.push(next);
            *scanner = ahead;
        }
        return (numbers, None);
    }
    ahead.skip_blanks();
    for (open, close) in [('«', '»'), ('"', '"'), ('“', '”')] {
        if ahead.peek() == Some(open) {
            let start = ahead.at + open.len_utf8();
            if let Some(length) = ahead.text[start..].find(close) {
                let name = crate::folding::trim_all(&ahead.text[start..start + length]).to_owned();
                scanner.at = start + length + close.len_utf8();
                return (Vec::new(), Some(name));
            }
        }
    }
    (Vec::new(), None)
}

/// Whether « alinéas », rather than « alinéa », was just read.
fn ends_plural(scanner: &Scanner<'_>) -> bool {
    scanner.text[..scanner.at].ends_with(['s', 'S'])
}

/// « L. 558-48 », « L758-1 », « L.O. 146 »: the number of an article of a code, and how many bytes it takes.
fn code_number(text: &str) -> Option<(String, usize)> {
    let letters = text.find(|letter: char| letter.is_ascii_digit())?;
    let prefix: String = text[..letters]
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let is_prefix = matches!(prefix.as_str(), "L" | "LO" | "R" | "D" | "A")
        && text[..letters]
            .chars()
            .all(|letter| letter.is_ascii_alphabetic() || matches!(letter, '.' | ' ' | '\u{a0}' | '*'));
    let digits = text[letters..]
        .find(|letter: char| !letter.is_ascii_digit() && letter != '-')
        .unwrap_or(text.len() - letters);
    let number = text[letters..letters + digits].trim_end_matches('-');
    is_prefix.then(|| (format!("{prefix}. {number}"), letters + number.len()))
}

/// « article 7 bis », « chapitre II »; « cet article », « l’article ».
fn division(scanner: &mut Scanner<'_>, is_current: bool, place: &mut Place) -> Option<()> {
    let word = scanner.word()?;
    let said = scanner.slice(word.clone());
    let is_short = said.eq_ignore_ascii_case("art");
    let noun = noun(if is_short { "article" } else { said })?;
    let mut ahead = *scanner;
    ahead.at = word.end;
    if is_short && ahead.rest().starts_with('.') {
        ahead.at += 1;
    }
    ahead.skip_spaces();
    let mut end = word.end;
    if !is_current {
        if ahead.accept("premier") {
            place.division = Some(format!("{} 1", noun.shown));
            end = ahead.at;
        } else if ahead.accept("ier") {
            place.division = Some(format!("{} I", noun.shown));
            end = ahead.at;
        } else if ahead.accept("unique") {
            end = ahead.at;
        } else if let Some((number, length)) = code_number(ahead.rest()).filter(|_| noun.key == "article") {
            ahead.at += length;
            end = ahead.at;
            place.division = Some(format!("{} {number}", noun.shown));
        } else if let Some((number, length)) = number_at(ahead.rest()) {
            let mut after = ahead;
            after.at += length;
            // « 1<sup>er</sup> »
            after.skip_spaces();
            if number == "1" && after.accept_any(&["er", "re"]) {
                ahead = after;
            } else {
                ahead.at += length;
            }
            end = ahead.at;
            place.division = Some(format!("{} {number}", noun.shown));
        }
    }
    if is_short && place.division.is_none() {
        return None;
    }
    scanner.at = end;
    if place.division.is_none() {
        // « cet article », « l’article » on its own
        place.is_this_division = true;
    }
    Some(())
}

/// « 1° », « 2° bis », « II », « A », « a) ».
pub(super) fn unit_label(scanner: &mut Scanner<'_>) -> Option<String> {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    let rest = ahead.rest();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut label;
    if digits > 0 {
        let after = rest[digits..].trim_start_matches(['\u{a0}', ' ']);
        if !after.starts_with(['°', 'º']) {
            return None;
        }
        label = format!("{}°", &rest[..digits]);
        ahead.at = ahead.text.len() - after.len() + '°'.len_utf8();
    } else {
        let word = ahead.word().filter(|word| word.start == ahead.at)?;
        let raw = ahead.slice(word.clone());
        let is_roman = raw.chars().all(|letter| "IVXLC".contains(letter)) || is_numeral(raw);
        let is_letter =
            raw.len() == 1 && raw.is_ascii() && raw.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let is_doubled = raw.len() == 2 && raw.is_ascii() && ahead.text[word.end..].starts_with(')');
        if !is_roman && !is_letter && !is_doubled {
            return None;
        }
        label = raw.to_owned();
        ahead.at = word.end;
        if ahead.rest().starts_with(')') {
            ahead.at += 1;
            label.push(')');
        }
    }
    for adverb in crate::nouns::ADVERBS {
        if ahead.accept(adverb) {
            label = format!("{label} {adverb}");
        }
    }
    // « 1° A », « II bis AA »
    let suffix = ahead
        .word()
        .filter(|_| label.contains(['°', ' ']) && !ahead.is_line_end());
    if let Some(suffix) = suffix {
        let raw = ahead.slice(suffix.clone());
        let mut next = ahead;
        next.at = suffix.end;
        let is_preposition = next.sees_any(&["l", "la", "compter", "partir"]);
        if !is_preposition
            && raw.len() <= 2
            && raw.bytes().all(|letter| letter.is_ascii_uppercase())
            && !raw.contains('I')
        {
            label = format!("{label} {raw}");
            ahead.at = suffix.end;
        }
    }
    *scanner = ahead;
    Some(label)
}

/// « à la fin de », « au début », and what they are of.
pub(super) fn edge(scanner: &mut Scanner<'_>) -> Option<Edge> {
    if scanner.accept_any(&["a la fin", "in fine", "en fin", "a la toute fin"]) {
        Some(Edge::Fin)
    } else if scanner.accept_any(&[
        "au debut",
        "au tout debut",
        "en debut",
        "au commencement",
        "en tete",
    ]) {
        Some(Edge::Debut)
    } else {
        None
    }
}
