//! What the search finds of plans and indicators.

use kernel::{Fault, Work};

use crate::model::{Indicator, Plan};

pub(crate) async fn plan(work: &mut Work, plan: &Plan) -> Result<(), Fault> {
    let entry = search::Entry {
        subject: plan.reference(),
        title: plan.title.clone(),
        path: plan.path(),
        body_text: ui::markdown::plain_text(&plan.description),
        at: plan.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

pub(crate) async fn indicator(work: &mut Work, indicator: &Indicator) -> Result<(), Fault> {
    let definition = ui::markdown::plain_text(&indicator.definition);
    let entry = search::Entry {
        subject: indicator.reference(),
        title: indicator.name.clone(),
        path: indicator.path(),
        body_text: format!("{definition}\n{}\n{}", indicator.source, indicator.unit),
        at: indicator.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}
