//! Recording a value, and correcting one.

use db::args;
use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;

use super::describe::{day, figure, long_text};
use super::remind::set_timer;
use crate::model::{IndicatorId, TEXT_CHARS_MAX, VALUES_MAX, Value, ValueId, day_of};
use crate::{rights, store};

/// Records the value of a period that has none yet.
#[derive(Clone, Debug)]
pub struct RecordValue {
    /// Of which indicator
    pub indicator: IndicatorId,
    /// A day of the period (ISO 8601), not after today
    pub on_day: String,
    /// How much, as typed
    pub figure: String,
    /// What has to be known to read it; may be empty
    pub note: String,
}

impl Action for RecordValue {
    const NAME: &'static str = "indicators.record";
    type Output = ValueId;

    async fn run(&self, work: &mut Work) -> Result<ValueId, Fault> {
        let (indicator, plan) = super::indicator(work, self.indicator).await?;
        work.require(&rights::RECORD, indicator.scope(plan.group_id))
            .await?;
        if indicator.retired_at.is_some() {
            return Err(Fault::refused("indicators-retired-records-nothing"));
        }
        let today = day_of(work.now, &work.collectivite()?.zone());
        let mut fields = Fields::default();
        let read = figure(&mut fields, "valeur", &self.figure);
        let day = day(&mut fields, "le", &self.on_day);
        let note = long_text(&mut fields, "note", &self.note, TEXT_CHARS_MAX);
        if let Some(day) = day {
            let end = indicator.rhythm.end_of_period(day);
            if end > today {
                fields.refuse("le", Sentence::new("indicators-period-not-over"));
            }
        }
        fields.finish()?;
        let (Some(read), Some(day)) = (read, day) else {
            return Err(Fault::field("valeur", "indicators-figure-unreadable"));
        };
        refuse_too_many(work, indicator.id).await?;
        let value = Value {
            id: work.new_id(),
            indicator_id: indicator.id,
            on_day: indicator.rhythm.end_of_period(day),
            figure: read,
            note,
            recorded_at: work.now,
            replaced_at: None,
            reason: String::new(),
        };
        let by = work.person().ok();
        if !store::insert_value(&mut work.sql, work.body, &value, by).await? {
            let there = store::find_current(&mut work.sql, work.body, indicator.id, value.on_day).await?;
            let there = there.map(|there| there.figure.to_string()).unwrap_or_default();
            let sentence = Sentence::new("indicators-period-taken").with("value", there);
            return Err(Fault::Invalid(vec![kernel::FieldFault {
                field: "le",
                sentence,
            }]));
        }
        store::set_measured(&mut work.sql, work.body, plan.id, work.now).await?;
        set_timer(work, indicator.id).await?;
        let told = Event::public("indicators.recorded", indicator.reference());
        work.journal(told.with(json!({ "on": value.on_day, "figure": value.figure.to_string() })))
            .await?;
        Ok(value.id)
    }
}

/// Puts another value in the place of one that was wrong; both stay, with the reason.
#[derive(Clone, Debug)]
pub struct CorrectValue {
    /// The value that was wrong
    pub value: ValueId,
    /// How much, as typed
    pub figure: String,
    /// What has to be known to read it; may be empty
    pub note: String,
    /// Why it is corrected
    pub reason: String,
}

impl Action for CorrectValue {
    const NAME: &'static str = "indicators.correct";
    type Output = ValueId;

    async fn run(&self, work: &mut Work) -> Result<ValueId, Fault> {
        let wrong = store::find_value(&mut work.sql, work.body, self.value)
            .await?
            .ok_or(Fault::NotFound("value"))?;
        let (indicator, plan) = super::indicator(work, wrong.indicator_id).await?;
        work.require(&rights::RECORD, indicator.scope(plan.group_id))
            .await?;
        let mut fields = Fields::default();
        let read = figure(&mut fields, "valeur", &self.figure);
        let note = long_text(&mut fields, "note", &self.note, TEXT_CHARS_MAX);
        let reason = fields.text(
            "raison",
            &self.reason,
            TEXT_CHARS_MAX,
            "indicators-reason-empty",
            "indicators-text-too-long",
        );
        fields.finish()?;
        let Some(read) = read else {
            return Err(Fault::field("valeur", "indicators-figure-unreadable"));
        };
        refuse_too_many(work, indicator.id).await?;
        if !store::replace_value(&mut work.sql, work.body, wrong.id, work.now).await? {
            return Err(Fault::refused("indicators-corrected-meanwhile"));
        }
        let value = Value {
            id: work.new_id(),
            indicator_id: indicator.id,
            on_day: wrong.on_day,
            figure: read,
            note,
            recorded_at: work.now,
            replaced_at: None,
            reason,
        };
        let by = work.person().ok();
        if !store::insert_value(&mut work.sql, work.body, &value, by).await? {
            return Err(Fault::Raced);
        }
        store::set_measured(&mut work.sql, work.body, plan.id, work.now).await?;
        let told = Event::public("indicators.corrected", indicator.reference());
        work.journal(told.with(json!({ "on": value.on_day, "figure": value.figure.to_string() })))
            .await?;
        Ok(value.id)
    }
}

async fn refuse_too_many(work: &mut Work, indicator: IndicatorId) -> Result<(), Fault> {
    let count = work
        .sql
        .count(store::COUNT_VALUES, args![work.body, indicator])
        .await?;
    if count >= VALUES_MAX {
        let sentence = Sentence::new("indicators-too-many-values").with("max", VALUES_MAX);
        return Err(Fault::refused_with(sentence));
    }
    Ok(())
}
