//! Where in its article an amendment is called: from the words of its first operation, or from the operation itself. One order
//! for both, the one that was measured; what it is called after is said by values, so that each program says it in its words.

use std::cmp::Ordering;

use crate::dispositif::{Act, Directive, Edge, Unit};
use crate::edit::{Addition, Operation, Side};
use crate::path::Target;

/// The part of an article's turn in which an amendment is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallStep {
    /// Inserts a division before this one.
    Before,
    /// Bears on the heading.
    Heading,
    /// Removes the whole division: the furthest from the text.
    Removes,
    /// Rewrites the whole division.
    Rewrites,
    /// Bears on one of its alinéas.
    Within,
    /// Was not understood: called after those that were.
    Unread,
    /// Completes the division.
    Completes,
    /// Inserts a division after this one.
    After,
}

/// What is asked of an alinéa.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallAct {
    /// It goes.
    Removes,
    /// Something comes before it.
    InsertsBefore,
    /// It is written again.
    Rewrites,
    /// Its end is written again.
    RewritesEnd,
    /// It goes elsewhere, or has another number.
    Moves,
    /// Its beginning changes.
    Begins,
    /// Words of it change.
    Words,
    /// It has more words at its end.
    Completes,
    /// It is completed by an alinéa.
    CompletesAfter,
    /// Something comes after it.
    InsertsAfter,
}

impl CallAct {
    /// How radical it is, from 0: those of one rank are called in the order of the words they bear on.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Removes | Self::InsertsBefore => 0,
            Self::Rewrites | Self::RewritesEnd | Self::Moves => 1,
            Self::Begins => 2,
            Self::Words => 3,
            Self::Completes => 5,
            Self::CompletesAfter | Self::InsertsAfter => 6,
        }
    }

    /// A sentence is a part of its alinéa: removing or rewriting it is changing words there.
    fn of_a_sentence(self) -> Self {
        match self {
            Self::Removes
            | Self::InsertsBefore
            | Self::Rewrites
            | Self::RewritesEnd
            | Self::Moves
            | Self::Completes
            | Self::CompletesAfter
            | Self::InsertsAfter => Self::Words,
            Self::Begins | Self::Words => self,
        }
    }
}

/// Where in its article an amendment is called. Places are in order as they are called, and equal when nothing tells them apart.
///
/// ```
/// use legistique::{CallPlace, Operation, Path, Side};
/// let remove = Operation::Supprimer { path: Path::alinea(None, 2) };
/// let insert = Operation::InsererBlocs { path: Path::alinea(None, 2), side: Side::Apres, blocks: vec!["Trois.".to_owned()] };
/// assert!(CallPlace::of_operation(&remove, 2) < CallPlace::of_operation(&insert, 2));
/// assert!(CallPlace::of_operation(&insert, 2) < CallPlace::of_operation(&remove, 3));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CallPlace {
    /// Its part of the article's turn.
    pub step: CallStep,
    /// The alinéa, from 1, within the article; those counted from the end come after all that are counted from the beginning.
    pub position: i64,
    /// What it asks there.
    pub act: CallAct,
}

impl CallPlace {
    /// The place of what was not understood.
    pub const UNREAD: Self = Self {
        step: CallStep::Unread,
        position: 0,
        act: CallAct::Removes,
    };

    fn key(self) -> (CallStep, i64, u8) {
        (self.step, self.position, self.act.rank())
    }

    fn whole(step: CallStep) -> Self {
        Self {
            step,
            position: 0,
            act: CallAct::Removes,
        }
    }

    fn within(position: i64, act: CallAct) -> Self {
        Self {
            step: CallStep::Within,
            position,
            act,
        }
    }

    /// The place of an operation read in a text, whose first passage is the block of rank `position` of its division, from 1.
    pub fn of_operation(operation: &Operation, position: usize) -> Self {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let act = act_of(operation);
        match operation.path().target {
            Target::Heading => Self::whole(CallStep::Heading),
            Target::Whole => match (operation, act) {
                (Operation::RedigerIntitule { .. }, _) => Self::whole(CallStep::Heading),
                (_, CallAct::Removes) => Self::whole(CallStep::Removes),
                (_, CallAct::Rewrites) => Self::whole(CallStep::Rewrites),
                (_, CallAct::InsertsBefore) => Self::whole(CallStep::Before),
                (_, CallAct::InsertsAfter) => Self::whole(CallStep::After),
                (_, CallAct::Completes | CallAct::CompletesAfter) => Self::whole(CallStep::Completes),
                (_, CallAct::Begins) => Self::within(1, CallAct::Begins),
                (_, act) => Self::within(position, act),
            },
            Target::Phrase { .. } | Target::Cell(_) => Self::within(position, act.of_a_sentence()),
            Target::Alinea(_)
            | Target::Visa(_)
            | Target::Considerant(_)
            | Target::Tableau(_)
            | Target::HorsTexte(_) => Self::within(position, act),
        }
    }

    /// The place of what a sentence says first.
    pub(crate) fn of_directive(directive: &Directive) -> Self {
        let place = &directive.place;
        if place.is_heading {
            return Self::whole(CallStep::Heading);
        }
        let act = act_said(directive);
        let has_phrase = !place.phrases.is_empty();
        if let Some(preamble) = &place.preamble {
            let rank = preamble.ranks.first().copied().unwrap_or(i32::MAX);
            let position = if rank < 0 { i32::MAX + rank } else { rank };
            return Self::within(i64::from(position), act);
        }
        let Some(group) = place.alineas.first() else {
            if !place.units.is_empty() {
                return Self::within(i64::MAX, act);
            }
            return match directive.act {
                Act::Supprimer if !has_phrase => Self::whole(CallStep::Removes),
                Act::Rediger | Act::Retablir if !has_phrase => Self::whole(CallStep::Rewrites),
                Act::InsererBlocs if directive.side == Some(Side::Avant) => Self::whole(CallStep::Before),
                Act::InsererBlocs => Self::whole(CallStep::After),
                Act::InsererDebut => Self::within(1, CallAct::Begins),
                Act::Completer if !has_phrase => Self::whole(CallStep::Completes),
                // The only alinéa is not said.
                _ => Self::within(1, act),
            };
        };
        let from_the_end = |number: i64| {
            if number < 0 { i64::MAX / 2 + number } else { number }
        };
        let first = from_the_end(i64::from(group.first));
        if directive.act == Act::InsererBlocs && !has_phrase {
            match directive.side {
                Some(Side::Apres) => {
                    let last = group.last.map_or(first, |last| from_the_end(i64::from(last)));
                    return Self::within(last, CallAct::InsertsAfter);
                }
                Some(Side::Avant) => return Self::within(first, CallAct::InsertsBefore),
                None => {}
            }
        }
        let is_part = has_phrase || place.is_this_phrase;
        let act = if is_part && act.rank() < 2 {
            CallAct::Words
        } else {
            act
        };
        Self::within(first, act)
    }
}

impl PartialEq for CallPlace {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for CallPlace {}

impl PartialOrd for CallPlace {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for CallPlace {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

fn act_of(operation: &Operation) -> CallAct {
    match operation {
        Operation::Supprimer { .. } => CallAct::Removes,
        Operation::Rediger { .. } | Operation::RedigerIntitule { .. } => CallAct::Rewrites,
        Operation::RemplacerMots { .. } | Operation::InsererMots { .. } | Operation::RedigerFin { .. } => {
            CallAct::Words
        }
        Operation::Renumeroter { .. } => CallAct::Moves,
        Operation::InsererDebut { .. } => CallAct::Begins,
        Operation::Completer {
            addition: Addition::Alineas(_),
            ..
        } => CallAct::CompletesAfter,
        Operation::Completer { .. } => CallAct::Completes,
        Operation::InsererBlocs {
            side: Side::Avant, ..
        } => CallAct::InsertsBefore,
        Operation::InsererBlocs { .. } => CallAct::InsertsAfter,
    }
}

fn act_said(directive: &Directive) -> CallAct {
    let edge = directive.place.edge;
    let has_phrase = !directive.place.phrases.is_empty();
    match directive.act {
        Act::Supprimer => CallAct::Removes,
        Act::Rediger | Act::Retablir | Act::Deplacer | Act::Renumeroter if edge == Some(Edge::Debut) => {
            CallAct::Begins
        }
        Act::Rediger | Act::Retablir if edge.is_some() => CallAct::RewritesEnd,
        Act::Rediger | Act::Retablir => CallAct::Rewrites,
        Act::Deplacer | Act::Renumeroter => CallAct::Moves,
        Act::InsererDebut => CallAct::Begins,
        Act::RemplacerMots | Act::InsererMots | Act::RedigerFin => CallAct::Words,
        Act::Completer | Act::InsererBlocs if has_phrase => CallAct::Words,
        Act::Completer if directive.unit != Some(Unit::Alinea) => CallAct::Completes,
        Act::Completer => CallAct::CompletesAfter,
        Act::InsererBlocs => CallAct::InsertsAfter,
    }
}
