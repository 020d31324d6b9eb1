//! The server's copy of a shared text.

use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};

use legistique::Document;
use thiserror::Error;
use yrs::types::text::YChange;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Any, ClientID, Doc, GetString as _, OffsetKind, Options, Out, ReadTxn, StateVector, Text as _, TextRef,
    Transact as _, TransactionMut, Update, Xml as _, XmlTextRef,
};

use crate::differences::{changes, units};

/// UTF-16 units a title may have while it is written; the form that saves it is stricter.
pub const TITLE_UNITS_MAX: u32 = 1_000;
/// UTF-16 units the text may have: as much as a text brought in by a form.
pub const LINES_UNITS_MAX: u32 = 2_000_000;
/// Bytes of the whole state, with what it must remember of words that were erased.
pub const STATE_BYTES_MAX: usize = 8_000_000;
/// Updates kept apart before they are folded into one.
const KEPT_MAX: usize = 256;

/// The two texts of the schema.
const TITLE: &str = "title";
const LINES: &str = "lines";

/// Why an update is not taken. The shared text is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Its bytes are no update
    #[error("the update cannot be read")]
    Unreadable,
    /// It follows changes that were never sent: what is missing must come first
    #[error("the update follows changes that are not known here")]
    Incomplete,
    /// It holds something else than the words of a title and of a text
    #[error("the update holds something that is not in the schema")]
    Foreign,
    /// The title or the text would be too long
    #[error("the text would be too long")]
    TooLong,
    /// The state would be too heavy, with what was erased
    #[error("the state would be too heavy")]
    TooHeavy,
}

/// A text as its server holds it.
pub struct SharedText {
    copy: Replica,
    /// What it was made from, so that an update that is refused leaves no trace
    kept: Vec<Vec<u8>>,
    kept_bytes: usize,
}

/// Where an update comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A browser: it is checked, within bounds
    Somebody,
    /// This program: it was checked when it came in, or was made here. Its bounds are not looked at again, since two updates
    /// that are each within them may be beyond them together, and what was kept must always be read again.
    Ourselves,
}

struct Replica {
    doc: Doc,
    title: TextRef,
    lines: TextRef,
}

impl Replica {
    fn new(client: u32) -> Self {
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(u64::from(client)),
            // As browsers count.
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let title = doc.get_or_insert_text(TITLE);
        let lines = doc.get_or_insert_text(LINES);
        Self { doc, title, lines }
    }

    /// Takes updates in and gives what they really changed, if anything. After a refusal this copy must be thrown away.
    fn take(&self, updates: &[&[u8]], from: Origin) -> Result<Option<Vec<u8>>, Refused> {
        // Should reading a hostile update panic, unwinding must not end the transaction too: a second panic would end the
        // program. It is then left as it is, with the copy it belongs to.
        let mut open = ManuallyDrop::new(self.doc.transact_mut());
        let outcome = self.take_in(&mut open, updates, from);
        drop(ManuallyDrop::into_inner(open));
        outcome
    }

    fn take_in(
        &self,
        open: &mut TransactionMut<'_>,
        updates: &[&[u8]],
        from: Origin,
    ) -> Result<Option<Vec<u8>>, Refused> {
        let before = (self.title.len(&*open), self.lines.len(&*open));
        for bytes in updates {
            let update = Update::decode_v1(bytes).map_err(|_unreadable| Refused::Unreadable)?;
            open.apply_update(update)
                .map_err(|_unreadable| Refused::Unreadable)?;
        }
        let store = open.store();
        if store.pending_update().is_some() || store.pending_ds().is_some() {
            return Err(Refused::Incomplete);
        }
        if from == Origin::Somebody {
            self.check(&*open, before)?;
        }
        let is_change = !open.insert_set().is_empty() || !open.delete_set().is_empty();
        Ok(is_change.then(|| open.encode_update_v1()))
    }

    /// Refuses what is not the words of a title and of a text. One that is too long already, since two wrote at the same
    /// second on two nodes, may still become shorter.
    fn check(&self, read: &impl ReadTxn, (title, lines): (u32, u32)) -> Result<(), Refused> {
        if read.root_refs().any(|(name, _)| name != TITLE && name != LINES) {
            return Err(Refused::Foreign);
        }
        for (text, units_max) in [
            (&self.title, TITLE_UNITS_MAX.max(title)),
            (&self.lines, LINES_UNITS_MAX.max(lines)),
        ] {
            let as_element: &XmlTextRef = text.as_ref();
            if as_element.attributes(read).next().is_some() {
                return Err(Refused::Foreign);
            }
            let mut counted = 0;
            for piece in text.diff(read, YChange::identity) {
                match piece.insert {
                    Out::Any(Any::String(words)) if piece.attributes.is_none() => counted += units(&words),
                    _ => return Err(Refused::Foreign),
                }
            }
            // What is neither words nor attributes is counted in the length alone.
            if counted != text.len(read) {
                return Err(Refused::Foreign);
            }
            if counted > units_max {
                return Err(Refused::TooLong);
            }
        }
        Ok(())
    }

    fn state(&self) -> Vec<u8> {
        self.doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default())
    }
}

impl SharedText {
    /// A text nobody has written in yet; `client` is random, and names nobody.
    pub fn begin(client: u32, title: &str, document: &Document) -> Self {
        let mut begun = Self::empty();
        if let Some(first) = begun.rewritten(client, title, document) {
            // Made here just now, from our own words.
            let _ = begun.copy.take(&[&first], Origin::Ourselves);
            begun.keep(first);
        }
        begun
    }

    fn empty() -> Self {
        Self {
            copy: Replica::new(0),
            kept: Vec::new(),
            kept_bytes: 0,
        }
    }

    /// The text that these updates make, in the order they were taken. Bounds are those of [`apply`](Self::apply) alone: what
    /// was kept is read again even where several updates together are beyond them.
    pub fn load<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, Refused> {
        let mut loaded = Self::empty();
        let updates: Vec<&[u8]> = updates.into_iter().collect();
        let taken = catch_unwind(AssertUnwindSafe(|| loaded.copy.take(&updates, Origin::Ourselves)));
        taken.map_err(|_panicked| Refused::Unreadable)??;
        loaded.fold();
        Ok(loaded)
    }

    /// Takes an update from somebody and gives what it really changes, to be kept and told to the others; nothing when it is
    /// known already. A refused one leaves the text as it was, whatever it held.
    ///
    /// The whole text is looked at each time, so that the caller bounds how often one person may ask it.
    pub fn apply(&mut self, update: &[u8]) -> Result<Option<Vec<u8>>, Refused> {
        if self.kept_bytes + update.len() > STATE_BYTES_MAX {
            self.fold();
            if self.kept_bytes + update.len() > STATE_BYTES_MAX {
                return Err(Refused::TooHeavy);
            }
        }
        self.take(update, Origin::Somebody)
    }

    /// Takes an update that was kept already, by another copy of this text, or that was made by
    /// [`rewritten`](Self::rewritten): like [`apply`](Self::apply), without its bounds.
    pub fn absorb(&mut self, update: &[u8]) -> Result<Option<Vec<u8>>, Refused> {
        self.take(update, Origin::Ourselves)
    }

    fn take(&mut self, update: &[u8], from: Origin) -> Result<Option<Vec<u8>>, Refused> {
        let taken = catch_unwind(AssertUnwindSafe(|| self.copy.take(&[update], from)));
        match taken {
            Ok(Ok(None)) => Ok(None),
            Ok(Ok(Some(change))) if from == Origin::Ourselves || self.is_read_again_the_same() => {
                self.keep(change.clone());
                Ok(Some(change))
            }
            Ok(Ok(Some(_))) => {
                self.make_again();
                Err(Refused::Foreign)
            }
            Ok(Err(refused)) => {
                self.make_again();
                Err(refused)
            }
            Err(_panicked) => {
                self.make_again();
                Err(Refused::Unreadable)
            }
        }
    }

    /// A forged change can say that it stands after words that it also stands before: each copy would then put it elsewhere.
    fn is_read_again_the_same(&self) -> bool {
        let again = Replica::new(0);
        let state = self.copy.state();
        let taken = catch_unwind(AssertUnwindSafe(|| again.take(&[&state], Origin::Ourselves)));
        let is_same = |one: &TextRef, other: &TextRef| {
            one.get_string(&self.copy.doc.transact()) == other.get_string(&again.doc.transact())
        };
        matches!(taken, Ok(Ok(_)))
            && is_same(&self.copy.title, &again.title)
            && is_same(&self.copy.lines, &again.lines)
    }

    fn keep(&mut self, update: Vec<u8>) {
        self.kept_bytes += update.len();
        self.kept.push(update);
        if self.kept.len() > KEPT_MAX {
            self.fold();
        }
    }

    fn fold(&mut self) {
        let state = self.copy.state();
        self.kept_bytes = state.len();
        self.kept = vec![state];
    }

    fn make_again(&mut self) {
        self.copy = self.copied(0);
    }

    /// Another copy of the same text, under the number of another writer.
    fn copied(&self, client: u32) -> Replica {
        let copy = Replica::new(client);
        let kept: Vec<&[u8]> = self.kept.iter().map(Vec::as_slice).collect();
        // Each was taken before.
        let _ = copy.take(&kept, Origin::Ourselves);
        copy
    }

    /// The title, as it stands.
    pub fn title(&self) -> String {
        self.copy.title.get_string(&self.copy.doc.transact())
    }

    /// The text, one line a block, as it stands.
    pub fn lines(&self) -> String {
        self.copy.lines.get_string(&self.copy.doc.transact())
    }

    /// The text read as divisions and alinéas: what is saved is its canonical Markdown.
    pub fn document(&self) -> Document {
        Document::from_lines(&self.lines())
    }

    /// All of it, as one update.
    pub fn state(&self) -> Vec<u8> {
        self.copy.state()
    }

    /// What is known here, as peers say it to one another.
    pub fn known(&self) -> Vec<u8> {
        self.copy.doc.transact().state_vector().encode_v1()
    }

    /// What somebody who knows `known` misses.
    pub fn missing(&self, known: &[u8]) -> Result<Vec<u8>, Refused> {
        let read = catch_unwind(|| StateVector::decode_v1(known));
        let known = read.map_err(|_panicked| Refused::Unreadable)?;
        let known = known.map_err(|_unreadable| Refused::Unreadable)?;
        Ok(self.copy.doc.transact().encode_diff_v1(&known))
    }

    /// The update that makes the text say this, changing only the words that differ; nothing when it says so already. It is
    /// taken by [`absorb`](Self::absorb). `client` is random: one number must never write from two places.
    pub fn rewritten(&self, client: u32, title: &str, document: &Document) -> Option<Vec<u8>> {
        let (old_title, old_lines) = (self.title(), self.lines());
        let writer = self.copied(client);
        let mut open = writer.doc.transact_mut();
        let mut write = |text: &TextRef, old: &str, new: &str| {
            // From the end, so that places before stay where they are.
            let changes = changes(old, new);
            for change in changes.iter().rev() {
                text.remove_range(&mut open, change.at, change.removed);
                text.insert(&mut open, change.at, &change.inserted);
            }
            !changes.is_empty()
        };
        let is_title_changed = write(&writer.title, &old_title, title);
        // Lines that say the same otherwise spelled are nobody's to touch.
        let is_text_changed = Document::from_lines(&old_lines) != *document
            && write(&writer.lines, &old_lines, &document.to_lines());
        (is_title_changed || is_text_changed).then(|| open.encode_update_v1())
    }
}
