//! An assembly as somebody sees it, and what every page of it shares.

use kernel::{Fault, Right};
use maud::{Markup, html};
use ui::components::{Table, Tone, status, table};
use ui::{Page, Visit, t};

use super::MENU;
use crate::model::{Assembly, AssemblyId, Criterion, Draw, DrawState, State};
use crate::{rights, store};

/// An assembly, its draws, and what who looks may do.
pub(super) struct Seen {
    pub(super) assembly: Assembly,
    pub(super) draws: Vec<Draw>,
    pub(super) may_prepare: bool,
    pub(super) may_see_volunteers: bool,
    pub(super) may_draw: bool,
}

impl Seen {
    /// The assembly, for everybody once it calls for volunteers; before, for who may prepare it.
    pub(super) async fn read(visit: &Visit, id: AssemblyId) -> Result<Self, Fault> {
        let mut sql = visit.sql();
        let assembly = store::find(&mut sql, visit.body.id, id)
            .await?
            .ok_or(Fault::NotFound("assembly"))?;
        let draws = store::draws(&mut sql, visit.body.id, id).await?;
        drop(sql);
        let scope = assembly.scope();
        let seen = Self {
            may_prepare: visit.may(&rights::PREPARE, scope).await?,
            may_see_volunteers: visit.may(&rights::SEE_VOLUNTEERS, scope).await?,
            may_draw: visit.may(&rights::DRAW, scope).await?,
            assembly,
            draws,
        };
        if seen.assembly.state == State::Draft && !seen.may_prepare {
            return Err(match visit.actor.person() {
                Some(_) => Fault::NotFound("assembly"),
                None => forbidden(&rights::PREPARE),
            });
        }
        Ok(seen)
    }

    /// The same, for who prepares it.
    pub(super) async fn prepared(visit: &Visit, id: AssemblyId) -> Result<Self, Fault> {
        let seen = Self::read(visit, id).await?;
        if seen.may_prepare {
            Ok(seen)
        } else {
            Err(forbidden(&rights::PREPARE))
        }
    }

    /// The same, for who may read names.
    pub(super) async fn with_names(visit: &Visit, id: AssemblyId) -> Result<Self, Fault> {
        let seen = Self::read(visit, id).await?;
        if seen.may_see_volunteers {
            Ok(seen)
        } else {
            Err(forbidden(&rights::SEE_VOLUNTEERS))
        }
    }

    /// A draw of it, once everybody may know of it.
    pub(super) fn published(&self, round: u32) -> Result<&Draw, Fault> {
        let found = self.draws.iter().find(|draw| draw.round == round);
        found
            .filter(|draw| draw.published_at.is_some())
            .ok_or(Fault::NotFound("draw"))
    }

    /// The draw that is being prepared or waits for its seed.
    pub(super) fn under_way(&self) -> Option<&Draw> {
        self.draws.last().filter(|draw| draw.is_under_way())
    }

    /// A page under the assembly's own.
    pub(super) fn page(&self, visit: &Visit, title: String, main: Markup) -> Page {
        Page::new(title, main)
            .under(t!(visit.words, "assemblies-list-title"), MENU)
            .under(self.assembly.settings.name.clone(), self.assembly.path())
            .active(MENU)
    }
}

fn forbidden(right: &Right) -> Fault {
    Fault::Forbidden { right: right.code }
}

/// Where an assembly stands, in a word.
pub(super) fn state_status(visit: &Visit, assembly: &Assembly) -> Markup {
    let (key, tone) = match assembly.state {
        State::Draft => ("assemblies-state-draft", Tone::Neutral),
        State::Volunteers if assembly.takes_volunteers_at(visit.now()) => {
            ("assemblies-state-call", Tone::Info)
        }
        State::Volunteers | State::Closed => ("assemblies-state-closed", Tone::Warning),
        State::Drawn => ("assemblies-state-drawn", Tone::Good),
        State::Erased => ("assemblies-state-erased", Tone::Neutral),
    };
    status(&visit.words.say(key), tone)
}

/// Where a draw stands, in a word.
pub(super) fn draw_status(visit: &Visit, draw: &Draw) -> Markup {
    let (key, tone) = match draw.state {
        DrawState::Preparing => ("assemblies-draw-preparing", Tone::Neutral),
        DrawState::Impossible => ("assemblies-draw-impossible", Tone::Bad),
        DrawState::Published => ("assemblies-draw-published", Tone::Info),
        DrawState::Drawn => ("assemblies-draw-drawn", Tone::Good),
        DrawState::Cancelled => ("assemblies-draw-cancelled", Tone::Neutral),
    };
    status(&visit.words.say(key), tone)
}

/// Seats by criterion and value, beside what the population is made of.
pub(super) fn quotas(visit: &Visit, assembly: &Assembly) -> Markup {
    html! { @for criterion in &assembly.criteria { (quotas_of(visit, criterion)) } }
}

fn quotas_of(visit: &Visit, criterion: &Criterion) -> Table {
    let words = visit.words;
    let whole: u64 = criterion.targets.iter().map(|target| target.people).sum();
    let mut shown = table(t!(
        words,
        "assemblies-quotas-caption",
        criterion = &criterion.name
    ))
    .column(t!(words, "assemblies-quotas-value"))
    .column_of_numbers(t!(words, "assemblies-quotas-share"))
    .column_of_numbers(t!(words, "assemblies-quotas-seats"));
    for target in &criterion.targets {
        shown = shown.row([
            html! { (words.written(&target.name)) },
            html! { (words.percentage(target.people, whole)) },
            html! { (seats_said(visit, (target.min, target.max))) },
        ]);
    }
    shown
}

/// « 3 à 5 », « 4 »
pub(super) fn seats_said(visit: &Visit, (min, max): (u32, u32)) -> String {
    if min == max {
        visit.words.number(min.into())
    } else {
        t!(visit.words, "assemblies-seats-between", min = min, max = max)
    }
}

/// « 12,34 % »
pub(super) fn probability_said(visit: &Visit, probability: f64) -> String {
    let number = visit.words.decimal(&format!("{:.2}", 100.0 * probability));
    t!(visit.words, "assemblies-percent", n = number)
}

/// What the law says of a decision made by a program, beside every place where the program decides.
pub(super) fn algorithm(visit: &Visit) -> Markup {
    html! { p.hint { (t!(visit.words, "assemblies-algorithm")) } }
}
