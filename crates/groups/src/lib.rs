//! Groups and mandates: who acts in what capacity, from which day until which day.
//!
//! What people do here:
//! - agents create groups ([`CreateGroup`]): the services (whose members are the agents), working groups, the assembly;
//! - agents and those who chair the group give mandates ([`GiveMandate`], [`WelcomeMember`] for somebody known by their
//!   address) and end them ([`EndMandate`]);
//! - everyone sees who sits where, since when and until when.
//!
//! Rights are given to qualities, and qualities come from here: on each of the days of a mandate, its holder is a
//! member of the group, its secretary or its chair; a mandate in a group of kind
//! [`Services`](GroupKind::Services) makes an agent, everywhere. Days are those of the body's time zone, both ends
//! included: a mandate ended on 31 December still acts that evening, and no longer the day after.
//!
//! ```text
//! CreateGroup { "Groupe mobilités", Working }   → /groupes/groupe-mobilites
//! GiveMandate { person, Member, from 1 June }   → votes frozen from that day on count this person
//! GiveMandate { same person, Chair, 1 July }    → refused: the first mandate runs already
//! EndMandate  { person, on 30 June }, then the same → accepted: mandates follow one another
//! ```
//!
//! A group of registered electors ([`GroupKind::Electors`]) has no mandate that anybody gives: who proves that they are on the
//! electoral roll is a member as long as the proof lasts ([`admit_elector`]), and its page names nobody. So it is of a group of
//! people whose telephone number is verified ([`GroupKind::Phones`], [`admit_phone`]), which asks for less.
//!
//! An association ([`GroupKind::Association`]) is a group whose mandates carry an [`Office`]: who holds one speaks in its name,
//! as long as the mandate runs ([`speak_for`]), and may let another member do so for some days ([`Delegate`]). Where it wants two
//! people, what one says waits until a second confirms it ([`ConfirmAct`]). What is made so bears both names ([`made_for`]).
//!
//! Rule: two mandates of one person in one group never share a day, so that a quality on a day has one source. The
//! electoral list of a vote is read on one day with [`members_on`].

mod actions;
mod allowed;
mod departures;
mod discussions;
mod folders;
mod model;
mod on_behalf;
mod pages;
mod privacy;
mod proven;
pub mod rights;
mod store;

use std::collections::BTreeMap;

use db::{Instant, Migration, Sql, Uuid};
use kernel::{
    BoxFuture, CarriedPage, CollectiviteId, Event, Fault, Feature, House, Navigation, News, NewsSort,
    PersonId, Quality, Work,
};

pub use actions::{
    ConfirmAct, CreateGroup, DeclineAct, Delegate, DescribeAssociation, EndDelegation, EndMandate,
    GiveMandate, WelcomeMember, WelcomeOfficer,
};
pub use allowed::{allowed, offered};
pub use model::associations::{
    ActId, ActToConfirm, Association, Delegation, DelegationId, MadeFor, Office, OfficeHeld, Representation,
};
pub use model::{Days, Group, GroupId, GroupKind, Member, Role, day_at};
pub use on_behalf::{
    ACT_CONFIRMED, SELF, Spoken, act_confirmed, chosen_author, made_for, must_still_represent,
    represented_by, speak_for,
};
pub use pages::{author_choice, made_for_words, proofs_explained};
pub use proven::{admit_elector, admit_phone, dismiss_elector, dismiss_phone};

/// The most groups that [`names`] gives.
const NAMES_MAX: i64 = 1_000;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-e-groups",
            text: include_str!("../migrations/2026-11-22-e-groups.sql"),
        },
        Migration {
            name: "2026-12-01-groups-associations",
            text: include_str!("../migrations/2026-12-01-groups-associations.sql"),
        },
    ],
    statements: &[
        store::STATEMENTS,
        store::associations::STATEMENTS,
        store::privacy::STATEMENTS,
    ],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "groups-nav",
        path: "/groupes",
        rank: 60,
        section: None,
    }],
    routes: Some(pages::routes),
    reaction: Some(react),
    qualities: Some(qualities),
    agents: Some(agents),
    keepable: &["/groupes", "/groupes/{slug}"],
    carried: Some(carried),
    news: NEWS,
    followed: &["group"],
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("groups")
};

/// What is news to those who follow a group.
const NEWS: &[News] = &[
    News::of(NewsSort::Filed, "groups.mandate-given").bringing_in("person"),
    News::of(NewsSort::Filed, "groups.mandate-ended"),
];

/// The group called `id`.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: GroupId) -> Result<Option<Group>, db::Error> {
    store::find(sql, body, id).await
}

/// The group whose page is `/groupes/{slug}`.
pub async fn find_by_slug(
    sql: &mut Sql,
    body: CollectiviteId,
    slug: &str,
) -> Result<Option<Group>, db::Error> {
    store::find_by_slug(sql, body, slug).await
}

/// The groups that work for the body by name, at most `limit`: associations and political groups run nothing here.
pub async fn list(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Group>, db::Error> {
    store::list_working(sql, body, limit).await
}

/// What the groups are called, at most a thousand of them.
pub async fn names(sql: &mut Sql, body: CollectiviteId) -> Result<BTreeMap<GroupId, String>, db::Error> {
    let all = store::list(sql, body, NAMES_MAX, 0).await?;
    Ok(all.into_iter().map(|group| (group.id, group.name)).collect())
}

/// Who holds a mandate in `group` on the day it is at `at` in the body's time zone, by name.
pub async fn members_on(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    at: Instant,
) -> Result<Vec<Member>, db::Error> {
    store::members_on(sql, body, group, at).await
}

/// The groups where `person` holds a mandate on the day it is at `at`, by name.
pub async fn groups_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    at: Instant,
) -> Result<Vec<Group>, db::Error> {
    store::groups_of(sql, body, person, at).await
}

/// Each group has what it needs in the tools elsewhere; who closes their account is a member of none.
fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        departures::react(work, event).await?;
        folders::react(work, event).await?;
        discussions::react(work, event).await
    })
}

/// The pages of one's groups.
fn carried<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let groups = groups_of(sql, body, person, house.clock.now()).await?;
        let pages = groups.into_iter().take(limit).map(|group| CarriedPage {
            kind: "group",
            path: format!("/groupes/{}", group.slug),
        });
        Ok(pages.collect())
    })
}

fn qualities(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    group: Option<Uuid>,
    at: Instant,
) -> BoxFuture<'_, Result<Vec<Quality>, db::Error>> {
    Box::pin(async move { store::qualities(sql, body, person, group.map(GroupId::from_uuid), at).await })
}

fn agents(
    sql: &mut Sql,
    body: CollectiviteId,
    at: Instant,
) -> BoxFuture<'_, Result<Vec<PersonId>, db::Error>> {
    Box::pin(store::agents(sql, body, at))
}
