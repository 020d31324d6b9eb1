//! The verb of an instruction and what it asks for.

use super::head::{Head, Words, locations, trailing_which, within, words};
use super::model::{Act, Directive, Place, Unit, Which};
use super::place::read_place;
use super::reader::Reader;
use super::writing::announce;
use crate::edit::{ReadingProblem, Side};

pub(super) type Read<T> = Result<T, ReadingProblem>;

/// What opens the words written, when the words replaced stand in a paragraph of their own.
const OLD_FOLLOWS: [&str; 9] = [
    "par",
    "les mots",
    "le mot",
    "la reference",
    "la date",
    "le montant",
    "le taux",
    "le nombre",
    "l annee",
];
pub(super) const NEW_FOLLOWS: [&str; 11] = [
    "et les mots",
    "et le mot",
    "et la reference",
    "et le montant",
    "et les references",
    "et le nombre",
    "et remplacer",
    "et supprimer",
    "et inserer",
    "et rediger",
    "et completer",
];

impl Reader<'_> {
    pub(super) fn verb(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let scanner = &mut self.scanner;
        scanner.skip_blanks();
        if scanner.accept_any(&["supprimer", "retirer", "supprimez", "retirez"]) {
            return self.remove(head);
        }
        if scanner.accept_any(&["substituer", "substituez"]) {
            return self.replace(head, true);
        }
        if scanner.accept_any(&["modifier ainsi", "modifiez ainsi"]) {
            return self.modified(head);
        }
        if scanner.accept_any(&[
            "remplacer",
            "modifier",
            "transformer",
            "remplace",
            "remplacez",
            "modifiez",
        ]) {
            return self.replace(head, false);
        }
        if scanner.accept_any(&["rediger", "reediger", "reecrire", "ecrire", "recrire", "redigez"]) {
            return self.rewrite(head, Act::Rediger);
        }
        if scanner.accept_any(&["retablir", "reintroduire", "retablissez"]) {
            return self.rewrite(head, Act::Retablir);
        }
        if scanner.accept_any(&[
            "inserer",
            "ajouter",
            "rajouter",
            "introduire",
            "inscrire",
            "insere",
            "inserez",
            "ajoutez",
            "rajoutez",
        ]) {
            return self.insert(head);
        }
        if scanner.accept_any(&["completer", "completez"]) {
            return self.complete(head);
        }
        if scanner.accept_any(&["faire preceder", "commencer", "debuter", "demarrer"]) {
            return self.precede(head);
        }
        if scanner.accept_any(&["proceder", "operer", "effectuer", "faire", "apporter"]) {
            return self.repeat(head);
        }
        if scanner.accept_any(&["deplacer", "transferer"]) {
            return self.displace(&head);
        }
        if scanner.accept_any(&["renumeroter"]) {
            return self.renumber(&head);
        }
        if let Some((verb, end)) = misspelt(scanner) {
            let mut corrected = std::mem::take(&mut head);
            scanner.at = end;
            return match verb {
                "supprimer" => self.remove(corrected),
                "substituer" => self.replace(corrected, true),
                "remplacer" => self.replace(corrected, false),
                "completer" => self.complete(corrected),
                _ => self.passive(&mut corrected),
            };
        }
        self.passive(&mut head)
    }

    /// « Modifier ainsi l’alinéa 3 : », then what is done to it.
    fn modified(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let known = self.known(&head);
        let place = read_place(&mut self.scanner, &known).ok_or(ReadingProblem::NoObject)?;
        head.place = within(place, &head.place);
        self.container = Some(head.place.clone());
        self.scanner.accept_sign(&[':', ';']);
        super::content::label(&mut self.scanner);
        let known = head.place.clone();
        locations(&mut self.scanner, self.style, &known, &mut head);
        self.verb(head)
    }

    pub(super) fn scope(&self, head: &Head) -> Place {
        let mut place = if head.place.is_empty() && self.inherits {
            Place {
                is_recalled: false,
                is_phrase_recalled: false,
                ..self.before.clone()
            }
        } else {
            head.place.clone()
        };
        place.edge = head.edge;
        place
    }

    /// A place said after the verb: « Supprimer les mots : « x » à l’alinéa 3 ».
    pub(super) fn place_after(&mut self, head: &mut Head) {
        let mut ahead = self.scanner;
        ahead.accept_sign(&[',']);
        if ahead.sees_any(&[
            "a", "au", "aux", "dans", "de", "du", "apres", "avant", "in fine", "sur",
        ]) {
            let is_own_line = ahead.is_line_end();
            let mut found = Head::default();
            let mut one = ahead;
            if !is_own_line
                && locations(&mut one, self.style, &self.before, &mut found)
                && found.subject.is_none()
            {
                let rest_is_end = {
                    let mut rest = one;
                    rest.skip_spaces();
                    rest.is_at_end() || rest.rest().starts_with(['\n', '.', ';', ','])
                };
                if rest_is_end {
                    self.scanner = one;
                    head.place = within(found.place, &head.place);
                    head.edge = head.edge.or(found.edge);
                    head.anchor = head.anchor.take().or(found.anchor);
                    head.beside = head.beside.take().or(found.beside);
                }
            }
        }
    }

    fn remove(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let mut which = None;
        trailing_which(&mut self.scanner, &mut which);
        self.scanner.accept_sign(&[':']);
        if self.end_of(&mut head, "la fin") {
            return self.end_rewritten(head, String::new());
        }
        if let Some(found) = words(&mut self.scanner, self.style, &NEW_FOLLOWS, 12) {
            self.place_after(&mut head);
            let mut directives = self.replacements(&head, &found, &[], which);
            let mut more = self.scanner;
            while more.accept("et")
                && let Some(found) = words(&mut more, self.style, &NEW_FOLLOWS, 1)
            {
                self.scanner = more;
                directives.extend(self.replacements(&head, &found, &[], which));
            }
            return Ok(directives);
        }
        let known = self.known(&head);
        let mut directives = Vec::new();
        loop {
            let mut ahead = self.scanner;
            if !directives.is_empty() {
                let is_joined = ahead.accept_sign(&[',']) | ahead.accept_any(&["et", "ainsi que"]);
                ahead.accept_any(&["a", "au"]);
                if !is_joined {
                    break;
                }
            }
            let Some(place) = read_place(&mut ahead, &known) else {
                break;
            };
            self.scanner = ahead;
            let place = within(place, &head.place);
            directives.push(Directive::new(Act::Supprimer, place));
        }
        if directives.is_empty() {
            if head.place.is_empty() {
                return Err(ReadingProblem::NoObject);
            }
            return Err(ReadingProblem::NoWords);
        }
        self.place_after(&mut head);
        Ok(directives)
    }

    pub(super) fn known(&self, head: &Head) -> Place {
        if head.place.is_empty() {
            self.before.clone()
        } else {
            head.place.clone()
        }
    }

    pub(super) fn replacements(
        &self,
        head: &Head,
        old: &Words,
        new: &[String],
        which: Option<Which>,
    ) -> Vec<Directive> {
        let place = self.scope(head);
        let pairs = old.list.iter().enumerate().map(|(index, old_words)| {
            let written = if new.len() == old.list.len() {
                new.get(index)
            } else {
                new.first()
            };
            (old_words, written.cloned().unwrap_or_default())
        });
        pairs
            .map(|(old_words, text)| Directive {
                words: Some(old_words.clone()),
                after: head
                    .anchor
                    .as_ref()
                    .filter(|(side, _)| *side == Side::Apres)
                    .and_then(|(_, quoted)| quoted.list.first().cloned())
                    .or_else(|| head.after.clone()),
                occurrence: old.which.or(which),
                text,
                ..Directive::new(Act::RemplacerMots, place.clone())
            })
            .collect()
    }

    fn replace(&mut self, mut head: Head, is_substitution: bool) -> Read<Vec<Directive>> {
        let mut which = None;
        trailing_which(&mut self.scanner, &mut which);
        self.scanner.accept_sign(&[',', ':']);
        let mut is_respective = self.scanner.accept("respectivement");
        let mut directives = Vec::new();
        loop {
            let mut ahead = self.scanner;
            let is_reversed_maybe = is_substitution && ahead.sees_any(&["les", "le", "la", "l"]);
            // « Remplacer à l’alinéa 3 les mots… »
            if directives.is_empty()
                && head.place.is_empty()
                && ahead.sees_any(&["a l alinea", "a la", "au", "aux alineas", "dans"])
                && !is_substitution
            {
                let mut found = Head::default();
                let mut one = ahead;
                if locations(&mut one, self.style, &self.before, &mut found)
                    && !found.place.is_empty()
                    && found.subject.is_none()
                {
                    head.place = found.place;
                    head.edge = found.edge;
                    ahead = one;
                }
            }
            let Some(mut old) = words(&mut ahead, self.style, &OLD_FOLLOWS, 12) else {
                break;
            };
            while ahead.accept_sign(&[',', ':']) {}
            // « substituer au nombre : « 7 000 » ; » ⏎ « le nombre : « 3 500 » »
            let mut stopped = ahead;
            if is_substitution && stopped.accept_sign(&[';', '.']) && head_place_after(&stopped) {
                ahead = stopped;
            }
            if !is_substitution || !head_place_after(&ahead) {
                // « remplacer les mots « x » à l’alinéa 3 par… »
                let mut one = ahead;
                let mut found = Head::default();
                if ahead.sees_any(&["a l alinea", "au", "a la", "dans", "de l alinea"])
                    && !is_substitution
                    && locations(&mut one, self.style, &self.before, &mut found)
                    && one.sees("par")
                {
                    head.place = within(found.place, &head.place);
                    ahead = one;
                }
            }
            let is_swapped = is_reversed_maybe && ahead.sees_any(&["aux", "au", "a la", "a l"]);
            ahead.accept_any(&["par", "a", "avec"]);
            is_respective |= ahead.accept("respectivement");
            ahead.accept_any(&["par"]);
            ahead.accept_sign(&[':']);
            let most = if is_respective || old.list.len() > 1 {
                old.list.len()
            } else {
                1
            };
            let is_own_line = ahead.is_line_end();
            let quoted = words(&mut ahead, self.style, &NEW_FOLLOWS, most);
            let mut new = if let Some(quoted) = quoted {
                quoted
            } else {
                // « par : », then the words below; « par deux phrases ainsi rédigées : »
                let (unit, announced) = announce(&mut ahead);
                self.announced = announced;
                let content = self
                    .content_at(&mut ahead, unit.or(Some(Unit::Mots)), is_own_line)
                    .ok_or(ReadingProblem::NoWords)?;
                Words {
                    list: vec![content],
                    which: None,
                }
            };
            if is_swapped {
                std::mem::swap(&mut old, &mut new);
            }
            old.which = old.which.or(new.which);
            self.scanner = ahead;
            trailing_which(&mut self.scanner, &mut which);
            self.place_after(&mut head);
            directives.extend(self.replacements(&head, &old, &new.list, which));
            let mut more = self.scanner;
            more.accept_sign(&[',']);
            if !more.accept_any(&["et", "puis"]) || more.sees_any(&super::content::VERBS) {
                break;
            }
            let mut probe = more;
            if words(&mut probe, self.style, &OLD_FOLLOWS, 1).is_none() {
                break;
            }
            self.scanner = more;
        }
        if !directives.is_empty() {
            return Ok(directives);
        }
        self.scanner.accept_any(&["a", "au", "aux"]);
        let known = self.known(&head);
        if self.end_of(&mut head, "la fin") {
            self.scanner.accept("par");
            let unit = self.announce();
            let text = self.content(unit).ok_or(ReadingProblem::NoWords)?;
            return self.end_rewritten(head, text);
        }
        let place = read_place(&mut self.scanner, &known).ok_or(ReadingProblem::NoObject)?;
        let mut place = within(place, &head.place);
        place.edge = head.edge;
        if self.scanner.accept_sign(&['(']) {
            let end = self.scanner.rest().find(')').ok_or(ReadingProblem::NoWords)?;
            self.scanner.at += end + 1;
        }
        let unit = self.announce();
        let text = self
            .content(unit.or(Some(Unit::Alinea)))
            .ok_or(ReadingProblem::NoWords)?;
        Ok(vec![Directive {
            text,
            unit: None,
            ..Directive::new(Act::Rediger, place)
        }])
    }

    /// « la fin », « le début », with what they are of.
    pub(super) fn end_of(&mut self, head: &mut Head, name: &str) -> bool {
        if !self.scanner.accept(name) {
            return false;
        }
        let known = self.known(head);
        let mut ahead = self.scanner;
        if ahead.accept_any(&["de", "du", "des", "d", "dudit"]) {
            ahead.skip_apostrophe();
            if let Some(place) = read_place(&mut ahead, &known) {
                head.place = within(place, &head.place);
                self.scanner = ahead;
            }
        }
        // « Alinéa 1 » ⏎ « 2° Après le mot… supprimer la fin de la phrase »
        let is_nowhere = head.place.is_this_phrase
            && head.place.alineas.is_empty()
            && head.place.units.is_empty()
            && head.place.division.is_none()
            && !head.place.is_this_division;
        if self.inherits && is_nowhere {
            head.place = within(std::mem::take(&mut head.place), &self.before);
        }
        true
    }

    pub(super) fn end_rewritten(&mut self, mut head: Head, text: String) -> Read<Vec<Directive>> {
        if head.anchor.is_none() {
            self.place_after(&mut head);
        }
        let mut place = self.scope(&head);
        place.edge = None;
        let (side, quoted) = head
            .anchor
            .map_or((None, None), |(side, quoted)| (Some(side), Some(quoted)));
        if side == Some(Side::Avant) {
            return Err(ReadingProblem::NoObject);
        }
        let mut directive = Directive::new(Act::RedigerFin, place);
        if let Some(quoted) = quoted {
            directive.words = quoted.list.first().cloned();
            directive.occurrence = quoted.which;
        }
        directive.text = text;
        Ok(vec![directive])
    }
}

/// Verbs long enough to be known with a letter wrong.
const LONG_VERBS: [&str; 4] = ["supprimer", "substituer", "remplacer", "completer"];

/// « susbtituer », « suprimer »: a verb one letter, or two letters in the wrong order, away from a known one; and where it ends.
fn misspelt(scanner: &super::scanner::Scanner<'_>) -> Option<(&'static str, usize)> {
    let word = scanner.word()?;
    let said: Vec<char> = scanner
        .slice(word.clone())
        .chars()
        .map(super::scanner::folded)
        .collect();
    if said.len() < 8 || !said.ends_with(&['e', 'r']) {
        return None;
    }
    let verb = LONG_VERBS
        .into_iter()
        .find(|verb| is_one_slip(&said, &verb.chars().collect::<Vec<_>>()))?;
    Some((verb, word.end))
}

/// Whether two words differ by one letter wrong, missing or too many, or by two letters swapped.
fn is_one_slip(said: &[char], meant: &[char]) -> bool {
    let start = said
        .iter()
        .zip(meant)
        .take_while(|(one, other)| one == other)
        .count();
    let end = said[start..]
        .iter()
        .rev()
        .zip(meant[start..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (said, meant) = (&said[start..said.len() - end], &meant[start..meant.len() - end]);
    match (said, meant) {
        ([_], [_] | []) | ([], [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

fn head_place_after(scanner: &super::scanner::Scanner<'_>) -> bool {
    scanner.sees_any(&["les", "le", "la", "l", "par"])
}
