//! Amending an amendment, and rectifying what one proposed so: the form, on the text as that amendment would make it, and the
//! list of those tabled.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{Fault, PersonId};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{FormErrors, button_link};
use ui::paging::query_value;
use ui::{Answer, Posted, Visit, t};

use super::amend::{allowed, in_one_place, refuse_when_over, refuse_when_settled};
use super::amend_form::{Around, Purpose, form_page};
use super::amend_typed::{CHECK, Typed};
use super::amendment::find;
use super::fate_status;
use super::gathered::{May, name_of};
use super::passages::place_list;
use crate::actions::{ProposeSubAmendment, RectifyAmendment, sub_draft};
use crate::addresses::Addresses;
use crate::drafting::{self, AdoptedEdits};
use crate::model::{Amendment, Fate, TextDocument, TextId, TextState, amendment_path};
use crate::places::{self, PlaceKind};
use crate::remembered::{self, ReadText};
use crate::store::sub_amendments;
use crate::sub_amended;

/// Sub-amendments listed on the page of an amendment.
const LISTED_MAX: usize = 50;
/// Passages offered to be rewritten.
const PASSAGES_MAX: usize = 60;

#[derive(Deserialize)]
pub(super) struct Asked {
    ou: Option<String>,
}

/// What a sub-amendment is written against.
pub(super) struct Against {
    text: TextDocument,
    base: Arc<ReadText>,
    parent: Amendment,
    /// The text as the parent would make it
    ground: Document,
    /// The sub-amendment, when it is being rectified
    rectified: Option<Amendment>,
}

impl Against {
    async fn read(visit: &Visit, id: TextId, number: i64) -> Result<Self, Fault> {
        let text = allowed(visit, id).await?;
        let parent = find(visit, id, number).await?;
        let base = remembered::base(visit.body.id, &text)?;
        let ground = sub_amended::ground(&base.document, &parent)?;
        Ok(Self {
            text,
            base,
            parent,
            ground,
            rectified: None,
        })
    }

    /// What a sub-amendment is rectified against; none when the amendment is to the text itself.
    pub(super) async fn rectified(
        visit: &Visit,
        (text, base): (&TextDocument, &Arc<ReadText>),
        amendment: &Amendment,
    ) -> Result<Option<Self>, Fault> {
        let parent = sub_amendments::parent_of(&mut visit.sql(), visit.body.id, amendment.id).await?;
        let Some(parent) = parent else { return Ok(None) };
        Ok(Some(Self {
            text: text.clone(),
            base: base.clone(),
            ground: sub_amended::ground(&base.document, &parent)?,
            parent,
            rectified: Some(amendment.clone()),
        }))
    }

    /// That of what the form says it was made from.
    fn version(&self) -> i64 {
        self.rectified
            .as_ref()
            .map_or(self.parent.version, |rectified| rectified.version)
    }

    fn purpose(&self) -> Purpose<'_> {
        match &self.rectified {
            Some(rectified) => Purpose::RectifySub(rectified),
            None => Purpose::SubAmend(&self.parent),
        }
    }

    async fn refuse_when_closed(&self, visit: &Visit) -> Result<(), Fault> {
        refuse_when_over(&self.text)?;
        refuse_when_settled(&self.parent)?;
        if let Some(rectified) = &self.rectified {
            return refuse_when_settled(rectified);
        }
        let of = sub_amendments::parent_of(&mut visit.sql(), visit.body.id, self.parent.id).await?;
        if of.is_some() {
            return Err(Fault::refused("texts-sub-too-deep"));
        }
        Ok(())
    }

    /// The passages the parent writes, each a link that opens it to be rewritten.
    fn passages(&self, visit: &Visit) -> Markup {
        let addresses = Addresses::of(&self.ground);
        let address = format!("{}/sous-amender", self.parent.path());
        let links: Vec<(String, String)> = places::compare(&self.ground, &self.base.document)
            .into_iter()
            .filter(|place| place.kind == PlaceKind::Changed)
            .take(PASSAGES_MAX)
            .filter_map(|place| {
                let path = addresses.path(&self.ground, place.slot)?;
                Some((path.machine(), path.with_article()))
            })
            .collect();
        html! {
            @if !links.is_empty() {
                ul.links {
                    @for (link, name) in &links {
                        li {
                            a href={ (address) "?ou=" (query_value(link)) } { (t!(visit.words, "texts-amend-this", place = name)) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let against = Against::read(&visit, id, number).await?;
    against.refuse_when_closed(&visit).await?;
    let ou = asked.ou.unwrap_or_default();
    let wording = if ou.is_empty() {
        String::new()
    } else {
        Addresses::of(&against.ground)
            .find(&against.ground, &ou)
            .ok_or(Fault::NotFound("place"))?
            .words(&against.ground)
    };
    let typed = Typed {
        ou,
        version: against.parent.version,
        text_version: against.text.version,
        wording,
        is_as_text: true,
        ..Typed::empty()
    };
    page(&visit, &against, &typed, (StatusCode::OK, Around::nothing())).await
}

pub(super) async fn propose(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let against = Against::read(&visit, id, number).await?;
    if let Err(over) = against.refuse_when_closed(&visit).await {
        return refused(&visit, &against, typed, over).await;
    }
    if typed.geste == CHECK {
        return checked(&visit, &against, typed).await;
    }
    let deed = ProposeSubAmendment {
        parent: against.parent.id,
        parent_version: typed.version,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(number) => visit.done(&amendment_path(id, number), "texts-amendment-proposed"),
        Err(fault) => {
            let against = Against::read(&visit, id, number).await?;
            refused(&visit, &against, typed, fault).await
        }
    }
}

/// The form of a sub-amendment tabled, with what it says.
pub(super) async fn show_rectify(visit: &Visit, against: &Against, sub: &Amendment) -> Answer {
    against.refuse_when_closed(visit).await?;
    let after = drafting::apply(&against.ground, &[AdoptedEdits::of(sub)?]).document;
    let places = places::compare(&against.ground, &after);
    let (ou, wording) = in_one_place(&against.ground, &places).unwrap_or_default();
    let typed = Typed {
        ou,
        version: sub.version,
        text_version: against.text.version,
        wording,
        is_as_text: true,
        sentence: sub.sentence.clone(),
        rationale: sub.rationale.clone(),
        ..Typed::empty()
    };
    page(visit, against, &typed, (StatusCode::OK, Around::nothing())).await
}

pub(super) async fn rectify(visit: &Visit, against: &Against, sub: &Amendment, typed: Typed) -> Answer {
    if let Err(over) = against.refuse_when_closed(visit).await {
        return refused(visit, against, typed, over).await;
    }
    if typed.geste == CHECK {
        return checked(visit, against, typed).await;
    }
    let deed = RectifyAmendment {
        amendment: sub.id,
        version: typed.version,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&sub.path(), "texts-amendment-rectified"),
        Err(fault) => {
            // With the version that stands now.
            let sub = find(visit, against.text.id, sub.number).await?;
            let now = Against::rectified(visit, (&against.text, &against.base), &sub).await?;
            refused(visit, now.as_ref().unwrap_or(against), typed, fault).await
        }
    }
}

async fn page(
    visit: &Visit,
    against: &Against,
    typed: &Typed,
    (status, mut around): (StatusCode, Around),
) -> Answer {
    if against.rectified.is_none() {
        let passages = against.passages(visit);
        around.above = html! { (around.above) (passages) };
    }
    let errors = around.errors.clone();
    let purpose = against.purpose();
    let text = against.text.clone();
    let page = form_page(visit, text, &against.ground, typed, &purpose, around).await?;
    let page = if errors.is_empty() {
        page
    } else {
        page.refused(&errors)
    };
    Ok(visit.page_with(status, page))
}

/// What Parvis understood, before anything is tabled.
async fn checked(visit: &Visit, against: &Against, typed: Typed) -> Answer {
    let words = visit.words;
    let draft = match sub_draft(
        &against.text,
        &against.base.document,
        &against.parent,
        &typed.form(),
    ) {
        Ok(draft) => draft,
        Err(fault) => return refused(visit, against, typed, fault).await,
    };
    let addresses = Addresses::of(&against.ground);
    let above = notice(
        Tone::Info,
        &html! {
            h2 { (t!(words, "texts-understood-title")) }
            @for sentence in draft.understood.lines() { p { strong { (sentence) } } }
            (place_list(visit, &against.ground, &addresses, &draft.places))
            p { (t!(words, "texts-understood-next")) }
        },
    );
    let around = Around {
        above,
        ..Around::nothing()
    };
    page(visit, against, &typed, (StatusCode::OK, around)).await
}

/// The form again, filled; after a rectification, with the version that stands now.
async fn refused(visit: &Visit, against: &Against, typed: Typed, fault: Fault) -> Answer {
    let words = visit.words;
    let anchor = typed.anchor();
    let (status, errors) = match fault {
        Fault::Stale(_) | Fault::NotFound("place") => {
            let mut errors = FormErrors::default();
            let said = if against.rectified.is_some() {
                t!(words, "texts-amendment-stale")
            } else {
                t!(words, "texts-sub-stale")
            };
            errors.add(anchor, said);
            (StatusCode::CONFLICT, errors)
        }
        fault => (
            StatusCode::UNPROCESSABLE_ENTITY,
            visit.refusal_of_form(anchor, fault)?,
        ),
    };
    let is_over = against.refuse_when_closed(visit).await.is_err();
    let typed = Typed {
        version: against.version(),
        text_version: against.text.version,
        ..typed
    };
    let status = if is_over { StatusCode::CONFLICT } else { status };
    let around = Around {
        is_over,
        ..Around::only(errors)
    };
    page(visit, against, &typed, (status, around)).await
}

/// On the page of an amendment: those to it, and the button to write another.
pub(super) fn list_of(
    visit: &Visit,
    (text, parent, may): (&TextDocument, &Amendment, May),
    subs: &[Amendment],
    names: &BTreeMap<PersonId, String>,
) -> Markup {
    let words = visit.words;
    let is_open = may.amend && text.state == TextState::Discussion && parent.fate == Fate::Pending;
    let mut lines = table(t!(words, "texts-subs"))
        .titled_above()
        .column(t!(words, "texts-column-number"))
        .column(t!(words, "texts-column-sentence"))
        .column(t!(words, "texts-column-author"))
        .column(t!(words, "texts-column-fate"));
    for sub in subs.iter().take(LISTED_MAX) {
        lines = lines.row([
            html! { a href=(sub.path()) { (words.number(sub.number)) } },
            words.written(&sub.sentence),
            html! { (name_of(visit, names, sub.author_id)) },
            fate_status(visit, sub.fate),
        ]);
    }
    let hidden = subs.len().saturating_sub(LISTED_MAX);
    html! {
        @if !subs.is_empty() {
            h2 #sous-amendements { (t!(words, "texts-subs")) }
            (lines)
            @if hidden > 0 { p { (t!(words, "texts-sitting-next-more", n = hidden)) } }
        }
        @if is_open { p { (button_link(&t!(words, "texts-sub-button"), &format!("{}/sous-amender", parent.path()))) } }
    }
}
