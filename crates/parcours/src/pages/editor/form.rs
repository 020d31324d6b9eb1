//! The fields of one step in the editor: written, and read back.

use std::collections::BTreeMap;

use kernel::steps::settings::{Setting, Settings, Shape};
use maud::{Markup, html};
use tools::Tool;
use ui::forms::{FormErrors, hidden, number_field, select, text_field};
use ui::{Visit, t};

use super::super::templates::{guard_words, kind_words, tool_words};
use crate::template::{
    DAYS_MAX, ENTRIES_MAX, STEPS_MAX, TITLE_CHARS_MAX, Template, TemplateStep, Vocabulary, name_of,
};

type Fields = BTreeMap<String, String>;

pub(super) fn fields(
    visit: &Visit,
    template: &Template,
    place: usize,
    step: &TemplateStep,
    vocabulary: &Vocabulary,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let title_max = u32::try_from(TITLE_CHARS_MAX).unwrap_or(u32::MAX);
    let mut kinds = select(words, t!(words, "parcours-editor-kind"), format!("kind-{place}"))
        .chosen(&step.kind)
        .errors(errors);
    for kind in vocabulary.kinds() {
        kinds = kinds.choice(kind, kind_words(visit, kind));
    }
    if !step.kind.is_empty() && !vocabulary.knows_kind(&step.kind) {
        kinds = kinds.choice(
            &step.kind,
            t!(words, "parcours-editor-kind-absent", kind = &step.kind),
        );
    }
    let waited = template.waits_for(place);
    let guards: Vec<&str> = match vocabulary.terms(&step.kind) {
        Some(terms) => [terms.guards, vocabulary.guards()].concat(),
        None => step.closes_when.iter().map(String::as_str).collect(),
    };
    html! {
        (hidden(&format!("name-{place}"), &step.name))
        (hidden(&format!("was-{place}"), &step.kind))
        (text_field(words, t!(words, "parcours-editor-label"), format!("label-{place}")).value(&step.label).max_length(title_max).errors(errors))
        (kinds)
        @let days = if step.days == 0 { String::new() } else { step.days.to_string() };
        (number_field(words, t!(words, "parcours-editor-days"), format!("days-{place}")).value(days).errors(errors))
        @if place > 0 {
            fieldset.field.choices {
                legend { (t!(words, "parcours-editor-after")) }
                p.hint { (t!(words, "parcours-editor-after-hint")) }
                @for before in &template.steps[..place] {
                    (checkbox(&format!("after-{place}-{}", before.name), &before.label, waited.contains(&before.name.as_str())))
                }
                (checkbox(&format!("same-{place}"), &t!(words, "parcours-editor-same-day"), step.same_day))
            }
        }
        @if !guards.is_empty() {
            fieldset.field.choices {
                legend { (t!(words, "parcours-editor-guards")) }
                @for guard in guards {
                    @let is_set = step.closes_when.iter().any(|set| set == guard);
                    (checkbox(&format!("guard-{place}-{guard}"), &guard_words(visit, guard), is_set))
                }
            }
        }
        // Folded when there is nothing in it: most steps need neither.
        details open[!step.settings.0.is_empty() || !step.tools.is_empty()] {
            summary { (t!(words, "parcours-editor-settings")) }
            @for (name, shape) in shapes(step, vocabulary) {
                (setting_field(visit, place, step, (&name, shape), errors))
            }
            (tools_field(visit, place, step))
        }
    }
}

/// Every tool, and those that the step names though nobody has them here: unchecked, they are forgotten.
fn tools_field(visit: &Visit, place: usize, step: &TemplateStep) -> Markup {
    let words = visit.words;
    let named: Vec<&str> = step.tools.iter().map(|name| tool_key(name)).collect();
    let known = Tool::ALL.iter().map(|tool| tool.as_str());
    let unknown = named.iter().copied().filter(|name| Tool::parse(name).is_none());
    html! {
        fieldset.field.choices {
            legend { (t!(words, "parcours-editor-tools")) }
            p.hint { (t!(words, "parcours-editor-tools-hint")) }
            @for name in known.chain(unknown) {
                (checkbox(&format!("tool-{place}-{name}"), &tool_words(visit, name), named.contains(&name)))
            }
        }
    }
}

/// One name for one tool, whatever the template calls it.
fn tool_key(name: &str) -> &str {
    match Tool::named(name) {
        Some(tool) => tool.as_str(),
        None => name,
    }
}

/// The tools checked: as the template called them and in its order, then those that are new.
fn tools_typed(typed: &Fields, place: usize, before: Option<&TemplateStep>) -> Vec<String> {
    let prefix = format!("tool-{place}-");
    let mut checked: Vec<&str> = typed
        .keys()
        .filter_map(|field| field.strip_prefix(&prefix))
        .filter(|name| name_of(name) == **name)
        .collect();
    checked.sort_by_key(|name| {
        Tool::ALL
            .iter()
            .position(|tool| tool.as_str() == *name)
            .unwrap_or(usize::MAX)
    });
    let kept = before.map_or(&[][..], |step| step.tools.as_slice()).iter();
    let mut tools: Vec<String> = kept
        .filter(|name| checked.contains(&tool_key(name)))
        .cloned()
        .collect();
    for name in checked {
        if !tools.iter().any(|known| tool_key(known) == name) {
            tools.push(name.to_owned());
        }
    }
    tools.truncate(ENTRIES_MAX);
    tools
}

/// The settings a step may have: those its kind reads, or those it has when its kind declares none.
fn shapes(step: &TemplateStep, vocabulary: &Vocabulary) -> Vec<(String, Shape)> {
    match vocabulary.terms(&step.kind) {
        Some(terms) => terms
            .settings
            .iter()
            .map(|(name, shape)| ((*name).to_owned(), *shape))
            .collect(),
        None => step
            .settings
            .0
            .iter()
            .map(|(name, setting)| (name.clone(), setting.shape()))
            .collect(),
    }
}

/// What a setting is called.
fn setting_words(visit: &Visit, name: &str) -> String {
    let key = format!("step-setting-{name}");
    if visit.words.knows(&key) {
        visit.words.say(&key)
    } else {
        name.to_owned()
    }
}

fn setting_field(
    visit: &Visit,
    place: usize,
    step: &TemplateStep,
    (name, shape): (&str, Shape),
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let label = setting_words(visit, name);
    let field = format!("set-{place}-{name}");
    let value = match step.settings.0.get(name) {
        Some(Setting::Text(text)) => text.clone(),
        Some(Setting::Int(number)) => number.to_string(),
        _ => String::new(),
    };
    let asked = step.asks.get(name).cloned().unwrap_or_default();
    html! {
        @match shape {
            Shape::Flag => div.field.choices { (checkbox(&field, &label, step.settings.flag(name))) },
            Shape::Number => (number_field(words, &label, &field).value(value).errors(errors).optional()),
            Shape::Text => (text_field(words, &label, &field).value(value).optional()),
        }
        @if shape != Shape::Flag {
            (text_field(words, t!(words, "parcours-editor-ask", setting = &label), format!("ask-{place}-{name}"))
                .value(asked).optional())
        }
    }
}

fn checkbox(name: &str, label: &str, is_checked: bool) -> Markup {
    html! {
        div.choice {
            input id=(name) type="checkbox" name=(name) value="1" checked[is_checked];
            label for=(name) { (label) }
        }
    }
}

/// What was typed.
pub(super) struct Read {
    pub(super) steps: Vec<TemplateStep>,
    /// True when one was given another kind than the page showed
    pub(super) has_new_kind: bool,
    /// The settings that should be numbers and are not, with the place of their step: they are kept as they were typed
    pub(super) wrong_numbers: Vec<(usize, String)>,
}

/// The steps typed. `kept` gives what the form does not show: the settings of kinds that declare none.
pub(super) fn read(typed: &Fields, count: usize, vocabulary: &Vocabulary, kept: &Template) -> Read {
    let mut has_new_kind = false;
    let mut steps: Vec<TemplateStep> = Vec::new();
    let mut wrong_numbers = Vec::new();
    for place in 0..count {
        let text = |field: &str| {
            typed
                .get(&format!("{field}-{place}"))
                .map_or("", |value| value.trim())
        };
        let is_set = |field: String| typed.contains_key(&field);
        let name = text("name").to_owned();
        let kind = text("kind").to_owned();
        has_new_kind |= kind != text("was");
        let before = kept.position(&name).map(|position| &kept.steps[position]);
        let mut step = TemplateStep {
            name,
            label: text("label").to_owned(),
            days: text("days").parse().unwrap_or(0),
            same_day: is_set(format!("same-{place}")),
            tools: tools_typed(typed, place, before),
            kind,
            ..TemplateStep::default()
        };
        let waited: Vec<String> = steps
            .iter()
            .filter(|other| is_set(format!("after-{place}-{}", other.name)))
            .map(|other| other.name.clone())
            .collect();
        let is_usual = place == 0 || steps.last().is_some_and(|last| waited == [last.name.clone()]);
        step.after = (!is_usual).then_some(waited);
        let guard_prefix = format!("guard-{place}-");
        step.closes_when = typed
            .keys()
            .filter_map(|field| field.strip_prefix(&guard_prefix))
            .filter(|guard| vocabulary.takes_guard(&step.kind, guard))
            .take(ENTRIES_MAX)
            .map(ToOwned::to_owned)
            .collect();
        // The shapes the page showed: those of the kind it had, or those kept.
        let shown = match before {
            Some(before) if vocabulary.terms(&step.kind).is_none() => before,
            _ => &step,
        };
        let shapes = shapes(shown, vocabulary);
        let (settings, asks) = settings(typed, place, &shapes);
        let is_wrong = |name: &String| matches!(settings.0.get(name), Some(Setting::Text(_)));
        let numbers = shapes.iter().filter(|(_, shape)| *shape == Shape::Number);
        wrong_numbers.extend(
            numbers
                .filter(|(name, _)| is_wrong(name))
                .map(|(name, _)| (place, name.clone())),
        );
        step.settings = settings;
        step.asks = asks;
        steps.push(step);
    }
    Read {
        steps,
        has_new_kind,
        wrong_numbers,
    }
}

fn settings(
    typed: &Fields,
    place: usize,
    shapes: &[(String, Shape)],
) -> (Settings, BTreeMap<String, String>) {
    let (mut settings, mut asks) = (BTreeMap::new(), BTreeMap::new());
    for (name, shape) in shapes {
        let value = typed
            .get(&format!("set-{place}-{name}"))
            .map(|value| value.trim());
        let ask = typed
            .get(&format!("ask-{place}-{name}"))
            .map_or("", |value| value.trim());
        let setting = match shape {
            Shape::Flag => value.map(|_| Setting::Bool(true)),
            Shape::Number => value
                .filter(|value| !value.is_empty())
                .map(|value| match value.parse() {
                    Ok(number) => Setting::Int(number),
                    // Said beside its field, with what was typed still in it.
                    Err(_) => Setting::Text(value.to_owned()),
                }),
            Shape::Text => value
                .filter(|value| !value.is_empty() || !ask.is_empty())
                .map(|value| Setting::Text(value.to_owned())),
        };
        if let Some(setting) = setting {
            settings.insert(name.clone(), setting);
        }
        if !ask.is_empty() {
            asks.insert(name.clone(), ask.to_owned());
        }
    }
    (Settings(settings), asks)
}

/// What a person can mend in the steps, beside its field; the rest is refused when the template is read again.
pub(super) fn faults(visit: &Visit, steps: &[TemplateStep], wrong_numbers: &[(usize, String)]) -> FormErrors {
    let words = visit.words;
    let mut errors = FormErrors::default();
    for (place, name) in wrong_numbers {
        let setting = setting_words(visit, name);
        errors.add(
            format!("set-{place}-{name}"),
            t!(
                words,
                "parcours-editor-number-wrong",
                n = place + 1,
                setting = setting
            ),
        );
    }
    for (place, step) in steps.iter().enumerate() {
        let n = place + 1;
        if step.label.is_empty() {
            errors.add(
                format!("label-{place}"),
                t!(words, "parcours-editor-label-missing", n = n),
            );
        }
        if step.kind.is_empty() {
            errors.add(
                format!("kind-{place}"),
                t!(words, "parcours-editor-kind-missing", n = n),
            );
        }
        if !(1..=DAYS_MAX).contains(&step.days) {
            errors.add(
                format!("days-{place}"),
                t!(words, "parcours-editor-days-wrong", n = n),
            );
        }
    }
    errors
}

/// Does what a button asked of the steps.
pub(super) fn rearrange(visit: &Visit, steps: &mut Vec<TemplateStep>, asked: &str) {
    if asked == "add" && steps.len() < STEPS_MAX {
        steps.push(new_step(visit, steps));
        return;
    }
    let Some((deed, place)) = asked.split_once('-') else {
        return;
    };
    let Some(place) = place.parse::<usize>().ok().filter(|place| *place < steps.len()) else {
        return;
    };
    // Who waited for the step before it by default says so, so that moving changes nothing else.
    let named: Vec<String> = steps.iter().map(|step| step.name.clone()).collect();
    for (index, step) in steps.iter_mut().enumerate().skip(1) {
        step.after.get_or_insert_with(|| vec![named[index - 1].clone()]);
    }
    match deed {
        "up" if place > 0 => swap(steps, place - 1),
        "down" if place + 1 < steps.len() => swap(steps, place),
        "remove" if steps.len() > 1 => remove(steps, place),
        _ => {}
    }
    for index in 0..steps.len() {
        let before: Vec<String> = steps[..index].iter().map(|step| step.name.clone()).collect();
        let step = &mut steps[index];
        if let Some(after) = &mut step.after {
            after.retain(|name| before.contains(name));
        }
        let is_usual = match before.last() {
            None => true,
            Some(last) => step.after.as_deref() == Some(std::slice::from_ref(last)),
        };
        if is_usual {
            step.after = None;
        }
    }
}

/// Two steps change places: whoever waited for one in a row now waits for the other.
fn swap(steps: &mut [TemplateStep], first: usize) {
    let (one, other) = (steps[first].name.clone(), steps[first + 1].name.clone());
    let waits_of_one = steps[first].after.clone();
    let is_chain = steps[first + 1].after.as_deref() == Some(std::slice::from_ref(&one));
    steps.swap(first, first + 1);
    if is_chain {
        steps[first].after = waits_of_one;
        steps[first + 1].after = Some(vec![other.clone()]);
        for step in &mut steps[first + 2..] {
            if step.after.as_deref() == Some(std::slice::from_ref(&other)) {
                step.after = Some(vec![one.clone()]);
            }
        }
    }
}

/// Those that waited for the step removed wait for what it waited for.
fn remove(steps: &mut Vec<TemplateStep>, place: usize) {
    let removed = steps.remove(place);
    for step in steps.iter_mut() {
        let Some(after) = &mut step.after else { continue };
        if let Some(at) = after.iter().position(|name| *name == removed.name) {
            after.remove(at);
            for name in removed.after.iter().flatten() {
                if !after.contains(name) {
                    after.push(name.clone());
                }
            }
        }
    }
}

fn new_step(visit: &Visit, steps: &[TemplateStep]) -> TemplateStep {
    let label = t!(visit.words, "parcours-editor-new-step");
    let wanted = name_of(&label);
    let name = (steps.len() + 1..=2 * STEPS_MAX)
        .map(|number| format!("{wanted}-{number}"))
        .find(|name| steps.iter().all(|step| step.name != *name))
        .unwrap_or(wanted);
    TemplateStep {
        name,
        label,
        kind: String::new(),
        days: 7,
        ..TemplateStep::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &[(&str, Option<&[&str]>)]) -> Vec<TemplateStep> {
        text.iter()
            .map(|(name, after)| TemplateStep {
                name: (*name).to_owned(),
                after: after.map(|after| after.iter().map(|name| (*name).to_owned()).collect()),
                days: 1,
                ..TemplateStep::default()
            })
            .collect()
    }

    fn told(steps: &[TemplateStep]) -> Vec<String> {
        steps
            .iter()
            .map(|step| format!("{} {:?}", step.name, step.after))
            .collect()
    }

    fn after_deed(mut all: Vec<TemplateStep>, deed: fn(&mut Vec<TemplateStep>)) -> Vec<String> {
        for index in 1..all.len() {
            let before = all[index - 1].name.clone();
            all[index].after.get_or_insert_with(|| vec![before]);
        }
        deed(&mut all);
        told(&all)
    }

    #[test]
    fn moving_a_step_in_a_row_keeps_the_row() {
        let row = steps(&[("a", None), ("b", None), ("c", None)]);
        let moved = after_deed(row, |steps| swap(steps, 0));
        assert_eq!(moved, ["b None", "a Some([\"b\"])", "c Some([\"a\"])"]);
    }

    #[test]
    fn those_that_waited_for_a_step_removed_wait_for_what_it_waited_for() {
        let fork = steps(&[
            ("a", None),
            ("b", None),
            ("c", Some(&["a"])),
            ("d", Some(&["b", "c"])),
        ]);
        let left = after_deed(fork, |steps| remove(steps, 1));
        assert_eq!(left, ["a None", "c Some([\"a\"])", "d Some([\"c\", \"a\"])"]);
    }
}
