//! What another site may show of a table: an address for everybody, the picture as an image, and the lines of HTML that put it there.
//! Pages of this house are shown in no frame (`frame-ancestors 'none'`): a picture needs none.

use axum::extract::Path;
use charts::Form;
use columns::Query;
use maud::{Markup, html};
use ui::{Answer, Visit, t};

use super::picture::{Drawn, Leads, follow};
use super::{About, Tab, page_of, tabs, unexplored};
use crate::document::RowsForm;
use crate::explore::{addressed, sentence_of};
use crate::model::ResourceId;

impl About {
    /// Where it is told how another site shows the same.
    pub(super) fn shared_address(&self, query: &Query, form: Option<Form>) -> String {
        addressed(&format!("{}/partager", self.path()), query, form)
    }
}

/// How another site shows what an address asks.
pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<ResourceId>) -> Answer {
    let about = About::of(&visit, id).await?;
    let found = match follow(&visit, &about).await? {
        Ok(found) => found,
        Err(sentence) => return Ok(unexplored(&visit, &about, &sentence)),
    };
    let wrong = found.asked.refused.as_ref().or(found.leads.as_ref().err());
    if let Some(wrong) = wrong {
        return Ok(unexplored(&visit, &about, &sentence_of(wrong)));
    }
    let query = &found.asked.query;
    let lines = match &found.leads {
        Ok(Leads::Drawn(drawn)) if found.asked.form().is_some() => picture(&visit, &about, drawn),
        _ => rows(&visit, &about, query),
    };
    let main = html! {
        (tabs(&visit, &about, query, Tab::Shared))
        (lines)
        p { (t!(visit.words, "datasets-share-frames")) }
    };
    visit.page(page_of(&visit, &about, "datasets-share-title", main).not_indexed())
}

/// The lines that put a picture in a page.
fn picture(visit: &Visit, about: &About, drawn: &Drawn) -> Markup {
    // What is put elsewhere is published: in French for everybody.
    let Ok((title, sentence)) = drawn.said(visit.official_words()) else {
        return rows(visit, about, &drawn.query);
    };
    let base_url = visit.base_url();
    let page = addressed(&about.picture_path(), &drawn.query, Some(drawn.form));
    let image = |ending: &str| {
        let address = about.image_address(&drawn.query, drawn.form, ending);
        [base_url.as_str(), &address].concat()
    };
    let (page, image, points) = ([&base_url, page.as_str()].concat(), image("svg"), image("png"));
    let figures = [
        &base_url,
        about.rows_address(RowsForm::Csv, &drawn.query).as_str(),
    ]
    .concat();
    let lines = html! {
        figure {
            a href=(page) { img src=(image) alt={ (title) ". " (sentence) } width="640"; }
            figcaption { (title) " – " (about.dataset.title) ", " (visit.body.name) }
        }
    };
    let words = visit.words;
    html! {
        p { (t!(words, "datasets-share-picture")) }
        (copied(words, "datasets-share-html", "code-html", &lines.into_string()))
        (copied(words, "datasets-share-address", "adresse", &page))
        (copied(words, "datasets-share-image", "adresse-image", &image))
        (copied(words, "datasets-share-png", "adresse-image-png", &points))
        (copied(words, "datasets-share-figures", "adresse-chiffres", &figures))
        (copied(words, "datasets-share-api", "adresse-api", &[&base_url, about.api_address(&drawn.query).as_str()].concat()))
    }
}

/// The lines that lead to rows.
fn rows(visit: &Visit, about: &About, query: &Query) -> Markup {
    let words = visit.words;
    let base_url = visit.base_url();
    let page = [&base_url, addressed(&about.path(), query, None).as_str()].concat();
    let csv = [&base_url, about.rows_address(RowsForm::Csv, query).as_str()].concat();
    let lines =
        html! { a href=(page) { (about.resource.title) " – " (about.dataset.title) ", " (visit.body.name) } };
    html! {
        p { (t!(words, "datasets-share-rows")) }
        (copied(words, "datasets-share-html", "code-html", &lines.into_string()))
        (copied(words, "datasets-share-address", "adresse", &page))
        (copied(words, "datasets-share-figures", "adresse-chiffres", &csv))
        (copied(words, "datasets-share-api", "adresse-api", &[&base_url, about.api_address(query).as_str()].concat()))
    }
}

/// Something to be copied: chosen whole with the keyboard, and never sent.
fn copied(words: ui::Words, label: &str, id: &str, text: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (words.say(label)) }
            textarea id=(id) rows="3" readonly spellcheck="false" { "\n" (text) }
        }
    }
}
