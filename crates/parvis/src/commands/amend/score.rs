//! `parvis amend score`: what share of a corpus is read, applied and ordered as it should be.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use legistique::corpus::{Apart, CLOSE_MIN, Pairs, Verdict, judge};
use serde_json::{Value, json};

use super::super::answer;
use crate::cli::{AmendScore, ReportFormat};
use crate::failure::Failure;

/// What is counted of the cases of one kind and style.
#[derive(Default)]
struct Row {
    cases: usize,
    understood: usize,
    parsed: usize,
    strictly_parsed: usize,
    labelled: usize,
    agreeing: usize,
    named: usize,
    exact: usize,
    close: usize,
    refused: usize,
    warned: usize,
    silently_wrong: usize,
    explained: usize,
    pairs: Pairs,
    together: usize,
    identical: usize,
    apart: Vec<Apart>,
    time: Duration,
}

impl Row {
    fn add(&mut self, verdict: &Verdict, time: Duration) {
        self.cases += 1;
        self.understood += usize::from(verdict.is_understood);
        self.parsed += usize::from(verdict.is_parsed);
        self.strictly_parsed += usize::from(verdict.is_strictly_parsed);
        self.labelled += usize::from(verdict.agrees.is_some());
        self.agreeing += usize::from(verdict.agrees == Some(true));
        self.named += usize::from(verdict.agrees.is_some() && verdict.is_named);
        self.exact += usize::from(verdict.is_exact);
        self.close += usize::from(
            verdict
                .similarity
                .is_some_and(|similarity| similarity >= CLOSE_MIN),
        );
        self.refused += usize::from(verdict.refused > 0);
        self.warned += usize::from(verdict.is_warned);
        self.silently_wrong += usize::from(verdict.is_silently_wrong);
        self.explained += usize::from(verdict.explained.is_some());
        self.pairs.all += verdict.pairs.all;
        self.pairs.in_sequence += verdict.pairs.in_sequence;
        self.pairs.not_inverted += verdict.pairs.not_inverted;
        self.pairs.tied += verdict.pairs.tied;
        self.together += verdict.identical.0;
        self.identical += verdict.identical.1;
        self.apart.extend(verdict.apart.iter().cloned());
        self.time += time;
    }

    fn to_json(&self) -> Value {
        json!({
            "cases": self.cases,
            "understood": self.understood,
            "parsed": self.parsed,
            "strictly_parsed": self.strictly_parsed,
            "alinea": { "labelled": self.labelled, "named": self.named, "agreeing": self.agreeing },
            "exact": self.exact,
            "close": self.close,
            "with_refusal": self.refused,
            "warned": self.warned,
            "silently_wrong": self.silently_wrong,
            "explained": self.explained,
            "unexplained": self.silently_wrong - self.explained,
            "pairs": {
                "all": self.pairs.all,
                "in_sequence": self.pairs.in_sequence,
                "not_inverted": self.pairs.not_inverted,
                "in_order": self.pairs.in_order(),
                "tied": self.pairs.tied,
                "inverted": self.pairs.inverted(),
            },
            "identical_groups": {
                "all": self.identical,
                "together": self.together,
                "apart_by_the_data": self.apart.iter().filter(|apart| apart.because.is_of_the_data()).count(),
            },
            "milliseconds": u64::try_from(self.time.as_millis()).unwrap_or(u64::MAX),
        })
    }
}

pub(super) fn run(asked: &AmendScore) -> Result<(), Failure> {
    let mut rows: BTreeMap<(&'static str, String), Row> = BTreeMap::new();
    let mut failures = Vec::new();
    let mut unknown = 0_usize;
    for (line, case) in super::lines(&asked.cases)? {
        let start = Instant::now();
        let Some(verdict) = judge(&case) else {
            unknown += 1;
            continue;
        };
        rows.entry((verdict.kind, verdict.style.clone()))
            .or_default()
            .add(&verdict, start.elapsed());
        let failed = match verdict.kind {
            "apply" | "render-style" => !verdict.is_exact,
            _ => !verdict.is_parsed || verdict.agrees == Some(false),
        };
        if asked.failures && failed {
            failures.push(json!({
                "line": line,
                "id": case["id"],
                "kind": verdict.kind,
                "style": verdict.style,
                "similarity": verdict.similarity,
                "silently_wrong": verdict.is_silently_wrong,
                "explained": verdict.explained,
                "seems_elsewhere": verdict.seems_elsewhere,
                "alinea_agrees": verdict.agrees,
                "because": verdict.because,
            }));
        }
    }
    match asked.format {
        ReportFormat::Json => {
            let scores: Vec<Value> = rows
                .iter()
                .map(|((kind, style), row)| {
                    let mut said = row.to_json();
                    said["kind"] = (*kind).into();
                    said["style"] = style.as_str().into();
                    said
                })
                .collect();
            let said = json!({ "scores": scores, "unknown": unknown, "failures": failures });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))
        }
        ReportFormat::Text => answer(&table(&rows, unknown, &failures)),
    }
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "corpora have far fewer than 2^52 cases"
    )]
    let percent = 100.0 * part as f64 / whole as f64;
    format!("{percent:.2}%")
}

fn table(rows: &BTreeMap<(&'static str, String), Row>, unknown: usize, failures: &[Value]) -> String {
    let mut said = String::from(
        "kind           style      cases    exact   >=0.97   parsed   alinea     both  silent    pairs      ms\n",
    );
    for ((kind, style), row) in rows {
        let is_applied = *kind == "apply";
        let is_compared = is_applied || *kind == "render-style";
        let applied = |count: usize| {
            if is_compared {
                share(count, row.cases)
            } else {
                "-".to_owned()
            }
        };
        let _ = writeln!(
            said,
            "{kind:<14} {:<10} {:>5} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7} {:>8} {:>7}",
            if style.is_empty() { "-" } else { style },
            row.cases,
            applied(row.exact),
            applied(row.close),
            share(row.parsed, row.cases),
            share(row.agreeing, row.labelled),
            share(row.agreeing, row.named),
            if is_applied {
                row.silently_wrong.to_string()
            } else {
                "-".to_owned()
            },
            share(row.pairs.not_inverted, row.pairs.all),
            row.time.as_millis()
        );
    }
    let applied = || {
        rows.iter()
            .filter(|((kind, _), _)| *kind == "apply")
            .map(|(_, row)| row)
    };
    let count = |of: fn(&Row) -> usize| applied().map(of).sum::<usize>();
    let (cases, wrong, explained) = (
        count(|row| row.cases),
        count(|row| row.silently_wrong),
        count(|row| row.explained),
    );
    if cases > 0 {
        let unexplained = wrong - explained;
        let _ = writeln!(
            said,
            "silent wrong: {wrong}, explained: {explained}, unexplained: {unexplained} ({} of the cases)",
            share(unexplained, cases)
        );
    }
    let labelled = rows.values().map(|row| row.labelled).sum::<usize>();
    if labelled > 0 {
        let named = rows.values().map(|row| row.named).sum::<usize>();
        let agreeing = rows.values().map(|row| row.agreeing).sum::<usize>();
        let _ = writeln!(
            said,
            "alinea: as the official one in {agreeing} of {labelled} labelled sentences ({}); both: where the sentence and the label name one, {agreeing} of {named} ({})",
            share(agreeing, labelled),
            share(agreeing, named)
        );
    }
    for row in rows.values().filter(|row| row.pairs.all > 0) {
        let _ = writeln!(
            said,
            "order: of {} official pairs {} in order, {} tied, {} inverted: {} not inverted, {} in order ties apart, {} printed in sequence; identical groups together: {} of {}",
            row.pairs.all,
            row.pairs.in_order(),
            row.pairs.tied,
            row.pairs.inverted(),
            share(row.pairs.not_inverted, row.pairs.all),
            share(row.pairs.in_order(), row.pairs.all - row.pairs.tied),
            share(row.pairs.in_sequence, row.pairs.all),
            row.together,
            row.identical
        );
        for apart in &row.apart {
            let _ = writeln!(
                said,
                "  identical, apart: group {} ({}), {}",
                apart.group,
                apart.amendments.join(", "),
                apart.because.said()
            );
        }
    }
    if unknown > 0 {
        let _ = writeln!(said, "unknown kinds: {unknown}");
    }
    for failure in failures {
        let because = failure["because"].as_str().unwrap_or_default();
        let _ = writeln!(said, "\nline {} {}\n{because}", failure["line"], failure["id"]);
    }
    said
}
