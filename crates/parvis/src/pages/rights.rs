//! « Qui peut faire quoi » : the table of rights, as the program applies it; and the rules of law beside it.

use kernel::{ACTOR_KINDS, Feature, Quality, ROLES, Right};
use law::{Bound, RuleValue};
use maud::{Markup, html};
use ui::components::{definition_list, table};
use ui::{Answer, Page, Visit, Words, t};

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let roles: Vec<(String, Markup)> = ROLES
        .iter()
        .map(|(name, quality)| {
            let sentence = words.say(&format!("rights-role-{name}-acts"));
            let acts_as = html! { (sentence) " " strong { (quality_words(words, *quality)) } };
            (words.say(&format!("rights-role-{name}")), acts_as)
        })
        .collect();
    let main = html! {
        p { (t!(words, "house-rights-explained")) }
        nav aria-label=(t!(words, "house-rights-features")) {
            ul.links {
                @for feature in having_rights(&visit) {
                    li { a href={ "#fonction-" (feature.name) } { (feature_words(words, feature)) } }
                }
            }
        }
        section aria-labelledby="roles-title" {
            h2 #roles-title { (t!(words, "house-rights-roles")) }
            p { (t!(words, "house-rights-roles-explained")) }
            (definition_list(&roles))
        }
        @for feature in having_rights(&visit) {
            section aria-labelledby={ "fonction-" (feature.name) } {
                h2 id={ "fonction-" (feature.name) } { (feature_words(words, feature)) }
                (rights_of(words, feature))
            }
        }
        p { a href="/regles" { (t!(words, "house-rules-title")) } }
    };
    visit.page(Page::new(t!(words, "house-rights-title"), main).wide())
}

fn having_rights(visit: &Visit) -> impl Iterator<Item = &Feature> {
    visit
        .house
        .features()
        .iter()
        .filter(|feature| !feature.rights.is_empty())
}

fn feature_words(words: Words, feature: &Feature) -> String {
    words.say(&format!("feature-{}", feature.name))
}

fn quality_words(words: Words, quality: Quality) -> String {
    words.say(&format!("quality-{}", quality.as_str()))
}

/// The rights of a feature, each with who holds it: two columns, so that a telephone shows both.
fn rights_of(words: Words, feature: &Feature) -> Markup {
    let caption = t!(
        words,
        "house-rights-caption",
        feature = feature_words(words, feature)
    );
    let mut rights = table(caption)
        .titled_above()
        .column(t!(words, "house-rights-right"))
        .column(t!(words, "house-rights-who"));
    let mut sorted: Vec<&Right> = feature.rights.iter().collect();
    sorted.sort_by_key(|right| right.code);
    for right in sorted {
        rights = rights.row([
            html! { (words.say(&right.words_key())) },
            html! { ul { @for who in holders(words, right) { li { (who) } } } },
        ]);
    }
    html! { (rights) }
}

/// Who holds a right, in words, from who proved nothing to who works for the body. One that everybody holds names
/// everybody alone, and one that nobody who comes by the pages holds says whose hand it is in.
fn holders(words: Words, right: &Right) -> Vec<String> {
    if right.held_by.contains(&Quality::Visitor) {
        return vec![quality_words(words, Quality::Visitor)];
    }
    let mut holders: Vec<String> = ACTOR_KINDS
        .iter()
        .filter(|kind| kind.holds(right))
        .map(|kind| quality_words(words, kind.quality))
        .collect();
    if right.held_by.contains(&Quality::Person) {
        holders = vec![quality_words(words, Quality::Person)];
    }
    if right.held_by.contains(&Quality::System) {
        holders.push(quality_words(words, Quality::System));
    }
    if holders.is_empty() {
        holders.push(t!(words, "house-rights-operator"));
    }
    holders
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
