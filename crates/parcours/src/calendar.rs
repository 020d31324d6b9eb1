//! The calendar of a parcours, compared with the law: what is forbidden, what is doubtful, what is worth knowing.
//!
//! The figures come from `law`, by kind of body. Only the body's assembly is convened under a legal delay; a development
//! council and an association are free, and are told so. Of a consultation and of a publication it says what the law asks;
//! what it cannot know (whether a project bears on the environment) it gives to an agent to look at.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use kernel::steps::settings::{CONVOCATION, URGENCY};
use kernel::{CollectiviteKind, Fault, Sentence};
use law::{LawError, Rule, Territory};

use crate::model::{Place, StepRow, day_of};
use crate::template::{Template, TemplateStep, Vocabulary};

/// The step in which inhabitants contribute, as templates name it.
const COLLECT: &str = "debates.collect";
/// The step in which an act is published.
const PUBLISH: &str = "acts.publish";

/// What a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The law forbids it: it is refused
    Forbidden,
    /// It may be wrong, or unwise: it is warned of
    Doubtful,
    /// It is as the law wants it
    Told,
}

/// Something to say of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The label of the step it is about, if it is about one
    pub step: Option<String>,
    /// What it weighs
    pub weight: Weight,
    /// The sentence
    pub sentence: Sentence,
    /// The article it follows
    pub article: Option<String>,
}

/// What decides of the delays of a body's group.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The kind of body
    pub kind: CollectiviteKind,
    /// True when the group is the assembly that decides
    pub is_assembly: bool,
    /// What an agent said of the body
    pub place: Place,
}

impl Ground {
    fn territory(self) -> Territory {
        if self.place.is_alsace_moselle {
            Territory::AlsaceMoselle
        } else {
            Territory::France
        }
    }
}

/// Compares `planned` with the law as it stands on `today`. What is forbidden comes first.
pub fn check(
    template: &Template,
    planned: &[StepRow],
    ground: Ground,
    vocabulary: &Vocabulary,
    today: Date,
    zone: &TimeZone,
) -> Result<Vec<Remark>, Fault> {
    let mut remarks = Vec::new();
    let mut note = |step: Option<&TemplateStep>, (weight, sentence, article): Opinion| {
        remarks.push(Remark {
            step: step.map(|step| step.label.clone()),
            weight,
            sentence,
            article,
        });
    };
    let first_day = planned.first().map(|row| day_of(row.opens_at, zone));
    if first_day.is_some_and(|day| day < today) {
        note(None, doubtful("parcours-law-past"));
    }
    for (step, row) in template.steps.iter().zip(planned) {
        let last_day = day_of(row.closes_at, zone);
        if step.convenes() {
            let sent = day_of(row.opens_at, zone);
            let held = last_day.tomorrow().unwrap_or(last_day);
            let opinions = convocation(ground, sent, held, step.settings.flag(URGENCY))
                .map_err(|error| from_law(&error))?;
            for opinion in opinions {
                note(Some(step), opinion);
            }
            if law::is_day_off(held, ground.territory()) {
                note(Some(step), day_off("parcours-law-meeting-day-off", held));
            }
            for (after, opens_on) in waiting_for(template, planned, step, zone) {
                if opens_on != held {
                    let sentence = Sentence::new("parcours-law-meeting-elsewhere")
                        .with("held", held)
                        .with("opens", opens_on);
                    note(Some(after), (Weight::Doubtful, sentence, None));
                }
            }
            continue;
        }
        let could_convene = vocabulary
            .terms(&step.kind)
            .is_some_and(|terms| terms.shape(CONVOCATION).is_some());
        if could_convene && is_bound(ground) {
            let rule =
                law::rule("convocation.by", ground.kind.as_str(), today).map_err(|error| from_law(&error))?;
            let (weight, sentence, _) = doubtful("parcours-law-no-convocation");
            note(Some(step), (weight, sentence, Some(rule.article.clone())));
        }
        let opens_on = day_of(row.opens_at, zone);
        let opinions = match step.kind.as_str() {
            COLLECT => consultation(ground.kind, opens_on, last_day),
            PUBLISH if is_bound(ground) => publication(ground.kind, opens_on),
            _ => Ok(Vec::new()),
        };
        for opinion in opinions.map_err(|error| from_law(&error))? {
            note(Some(step), opinion);
        }
        if law::is_day_off(last_day, ground.territory()) {
            note(Some(step), day_off("parcours-law-closes-day-off", last_day));
        }
    }
    remarks.sort_by_key(|remark| remark.weight);
    Ok(remarks)
}

/// The steps that wait for `before`, with the day each is to open.
fn waiting_for<'t>(
    template: &'t Template,
    planned: &[StepRow],
    before: &TemplateStep,
    zone: &TimeZone,
) -> Vec<(&'t TemplateStep, Date)> {
    let steps = template.steps.iter().zip(planned).enumerate();
    steps
        .filter(|(position, _)| template.waits_for(*position).contains(&before.name.as_str()))
        .map(|(_, (step, row))| (step, day_of(row.opens_at, zone)))
        .collect()
}

/// Refuses a calendar that the law forbids, with the article.
pub fn refuse(remarks: &[Remark]) -> Result<(), Fault> {
    match remarks.iter().find(|remark| remark.weight == Weight::Forbidden) {
        Some(remark) => Err(Fault::Refused {
            sentence: remark.sentence.clone(),
            article: remark.article.clone(),
        }),
        None => Ok(()),
    }
}

type Opinion = (Weight, Sentence, Option<String>);

fn doubtful(key: &'static str) -> Opinion {
    (Weight::Doubtful, Sentence::new(key), None)
}

fn day_off(key: &'static str, day: Date) -> Opinion {
    let name = match day.weekday() {
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
        _ => "ferie",
    };
    let sentence = Sentence::new(key).with("day", name).with("on", day);
    (Weight::Doubtful, sentence, None)
}

/// True when a text of law bears on how the group is convened.
fn is_bound(ground: Ground) -> bool {
    ground.is_assembly && matches!(ground.kind, CollectiviteKind::Commune | CollectiviteKind::Epci)
}

/// A minimum between the sending and the meeting.
struct Delay {
    /// Clear days: neither the day of sending nor that of the meeting counts
    clear_days: u32,
    /// True when the law counts in days rather than in clear days
    is_plain: bool,
    rule: &'static Rule,
}

impl Delay {
    fn clear(key: &str, kind: &str, on: Date) -> Result<Self, LawError> {
        let rule = law::rule(key, kind, on)?;
        Ok(Self {
            clear_days: rule.int()?,
            is_plain: false,
            rule,
        })
    }

    /// « Trois jours au moins avant la séance »: the day of the meeting is not one of them, the day of sending is.
    fn plain(key: &str, kind: &str, on: Date) -> Result<Self, LawError> {
        let rule = law::rule(key, kind, on)?;
        Ok(Self {
            clear_days: rule.int()?.saturating_sub(1),
            is_plain: true,
            rule,
        })
    }

    fn is_kept(&self, clear_days: u32) -> bool {
        clear_days >= self.clear_days
    }

    /// `key` with what the law asks, what the calendar has, and the first day the meeting can be held.
    fn say(&self, weight: Weight, key: &'static str, sent: Date, found: u32) -> Opinion {
        let counted = i64::from(self.is_plain);
        let sentence = Sentence::new(key)
            .with("unit", if self.is_plain { "plain" } else { "clear" })
            .with("needed", i64::from(self.clear_days) + counted)
            .with("found", i64::from(found) + counted)
            .with("earliest", law::clear_days(sent, self.clear_days));
        (weight, sentence, Some(self.rule.article.clone()))
    }
}

/// What is to be said of a convocation sent on `sent` for a meeting on `held`.
fn convocation(ground: Ground, sent: Date, held: Date, is_urgent: bool) -> Result<Vec<Opinion>, LawError> {
    if !ground.is_assembly {
        return Ok(vec![(
            Weight::Told,
            Sentence::new("parcours-law-not-assembly"),
            None,
        )]);
    }
    let kind = ground.kind.as_str();
    let found = law::clear_days_between(sent, held);
    let long = Delay::clear("convocation.clear-days.at-threshold", kind, sent)?;
    if !is_bound(ground) {
        let key = if long.is_kept(found) {
            "parcours-law-free-kept"
        } else {
            "parcours-law-free-short"
        };
        let weight = if long.is_kept(found) {
            Weight::Told
        } else {
            Weight::Doubtful
        };
        return Ok(vec![long.say(weight, key, sent, found)]);
    }
    let is_local = ground.kind == CollectiviteKind::Commune && ground.place.is_alsace_moselle;
    let (short, urgent_short) = if is_local {
        (
            Delay::plain("convocation.days-before.alsace-moselle", kind, sent)?,
            Delay::plain("convocation.days-before.alsace-moselle-urgent", kind, sent)?,
        )
    } else {
        (
            Delay::clear("convocation.clear-days.below-threshold", kind, sent)?,
            Delay::clear("convocation.clear-days.urgent", kind, sent)?,
        )
    };
    let urgent_long = Delay::clear("convocation.clear-days.urgent", kind, sent)?;
    let threshold = i64::from(law::rule("convocation.population-threshold", kind, sent)?.int()?);
    let is_large = ground.place.population.map(|population| population >= threshold);
    let (delay, urgent) = match is_large {
        Some(true) => (&long, &urgent_long),
        // Not said: what even a small body may not do is forbidden, what a large one may not do is doubtful.
        None if short.is_kept(found) => (&long, &urgent_long),
        Some(false) | None => (&short, &urgent_short),
    };
    let opinion = if delay.is_kept(found) {
        delay.say(Weight::Told, "parcours-law-delay-kept", sent, found)
    } else if is_urgent && urgent.is_kept(found) {
        urgent.say(Weight::Doubtful, "parcours-law-delay-urgent", sent, found)
    } else if is_large.is_none() && short.is_kept(found) {
        let (weight, sentence, article) =
            delay.say(Weight::Doubtful, "parcours-law-delay-population", sent, found);
        (weight, sentence.with("threshold", threshold), article)
    } else if is_urgent {
        urgent.say(Weight::Forbidden, "parcours-law-delay-urgent-short", sent, found)
    } else {
        delay.say(Weight::Forbidden, "parcours-law-delay-short", sent, found)
    };
    let by = law::rule("convocation.by", kind, sent)?;
    let mut opinions = vec![
        opinion,
        (
            Weight::Told,
            Sentence::new("parcours-law-convocation-by"),
            Some(by.article.clone()),
        ),
    ];
    if is_large != Some(false) {
        let note = law::rule("convocation.summary-note", kind, sent)?;
        let sentence = Sentence::new("parcours-law-summary-note").with("threshold", threshold);
        opinions.push((Weight::Told, sentence, Some(note.article.clone())));
    }
    Ok(opinions)
}

/// What is to be said of a consultation that is open from `opens_on` to `closes_on`, both counted. The law wants a
/// reasonable delay and gives no figure, but for projects that bear on the environment: those Parvis does not know, and says
/// so.
fn consultation(kind: CollectiviteKind, opens_on: Date, closes_on: Date) -> Result<Vec<Opinion>, LawError> {
    if !matches!(kind, CollectiviteKind::Commune | CollectiviteKind::Epci) {
        return Ok(Vec::new());
    }
    let days = i64::from(opens_on.until(closes_on).map_or(0, |span| span.get_days())) + 1;
    let principles = law::rule("consultation.principles", kind.as_str(), opens_on)?;
    let ballots = law::rule("referendum.ballots", kind.as_str(), opens_on)?;
    let told =
        |sentence: Sentence, article: Option<&str>| (Weight::Told, sentence, article.map(str::to_owned));
    Ok(vec![
        told(
            Sentence::new("parcours-law-consultation").with("days", days),
            Some(&principles.article),
        ),
        told(Sentence::new("parcours-law-consultation-environment"), None),
        told(
            Sentence::new("parcours-law-not-a-referendum"),
            Some(&ballots.article),
        ),
    ])
}

/// What is to be said of the publication of the assembly's act.
fn publication(kind: CollectiviteKind, on: Date) -> Result<Vec<Opinion>, LawError> {
    let in_force = law::rule("act.in-force", kind.as_str(), on)?;
    let online = law::rule("publication.online-months", kind.as_str(), on)?;
    let list = law::rule("publication.deliberations-list-days", kind.as_str(), on)?;
    Ok(vec![
        (
            Weight::Told,
            Sentence::new("parcours-law-act-in-force"),
            Some(in_force.article.clone()),
        ),
        (
            Weight::Told,
            Sentence::new("parcours-law-act-online").with("months", i64::from(online.int()?)),
            Some(online.article.clone()),
        ),
        (
            Weight::Told,
            Sentence::new("parcours-law-list-of-acts").with("days", i64::from(list.int()?)),
            Some(list.article.clone()),
        ),
    ])
}

fn from_law(error: &LawError) -> Fault {
    Fault::Internal(format!("the law of calendars: {error}"))
}

#[cfg(test)]
mod tests;
