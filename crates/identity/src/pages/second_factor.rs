//! « Second facteur » : one's own, from the picture that a telephone reads to the codes that stand for it when it is lost.

use axum::extract::Query;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use tools::secret;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, number_field};
use ui::paging::query_value;
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::second_factor_ask::to_give;
use crate::actions::{
    ConfirmSecondFactor, PrepareSecondFactor, RefuseSecondFactorReset, RemoveSecondFactor,
    RenewRecoveryCodes, purpose_of, recovery_digest,
};
use crate::model::second_factor::{
    Authenticator, Picture, RECOVERY_CODES, RECOVERY_LETTERS, RESET_VALID_DAYS, in_fours, recovery_code,
};
use crate::model::{SecretHash, local_path};
use crate::rights;
use crate::store::second_factor::{self as store, FactorRow, ResetRow};

/// Where one sees one's own.
pub(super) const OWN: &str = ui::visit::SECOND_FACTOR;
const CODE_CHARS_MAX: u32 = 7;
/// The side of the picture, in pixels: it fits a small screen, and a telephone reads it from a desk.
const PICTURE_PX: u32 = 280;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// Where the person wanted to go before they were led here
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    code: String,
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Refusing {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let return_to = local_path(&asked.retour);
    // Who has one has only to give it.
    if visit.must_enrol && store::has_any(&mut visit.sql(), visit.body.id, signed_in(&visit)?).await? {
        let path = to_give(return_to.unwrap_or("/"));
        return Ok(Redirect::to(&path).into_response());
    }
    let page = own_page(&visit, &headers, return_to, (None, &FormErrors::default())).await?;
    Ok(unkept(visit.page(page)?))
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to(OWN).into_response())
}

fn with_return(return_to: Option<&str>) -> String {
    match return_to {
        Some(path) => format!("{OWN}?retour={}", query_value(path)),
        None => OWN.to_owned(),
    }
}

/// The page shows a secret: no browser keeps it.
fn unkept(mut response: Response) -> Response {
    let kept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}

/// Which form of the page was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Confirm,
    Renew,
    Remove,
}

async fn refused(
    visit: &Visit,
    headers: &HeaderMap,
    (sent, return_to): (Sent, Option<&str>),
    errors: &FormErrors,
) -> Answer {
    let page = own_page(visit, headers, return_to, (Some(sent), errors)).await?;
    Ok(unkept(visit.refused_page(page)?))
}

pub(super) async fn begin(visit: Visit, headers: HeaderMap, Posted(form): Posted<Typed>) -> Answer {
    let return_to = local_path(&form.retour);
    let deed = PrepareSecondFactor {
        is_assisted: super::may_be_helped(&visit),
        own: own_session(&visit, &headers),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => Ok(Redirect::to(&with_return(return_to)).into_response()),
        Err(fault) => {
            let errors = visit.refusal_of_form("second-facteur", fault)?;
            let page = own_page(&visit, &headers, return_to, (None, &errors)).await?;
            Ok(unkept(visit.refused_page(page)?))
        }
    }
}

pub(super) async fn confirm(visit: Visit, headers: HeaderMap, Posted(form): Posted<Typed>) -> Answer {
    let return_to = local_path(&form.retour);
    let person = signed_in(&visit)?;
    let (codes, digests) = drawn_codes(&visit, person)?;
    let mark = visit.house.randomness.secret();
    let deed = ConfirmSecondFactor {
        code: form.code,
        recovery: digests,
        mark: mark.clone(),
        own: own_session(&visit, &headers),
        is_assisted: super::may_be_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(kept) => given(&visit, (kept == mark).then_some(codes.as_slice()), return_to),
        Err(fault) => {
            let errors = visit.refusal_of_form("code", fault)?;
            refused(&visit, &headers, (Sent::Confirm, return_to), &errors).await
        }
    }
}

pub(super) async fn renew(visit: Visit, headers: HeaderMap, Posted(form): Posted<Typed>) -> Answer {
    let person = signed_in(&visit)?;
    let (codes, digests) = drawn_codes(&visit, person)?;
    let mark = visit.house.randomness.secret();
    let deed = RenewRecoveryCodes {
        code: form.code,
        recovery: digests,
        mark: mark.clone(),
        is_assisted: super::may_be_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(Some(kept)) => given(&visit, (kept == mark).then_some(codes.as_slice()), None),
        Ok(None) => refused(&visit, &headers, (Sent::Renew, None), &wrong(&visit)).await,
        Err(fault) => {
            let errors = visit.refusal_of_form("code", fault)?;
            refused(&visit, &headers, (Sent::Renew, None), &errors).await
        }
    }
}

pub(super) async fn remove(visit: Visit, headers: HeaderMap, Posted(form): Posted<Typed>) -> Answer {
    let deed = RemoveSecondFactor {
        code: form.code,
        is_helped: super::is_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(true) => visit.done(OWN, "identity-second-factor-removed"),
        Ok(false) => refused(&visit, &headers, (Sent::Remove, None), &wrong(&visit)).await,
        Err(fault) => {
            let errors = visit.refusal_of_form("code", fault)?;
            refused(&visit, &headers, (Sent::Remove, None), &errors).await
        }
    }
}

/// « Ce n’est pas moi » : what an agent asked is dropped.
pub(super) async fn not_me(visit: Visit, headers: HeaderMap, Posted(form): Posted<Refusing>) -> Answer {
    let deed = RefuseSecondFactorReset {
        is_helped: super::is_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(OWN, "identity-reset-refused"),
        Err(fault) => {
            let errors = visit.refusal_of_form("second-facteur", fault)?;
            let page = own_page(&visit, &headers, None, (None, &errors)).await?;
            Ok(unkept(visit.refused_page(page)?))
        }
    }
}

fn own_session(visit: &Visit, headers: &HeaderMap) -> SecretHash {
    SecretHash::of(cookie(headers, session_cookie_name(&visit.house)).unwrap_or_default())
}

fn wrong(visit: &Visit) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add("code", t!(visit.words, "identity-second-factor-wrong"));
    errors
}

fn signed_in(visit: &Visit) -> Result<PersonId, Fault> {
    let signed_in = visit.signed_in.as_ref().ok_or(Fault::Forbidden {
        right: rights::SECOND_FACTOR.code,
    })?;
    Ok(signed_in.person)
}

/// Recovery codes, and what is kept of them.
fn drawn_codes(visit: &Visit, person: PersonId) -> Result<(Vec<String>, Vec<Vec<u8>>), Fault> {
    let (mut codes, mut digests) = (Vec::new(), Vec::new());
    for _ in 0..RECOVERY_CODES {
        let mut drawn = [0; RECOVERY_LETTERS];
        visit.house.randomness.fill(&mut drawn);
        let code = recovery_code(drawn);
        digests.push(recovery_digest(&visit.house, visit.body.id, person, &code)?);
        codes.push(code);
    }
    Ok((codes, digests))
}

/// The recovery codes are in this answer and nowhere else; none when the same form was sent before, whose answer showed them.
fn given(visit: &Visit, codes: Option<&[String]>, return_to: Option<&str>) -> Answer {
    let words = visit.words;
    let main = html! {
        @if let Some(codes) = codes {
            (notice(Tone::Good, &html! { p { (t!(words, "identity-second-factor-on")) } }))
            section aria-labelledby="codes" {
                h2 #codes { (t!(words, "identity-recovery-title")) }
                p { (t!(words, "identity-recovery-once")) }
                ul translate="no" { @for code in codes { li { code { (code) } } } }
            }
        } @else {
            (notice(Tone::Warning, &html! { p { (t!(words, "identity-recovery-before")) } }))
        }
        p { a.button href=(return_to.unwrap_or("/compte")) { (t!(words, "identity-recovery-noted")) } }
    };
    let page = Page::new(t!(words, "identity-second-factor-title"), main)
        .under(t!(words, "identity-account-title"), "/compte")
        .not_indexed();
    Ok(unkept(visit.page(page)?))
}

async fn own_page(
    visit: &Visit,
    headers: &HeaderMap,
    return_to: Option<&str>,
    (sent, errors): (Option<Sent>, &FormErrors),
) -> Result<Page, Fault> {
    let words = visit.words;
    let person = signed_in(visit)?;
    let name = visit
        .signed_in
        .as_ref()
        .map_or("", |signed_in| signed_in.name.as_str());
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let factor = store::factor(&mut sql, body, person).await?;
    let since = visit.now().plus_days(-RESET_VALID_DAYS);
    let reset = store::reset(&mut sql, body, since, person).await?;
    let main = html! {
        (error_summary(errors, words))
        @if let Some(reset) = &reset { (to_be_taken_away(visit, reset)) }
        @if visit.must_enrol {
            (notice(Tone::Warning, &html! { p { (t!(words, "identity-second-factor-first", name = visit.body.name.as_str())) } }))
        }
        @match factor {
            Some(factor) if factor.confirmed_at.is_some() => {
                (enrolled(visit, person, &factor, (sent, errors)).await?)
            }
            Some(factor) => { (preparing(visit, person, &factor, (return_to, errors)).await?) }
            None if super::may_be_helped(visit) => {
                h2 #second-facteur { (t!(words, "identity-second-factor-none-title")) }
                p { (t!(words, "identity-assisted-no-factor")) }
            }
            None => { (offered(visit, return_to)) }
        }
        // Either will do.
        @if visit.must_enrol { (super::passkey::section(visit, headers, (person, name), (&FormErrors::default(), None, return_to)).await?) }
    };
    Ok(Page::new(t!(words, "identity-second-factor-title"), main)
        .lead(t!(words, "identity-second-factor-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

/// What an agent asked, that its person may have asked nothing of.
fn to_be_taken_away(visit: &Visit, reset: &ResetRow) -> Markup {
    let words = visit.words;
    let (name, at) = (
        reset.asked_by_name.as_deref().unwrap_or("–"),
        visit.at(reset.asked_at),
    );
    notice(
        Tone::Warning,
        &html! {
            p { (t!(words, "identity-reset-own", name = name, at = at.as_str())) }
            (Form::post(words, format!("{OWN}/pas-moi"), visit.request_id()).content(html! {
                (button_quiet(t!(words, "identity-reset-not-me")))
            }))
        },
    )
}

/// The code that the app would show, in a demonstration: everybody signs in there as whom they like, and nobody shuts the others out.
pub(super) async fn shown_in_demonstration(visit: &Visit, person: PersonId) -> Result<Option<String>, Fault> {
    let factor = store::factor(&mut visit.sql(), visit.body.id, person).await?;
    let Some(factor) = factor.filter(|factor| factor.confirmed_at.is_some()) else {
        return Ok(None);
    };
    let shared = secret::open(&visit.house, visit.body.id, &purpose_of(person), &factor.secret)
        .and_then(|shared| Authenticator::parse(&shared));
    Ok(shared.map(|shared| shared.code_after(factor.last_step, visit.now())))
}

fn offered(visit: &Visit, return_to: Option<&str>) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="second-facteur" {
            h2 #second-facteur { (t!(words, "identity-second-factor-none-title")) }
            p { (t!(words, "identity-second-factor-what")) }
            (Form::post(words, format!("{OWN}/commencer"), visit.request_id()).content(html! {
                (hidden("retour", return_to.unwrap_or_default()))
                (button(t!(words, "identity-second-factor-begin")))
            }))
        }
    }
}

/// The picture, the secret to be typed where no camera is, and the field of the first code.
async fn preparing(
    visit: &Visit,
    person: PersonId,
    factor: &FactorRow,
    (return_to, errors): (Option<&str>, &FormErrors),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let shared = secret::open(&visit.house, visit.body.id, &purpose_of(person), &factor.secret)
        .and_then(|shared| Authenticator::parse(&shared));
    let account = crate::email_of(&mut visit.sql(), visit.body.id, person).await?;
    let again = Form::post(words, format!("{OWN}/commencer"), visit.request_id()).content(html! {
        (hidden("retour", return_to.unwrap_or_default()))
        (button_quiet(t!(words, "identity-second-factor-begin-again")))
    });
    let Some(shared) = shared else {
        return Ok(html! {
            (notice(Tone::Warning, &html! { p { (t!(words, "identity-second-factor-lost-key")) } }))
            (again)
        });
    };
    let picture = Picture::of(&shared.address(&visit.body.name, account.as_deref().unwrap_or_default()));
    Ok(html! {
        section aria-labelledby="second-facteur" {
            h2 #second-facteur { (t!(words, "identity-second-factor-scan-title")) }
            p { (t!(words, "identity-second-factor-scan")) }
            @if let Some(picture) = picture {
                svg viewBox=(format!("0 0 {side} {side}", side = picture.side)) width=(PICTURE_PX) height=(PICTURE_PX)
                    role="img" aria-label=(t!(words, "identity-second-factor-picture")) shape-rendering="crispEdges" {
                    rect width=(picture.side) height=(picture.side) fill="#fff" {}
                    path d=(picture.path) fill="#000" {}
                }
            }
            p { (t!(words, "identity-second-factor-by-hand")) }
            p { code #second-factor-secret translate="no" { (in_fours(&shared.to_base32(), " ")) } }
            (Form::post(words, OWN, visit.request_id()).content(html! {
                (number_field(words, t!(words, "identity-second-factor-code"), "code")
                    .hint(t!(words, "identity-second-factor-code-hint"))
                    .autocomplete("one-time-code")
                    .max_length(CODE_CHARS_MAX)
                    .errors(errors))
                (hidden("retour", return_to.unwrap_or_default()))
                (button(t!(words, "identity-second-factor-confirm")))
            }))
            (again)
        }
    })
}

async fn enrolled(
    visit: &Visit,
    person: PersonId,
    factor: &FactorRow,
    (sent, errors): (Option<Sent>, &FormErrors),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let left = visit
        .sql()
        .count(store::COUNT_RECOVERY_CODES, db::args![visit.body.id, person])
        .await?;
    let since = factor.confirmed_at.map(|at| visit.on(at)).unwrap_or_default();
    let nothing = FormErrors::default();
    // Two forms of this page have a code: the one that was sent says what is wrong with it, under the name a summary leads to.
    let code = |of: Sent, id: &'static str| {
        let is_sent = sent == Some(of);
        number_field(words, t!(words, "identity-second-factor-code"), "code")
            .id(if is_sent { "code" } else { id })
            .autocomplete("one-time-code")
            .max_length(CODE_CHARS_MAX)
            .errors(if is_sent { errors } else { &nothing })
    };
    Ok(html! {
        section aria-labelledby="second-facteur" {
            h2 #second-facteur { (t!(words, "identity-second-factor-since", on = since)) }
            p { (t!(words, "identity-second-factor-asked-when")) }
        }
        section aria-labelledby="codes" {
            h2 #codes { (t!(words, "identity-recovery-title")) }
            p { (t!(words, "identity-recovery-left", n = left)) }
            (Form::post(words, format!("{OWN}/codes"), visit.request_id()).content(html! {
                (code(Sent::Renew, "code-codes"))
                (button_quiet(t!(words, "identity-recovery-renew")))
            }))
        }
        section aria-labelledby="retirer" {
            h2 #retirer { (t!(words, "identity-second-factor-remove-title")) }
            p { (t!(words, "identity-second-factor-remove-what")) }
            (Form::post(words, format!("{OWN}/retirer"), visit.request_id()).content(html! {
                (code(Sent::Remove, "code-retirer"))
                (button_quiet(t!(words, "identity-second-factor-remove")).danger())
            }))
        }
    })
}

/// On one's account: the way to it.
pub(super) async fn on_account(visit: &Visit, person: PersonId) -> Result<Markup, Fault> {
    let words = visit.words;
    let is_on = store::is_enrolled(&mut visit.sql(), visit.body.id, person).await?;
    let state = if is_on {
        t!(words, "identity-second-factor-is-on")
    } else {
        t!(words, "identity-second-factor-is-off")
    };
    Ok(html! {
        section aria-labelledby="second-factor-title" {
            h2 #second-factor-title { (t!(words, "identity-second-factor-title")) }
            p { (state) }
            p { a href=(OWN) { (t!(words, "identity-second-factor-see")) } }
        }
    })
}
