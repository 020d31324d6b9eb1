//! The drafts that this node holds sockets on, each with its copy of the shared text and who is there.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use coedit::Refused;
use kernel::{CollectiviteId, Fault, House, PersonId};
use tokio::sync::{Mutex as Turn, broadcast};

use super::frames::Present;
use super::kept::{self, Read};
use crate::model::{TextId, TextState};
use crate::store::{documents, together as stored};

/// Sockets this node holds for one body, on one draft, for one person.
const SOCKETS_OF_BODY_MAX: usize = 400;
const SOCKETS_OF_ROOM_MAX: usize = 50;
const SOCKETS_OF_PERSON_MAX: usize = 8;
/// Changes a socket may be late by; one that is later than that is closed, and its browser comes back and asks for what it
/// misses.
const NEWS_MAX: usize = 256;
/// Bytes of a change that is told as it is. A longer one is announced, and each socket then reads the text: what waits for
/// sockets that are late is bounded.
const TOLD_BYTES_MAX: usize = 64 * 1024;
/// How often a node reads what others kept.
const READ_EVERY: Duration = Duration::from_secs(1);
/// Colours of carets.
const COLOURS: u8 = 8;

/// What is told to every socket of a room.
#[derive(Clone)]
pub(super) enum News {
    /// A change, from the socket on this seat if it came by one of this node
    Update(Option<u32>, Arc<[u8]>),
    /// A change too long to be told to each, from the same
    Much(Option<u32>),
    /// Who is there changed
    People,
    /// A version was saved
    Saved,
    /// It is no draft any more, or it cannot be read
    Over,
}

impl News {
    fn of(from: Option<u32>, change: Vec<u8>) -> Self {
        if change.len() > TOLD_BYTES_MAX {
            Self::Much(from)
        } else {
            Self::Update(from, change.into())
        }
    }
}

/// Every room of this node.
#[derive(Clone, Default)]
pub(crate) struct Rooms(Arc<Mutex<Open>>);

type Open = HashMap<(CollectiviteId, TextId), Arc<Room>>;

/// One draft that somebody has open here.
pub(crate) struct Room {
    body: CollectiviteId,
    text: TextId,
    /// One change at a time; none before it was read, and after it could not be kept
    copy: Turn<Option<Read>>,
    news: broadcast::Sender<News>,
    people: Mutex<People>,
}

#[derive(Default)]
struct People {
    last_seat: u32,
    present: BTreeMap<u32, (PersonId, Present)>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A place in a room, given back when dropped.
pub(crate) struct Seat {
    rooms: Rooms,
    pub(super) room: Arc<Room>,
    pub(super) number: u32,
}

impl Rooms {
    /// Takes a place for somebody; none where there are too many already.
    pub(crate) fn enter(
        &self,
        house: &Arc<House>,
        (body, text): (CollectiviteId, TextId),
        (person, name): (PersonId, &str),
    ) -> Option<Seat> {
        let mut rooms = locked(&self.0);
        let of_body = rooms.iter().filter(|((of, _), _)| *of == body);
        let (mut all, mut own) = (0, 0);
        for (_, room) in of_body {
            let people = locked(&room.people);
            all += people.present.len();
            own += people.present.values().filter(|(who, _)| *who == person).count();
        }
        if all >= SOCKETS_OF_BODY_MAX || own >= SOCKETS_OF_PERSON_MAX {
            return None;
        }
        let room = rooms.entry((body, text)).or_insert_with(|| {
            let room = Arc::new(Room {
                body,
                text,
                copy: Turn::new(None),
                news: broadcast::Sender::new(NEWS_MAX),
                people: Mutex::default(),
            });
            tokio::spawn(read_others(Arc::downgrade(&room), house.clone()));
            room
        });
        let mut people = locked(&room.people);
        if people.present.len() >= SOCKETS_OF_ROOM_MAX {
            return None;
        }
        people.last_seat += 1;
        let number = people.last_seat;
        let colour = people.colour_for(person);
        let present = Present {
            seat: number,
            name: name.to_owned(),
            colour,
            caret: String::new(),
        };
        people.present.insert(number, (person, present));
        drop(people);
        let room = room.clone();
        Some(Seat {
            rooms: self.clone(),
            room,
            number,
        })
    }
}

impl People {
    /// The colour a person has already, or one that nobody has.
    fn colour_for(&self, person: PersonId) -> u8 {
        let colour_of = |(who, present): &(PersonId, Present)| (*who == person).then_some(present.colour);
        self.present.values().find_map(colour_of).unwrap_or_else(|| {
            let taken = |colour: &u8| {
                self.present
                    .values()
                    .any(|(_, present)| present.colour == *colour)
            };
            (0..COLOURS)
                .find(|colour| !taken(colour))
                .unwrap_or_else(|| u8::try_from(self.last_seat % u32::from(COLOURS)).unwrap_or_default())
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut rooms = locked(&self.rooms.0);
        let mut people = locked(&self.room.people);
        people.present.remove(&self.number);
        if people.present.is_empty() {
            rooms.remove(&(self.room.body, self.room.text));
        }
        drop((rooms, people));
        let _ = self.room.news.send(News::People);
    }
}

/// Why a change was not taken.
pub(super) enum NotTaken {
    /// It is not of the schema, or too much
    Refused(Refused),
    /// It could not be kept: the right was withdrawn, the draft is over, the database failed
    Fault(Fault),
}

impl From<Fault> for NotTaken {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Room {
    /// What will be told from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<News> {
        self.news.subscribe()
    }

    /// Says to everybody that who is there changed.
    pub(super) fn tell_people(&self) {
        let _ = self.news.send(News::People);
    }

    /// Who is there, first come first.
    pub(super) fn people(&self) -> Vec<Present> {
        let people = locked(&self.people);
        people
            .present
            .values()
            .map(|(_, present)| present.clone())
            .collect()
    }

    /// Notes where somebody's caret is.
    pub(super) fn place_caret(&self, seat: u32, caret: &str) {
        if let Some((_, present)) = locked(&self.people).present.get_mut(&seat) {
            caret.clone_into(&mut present.caret);
        }
        self.tell_people();
    }

    /// What somebody who knows `known` misses, and what is known here.
    pub(super) async fn greet(&self, house: &House, known: &[u8]) -> Result<(Vec<u8>, Vec<u8>), NotTaken> {
        let mut copy = self.copy.lock().await;
        let read = self.read(house, &mut copy).await?;
        let missing = read.shared.missing(known).map_err(NotTaken::Refused)?;
        Ok((missing, read.shared.known()))
    }

    /// All of the text, as one update.
    pub(super) async fn whole(&self, house: &House) -> Result<Vec<u8>, Fault> {
        let mut copy = self.copy.lock().await;
        Ok(self.read(house, &mut copy).await?.shared.state())
    }

    async fn read<'a>(&self, house: &House, copy: &'a mut Option<Read>) -> Result<&'a mut Read, Fault> {
        if copy.is_none() {
            let read = kept::open(house, self.body, self.text).await?;
            // What was kept since the copy before this one was told to nobody here: known already, it changes nothing.
            let _ = self.news.send(News::of(None, read.shared.state()));
            *copy = Some(read);
        }
        copy.as_mut()
            .ok_or_else(|| Fault::Internal("a draft just read".to_owned()))
    }

    /// Takes a change from somebody: checked, kept in the database, then told to the others. Gives the time it took to check
    /// it, which grows with the text.
    pub(super) async fn take(
        &self,
        house: &House,
        (seat, person): (u32, PersonId),
        update: &[u8],
    ) -> Result<Duration, NotTaken> {
        let mut copy = self.copy.lock().await;
        let read = self.read(house, &mut copy).await?;
        let begun = Instant::now();
        let taken = read.shared.apply(update).map_err(NotTaken::Refused)?;
        let spent = begun.elapsed();
        let Some(change) = taken else {
            return Ok(spent);
        };
        match kept::keep(house, self.body, (self.text, person), &change).await {
            Ok(number) => {
                // Others kept changes meanwhile: they are read from where this copy was.
                if number == read.number + 1 {
                    read.number = number;
                }
                let _ = self.news.send(News::of(Some(seat), change));
                Ok(spent)
            }
            Err(fault) => {
                // The copy holds what is not kept: it is read again by whoever needs it next.
                *copy = None;
                Err(fault.into())
            }
        }
    }

    /// Reads what other nodes and plain forms kept, and tells it.
    async fn read_once(&self, house: &House, version: &mut Option<i64>) -> Result<(), Fault> {
        let mut sql = house.db.read();
        let text = documents::find_version(&mut sql, self.body, self.text).await?;
        let Some(text) = text.filter(|text| text.state == TextState::Draft) else {
            let _ = self.news.send(News::Over);
            return Ok(());
        };
        if version
            .replace(text.version)
            .is_some_and(|before| before != text.version)
        {
            let _ = self.news.send(News::Saved);
        }
        let mut copy = self.copy.lock().await;
        let Some(read) = copy.as_mut() else { return Ok(()) };
        for update in stored::updates_after(&mut sql, self.body, self.text, read.number).await? {
            let taken = read.shared.absorb(&update.content).map_err(|refused| {
                Fault::Internal(format!("a change kept by another node cannot be read: {refused}"))
            })?;
            read.number = update.number;
            if let Some(change) = taken {
                let _ = self.news.send(News::of(None, change));
            }
        }
        Ok(())
    }
}

/// Reads what others kept, as long as somebody is there.
async fn read_others(room: Weak<Room>, house: Arc<House>) {
    let mut version = None;
    let mut turns = tokio::time::interval(READ_EVERY);
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        turns.tick().await;
        let Some(room) = room.upgrade() else { return };
        if let Err(fault) = room.read_once(&house, &mut version).await {
            tracing::warn!(fault = %fault, "what others write could not be read");
        }
    }
}
