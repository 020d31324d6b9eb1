//! What stands on the page of everything that can be followed: to follow it, or to stop; all that happened to it.

use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Sentence, Subject};

use crate::model::{Choice, Reason, Rhythm, can_be_followed, written};
use crate::store::{follows, readers};

/// The types of subjects that have a page of all their activity, and what it adds to their address.
pub(crate) const ACTIVE: &[&str] = &["group", "parcours"];
pub(crate) const ACTIVITY: &str = "activite";

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let reference = &subject.reference;
        if !can_be_followed(house, &reference.kind) {
            return Ok(Vec::new());
        }
        let mut offers = match actor {
            Actor::Person(person) => {
                let known = follows::find(&mut house.db.read(), body, person, reference.id).await?;
                let reader = readers::find(&mut house.db.read(), body, person).await?;
                let is_written_to = reader.is_none_or(|reader| reader.rhythm != Rhythm::Never);
                to_person(
                    subject,
                    known.filter(|known| known.choice != Choice::Nothing).as_ref(),
                    is_written_to,
                )
            }
            Actor::Visitor | Actor::System | Actor::Operator => {
                vec![link(
                    "follow-follow",
                    format!("/suivre?objet={}", written(reference)),
                )]
            }
        };
        if ACTIVE.contains(&reference.kind.as_str()) {
            offers.push(link(
                "follow-activity-link",
                format!("{}/{ACTIVITY}", subject.path),
            ));
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

fn to_person(subject: &Subject, known: Option<&follows::Followed>, is_written_to: bool) -> Vec<Offer> {
    let (says, label, choice) = match known {
        Some(followed) => {
            let says = match (followed.reason, followed.choice) {
                (Reason::TookPart, Choice::Site) => "follow-says-took-part",
                (_, Choice::Site) => "follow-says-site",
                _ if !is_written_to => "follow-says-stopped",
                _ => "follow-says-digest",
            };
            (says, "follow-stop", Choice::Nothing)
        }
        None if is_written_to => ("follow-says-what", "follow-follow", Choice::Digest),
        None => ("follow-says-what-on-site", "follow-follow", Choice::Digest),
    };
    let to_follow = Offer {
        says: Some(Sentence::new(says).with("title", subject.title.clone())),
        label: Sentence::new(label),
        path: "/suivre".to_owned(),
        form: Some(vec![
            ("objet", written(&subject.reference)),
            ("choix", choice.as_str().to_owned()),
        ]),
    };
    let settings = known.map(|_| link("follow-settings", "/mes-suivis".to_owned()));
    [to_follow].into_iter().chain(settings).collect()
}
