//! A plan, followed by what is measured of it, quarter after quarter.

use indicators::{
    AddIndicator, CorrectValue, Described, Direction, IndicatorId, OpenPlan, RecordValue, Rhythm,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Fault;
use serde::Deserialize;

use crate::play::Case;
use crate::scene::{Scene, day};

/// Who records the values.
const RECORDER: &str = "Alix Brouillon";
/// The last day of a plan that lasts three years.
const YEARS: i64 = 3;

/// What is measured: `data/indicateurs.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    title: String,
    description: String,
    #[serde(rename = "indicator")]
    indicators: Vec<Measured>,
}

/// Its figures are by quarter, the latest last; none when it is not measured yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    name: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    unit: String,
    is_to_grow: bool,
    source: String,
    #[serde(default)]
    baseline: String,
    target: String,
    #[serde(default)]
    figures: Vec<String>,
    /// The one typed wrong first, what was typed, and why it was corrected
    #[serde(default)]
    mistake: Option<[String; 3]>,
}

/// The indicators of the plan, and how many quarters were recorded.
pub(crate) struct Followed {
    indicators: Vec<IndicatorId>,
    recorded: usize,
}

fn read() -> Result<Plan, Fault> {
    toml::from_str(include_str!("../data/indicateurs.toml"))
        .map_err(|error| Fault::Internal(format!("data/indicateurs.toml: {error}")))
}

pub(crate) async fn open(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    let said = read()?;
    let open = OpenPlan {
        group: scene.group(&case.script.group)?,
        title: case.named(&said.title),
        description: said.description.clone(),
    };
    let plan = scene.act(by, &open).await?;
    let longest = said
        .indicators
        .iter()
        .map(|measured| measured.figures.len())
        .max();
    let ends = quarters_before(day(scene.today), longest.unwrap_or(0) + 1);
    let start = ends.first().copied().unwrap_or_else(|| day(scene.today));
    let mut indicators = Vec::new();
    for measured in &said.indicators {
        let has_baseline = !measured.baseline.is_empty();
        let described = Described {
            name: measured.name.clone(),
            definition: measured.definition.clone(),
            unit: measured.unit.clone(),
            direction: if measured.is_to_grow {
                Direction::Up
            } else {
                Direction::Down
            },
            rhythm: if measured.figures.is_empty() {
                Rhythm::Year
            } else {
                Rhythm::Quarter
            },
            source: measured.source.clone(),
            source_url: String::new(),
            owner: if measured.figures.is_empty() {
                None
            } else {
                Some(scene.person(RECORDER)?)
            },
            baseline: measured.baseline.clone(),
            baseline_on: if has_baseline {
                start.to_string()
            } else {
                String::new()
            },
            target: measured.target.clone(),
            target_on: if has_baseline {
                start.saturating_add(YEARS.years()).to_string()
            } else {
                String::new()
            },
        };
        indicators.push(scene.act(by, &AddIndicator { plan, described }).await?);
    }
    case.plan = Some(Followed {
        indicators,
        recorded: 0,
    });
    Ok(())
}

/// Records the figures of the quarters that are over and were not recorded.
pub(crate) async fn measure(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    let said = read()?;
    let now = day(scene.now());
    let plan = case.plan.as_mut().ok_or(Fault::NotFound("plan"))?;
    let longest = said
        .indicators
        .iter()
        .map(|measured| measured.figures.len())
        .max();
    let ends = quarters_before(day(scene.today), longest.unwrap_or(0));
    let over = ends.iter().filter(|end| **end < now).count();
    for (place, end) in ends.iter().enumerate().take(over).skip(plan.recorded) {
        for (indicator, measured) in plan.indicators.iter().zip(&said.indicators) {
            let Some(figure) = measured.figures.get(place) else {
                continue;
            };
            let mistake = measured.mistake.as_ref().filter(|[right, ..]| right == figure);
            let record = RecordValue {
                indicator: *indicator,
                on_day: end.to_string(),
                figure: mistake.map_or(figure, |[_, typed, _]| typed).clone(),
                note: String::new(),
            };
            let value = scene.act(by, &record).await?;
            if let Some([right, _, reason]) = mistake {
                let correct = CorrectValue {
                    value,
                    figure: right.clone(),
                    note: String::new(),
                    reason: reason.clone(),
                };
                scene.act(by, &correct).await?;
            }
        }
    }
    plan.recorded = over;
    Ok(())
}

/// The last days of the `count` quarters over before `day`, oldest first.
fn quarters_before(day: Date, count: usize) -> Vec<Date> {
    let first_month = (day.month() - 1) / 3 * 3 + 1;
    let mut start = Date::new(day.year(), first_month, 1).unwrap_or(day);
    let mut ends = Vec::with_capacity(count);
    for _ in 0..count {
        ends.push(start.saturating_sub(1.day()));
        start = start.saturating_sub(3.months());
    }
    ends.reverse();
    ends
}
