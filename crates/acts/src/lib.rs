//! Acts: what was decided, published once, for good.
//!
//! What people do here: whoever chairs a group, or an agent, publishes what the group decided ([`PublishAct`]): its
//! consolidated text with what became of each amendment, and the approved minutes of its meeting. Everyone reads it,
//! downloads the file, checks that it is the one that was published, and follows the feed of acts.
//!
//! The rules:
//! - an act carries the first name, name and quality of its author, and the date it was put online (CGCT art. L. 2131-1
//!   and R. 2131-1, taken as a model for bodies they do not bind);
//! - it never changes: its file is named by the SHA-256 of its bytes; one act for each text, published once;
//! - a text is published once consolidated, minutes once approved: nothing that can still move;
//! - the page says what kind of act it is ([`ActKind`]); an opinion asserts no way of appeal, because it decides nothing;
//! - the file names nobody but its author, besides the minutes as they were approved: what cannot be changed must not
//!   hold what may have to be erased.
//!
//! ```text
//! /actes/nouveau?groupe=…&texte=…&reunion=…   PublishAct → document → SHA-256 → row, journal, search, feed's hub
//! /actes/{id}                                 who, when, what kind, how to check the file
//! /actes/{id}/fichier                         the file, for ever the same bytes
//! /actes/{id}/pdf                             the same on paper, accessible: made from the file by the effect `act-pdf`
//!                                             and filed in the folder that its parcours, or its group, has elsewhere
//! /actes/{id}/theme                           GiveTheme: what it is about, beside it
//! /actes/{id}/deliberation                    DescribeDeliberation: what the open data say of it
//! /actes/deliberations.csv                    SCDL: deliberations of a body that has a SIRET, never an opinion
//! /actes/donnees-ouvertes                     SetSiret, and what is still to be described
//! /actes.atom, /actes.json                    Atom and JSON Feed, conditional requests; ?groupe=, ?theme=, ?texte=, ?q=
//! ```
//!
//! A step `acts.publish` of a parcours links to the form filled with what the parcours gathered, and knows the guard
//! `published`. The event `acts.published` is public.

mod actions;
mod document;
mod feed;
mod filing;
mod home;
mod lists;
mod making;
mod model;
mod pages;
mod privacy;
pub mod rights;
mod steps;
mod store;

use db::{Instant, Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, Navigation, News, NewsSort, SubjectRef};
use texts::TextId;

pub use actions::{
    AskMissingPdfs, AskPdf, Describe, DescribeDeliberation, GiveTheme, PublishAct, PublishForParcours,
    SetSiret,
};
pub use model::{Act, ActId, ActKind, ActPdf, Deliberation, Matter, Siret, path_of};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-j-acts",
            text: include_str!("../migrations/2026-11-22-j-acts.sql"),
        },
        Migration {
            name: "2026-11-29-acts-pdf",
            text: include_str!("../migrations/2026-11-29-acts-pdf.sql"),
        },
        Migration {
            name: "2026-11-30-zzzz-acts-themes",
            text: include_str!("../migrations/2026-11-30-zzzz-acts-themes.sql"),
        },
    ],
    statements: store::ALL,
    rights: &[
        rights::PUBLISH,
        rights::MAKE_PDF,
        rights::KEEP_PDF,
        rights::DESCRIBE,
        rights::GIVE_THEME,
        rights::OPEN_DATA,
    ],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "acts-nav",
        path: "/actes",
        rank: 60,
        section: None,
    }],
    routes: Some(pages::routes),
    reaction: Some(filing::react),
    slow: &[making::EFFECT],
    effects: &[(making::EFFECT, |house, effect| {
        Box::pin(making::deliver(house, effect))
    })],
    step_kinds: &[steps::PUBLISH],
    step_terms: &[steps::TERMS],
    home: Some(home::entries),
    stands: &[("act", home::standing)],
    keepable: &["/actes", "/actes/{id}"],
    news: &[News::of(NewsSort::Filed, "acts.published")],
    within: Some(within),
    processings: privacy::PROCESSINGS,
    themes: Some(themes),
    lists: lists::ALL,
    ..Feature::named("acts")
};

fn themes(sql: &mut Sql, body: CollectiviteId) -> BoxFuture<'_, Result<Vec<String>, db::Error>> {
    Box::pin(store::themes::all(sql, body))
}

/// An act is a part of its group's work, and of that on the text or the meeting that it publishes.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "act" {
            return Ok(Vec::new());
        }
        let Some(act) = store::find(sql, body, subject.id()).await? else {
            return Ok(Vec::new());
        };
        let text = act.text_id.map(|text| SubjectRef::new("text", text));
        let meeting = act.meeting_id.map(|meeting| SubjectRef::new("meeting", meeting));
        let group = Some(SubjectRef::new("group", act.group_id));
        Ok([text, meeting, group].into_iter().flatten().collect())
    })
}

/// An act by its identifier.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: ActId) -> Result<Option<Act>, db::Error> {
    store::find(sql, body, id).await
}

/// The act that published a text.
pub async fn of_text(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<Option<Act>, db::Error> {
    store::of_text(sql, body, text).await
}

/// The accessible file of an act, once made.
pub async fn pdf(sql: &mut Sql, body: CollectiviteId, id: ActId) -> Result<Option<ActPdf>, db::Error> {
    store::pdf(sql, body, id).await
}

/// The establishment number under which the deliberations of a body stand in the open data, once an agent said it.
pub async fn siret(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Siret>, db::Error> {
    store::deliberations::siret(sql, body).await
}

/// When a deliberation was last described for the open data; none before the first one.
pub async fn described_at(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Instant>, db::Error> {
    store::deliberations::latest_described(sql, body).await
}

/// The acts, newest first, at most `limit`.
pub async fn latest(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Act>, db::Error> {
    store::list(sql, body, &store::Filter::default(), limit, 0).await
}
