//! Writing an amendment, or rectifying one: in place or as a sentence, looked at before it is tabled.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use groups::GroupId;
use kernel::{Fault, Scope};
use legistique::Document;
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::FormErrors;
use ui::{Answer, Posted, Visit, t};

use super::amend_form::{Around, Purpose, WrongTotals, form_page};
use super::amend_typed::{ADD_CONSEQUENCE, AS_SENTENCE, AS_TEXT, CHECK, Typed};
use super::passages::place_list;
use super::sub_amend::{self, Against};
use super::totals;
use super::{amend_several, doubts, find_text};
use crate::actions::{ProposeAmendment, ProposeAmendmentFor, RectifyAmendment};
use crate::addresses::{Addresses, Spot};
use crate::drafting::{self, Draft};
use crate::model::{Amendment, Fate, TextDocument, TextId, TextState, amendment_path};
use crate::places::{PlaceChange, PlaceKind, Run};
use crate::remembered;
use crate::rights;
use crate::store::amendments;

#[derive(Deserialize)]
pub(super) struct Asked {
    ou: Option<String>,
    forme: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let text = allowed(&visit, id).await?;
    refuse_when_over(&text)?;
    let base = remembered::base(visit.body.id, &text)?;
    let ou = asked.ou.unwrap_or_default();
    let wording = if ou.is_empty() {
        String::new()
    } else {
        base.addresses
            .find(&base.document, &ou)
            .ok_or(Fault::NotFound("place"))?
            .words(&base.document)
    };
    let typed = Typed {
        ou,
        version: text.version,
        text_version: text.version,
        wording,
        is_as_text: asked.forme.as_deref() == Some(AS_TEXT),
        ..Typed::empty()
    };
    visit.page(
        form_page(
            &visit,
            text,
            &base.document,
            &typed,
            &Purpose::Propose,
            Around::nothing(),
        )
        .await?,
    )
}

pub(super) async fn propose(
    visit: Visit,
    Path(id): Path<TextId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let text = allowed(&visit, id).await?;
    let base = remembered::base(visit.body.id, &text)?;
    if let Err(over) = refuse_when_over(&text) {
        return refused(&visit, text, &base.document, typed, &Purpose::Propose, over).await;
    }
    if typed.changes_passages(&base.document) {
        return visit.page(
            form_page(
                &visit,
                text,
                &base.document,
                &typed,
                &Purpose::Propose,
                Around::nothing(),
            )
            .await?,
        );
    }
    let typed = typed.with_cells_as_wording(&base.document);
    if typed.geste == CHECK
        || typed.geste == ADD_CONSEQUENCE
        || leaves_wrong_totals(&text, &base.document, &typed)
    {
        return checked(&visit, text, &base.document, &typed, &Purpose::Propose).await;
    }
    let deed = ProposeAmendment {
        text: id,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match sent(&visit, &typed, deed).await {
        Ok(Sent::Tabled(number)) => visit.done(&amendment_path(id, number), "texts-amendment-proposed"),
        Ok(Sent::ToConfirm(association)) => {
            let group = groups::find(&mut visit.sql(), visit.body.id, association)
                .await?
                .ok_or(Fault::NotFound("group"))?;
            let path = format!("{}/a-confirmer", group.subject().path);
            visit.done(&path, "groups-act-to-confirm")
        }
        Err(fault) => {
            let text = find_text(&visit, id).await?;
            refused(&visit, text, &base.document, typed, &Purpose::Propose, fault).await
        }
    }
}

/// Where an amendment went.
enum Sent {
    /// It is tabled, with this number
    Tabled(i64),
    /// A second person of this association has to confirm it
    ToConfirm(GroupId),
}

/// Tables it in one's own name, or in that of an association one speaks for.
async fn sent(visit: &Visit, typed: &Typed, deed: ProposeAmendment) -> Result<Sent, Fault> {
    match groups::chosen_author(&typed.pour)? {
        None => visit.act(typed.request_id, &deed).await.map(Sent::Tabled),
        Some(association) => {
            let deed = ProposeAmendmentFor {
                association,
                proposed: deed,
            };
            let number = visit.act(typed.request_id, &deed).await?;
            Ok(number.map_or(Sent::ToConfirm(association), Sent::Tabled))
        }
    }
}

pub(super) async fn show_rectify(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (text, amendment) = allowed_to_rectify(&visit, id, number).await?;
    refuse_when_over(&text)?;
    refuse_when_settled(&amendment)?;
    let base = remembered::base(visit.body.id, &text)?;
    if let Some(against) = Against::rectified(&visit, (&text, &base), &amendment).await? {
        return sub_amend::show_rectify(&visit, &against, &amendment).await;
    }
    let places = amendments::places_of_amendment(&mut visit.sql(), visit.body.id, amendment.id).await?;
    let places: Vec<PlaceChange> = places.into_iter().map(|stored| stored.place).collect();
    let passages = match asked.forme.as_deref() {
        Some(AS_SENTENCE) => Vec::new(),
        _ => match in_one_place(&base.document, &places) {
            Some(passage) => vec![passage],
            None => amend_several::rewritten(&text, &base.document, &amendment, &places).unwrap_or_default(),
        },
    };
    let mut passages = passages.into_iter();
    let (ou, wording) = passages.next().unwrap_or_default();
    let typed = Typed {
        ou,
        version: amendment.version,
        text_version: text.version,
        // What was written in the table is in the wording.
        is_as_text: true,
        wording,
        others: passages.collect(),
        sentence: amendment.sentence.clone(),
        rationale: amendment.rationale.clone(),
        ..Typed::empty()
    };
    visit.page(
        form_page(
            &visit,
            text,
            &base.document,
            &typed,
            &Purpose::Rectify(&amendment),
            Around::nothing(),
        )
        .await?,
    )
}

pub(super) async fn rectify(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let (text, amendment) = allowed_to_rectify(&visit, id, number).await?;
    let base = remembered::base(visit.body.id, &text)?;
    if let Some(against) = Against::rectified(&visit, (&text, &base), &amendment).await? {
        return sub_amend::rectify(&visit, &against, &amendment, typed).await;
    }
    let purpose = Purpose::Rectify(&amendment);
    if let Err(over) = refuse_when_over(&text).and_then(|()| refuse_when_settled(&amendment)) {
        return refused(&visit, text, &base.document, typed, &purpose, over).await;
    }
    if typed.changes_passages(&base.document) {
        let page = form_page(&visit, text, &base.document, &typed, &purpose, Around::nothing());
        return visit.page(page.await?);
    }
    let typed = typed.with_cells_as_wording(&base.document);
    if typed.geste == CHECK
        || typed.geste == ADD_CONSEQUENCE
        || leaves_wrong_totals(&text, &base.document, &typed)
    {
        return checked(&visit, text, &base.document, &typed, &purpose).await;
    }
    let deed = RectifyAmendment {
        amendment: amendment.id,
        version: typed.version,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&amendment_path(id, number), "texts-amendment-rectified"),
        Err(fault) => {
            let text = find_text(&visit, id).await?;
            refused(&visit, text, &base.document, typed, &purpose, fault).await
        }
    }
}

/// An amendment that leaves a total wrong is shown once more, with the sentence that would mend it, unless its author
/// has said that it should stand as it is.
fn leaves_wrong_totals(text: &TextDocument, base: &Document, typed: &Typed) -> bool {
    !typed.accepts_wrong_totals
        && drafting::draft(text, base, &typed.form()).is_ok_and(|draft| !draft.wrong_totals.is_empty())
}

/// The sentence, followed by those that mend the totals it leaves wrong.
fn with_consequences(sentence: &str, draft: &Draft) -> String {
    let consequences = draft
        .wrong_totals
        .iter()
        .filter_map(|total| total.sentence.as_deref());
    std::iter::once(sentence.trim_end())
        .chain(consequences)
        .collect::<Vec<_>>()
        .join("\n")
}

pub(super) async fn allowed(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = find_text(visit, id).await?;
    if !visit.may(&rights::AMEND, Scope::group(text.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::AMEND.code,
        });
    }
    Ok(text)
}

/// Apart from who may amend: a form already filled comes back filled when the discussion has closed meanwhile.
pub(super) fn refuse_when_over(text: &TextDocument) -> Result<(), Fault> {
    if text.state == TextState::Discussion {
        Ok(())
    } else {
        Err(Fault::refused("texts-not-in-discussion"))
    }
}

pub(super) fn refuse_when_settled(amendment: &Amendment) -> Result<(), Fault> {
    if amendment.fate == Fate::Pending {
        Ok(())
    } else {
        Err(Fault::refused("texts-amendment-settled"))
    }
}

async fn allowed_to_rectify(
    visit: &Visit,
    id: TextId,
    number: i64,
) -> Result<(TextDocument, Amendment), Fault> {
    let text = find_text(visit, id).await?;
    let amendment = amendments::find_by_number(&mut visit.sql(), visit.body.id, id, number).await?;
    let amendment = amendment.ok_or(Fault::NotFound("amendment"))?;
    let scope = Scope::group(text.group_id).written_by(amendment.author_id);
    if !visit.may(&rights::RECTIFY, scope).await? {
        return Err(Fault::Forbidden {
            right: rights::RECTIFY.code,
        });
    }
    Ok((text, amendment))
}

/// The passage an amendment rewrites, and the words it puts there, when it bears on one place only.
pub(super) fn in_one_place(base: &Document, places: &[PlaceChange]) -> Option<(String, String)> {
    let here = places.first()?.slot;
    if places.iter().any(|place| place.slot != here) || (here.block == 0 && places.len() > 1) {
        return None;
    }
    let addresses = Addresses::of(base);
    let link = addresses.path(base, here)?.machine();
    let spot = addresses.find(base, &link)?;
    let changed = places.iter().find(|place| place.kind == PlaceKind::Changed);
    let mut words = match (spot, changed) {
        // A heading is stored whole, with its number: only its intitulé is rewritten.
        (Spot::Heading(division), Some(place)) => {
            let heading = after(&place.changes);
            let label = base.divisions()[division]
                .heading
                .strip_suffix(&*base.divisions()[division].intitule)?;
            heading.strip_prefix(label)?.to_owned()
        }
        (_, Some(place)) => after(&place.changes),
        (_, None) => spot.words(base),
    };
    for added in places.iter().filter(|place| place.kind == PlaceKind::Added) {
        words = format!("{words}\n\n{}", after(&added.changes));
    }
    Some((link, words))
}

fn after(runs: &[Run]) -> String {
    runs.iter()
        .filter_map(|run| match run {
            Run::Keep(text) | Run::Insert(text) => Some(text.as_str()),
            Run::Delete(_) => None,
        })
        .collect()
}

/// What Parvis understood, before anything is tabled.
async fn checked(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: &Typed,
    purpose: &Purpose<'_>,
) -> Answer {
    let mut typed = typed.clone();
    let mut draft = match drafting::draft(&text, base, &typed.form()) {
        Ok(draft) => draft,
        Err(fault) => return refused(visit, text, base, typed, purpose, fault).await,
    };
    if typed.geste == ADD_CONSEQUENCE && typed.ou.is_empty() {
        typed.sentence = with_consequences(&typed.sentence, &draft);
        draft = match drafting::draft(&text, base, &typed.form()) {
            Ok(draft) => draft,
            Err(fault) => return refused(visit, text, base, typed, purpose, fault).await,
        };
    }
    let words = visit.words;
    let addresses = Addresses::of(base);
    let can_add = typed.ou.is_empty() && draft.wrong_totals.iter().any(|total| total.sentence.is_some());
    let next = t!(words, "texts-totals-next");
    let wrong = totals::told(visit, &draft.wrong_totals, Some(&next));
    let doubts = doubts::of_draft(visit, base, &draft);
    let understood = notice(
        Tone::Info,
        &html! {
            h2 { (t!(words, "texts-understood-title")) }
            @for sentence in draft.understood.lines() { p { strong { (sentence) } } }
            (place_list(visit, base, &addresses, &draft.places))
            p { (t!(words, "texts-understood-next")) }
        },
    );
    let around = Around {
        above: html! { (understood) (wrong) (doubts) },
        totals: if draft.wrong_totals.is_empty() {
            WrongTotals::None
        } else if can_add {
            WrongTotals::Mendable
        } else {
            WrongTotals::ToAccept
        },
        ..Around::nothing()
    };
    visit.page(form_page(visit, text, base, &typed, purpose, around).await?)
}

/// The form again, filled, with what is to be mended; after an edit elsewhere, with the version that stands now.
async fn refused(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: Typed,
    purpose: &Purpose<'_>,
    fault: Fault,
) -> Answer {
    let words = visit.words;
    let anchor = typed.anchor();
    let (status, typed, around) = match (fault, purpose) {
        (Fault::Stale("amendment"), Purpose::Rectify(current)) => {
            let mut errors = FormErrors::default();
            errors.add(anchor, t!(words, "texts-amendment-stale"));
            let above = notice(
                Tone::Warning,
                &html! {
                    p { strong { (t!(words, "texts-amendment-current")) } }
                    div data-later-current {
                        blockquote { p { (current.sentence) } }
                        @if !current.rationale.is_empty() { blockquote { p { (current.rationale) } } }
                    }
                },
            );
            (
                StatusCode::CONFLICT,
                Typed {
                    version: current.version,
                    ..typed
                },
                Around {
                    above,
                    ..Around::only(errors)
                },
            )
        }
        (Fault::Stale(_), _) => {
            let mut errors = FormErrors::default();
            errors.add(anchor, t!(words, "texts-text-stale"));
            let addresses = Addresses::of(base);
            let current: Vec<String> = typed
                .passages()
                .filter_map(|ou| addresses.find(base, ou))
                .map(|spot| spot.words(base))
                .collect();
            let above = notice(
                Tone::Warning,
                &html! {
                    p { strong { (t!(words, "texts-passage-current")) } }
                    @for passage in &current { blockquote { p { (passage) } } }
                },
            );
            (
                StatusCode::CONFLICT,
                Typed {
                    text_version: text.version,
                    ..typed
                },
                Around {
                    above,
                    ..Around::only(errors)
                },
            )
        }
        (Fault::NotFound("place"), _) => {
            let mut errors = FormErrors::default();
            errors.add(anchor, t!(words, "texts-place-gone"));
            (StatusCode::CONFLICT, typed, Around::only(errors))
        }
        (fault, _) => {
            let errors = visit.refusal_of_form(anchor, fault)?;
            let settled = match purpose {
                Purpose::Propose | Purpose::SubAmend(_) => Ok(()),
                Purpose::Rectify(amendment) | Purpose::RectifySub(amendment) => {
                    refuse_when_settled(amendment)
                }
            };
            // Nothing can be sent any more: the form only gives back what was typed.
            let is_over = refuse_when_over(&text).and(settled).is_err();
            let status = if is_over {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            let around = Around {
                is_over,
                ..Around::only(errors)
            };
            (status, typed, around)
        }
    };
    let errors = around.errors.clone();
    let page = form_page(visit, text, base, &typed, purpose, around)
        .await?
        .refused(&errors);
    Ok(visit.page_with(status, page))
}
