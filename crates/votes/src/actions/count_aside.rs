//! A count that takes long, made by the worker: the vote was stopped by its closing, and its result is fixed once.

use std::sync::{Arc, LazyLock};

use kernel::{Action, Actor, BoxFuture, CollectiviteId, Delivery, Effect, Fault, House, Scope, Work};
use quick_cache::sync::Cache;
use serde::Deserialize;

use super::close::{fix, mixed};
use super::find_scrutin;
use crate::counted::{Counted, aside, count};
use crate::marks::Mark;
use crate::model::{Scrutin, ScrutinId};
use crate::ways::{Alternative, Way};
use crate::{rights, store};

/// The kind of the effect that counts.
pub(crate) const COUNT: &str = "votes-count";
/// Counts held in memory until they are fixed. A long one takes longer than a delivery may: it goes on, and the next try finds
/// it.
const COUNTS_MAX: usize = 4;

/// What was counted, or why these ballots cannot be by this rule.
type Held = Arc<Result<Counted, String>>;

static COUNTS: LazyLock<Cache<String, Held>> = LazyLock::new(|| Cache::new(COUNTS_MAX));

#[derive(Deserialize)]
struct Payload {
    scrutin: ScrutinId,
}

/// Fixes what the worker counted. Whoever fixed it before, or cancelled the vote meanwhile, left nothing to do.
#[derive(Clone, Debug)]
struct FixCount {
    scrutin: ScrutinId,
    counted: Counted,
}

impl Action for FixCount {
    const NAME: &'static str = "votes.fix-count";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let scrutin = find_scrutin(work, self.scrutin).await?;
        work.require(&rights::CLOSE, Scope::group(scrutin.group)).await?;
        let Some((way, stopped_at)) = scrutin.way.as_ref().zip(scrutin.stopped_at) else {
            return Err(Fault::Stale("scrutin"));
        };
        if scrutin.closing.is_some() {
            return Err(Fault::Stale("scrutin"));
        }
        // As they were when it stopped: nobody could vote since.
        let lines = store::ballots(&mut work.sql, work.body, scrutin.id).await?;
        fix(
            work,
            &scrutin,
            way,
            (&lines, Some(self.counted.clone())),
            stopped_at,
        )
        .await
    }
}

/// Counts a choice that was stopped, outside of any transaction.
pub(crate) fn count_aside<'a>(
    house: &'a Arc<House>,
    effect: &'a Effect,
) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let payload: Payload = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        counted(house, effect.collectivite, payload.scrutin).await
    })
}

async fn counted(house: &Arc<House>, body: CollectiviteId, id: ScrutinId) -> Result<(), Delivery> {
    let Some(stopped) = stopped(house, body, id).await.map_err(|fault| undone(&fault))? else {
        return Ok(());
    };
    let key = stopped.content(body);
    let (title, way, offered) = (stopped.scrutin.question, stopped.way, stopped.offered);
    let marks = mixed(house, &stopped.lines);
    let outcome = held(&key, move || {
        count(&title, &way, &offered, &marks).map_err(|refusal| refusal.to_string())
    })
    .await
    .map_err(|fault| undone(&fault))?;
    let counted = match outcome.as_ref() {
        Ok(counted) => counted.clone(),
        // The same ballots by the same rule are refused every time.
        Err(refusal) => return Err(Delivery::Park(format!("scrutin {id}: {refusal}"))),
    };
    let deed = FixCount { scrutin: id, counted };
    match house.act(body, Actor::System, &deed).await {
        Ok(()) | Err(Fault::Stale(_)) => {
            COUNTS.remove(&key);
            Ok(())
        }
        Err(fault) => Err(undone(&fault)),
    }
}

/// Counts once for a `key`, where it holds up nobody: whoever stops waiting does not stop the count, and whoever asks again
/// meanwhile waits for the same one.
async fn held(
    key: &str,
    counted: impl FnOnce() -> Result<Counted, String> + Send + 'static,
) -> Result<Held, Fault> {
    let key = key.to_owned();
    let found = aside(move || {
        let infallible: Result<Held, std::convert::Infallible> =
            COUNTS.get_or_insert_with(&key, || Ok(Arc::new(counted())));
        infallible
    })
    .await?;
    match found {
        Ok(outcome) => Ok(outcome),
        Err(never) => match never {},
    }
}

/// Whether it may go better another time.
fn undone(fault: &Fault) -> Delivery {
    match fault {
        Fault::Raced
        | Fault::Stale(_)
        | Fault::Db(_)
        | Fault::FilesAway(_)
        | Fault::Busy(_)
        | Fault::Internal(_) => Delivery::Again(fault.to_string()),
        Fault::Forbidden { .. } | Fault::NotFound(_) | Fault::Invalid(_) | Fault::Refused { .. } => {
            Delivery::Park(fault.to_string())
        }
    }
}

/// A choice that waits for its count.
struct Stopped {
    scrutin: Scrutin,
    way: Way,
    offered: Vec<Alternative>,
    lines: Vec<store::BallotLine>,
}

impl Stopped {
    /// All that its count follows from, whatever the order of the ballots.
    fn content(&self, body: CollectiviteId) -> String {
        let mut marks: Vec<&Mark> = self.lines.iter().filter_map(|line| line.answer.mark()).collect();
        marks.sort();
        format!(
            "{body} {} {:?} {:?} {marks:?}",
            self.scrutin.id, self.way, self.offered
        )
    }
}

/// None when it was counted already, or cancelled.
async fn stopped(house: &House, body: CollectiviteId, id: ScrutinId) -> Result<Option<Stopped>, Fault> {
    let mut sql = house.db.read();
    let scrutin = store::find(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("scrutin"))?;
    let Some(way) = scrutin.way.clone().filter(|_| scrutin.closing.is_none()) else {
        return Ok(None);
    };
    let lines = store::ballots(&mut sql, body, id).await?;
    let choice = store::choice(&mut sql, body, id).await?;
    Ok(Some(Stopped {
        scrutin,
        way,
        offered: choice.map(|choice| choice.offered).unwrap_or_default(),
        lines,
    }))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;
    use crate::model::Outcome;

    static BEGUN: AtomicU32 = AtomicU32::new(0);

    #[expect(clippy::unnecessary_wraps, reason = "what counts may refuse")]
    fn slow() -> Result<Counted, String> {
        BEGUN.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(400));
        Ok(Counted {
            outcome: Outcome::Chosen,
            winners: vec![2],
            shares: Vec::new(),
            certificate: None,
        })
    }

    #[tokio::test]
    async fn a_count_longer_than_a_delivery_goes_on_and_the_next_one_finds_it() {
        let given_up = timeout(Duration::from_millis(50), held("a long count", slow)).await;
        assert!(given_up.is_err(), "longer than the delivery may be");
        let found = timeout(Duration::from_secs(20), held("a long count", slow))
            .await
            .expect("in time")
            .expect("counted");
        assert_eq!(found.as_ref().as_ref().expect("not refused").winners, [2]);
        assert_eq!(BEGUN.load(Ordering::SeqCst), 1, "begun once");
    }

    #[test]
    fn what_no_retry_changes_is_not_tried_again() {
        assert!(matches!(undone(&Fault::NotFound("scrutin")), Delivery::Park(_)));
        assert!(matches!(undone(&Fault::Raced), Delivery::Again(_)));
    }
}
