//! Setting up a directory, and signing in with it.

use std::net::IpAddr;

use db::args;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use ldap::filter;
use tools::secret;
use url::Url;

use super::effort::{Effort, is_made};
use super::providers::forget_people;
use super::{EnterWithProvider, Entered};
use crate::directory::typed_digest;
use crate::model::SecretHash;
use crate::model::directory::{
    ATTRIBUTE_CHARS_MAX, AUTHORITY_CHARS_MAX, CLIENT_TRIES_PER_HOUR_MAX, DIRECTORY_SLUG,
    DIRECTORY_TRIES_EASY, DN_CHARS_MAX, Directory, DirectoryTryId, FILTER_CHARS_MAX,
    IDENTIFIER_TRIES_PER_HOUR_MAX,
};
use crate::model::provider::{
    ISSUER_CHARS_MAX, Kind, LABEL_CHARS_MAX, Provider, ProviderId, SECRET_CHARS_MAX, Signature,
};
use crate::rights;
use crate::store::{directory as store, providers};

/// What an agent typed of a directory.
#[derive(Clone, Debug)]
pub struct TypedDirectory {
    /// The settings this was made from; 0 when there were none
    pub version: i64,
    /// The name people read
    pub label: String,
    /// `ldaps://` or `ldap://`, a name and perhaps a port
    pub address: String,
    /// Never encrypted
    pub is_clear: bool,
    /// The name of the site's account there; empty to ask without
    pub account: String,
    /// Its password; empty keeps the one known, for the same server and the same account only
    pub secret: String,
    /// Below what people are looked for
    pub base: String,
    /// What finds somebody
    pub person_filter: String,
    /// Which attribute holds a name
    pub name_attribute: String,
    /// Which one an address
    pub mail_attribute: String,
    /// Which one never changes
    pub id_attribute: String,
    /// True when agents alone enter
    pub is_for_agents: bool,
    /// What tells an agent
    pub agents_filter: String,
    /// Certificates (PEM) of its own authority; empty where it is a recognised one
    pub authority: String,
}

/// Sets up the directory of the body, or changes its settings, unless somebody else did meanwhile.
pub struct SetUpDirectory {
    /// How
    pub typed: TypedDirectory,
}

impl Action for SetUpDirectory {
    const NAME: &'static str = "identity.set-up-directory";
    type Output = ProviderId;

    async fn run(&self, work: &mut Work) -> Result<ProviderId, Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let before = providers::provider_called(&mut work.sql, body, DIRECTORY_SLUG).await?;
        if before
            .as_ref()
            .is_some_and(|before| before.kind != Kind::Directory)
        {
            // A provider by OpenID Connect took that address before directories were known: its people stay its own.
            return Err(Fault::refused("identity-directory-name-held"));
        }
        let (mut after, directory) = self.read(work, before.as_ref())?;
        if before.as_ref().map_or(0, |before| before.version) != self.typed.version {
            return Err(Fault::Stale("provider"));
        }
        after.secret = match &before {
            Some(before) if self.typed.secret.is_empty() => before.secret.clone(),
            _ => secret::seal(work.house(), body, &after.purpose(), &self.typed.secret)?,
        };
        if let Some(before) = before {
            let values = args![
                body,
                after.id,
                &after.label,
                &after.issuer,
                &after.client_id,
                &after.secret,
                after.algorithm,
                "",
                "",
                "",
                now,
                after.version,
                after.is_silent,
                after.refresh_minutes
            ];
            if work.sql.execute(providers::UPDATE_PROVIDER, values).await? != 1 {
                return Err(Fault::Stale("provider"));
            }
            let known = store::directory(&mut work.sql, body, after.id).await?;
            let is_elsewhere = server_of(&before.issuer) != server_of(&after.issuer);
            if is_elsewhere
                || known
                    .as_ref()
                    .is_some_and(|known| known.names_otherwise(&directory))
            {
                // Identifiers are another directory's: nobody is recognised by what the one before said.
                forget_people(work, after.id).await?;
            } else if known.is_some_and(|known| known.may_be_tightened_by(&directory)) {
                for statement in [providers::DELETE_SESSIONS_OF_PROVIDER, providers::DELETE_ARRIVALS] {
                    work.sql.execute(statement, args![body, after.id]).await?;
                }
            }
        } else {
            insert(work, &after).await?;
        }
        let values = args![
            body,
            after.id,
            directory.is_clear,
            &directory.base,
            &directory.person_filter,
            &directory.name_attribute,
            &directory.mail_attribute,
            &directory.id_attribute,
            directory.is_for_agents,
            &directory.agents_filter,
            &directory.authority
        ];
        work.sql.execute(store::SAVE_DIRECTORY, values).await?;
        work.journal(Event::internal(
            "identity.provider-set-up",
            SubjectRef::new("collectivite", body),
        ))
        .await?;
        Ok(after.id)
    }
}

async fn insert(work: &mut Work, provider: &Provider) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    if work.sql.count(providers::COUNT_PROVIDERS, args![body]).await? >= providers::PROVIDERS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("identity-providers-too-many").with("max", providers::PROVIDERS_MAX),
        ));
    }
    let values = args![
        body,
        provider.id,
        &provider.slug,
        provider.kind,
        &provider.label,
        &provider.issuer,
        &provider.client_id,
        &provider.secret,
        provider.algorithm,
        "",
        "",
        "",
        now,
        provider.is_silent,
        provider.refresh_minutes
    ];
    if work.sql.execute(providers::INSERT_PROVIDER, values).await? == 1 {
        Ok(())
    } else {
        // Set up by somebody else at this very moment.
        Err(Fault::Stale("provider"))
    }
}

/// The server at an address: its name, and its port where it is not the usual one of `ldap://` or `ldaps://`. Another port may be
/// anybody's.
fn server_of(address: &str) -> Option<(String, Option<u16>)> {
    let url = Url::parse(address).ok()?;
    let is_usual = |port: &u16| matches!((url.scheme(), *port), ("ldap", 389) | ("ldaps", 636));
    let port = url.port().filter(|port| !is_usual(port));
    url.host_str().map(|host| (host.to_lowercase(), port))
}

impl SetUpDirectory {
    /// What was typed, read; every field that cannot be accepted is told at once.
    fn read(&self, work: &Work, before: Option<&Provider>) -> Result<(Provider, Directory), Fault> {
        let typed = &self.typed;
        let mut fields = Fields::default();
        let label = fields.name(
            "nom",
            &typed.label,
            LABEL_CHARS_MAX,
            "identity-provider-name-empty",
            "identity-provider-text-long",
        );
        let address = address(&mut fields, work, typed);
        let account = short(&mut fields, "compte", &typed.account, DN_CHARS_MAX);
        if typed.secret.chars().count() > SECRET_CHARS_MAX {
            let long = Sentence::new("identity-provider-text-long").with("max", SECRET_CHARS_MAX);
            fields.refuse("secret", long);
        }
        let is_known = before.is_some_and(|before| {
            before.client_id == account && server_of(&before.issuer) == server_of(&address)
        });
        if typed.secret.is_empty() && !account.is_empty() && !is_known {
            // Kept for another one, it would be handed to whoever holds that address.
            let key = if before.is_some() {
                "identity-directory-secret-again"
            } else {
                "identity-directory-secret-empty"
            };
            fields.refuse("secret", Sentence::new(key));
        }
        let base = fields.text(
            "base",
            &typed.base,
            DN_CHARS_MAX,
            "identity-directory-base-empty",
            "identity-provider-text-long",
        );
        let person_filter = short(&mut fields, "filtre", &typed.person_filter, FILTER_CHARS_MAX);
        if !filter::is_of_somebody(&person_filter) {
            fields.refuse("filtre", Sentence::new("identity-directory-filter-wrong"));
        }
        let name_attribute = attribute(&mut fields, "attribut_nom", &typed.name_attribute);
        let mail_attribute = attribute(&mut fields, "attribut_courriel", &typed.mail_attribute);
        let id_attribute = attribute(&mut fields, "attribut_stable", &typed.id_attribute);
        let agents_filter = short(
            &mut fields,
            "filtre_agents",
            &typed.agents_filter,
            FILTER_CHARS_MAX,
        );
        let is_missing = agents_filter.is_empty() && typed.is_for_agents;
        if is_missing || !(agents_filter.is_empty() || filter::is_readable(&agents_filter)) {
            fields.refuse("filtre_agents", Sentence::new("identity-directory-agents-wrong"));
        }
        let authority = short(&mut fields, "autorite", &typed.authority, AUTHORITY_CHARS_MAX);
        if !ldap::is_authority(&authority) {
            fields.refuse("autorite", Sentence::new("identity-directory-authority-wrong"));
        }
        fields.finish()?;
        let provider = Provider {
            id: before.map_or_else(|| work.new_id(), |before| before.id),
            slug: DIRECTORY_SLUG.to_owned(),
            kind: Kind::Directory,
            label,
            issuer: address,
            client_id: account,
            secret: String::new(),
            algorithm: Signature::Rs256,
            levels: Vec::new(),
            sirets: Vec::new(),
            assistance: Vec::new(),
            is_silent: false,
            refresh_minutes: 0,
            version: typed.version,
        };
        let directory = Directory {
            provider: provider.id,
            is_clear: typed.is_clear,
            base,
            person_filter,
            name_attribute,
            mail_attribute,
            id_attribute,
            is_for_agents: typed.is_for_agents,
            agents_filter,
            authority,
        };
        Ok((provider, directory))
    }
}

/// The directory's address: what it is asked in the clear stays on a private network.
fn address(fields: &mut Fields, work: &Work, typed: &TypedDirectory) -> String {
    let address = fields.text(
        "adresse",
        &typed.address,
        ISSUER_CHARS_MAX,
        "identity-directory-address-wrong",
        "identity-provider-text-long",
    );
    if address.is_empty() {
        return address;
    }
    let read = Url::parse(&address).ok().filter(|url| {
        let is_directory = matches!(url.scheme(), "ldap" | "ldaps");
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        let is_bare = url.query().is_none() && url.fragment().is_none() && matches!(url.path(), "" | "/");
        is_directory && has_host && is_bare && url.username().is_empty() && url.password().is_none()
    });
    match read {
        None => fields.refuse("adresse", Sentence::new("identity-directory-address-wrong")),
        Some(url) if typed.is_clear && url.scheme() == "ldap" => {
            if !work.house().settings.private_network_allowed {
                fields.refuse("chiffrement", Sentence::new("identity-directory-clear"));
            }
        }
        Some(_) => {}
    }
    address
}

/// What may be empty.
fn short(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    let text = typed.trim();
    if text.chars().count() > chars_max {
        let long = Sentence::new("identity-provider-text-long").with("max", chars_max);
        fields.refuse(field, long);
    }
    text.to_owned()
}

fn attribute(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    let name = short(fields, field, typed, ATTRIBUTE_CHARS_MAX);
    if !filter::is_attribute(&name) {
        fields.refuse(field, Sentence::new("identity-directory-attribute-wrong"));
    }
    name
}

/// Counts an attempt before the directory is asked: those made at once count too. From some number on each asks for an effort, then
/// no more are made. Without a request id: a form sent again is another attempt.
pub struct TryDirectory {
    /// What was typed
    pub identifier: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for TryDirectory {
    const NAME: &'static str = "identity.try-directory";
    type Output = DirectoryTryId;

    async fn run(&self, work: &mut Work) -> Result<DirectoryTryId, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let an_hour_ago = now.plus_seconds(-3600);
        work.sql
            .execute(store::PURGE_TRIES, args![body, an_hour_ago])
            .await?;
        let client = self
            .client
            .map_or_else(|| SecretHash::of(""), SecretHash::of_client);
        let identifier = typed_digest(work.house(), body, &self.identifier)?;
        let (of_client, of_identifier) =
            store::failed_tries(&mut work.sql, body, (&client, &identifier), an_hour_ago).await?;
        let is_client_known = self.client.is_some();
        if of_identifier >= IDENTIFIER_TRIES_PER_HOUR_MAX
            || (is_client_known && of_client >= CLIENT_TRIES_PER_HOUR_MAX)
        {
            return Err(Fault::refused("identity-directory-too-many"));
        }
        let is_slow =
            of_identifier >= DIRECTORY_TRIES_EASY || (is_client_known && of_client >= DIRECTORY_TRIES_EASY);
        if is_slow && !is_made(work, self.effort.as_ref()).await? {
            return Err(Fault::refused("identity-directory-slow"));
        }
        let id: DirectoryTryId = work.new_id();
        work.sql
            .execute(store::INSERT_TRY, args![body, id, &client, &identifier, now])
            .await?;
        work.journal(Event::internal(
            "identity.directory-asked",
            SubjectRef::new("collectivite", body),
        ))
        .await?;
        Ok(id)
    }
}

/// Signs in whoever the directory recognised, once they linked it: their attempt is counted no more. The output holds secrets: done
/// without a request id.
pub struct EnterWithDirectory {
    /// The attempt
    pub attempt: DirectoryTryId,
    /// Who came
    pub entering: EnterWithProvider,
}

impl Action for EnterWithDirectory {
    const NAME: &'static str = "identity.enter-with-directory";
    type Output = Entered;

    async fn run(&self, work: &mut Work) -> Result<Entered, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let body = work.body;
        work.sql
            .execute(store::DELETE_TRY, args![body, self.attempt])
            .await?;
        self.entering.run(work).await
    }
}

/// Notes that the directory did not answer, which is nobody's failed attempt.
pub struct NoteDirectoryDown {
    /// The attempt
    pub attempt: DirectoryTryId,
}

impl Action for NoteDirectoryDown {
    const NAME: &'static str = "identity.note-directory-down";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let body = work.body;
        work.sql
            .execute(store::DELETE_TRY, args![body, self.attempt])
            .await?;
        work.journal(Event::internal(
            "identity.directory-down",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}
