//! The place where one votes: what is asked, what each answer means, until when, who votes, what is kept.

use kernel::{Fault, PersonId, Scope};
use law::Fraction;
use maud::{Markup, html};
use ui::components::{Tone, definition_list, notice, progress};
use ui::forms::{
    Choice as Radio, Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, radios,
    select,
};
use ui::{Visit, Words, t};

use super::gathered::Gathered;
use super::papers::{self, BallotPaper};
use super::recusal;
use super::result::choice_label;
use super::situation::{Elector, Situation};
use crate::law_of_votes::second_call_days;
use crate::model::{Choice, Mode, Quorum, Rules, Scrutin};
use crate::rights;
use crate::ruling::share_word;
use crate::ways::{Paper, Way, WayRule};

/// The field of an elector's radios: their identifier makes it unique in the page, and is what errors point to.
pub(super) fn choice_field(elector: PersonId) -> String {
    format!("choix-{elector}")
}

pub(super) async fn main(visit: &Visit, gathered: &Gathered, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let is_open = gathered.scrutin.is_open_at(visit.now());
    let may_close = visit
        .may(&rights::CLOSE, Scope::group(gathered.scrutin.group))
        .await?;
    Ok(html! {
        (error_summary(errors, words))
        (gathered.about_line(visit))
        @if is_open {
            p { (t!(words, "votes-deadline", at = visit.at(gathered.scrutin.closes_at))) }
            @if gathered.scrutin.way.is_some() { (offered(visit, gathered)) } @else { (answers(visit, gathered)) }
        }
        section #voter {
            @if is_open { (voting(visit, gathered, errors)?) }
            @else { (notice(Tone::Info, &html! { p { (being_counted(visit, gathered)) } })) }
        }
        (turnout(visit, gathered).await?)
        (conditions(visit, gathered))
        @if is_open { (identity::awaited_notice(visit, &gathered.scrutin.subject()).await?) }
        @if may_close && is_open { (closing_form(visit, gathered)) }
    })
}

/// A few ballots are counted within the minute; what was stopped to be counted beside takes longer.
fn being_counted(visit: &Visit, gathered: &Gathered) -> String {
    let words = visit.words;
    match gathered.scrutin.stopped_at {
        Some(at) => t!(words, "votes-counting-long", at = visit.at(at)),
        None => t!(words, "votes-counting"),
    }
}

/// What a yes, a no and an abstention mean, before any choice.
fn answers(visit: &Visit, gathered: &Gathered) -> Markup {
    let words = visit.words;
    // Of a meeting or a group, one does not say that it is adopted.
    let adoptable = gathered
        .about
        .as_ref()
        .filter(|about| matches!(about.reference.kind.as_str(), "amendment" | "text"));
    let meaning = |choice: Choice| match (adoptable, choice) {
        (Some(about), Choice::Pour) => t!(words, "votes-meaning-pour-about", title = &about.title),
        (Some(about), Choice::Contre) => t!(words, "votes-meaning-contre-about", title = &about.title),
        (None, Choice::Pour) => t!(words, "votes-meaning-pour"),
        (None, Choice::Contre) => t!(words, "votes-meaning-contre"),
        (_, Choice::Abstention) => t!(words, "votes-meaning-abstention"),
    };
    let facts: Vec<(String, Markup)> = Choice::ALL
        .iter()
        .map(|choice| (choice_label(visit, *choice), html! { (meaning(*choice)) }))
        .collect();
    html! {
        @if !gathered.scrutin.statement.is_empty() {
            h2 { (t!(words, "votes-statement")) }
            blockquote { (gathered.scrutin.statement) }
        }
        h2 { (t!(words, "votes-meaning")) }
        (definition_list(&facts))
    }
}

/// What is put to the vote; and what one chooses among, for who has no ballot to read it on.
fn offered(visit: &Visit, gathered: &Gathered) -> Markup {
    let words = visit.words;
    let has_ballot = visit
        .actor
        .person()
        .is_some_and(|person| gathered.shows_ballot_of(visit, person));
    html! {
        @if !gathered.scrutin.statement.is_empty() {
            h2 { (t!(words, "votes-statement")) }
            blockquote { (gathered.scrutin.statement) }
        }
        @if !has_ballot { (answers_offered(visit, gathered)) }
    }
}

/// The answers of a choice, in the order in which they were written.
pub(super) fn answers_offered(visit: &Visit, gathered: &Gathered) -> Markup {
    let words = visit.words;
    let heading = match gathered.scrutin.way.as_ref().map(|way| way.rule) {
        Some(WayRule::Consent) => t!(words, "votes-offered-proposal"),
        Some(rule) if rule.shares_seats() => t!(words, "votes-offered-lists"),
        _ => t!(words, "votes-offered"),
    };
    html! {
        h2 { (heading) }
        ol {
            @for answer in &gathered.offered {
                li {
                    strong { (words.written(&answer.title)) }
                    @if !answer.description.is_empty() { p { (words.written(&answer.description)) } }
                }
            }
        }
    }
}

fn voting(visit: &Visit, gathered: &Gathered, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let is_recused = visit
        .actor
        .person()
        .is_some_and(|person| gathered.recused.contains(&person));
    Ok(match &gathered.situation {
        Situation::Visitor => html! {
            h2 { (t!(words, "votes-vote")) }
            p { (t!(words, "votes-who", group = gathered.group_name(), n = gathered.scrutin.inscrits)) }
            p { a.button href={ "/connexion?retour=" (gathered.scrutin.path()) } { (t!(words, "votes-sign-in")) } }
        },
        Situation::NotElector if is_recused => html! {
            (notice(Tone::Info, &html! { p { (t!(words, "votes-recused-oneself")) } }))
        },
        Situation::NotElector => html! {
            h2 { (t!(words, "votes-who-votes")) }
            p { (t!(words, "votes-not-elector", group = gathered.group_name(), n = gathered.scrutin.inscrits)) }
        },
        Situation::Elector(elector) => html! {
            h2 { (t!(words, "votes-vote")) }
            (own_vote(visit, gathered, elector, errors))
            @for procuration in &elector.held {
                (vote_for(visit, gathered, elector, procuration.giver_id, errors))
            }
            @if elector.may_give_procuration(&gathered.scrutin) && !gathered.is_of_proven() { (procuration_form(visit, gathered, elector, errors)) }
            (recusal::form(visit, gathered, elector)?)
        },
    })
}

fn own_vote(visit: &Visit, gathered: &Gathered, elector: &Elector, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let Some(given) = elector.given else {
        return html! {
            (ballot_form(visit, gathered, elector, elector.person, t!(words, "votes-legend-own"), errors))
            @if elector.has_casting_vote { p.hint { (t!(words, "votes-casting-vote")) } }
        };
    };
    let holder = gathered.name(visit, given.holder_id);
    html! {
        @if elector.ballot_of(elector.person).is_some() {
            p { (t!(words, "votes-holder-has-voted", holder = holder)) }
            p { a href={ (gathered.scrutin.path()) "/bulletin" } { (t!(words, "votes-see-receipt")) } }
        } @else {
            p { (t!(words, "votes-procuration-is-given", holder = holder)) }
            (Form::post(words, format!("{}/procuration/reprendre", gathered.scrutin.path()), visit.request_id())
                .content(html! { (button_quiet(t!(words, "votes-procuration-revoke"))) }))
        }
    }
}

fn vote_for(
    visit: &Visit,
    gathered: &Gathered,
    elector: &Elector,
    giver: PersonId,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let name = gathered.name(visit, giver);
    html! {
        h3 { (t!(words, "votes-for-somebody", name = &name)) }
        p { (t!(words, "votes-for-somebody-why", name = &name)) }
        (ballot_form(visit, gathered, elector, giver, t!(words, "votes-legend-for", name = &name), errors))
    }
}

fn ballot_form(
    visit: &Visit,
    gathered: &Gathered,
    elector: &Elector,
    whose: PersonId,
    legend: String,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let field = choice_field(whose);
    let given = elector.ballot_of(whose);
    let label = if given.is_some() {
        "votes-change"
    } else {
        "votes-cast-button"
    };
    let (fields, deed) = if let Some(way) = &gathered.scrutin.way {
        let kept = given.and_then(|ballot| ballot.answer.mark());
        let typed = match &gathered.typed {
            Some((elector, typed)) if *elector == whose => typed.clone(),
            _ => kept.map_or_else(Vec::new, |mark| papers::fields_of(way, mark)),
        };
        let paper = BallotPaper {
            words,
            way,
            offered: &gathered.offered,
            id: &field,
            legend: &legend,
            typed: &typed,
            errors,
        };
        // To stand aside is one of the answers there.
        let has_blank = way.rule.paper() != Paper::Consent;
        let fields = html! {
            (paper.fields())
            p.hint { (t!(words, "votes-choice-published")) }
            (button(words.say(label)))
            @if has_blank { " " (button_quiet(t!(words, "votes-cast-blank")).sends(papers::BLANK, "oui")) }
        };
        (fields, "choisir")
    } else {
        let mut choices = radios(words, legend, "choice")
            .large()
            .id(&field)
            .error(errors.of(&field));
        for choice in Choice::ALL {
            choices = choices.choices([Radio::new(choice.as_str(), choice_label(visit, *choice))]);
        }
        if let Some(choice) = given.and_then(|ballot| ballot.answer.choice()) {
            choices = choices.chosen(choice.as_str());
        }
        (html! { (choices) (button(words.say(label))) }, "voter")
    };
    html! {
        @if let Some(ballot) = given {
            (notice(Tone::Good, &html! { p {
                (t!(words, "votes-recorded", reference = &ballot.reference, at = visit.at(ballot.cast_at)))
            } }))
        }
        (Form::post(words, format!("{}/{deed}", gathered.scrutin.path()), visit.request_id())
            .needs_network(t!(words, "votes-needs-network")).content(html! {
            (hidden("elector", &whose.to_string()))
            (fields)
        }))
    }
}

fn procuration_form(visit: &Visit, gathered: &Gathered, elector: &Elector, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut others: Vec<(String, PersonId)> = elector
        .others
        .iter()
        .map(|other| (gathered.name(visit, *other), *other))
        .collect();
    others.sort_by_cached_key(|(name, person)| (db::sort_key(name), *person));
    let holders = others
        .into_iter()
        .map(|(name, person)| Radio::new(person.to_string(), name));
    html! {
        h3 { (t!(words, "votes-procuration-title")) }
        p { (t!(words, "votes-procuration-explained", max = gathered.scrutin.rules.procurations_max,
            article = &gathered.scrutin.rules.procurations_article)) }
        (Form::post(words, format!("{}/procuration", gathered.scrutin.path()), visit.request_id()).content(html! {
            (select(words, t!(words, "votes-procuration-holder"), "holder").choices(holders).errors(errors))
            (button_quiet(t!(words, "votes-procuration-give")))
        }))
    }
}

/// How many voted so far, never what.
async fn turnout(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let inscrits = u64::from(gathered.scrutin.inscrits);
    let (voters, present) = gathered.turnout(visit).await?;
    let needed = gathered
        .scrutin
        .rules
        .quorum_needed(gathered.scrutin.inscrits)
        .map(u64::from);
    Ok(html! {
        h2 { (t!(words, "votes-turnout")) }
        p { (t!(words, "votes-voters-so-far", n = voters, inscrits = inscrits)) }
        @if let Some(needed) = needed {
            (progress(words, "quorum", &t!(words, "votes-quorum-label"), present, needed,
                (present >= needed).then(|| t!(words, "votes-quorum-reached")).as_deref()))
        }
        p.hint { (t!(words, "votes-no-partial-result")) }
    })
}

/// The rules of this vote, each with its article.
fn conditions(visit: &Visit, gathered: &Gathered) -> Markup {
    let words = visit.words;
    let scrutin = &gathered.scrutin;
    let rules = &scrutin.rules;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let cited = |sentence: String, article: &str| {
        html! { (t!(words, "votes-rule-with-article", sentence = sentence, article = article)) }
    };
    let quorum = quorum_rule(visit, rules, scrutin.inscrits);
    let mut facts = vec![
        fact("votes-fact-deadline", html! { (visit.at(scrutin.closes_at)) }),
        fact(
            "votes-fact-electors",
            html! {
                (gathered.group_link()) " "
                (t!(words, "votes-electors-frozen", n = scrutin.inscrits, at = visit.at(scrutin.opened_at)))
            },
        ),
        fact("votes-fact-quorum", cited(quorum, &rules.quorum_article)),
    ];
    match &scrutin.way {
        Some(way) => facts.extend(way_said(visit, way, false)),
        None => facts.push(fact(
            "votes-fact-majority",
            cited(majority_rule(visit, rules), &rules.majority_article),
        )),
    }
    if let Some(names) = gathered.recused_names(visit) {
        facts.push(fact("votes-fact-recused", html! { (names) }));
    }
    if rules.chair_has_casting_vote && scrutin.way.is_none() {
        facts.push(fact(
            "votes-fact-equal",
            cited(t!(words, "votes-rule-casting"), &rules.majority_article),
        ));
    }
    facts.push(fact(
        "votes-fact-mode",
        html! { (words.say(&format!("votes-mode-{}", scrutin.mode.as_str()))) },
    ));
    html! {
        h2 { (t!(words, "votes-conditions")) }
        (definition_list(&facts))
        (what_is_kept(visit, scrutin))
        @if scrutin.way.is_some() { p { (t!(words, "votes-choice-published")) " " (t!(words, "votes-choice-published-rare")) } }
        p.hint { (t!(words, "votes-no-referendum")) }
    }
}

/// The rule of a choice in plain words, and what was published before anybody voted: the digest of all that is asked of the
/// count, and that of the seed of the draw. The seed itself is shown once the ballots are counted.
pub(super) fn way_said(visit: &Visit, way: &Way, is_counted: bool) -> Vec<(String, Markup)> {
    let words = visit.words;
    let rule = way.rule.as_str();
    let seed = if is_counted {
        t!(words, "votes-tie-seed", seed = &way.seed)
    } else {
        t!(words, "votes-tie-seed-digest", digest = way.seed_digest())
    };
    let mut facts = vec![(
        t!(words, "votes-way"),
        html! {
            strong { (words.say(&format!("votes-way-{rule}"))) } ". "
            (words.say(&format!("votes-way-favours-{rule}"))) " " (seats_said(words, way))
        },
    )];
    // Nobody is equal to anybody where there is one proposal.
    if way.rule != WayRule::Consent {
        facts.push((
            t!(words, "votes-fact-equal"),
            html! { (t!(words, "votes-choice-ties")) " " (seed) },
        ));
    }
    if let Ok(digest) = way.digest() {
        facts.push((t!(words, "votes-fact-digest"), html! { code.digest { (digest) } }));
    }
    facts
}

/// How many answers are chosen, how many seats are shared, or in what round a proposal is.
fn seats_said(words: Words, way: &Way) -> String {
    match way.rule {
        WayRule::Consent => t!(words, "votes-consent-round", n = way.round),
        rule if rule.shares_seats() => t!(words, "votes-seats-shared-said", n = way.seats),
        _ => t!(words, "votes-seats-said", n = way.seats),
    }
}

/// How many must come for something to be decided, in one sentence.
pub(super) fn quorum_rule(visit: &Visit, rules: &Rules, inscrits: u32) -> String {
    let words = visit.words;
    match rules.quorum {
        Quorum::Share(share) => {
            t!(
                words,
                "votes-rule-quorum",
                share = share_said(visit, share),
                needed = share.least(inscrits)
            )
        }
        Quorum::LiftedBySecondCall => t!(words, "votes-rule-quorum-lifted", days = second_call(visit)),
    }
}

/// What the « pour » must reach, in one sentence.
pub(super) fn majority_rule(visit: &Visit, rules: &Rules) -> String {
    visit.words.say_with(
        &format!("votes-rule-majority-{}", rules.majority_base.as_str()),
        &[("share", share_said(visit, rules.majority_share).into())],
    )
}

/// « plus de la moitié »
fn share_said(visit: &Visit, share: Fraction) -> String {
    t!(
        visit.words,
        "votes-share",
        share = share_word(share),
        numerator = share.numerator,
        denominator = share.denominator
    )
}

/// The days between two calls, as the law says today; the sentence does without when it says nothing.
pub(super) fn second_call(visit: &Visit) -> i64 {
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    second_call_days(visit.body.kind.as_str(), today).unwrap_or_default()
}

/// In plain words: what is recorded, who sees it. No promise of secrecy.
pub(super) fn what_is_kept(visit: &Visit, scrutin: &Scrutin) -> Markup {
    let words = visit.words;
    let kept = match (scrutin.mode, &scrutin.way) {
        (Mode::Ordinaire, Some(_)) => t!(words, "votes-kept-ordinaire-choice"),
        (mode, _) => words.say(&format!("votes-kept-{}", mode.as_str())),
    };
    html! {
        h2 { (t!(words, "votes-kept")) }
        ul {
            li { (t!(words, "votes-kept-why")) }
            li { (kept) }
            li { (t!(words, "votes-kept-not-secret")) }
        }
    }
}

fn closing_form(visit: &Visit, gathered: &Gathered) -> Markup {
    let words = visit.words;
    let form = Form::post(
        words,
        format!("{}/clore", gathered.scrutin.path()),
        visit.request_id(),
    )
    .content(html! { (button(t!(words, "votes-close-now")).danger()) });
    confirm_details(
        &t!(words, "votes-close"),
        &t!(
            words,
            "votes-close-explained",
            at = visit.at(gathered.scrutin.closes_at)
        ),
        &form,
    )
}
