//! The file a text was brought in from: for those who work on the draft, since it may hold what the text does not
//! (comments, words deleted, names of those who wrote).

use axum::extract::Path;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use ui::download::attached;
use ui::icons::{Icon, icon};
use ui::{Answer, Visit, t};

use super::find_text;
use super::gathered::Gathered;
use crate::model::{TextId, text_path};
use crate::rights;
use crate::store::sources;

pub(super) async fn file(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = find_text(&visit, id).await?;
    if !visit
        .may(&rights::EDIT_DRAFT, Scope::group(text.group_id))
        .await?
    {
        return Err(Fault::Forbidden {
            right: rights::EDIT_DRAFT.code,
        }
        .into());
    }
    let source = sources::find(&mut visit.sql(), visit.body.id, id).await?;
    let source = source.ok_or(Fault::NotFound("file"))?;
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &source.sha256)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    // Somebody’s file: what it holds is never shown here.
    Ok(attached(&source.name, media_type, bytes))
}

/// The link to it, for those who may.
pub(super) async fn link(visit: &Visit, gathered: &Gathered) -> Result<Option<Markup>, Fault> {
    if !gathered.may.edit {
        return Ok(None);
    }
    let source = sources::find(&mut visit.sql(), visit.body.id, gathered.text.id).await?;
    Ok(source.map(|source| {
        html! {
            a href={ (text_path(gathered.text.id)) "/original" } {
                (icon(Icon::Download)) (t!(visit.words, "texts-original", name = source.name))
            }
        }
    }))
}
