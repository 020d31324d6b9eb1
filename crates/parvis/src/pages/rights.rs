//! « Qui peut faire quoi » : the table of rights, as the program applies it; and the rules of law beside it.

use kernel::Quality;
use law::{Bound, RuleValue};
use maud::html;
use ui::components::table;
use ui::{Answer, Page, Visit, Words, t};

/// Columns (and rights are shown that one of them holds): every quality but the system's, whose deeds are decided by somebody before.
const QUALITIES: &[Quality] = &[
    Quality::Visitor,
    Quality::Person,
    Quality::Author,
    Quality::Member,
    Quality::Secretary,
    Quality::Chair,
    Quality::Agent,
];

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let mut rights = table(t!(words, "house-rights-caption")).column(t!(words, "house-rights-right"));
    for quality in QUALITIES {
        rights = rights.column(words.say(&format!("quality-{}", quality.as_str())));
    }
    for right in visit
        .house
        .rights
        .iter()
        .filter(|right| !right.held_by.is_empty())
    {
        let held = QUALITIES.iter().map(|quality| {
            let holds = right.held_with(&implied(*quality));
            html! { @if holds { (t!(words, "house-rights-yes")) } @else { span.visually-hidden { (t!(words, "house-rights-no")) } } }
        });
        rights = rights.row(std::iter::once(html! { (words.say(&right.words_key())) }).chain(held));
    }
    let main = html! {
        p { (t!(words, "house-rights-explained")) }
        (rights)
        p { a href="/regles" { (t!(words, "house-rules-title")) } }
    };
    visit.page(Page::new(t!(words, "house-rights-title"), main).wide())
}

/// The qualities somebody acting in `quality` also has: everyone is a visitor, whoever holds a mandate is a person.
fn implied(quality: Quality) -> Vec<Quality> {
    let mut qualities = vec![Quality::Visitor];
    if quality > Quality::Visitor {
        qualities.push(Quality::Person);
    }
    if matches!(quality, Quality::Secretary | Quality::Chair) {
        qualities.push(Quality::Member);
    }
    qualities.push(quality);
    qualities
}

pub(super) async fn rules(visit: Visit) -> Answer {
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let kind = visit.body.kind.as_str();
    let mut rules = table(t!(words, "house-rules-caption"))
        .column(t!(words, "house-rules-rule"))
        .column(t!(words, "house-rules-value"))
        .column(t!(words, "house-rules-article"))
        .column(t!(words, "house-rules-since"));
    let applied = law::all()
        .iter()
        .filter(|rule| matches!(&*rule.kind, "*") || rule.kind == kind);
    for rule in applied.filter(|rule| rule.applies_on(today)) {
        rules = rules.row([
            html! { (words.say(&format!("rule-{}", rule.key.replace('.', "-")))) },
            html! { @if let Some(figure) = figure(words, &rule.value) { strong { (figure) } " " } (words.written(&rule.unit)) },
            html! { (words.written(&rule.article)) br; small { (words.written(&rule.source)) } },
            html! { (words.date(rule.from)) },
        ]);
    }
    let main = html! { p { (t!(words, "house-rules-explained")) } (rules) };
    visit.page(
        Page::new(t!(words, "house-rules-title"), main)
            .under(t!(words, "house-rights-title"), "/droits")
            .wide(),
    )
}

/// A rule's figure in words; none when its unit says it all.
fn figure(words: Words, value: &RuleValue) -> Option<String> {
    match value {
        RuleValue::Int(number) => Some(words.number(i64::from(*number))),
        RuleValue::Fraction(fraction) => {
            let key = match fraction.bound {
                Bound::MoreThan => "house-rules-more-than",
                Bound::AtLeast => "house-rules-at-least",
            };
            Some(t!(
                words,
                key,
                numerator = fraction.numerator,
                denominator = fraction.denominator
            ))
        }
        RuleValue::Word(_) => None,
    }
}
