//! What indicators write to people.

use jiff::civil::Date;
use kernel::{Fault, PersonId, Work};
use ui::t;

use crate::model::{Indicator, Plan};
use crate::words::period;

/// A value is awaited from whoever records it.
pub(crate) async fn awaited(
    work: &mut Work,
    plan: &Plan,
    indicator: &Indicator,
    on_day: Date,
    owner: PersonId,
) -> Result<(), Fault> {
    let words = identity::words_to(work, owner).await?;
    let period = period(words, indicator.rhythm, on_day);
    let subject = t!(
        words,
        "indicators-mail-awaited-subject",
        name = &indicator.name,
        period = &period
    );
    let link = format!("{}{}/valeur", work.base_url(), indicator.path());
    let text = t!(
        words,
        "indicators-mail-awaited-text",
        name = &indicator.name,
        plan = &plan.title,
        period = period,
        link = link
    );
    // A late value is asked for once more each period: the day tells the mails apart.
    let key = format!(
        "indicators-awaited-{}-{on_day}-{}",
        indicator.id,
        work.now.micros()
    );
    identity::write_to(work, &key, owner, subject, text).await
}
