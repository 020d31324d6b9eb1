//! Reading a template: every fault is found, each with its line, so that who received a file from another town can mend
//! it in one go.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use kernel::Sentence;
use kernel::steps::settings::{Setting, Settings};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    DAYS_MAX, ENTRIES_MAX, FORMAT, NAME_CHARS_MAX, SETTING_CHARS_MAX, SOURCE_BYTES_MAX, STEPS_MAX,
    SUMMARY_CHARS_MAX, TITLE_CHARS_MAX, Template, TemplateFault, TemplateFaults, TemplateStep, Vocabulary,
};

/// Faults told at once.
const FAULTS_MAX: usize = 50;

type Value<'a> = Spanned<DeValue<'a>>;
/// Settings, each with where it stands.
type Placed = BTreeMap<String, (Setting, Range<usize>)>;

/// Reads `text`. Steps, guards and settings are compared with `vocabulary` when there is one.
pub(super) fn read(text: &str, vocabulary: Option<&Vocabulary>) -> Result<Template, TemplateFaults> {
    let mut reader = Reader {
        text,
        vocabulary,
        faults: Vec::new(),
    };
    if text.len() > SOURCE_BYTES_MAX {
        reader.note(
            None,
            Sentence::new("parcours-template-too-big").with("max", SOURCE_BYTES_MAX / 1024),
        );
        return Err(TemplateFaults(reader.faults));
    }
    let (table, unreadable) = DeTable::parse_recoverable(text);
    for error in &unreadable {
        let line = reader.line(error.span());
        let written = line
            .and_then(|line| text.lines().nth(line - 1))
            .unwrap_or_default();
        reader.note(
            line,
            Sentence::new("parcours-template-unreadable").with("written", shortened(written)),
        );
    }
    // What cannot be read hides the rest: a name missing there may well be on the faulty line.
    let template = unreadable.is_empty().then(|| reader.template(table.get_ref()));
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| fault.line.unwrap_or(0));
    faults.truncate(FAULTS_MAX);
    match template {
        Some(template) if faults.is_empty() => Ok(template),
        _ => Err(TemplateFaults(faults)),
    }
}

fn shortened(line: &str) -> String {
    line.trim().chars().take(80).collect()
}

struct Reader<'a> {
    text: &'a str,
    vocabulary: Option<&'a Vocabulary>,
    faults: Vec<TemplateFault>,
}

impl<'a> Reader<'a> {
    fn line(&self, span: Option<Range<usize>>) -> Option<usize> {
        let start = span?.start.min(self.text.len());
        Some(self.text.get(..start)?.matches('\n').count() + 1)
    }

    fn note(&mut self, line: Option<usize>, sentence: Sentence) {
        self.faults.push(TemplateFault { line, sentence });
    }

    fn fault(&mut self, at: &Range<usize>, sentence: Sentence) {
        let line = self.line(Some(at.clone()));
        self.note(line, sentence);
    }

    fn template(&mut self, table: &DeTable<'a>) -> Template {
        let nowhere = 0..0;
        self.only(table, &["format", "name", "version", "title", "summary", "steps"]);
        let format = self.number(table, "format", &nowhere, 1..=u32::MAX);
        if let (Some(format), Some(value)) = (format.filter(|format| *format != FORMAT), table.get("format"))
        {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-format").with("format", i64::from(format)),
            );
        }
        let name = self.text(table, "name", &nowhere, NAME_CHARS_MAX);
        if let Some(value) = table.get("name").filter(|_| !name.is_empty() && !is_name(&name)) {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-name").with("name", name.clone()),
            );
        }
        let version = self.number(table, "version", &nowhere, 1..=u32::MAX);
        let title = self.text(table, "title", &nowhere, TITLE_CHARS_MAX);
        let summary = self.text(table, "summary", &nowhere, SUMMARY_CHARS_MAX);
        let steps = self.steps(table);
        Template {
            format: FORMAT,
            name,
            version: version.unwrap_or(1),
            title,
            summary,
            steps,
        }
    }

    fn steps(&mut self, table: &DeTable<'a>) -> Vec<TemplateStep> {
        let Some(value) = table.get("steps") else {
            self.note(None, Sentence::new("parcours-template-no-step"));
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.fault(&value.span(), Sentence::new("parcours-template-steps-shape"));
            return Vec::new();
        };
        if array.is_empty() || array.len() > STEPS_MAX {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-step-count").with("max", STEPS_MAX),
            );
        }
        let mut before = BTreeSet::new();
        let mut steps = Vec::new();
        for entry in array.iter().take(STEPS_MAX) {
            let Some(written) = entry.get_ref().as_table() else {
                self.fault(&entry.span(), Sentence::new("parcours-template-steps-shape"));
                continue;
            };
            let step = self.step(written, &entry.span(), &before);
            if !step.name.is_empty() && !before.insert(step.name.clone()) {
                let span = written.get("name").map_or(entry.span(), Spanned::span);
                self.fault(
                    &span,
                    Sentence::new("parcours-template-named-twice").with("step", step.name.clone()),
                );
            }
            steps.push(step);
        }
        steps
    }

    fn step(&mut self, table: &DeTable<'a>, at: &Range<usize>, before: &BTreeSet<String>) -> TemplateStep {
        self.only(
            table,
            &[
                "name",
                "kind",
                "label",
                "after",
                "same_day",
                "days",
                "closes_when",
                "tools",
                "settings",
                "asks",
            ],
        );
        let name = self.text(table, "name", at, NAME_CHARS_MAX);
        if let Some(value) = table.get("name").filter(|_| !name.is_empty() && !is_name(&name)) {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-name").with("name", name.clone()),
            );
        }
        let kind = self.text(table, "kind", at, NAME_CHARS_MAX);
        let label = self.text(table, "label", at, TITLE_CHARS_MAX);
        let days = self.number(table, "days", at, 1..=DAYS_MAX);
        let after = table.get("after").map(|value| self.names(value, "after"));
        for (waited, span) in after.iter().flatten() {
            if !before.contains(waited) {
                let sentence = Sentence::new("parcours-template-waits-for-later")
                    .with("step", label.clone())
                    .with("after", waited.clone());
                self.fault(span, sentence);
            }
        }
        let guards = table
            .get("closes_when")
            .map(|value| self.names(value, "closes_when"));
        let tools = table.get("tools").map(|value| self.names(value, "tools"));
        let (settings, asks) = self.settings(table);
        let guards_named = guards.as_deref().unwrap_or_default();
        self.compare(table, &kind, guards_named, (&settings, &asks));
        let without_span =
            |names: Vec<(String, Range<usize>)>| names.into_iter().map(|(name, _)| name).collect();
        TemplateStep {
            name,
            kind,
            label,
            after: after.map(without_span),
            same_day: self.flag(table, "same_day"),
            days: days.unwrap_or(1),
            closes_when: guards.map(without_span).unwrap_or_default(),
            tools: tools.map(without_span).unwrap_or_default(),
            settings: Settings(
                settings
                    .into_iter()
                    .map(|(name, (setting, _))| (name, setting))
                    .collect(),
            ),
            asks,
        }
    }

    /// What the house does not offer.
    fn compare(
        &mut self,
        table: &DeTable<'a>,
        kind: &str,
        guards: &[(String, Range<usize>)],
        (settings, asks): (&Placed, &BTreeMap<String, String>),
    ) {
        let (Some(vocabulary), Some(written)) = (self.vocabulary, table.get("kind")) else {
            return;
        };
        if kind.is_empty() {
            return;
        }
        if !vocabulary.knows_kind(kind) {
            let offered: Vec<&str> = vocabulary.kinds().collect();
            let sentence = Sentence::new("parcours-template-kind-unknown")
                .with("kind", kind)
                .with("offered", offered.join(", "));
            self.fault(&written.span(), sentence);
            return;
        }
        let terms = vocabulary.terms(kind);
        let list = |names: &[&str]| names.join(", ");
        for (guard, span) in guards
            .iter()
            .filter(|(guard, _)| !vocabulary.takes_guard(kind, guard))
        {
            let sentence = Sentence::new("parcours-template-guard-unknown")
                .with("guard", guard.clone())
                .with("kind", kind)
                .with(
                    "offered",
                    terms.map(|terms| list(terms.guards)).unwrap_or_default(),
                );
            self.fault(span, sentence);
        }
        // Asked and not answered yet, a number is no text of the wrong shape.
        let is_awaited = |name: &str, setting: &Setting| {
            let is_empty = matches!(setting, Setting::Text(text) if text.is_empty());
            is_empty && asks.contains_key(name) && vocabulary.shape(kind, name).is_some()
        };
        for (setting, (_, span)) in settings.iter().filter(|(name, (setting, _))| {
            !vocabulary.takes_setting(kind, name, setting) && !is_awaited(name, setting)
        }) {
            let offered: Vec<&str> = terms
                .iter()
                .flat_map(|terms| terms.settings.iter().map(|(name, _)| *name))
                .collect();
            let sentence = Sentence::new("parcours-template-setting-unknown")
                .with("setting", setting.clone())
                .with("kind", kind)
                .with("offered", list(&offered));
            self.fault(span, sentence);
        }
    }

    /// The settings with where each stands, and the questions.
    fn settings(&mut self, table: &DeTable<'a>) -> (Placed, BTreeMap<String, String>) {
        let (mut settings, mut asks) = (BTreeMap::new(), BTreeMap::new());
        for (name, key, value) in self.entries(table, "settings") {
            let setting = match value.get_ref() {
                DeValue::Boolean(flag) => Some(Setting::Bool(*flag)),
                DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                    .ok()
                    .map(Setting::Int),
                DeValue::String(text) if text.chars().count() <= SETTING_CHARS_MAX => {
                    Some(Setting::Text(text.to_string()))
                }
                _ => None,
            };
            match setting {
                Some(setting) => {
                    settings.insert(name, (setting, key));
                }
                None => self.fault(
                    &value.span(),
                    Sentence::new("parcours-template-setting-shape")
                        .with("setting", name)
                        .with("max", SETTING_CHARS_MAX),
                ),
            }
        }
        for (name, _, value) in self.entries(table, "asks") {
            match value.get_ref().as_str().map(str::trim) {
                Some(question) if !question.is_empty() && question.chars().count() <= TITLE_CHARS_MAX => {
                    asks.insert(name.clone(), question.to_owned());
                    // What is asked is a setting like another, empty until it is answered.
                    let unanswered = (Setting::Text(String::new()), value.span());
                    settings.entry(name).or_insert(unanswered);
                }
                _ => self.fault(
                    &value.span(),
                    Sentence::new("parcours-template-ask-shape").with("max", TITLE_CHARS_MAX),
                ),
            }
        }
        (settings, asks)
    }

    /// The entries of a table inside `table`, with where each key stands.
    fn entries<'t>(
        &mut self,
        table: &'t DeTable<'a>,
        key: &'static str,
    ) -> Vec<(String, Range<usize>, &'t Value<'a>)> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        match value.get_ref().as_table() {
            Some(entries) if entries.len() <= ENTRIES_MAX => entries
                .iter()
                .map(|(name, value)| (name.get_ref().to_string(), name.span(), value))
                .collect(),
            _ => {
                self.fault(
                    &value.span(),
                    Sentence::new("parcours-template-table-shape")
                        .with("key", key)
                        .with("max", ENTRIES_MAX),
                );
                Vec::new()
            }
        }
    }

    /// Names that this format does not know.
    fn only(&mut self, table: &DeTable<'a>, known: &[&str]) {
        for (key, _) in table {
            if !known.contains(&key.get_ref().as_ref()) {
                let sentence = Sentence::new("parcours-template-key-unknown")
                    .with("key", key.get_ref().to_string())
                    .with("known", known.join(", "));
                self.fault(&key.span(), sentence);
            }
        }
    }

    fn text(
        &mut self,
        table: &DeTable<'a>,
        key: &'static str,
        at: &Range<usize>,
        chars_max: usize,
    ) -> String {
        let Some(value) = self.required(table, key, at) else {
            return String::new();
        };
        let text = value.get_ref().as_str().map(str::trim).unwrap_or_default();
        if text.is_empty() || text.chars().count() > chars_max {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-text-shape")
                    .with("key", key)
                    .with("max", chars_max),
            );
        }
        text.to_owned()
    }

    fn number(
        &mut self,
        table: &DeTable<'a>,
        key: &'static str,
        at: &Range<usize>,
        within: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let value = self.required(table, key, at)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| within.contains(number));
        if number.is_none() {
            let sentence = if *within.end() == u32::MAX {
                Sentence::new("parcours-template-number-shape").with("key", key)
            } else {
                Sentence::new("parcours-template-number-range")
                    .with("key", key)
                    .with("max", i64::from(*within.end()))
            };
            self.fault(&value.span(), sentence);
        }
        number
    }

    fn flag(&mut self, table: &DeTable<'a>, key: &'static str) -> bool {
        let Some(value) = table.get(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.fault(
                &value.span(),
                Sentence::new("parcours-template-flag-shape").with("key", key),
            );
            false
        })
    }

    fn required<'t>(
        &mut self,
        table: &'t DeTable<'a>,
        key: &'static str,
        at: &Range<usize>,
    ) -> Option<&'t Value<'a>> {
        let value = table.get(key);
        if value.is_none() {
            let sentence = Sentence::new("parcours-template-key-missing").with("key", key);
            if at.is_empty() {
                self.note(None, sentence);
            } else {
                self.fault(at, sentence);
            }
        }
        value
    }

    /// A list of names, each with where it stands.
    fn names(&mut self, value: &Value<'a>, key: &'static str) -> Vec<(String, Range<usize>)> {
        let wrong = || {
            Sentence::new("parcours-template-list-shape")
                .with("key", key)
                .with("max", ENTRIES_MAX)
        };
        let Some(array) = value
            .get_ref()
            .as_array()
            .filter(|array| array.len() <= ENTRIES_MAX)
        else {
            self.fault(&value.span(), wrong());
            return Vec::new();
        };
        let mut names = Vec::new();
        for entry in array {
            match entry.get_ref().as_str() {
                Some(name) if is_name(name) => names.push((name.to_owned(), entry.span())),
                _ => self.fault(&entry.span(), wrong()),
            }
        }
        names
    }
}

/// Names stand in addresses, in the ids of pages and in forms.
fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    !name.is_empty() && name.len() <= NAME_CHARS_MAX && name.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "format = 1\nname = \"n\"\nversion = 1\ntitle = \"t\"\nsummary = \"s\"\n";

    fn step(name: &str, more: &str) -> String {
        format!("[[steps]]\nname = \"{name}\"\nkind = \"k\"\nlabel = \"L\"\ndays = 1\n{more}\n")
    }

    /// The faults as « line key ».
    fn faults(text: &str) -> Vec<String> {
        let told = |fault: TemplateFault| {
            let line = fault.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
            let key = fault.sentence.key;
            format!("{line} {}", key.strip_prefix("parcours-template-").unwrap_or(key))
        };
        match Template::parse(text) {
            Ok(template) => panic!("it was accepted: {template:?}"),
            Err(TemplateFaults(faults)) => faults.into_iter().map(told).collect(),
        }
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let wrong = format!(
            "{HEAD}couleur = 1\n{}{}{}",
            step("a", "surprise = 1\nafter = [\"b\"]"),
            step("a", "").replace("days = 1", "days = 0"),
            step("É t é", "closes_when = \"x\"\nsettings = { a = 1.5 }").replace("label = \"L\"\n", ""),
        );
        assert_eq!(
            faults(&wrong),
            [
                "6 key-unknown",
                "12 key-unknown",
                "13 waits-for-later",
                "15 named-twice",
                "18 number-range",
                "20 key-missing",
                "21 name",
                "24 list-shape",
                "25 setting-shape",
            ]
        );
    }

    #[test]
    fn what_is_not_toml_is_told_line_by_line() {
        assert_eq!(faults(&format!("{HEAD}titre =\n= 3\n"))[0], "6 unreadable");
        assert_eq!(faults("\u{0}")[0], "1 unreadable");
        assert_eq!(faults(HEAD), ["- no-step"]);
        assert_eq!(faults(&format!("{HEAD}steps = 3")), ["6 steps-shape"]);
        assert_eq!(faults(&format!("{HEAD}steps = []")), ["6 step-count"]);
        assert_eq!(faults(&"# x\n".repeat(20_000)), ["- too-big"]);
    }

    #[test]
    fn another_format_and_too_many_steps_are_refused() {
        let one = step("a", "");
        assert_eq!(
            faults(&(HEAD.replace("format = 1", "format = 2") + &one)),
            ["1 format"]
        );
        let many: String = (0..=STEPS_MAX).map(|n| step(&format!("s{n}"), "")).collect();
        assert!(faults(&format!("{HEAD}{many}"))[0].ends_with("step-count"));
    }

    #[test]
    fn what_is_asked_is_a_setting() {
        let text = format!(
            "{HEAD}{}",
            step("a", "asks = { question = \"Que demandez-vous ?\" }")
        );
        let template = Template::parse(&text).expect("it is right");
        assert_eq!(template.steps[0].settings.text("question"), Some(""));
    }
}
