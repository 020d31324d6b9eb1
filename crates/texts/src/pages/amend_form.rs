//! The form in which an amendment is written.

use kernel::Fault;
use legistique::Document;
use maud::{Markup, html};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, error_summary, hidden, textarea,
};
use ui::paging::query_value;
use ui::{Page, Visit, t};

use super::amend_typed::{ADD_CONSEQUENCE, AS_SENTENCE, AS_TEXT, CHECK, Typed};
use super::gathered::{Gathered, Shown};
use super::passages::{part_path, place_list};
use super::{amend_live, amend_several, fate_status, table_fields, under_text};
use crate::addresses::{Addresses, Spot};
use crate::model::{AMENDMENT_CHARS_MAX, ARGUMENT_CHARS_MAX, Amendment, Fate, TextDocument, text_path};
use crate::places::PlaceSlot;
use crate::store::amendments;
use crate::table_form::Cells;

/// What the form is for.
pub(super) enum Purpose<'a> {
    Propose,
    Rectify(&'a Amendment),
    SubAmend(&'a Amendment),
    /// On the text as the amendment that it amends would make it
    RectifySub(&'a Amendment),
}

/// What stands between the title and the form.
pub(super) struct Around {
    pub(super) errors: FormErrors,
    pub(super) above: Markup,
    /// True when the form can no longer be sent: it only gives back what was typed
    pub(super) is_over: bool,
    pub(super) totals: WrongTotals,
}

/// Whether the amendment leaves totals wrong, and what its author can do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongTotals {
    None,
    /// The sentences that mend them can be added
    Mendable,
    /// They can only be accepted as they are
    ToAccept,
}

impl Around {
    pub(super) fn nothing() -> Self {
        Self::only(FormErrors::default())
    }

    pub(super) fn only(errors: FormErrors) -> Self {
        Self {
            errors,
            above: html! {},
            is_over: false,
            totals: WrongTotals::None,
        }
    }
}

/// Where the form is sent, its title, and the key its draft is kept under.
fn named(
    visit: &Visit,
    text: &TextDocument,
    typed: &Typed,
    purpose: &Purpose<'_>,
) -> (String, String, String) {
    let words = visit.words;
    match purpose {
        Purpose::Propose => (
            format!("{}/amender", text_path(text.id)),
            t!(words, "texts-amend-title"),
            format!("amender-{}-{}", text.id, typed.ou),
        ),
        Purpose::SubAmend(parent) => (
            format!("{}/sous-amender", parent.path()),
            t!(words, "texts-sub-title", n = parent.number),
            format!("sous-amender-{}-{}", parent.id, typed.ou),
        ),
        Purpose::Rectify(amendment) | Purpose::RectifySub(amendment) => (
            format!("{}/rectifier", amendment.path()),
            t!(words, "texts-rectify-title", n = amendment.number),
            format!("rectifier-{}", amendment.id),
        ),
    }
}

pub(super) async fn form_page(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: &Typed,
    purpose: &Purpose<'_>,
    around: Around,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (address, title, key) = named(visit, &text, typed, purpose);
    let spot = Addresses::of(base)
        .find(base, &typed.ou)
        .filter(|_| !typed.ou.is_empty());
    let errors = &around.errors;
    let in_whose_name = if matches!(purpose, Purpose::Propose) {
        groups::author_choice(visit, &typed.pour, errors).await?
    } else {
        html! {}
    };
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (hidden("text_version", &typed.text_version.to_string()))
        (hidden("ou", &typed.ou))
        @if typed.is_as_text { (hidden("forme", AS_TEXT)) }
        @match spot {
            Some(spot) if !typed.is_as_text && Cells::of(base, spot).is_some() => {
                (cells_field(visit, base, spot, typed, errors))
            }
            Some(spot) => { (wording_field(visit, base, spot, typed, errors)) }
            None if !typed.ou.is_empty() => {
                (textarea(words, t!(words, "texts-wording-elsewhere"), "wording").rows(8).value(&typed.wording)
                    .max_length(chars(AMENDMENT_CHARS_MAX)).errors(errors))
            }
            None => {
                (textarea(words, t!(words, "texts-sentence"), "sentence").rows(5).value(&typed.sentence)
                    .max_length(chars(AMENDMENT_CHARS_MAX)).hint(t!(words, "texts-sentence-hint")).errors(errors))
            }
        }
        @if !typed.ou.is_empty() && matches!(purpose, Purpose::Propose | Purpose::Rectify(_)) {
            @if around.is_over || spot.is_none() {
                (amend_several::kept(visit, base, typed, errors))
            } @else {
                (amend_several::fields(visit, base, typed, errors))
                (amend_live::place(visit, &text))
            }
        }
        (textarea(words, t!(words, "texts-rationale"), "rationale").rows(4).value(&typed.rationale).optional()
            .max_length(chars(ARGUMENT_CHARS_MAX)).hint(t!(words, "texts-rationale-hint")).errors(errors))
        (in_whose_name)
        @if around.is_over {
            p.hint { (t!(words, "texts-typed-kept-here")) }
        } @else {
            @if around.totals != WrongTotals::None {
                (checkboxes(words, t!(words, "texts-totals-accept-title"), "total-faux")
                    .choices(vec![Choice::new("oui", t!(words, "texts-totals-accept"))]).optional())
            }
            p.actions {
                @if around.totals == WrongTotals::Mendable {
                    (button_quiet(t!(words, "texts-totals-add-button")).sends("geste", ADD_CONSEQUENCE).needs_network()) " "
                }
                (button_quiet(t!(words, "texts-check-button")).sends("geste", CHECK).needs_network())
                " "
                @match purpose {
                    Purpose::Propose | Purpose::SubAmend(_) => (button(t!(words, "texts-propose-button")).sends("geste", "proposer")),
                    Purpose::Rectify(_) | Purpose::RectifySub(_) => (button(t!(words, "texts-rectify-button")).sends("geste", "proposer")),
                }
            }
        }
    };
    let form = Form::post(words, address.clone(), visit.request_id()).autosave(&key);
    let form = match purpose {
        Purpose::Propose => form.later(key, t!(words, "texts-amendment-to", title = &text.title)),
        Purpose::SubAmend(_) => form.later(key, format!("{title} – {}", text.title)),
        // Written again before it could leave, it takes the place of the first writing.
        Purpose::Rectify(_) | Purpose::RectifySub(_) => {
            form.later_whole(key, format!("{title} – {}", text.title))
        }
    };
    let form = form.content(fields);
    let is_of_text = !matches!(purpose, Purpose::SubAmend(_) | Purpose::RectifySub(_));
    let others = if let Some(spot) = spot.filter(|_| is_of_text) {
        others_here(visit, &text, base, spot).await?
    } else {
        html! {}
    };
    let main = html! {
        (error_summary(errors, words))
        (around.above)
        (form)
        @if let Some(spot) = spot && is_of_text && !typed.is_as_text && Cells::of(base, spot).is_some() {
            p {
                a href={ (address) "?ou=" (query_value(&typed.ou)) "&forme=" (AS_TEXT) } {
                    (t!(words, "texts-table-as-text"))
                }
            }
        }
        @if spot.is_some() && matches!(purpose, Purpose::Propose) {
            p { a href={ (text_path(text.id)) "/amender" } { (t!(words, "texts-write-sentence")) } }
        }
        @if spot.is_some() && matches!(purpose, Purpose::Rectify(_)) {
            p { a href={ (address) "?forme=" (AS_SENTENCE) } { (t!(words, "texts-rectify-sentence")) } }
        }
        @if spot.is_none() && matches!(purpose, Purpose::Propose) {
            p { a href=(text_path(text.id)) { (t!(words, "texts-choose-passage")) } }
        }
        (others)
    };
    Ok(under_text(
        visit,
        &text,
        Page::new(title, main).lead(t!(words, "texts-amend-lead")),
    ))
}

/// A table by its cells.
fn cells_field(visit: &Visit, base: &Document, spot: Spot, typed: &Typed, errors: &FormErrors) -> Markup {
    let addresses = Addresses::of(base);
    let Spot::Block(division, block) = spot else {
        return html! {};
    };
    let path = addresses.path(
        base,
        PlaceSlot {
            division,
            block: block + 1,
        },
    );
    let place = path.map(|path| path.with_article()).unwrap_or_default();
    html! {
        @if let Some(cells) = Cells::of(base, spot) {
            (table_fields::fields(visit, (base, spot), (&cells, &place), typed, errors))
        }
    }
}

fn wording_field(visit: &Visit, base: &Document, spot: Spot, typed: &Typed, errors: &FormErrors) -> Markup {
    wording_named(visit, base, spot, ("wording", &typed.wording), errors)
}

/// A passage to rewrite, in the field `name`.
pub(super) fn wording_named(
    visit: &Visit,
    base: &Document,
    spot: Spot,
    (name, wording): (&'static str, &str),
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let addresses = Addresses::of(base);
    let division = addresses.name(spot.division());
    let (label, hint) = match spot {
        Spot::Heading(_) => (
            t!(words, "texts-wording-heading", place = division),
            t!(words, "texts-wording-heading-hint"),
        ),
        Spot::Division(_) => (
            t!(words, "texts-wording-division", place = division),
            t!(words, "texts-wording-hint"),
        ),
        Spot::Block(division, block) => {
            let path = addresses.path(
                base,
                PlaceSlot {
                    division,
                    block: block + 1,
                },
            );
            let place = path.map(|path| path.with_article()).unwrap_or_default();
            (
                t!(words, "texts-wording-block", place = place),
                t!(words, "texts-wording-hint"),
            )
        }
    };
    let rows = u16::try_from(wording.chars().count() / 70 + 3)
        .unwrap_or(20)
        .min(20);
    html! {
        (textarea(words, label, name).rows(rows).value(wording).original(spot.words(base))
            .max_length(chars(AMENDMENT_CHARS_MAX)).hint(hint).errors(errors))
    }
}

fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// How many amendments bear on a passage, or on a whole division, those withdrawn apart.
async fn count_here(visit: &Visit, text: &TextDocument, spot: Spot) -> Result<usize, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let place = match spot {
        Spot::Division(division) => {
            let counted = amendments::count_by_division(&mut sql, body, text.id).await?;
            return Ok(counted.get(&division).copied().unwrap_or_default());
        }
        Spot::Heading(division) => PlaceSlot { division, block: 0 },
        Spot::Block(division, block) => PlaceSlot {
            division,
            block: block + 1,
        },
    };
    let counted = amendments::count_places(&mut sql, body, text.id).await?;
    Ok(counted.get(&place).copied().unwrap_or_default())
}

/// What others proposed for the same passage: two amendments to one alinéa both exist.
async fn others_here(
    visit: &Visit,
    text: &TextDocument,
    base: &Document,
    spot: Spot,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let gathered = Gathered::read(visit, text.clone(), Shown::Division(spot.division())).await?;
    let concerned = |slot: &PlaceSlot| match spot {
        Spot::Heading(division) => *slot == PlaceSlot { division, block: 0 },
        Spot::Block(division, block) => {
            *slot
                == PlaceSlot {
                    division,
                    block: block + 1,
                }
        }
        Spot::Division(division) => slot.division == division,
    };
    let mut indices: Vec<usize> = gathered
        .by_slot
        .iter()
        .filter(|(slot, _)| concerned(slot))
        .flat_map(|(_, places)| places.iter().map(|(index, _)| *index))
        .filter(|index| gathered.amendments[*index].fate != Fate::Withdrawn)
        .collect();
    indices.sort_unstable();
    indices.dedup();
    // Where they are too many to be shown, they are counted.
    let n = if gathered.part_page.1 > 1 {
        count_here(visit, text, spot).await?
    } else {
        indices.len()
    };
    Ok(html! {
        @if n > 0 {
            h2 { (t!(words, "texts-already-here", n = n)) }
            @if n > indices.len() {
                p { a href=(part_path(&gathered, spot.division())) { (t!(words, "texts-already-more")) } }
            }
            @for index in indices {
                @let amendment = &gathered.amendments[index];
                @let places = gathered.places_of(index);
                p {
                    a href=(gathered.path(amendment)) { (t!(words, "texts-amendment-number", n = amendment.number)) }
                    " · " (gathered.author(visit, amendment)) " " (fate_status(visit, amendment.fate))
                }
                (place_list(visit, base, &gathered.read.addresses, &places))
            }
        }
    })
}
