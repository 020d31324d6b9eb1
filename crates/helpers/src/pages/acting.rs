//! What is done for who consented, each under a banner that says for whom.

use axum::extract::{Path, Query};
use debates::model::{COMMENT_CHARS_MAX, PLACE_CHARS_MAX, State, TEXT_CHARS_MAX, TITLE_CHARS_MAX};
use debates::{Comment, CommentId, Consultation, ConsultationId, Contribution, ContributionId, Written};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, error_summary, hidden, select, text_field,
    textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::own::deeds;
use super::{Fields, PATH, Sent, YES, name_of, of, request_of, who};
use crate::actions::{ContributeFor, SayFor, SupportFor};
use crate::model::{Act, DEEDS_SHOWN, Mandate, MandateId};
use crate::store;

/// Consultations offered.
const OFFERED_MAX: i64 = 50;
/// Contributions shown.
const SHOWN_MAX: usize = 30;
/// Characters of what is answered, as a choice shows it.
const EXTRACT_CHARS_MAX: usize = 80;

/// A mandate that this reader holds, and the name of who is helped.
struct Shown {
    mandate: Mandate,
    name: String,
}

impl Shown {
    async fn find(visit: &Visit, id: MandateId) -> Result<Self, Fault> {
        let person = who(visit)?;
        let mandate = store::find(&mut visit.sql(), visit.body.id, id)
            .await?
            .filter(|mandate| mandate.helper_id == person && mandate.consented_at.is_some())
            .ok_or(Fault::NotFound("mandate"))?;
        let helped = mandate.helped_id.ok_or(Fault::NotFound("mandate"))?;
        Ok(Self {
            name: name_of(visit, helped).await?,
            mandate,
        })
    }

    fn may(&self, act: Act) -> bool {
        self.mandate.acts().contains(&act)
    }

    /// For whom one acts, on every page.
    fn banner(&self, visit: &Visit) -> Markup {
        let words = visit.words;
        if self.mandate.is_going_on(visit.now()) {
            let until = visit.on(self.mandate.ends_at);
            return notice(
                Tone::Warning,
                &html! { p { (t!(words, "helpers-banner", name = &self.name, until = until)) } },
            );
        }
        notice(Tone::Info, &html! { p { (t!(words, "helpers-refused-over")) } })
    }

    fn under(&self, visit: &Visit, page: Page) -> Page {
        page.under(t!(visit.words, "helpers-title"), PATH)
            .under(&self.name, self.mandate.path())
            .not_indexed()
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<MandateId>) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let words = visit.words;
    let (mut sql, body, now) = (visit.sql(), visit.body.id, visit.now());
    let consultations = debates::open_now(&mut sql, body, now, OFFERED_MAX).await?;
    let done = store::deeds(&mut sql, body, id, DEEDS_SHOWN).await?;
    let path = shown.mandate.path();
    let main = html! {
        (shown.banner(&visit))
        @if shown.mandate.is_going_on(now) {
            section aria-labelledby="todo" {
                h2 #todo { (t!(words, "helpers-what")) }
                @if consultations.is_empty() { (list_empty(&t!(words, "helpers-nothing-open"), None)) }
                @else { ul.details {
                    @for one in &consultations {
                        li {
                            (one.title)
                            @if shown.may(Act::Contribute) {
                                " – " a href={ (path) "/contribuer/" (one.id) } { (t!(words, "helpers-act-contribuer")) }
                            }
                            " – " a href={ (path) "/parmi/" (one.id) } { (t!(words, "helpers-among")) }
                        }
                    }
                } }
                p.hint { (t!(words, "helpers-no-vote")) }
            }
        }
        (deeds(&visit, &done))
    };
    let page = Page::new(&shown.name, main)
        .under(t!(words, "helpers-title"), PATH)
        .not_indexed();
    visit.page(page)
}

pub(super) async fn show_contribute(
    visit: Visit,
    Path((id, about)): Path<(MandateId, ConsultationId)>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = consultation(&visit, about).await?;
    visit.page(contribute_page(
        &visit,
        &shown,
        &about,
        (&[], &FormErrors::default()),
    ))
}

pub(super) async fn contribute(
    visit: Visit,
    Path((id, about)): Path<(MandateId, ConsultationId)>,
    Posted(sent): Posted<Sent>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let deed = ContributeFor {
        mandate: id,
        consultation: about,
        written: Written {
            title: of(&sent, "titre").to_owned(),
            text: of(&sent, "texte").to_owned(),
            theme: of(&sent, "theme").to_owned(),
            place: of(&sent, "lieu").to_owned(),
        },
        shows_name: of(&sent, "nom_visible") == YES,
    };
    match visit.act(request_of(&sent)?, &deed).await {
        Ok(_) => visit.done(&shown.mandate.path(), "helpers-done"),
        Err(fault) => {
            let about = consultation(&visit, about).await?;
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(contribute_page(&visit, &shown, &about, (&sent, &errors)))
        }
    }
}

fn contribute_page(
    visit: &Visit,
    shown: &Shown,
    about: &Consultation,
    (sent, errors): (&Fields, &FormErrors),
) -> Page {
    let words = visit.words;
    let themes: Vec<Choice> = about
        .themes()
        .into_iter()
        .map(|theme| Choice::new(theme, theme))
        .collect();
    let address = format!("{}/contribuer/{}", shown.mandate.path(), about.id);
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        p { strong { (about.question) } }
        (Form::post(words, address, visit.request_id()).content(html! {
            (text_field(words, t!(words, "helpers-field-title"), "titre").max_length(chars(TITLE_CHARS_MAX))
                .value(of(sent, "titre")).errors(errors))
            (textarea(words, t!(words, "helpers-field-text"), "texte").rows(10).max_length(chars(TEXT_CHARS_MAX))
                .value(of(sent, "texte")).errors(errors))
            @if !themes.is_empty() {
                (select(words, t!(words, "helpers-field-theme"), "theme").choices(themes).chosen(of(sent, "theme"))
                    .errors(errors).optional())
            }
            (text_field(words, t!(words, "helpers-field-place"), "lieu").max_length(chars(PLACE_CHARS_MAX))
                .value(of(sent, "lieu")).errors(errors).optional())
            (named(visit, shown, sent))
            (button(t!(words, "helpers-publish", name = &shown.name)))
        }))
    };
    let page = Page::new(t!(words, "helpers-act-contribuer"), main)
        .lead(&about.title)
        .refused(errors);
    shown.under(visit, page)
}

#[derive(Default, Deserialize)]
pub(super) struct Sought {
    #[serde(default)]
    q: String,
}

pub(super) async fn show_among(
    visit: Visit,
    Path((id, about)): Path<(MandateId, ConsultationId)>,
    Query(sought): Query<Sought>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = consultation(&visit, about).await?;
    let page = among_page(&visit, &shown, &about, (&sought.q, &FormErrors::default())).await?;
    visit.page(page)
}

pub(super) async fn support(
    visit: Visit,
    Path((id, about)): Path<(MandateId, ConsultationId)>,
    Posted(sent): Posted<Sent>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let contribution: ContributionId = of(&sent, "contribution")
        .parse()
        .map_err(|_| Fault::NotFound("contribution"))?;
    let deed = SupportFor {
        mandate: id,
        contribution,
    };
    match visit.act(request_of(&sent)?, &deed).await {
        Ok(()) => visit.done(&shown.mandate.path(), "helpers-done"),
        Err(fault) => {
            let about = consultation(&visit, about).await?;
            let errors = visit.refusal_of_form("contributions", fault)?;
            let page = among_page(&visit, &shown, &about, (of(&sent, "q"), &errors)).await?;
            visit.refused_page(page)
        }
    }
}

async fn among_page(
    visit: &Visit,
    shown: &Shown,
    about: &Consultation,
    (sought, errors): (&str, &FormErrors),
) -> Result<Page, Fault> {
    let words = visit.words;
    let found = debates::titled(&mut visit.sql(), visit.body.id, about.id, (sought, SHOWN_MAX)).await?;
    let path = shown.mandate.path();
    let address = format!("{path}/parmi/{}", about.id);
    let says = shown.may(Act::Ask) || shown.may(Act::Answer);
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        form method="get" action=(address) {
            (text_field(words, t!(words, "helpers-seek"), "q").id("cherche").value(sought).optional())
            (button_quiet(t!(words, "helpers-seek-button")))
        }
        div #contributions tabindex="-1" {
            @if found.is_empty() { (list_empty(&t!(words, "helpers-none-written"), None)) }
            @for one in found.iter().take(SHOWN_MAX) {
                article.card {
                    h2 { a href=(one.path()) { (one.title) } }
                    @if shown.may(Act::Support) {
                        (Form::post(words, address.as_str(), visit.request_id()).content(html! {
                            (hidden("q", sought))
                            (hidden("contribution", &one.id.to_string()))
                            (button_quiet(t!(words, "helpers-support", name = &shown.name)))
                        }))
                    }
                    @if says { p { a href={ (path) "/dire/" (one.id) } { (t!(words, "helpers-say")) } } }
                }
            }
            @if found.len() > SHOWN_MAX { p { (t!(words, "helpers-more-found")) } }
        }
    };
    let page = Page::new(t!(words, "helpers-among"), main)
        .lead(&about.title)
        .refused(errors);
    Ok(shown.under(visit, page))
}

pub(super) async fn show_say(visit: Visit, Path((id, about)): Path<(MandateId, ContributionId)>) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let about = contribution(&visit, about).await?;
    let page = say_page(&visit, &shown, &about, (&[], &FormErrors::default())).await?;
    visit.page(page)
}

pub(super) async fn say(
    visit: Visit,
    Path((id, about)): Path<(MandateId, ContributionId)>,
    Posted(sent): Posted<Sent>,
) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let parent: Option<CommentId> = match of(&sent, "a") {
        "" => None,
        written => Some(written.parse().map_err(|_| Fault::NotFound("comment"))?),
    };
    let deed = SayFor {
        mandate: id,
        contribution: about,
        parent,
        text: of(&sent, "texte").to_owned(),
        shows_name: of(&sent, "nom_visible") == YES,
    };
    match visit.act(request_of(&sent)?, &deed).await {
        Ok(()) => visit.done(&shown.mandate.path(), "helpers-done"),
        Err(fault) => {
            let about = contribution(&visit, about).await?;
            let errors = visit.refusal_of_form("texte", fault)?;
            visit.refused_page(say_page(&visit, &shown, &about, (&sent, &errors)).await?)
        }
    }
}

async fn say_page(
    visit: &Visit,
    shown: &Shown,
    about: &Contribution,
    (sent, errors): (&Fields, &FormErrors),
) -> Result<Page, Fault> {
    let words = visit.words;
    let comments = debates::comments_of(&mut visit.sql(), visit.body.id, about.id).await?;
    let mut to = Vec::new();
    if shown.may(Act::Answer) {
        to.extend(
            comments
                .iter()
                .map(|one| Choice::new(one.id.to_string(), extract(one))),
        );
    }
    let address = format!("{}/dire/{}", shown.mandate.path(), about.id);
    let field = select(words, t!(words, "helpers-say-to"), "a")
        .choices(to)
        .chosen(of(sent, "a"))
        .errors(errors);
    let field = if shown.may(Act::Ask) {
        field.hint(t!(words, "helpers-say-to-hint")).optional()
    } else {
        field.hint(t!(words, "helpers-say-answer-hint"))
    };
    let main = html! {
        (shown.banner(visit))
        (error_summary(errors, words))
        (Form::post(words, address, visit.request_id()).content(html! {
            @if shown.may(Act::Answer) { (field) }
            (textarea(words, t!(words, "helpers-field-text"), "texte").rows(5).max_length(chars(COMMENT_CHARS_MAX))
                .value(of(sent, "texte")).errors(errors))
            (named(visit, shown, sent))
            (button(t!(words, "helpers-publish", name = &shown.name)))
        }))
    };
    let page = Page::new(t!(words, "helpers-say"), main)
        .lead(&about.title)
        .refused(errors);
    Ok(shown.under(visit, page))
}

/// The beginning of what is answered.
fn extract(comment: &Comment) -> String {
    let whole = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= EXTRACT_CHARS_MAX {
        return whole;
    }
    let start: String = whole.chars().take(EXTRACT_CHARS_MAX).collect();
    format!("{start}…")
}

/// Whether the person helped wants to be named.
fn named(visit: &Visit, shown: &Shown, sent: &Fields) -> Markup {
    let words = visit.words;
    let boxes = checkboxes(words, t!(words, "helpers-shows-name"), "nom_visible")
        .choice(YES, t!(words, "helpers-shows-name-yes", name = &shown.name))
        .optional();
    let boxes = if of(sent, "nom_visible") == YES {
        boxes.chosen(YES)
    } else {
        boxes
    };
    html! { (boxes) }
}

async fn consultation(visit: &Visit, id: ConsultationId) -> Result<Consultation, Fault> {
    debates::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))
}

async fn contribution(visit: &Visit, id: ContributionId) -> Result<Contribution, Fault> {
    debates::find_contribution(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|about| about.state == State::Published)
        .ok_or(Fault::NotFound("contribution"))
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
