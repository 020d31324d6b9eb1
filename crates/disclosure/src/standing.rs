//! How each duty stands: what answers it, since when, and what is to be done.

use datasets::Served;
use db::{Instant, Sql};
use kernel::{Collectivite, Fault};

use crate::model::{AnsweredBy, Choice, Concern, Duty, Size, duties};
use crate::store;

/// A day, in microseconds.
const DAY_US: i64 = 86_400_000_000;

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Answered, and in time
    Met,
    /// Answered, too long ago
    Late,
    /// Nothing answers it
    Missing,
    /// An agent said why it does not concern the body
    Exempt,
    /// The body is below its thresholds
    Below,
    /// Nobody said how large the body is
    Unknown,
}

impl Standing {
    /// The end of the keys of its sentences.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Missing => "missing",
            Self::Exempt => "exempt",
            Self::Below => "below",
            Self::Unknown => "unknown",
        }
    }

    /// True when something is to be done.
    pub(crate) fn is_due(self) -> bool {
        matches!(self, Self::Late | Self::Missing)
    }
}

/// What answers a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// What it is called; empty for what Parvis publishes itself
    pub(crate) title: String,
    pub(crate) path: String,
    /// When it was last brought up to date
    pub(crate) at: Instant,
}

/// A duty, and how it stands.
pub(crate) struct Stood {
    pub(crate) duty: &'static Duty,
    pub(crate) standing: Standing,
    pub(crate) answer: Option<Answer>,
    /// Why it does not concern the body, as an agent said it
    pub(crate) reason: String,
    /// Where it is published or brought up to date, for who may; none when its dataset is to be described first
    pub(crate) publish: Option<String>,
}

/// What of a body answers its duties.
struct Held {
    files: Vec<Served>,
    /// The latest act
    act: Option<Instant>,
    /// When a deliberation was last described for the open data, once the body said its number
    deliberation: Option<Instant>,
}

/// Every duty of a body of this kind.
pub(crate) async fn all(sql: &mut Sql, body: &Collectivite, now: Instant) -> Result<Vec<Stood>, Fault> {
    let size = size(sql, body).await?;
    let choices = store::list_choices(sql, body.id).await?;
    let latest = acts::latest(sql, body.id, 1).await?;
    let has_siret = acts::siret(sql, body.id).await?.is_some();
    let held = Held {
        files: datasets::served(sql, body.id).await?,
        act: latest.first().map(|act| act.published_at),
        deliberation: acts::described_at(sql, body.id).await?.filter(|_| has_siret),
    };
    let mut all = Vec::new();
    for duty in duties()? {
        let choice = choices.iter().find(|choice| choice.duty == duty.key);
        let concern = duty.concern(body.kind.as_str(), size);
        if concern != Concern::OtherKind {
            all.push(stood(duty, concern, choice, &held, now));
        }
    }
    Ok(all)
}

/// How large a body is.
pub(crate) async fn size(sql: &mut Sql, body: &Collectivite) -> Result<Size, Fault> {
    let population = parcours::place(sql, body.id).await?.population;
    let agents = store::agents(sql, body.id).await?;
    Ok(Size { population, agents })
}

fn stood(duty: &'static Duty, concern: Concern, choice: Option<&Choice>, held: &Held, now: Instant) -> Stood {
    let chosen = choice.and_then(|choice| choice.dataset_id);
    let reason = choice.map(|choice| choice.reason.clone()).unwrap_or_default();
    let answer = match duty.answered_by {
        AnsweredBy::Acts => made("/actes", held.act),
        AnsweredBy::Deliberations => made("/actes/deliberations.csv", held.deliberation),
        AnsweredBy::Catalogue => {
            let published = held.files.iter().filter_map(|file| file.published_at);
            made("/donnees", published.max())
        }
        AnsweredBy::Schema | AnsweredBy::Dataset => held
            .files
            .iter()
            .filter(|file| match chosen {
                Some(chosen) => file.dataset_id == chosen,
                None => !duty.schema.is_empty() && file.schema_name == duty.schema,
            })
            .filter_map(|file| {
                Some(Answer {
                    title: file.title.clone(),
                    path: file.path(),
                    at: file.published_at?,
                })
            })
            .max_by_key(|answer| answer.at),
    };
    let is_late = answer
        .as_ref()
        .zip(duty.days_max)
        .is_some_and(|(answer, days)| (now.micros() - answer.at.micros()) / DAY_US > days);
    let standing = match (concern, &answer) {
        _ if !reason.is_empty() => Standing::Exempt,
        (Concern::Bound, Some(_)) if is_late => Standing::Late,
        (_, Some(_)) => Standing::Met,
        (Concern::Bound, None) => Standing::Missing,
        (Concern::Unknown, None) => Standing::Unknown,
        (Concern::Below | Concern::OtherKind, None) => Standing::Below,
    };
    let publish = match (duty.answered_by, &answer) {
        (AnsweredBy::Acts, _) => Some("/actes".to_owned()),
        (AnsweredBy::Deliberations, _) => Some("/actes/donnees-ouvertes".to_owned()),
        (AnsweredBy::Schema | AnsweredBy::Dataset, Some(answer)) => Some(format!("{}/deposer", answer.path)),
        (AnsweredBy::Schema | AnsweredBy::Dataset | AnsweredBy::Catalogue, _) => None,
    };
    Stood {
        duty,
        standing,
        answer,
        reason,
        publish,
    }
}

fn made(path: &str, at: Option<Instant>) -> Option<Answer> {
    at.map(|at| Answer {
        title: String::new(),
        path: path.to_owned(),
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::duty;

    fn held(days_ago: Option<i64>) -> Held {
        Held {
            files: Vec::new(),
            act: days_ago.map(|days| Instant::from_micros(-days * DAY_US)),
            deliberation: None,
        }
    }

    #[test]
    fn what_is_missing_and_what_does_not_concern_the_body_are_told_apart() {
        let now = Instant::from_micros(0);
        let acts = duty("acts").expect("there");
        let stands =
            |concern, choice: Option<&Choice>, held: &Held| stood(acts, concern, choice, held, now).standing;
        assert_eq!(stands(Concern::Bound, None, &held(None)), Standing::Missing);
        assert_eq!(stands(Concern::Bound, None, &held(Some(3_000))), Standing::Met);
        assert_eq!(stands(Concern::Below, None, &held(None)), Standing::Below);
        assert_eq!(stands(Concern::Unknown, None, &held(None)), Standing::Unknown);
        let choice = Choice {
            duty: "acts".to_owned(),
            dataset_id: None,
            reason: "Rien".to_owned(),
        };
        assert_eq!(
            stands(Concern::Bound, Some(&choice), &held(None)),
            Standing::Exempt
        );
    }

    #[test]
    fn an_update_is_late_the_day_after_its_last() {
        let mut grants = duty("acts").expect("there").clone();
        grants.days_max = Some(366);
        let grants: &'static Duty = Box::leak(Box::new(grants));
        let now = Instant::from_micros(0);
        let stands = |days| stood(grants, Concern::Bound, None, &held(Some(days)), now).standing;
        assert_eq!((stands(366), stands(367)), (Standing::Met, Standing::Late));
    }
}
