//! Asking for pages: at a fixed rate whatever the answers, then as fast as answers come.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use testkit::Web;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Connections of the fixed rate: more requests than this waiting at once wait for one, and that counts.
const CONNECTIONS: u32 = 64;
/// Connections of a saturation.
const SATURATING_CONNECTIONS: u32 = 16;
/// What browsers accept.
const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// How pages are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// Requests a second
    pub(crate) rate: u32,
    /// How long each page is asked for
    pub(crate) time: Duration,
    /// How long each saturation lasts
    pub(crate) saturation_time: Duration,
}

/// What asking for a page gave.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    /// Times from when each was due to its last byte, shortest first
    times: Vec<Duration>,
    /// Answers that were not 200, or that never came
    pub(crate) errors: usize,
    /// Bytes of one answer, as it travels
    pub(crate) bytes: usize,
}

impl Measured {
    /// What was measured elsewhere, in any order.
    pub(crate) fn of(mut times: Vec<Duration>, errors: usize) -> Self {
        times.sort_unstable();
        Self {
            times,
            errors,
            bytes: 0,
        }
    }

    /// The time within which `percent` of the answers came. One that failed never came: [`NEVER`] where those are too many.
    pub(crate) fn within(&self, percent: usize) -> Duration {
        let asked = self.times.len() + self.errors;
        match (asked * percent).div_ceil(100).checked_sub(1) {
            Some(rank) => self.times.get(rank).copied().unwrap_or(NEVER),
            None => Duration::ZERO,
        }
    }

    /// What a reader must see beside the figures: a page that answers errors has short times, or none at all.
    pub(crate) fn flag(&self, target_p95: Duration) -> &'static str {
        match (self.errors, self.times.is_empty()) {
            (_, true) => "  NO ANSWER",
            (1.., false) => "  ERRORS",
            (0, false) if self.within(95) > target_p95 => "  over the target",
            (0, false) => "",
        }
    }
}

/// The time of what failed: longer than any.
pub(crate) const NEVER: Duration = Duration::MAX;

impl Load {
    /// The load in one line.
    pub(crate) fn said(&self) -> String {
        format!(
            "each page: {} requests/s for {} s, accepting {ENCODINGS}; then {SATURATING_CONNECTIONS} connections as fast as it answers for {} s",
            self.rate,
            self.time.as_secs(),
            self.saturation_time.as_secs()
        )
    }

    /// `who` asks for `path` at the fixed rate.
    pub(crate) async fn at_rate(&self, who: &Web, path: &str) -> Measured {
        let count = u32::try_from(u64::from(self.rate) * self.time.as_secs()).unwrap_or(u32::MAX);
        let interval = Duration::from_secs(1) / self.rate.max(1);
        let next = Arc::new(AtomicU32::new(0));
        let begun = Instant::now() + Duration::from_millis(100);
        let mut asking = JoinSet::new();
        for _ in 0..CONNECTIONS {
            let (next, path) = (next.clone(), path.to_owned());
            let mut web = who.again().accepting(ENCODINGS);
            asking.spawn(async move {
                let mut measured = Measured {
                    times: Vec::new(),
                    errors: 0,
                    bytes: 0,
                };
                loop {
                    let rank = next.fetch_add(1, Ordering::Relaxed);
                    if rank >= count {
                        return measured;
                    }
                    let due = begun + interval * rank;
                    tokio::time::sleep_until(due).await;
                    ask(&mut web, &path, due, &mut measured).await;
                }
            });
        }
        together(asking).await
    }

    /// `who` asks for `path` again as soon as it is answered, on every connection; gives answers a second.
    pub(crate) async fn saturating(&self, who: &Web, path: &str) -> f64 {
        let begun = Instant::now();
        let until = begun + self.saturation_time;
        let mut asking = JoinSet::new();
        for _ in 0..SATURATING_CONNECTIONS {
            let path = path.to_owned();
            let mut web = who.again().accepting(ENCODINGS);
            asking.spawn(async move {
                let mut measured = Measured {
                    times: Vec::new(),
                    errors: 0,
                    bytes: 0,
                };
                while Instant::now() < until {
                    ask(&mut web, &path, Instant::now(), &mut measured).await;
                }
                measured
            });
        }
        let all = together(asking).await;
        let answers = u32::try_from(all.times.len()).unwrap_or(u32::MAX);
        f64::from(answers) / begun.elapsed().as_secs_f64()
    }
}

async fn ask(web: &mut Web, path: &str, due: Instant, measured: &mut Measured) {
    match web.weigh(path).await {
        Ok((status, bytes)) if status.as_u16() == 200 => {
            measured.times.push(due.elapsed());
            measured.bytes = bytes;
        }
        _ => measured.errors += 1,
    }
}

async fn together(asking: JoinSet<Measured>) -> Measured {
    let mut all = Measured {
        times: Vec::new(),
        errors: 0,
        bytes: 0,
    };
    for one in asking.join_all().await {
        all.times.extend(one.times);
        all.errors += one.errors;
        all.bytes = all.bytes.max(one.bytes);
    }
    all.times.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let measured = Measured {
            times: (1..=200).map(Duration::from_millis).collect(),
            errors: 0,
            bytes: 0,
        };
        assert_eq!(measured.within(50), Duration::from_millis(100));
        assert_eq!(measured.within(99), Duration::from_millis(198));
        assert_eq!(measured.within(100), Duration::from_millis(200));
    }

    #[test]
    fn what_failed_is_as_late_as_can_be() {
        let measured = Measured::of((1..=90).map(Duration::from_millis).collect(), 10);
        assert_eq!(measured.within(50), Duration::from_millis(50));
        assert_eq!(measured.within(90), Duration::from_millis(90));
        assert_eq!(measured.within(95), NEVER);
        assert_eq!(Measured::of(Vec::new(), 3).within(50), NEVER);
    }

    #[test]
    fn what_fails_is_flagged_however_short_it_took() {
        let target = Duration::from_millis(50);
        let flag = |ms: &[u64], errors| {
            let times = ms.iter().copied().map(Duration::from_millis).collect();
            Measured::of(times, errors).flag(target)
        };
        assert_eq!(flag(&[10, 20], 0), "");
        assert_eq!(flag(&[10, 90], 0), "  over the target");
        assert_eq!(flag(&[10, 20], 1), "  ERRORS");
        assert_eq!(flag(&[], 200), "  NO ANSWER");
    }
}
