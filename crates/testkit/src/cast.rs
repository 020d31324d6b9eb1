//! Who plays in a story: people, groups, mandates, and a door that opens without a letter.

use db::{Instant, Sql};
use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use identity::RegisterPerson;
use jiff::civil::date;
use kernel::{Actor, BoxFuture, CollectiviteId, Feature, PersonId, Proof, SignedIn};

use crate::TestTown;

/// Recognises whoever shows their own identifier: signing in is another story. Comes last among the features. With
/// [`HELPED`] before it, somebody else may be at the keyboard.
pub const DOOR: Feature = Feature {
    recognise: Some(recognise),
    ..Feature::named("door")
};

/// Says of a session of this door that it came through a service that helps people.
pub const HELPED: &str = "aide-";

fn recognise<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    cookie: &'a str,
    _now: Instant,
) -> BoxFuture<'a, Result<Option<SignedIn>, db::Error>> {
    Box::pin(async move {
        let helped = cookie.strip_prefix(HELPED);
        let Ok(person) = helped.unwrap_or(cookie).parse::<PersonId>() else {
            return Ok(None);
        };
        let names = identity::names(sql, body, &[person]).await?;
        let language = identity::language_of(sql, body, person).await?;
        Ok(names.get(&person).map(|name| SignedIn {
            person,
            name: name.clone(),
            language,
            proof: Proof {
                is_assisted: helped.is_some(),
                ..Proof::default()
            },
            is_seen_due: false,
            lacks_second_factor: false,
        }))
    })
}

/// Somebody registered, whose letters go to `{address}@exemple.fr`.
///
/// # Panics
/// When they cannot be registered.
pub async fn person(town: &TestTown, name: &str, address: &str) -> PersonId {
    let deed = RegisterPerson {
        name: name.to_owned(),
        email: format!("{address}@exemple.fr"),
    };
    town.act(Actor::System, deed)
        .await
        .expect("somebody is registered")
}

/// A name in plain letters, as the beginning of an address.
///
/// # Panics
/// Never: what is folded is text.
pub fn address_of(name: &str) -> String {
    let plain = String::from_utf8(db::sort_key(name)).expect("a folded name is text");
    plain.replace(' ', ".")
}

/// A group without a description.
///
/// # Panics
/// When it cannot be created.
pub async fn group(town: &TestTown, name: &str, kind: GroupKind) -> GroupId {
    let deed = CreateGroup {
        name: name.to_owned(),
        kind,
        description: String::new(),
    };
    town.act(Actor::System, deed).await.expect("a group is created")
}

/// A mandate that runs since the beginning of the year, until further notice.
///
/// # Panics
/// When it cannot be given.
pub async fn mandate(town: &TestTown, group: GroupId, person: PersonId, role: Role, has_vote: bool) {
    let deed = GiveMandate {
        group,
        person,
        role,
        has_vote,
        from: date(2026, 1, 1),
        until: None,
    };
    town.act(Actor::System, deed).await.expect("a mandate is given");
}
