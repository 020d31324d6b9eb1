//! Setting up the calendar: where, under which account; what is found there is said at once.

use std::time::Duration;

use axum::http::StatusCode;
use db::Uuid;
use kernel::{Exchanges, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use tools::{
    ACCOUNT_CHARS_MAX, ADDRESS_CHARS_MAX, BridgeSettings, Bridges, Capability, PASSWORD_CHARS_MAX,
    RemoveBridge, SetUpBridge, Trouble, Typed, calendar,
};
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, password_field,
    text_field, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, PATH, SETTING_PATH, reason, refuse_who_may_not, retry_all_form};

const CAPABILITY: Capability = Capability::Calendar;
/// Time a server has to answer a try: somebody waits before a page, which itself has 30 seconds.
const LOOK_TIME_MAX: Duration = Duration::from_secs(10);

pub(in crate::pages) async fn edit(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let stands = stands(&visit).await?;
    let typed = typed_of(stands.as_ref());
    visit.page(page(
        &visit,
        &typed,
        stands.is_some(),
        &FormErrors::default(),
        &html! {},
    ))
}

#[derive(Deserialize)]
pub(in crate::pages) struct Sent {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    compte: String,
    #[serde(default)]
    mot_de_passe: String,
}

pub(in crate::pages) async fn save(visit: Visit, Posted(sent): Posted<Sent>) -> Answer {
    let mut typed = Typed {
        version: sent.version,
        address: sent.adresse,
        account: sent.compte,
        password: sent.mot_de_passe,
    };
    let deed = SetUpBridge {
        capability: CAPABILITY,
        typed: typed.clone(),
    };
    match visit.act(sent.request_id, &deed).await {
        Ok(()) => tried(&visit).await,
        Err(Fault::Stale(_)) => {
            let stands = stands(&visit).await?;
            typed.version = stands.as_ref().map_or(0, |stands| stands.version);
            let mut errors = FormErrors::default();
            errors.add("adresse", t!(visit.words, "house-bridges-stale"));
            let page = page(&visit, &typed, stands.is_some(), &errors, &html! {}).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("adresse", fault)?;
            let is_set = stands(&visit).await?.is_some();
            let page = page(&visit, &typed, is_set, &errors, &html! {}).refused(&errors);
            visit.refused_page(page)
        }
    }
}

/// Tries what is saved. It changes nothing here, and is asked by a form since it makes the server work.
pub(in crate::pages) async fn try_again(visit: Visit, Posted(_): Posted<Asked>) -> Answer {
    refuse_who_may_not(&visit).await?;
    tried(&visit).await
}

pub(in crate::pages) async fn remove(visit: Visit, Posted(asked): Posted<Asked>) -> Answer {
    let deed = RemoveBridge {
        capability: CAPABILITY,
    };
    visit.act(asked.request_id, &deed).await?;
    visit.done(PATH, "bridge-removed")
}

async fn tried(visit: &Visit) -> Answer {
    let stands = stands(visit).await?.ok_or(Fault::NotFound("bridge"))?;
    let found = look(visit, &stands).await;
    let mut above = outcome(visit, &found);
    if found.is_ok() {
        above = html! { (above) (parked(visit).await?) };
    }
    let typed = typed_of(Some(&stands));
    visit.page(page(visit, &typed, true, &FormErrors::default(), &above))
}

async fn look(visit: &Visit, stands: &BridgeSettings) -> Result<calendar::Found, Trouble> {
    let bridge = visit
        .house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.providing(CAPABILITY))
        .ok_or(Trouble::new(tools::Why::OtherKind))?;
    let connection = stands.connection(&visit.house, visit.body.id)?;
    let looked = calendar::look(&visit.house, bridge, &connection);
    let too_slow = || Trouble::about(tools::Why::Slow, LOOK_TIME_MAX.as_secs().to_string());
    tokio::time::timeout(LOOK_TIME_MAX, looked)
        .await
        .unwrap_or_else(|_| Err(too_slow()))
}

/// What the server answered, in a sentence.
fn outcome(visit: &Visit, found: &Result<calendar::Found, Trouble>) -> Markup {
    let words = visit.words;
    match found {
        Ok(found) if found.name.is_empty() => {
            notice(Tone::Good, &html! { p { (t!(words, "house-bridges-found")) } })
        }
        Ok(found) => notice(
            Tone::Good,
            &html! { p { (t!(words, "house-bridges-found-named", name = &found.name)) } },
        ),
        Err(trouble) => notice(
            Tone::Bad,
            &html! {
                p { strong { (t!(words, "house-bridges-not-found")) } }
                p { (reason(words, &trouble.to_string())) }
            },
        ),
    }
}

/// What was given up before the setting was right: one press and it leaves.
async fn parked(visit: &Visit) -> Result<Markup, Fault> {
    let exchanges = Exchanges::of(&mut visit.sql(), visit.body.id, CAPABILITY.effect()).await?;
    Ok(html! {
        @if exchanges.parked > 0 {
            p { (t!(visit.words, "house-bridges-still-parked", n = exchanges.parked)) }
            (retry_all_form(visit, CAPABILITY.effect()))
        }
    })
}

async fn stands(visit: &Visit) -> Result<Option<BridgeSettings>, Fault> {
    Ok(BridgeSettings::find(&mut visit.sql(), visit.body.id, CAPABILITY).await?)
}

fn typed_of(stands: Option<&BridgeSettings>) -> Typed {
    Typed {
        version: stands.map_or(0, |stands| stands.version),
        address: stands.map_or_else(String::new, |stands| stands.address.clone()),
        account: stands.map_or_else(String::new, |stands| stands.account.clone()),
        password: String::new(),
    }
}

fn page(visit: &Visit, typed: &Typed, is_set: bool, errors: &FormErrors, above: &Markup) -> Page {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let hint = if is_set {
        t!(words, "house-bridges-password-kept")
    } else {
        t!(words, "house-bridges-password-hint")
    };
    // The password never comes back to a page: neither the one kept nor the one just typed.
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (url_field(words, t!(words, "house-bridges-address"), "adresse").value(&typed.address)
            .max_length(chars(ADDRESS_CHARS_MAX)).hint(t!(words, "house-bridges-address-hint")).errors(errors))
        (text_field(words, t!(words, "house-bridges-account"), "compte").value(&typed.account)
            .max_length(chars(ACCOUNT_CHARS_MAX)).hint(t!(words, "house-bridges-account-hint"))
            .autocomplete("off").errors(errors))
        (password_field(words, t!(words, "house-bridges-password"), "mot_de_passe")
            .max_length(chars(PASSWORD_CHARS_MAX)).hint(hint).errors(errors))
        (button(t!(words, "house-bridges-save")))
    };
    let form = Form::post(words, SETTING_PATH, visit.request_id()).content(fields);
    let deed = |path: &str, content: Markup| {
        Form::post(words, format!("{SETTING_PATH}/{path}"), visit.request_id()).content(content)
    };
    let main = html! {
        (error_summary(errors, words))
        (above)
        (form)
        @if is_set {
            (deed("essayer", html! { (button_quiet(t!(words, "house-bridges-try"))) }))
            (confirm_details(
                &t!(words, "house-bridges-remove"),
                &t!(words, "house-bridges-remove-explained"),
                &deed("retirer", html! { (button(t!(words, "house-bridges-remove-confirm")).danger()) }),
            ))
        }
    };
    Page::new(t!(words, "house-bridges-setting-title"), main)
        .lead(t!(words, "house-bridges-setting-lead"))
        .under(t!(words, "house-bridges-title"), PATH)
        .not_indexed()
}
