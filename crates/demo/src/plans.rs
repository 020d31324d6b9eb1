//! The plan that the opinion was about, followed by what was measured of it.

use indicators::{
    AddIndicator, CorrectValue, Described, Direction, IndicatorId, OpenPlan, PlanId, RecordValue, Rhythm,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Fault, PersonId};

use crate::scene::{Scene, day};

const CHAIR: &str = "Dominique Modèle";
const RECORDER: &str = "Alix Brouillon";

/// What is measured: its figures are by quarter, the latest last.
struct Measured {
    name: &'static str,
    definition: &'static str,
    unit: &'static str,
    direction: Direction,
    source: &'static str,
    baseline: &'static str,
    target: &'static str,
    figures: &'static [&'static str],
}

const MEASURED: &[Measured] = &[
    Measured {
        name: "Habitants accompagnés aux usages numériques",
        definition: "Personnes venues à un rendez-vous ou à un atelier au moins, comptées une fois par an.",
        unit: "personnes",
        direction: Direction::Up,
        source: "Registre des médiathèques",
        baseline: "120",
        target: "900",
        figures: &["185", "260", "331", "402", "515", "588"],
    },
    Measured {
        name: "Jeux de données publiés et tenus à jour",
        definition: "Publiés sur le portail et mis à jour depuis moins d’un an.",
        unit: "",
        direction: Direction::Up,
        source: "Portail de données du Pays de Parvis",
        baseline: "4",
        target: "60",
        figures: &["6", "9", "11", "11", "14", "17"],
    },
    Measured {
        name: "Délai de réponse à une question en ligne",
        definition: "Médiane entre la question d’un habitant et la réponse publiée.",
        unit: "jours",
        direction: Direction::Down,
        source: "Journal public",
        baseline: "31,5",
        target: "10",
        figures: &["29", "24,5", "19", "12", "9,5"],
    },
];

/// A plan with its values, one of them corrected, one awaited, one indicator not measured yet.
pub(crate) async fn followed(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.days_before(39, 9).await?;
    let open = OpenPlan {
        group: scene.group,
        title: "Schéma numérique du Pays de Parvis".to_owned(),
        description: "Le schéma dit comment la collectivité veut que le numérique serve à tous. \
            Le groupe de travail a demandé, dans son avis, qu’on mesure ce qui en est fait : voici les chiffres."
            .to_owned(),
    };
    let plan = scene.act(CHAIR, &open).await?;
    let recorder = scene.person(RECORDER)?;
    for measured in MEASURED {
        add(scene, plan, recorder, measured).await?;
    }
    let unmeasured = Described {
        name: "Part des logiciels libres dans les postes de travail".to_owned(),
        definition: String::new(),
        unit: "%".to_owned(),
        direction: Direction::Up,
        rhythm: Rhythm::Year,
        source: "Inventaire des services".to_owned(),
        source_url: String::new(),
        owner: None,
        baseline: String::new(),
        baseline_on: String::new(),
        target: "50".to_owned(),
        target_on: String::new(),
    };
    let described = unmeasured;
    scene.act(CHAIR, &AddIndicator { plan, described }).await?;
    scene.settle().await
}

async fn add(
    scene: &Scene<'_>,
    plan: PlanId,
    recorder: PersonId,
    measured: &Measured,
) -> Result<IndicatorId, Fault> {
    let quarters = quarters_before(day(scene.now()), measured.figures.len() + 1);
    let Some((start, periods)) = quarters.split_first() else {
        return Err(Fault::Internal("no quarter lies before this day".to_owned()));
    };
    let described = Described {
        name: measured.name.to_owned(),
        definition: measured.definition.to_owned(),
        unit: measured.unit.to_owned(),
        direction: measured.direction,
        rhythm: Rhythm::Quarter,
        source: measured.source.to_owned(),
        source_url: String::new(),
        owner: Some(recorder),
        baseline: measured.baseline.to_owned(),
        baseline_on: start.to_string(),
        target: measured.target.to_owned(),
        target_on: start.saturating_add(3.years()).to_string(),
    };
    let indicator = scene.act(CHAIR, &AddIndicator { plan, described }).await?;
    let mut corrected = None;
    for (period, figure) in periods.iter().zip(measured.figures) {
        let is_mistaken = corrected.is_none() && *figure == "331";
        let record = RecordValue {
            indicator,
            on_day: period.to_string(),
            figure: if is_mistaken { "3 310" } else { figure }.to_owned(),
            note: String::new(),
        };
        let value = scene.act(RECORDER, &record).await?;
        if is_mistaken {
            corrected = Some(value);
        }
    }
    if let Some(value) = corrected {
        let correct = CorrectValue {
            value,
            figure: "331".to_owned(),
            note: String::new(),
            reason: "Un zéro de trop à la saisie.".to_owned(),
        };
        scene.act(RECORDER, &correct).await?;
    }
    Ok(indicator)
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
