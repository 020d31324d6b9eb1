//! What holds for whatever somebody types: the same for tests, mutations and the fuzz target.

use crate::apply::apply_readings;
use crate::dialects::read_amendment;
use crate::dispositif::{Dispositif, dispositif_json, parse_in};
use crate::document::Document;
use crate::edit::Span;
use crate::outcome::Outcome;
use crate::style::Style;

/// What does not hold of an amendment read, in every dialect, and applied to a text: spans that are not in the sentence or go
/// backwards, letters that nobody accounts for, a text changed by a refused amendment, a result that is not canonical. None when
/// all holds.
///
/// ```
/// assert_eq!(legistique::corpus::broken_promise("Remplacer « un » par « deux »", "Un et un."), None);
/// ```
pub fn broken_promise(sentence: &str, markdown: &str) -> Option<String> {
    let document = Document::parse(markdown);
    let canonical = document.to_markdown();
    if Document::parse(&canonical).to_markdown() != canonical {
        return Some("the canonical text is not stable".to_owned());
    }
    for style in Style::ALL.into_iter().map(Some).chain([None]) {
        let dispositif = parse_in(sentence, style);
        if let Some(broken) = reading_broken(&dispositif, sentence) {
            return Some(format!("{style:?}: {broken}"));
        }
        let reading = read_amendment(sentence, style, &document, None);
        let spans = reading.edits.iter().map(|edit| edit.span);
        if let Some(span) = spans
            .chain(reading.not_understood.iter().map(|part| part.span))
            .find(|span| sentence.get(span.start..span.end).is_none())
        {
            return Some(format!("{style:?}: {span:?} is not in the sentence"));
        }
        let applied = apply_readings(&document, &[&reading]);
        if applied.outcomes != [Outcome::Applied] && applied.document != document {
            return Some(format!("{style:?}: refused, and the text changed"));
        }
        let after = applied.document.to_markdown();
        if Document::parse(&after) != applied.document {
            return Some(format!("{style:?}: the result reads otherwise once written"));
        }
        let is_out = |span: Span, text: &str| text.get(span.start..span.end).is_none();
        if applied
            .provenance
            .iter()
            .flatten()
            .any(|one| is_out(one.base, &canonical) || is_out(one.result, &after))
        {
            return Some(format!("{style:?}: provenance points out of the text"));
        }
    }
    None
}

fn reading_broken(dispositif: &Dispositif, sentence: &str) -> Option<String> {
    let problems = dispositif.not_understood.iter().map(|problem| problem.span);
    let edits = dispositif.directives.iter().map(|directive| directive.span);
    let all = edits
        .chain(problems)
        .chain(dispositif.connectives.iter().copied());
    if let Some(span) = all
        .clone()
        .find(|span| span.start > span.end || sentence.get(span.start..span.end).is_none())
    {
        return Some(format!("{span:?} is not in the sentence"));
    }
    let is_signs = sentence.chars().all(|letter| !letter.is_alphanumeric());
    if dispositif.directives.is_empty() && dispositif.not_understood.is_empty() && !is_signs {
        return Some("nothing was read, and nothing was said not understood".to_owned());
    }
    let json = dispositif_json(dispositif, sentence);
    if dispositif.is_complete() && !super::covers(&json, sentence) {
        return Some("said understood, with letters nobody accounts for".to_owned());
    }
    None
}
