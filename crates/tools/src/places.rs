//! The capabilities « rooms », « pads » and « tables »: a place elsewhere where people meet or write together, by its address.
//!
//! A meeting has its room, a group or a parcours its pad and its table. Parvis opens none of them and reads nothing there: it
//! gives each an address that cannot be guessed ([`OpenPlace`]), on the server that an agent set up, or keeps the one that
//! somebody types, and shows it to the members of the group alone. The server makes the room or the pad when somebody
//! comes.

use db::Sql;
use kernel::{
    Action, Actor, BoxFuture, CollectiviteId, Event, Fault, House, Offer, Scope, Sentence, Subject,
    SubjectRef, Work, wholes_of,
};
use url::Url;

use crate::actions::ADDRESS_CHARS_MAX;
use crate::bridge::{BridgeSettings, Bridges, Capability};
use crate::tool::{Tool, switched_on};
use crate::{OPEN_PLACE, SEE_PLACE, Trouble, mailbox, store};

/// Places on one server, as bridges provide them.
#[derive(Clone, Copy)]
pub struct Places {
    /// The address of the place called so, on the server set up at this address
    pub address: fn(&str, &str) -> Option<String>,
    /// Looks whether a server answers at the address set up.
    pub look: for<'a> fn(&'a House, &'a str) -> BoxFuture<'a, Result<(), Trouble>>,
}

/// The capabilities that are places, with the subjects that may have one and the tool that switches it on.
const PLACES: [(Capability, Tool, &[&str]); 3] = [
    (Capability::Rooms, Tool::Rooms, &["meeting"]),
    (Capability::Pads, Tool::Pads, &["group", "parcours"]),
    (Capability::Tables, Tool::Tables, &["group", "parcours"]),
];

/// True for a subject that may have such a place.
pub fn may_have(subject: &SubjectRef, capability: Capability) -> bool {
    PLACES
        .iter()
        .any(|(one, _, kinds)| *one == capability && kinds.contains(&subject.kind.as_str()))
}

/// The address of a place, for who may see it; the caller asks for [`SEE_PLACE`].
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    capability: Capability,
) -> Result<Option<String>, db::Error> {
    store::places::find(sql, body, subject, capability).await
}

/// The same, for a letter to who may see it; none in a house that has no tool elsewhere.
pub async fn of(
    work: &mut Work,
    subject: &SubjectRef,
    capability: Capability,
) -> Result<Option<String>, Fault> {
    if work.house().extension::<Bridges>().is_none() {
        return Ok(None);
    }
    let body = work.body;
    Ok(find(&mut work.sql, body, subject, capability).await?)
}

/// Where the rights of a subject are asked for: its group.
pub async fn scope_of(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Scope, db::Error> {
    let wholes = wholes_of(house, sql, body, subject).await?;
    let group = wholes.into_iter().find(|(whole, _)| whole.kind == "group");
    Ok(Scope {
        group: group.map(|(group, _)| group.id),
        ..Scope::BODY
    })
}

/// Gives a subject a place, unless it has one.
pub struct OpenPlace {
    /// What sort of place
    pub capability: Capability,
    /// Whose
    pub subject: SubjectRef,
    /// An address that is known already; empty for a new one on the server set up
    pub address: String,
}

impl Action for OpenPlace {
    const NAME: &'static str = "places.open";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (house, body, capability) = (work.shared_house(), work.body, self.capability);
        let known = Subject::find(&mut work.sql, body, &self.subject).await?;
        if known.is_none() || !may_have(&self.subject, capability) {
            return Err(Fault::NotFound("subject"));
        }
        let scope = scope_of(&house, &mut work.sql, body, &self.subject).await?;
        work.require(&OPEN_PLACE, scope).await?;
        let address = match self.address.trim() {
            "" => new_address(work, capability).await?,
            typed => checked(typed)?,
        };
        let (subject, now) = (&self.subject, work.now);
        store::places::open(&mut work.sql, body, subject, capability, (&address, now)).await?;
        let event = Event::internal("places.opened", self.subject.clone());
        work.journal(event.with(serde_json::json!({ "capability": capability })))
            .await
    }
}

async fn new_address(work: &mut Work, capability: Capability) -> Result<String, Fault> {
    let house = work.shared_house();
    let settings = store::find(&mut work.sql, work.body, capability).await?;
    let provided = settings.and_then(|settings| {
        let bridges = house.extension::<Bridges>()?;
        let places = bridges.named(&settings.name)?.places(capability)?;
        (places.address)(&settings.address, &mailbox::unguessable(&house))
    });
    provided.ok_or_else(|| Fault::field("adresse", "places-address-needed"))
}

/// An address that somebody typed: of a page, on the web.
fn checked(typed: &str) -> Result<String, Fault> {
    if typed.chars().count() > ADDRESS_CHARS_MAX {
        let sentence = Sentence::new("bridges-address-long").with("max", ADDRESS_CHARS_MAX);
        return Err(Fault::Invalid(vec![kernel::FieldFault {
            field: "adresse",
            sentence,
        }]));
    }
    let read = Url::parse(typed).ok();
    let is_page = |url: &Url| {
        matches!(url.scheme(), "https" | "http")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
    };
    read.filter(is_page)
        .map(String::from)
        .ok_or_else(|| Fault::field("adresse", "bridges-address-wrong"))
}

/// Forgets the address of a place. What is there stays there.
pub struct ClosePlace {
    /// What sort of place
    pub capability: Capability,
    /// Whose
    pub subject: SubjectRef,
}

impl Action for ClosePlace {
    const NAME: &'static str = "places.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (house, body) = (work.shared_house(), work.body);
        let scope = scope_of(&house, &mut work.sql, body, &self.subject).await?;
        work.require(&OPEN_PLACE, scope).await?;
        if !store::places::close(&mut work.sql, body, &self.subject, self.capability).await? {
            return Err(Fault::NotFound("place"));
        }
        let event = Event::internal("places.closed", self.subject.clone());
        work.journal(event.with(serde_json::json!({ "capability": self.capability })))
            .await
    }
}

/// Looks whether the server set up so answers, for the agent who types the setting.
pub async fn look(house: &House, settings: &BridgeSettings) -> Result<(), Trouble> {
    let places = house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(&settings.name)?.places(settings.capability))
        .ok_or(Trouble::new(crate::Why::OtherKind))?;
    (places.look)(house, &settings.address).await
}

/// What stands on the page of a subject that may have a place: to go there, for its members; to open one, for who may.
pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let reference = &subject.reference;
        let wanted = PLACES
            .iter()
            .filter(|(_, _, kinds)| kinds.contains(&reference.kind.as_str()));
        if actor.person().is_none()
            || house.extension::<Bridges>().is_none()
            || wanted.clone().next().is_none()
        {
            return Ok(Vec::new());
        }
        let (mut sql, now) = (house.db.read(), house.clock.now());
        let scope = scope_of(house, &mut sql, body, reference).await?;
        let qualities = house.qualities(&mut sql, body, actor, scope, now).await?;
        if !SEE_PLACE.held_with(&qualities) {
            return Ok(Vec::new());
        }
        let may_open = OPEN_PLACE.held_with(&qualities);
        let switched = switched_on(house, &mut sql, body, reference).await?;
        let mut offers = Vec::new();
        for (capability, tool, _) in wanted {
            let manage = format!(
                "/outils/{}?objet={}/{}",
                tool.as_str(),
                reference.kind,
                reference.id
            );
            let place = find(&mut sql, body, reference, *capability).await?;
            // A parcours has what its steps switch on; a group what the body has a server for. A meeting may always be one
            // from afar: whoever calls it may have a room of their own.
            let is_on = match &switched {
                Some(on) => on.contains(tool),
                None if *capability == Capability::Rooms => true,
                None => store::find(&mut sql, body, *capability).await?.is_some(),
            };
            let [go, open, says] = words_of(*capability);
            if let Some(address) = place {
                offers.push(Offer {
                    says: Some(Sentence::new(says)),
                    label: Sentence::new(go),
                    path: address,
                    form: None,
                });
                if may_open {
                    offers.push(link("places-manage", manage));
                }
            } else if is_on && may_open {
                offers.push(link(open, manage));
            }
        }
        Ok(offers)
    })
}

fn link(label: &'static str, path: String) -> Offer {
    Offer {
        says: None,
        label: Sentence::new(label),
        path,
        form: None,
    }
}

/// To go there, to open one, who sees it.
fn words_of(capability: Capability) -> [&'static str; 3] {
    match capability {
        Capability::Rooms => ["places-go-rooms", "places-open-rooms", "places-says-rooms"],
        Capability::Tables => ["places-go-tables", "places-open-tables", "places-says-tables"],
        _ => ["places-go-pads", "places-open-pads", "places-says-pads"],
    }
}
