//! What an amendment writes: quoted words, whole alinéas, a new intitulé; and what completing means for each.

use super::vocabulary::{is_filler, is_words_noun};
use super::{Read, Reader};
use crate::edit::{Addition, DivisionPath, Operation, ReadingProblem, Side};
use crate::folding::{capitalised, fold, trim_all};
use crate::heading::split_heading;
use crate::nouns::noun;
use crate::path::{CellPlace, DivisionRef, Path, Target};
use crate::places::division_index;
use crate::table::{Header, Table};
use crate::targets::index_of;
use crate::tokens::{Kind, blocks_of};

/// What the quoted or plain words after « : » are meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Described {
    Words,
    Phrase,
    Alineas,
    /// A column of a table
    Colonne,
    Division(&'static str),
    Nothing,
}

/// Words to write, and whether they stood between quotation marks.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) is_quoted: bool,
}

impl Reader<'_> {
    pub(super) fn completed(
        &mut self,
        path: &Path,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        let complete = |path: &Path, addition| {
            Ok(vec![Operation::Completer {
                path: path.clone(),
                addition,
            }])
        };
        match (&path.target, described) {
            (Target::Tableau(number), Described::Colonne | Described::Alineas) if written.is_quoted => {
                self.table_completed(path, *number, described, written)
            }
            (Target::Heading, _) => self.completed_intitule(path, described, written),
            (_, Described::Division(_)) => {
                let Some(division) = &path.division else {
                    return Err(ReadingProblem::NoObject);
                };
                let blocks = self.division_blocks(division, &written.text);
                let Some(first) = blocks.first() else {
                    return Err(ReadingProblem::NoWords);
                };
                if !first.starts_with('#') && split_heading(first).label.is_none() {
                    return Err(ReadingProblem::NewDivisionUnnamed);
                }
                complete(path, Addition::Alineas(blocks))
            }
            // « Compléter l’alinéa 2 par : et la région » may mean words, a sentence or a new alinéa.
            (_, Described::Words | Described::Phrase) | (Target::Alinea(_), Described::Nothing)
                if !written.is_quoted =>
            {
                Err(ReadingProblem::NoWords)
            }
            (Target::Whole, Described::Words | Described::Phrase) => {
                let addition = if described == Described::Words {
                    Addition::Mots
                } else {
                    Addition::Phrase
                };
                let only = Path {
                    division: path.division.clone(),
                    target: Target::Alinea(1),
                };
                let index = division_index(self.document, &only).ok().flatten();
                let count = index.map_or(0, |index| self.document.divisions()[index].alinea_count());
                if count == 1 {
                    complete(&only, addition(written.text.clone()))
                } else {
                    Err(ReadingProblem::NoObject)
                }
            }
            (Target::Alinea(_), Described::Phrase) => complete(path, Addition::Phrase(written.text.clone())),
            (
                Target::Alinea(_)
                | Target::Phrase { .. }
                | Target::Visa(_)
                | Target::Considerant(_)
                | Target::Cell(_),
                Described::Words,
            ) => complete(path, Addition::Mots(written.text.clone())),
            (Target::Alinea(_), Described::Nothing) if written.is_quoted => {
                let starts_phrase = written.text.starts_with(char::is_uppercase);
                let addition = if starts_phrase {
                    Addition::Phrase
                } else {
                    Addition::Mots
                };
                complete(path, addition(written.text.clone()))
            }
            (
                Target::Whole | Target::Alinea(_) | Target::Visa(_) | Target::Considerant(_),
                Described::Alineas | Described::Nothing,
            ) => {
                let blocks = blocks_of(&written.text);
                match path.target {
                    _ if blocks.is_empty() => Err(ReadingProblem::NoWords),
                    Target::Whole => complete(path, Addition::Alineas(blocks)),
                    _ => Ok(vec![Operation::InsererBlocs {
                        path: path.clone(),
                        side: Side::Apres,
                        blocks,
                    }]),
                }
            }
            _ => Err(ReadingProblem::NoObject),
        }
    }

    /// « Compléter le tableau par la colonne suivante », « par la ligne suivante »: after the last one.
    fn table_completed(
        &self,
        path: &Path,
        number: usize,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        let index = division_index(self.document, path)
            .ok()
            .flatten()
            .ok_or(ReadingProblem::TableNotSaid)?;
        let division = &self.document.divisions()[index];
        let table = division
            .tables()
            .nth(number - 1)
            .and_then(Table::read)
            .ok_or(ReadingProblem::TableNotSaid)?;
        let is_column = described == Described::Colonne;
        let last = if is_column {
            table.width().unwrap_or(0)
        } else {
            table.row_count()
        };
        let blocks = blocks_of(&written.text);
        if last == 0 || blocks.is_empty() {
            return Err(ReadingProblem::NoWords);
        }
        let header = Some(Header::Rank(last));
        let (row, column) = if is_column { (None, header) } else { (header, None) };
        let target = Target::Cell(Box::new(CellPlace {
            table: (division.tables().count() > 1).then_some(number),
            row,
            column,
        }));
        Ok(vec![Operation::InsererBlocs {
            path: Path {
                division: path.division.clone(),
                target,
            },
            side: Side::Apres,
            blocks,
        }])
    }

    /// « Compléter l’intitulé comme suit : X » gives the whole new intitulé when X starts with the old one.
    pub(super) fn completed_intitule(
        &mut self,
        path: &Path,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        let old = self.intitule(path);
        let complete = |words: String| {
            Ok(vec![Operation::Completer {
                path: path.clone(),
                addition: Addition::Mots(words),
            }])
        };
        if described == Described::Words && written.is_quoted {
            return complete(written.text.clone());
        }
        let unstopped = new_intitule("", written);
        let added = trim_all(unstopped.trim_start_matches(['…', '.'])).to_owned();
        let (folded_old, folded_new) = (fold(&old), fold(&added));
        let continues = folded_new
            .strip_prefix(&folded_old)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if continues && !old.is_empty() {
            return Ok(vec![Operation::RedigerIntitule {
                division: self.division_path(path)?,
                new: new_intitule(&old, written),
            }]);
        }
        let first = |text: &str| text.split_whitespace().next().map(str::to_owned);
        if first(&folded_old) == first(&folded_new) {
            return Err(ReadingProblem::TitleNeitherCompletedNorReplaced);
        }
        complete(added)
    }

    pub(super) fn intitule(&self, path: &Path) -> String {
        let index = division_index(self.document, path).ok().flatten();
        index.map_or_else(String::new, |index| {
            self.document.divisions()[index].intitule.clone()
        })
    }

    pub(super) fn division_path(&self, path: &Path) -> Read<DivisionPath> {
        match &path.division {
            Some(division) => Ok(DivisionPath(division.clone())),
            None if self.document.divisions().len() == 2 => {
                Ok(DivisionPath(crate::places::name_of(self.document, 1)))
            }
            None => Err(ReadingProblem::DivisionNotSaid),
        }
    }

    /// « Action 1 bis – Publier » becomes a heading of the level of its neighbour; an article without intitulé
    /// beside articles without intitulé starts its first alinéa on the same line.
    pub(super) fn division_blocks(&self, neighbour: &DivisionRef, text: &str) -> Vec<String> {
        let mut blocks = blocks_of(text);
        let Some(first) = blocks.first().cloned() else {
            return blocks;
        };
        let neighbour =
            index_of(self.document, Some(neighbour)).map(|index| &self.document.divisions()[index]);
        let parts = split_heading(&first);
        let (Some(neighbour), Some((noun, _))) = (neighbour, &parts.label) else {
            return blocks;
        };
        if neighbour.noun != Some(noun) {
            return blocks;
        }
        let marks = "#".repeat(usize::from(neighbour.level.max(1)));
        let intitule = &first[parts.intitule.clone()];
        if parts.runs_on && neighbour.intitule.is_empty() && !intitule.is_empty() {
            blocks[0] = format!("{marks} {}", &first[..parts.label_end]);
            blocks.insert(1, intitule.to_owned());
        } else {
            blocks[0] = format!("{marks} {first}");
        }
        blocks
    }

    pub(super) fn quotation(&mut self) -> Read<String> {
        let Some(Kind::Quotation(content)) = self.kind() else {
            return Err(ReadingProblem::NoWords);
        };
        let content = content.clone();
        self.position += 1;
        Ok(content)
    }

    /// « l’alinéa suivant : « … » », « les mots : « … » », or plain words up to the end of the line.
    pub(super) fn described(&mut self) -> Read<(Described, Written)> {
        let before = self.position;
        let mut described = Described::Nothing;
        while let Some(word) = self.word() {
            let found = match word {
                "alinea" | "alineas" | "ligne" | "lignes" | "visa" | "visas" | "considerant"
                | "considerants" | "paragraphe" | "paragraphes" => Described::Alineas,
                "phrase" | "phrases" => Described::Phrase,
                "colonne" => Described::Colonne,
                word if is_words_noun(word) => Described::Words,
                word if is_filler(word) => described,
                word => match noun(word) {
                    Some(noun) => Described::Division(noun.key),
                    None => break,
                },
            };
            described = found;
            self.position += 1;
        }
        let has_colon = self.accept_sign(':');
        while self.kind() == Some(&Kind::NewLine) {
            self.position += 1;
        }
        if let Some(Kind::Quotation(content)) = self.kind() {
            let text = content.clone();
            self.position += 1;
            return Ok((
                described,
                Written {
                    text,
                    is_quoted: true,
                },
            ));
        }
        if !has_colon {
            // « un article 2 bis ainsi rédigé : « … » »: what is announced is a division, never the words of an alinéa.
            if self.announces_quotation() {
                return Err(match described {
                    Described::Division(_) => ReadingProblem::NewDivisionUnnamed,
                    // « un 5° ainsi rédigé : « … » » announces words, and is none.
                    _ => ReadingProblem::NoWords,
                });
            }
            // « par recenser les initiatives »: the words start right there.
            self.position = before;
            described = Described::Nothing;
        }
        let plain = self.rest_of_line()?;
        Ok((
            described,
            Written {
                text: plain,
                is_quoted: false,
            },
        ))
    }

    /// « un alinéa : », « l’alinéa suivant : », « un point ainsi rédigé : » here.
    pub(super) fn announces_alineas(&self) -> bool {
        let mut offset = 0;
        while let Some(word) = self.word_at(offset) {
            if matches!(word, "alinea" | "alineas" | "paragraphe" | "paragraphes") {
                return true;
            }
            if !is_filler(word) {
                return false;
            }
            offset += 1;
        }
        false
    }

    /// True when a colon and a quotation follow on this line.
    fn announces_quotation(&self) -> bool {
        let rest = &self.tokens[self.position.min(self.tokens.len())..];
        let line = rest.iter().take_while(|token| token.kind != Kind::NewLine);
        let Some(colon) = line
            .enumerate()
            .find_map(|(place, token)| (token.kind == Kind::Sign(':')).then_some(place))
        else {
            return false;
        };
        let after = rest[colon + 1..].iter().find(|token| token.kind != Kind::NewLine);
        matches!(after.map(|token| &token.kind), Some(Kind::Quotation(_)))
    }

    pub(super) fn rest_of_line(&mut self) -> Read<String> {
        let start = self.start();
        if matches!(self.kind(), None | Some(Kind::NewLine)) || self.rest_of_line_is_unclosed() {
            return Err(ReadingProblem::NoWords);
        }
        self.skip_line();
        let range = start..self.end();
        Ok(trim_all(&self.sentence[range]).to_owned())
    }
}

/// A new intitulé: a final full stop belongs to the amendment's sentence when the old one had none, and a capital
/// lost in the middle of the sentence is restored. Words between quotation marks are taken as they are.
pub(super) fn new_intitule(old: &str, written: &Written) -> String {
    if written.is_quoted {
        return trim_all(&written.text).to_owned();
    }
    let text = if old.ends_with('.') {
        &written.text
    } else {
        written.text.strip_suffix('.').unwrap_or(&written.text)
    };
    if old.starts_with(char::is_uppercase) {
        capitalised(text)
    } else {
        text.to_owned()
    }
}
