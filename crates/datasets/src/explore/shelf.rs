//! What stays open, by the name of its content: opened once for all who ask at the same time, and put away, what was asked
//! longest ago first, when it weighs too much.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use kernel::{Fault, FileHash, Sentence};
use tokio::sync::Mutex as Waiting;

/// What is open, or why it is not.
pub(super) type Outcome<T> = Result<Arc<T>, Sentence>;

/// Something that is opened by one, while the others who ask for it wait.
pub(super) struct Opening<T> {
    done: OnceLock<Outcome<T>>,
    waiting: Waiting<()>,
}

impl<T> Opening<T> {
    fn new() -> Self {
        Self {
            done: OnceLock::new(),
            waiting: Waiting::new(()),
        }
    }

    /// Keeps what was opened, even when who asked for it went away and another one took the place: that one finds it.
    pub(super) fn keep(&self, opened: Outcome<T>) -> Outcome<T> {
        self.done.get_or_init(|| opened).clone()
    }

    /// What was kept.
    pub(super) fn kept(&self) -> Option<Outcome<T>> {
        self.done.get().cloned()
    }
}

/// Things that stay open. What was asked last stands last.
pub(super) struct Shelf<T> {
    places: Mutex<Vec<Place<T>>>,
    weigh: fn(&T) -> usize,
    bytes_max: usize,
    places_max: usize,
}

struct Place<T> {
    name: FileHash,
    opened: Arc<Opening<T>>,
}

impl<T> Shelf<T> {
    /// `weigh` tells bytes of memory.
    pub(super) const fn new(weigh: fn(&T) -> usize, bytes_max: usize, places_max: usize) -> Self {
        Self {
            places: Mutex::new(Vec::new()),
            weigh,
            bytes_max,
            places_max,
        }
    }

    /// What has this name, opened by `open` unless it is open, or is being opened: then it is waited for. A fault is not
    /// kept: the next one tries again.
    pub(super) async fn get<F>(
        &self,
        name: &FileHash,
        open: impl FnOnce(Arc<Opening<T>>) -> F,
    ) -> Result<Outcome<T>, Fault>
    where
        F: Future<Output = Result<Outcome<T>, Fault>>,
    {
        let place = self.place(name);
        let opened = if let Some(kept) = place.kept() {
            kept
        } else {
            let _alone = place.waiting.lock().await;
            match place.kept() {
                Some(kept) => kept,
                None => place.keep(open(Arc::clone(&place)).await?),
            }
        };
        self.lighten();
        Ok(opened)
    }

    fn places(&self) -> MutexGuard<'_, Vec<Place<T>>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, name: &FileHash) -> Arc<Opening<T>> {
        let mut places = self.places();
        let known = places.iter().position(|place| place.name == *name);
        let place = match known {
            Some(at) => places.remove(at),
            None => Place {
                name: name.clone(),
                opened: Arc::new(Opening::new()),
            },
        };
        let opened = Arc::clone(&place.opened);
        places.push(place);
        let beyond = places.len().saturating_sub(self.places_max);
        places.drain(..beyond);
        opened
    }

    /// Puts away what was asked longest ago, until the rest weighs no more than it may.
    pub(super) fn lighten(&self) {
        let mut places = self.places();
        let weight = |place: &Place<T>| match place.opened.done.get() {
            Some(Ok(opened)) => (self.weigh)(opened),
            _ => 0,
        };
        let mut whole: usize = places.iter().map(weight).sum();
        let mut away = 0;
        for place in places.iter().take(places.len().saturating_sub(1)) {
            if whole <= self.bytes_max {
                break;
            }
            whole -= weight(place);
            away += 1;
        }
        places.drain(..away);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn name(text: &str) -> FileHash {
        FileHash::of(text.as_bytes())
    }

    #[tokio::test]
    async fn two_who_ask_at_once_open_it_once() {
        let shelf: Shelf<usize> = Shelf::new(|bytes| *bytes, 100, 8);
        let times = AtomicUsize::new(0);
        let open = |_| async {
            times.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(Ok(Arc::new(7)))
        };
        let named = name("a");
        let (one, two) = tokio::join!(shelf.get(&named, open), shelf.get(&named, open));
        for got in [one, two] {
            assert_eq!(got.expect("no fault").expect("open"), Arc::new(7));
        }
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn what_was_opened_for_somebody_who_left_is_found_by_who_waits() {
        let shelf: Shelf<usize> = Shelf::new(|bytes| *bytes, 100, 8);
        let named = name("a");
        let (begun, place) = std::sync::mpsc::channel();
        let mut first = Box::pin(shelf.get(&named, |place| {
            let _ = begun.send(place);
            std::future::pending()
        }));
        let mut second = Box::pin(shelf.get(&named, |_| async { Ok(Ok(Arc::new(8))) }));
        tokio::select! {
            biased;
            _ = &mut first => panic!("opened by nobody"),
            _ = &mut second => panic!("the second waits for the first"),
            () = tokio::task::yield_now() => {}
        }
        let place = place.try_recv().expect("begun");
        drop(first);
        // The task ends after who asked for it went away.
        let _ = place.keep(Ok(Arc::new(7)));
        let found = second.await.expect("no fault").expect("open");
        assert_eq!(found, Arc::new(7), "opened once");
    }

    #[tokio::test]
    async fn what_was_asked_longest_ago_leaves_when_it_weighs_too_much() {
        let shelf: Shelf<usize> = Shelf::new(|bytes| *bytes, 100, 3);
        let times = AtomicUsize::new(0);
        let get = |what: &'static str, bytes: usize| {
            let (shelf, times) = (&shelf, &times);
            async move {
                let open = |_| async move {
                    times.fetch_add(1, Ordering::Relaxed);
                    Ok(Ok(Arc::new(bytes)))
                };
                shelf
                    .get(&name(what), open)
                    .await
                    .expect("no fault")
                    .expect("open")
            }
        };
        get("a", 60).await;
        get("b", 30).await;
        get("a", 60).await;
        assert_eq!(times.load(Ordering::Relaxed), 2, "both are there");
        get("c", 20).await;
        get("a", 60).await;
        assert_eq!(times.load(Ordering::Relaxed), 3, "the one asked longest ago left");
        get("b", 30).await;
        assert_eq!(times.load(Ordering::Relaxed), 4);
        get("huge", 900).await;
        get("huge", 900).await;
        assert_eq!(
            times.load(Ordering::Relaxed),
            5,
            "the last stays, whatever it weighs"
        );
    }

    #[tokio::test]
    async fn a_refusal_is_kept_and_a_fault_is_not() {
        let shelf: Shelf<usize> = Shelf::new(|bytes| *bytes, 100, 3);
        let times = AtomicUsize::new(0);
        let damaged = |_| async {
            times.fetch_add(1, Ordering::Relaxed);
            Ok(Err(Sentence::new("tables-refused-damaged")))
        };
        for _ in 0..2 {
            let got = shelf.get(&name("damaged"), damaged).await.expect("no fault");
            assert_eq!(got.expect_err("refused").key, "tables-refused-damaged");
        }
        assert_eq!(times.load(Ordering::Relaxed), 1);
        let absent = |_| async {
            times.fetch_add(1, Ordering::Relaxed);
            Err(Fault::NotFound("file"))
        };
        for _ in 0..2 {
            assert!(shelf.get(&name("absent"), absent).await.is_err());
        }
        assert_eq!(times.load(Ordering::Relaxed), 3);
    }
}
