//! Time, injected: the system's, or one that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use db::Instant;

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock
    System,
    /// A clock that moves only when told to
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `instant` until [`Clock::set`].
    pub fn fixed(instant: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(instant.micros())))
    }

    /// Now.
    pub fn now(&self) -> Instant {
        match self {
            Self::System => Instant::from(jiff::Timestamp::now()),
            Self::Fixed(micros) => Instant::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; the system's stays what it is.
    pub fn set(&self, instant: Instant) {
        if let Self::Fixed(micros) = self {
            micros.store(instant.micros(), Ordering::SeqCst);
        }
    }
}
