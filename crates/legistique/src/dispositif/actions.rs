//! The other verbs: the same operation elsewhere, moving, renumbering, and the passive of modifying laws.

use super::content::{label, opens_instruction, quotation, sees_quotation};
use super::head::{Head, locations, trailing_which, words};
use super::model::{Act, Directive, Place, Unit};
use super::place::read_place;
use super::reader::Reader;
use super::verbs::{NEW_FOLLOWS, Read};
use crate::edit::{ReadingProblem, Side};

impl Reader<'_> {
    /// « procéder à la même substitution », elsewhere.
    pub(super) fn repeat(&mut self, mut head: Head) -> Read<Vec<Directive>> {
        let said = self.scanner.accept_any(&[
            "a la meme",
            "aux memes",
            "au meme",
            "a cette meme",
            "a une meme",
            "a la",
            "la meme",
            "le meme",
            "aux",
            "de meme",
            "les memes",
            "a l identique a la",
        ]);
        if !said || self.last.is_empty() {
            return Err(ReadingProblem::NoObject);
        }
        for _ in 0..2 {
            if let Some(word) = self.scanner.word().filter(|_| !self.scanner.is_line_end())
                && !self
                    .scanner
                    .sees_any(&["a", "au", "aux", "dans", "de", "apres", "et"])
            {
                self.scanner.at = word.end;
            }
        }
        let mut which = None;
        trailing_which(&mut self.scanner, &mut which);
        let known = self.known(&head);
        let mut found = Head::default();
        let mut ahead = self.scanner;
        ahead.accept_sign(&[':', ',']);
        if !self.scanner.is_line_end() && locations(&mut ahead, self.style, &known, &mut found) {
            self.scanner = ahead;
            head.place = if found.place.is_empty() {
                head.place
            } else {
                found.place
            };
            head.edge = head.edge.or(found.edge);
            head.anchor = head.anchor.take().or(found.anchor);
            head.beside = head.beside.take().or(found.beside);
        }
        let place = head
            .beside
            .as_ref()
            .map_or_else(|| head.place.clone(), |(_, place)| place.clone());
        if place.is_empty() && head.anchor.is_none() {
            return Err(ReadingProblem::NoObject);
        }
        let last = self.last.clone();
        Ok(last
            .into_iter()
            .map(|mut directive| {
                let head_edge = head.edge.filter(|_| directive.act != Act::Completer);
                directive.place = Place {
                    edge: head_edge,
                    ..place.clone()
                };
                if let Some((side, quoted)) = &head.anchor {
                    directive.words = quoted.list.first().cloned();
                    directive.occurrence = quoted.which;
                    directive.side = Some(*side);
                }
                if let (Act::RemplacerMots, Some(quoted)) = (directive.act, &head.subject) {
                    directive.occurrence = quoted.which;
                }
                if which.is_some() {
                    directive.occurrence = which;
                }
                directive
            })
            .collect())
    }

    pub(super) fn displace(&mut self, head: &Head) -> Read<Vec<Directive>> {
        let known = self.known(head);
        let place = read_place(&mut self.scanner, &known).ok_or(ReadingProblem::NoObject)?;
        self.scanner.accept_sign(&[',']);
        self.beside(place)
    }

    /// « L’article 8 est modifié comme suit : » ⏎ « I. – À l’alinéa 1, après le mot… »: the lines below say what is done.
    fn instructions_inside(&mut self, head: &Head) -> Read<Option<Vec<Directive>>> {
        let mut ahead = self.scanner;
        ahead.accept_any(&["ainsi", "comme suit"]);
        // One in another is not what anybody writes.
        if self.is_inside || !ahead.accept_sign(&[':']) || !ahead.is_line_end() {
            return Ok(None);
        }
        ahead.skip_blanks();
        if !opens_instruction(ahead.text, ahead.at) {
            return Ok(None);
        }
        label(&mut ahead);
        self.scanner = ahead;
        self.before = self.scope(head);
        self.container = Some(self.before.clone());
        self.inherits = true;
        self.is_inside = true;
        let found = self.instruction();
        self.is_inside = false;
        found.map(Some)
    }

    /// « L’alinéa 3 est déplacé après l’alinéa 5. »
    fn moved(&mut self, head: &Head) -> Read<Vec<Directive>> {
        let place = self.scope(head);
        if place.is_empty() {
            return Err(ReadingProblem::NoObject);
        }
        self.beside(place)
    }

    fn beside(&mut self, place: Place) -> Read<Vec<Directive>> {
        let side = if self.scanner.accept("apres") {
            Side::Apres
        } else if self.scanner.accept("avant") {
            Side::Avant
        } else {
            return Err(ReadingProblem::NoObject);
        };
        let destination = read_place(&mut self.scanner, &place).ok_or(ReadingProblem::NoObject)?;
        Ok(vec![Directive {
            side: Some(side),
            destination: Some(destination),
            ..Directive::new(Act::Deplacer, place)
        }])
    }

    pub(super) fn renumber(&mut self, head: &Head) -> Read<Vec<Directive>> {
        let known = self.known(head);
        let place = read_place(&mut self.scanner, &known).unwrap_or_else(|| head.place.clone());
        if place.is_empty() || !self.scanner.accept_any(&["en", "comme suit", "ainsi"]) {
            return Err(ReadingProblem::NoObject);
        }
        self.scanner.accept_sign(&[':']);
        let text = if sees_quotation(&self.scanner) {
            quotation(&mut self.scanner).ok_or(ReadingProblem::NoWords)?
        } else {
            let end = self.scanner.line_end();
            let text = self.scanner.text[self.scanner.at..end]
                .trim()
                .trim_end_matches(['.', ';'])
                .trim_end()
                .to_owned();
            self.scanner.at = end;
            text
        };
        if text.is_empty() {
            return Err(ReadingProblem::NoWords);
        }
        Ok(vec![Directive {
            text,
            ..Directive::new(Act::Renumeroter, place)
        }])
    }

    /// « est supprimé », « sont remplacés par », « est ainsi rédigé », « il est inséré ».
    pub(super) fn passive(&mut self, head: &mut Head) -> Read<Vec<Directive>> {
        let mut head = std::mem::take(head);
        // « Après le mot : « x », la fin de l’alinéa 3 est supprimée. »
        let is_end = self.end_of(&mut head, "la fin");
        self.scanner.accept_any(&["il", "elle", "ils"]);
        if self.scanner.accept_any(&["devient", "deviennent"]) {
            let known = Place::default();
            let destination = read_place(&mut self.scanner, &known).ok_or(ReadingProblem::NoObject)?;
            // « L’article 6 A » is no « article 6 ».
            let mut after = self.scanner;
            after.skip_spaces();
            let is_whole = matches!(after.peek(), None | Some('\n' | '.' | ';' | ','));
            let is_linked = after.sees_any(&["et", "puis"]);
            // « Les articles 6 et 7 » are two.
            after.accept_sign(&[',']);
            after.accept_any(&["et"]);
            after.skip_spaces();
            let is_listed = after.peek().is_some_and(|letter| letter.is_ascii_digit());
            let is_one = (is_whole || is_linked) && !is_listed;
            if !is_one {
                return Err(ReadingProblem::Leftover);
            }
            return Ok(vec![Directive {
                destination: Some(destination),
                ..Directive::new(Act::Renumeroter, self.scope(&head))
            }]);
        }
        if !self.scanner.accept_any(&["est", "sont"]) {
            return Err(ReadingProblem::NoVerb);
        }
        let is_respective = self.scanner.accept("respectivement");
        let mut which = None;
        trailing_which(&mut self.scanner, &mut which);
        let any = |stem: &str| {
            [
                stem.to_owned(),
                format!("{stem}e"),
                format!("{stem}s"),
                format!("{stem}es"),
            ]
        };
        let says = |reader: &mut Self, stem: &str| any(stem).iter().any(|form| reader.scanner.accept(form));
        if says(self, "deplace") {
            return self.moved(&head);
        }
        if says(self, "supprime") || says(self, "abroge") {
            if is_end {
                return self.end_rewritten(head, String::new());
            }
            trailing_which(&mut self.scanner, &mut which);
            if let Some(old) = &head.subject {
                return Ok(self.replacements(&head, old, &[], which));
            }
            let place = self.scope(&head);
            return if place.is_empty() {
                Err(ReadingProblem::NoObject)
            } else {
                Ok(vec![Directive::new(Act::Supprimer, place)])
            };
        }
        if says(self, "remplace") {
            trailing_which(&mut self.scanner, &mut which);
            let is_respective = is_respective | self.scanner.accept("respectivement");
            self.scanner.accept("par");
            let is_respective = is_respective | self.scanner.accept("respectivement");
            if let Some(old) = &head.subject {
                let most = if is_respective || old.list.len() > 1 {
                    old.list.len()
                } else {
                    1
                };
                self.scanner.accept_sign(&[':']);
                let new = words(&mut self.scanner, self.style, &NEW_FOLLOWS, most)
                    .ok_or(ReadingProblem::NoWords)?;
                return Ok(self.replacements(&head, old, &new.list, which));
            }
            let unit = self.announce();
            let text = self
                .content(unit.or(Some(Unit::Alinea)))
                .ok_or(ReadingProblem::NoWords)?;
            return Ok(vec![Directive {
                text,
                ..Directive::new(Act::Rediger, self.scope(&head))
            }]);
        }
        self.scanner.accept("ainsi");
        let is_restored = says(self, "retabli");
        let is_modified = !is_restored && says(self, "modifie");
        if is_modified && let Some(directives) = self.instructions_inside(&head)? {
            return Ok(directives);
        }
        if is_restored || is_modified || says(self, "redige") || says(self, "reecrit") {
            self.scanner
                .accept_any(&["ainsi", "comme suit", "dans la redaction suivante"]);
            if is_end {
                let text = self.content(Some(Unit::Mots)).ok_or(ReadingProblem::NoWords)?;
                return self.end_rewritten(head, text);
            }
            let text = self.content(Some(Unit::Alinea)).ok_or(ReadingProblem::NoWords)?;
            let place = self.scope(&head);
            if place.is_empty() {
                return Err(ReadingProblem::NoObject);
            }
            let act = if is_restored { Act::Retablir } else { Act::Rediger };
            return Ok(vec![Directive {
                text,
                ..Directive::new(act, place)
            }]);
        }
        if says(self, "complete") {
            self.scanner.accept("par");
            let unit = self.announce();
            let text = self
                .content(unit.or(Some(Unit::Mots)))
                .ok_or(ReadingProblem::NoWords)?;
            return Ok(vec![Directive {
                text,
                unit: unit.or(Some(Unit::Mots)),
                ..Directive::new(Act::Completer, self.scope(&head))
            }]);
        }
        if says(self, "insere") || says(self, "ajoute") {
            trailing_which(&mut self.scanner, &mut which);
            let unit = self.announce();
            let text = self.content(unit).ok_or(ReadingProblem::NoWords)?;
            return Ok(self.inserted(&head, unit, &text, which));
        }
        Err(ReadingProblem::NoVerb)
    }
}
