//! Setting up a bridge, and removing it.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use url::Url;

use crate::bridge::{BridgeSettings, Bridges, Capability};
use crate::{IsNewPlace, MANAGE, PLACE_NAME, REMOVED, SET_UP, files, messages, secret, store};

/// Characters of an address.
pub const ADDRESS_CHARS_MAX: usize = 500;
/// Characters of an account's name.
pub const ACCOUNT_CHARS_MAX: usize = 200;
/// Characters of a password.
pub const PASSWORD_CHARS_MAX: usize = 500;

/// What an agent typed.
#[derive(Clone)]
pub struct Typed {
    /// The settings this was made from ([`BridgeSettings::version`]); 0 when there were none
    pub version: i64,
    /// Where
    pub address: String,
    /// Under which account
    pub account: String,
    /// The password; empty keeps the one known, for the same server only
    pub password: String,
}

/// Sets up the bridge of the body for a capability, or changes its settings, unless somebody else did meanwhile.
pub struct SetUpBridge {
    /// What for
    pub capability: Capability,
    /// Where and how
    pub typed: Typed,
}

impl Action for SetUpBridge {
    const NAME: &'static str = "bridges.set-up";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&MANAGE, Scope::BODY).await?;
        let (body, capability, typed) = (work.body, self.capability, &self.typed);
        let bridge = work
            .house()
            .extension::<Bridges>()
            .and_then(|bridges| bridges.providing(capability))
            .ok_or(Fault::NotFound("bridge"))?;
        let before = store::find(&mut work.sql, body, capability).await?;
        let mut fields = Fields::default();
        let address = match capability {
            Capability::Calendar | Capability::Tasks | Capability::Files | Capability::Messages => {
                address(&mut fields, work, &typed.address)
            }
            Capability::Mailbox => server(&mut fields, work, &typed.address),
            Capability::Rooms | Capability::Pads | Capability::Tables => {
                template(&mut fields, work, &typed.address)
            }
        };
        let account = if capability.is_place() {
            String::new()
        } else {
            account(&mut fields, capability, &typed.account)
        };
        let is_same_server = before
            .as_ref()
            .is_some_and(|before| is_same_server(&before.address, &address));
        if typed.password.chars().count() > PASSWORD_CHARS_MAX {
            let sentence = Sentence::new("bridges-password-long").with("max", PASSWORD_CHARS_MAX);
            fields.refuse("mot_de_passe", sentence);
        }
        if typed.password.is_empty() && !is_same_server && !capability.is_place() {
            // Kept for another server, it would be handed to whoever holds that address.
            let key = if before.is_some() {
                "bridges-password-again"
            } else {
                "bridges-password-empty"
            };
            fields.refuse("mot_de_passe", Sentence::new(key));
        }
        fields.finish()?;
        if before.as_ref().map_or(0, |before| before.version) != typed.version {
            return Err(Fault::Stale("bridge"));
        }
        let is_new_place = before.as_ref().is_none_or(|before| before.address != address);
        let secret = match &before {
            Some(before) if typed.password.is_empty() => before.secret.clone(),
            _ if capability.is_place() => String::new(),
            _ => secret::seal(work.house(), body, capability.as_str(), &typed.password)?,
        };
        let generation = before.as_ref().map_or(0, |before| before.generation);
        let after = BridgeSettings {
            capability,
            name: bridge.name.to_owned(),
            version: typed.version,
            // Removed and set up again, a bridge begins again too: the instant keeps the places apart.
            generation: if is_new_place {
                work.now.micros().max(generation + 1)
            } else {
                generation
            },
            address,
            account,
            secret,
        };
        if !store::write(&mut work.sql, body, &after, work.now).await? {
            return Err(Fault::Stale("bridge"));
        }
        match capability {
            Capability::Files => files::begin(work).await?,
            Capability::Messages => {
                let left = before
                    .as_ref()
                    .filter(|before| is_new_place || before.account != after.account);
                messages::begin(work, is_new_place, left).await?;
            }
            _ => {}
        }
        let said = serde_json::to_value(IsNewPlace {
            capability,
            is_new_place,
        })
        .map_err(|error| Fault::Internal(error.to_string()))?;
        work.journal(Event::internal(SET_UP, SubjectRef::new("collectivite", body)).with(said))
            .await
    }
}

/// Removes a bridge with its account and password: what stands elsewhere stays there, and changes no more; what was still
/// to be done there is given up. The session that Parvis opened on a chat server is ended.
pub struct RemoveBridge {
    /// What it was for
    pub capability: Capability,
}

impl Action for RemoveBridge {
    const NAME: &'static str = "bridges.remove";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&MANAGE, Scope::BODY).await?;
        let body = work.body;
        let left = store::find(&mut work.sql, body, self.capability).await?;
        let left = left.ok_or(Fault::NotFound("bridge"))?;
        if !store::delete(&mut work.sql, body, self.capability).await? {
            return Err(Fault::NotFound("bridge"));
        }
        if let Some(effect) = self.capability.effect() {
            work.set_effects_aside(effect).await?;
        }
        match self.capability {
            Capability::Files => {
                files::end(work).await?;
                store::folders::forget_all(&mut work.sql, body).await?;
            }
            Capability::Messages => {
                messages::end(work).await?;
                messages::sign_out(work, &left).await?;
                store::messages::forget_invitations(&mut work.sql, body).await?;
                store::messages::forget_said(&mut work.sql, body).await?;
                store::messages::forget_rooms(&mut work.sql, body).await?;
                store::messages::forget_session(&mut work.sql, body).await?;
            }
            _ => {}
        }
        let event = Event::internal(REMOVED, SubjectRef::new("collectivite", body));
        work.journal(event.with(serde_json::json!({ "capability": self.capability })))
            .await
    }
}

/// The address as it is kept: without what a browser's bar adds, with its final slash.
fn address(fields: &mut Fields, work: &Work, written: &str) -> String {
    let (empty, long) = ("bridges-address-empty", "bridges-address-long");
    let typed = fields.text("adresse", written, ADDRESS_CHARS_MAX, empty, long);
    if typed.is_empty() {
        return typed;
    }
    let Ok(mut url) = Url::parse(&typed) else {
        fields.refuse("adresse", Sentence::new("bridges-address-wrong"));
        return typed;
    };
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if !is_web || !url.username().is_empty() || url.password().is_some() {
        fields.refuse("adresse", Sentence::new("bridges-address-wrong"));
        return typed;
    }
    if url.scheme() == "http" && !work.house().settings.private_network_allowed {
        fields.refuse("adresse", Sentence::new("bridges-address-clear"));
    }
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url.into()
}

/// The address of places: as it was typed, since the name of each goes where [`PLACE_NAME`] stands.
fn template(fields: &mut Fields, work: &Work, written: &str) -> String {
    let (empty, long) = ("places-template-empty", "bridges-address-long");
    let typed = fields.text("adresse", written, ADDRESS_CHARS_MAX, empty, long);
    if typed.is_empty() {
        return typed;
    }
    // A name in the server's own would send people anywhere.
    let after_scheme = typed.split_once("://").map_or("", |(_, rest)| rest);
    let server = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
    let is_named_after = !server.contains(PLACE_NAME);
    let read = Url::parse(&typed.replace(PLACE_NAME, "nom")).ok().filter(|url| {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        is_web && is_named_after && url.username().is_empty() && url.password().is_none()
    });
    match read {
        None => fields.refuse("adresse", Sentence::new("places-template-wrong")),
        Some(url) if url.scheme() == "http" && !work.house().settings.private_network_allowed => {
            fields.refuse("adresse", Sentence::new("places-template-clear"));
        }
        Some(_) => {}
    }
    typed
}

/// The server of a mailbox: `imaps://imap.ville.fr/`. Its name alone is enough.
fn server(fields: &mut Fields, work: &Work, written: &str) -> String {
    let (empty, long) = ("bridges-mailbox-address-empty", "bridges-address-long");
    let typed = fields.text("adresse", written, ADDRESS_CHARS_MAX, empty, long);
    if typed.is_empty() {
        return typed;
    }
    let whole = if typed.contains("://") {
        typed.clone()
    } else {
        format!("imaps://{typed}")
    };
    let read = Url::parse(&whole).ok().filter(|url| {
        let is_mail = matches!(url.scheme(), "imaps" | "imap");
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        let has_nothing_else = matches!(url.path(), "" | "/") && url.query().is_none();
        is_mail && has_host && has_nothing_else && url.username().is_empty() && url.password().is_none()
    });
    let Some(mut url) = read else {
        fields.refuse("adresse", Sentence::new("bridges-mailbox-address-wrong"));
        return typed;
    };
    if url.scheme() == "imap" && !work.house().settings.private_network_allowed {
        fields.refuse("adresse", Sentence::new("bridges-mailbox-address-clear"));
    }
    url.set_fragment(None);
    url.set_path("/");
    url.into()
}

/// True when a password known for one address may be sent to the other.
fn is_same_server(before: &str, after: &str) -> bool {
    let place = |address: &str| {
        let url = Url::parse(address).ok()?;
        Some((
            url.scheme().to_owned(),
            url.host_str()?.to_owned(),
            url.port_or_known_default(),
        ))
    };
    place(before).is_some_and(|before| Some(before) == place(after))
}

fn account(fields: &mut Fields, capability: Capability, written: &str) -> String {
    let (empty, long) = ("bridges-account-empty", "bridges-account-long");
    // A token says by itself whose it is.
    if capability == Capability::Messages && written.trim().is_empty() {
        return String::new();
    }
    let account = fields.text("compte", written, ACCOUNT_CHARS_MAX, empty, long);
    // RFC 7617, section 2: a colon would end the name. That of a chat server may be whole: `@parvis:ville.fr`.
    let may_hold_colons = capability == Capability::Messages;
    if !may_hold_colons && account.contains(':') || account.chars().any(char::is_control) {
        fields.refuse("compte", Sentence::new("bridges-account-wrong"));
    } else if capability == Capability::Mailbox
        && !account.is_empty()
        && !outgoing::mail::is_address(&account)
    {
        // Texts are written to at this address, with what they are called after a plus sign.
        fields.refuse("compte", Sentence::new("bridges-mailbox-account-wrong"));
    }
    account
}
