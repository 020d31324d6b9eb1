//! Setting up the calendar or the mailbox: where, under which account; what is found there is said at once.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Exchanges, Fault, House};
use maud::{Markup, html};
use serde::Deserialize;
use tools::{
    ACCOUNT_CHARS_MAX, ADDRESS_CHARS_MAX, BridgeSettings, Bridges, Capability, PASSWORD_CHARS_MAX,
    RemoveBridge, SetUpBridge, Trouble, Typed, calendar, files, mailbox, messages, places, tasks,
};
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, password_field,
    text_field, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, PATH, reason, refuse_who_may_not, retry_all_form};

/// Time a server has to answer a try: somebody waits before a page, which itself has 30 seconds.
const LOOK_TIME_MAX: Duration = Duration::from_secs(10);

/// Where it is set up.
pub(super) fn path(capability: Capability) -> &'static str {
    match capability {
        Capability::Calendar => "/passerelles/agenda",
        Capability::Mailbox => "/passerelles/courriel",
        Capability::Tasks => "/passerelles/taches",
        Capability::Files => "/passerelles/dossiers",
        Capability::Messages => "/passerelles/discussion",
        Capability::Rooms => "/passerelles/visioconference",
        Capability::Pads => "/passerelles/bloc-notes",
        Capability::Tables => "/passerelles/tableau",
    }
}

/// The same pages for each.
pub(in crate::pages) fn settings_routes() -> Router<Arc<House>> {
    let mut routes = Router::new();
    for &capability in Capability::ALL {
        let path = path(capability);
        let shown =
            get(move |visit| edit(visit, capability)).post(move |visit, sent| save(visit, capability, sent));
        routes = routes
            .route(path, shown)
            .route(
                &format!("{path}/essayer"),
                post(move |visit, asked| try_again(visit, capability, asked)),
            )
            .route(
                &format!("{path}/retirer"),
                post(move |visit, asked| remove(visit, capability, asked)),
            );
    }
    routes
}

async fn edit(visit: Visit, capability: Capability) -> Answer {
    refuse_who_may_not(&visit).await?;
    let stands = stands(&visit, capability).await?;
    let typed = typed_of(stands.as_ref());
    visit.page(page(
        &visit,
        capability,
        &typed,
        stands.is_some(),
        &FormErrors::default(),
        &html! {},
    ))
}

#[derive(Deserialize)]
struct Sent {
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

async fn save(visit: Visit, capability: Capability, Posted(sent): Posted<Sent>) -> Answer {
    let mut typed = Typed {
        version: sent.version,
        address: sent.adresse,
        account: sent.compte,
        password: sent.mot_de_passe,
    };
    let deed = SetUpBridge {
        capability,
        typed: typed.clone(),
    };
    match visit.act(sent.request_id, &deed).await {
        Ok(()) => tried(&visit, capability).await,
        Err(Fault::Stale(_)) => {
            let stands = stands(&visit, capability).await?;
            typed.version = stands.as_ref().map_or(0, |stands| stands.version);
            let mut errors = FormErrors::default();
            errors.add("adresse", t!(visit.words, "house-bridges-stale"));
            let page =
                page(&visit, capability, &typed, stands.is_some(), &errors, &html! {}).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("adresse", fault)?;
            let is_set = stands(&visit, capability).await?.is_some();
            let page = page(&visit, capability, &typed, is_set, &errors, &html! {}).refused(&errors);
            visit.refused_page(page)
        }
    }
}

/// Tries what is saved. It changes nothing here, and is asked by a form since it makes the server work.
async fn try_again(visit: Visit, capability: Capability, Posted(_): Posted<Asked>) -> Answer {
    refuse_who_may_not(&visit).await?;
    tried(&visit, capability).await
}

async fn remove(visit: Visit, capability: Capability, Posted(asked): Posted<Asked>) -> Answer {
    let deed = RemoveBridge { capability };
    visit.act(asked.request_id, &deed).await?;
    visit.done(PATH, "bridge-removed")
}

async fn tried(visit: &Visit, capability: Capability) -> Answer {
    let stands = stands(visit, capability)
        .await?
        .ok_or(Fault::NotFound("bridge"))?;
    let found = look(visit, &stands).await;
    let mut above = outcome(visit, &found);
    if found.is_ok() {
        above = html! { (above) (parked(visit, capability).await?) };
    }
    let typed = typed_of(Some(&stands));
    visit.page(page(
        visit,
        capability,
        &typed,
        true,
        &FormErrors::default(),
        &above,
    ))
}

/// What was found, in a sentence.
async fn look(visit: &Visit, stands: &BridgeSettings) -> Result<String, Trouble> {
    let words = visit.words;
    let looked = async {
        match stands.capability {
            Capability::Calendar => {
                let bridge = visit
                    .house
                    .extension::<Bridges>()
                    .and_then(|bridges| bridges.providing(Capability::Calendar))
                    .ok_or(Trouble::new(tools::Why::OtherKind))?;
                let connection = stands.connection(&visit.house, visit.body.id)?;
                let found = calendar::look(&visit.house, bridge, &connection).await?;
                Ok(if found.name.is_empty() {
                    t!(words, "house-bridges-found")
                } else {
                    t!(words, "house-bridges-found-named", name = &found.name)
                })
            }
            Capability::Tasks => {
                let found = tasks::look(&visit.house, visit.body.id, stands).await?;
                Ok(if found.name.is_empty() {
                    t!(words, "house-bridges-tasks-found")
                } else {
                    t!(words, "house-bridges-tasks-found-named", name = &found.name)
                })
            }
            Capability::Files => {
                let found = files::look(&visit.house, visit.body.id, stands).await?;
                Ok(t!(words, "house-bridges-folders-found", name = &found.name))
            }
            Capability::Messages => {
                let found = messages::look(&visit.house, visit.body.id, stands).await?;
                Ok(t!(words, "house-bridges-messages-found", name = &found.name))
            }
            Capability::Rooms | Capability::Pads | Capability::Tables => {
                places::look(&visit.house, stands).await?;
                Ok(t!(words, "house-bridges-places-found"))
            }
            Capability::Mailbox => {
                let n = mailbox::look(&visit.house, visit.body.id, stands).await?;
                Ok(t!(words, "house-bridges-mailbox-found", n = n))
            }
        }
    };
    let too_slow = || Trouble::about(tools::Why::Slow, LOOK_TIME_MAX.as_secs().to_string());
    tokio::time::timeout(LOOK_TIME_MAX, looked)
        .await
        .unwrap_or_else(|_| Err(too_slow()))
}

/// What the server answered, in a sentence.
fn outcome(visit: &Visit, found: &Result<String, Trouble>) -> Markup {
    let words = visit.words;
    match found {
        Ok(found) => notice(Tone::Good, &html! { p { (found) } }),
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
async fn parked(visit: &Visit, capability: Capability) -> Result<Markup, Fault> {
    let Some(effect) = capability.effect() else {
        return Ok(html! {});
    };
    let exchanges = Exchanges::of(&mut visit.sql(), visit.body.id, effect).await?;
    Ok(html! {
        @if exchanges.parked > 0 {
            p { (t!(visit.words, "house-bridges-still-parked", n = exchanges.parked)) }
            (retry_all_form(visit, effect))
        }
    })
}

/// The places’ pages differ by what is met there; the rest is said of all three.
fn said_of_place(words: ui::Words, capability: Capability, key: &str) -> String {
    let own = format!("house-bridges-{}-{key}", capability.as_str());
    if words.knows(&own) {
        words.say(&own)
    } else {
        words.say(&format!("house-bridges-places-{key}"))
    }
}

async fn stands(visit: &Visit, capability: Capability) -> Result<Option<BridgeSettings>, Fault> {
    Ok(BridgeSettings::find(&mut visit.sql(), visit.body.id, capability).await?)
}

fn typed_of(stands: Option<&BridgeSettings>) -> Typed {
    Typed {
        version: stands.map_or(0, |stands| stands.version),
        address: stands.map_or_else(String::new, |stands| stands.address.clone()),
        account: stands.map_or_else(String::new, |stands| stands.account.clone()),
        password: String::new(),
    }
}

fn page(
    visit: &Visit,
    capability: Capability,
    typed: &Typed,
    is_set: bool,
    errors: &FormErrors,
    above: &Markup,
) -> Page {
    let words = visit.words;
    let path = path(capability);
    let said = |key: &str| match capability {
        Capability::Calendar => words.say(&format!("house-bridges-calendar-{key}")),
        Capability::Mailbox => words.say(&format!("house-bridges-mailbox-{key}")),
        Capability::Tasks => words.say(&format!("house-bridges-tasks-{key}")),
        Capability::Files => words.say(&format!("house-bridges-folders-{key}")),
        Capability::Messages => words.say(&format!("house-bridges-messages-{key}")),
        Capability::Rooms | Capability::Pads | Capability::Tables => said_of_place(words, capability, key),
    };
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let hint = if is_set {
        t!(words, "house-bridges-password-kept")
    } else {
        t!(words, "house-bridges-password-hint")
    };
    let address = match capability {
        Capability::Calendar | Capability::Tasks | Capability::Files | Capability::Messages => {
            url_field(words, said("address"), "adresse")
        }
        // No browser takes braces for an address.
        Capability::Mailbox | Capability::Rooms | Capability::Pads | Capability::Tables => {
            text_field(words, said("address"), "adresse").autocomplete("off")
        }
    };
    let is_chat = capability == Capability::Messages;
    // Asked only where there is one: places have no words for it.
    let account = || {
        let field = text_field(words, said("account"), "compte")
            .value(&typed.account)
            .max_length(chars(ACCOUNT_CHARS_MAX))
            .hint(said("account-hint"))
            .autocomplete("off")
            .errors(errors);
        // A token says by itself whose it is.
        if is_chat { field.optional() } else { field }
    };
    let secret = if is_chat {
        said("password")
    } else {
        t!(words, "house-bridges-password")
    };
    // The password never comes back to a page: neither the one kept nor the one just typed.
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (address.value(&typed.address).max_length(chars(ADDRESS_CHARS_MAX)).hint(said("address-hint")).errors(errors))
        @if !capability.is_place() {
            (account())
            (password_field(words, secret, "mot_de_passe")
                .max_length(chars(PASSWORD_CHARS_MAX)).hint(hint).errors(errors))
        }
        (button(t!(words, "house-bridges-save")))
    };
    let form = Form::post(words, path, visit.request_id()).content(fields);
    let deed = |deed: &str, content: Markup| {
        Form::post(words, format!("{path}/{deed}"), visit.request_id()).content(content)
    };
    let main = html! {
        (error_summary(errors, words))
        (above)
        (form)
        @if is_set {
            (deed("essayer", html! { (button_quiet(t!(words, "house-bridges-try"))) }))
            (confirm_details(
                &said("remove"),
                &said("remove-explained"),
                &deed("retirer", html! { (button(t!(words, "house-bridges-remove-confirm")).danger()) }),
            ))
        }
    };
    Page::new(said("setting-title"), main)
        .lead(said("setting-lead"))
        .under(t!(words, "house-bridges-title"), PATH)
        .not_indexed()
}
