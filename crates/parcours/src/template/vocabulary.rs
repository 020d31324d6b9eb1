//! What a template may be made of here: the kinds of steps the house's features offer, their guards and their settings.

use std::collections::BTreeMap;

use kernel::House;
use kernel::steps::StepTerms;
use kernel::steps::settings::{Setting, Shape};

/// The kinds of steps offered, with what each declares.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    kinds: BTreeMap<&'static str, Option<StepTerms>>,
    /// Guards that steps of every kind take
    guards: Vec<&'static str>,
}

impl Vocabulary {
    /// What the features of `house` offer.
    pub fn of(house: &House) -> Self {
        let mut kinds = BTreeMap::new();
        for feature in house.features() {
            for kind in feature.step_kinds {
                let terms = feature.step_terms.iter().find(|terms| terms.kind == kind.code);
                kinds.insert(kind.code, terms.copied());
            }
        }
        let guards = house.features().iter().flat_map(|feature| feature.guards);
        Self {
            kinds,
            guards: guards.map(|guard| guard.name).collect(),
        }
    }

    /// Every kind offered, by code.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.kinds.keys().copied()
    }

    /// True when a feature offers this kind of step.
    pub fn knows_kind(&self, kind: &str) -> bool {
        self.kinds.contains_key(kind)
    }

    /// What a kind declares, if it declares anything.
    pub fn terms(&self, kind: &str) -> Option<StepTerms> {
        self.kinds.get(kind).copied().flatten()
    }

    /// The guards that steps of every kind take.
    pub fn guards(&self) -> &[&'static str] {
        &self.guards
    }

    /// True unless this kind declares its guards, and not this one, which is no guard of every kind either.
    pub fn takes_guard(&self, kind: &str, guard: &str) -> bool {
        self.guards.contains(&guard) || self.terms(kind).is_none_or(|terms| terms.guards.contains(&guard))
    }

    /// What the setting called `name` holds in steps of this kind, when the kind says so.
    pub fn shape(&self, kind: &str, name: &str) -> Option<Shape> {
        self.terms(kind)?.shape(name)
    }

    /// True unless this kind declares its settings, and not this one, or not of this shape.
    pub fn takes_setting(&self, kind: &str, name: &str, setting: &Setting) -> bool {
        self.terms(kind)
            .is_none_or(|terms| terms.shape(name) == Some(setting.shape()))
    }
}
