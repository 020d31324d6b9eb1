//! The engine: what a parcours does next, as a pure function of its template, its state and what happens.
//!
//! ```
//! use parcours::engine::{Event, Order, State, decide};
//! use parcours::template::{SHIPPED, Template};
//!
//! let template = Template::parse(SHIPPED[0]).unwrap();
//! let decision = decide(&template, &State::prepared(&template), &|_, _| None, &Event::Start).unwrap();
//! assert_eq!(decision.orders, [Order::Open("texte".into())]);
//! ```

use kernel::Sentence;
use kernel::steps::Fact;

use crate::template::Template;

db::text_enum! {
    /// Where a step stands.
    pub enum StepState {
        /// Not open yet
        Waiting = "a-venir",
        /// Open
        Open = "ouverte",
        /// Closed
        Closed = "close",
    }
}

db::text_enum! {
    /// Where a parcours stands.
    pub enum ParcoursState {
        /// Being prepared: only those who prepare it see it
        Draft = "brouillon",
        /// Started
        Running = "en-cours",
        /// Every step is closed
        Finished = "termine",
        /// Ended without result, with a reason: its steps stay as they were, until somebody reopens it
        Abandoned = "sans-suite",
    }
}

/// Where a whole parcours stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The parcours
    pub parcours: ParcoursState,
    /// Its steps, in the template's order
    pub steps: Vec<StepState>,
}

impl State {
    /// A parcours that has not started.
    pub fn prepared(template: &Template) -> Self {
        Self {
            parcours: ParcoursState::Draft,
            steps: vec![StepState::Waiting; template.steps.len()],
        }
    }
}

/// Something asked of a parcours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Start: the steps that wait for nothing open
    Start,
    /// Close a step, and open those that waited for it
    Close {
        /// The step's name
        step: String,
    },
    /// End without result: nothing opens nor closes any more
    Abandon,
    /// Take up again where it was left
    Reopen,
}

/// What must be done because of a decision, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Close this step
    Close(String),
    /// Open this step
    Open(String),
    /// The parcours is over
    Finish,
}

/// A new state, and what must be done to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The state after
    pub state: State,
    /// What must be done, in order
    pub orders: Vec<Order>,
}

/// Why nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Said to the person
    pub reason: Sentence,
    /// The article that commands it, if one does
    pub article: Option<String>,
}

/// Decides. `facts` answers for a step and a fact's name, as the step's feature knows it; a guard nobody answers for
/// does not hold.
pub fn decide(
    template: &Template,
    state: &State,
    facts: &dyn Fn(&str, &str) -> Option<Fact>,
    event: &Event,
) -> Result<Decision, Refusal> {
    let mut next = state.clone();
    let mut orders = Vec::new();
    match event {
        Event::Start => {
            if state.parcours != ParcoursState::Draft {
                return Err(refusal("parcours-already-started"));
            }
            next.parcours = ParcoursState::Running;
        }
        Event::Close { step } => {
            if state.parcours == ParcoursState::Abandoned {
                return Err(refusal("parcours-abandoned-already"));
            }
            let position = template
                .position(step)
                .ok_or_else(|| refusal("parcours-step-unknown"))?;
            if state.steps[position] != StepState::Open {
                return Err(refusal("parcours-step-not-open"));
            }
            for name in &template.steps[position].closes_when {
                guard(facts(step, name))?;
            }
            next.steps[position] = StepState::Closed;
            orders.push(Order::Close(step.clone()));
        }
        Event::Abandon => {
            next.parcours = match state.parcours {
                ParcoursState::Running => ParcoursState::Abandoned,
                ParcoursState::Draft => return Err(refusal("parcours-not-started")),
                ParcoursState::Finished => return Err(refusal("parcours-finished-already")),
                ParcoursState::Abandoned => return Err(refusal("parcours-abandoned-already")),
            };
            return Ok(Decision { state: next, orders });
        }
        Event::Reopen => {
            if state.parcours != ParcoursState::Abandoned {
                return Err(refusal("parcours-not-abandoned"));
            }
            next.parcours = ParcoursState::Running;
            return Ok(Decision { state: next, orders });
        }
    }
    for (position, step) in template.steps.iter().enumerate() {
        let is_free = template.waits_for(position).iter().all(|name| {
            template
                .position(name)
                .is_some_and(|before| next.steps[before] == StepState::Closed)
        });
        if next.steps[position] == StepState::Waiting && is_free {
            next.steps[position] = StepState::Open;
            orders.push(Order::Open(step.name.clone()));
        }
    }
    if next.steps.iter().all(|step| *step == StepState::Closed) {
        next.parcours = ParcoursState::Finished;
        orders.push(Order::Finish);
    }
    Ok(Decision { state: next, orders })
}

fn guard(fact: Option<Fact>) -> Result<(), Refusal> {
    match fact {
        Some(fact) if fact.holds => Ok(()),
        Some(fact) => Err(Refusal {
            reason: fact.otherwise,
            article: fact.article,
        }),
        None => Err(refusal("parcours-guard-unanswered")),
    }
}

fn refusal(key: &'static str) -> Refusal {
    Refusal {
        reason: Sentence::new(key),
        article: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::SHIPPED;

    #[expect(
        clippy::unnecessary_wraps,
        reason = "the engine asks for facts that may be unknown"
    )]
    fn holds(_: &str, _: &str) -> Option<Fact> {
        Some(Fact {
            holds: true,
            otherwise: Sentence::new("never"),
            article: None,
        })
    }

    fn close(step: &str) -> Event {
        Event::Close {
            step: step.to_owned(),
        }
    }

    #[test]
    fn meeting_and_vote_open_together_and_publication_waits_for_both() {
        let template = Template::parse(SHIPPED[0]).unwrap();
        let mut state = decide(&template, &State::prepared(&template), &holds, &Event::Start)
            .unwrap()
            .state;
        let mut told = Vec::new();
        for step in ["texte", "amendements", "vote", "reunion", "publication"] {
            let decision = decide(&template, &state, &holds, &close(step)).unwrap();
            told.push(decision.orders);
            state = decision.state;
        }
        let (opened, closed) = (
            |name: &str| Order::Open(name.into()),
            |name: &str| Order::Close(name.into()),
        );
        assert_eq!(
            told,
            [
                vec![closed("texte"), opened("amendements")],
                vec![closed("amendements"), opened("reunion"), opened("vote")],
                vec![closed("vote")],
                vec![closed("reunion"), opened("publication")],
                vec![closed("publication"), Order::Finish],
            ]
        );
        assert_eq!(state.parcours, ParcoursState::Finished);
    }

    #[test]
    fn a_guard_that_does_not_hold_refuses_with_its_reason_and_article() {
        let template = Template::parse(SHIPPED[0]).unwrap();
        let state = decide(&template, &State::prepared(&template), &holds, &Event::Start)
            .unwrap()
            .state;
        let missing = |_: &str, name: &str| {
            Some(Fact {
                holds: name != "text-ready",
                otherwise: Sentence::new("no-text"),
                article: Some("art. 1".into()),
            })
        };
        let refused = decide(&template, &state, &missing, &close("texte")).unwrap_err();
        assert_eq!(
            (refused.reason.key, refused.article.as_deref()),
            ("no-text", Some("art. 1"))
        );
        let unanswered = decide(&template, &state, &|_, _| None, &close("texte")).unwrap_err();
        assert_eq!(unanswered.reason.key, "parcours-guard-unanswered");
    }

    #[test]
    fn an_abandoned_parcours_keeps_its_steps_and_moves_only_once_reopened() {
        let template = Template::parse(SHIPPED[0]).unwrap();
        let prepared = State::prepared(&template);
        let refused =
            |state: &State, event: &Event| decide(&template, state, &holds, event).unwrap_err().reason.key;
        assert_eq!(refused(&prepared, &Event::Abandon), "parcours-not-started");
        let started = decide(&template, &prepared, &holds, &Event::Start).unwrap().state;
        assert_eq!(refused(&started, &Event::Reopen), "parcours-not-abandoned");
        let abandoned = decide(&template, &started, &holds, &Event::Abandon).unwrap();
        assert_eq!(abandoned.state.parcours, ParcoursState::Abandoned);
        assert_eq!(abandoned.state.steps, started.steps);
        assert!(abandoned.orders.is_empty());
        for event in [close("texte"), Event::Abandon] {
            assert_eq!(refused(&abandoned.state, &event), "parcours-abandoned-already");
        }
        let reopened = decide(&template, &abandoned.state, &holds, &Event::Reopen).unwrap();
        assert_eq!(reopened.state, started);
    }

    #[test]
    fn nothing_closes_twice_nor_before_it_opens_and_nothing_starts_twice() {
        let template = Template::parse(SHIPPED[0]).unwrap();
        let started = decide(&template, &State::prepared(&template), &holds, &Event::Start)
            .unwrap()
            .state;
        assert_eq!(
            decide(&template, &started, &holds, &close("vote"))
                .unwrap_err()
                .reason
                .key,
            "parcours-step-not-open"
        );
        assert_eq!(
            decide(&template, &started, &holds, &Event::Start)
                .unwrap_err()
                .reason
                .key,
            "parcours-already-started"
        );
        let after = decide(&template, &started, &holds, &close("texte"))
            .unwrap()
            .state;
        assert_eq!(
            decide(&template, &after, &holds, &close("texte"))
                .unwrap_err()
                .reason
                .key,
            "parcours-step-not-open"
        );
    }
}
