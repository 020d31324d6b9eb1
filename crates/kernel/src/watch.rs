//! What those who watch over an instance look at: what waits, since when, and whether the worker still works.

use std::sync::atomic::{AtomicI64, Ordering};

use db::{Instant, Sql, args};

use crate::{House, store};

db::record! {
    /// What waits in the whole instance.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Queues {
        /// Effects not tried yet, or to be tried again
        pub effects_waiting: i64,
        /// Effects given up, until somebody asks again
        pub effects_parked: i64,
        /// When the oldest waiting effect should have been delivered; nothing when none is late
        pub effect_due_since: Option<Instant>,
        /// Dates that have come and have not acted yet
        pub timers_due: i64,
        /// Dates to come
        pub timers: i64,
    }
}

impl Queues {
    /// Looks at them.
    pub async fn look(sql: &mut Sql, now: Instant) -> Result<Self, db::Error> {
        sql.one(store::QUEUES, args![now]).await
    }
}

/// The worker's sign of life.
#[derive(Debug)]
pub(crate) struct Pulse(AtomicI64);

impl Pulse {
    pub(crate) const fn unborn() -> Self {
        Self(AtomicI64::new(i64::MIN))
    }

    pub(crate) fn beat(&self, now: Instant) {
        self.0.store(now.micros(), Ordering::Relaxed);
    }

    fn last(&self) -> Option<Instant> {
        let micros = self.0.load(Ordering::Relaxed);
        (micros != i64::MIN).then(|| Instant::from_micros(micros))
    }
}

impl House {
    /// When the worker of this node last looked at everything that may be due, without a fault.
    pub fn worker_seen_at(&self) -> Option<Instant> {
        self.pulse.last()
    }

    /// Public lines of the journal that have no number yet, in all bodies; of each body at most 500 are counted.
    pub async fn unnumbered(&self, sql: &mut Sql) -> Result<i64, db::Error> {
        let mut count = 0;
        for body in self.collectivites().iter() {
            count += sql.count(store::COUNT_UNNUMBERED, args![body.id]).await?;
        }
        Ok(count)
    }

    /// When the last line of the journal was written, in all bodies.
    pub async fn last_line_at(&self, sql: &mut Sql) -> Result<Option<Instant>, db::Error> {
        db::record! { struct Line { at: Instant } }
        let mut last = None;
        for body in self.collectivites().iter() {
            let line: Option<Line> = sql.optional(store::LAST_LINE, args![body.id]).await?;
            last = last.max(line.map(|line| line.at));
        }
        Ok(last)
    }
}
