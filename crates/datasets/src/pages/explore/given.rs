//! What leaves of a table as a file: the rows that an address keeps, and its picture. Scripts of other sites may read both.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use columns::Query;
use kernel::{Fault, FileHash};
use pictures::Undrawable;
use ui::download::attached;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::About;
use super::picture::{Leads, follow, undrawn_sentence};
use crate::document::{RowsForm, made_name, rows_as};
use crate::examine::{GIVING, SENDING};
use crate::explore::{self, sentence_of};
use crate::model::ResourceId;
use crate::pages::download::{KEPT, open};

/// The largest file made of the rows of an answer, in bytes: four are made at once, each held in memory.
const ROWS_BYTES_MAX: usize = 96_000_000;

/// The tag of what an address gives of a version.
pub(in crate::pages) fn tag_of(visit: &Visit, about: &About) -> String {
    let asked = [visit.path.as_str(), "?", &visit.query].concat();
    weak_tag(&format!(
        "{}-{}",
        about.version.sha256,
        FileHash::of(asked.as_bytes())
    ))
}

/// The rows that an address keeps: `lignes.csv`, `.xlsx`, `.json`, `.parquet`, `.geojson`.
pub(in crate::pages) async fn rows(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let form = [
        RowsForm::Csv,
        RowsForm::Xlsx,
        RowsForm::Json,
        RowsForm::Parquet,
        RowsForm::GeoJson,
    ]
    .into_iter()
    .find(|form| visit.path.ends_with(&format!(".{}", form.ending())))
    .ok_or(Fault::NotFound("file"))?;
    let about = About::of(&visit, id).await?;
    let response = given(&visit, &about, form, &asked).await?;
    Ok(response)
}

/// The rows of an answer in a form, to be saved.
///
/// # Errors
/// A refusal with the sentence that says what the address asks wrong, or that the file would be too large.
pub(in crate::pages) async fn given(
    visit: &Visit,
    about: &About,
    form: RowsForm,
    asked: &HeaderMap,
) -> Result<Response, Fault> {
    let tag = tag_of(visit, about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let refused = |refused: &columns::Refused| Fault::refused_with(sentence_of(refused));
    let query = Query::parse(&visit.query).map_err(|wrong| refused(&wrong))?;
    let house = (visit.house.as_ref(), visit.body.id);
    let made = explore::ask(house, &about.version, move |opened, asking| {
        // All of a table is there already.
        if form == RowsForm::Parquet && query == Query::default() {
            return Ok(Some(opened.parquet.clone()));
        }
        let made = rows_as(form, (&opened.table, &query), asking, ROWS_BYTES_MAX);
        made.map(|made| made.map(Bytes::from))
    })
    .await?;
    let made = made
        .map_err(Fault::refused_with)?
        .map_err(|wrong| refused(&wrong))?;
    let made = made.ok_or_else(|| Fault::refused("datasets-explore-form-too-large"))?;
    let name = made_name(&about.version, &format!("lignes.{}", form.ending()));
    let mut response = attached(&name, form.media_type(), Vec::new());
    *response.body_mut() = Body::from(SENDING.held(made)?);
    Ok(open(response, &tag))
}

/// The width of a picture of points: sharp on a page, and twice as wide as a drawing.
const PICTURE_WIDTH: u32 = 1_280;

/// The picture that an address asks for, to stand in a page of another site.
pub(in crate::pages) async fn svg(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let about = About::of(&visit, id).await?;
    let tag = tag_of(&visit, &about);
    if let Some(response) = unchanged(&asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let made = drawing(&visit, &about).await?;
    let response = ([(header::CONTENT_TYPE, "image/svg+xml")], made).into_response();
    Ok(open(response, &tag))
}

/// The same as points, for what shows no SVG: presentations, office software, messages.
pub(in crate::pages) async fn png(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let about = About::of(&visit, id).await?;
    let tag = tag_of(&visit, &about);
    if let Some(response) = unchanged(&asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let drawing = drawing(&visit, &about).await?;
    let turn = GIVING.turn().await?;
    let made = turn.aside(move || pictures::png(&drawing, PICTURE_WIDTH)).await?;
    let made = made.map_err(|undrawable| match undrawable {
        Undrawable::TooLarge => Fault::refused("datasets-explore-form-too-large"),
        Undrawable::NoDrawing(why) => Fault::Internal(why),
    })?;
    let response = ([(header::CONTENT_TYPE, "image/png")], made).into_response();
    Ok(open(response, &tag))
}

/// The drawing that an address asks for.
///
/// # Errors
/// A refusal with the sentence that says what is wrong, and nothing found when no drawing is asked for.
async fn drawing(visit: &Visit, about: &About) -> Result<String, Fault> {
    let found = follow(visit, about).await?.map_err(Fault::refused_with)?;
    if let Some(wrong) = &found.asked.refused {
        return Err(Fault::refused_with(sentence_of(wrong)));
    }
    let leads = found
        .leads
        .map_err(|wrong| Fault::refused_with(sentence_of(&wrong)))?;
    let Leads::Drawn(drawn) = leads else {
        return Err(Fault::NotFound("picture"));
    };
    drawn
        .svg(visit.official_words())
        .map_err(|undrawn| Fault::refused_with(undrawn_sentence(&undrawn)))
}
