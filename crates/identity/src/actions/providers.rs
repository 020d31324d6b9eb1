//! Which identity providers a body lets people sign in with, and whom it invites there.

use db::args;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use tools::secret;
use url::Url;

use super::register;
use crate::model::provider::{
    CLIENT_ID_CHARS_MAX, ISSUER_CHARS_MAX, Kind, LABEL_CHARS_MAX, LIST_CHARS_MAX, Provider, ProviderId,
    REFRESH_MINUTES, SECRET_CHARS_MAX, Signature, is_siret, slug_of,
};
use crate::rights;
use crate::store::{directory, providers as store};

/// What an agent typed.
#[derive(Clone, Debug)]
pub struct TypedProvider {
    /// The settings this was made from; 0 when there were none
    pub version: i64,
    /// Which sort; of a provider already set up, it stays what it is
    pub kind: Kind,
    /// The name on the button
    pub label: String,
    /// The issuer's address
    pub issuer: String,
    /// The client, as the provider knows it
    pub client_id: String,
    /// Its secret; empty keeps the one known, for the same issuer only
    pub secret: String,
    /// What it signs with
    pub algorithm: Signature,
    /// Levels of assurance, between spaces
    pub levels: String,
    /// Numbers of establishments, between spaces
    pub sirets: String,
    /// Services that help people, by their identifier there, between spaces
    pub assistance: String,
    /// Whether who is signed in there already enters without a page; of a provider for invited people only
    pub is_silent: bool,
    /// How often it is asked whether who came is still one of its people, in minutes; of a provider for invited people only
    pub refresh_minutes: i64,
}

/// Sets up a provider, or changes its settings, unless somebody else did meanwhile.
pub struct SetUpProvider {
    /// Which one; none for a new one
    pub provider: Option<ProviderId>,
    /// How
    pub typed: TypedProvider,
}

impl Action for SetUpProvider {
    const NAME: &'static str = "identity.set-up-provider";
    type Output = ProviderId;

    async fn run(&self, work: &mut Work) -> Result<ProviderId, Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let before = match self.provider {
            Some(id) => Some(
                store::provider(&mut work.sql, body, id)
                    .await?
                    .ok_or(Fault::NotFound("provider"))?,
            ),
            None => None,
        };
        if before.as_ref().map_or(self.typed.kind, |before| before.kind) == Kind::Directory {
            // A directory is no provider by OpenID Connect: SetUpDirectory sets it up.
            return Err(Fault::NotFound("provider"));
        }
        let mut after = self.read(work, before.as_ref())?;
        if before.as_ref().map_or(0, |before| before.version) != self.typed.version {
            return Err(Fault::Stale("provider"));
        }
        after.secret = match &before {
            Some(before) if self.typed.secret.is_empty() => before.secret.clone(),
            _ => secret::seal(work.house(), body, &after.purpose(), self.typed.secret.trim())?,
        };
        let (levels, sirets) = (after.levels.join(" "), after.sirets.join(" "));
        let assistance = after.assistance.join(" ");
        if before.is_some() {
            let values = args![
                body,
                after.id,
                &after.label,
                &after.issuer,
                &after.client_id,
                &after.secret,
                after.algorithm,
                levels,
                sirets,
                assistance,
                now,
                after.version,
                after.is_silent,
                after.refresh_minutes
            ];
            if work.sql.execute(store::UPDATE_PROVIDER, values).await? != 1 {
                return Err(Fault::Stale("provider"));
            }
        } else {
            if work.sql.count(store::COUNT_PROVIDERS, args![body]).await? >= store::PROVIDERS_MAX {
                return Err(Fault::refused_with(
                    Sentence::new("identity-providers-too-many").with("max", store::PROVIDERS_MAX),
                ));
            }
            let values = args![
                body,
                after.id,
                &after.slug,
                after.kind,
                &after.label,
                &after.issuer,
                &after.client_id,
                &after.secret,
                after.algorithm,
                levels,
                sirets,
                assistance,
                now,
                after.is_silent,
                after.refresh_minutes
            ];
            if work.sql.execute(store::INSERT_PROVIDER, values).await? != 1 {
                return Err(Fault::field("nom", "identity-provider-name-taken"));
            }
        }
        if let Some(before) = before {
            if before.issuer != after.issuer {
                // Identifiers are another provider's: nobody is recognised by what the one before said.
                forget_people(work, after.id).await?;
            } else if before.is_tightened_by(&after) {
                for statement in [store::DELETE_SESSIONS_OF_PROVIDER, store::DELETE_ARRIVALS] {
                    work.sql.execute(statement, args![body, after.id]).await?;
                }
            }
        }
        work.journal(Event::internal(
            "identity.provider-set-up",
            SubjectRef::new("collectivite", body),
        ))
        .await?;
        Ok(after.id)
    }
}

impl SetUpProvider {
    /// What was typed, read; every field that cannot be accepted is told at once.
    fn read(&self, work: &Work, before: Option<&Provider>) -> Result<Provider, Fault> {
        let typed = &self.typed;
        let mut fields = Fields::default();
        let kind = before.map_or(typed.kind, |before| before.kind);
        let label = fields.name(
            "nom",
            &typed.label,
            LABEL_CHARS_MAX,
            "identity-provider-name-empty",
            "identity-provider-text-long",
        );
        let slug = match (before, kind) {
            (Some(before), _) => before.slug.clone(),
            (None, Kind::FranceConnect | Kind::ProConnect | Kind::Directory) => kind.as_str().to_owned(),
            (None, Kind::Other) => slug_of(&label),
        };
        let is_reserved = kind == Kind::Other
            && before.is_none()
            && (Kind::parse(&slug).is_some_and(|named| named != Kind::Other) || slug.is_empty());
        if is_reserved && !label.is_empty() {
            fields.refuse("nom", Sentence::new("identity-provider-name-taken"));
        }
        let issuer = issuer(&mut fields, work, &typed.issuer);
        let client_id = fields.text(
            "client",
            &typed.client_id,
            CLIENT_ID_CHARS_MAX,
            "identity-provider-client-empty",
            "identity-provider-text-long",
        );
        if typed.secret.chars().count() > SECRET_CHARS_MAX {
            let long = Sentence::new("identity-provider-text-long").with("max", SECRET_CHARS_MAX);
            fields.refuse("secret", long);
        }
        let is_same_issuer = before.is_some_and(|before| before.issuer == issuer);
        if typed.secret.trim().is_empty() && !is_same_issuer {
            // Kept for another one, it would be handed to whoever holds that address.
            let key = if before.is_some() {
                "identity-provider-secret-again"
            } else {
                "identity-provider-secret-empty"
            };
            fields.refuse("secret", Sentence::new(key));
        }
        let levels = list(&mut fields, "niveaux", &typed.levels);
        if kind == Kind::FranceConnect && levels.is_empty() {
            fields.refuse("niveaux", Sentence::new("identity-provider-levels-empty"));
        }
        let sirets = if kind.is_by_invitation() {
            sirets(&mut fields, &typed.sirets)
        } else {
            Vec::new()
        };
        let assistance = list(&mut fields, "assistance", &typed.assistance);
        let refresh_minutes = if kind.is_by_invitation() {
            typed.refresh_minutes
        } else {
            0
        };
        if !REFRESH_MINUTES.contains(&refresh_minutes) {
            fields.refuse("renouvellement", Sentence::new("identity-provider-refresh-wrong"));
        }
        fields.finish()?;
        Ok(Provider {
            id: before.map_or_else(|| work.new_id(), |before| before.id),
            slug,
            kind,
            label,
            issuer,
            client_id,
            secret: String::new(),
            algorithm: typed.algorithm,
            levels,
            sirets,
            assistance,
            is_silent: kind.is_by_invitation() && typed.is_silent,
            refresh_minutes,
            version: typed.version,
        })
    }
}

/// The issuer as it was typed: it is compared to the letter with what the provider says of itself.
fn issuer(fields: &mut Fields, work: &Work, typed: &str) -> String {
    let issuer = fields.text(
        "emetteur",
        typed,
        ISSUER_CHARS_MAX,
        "identity-provider-issuer-empty",
        "identity-provider-text-long",
    );
    if issuer.is_empty() {
        return issuer;
    }
    let read = Url::parse(&issuer).ok().filter(|url| {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let is_bare = url.query().is_none() && url.fragment().is_none();
        is_web && is_bare && url.username().is_empty() && url.password().is_none()
    });
    match read {
        None => fields.refuse("emetteur", Sentence::new("identity-provider-issuer-wrong")),
        Some(url) if url.scheme() == "http" && !work.house().settings.private_network_allowed => {
            fields.refuse("emetteur", Sentence::new("identity-provider-issuer-clear"));
        }
        Some(_) => {}
    }
    issuer
}

/// Words between spaces, commas or ends of lines.
fn list(fields: &mut Fields, field: &'static str, typed: &str) -> Vec<String> {
    if typed.chars().count() > LIST_CHARS_MAX {
        let long = Sentence::new("identity-provider-text-long").with("max", LIST_CHARS_MAX);
        fields.refuse(field, long);
        return Vec::new();
    }
    let words = typed.split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Numbers of establishments: people write them in groups of digits, one number on a line or between commas.
fn sirets(fields: &mut Fields, typed: &str) -> Vec<String> {
    if typed.chars().count() > LIST_CHARS_MAX {
        let long = Sentence::new("identity-provider-text-long").with("max", LIST_CHARS_MAX);
        fields.refuse("sirets", long);
        return Vec::new();
    }
    let all: Vec<String> = typed
        .split([',', ';', '\n'])
        .map(|number| number.split_whitespace().collect::<String>())
        .filter(|number| !number.is_empty())
        .collect();
    if all.is_empty() {
        fields.refuse("sirets", Sentence::new("identity-provider-sirets-empty"));
    } else if !all.iter().all(|number| is_siret(number)) {
        fields.refuse("sirets", Sentence::new("identity-provider-siret-wrong"));
    }
    all
}

/// Forgets whom a provider opened, and ends the sessions it opened.
pub(super) async fn forget_people(work: &mut Work, provider: ProviderId) -> Result<(), Fault> {
    for statement in [
        store::DELETE_SESSIONS_OF_PROVIDER,
        store::DELETE_IDENTITIES,
        store::DELETE_ARRIVALS,
    ] {
        work.sql.execute(statement, args![work.body, provider]).await?;
    }
    Ok(())
}

/// Removes a provider: nobody signs in with it any more, its sessions end, and what was kept of its people is erased. They
/// still sign in by a link.
pub struct RemoveProvider {
    /// Which one
    pub provider: ProviderId,
}

impl Action for RemoveProvider {
    const NAME: &'static str = "identity.remove-provider";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let body = work.body;
        forget_people(work, self.provider).await?;
        work.sql
            .execute(store::DELETE_INVITATIONS, args![body, self.provider])
            .await?;
        work.sql
            .execute(directory::DELETE_DIRECTORY, args![body, self.provider])
            .await?;
        let removed = work
            .sql
            .execute(store::DELETE_PROVIDER, args![body, self.provider])
            .await?;
        if removed != 1 {
            return Err(Fault::NotFound("provider"));
        }
        work.journal(Event::internal(
            "identity.provider-removed",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}

/// Invites somebody to sign in with a provider that is for invited people; registers who is not known yet.
pub struct InviteToProvider {
    /// Which one
    pub provider: ProviderId,
    /// The name to show
    pub name: String,
    /// The address, as typed
    pub email: String,
}

impl Action for InviteToProvider {
    const NAME: &'static str = "identity.invite-to-provider";
    type Output = PersonId;

    async fn run(&self, work: &mut Work) -> Result<PersonId, Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let provider = store::provider(&mut work.sql, body, self.provider).await?;
        if !provider.is_some_and(|provider| provider.kind.is_by_invitation()) {
            return Err(Fault::NotFound("provider"));
        }
        let person = register(work, &self.name, &self.email).await?;
        work.sql
            .execute(store::INVITE, args![body, self.provider, person, now])
            .await?;
        work.journal(Event::internal(
            "identity.provider-invited",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(person)
    }
}

/// Withdraws an invitation: the provider opens that account no more, and the sessions it opened end.
pub struct WithdrawInvitation {
    /// Which provider
    pub provider: ProviderId,
    /// Whose
    pub person: PersonId,
}

impl Action for WithdrawInvitation {
    const NAME: &'static str = "identity.withdraw-invitation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::MANAGE_PROVIDERS, Scope::BODY).await?;
        let (body, provider, person) = (work.body, self.provider, self.person);
        let withdrawn = work
            .sql
            .execute(store::WITHDRAW, args![body, provider, person])
            .await?;
        if withdrawn != 1 {
            return Err(Fault::NotFound("invitation"));
        }
        for statement in [
            store::DELETE_IDENTITY,
            store::DELETE_SESSIONS_OF_PERSON_AND_PROVIDER,
        ] {
            work.sql.execute(statement, args![body, provider, person]).await?;
        }
        work.journal(Event::internal(
            "identity.provider-invitation-withdrawn",
            SubjectRef::new("person", person),
        ))
        .await
    }
}
