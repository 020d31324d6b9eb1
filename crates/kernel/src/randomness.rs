//! Randomness, injected: the system's, or a seeded stream that gives the same run twice.

use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::{Id, Instant};
use rand::rngs::SysRng;
use rand::{Rng as _, SeedableRng as _, TryRng as _};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

/// Where random bytes come from.
pub struct Randomness {
    source: Mutex<Source>,
}

struct Source {
    stream: Option<ChaCha20Rng>,
    /// The last tick given to an id, so that two ids made in the same microsecond still sort in order of creation.
    last_tick_us: i64,
}

impl Randomness {
    /// The operating system's.
    pub fn system() -> Self {
        Self {
            source: Mutex::new(Source {
                stream: None,
                last_tick_us: 0,
            }),
        }
    }

    /// A stream that depends only on `seed`: for tests and for the demonstration's content, never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self {
            source: Mutex::new(Source {
                stream: Some(ChaCha20Rng::seed_from_u64(seed)),
                last_tick_us: 0,
            }),
        }
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.source
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill(bytes);
    }

    /// A secret of 256 bits in URL-safe text (43 characters): sessions, sign-in links.
    pub fn secret(&self) -> String {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// A version 7 UUID at `now`. The 12 bits after the milliseconds hold their fraction (RFC 9562, section 6.2,
    /// method 3), so ids made by one process sort in order of creation even within a millisecond.
    pub fn id<T>(&self, now: Instant) -> Id<T> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let tick_us = now.micros().max(source.last_tick_us + 1).max(0);
        source.last_tick_us = tick_us;
        let mut bytes = [0; 16];
        source.fill(&mut bytes);
        let millis = u64::try_from(tick_us / 1000).expect("ticks are not negative");
        let fraction = u16::try_from(tick_us % 1000 * 4096 / 1000).expect("below 4096");
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        bytes[6..8].copy_from_slice(&(0x7000 | fraction).to_be_bytes());
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Id::from_uuid(Uuid::from_bytes(bytes))
    }
}

impl Source {
    fn fill(&mut self, bytes: &mut [u8]) {
        match &mut self.stream {
            Some(stream) => stream.fill_bytes(bytes),
            None => SysRng
                .try_fill_bytes(bytes)
                .expect("the operating system gives random bytes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_instant_sort_in_order_of_creation_and_are_version_7() {
        let randomness = Randomness::system();
        let now = Instant::from_micros(1_795_000_000_123_456);
        let ids: Vec<Id<()>> = (0..2000).map(|_| randomness.id(now)).collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.uuid().get_version_num() == 7));
    }

    #[test]
    fn a_seed_gives_the_same_run_twice() {
        assert_eq!(Randomness::seeded(7).secret(), Randomness::seeded(7).secret());
        assert_ne!(Randomness::seeded(7).secret(), Randomness::seeded(8).secret());
    }
}
