//! Handing datasets over to a portal (udata: data.gouv.fr): set up by an agent, then done once somebody looked at what changes.

use db::Id;
use kernel::{Action, EffectContext, EffectMark, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use super::web_address;
use crate::model::{DATA_GOUV, Handover, NAME_CHARS_MAX, Portal};
use crate::{handing_over, rights, store};

/// Says which portal, which organization there and with which key.
#[derive(Clone)]
pub struct SetPortal {
    /// The version of the setting that was read; 0 when there was none
    pub version: i64,
    /// Where it is; empty for data.gouv.fr
    pub address: String,
    /// The organization there, by its identifier
    pub organization: String,
    /// The key of its API; empty keeps the one known, for the same portal only
    pub key: String,
}

impl Action for SetPortal {
    const NAME: &'static str = "datasets.set-portal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PORTAL, Scope::BODY).await?;
        let body = work.body;
        let before = store::find_portal(&mut work.sql, body).await?;
        let mut fields = Fields::default();
        let organization = fields.name(
            "organisation",
            &self.organization,
            NAME_CHARS_MAX,
            "datasets-portal-organization-empty",
            "datasets-text-too-long",
        );
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        if !organization.is_empty() && !organization.chars().all(is_name) {
            fields.refuse(
                "organisation",
                Sentence::new("datasets-portal-organization-wrong"),
            );
        }
        let address = address(&mut fields, work, &self.address);
        let key = self.key.trim();
        let is_same = before.as_ref().is_some_and(|before| before.address == address);
        if key.is_empty() && !is_same {
            // Kept for another portal, it would be handed to whoever holds that address.
            fields.refuse("cle", Sentence::new("datasets-portal-key-empty"));
        }
        if key.chars().count() > tools::PASSWORD_CHARS_MAX || key.chars().any(char::is_control) {
            fields.refuse("cle", Sentence::new("datasets-portal-key-wrong"));
        }
        fields.finish()?;
        if before.as_ref().map_or(0, |before| before.version) != self.version {
            return Err(Fault::Stale("portal"));
        }
        let sealed_key = match &before {
            Some(before) if key.is_empty() => before.sealed_key.clone(),
            _ => tools::secret::seal(work.house(), body, handing_over::PURPOSE, key)?,
        };
        let is_same_place = before
            .as_ref()
            .is_some_and(|before| before.address == address && before.organization == organization);
        let portal = Portal {
            address,
            organization,
            sealed_key,
            version: 0,
        };
        store::set_portal(&mut work.sql, body, &portal, work.now).await?;
        if !is_same_place {
            store::forget_portal_entries(&mut work.sql, body).await?;
            // What was confirmed for another place was not for this one.
            work.set_effects_aside(handing_over::PUSH).await?;
        }
        work.journal(Event::internal(
            "datasets.portal-set",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}

/// Hands nothing over any more: what stands there stays there, and the key is forgotten.
#[derive(Clone, Copy, Debug)]
pub struct RemovePortal;

impl Action for RemovePortal {
    const NAME: &'static str = "datasets.remove-portal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PORTAL, Scope::BODY).await?;
        let body = work.body;
        if !store::remove_portal(&mut work.sql, body).await? {
            return Err(Fault::NotFound("portal"));
        }
        store::forget_portal_entries(&mut work.sql, body).await?;
        work.set_effects_aside(handing_over::PUSH).await?;
        work.journal(Event::internal(
            "datasets.portal-removed",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}

/// Hands over what changes, as somebody looked at it: when something changed since, it is looked at again.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The digest of all that was looked at
    pub seen: String,
}

impl Action for HandOver {
    const NAME: &'static str = "datasets.hand-over";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PORTAL, Scope::BODY).await?;
        let portal = store::find_portal(&mut work.sql, work.body)
            .await?
            .ok_or_else(|| Fault::refused("datasets-portal-none"))?;
        let base_url = work.base_url();
        let review = handing_over::review(&mut work.sql, work.body, &portal, &base_url).await?;
        if handing_over::digest_of(&review).as_str() != self.seen {
            return Err(Fault::refused("datasets-portal-changed"));
        }
        let changing = review.iter().filter(|line| line.handover != Handover::Same);
        let mut count: i64 = 0;
        for line in changing {
            let asking: Id<EffectMark> = work.new_id();
            let about = line.listed.dataset.reference();
            let context = EffectContext {
                lane: Some(handing_over::PUSH),
                about: Some(&about),
            };
            let key = format!("{}-{asking}", line.listed.dataset.id);
            let asked = json!({ "dataset": line.listed.dataset.id, "digest": line.digest });
            work.effect_in(handing_over::PUSH, &key, &asked, context).await?;
            count += 1;
        }
        if count == 0 {
            return Err(Fault::refused("datasets-portal-nothing"));
        }
        let subject = SubjectRef::new("collectivite", work.body);
        work.journal(Event::internal("datasets.handed-over", subject).with(json!({ "count": count })))
            .await
    }
}

/// The address of a portal, with its final slash: in clear on a private network only.
fn address(fields: &mut Fields, work: &Work, typed: &str) -> String {
    if typed.trim().is_empty() {
        return DATA_GOUV.to_owned();
    }
    let mut address = web_address(fields, "adresse", typed);
    let after = address.split_once("://").map_or("", |(_, rest)| rest);
    if after.contains(['@', '?', '#']) {
        fields.refuse("adresse", Sentence::new("datasets-address-unreadable"));
    } else if address.starts_with("http://") && !work.house().settings.private_network_allowed {
        fields.refuse("adresse", Sentence::new("datasets-portal-address-clear"));
    }
    if !address.ends_with('/') {
        address.push('/');
    }
    address
}
