//! By which gateway text messages leave.

use db::args;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use tools::secret;
use url::Url;

use crate::model::{
    ADDRESS_CHARS_MAX, Format, Gateway, HEADER_CHARS_MAX, HOURLY_MAX_ALLOWED, Method, PREFIXES_CHARS_MAX,
    SECRET_CHARS_MAX, TEMPLATE_CHARS_MAX,
};
use crate::sms::{EFFECT, GATEWAY};
use crate::{rights, store, template};

/// Headers that say how a request is carried, which the client itself writes.
const OWN_HEADERS: [&str; 6] = [
    "content-type",
    "content-length",
    "host",
    "connection",
    "transfer-encoding",
    "idempotency-key",
];
/// Digits of a country code (ITU-T E.164).
const PREFIX_DIGITS: std::ops::RangeInclusive<usize> = 1..=4;

/// What an agent typed.
#[derive(Clone, Debug)]
pub struct TypedGateway {
    /// The settings this was made from; 0 when there were none
    pub version: i64,
    /// The whole address
    pub address: String,
    /// How it is asked
    pub method: Method,
    /// How what is asked is written
    pub format: Format,
    /// What is asked, with its marks
    pub template: String,
    /// The header that carries the secret; may be empty
    pub header: String,
    /// What it says; empty keeps the one known, for the same address and the same header only
    pub secret: String,
    /// Country codes that are sent to
    pub prefixes: String,
    /// Messages in an hour, at most
    pub hourly_max: String,
}

/// Sets up the gateway, or changes it, unless somebody else did meanwhile.
#[derive(Clone, Debug)]
pub struct SetUpGateway {
    /// How
    pub typed: TypedGateway,
}

impl Action for SetUpGateway {
    const NAME: &'static str = "phones.set-up-gateway";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SET_GATEWAY, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let before = store::gateway(&mut work.sql, body).await?;
        let mut after = self.read(work, before.as_ref())?;
        if before.as_ref().map_or(0, |before| before.version) != self.typed.version {
            return Err(Fault::Stale("gateway"));
        }
        let typed_secret = self.typed.secret.trim();
        after.secret = match &before {
            _ if after.header.is_empty() => String::new(),
            Some(before) if typed_secret.is_empty() => before.secret.clone(),
            _ => secret::seal(work.house(), body, GATEWAY, typed_secret)?,
        };
        let mut values = args![
            body,
            &after.address,
            after.method,
            after.format,
            &after.template,
            &after.header,
            &after.secret,
            &after.prefixes,
            after.hourly_max,
            now
        ];
        let statement = if before.is_some() {
            values.push(after.version.into());
            store::UPDATE_GATEWAY
        } else {
            store::INSERT_GATEWAY
        };
        if work.sql.execute(statement, values).await? != 1 {
            return Err(Fault::Stale("gateway"));
        }
        let about = SubjectRef::new("collectivite", body);
        work.journal(Event::internal("phones.gateway-set-up", about))
            .await
    }
}

impl SetUpGateway {
    /// What was typed, read; every field that cannot be accepted is told at once.
    fn read(&self, work: &Work, before: Option<&Gateway>) -> Result<Gateway, Fault> {
        let typed = &self.typed;
        let mut fields = Fields::default();
        let address = address(&mut fields, work, &typed.address);
        let template = fields.text(
            "modele",
            &typed.template,
            TEMPLATE_CHARS_MAX,
            "phones-template-empty",
            "phones-text-long",
        );
        if !template.is_empty()
            && let Err(why) = template::check(typed.format, &template)
        {
            fields.refuse("modele", Sentence::new(why));
        }
        let header = typed.header.trim().to_lowercase();
        let is_token = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
        if header.len() > HEADER_CHARS_MAX
            || !header.bytes().all(is_token)
            || OWN_HEADERS.contains(&header.as_str())
        {
            fields.refuse("entete", Sentence::new("phones-header-wrong"));
        }
        let secret = typed.secret.trim();
        // What a header may hold (RFC 9110, section 5.5), in plain letters.
        let is_shown = |letter: u8| letter == b' ' || letter.is_ascii_graphic();
        if secret.len() > SECRET_CHARS_MAX || !secret.bytes().all(is_shown) {
            fields.refuse("secret", Sentence::new("phones-secret-wrong"));
        }
        let is_same_door = before.is_some_and(|before| {
            before.address == address && before.header == header && !before.secret.is_empty()
        });
        if !header.is_empty() && secret.is_empty() && !is_same_door {
            // Kept for another address, it would be handed to whoever holds that one.
            fields.refuse("secret", Sentence::new("phones-secret-empty"));
        }
        if header.is_empty() && !secret.is_empty() {
            fields.refuse("entete", Sentence::new("phones-header-empty"));
        }
        let prefixes = prefixes(&mut fields, &typed.prefixes);
        let hourly_max = typed.hourly_max.trim().parse::<i64>().unwrap_or_default();
        if !(1..=HOURLY_MAX_ALLOWED).contains(&hourly_max) {
            let wrong = Sentence::new("phones-hourly-wrong").with("max", HOURLY_MAX_ALLOWED);
            fields.refuse("maximum", wrong);
        }
        fields.finish()?;
        Ok(Gateway {
            version: typed.version,
            address,
            method: typed.method,
            format: typed.format,
            template,
            header,
            secret: String::new(),
            prefixes,
            hourly_max,
        })
    }
}

/// A whole address without a password in it: that one would stand in clear.
fn address(fields: &mut Fields, work: &Work, typed: &str) -> String {
    let address = fields.text(
        "adresse",
        typed,
        ADDRESS_CHARS_MAX,
        "phones-address-empty",
        "phones-text-long",
    );
    if address.is_empty() {
        return address;
    }
    let read = Url::parse(&address).ok().filter(|url| {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        is_web && url.fragment().is_none() && url.username().is_empty() && url.password().is_none()
    });
    match read {
        None => fields.refuse("adresse", Sentence::new("phones-address-wrong")),
        Some(url) if url.scheme() == "http" && !work.house().settings.private_network_allowed => {
            fields.refuse("adresse", Sentence::new("phones-address-clear"));
        }
        Some(_) => {}
    }
    address
}

/// Country codes, written `+33`, whatever stands between them.
fn prefixes(fields: &mut Fields, typed: &str) -> String {
    let is_prefix = |word: &str| {
        word.strip_prefix('+').is_some_and(|digits| {
            PREFIX_DIGITS.contains(&digits.len())
                && !digits.starts_with('0')
                && digits.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    let words: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';')
        .filter(|word| !word.is_empty())
        .collect();
    let is_read = !words.is_empty()
        && typed.chars().count() <= PREFIXES_CHARS_MAX
        && words.iter().all(|word| is_prefix(word));
    if !is_read {
        fields.refuse("indicatifs", Sentence::new("phones-prefixes-wrong"));
    }
    words.join(" ")
}

/// Removes the gateway: no message leaves any more, what waits is set aside, and what was proved stays.
#[derive(Clone, Debug)]
pub struct RemoveGateway;

impl Action for RemoveGateway {
    const NAME: &'static str = "phones.remove-gateway";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SET_GATEWAY, Scope::BODY).await?;
        let body = work.body;
        if work.sql.execute(store::DELETE_GATEWAY, args![body]).await? != 1 {
            return Err(Fault::NotFound("gateway"));
        }
        work.set_effects_aside(EFFECT).await?;
        let about = SubjectRef::new("collectivite", body);
        work.journal(Event::internal("phones.gateway-removed", about))
            .await
    }
}
