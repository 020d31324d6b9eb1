//! The pictures of a table: those worth drawing, and the one that an address asks for, with its sentence and its figures.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use charts::{Figure, Form, Undrawn};
use columns::chart::{Suggestion, figure, suggestions, title, usual_form, whole};
use columns::{Aggregate, Answer as Answered, Ask, Asking, Function, Heading, Query, Refused, answer};
use kernel::{Fault, Sentence};
use maud::{Markup, PreEscaped, html};
use ui::components::{Tone, list_empty, notice};
use ui::forms::{FormErrors, button, error_summary, select};
use ui::{Answer, Visit, Words, t};

use super::filters::{carried, kept, offered};
use super::{About, Tab, lines, page_of, said, tabs, unexplored};
use crate::document::RowsForm;
use crate::explore::{self, Asked, BY, DRAW, FORM, MEASURE, OF, Opened, SUGGESTION, addressed, sentence_of};
use crate::model::ResourceId;

/// Figures shown under a picture; all are in the file.
const FIGURES_SHOWN: usize = 200;
/// The forms that are offered: a map wants the shapes of its places, which no file here has.
const OFFERED: [Form; 6] = [
    Form::Bars,
    Form::Lines,
    Form::Areas,
    Form::Histogram,
    Form::Points,
    Form::Hemicycle,
];

/// What an address of pictures leads to.
pub(super) enum Leads {
    /// To the address that a form or a suggestion stands for
    Elsewhere(Box<Query>, Form),
    /// To the pictures worth drawing; with the field that is missing in a form, when one was sent
    Suggested(Vec<Suggestion>, Option<&'static str>),
    /// To a picture
    Drawn(Box<Drawn>),
}

/// A picture: what was asked, and what was answered.
pub(super) struct Drawn {
    pub(super) query: Query,
    pub(super) form: Form,
    pub(super) answered: Answered,
    pub(super) figure: Result<Figure, Undrawn>,
}

/// What was found, with the columns there are and what was asked.
pub(super) struct Found {
    pub(super) headings: Vec<Heading>,
    pub(super) asked: Asked,
    pub(super) leads: Result<Leads, Refused>,
}

/// Follows an address of pictures. A sentence says why the table is not opened.
pub(super) async fn follow(visit: &Visit, about: &About) -> Result<Result<Found, Sentence>, Fault> {
    let asked = Asked::read(&visit.query);
    let house = (visit.house.as_ref(), visit.body.id);
    explore::ask(house, &about.version, move |opened, asking| {
        let leads = leads(opened, &asked, asking);
        Found {
            headings: opened.table.headings().to_vec(),
            asked,
            leads,
        }
    })
    .await
}

fn leads(opened: &Opened, asked: &Asked, asking: Asking<'_>) -> Result<Leads, Refused> {
    let table = &opened.table;
    if !asked.said(DRAW).is_empty() {
        return Ok(match asked.drawn(table.headings()) {
            Ok((query, form)) => Leads::Elsewhere(Box::new(query), form),
            Err(field) => Leads::Suggested(suggestions(table, asking)?, Some(field)),
        });
    }
    let is_described =
        asked.form().is_some() || !matches!(&asked.query.ask, Ask::Rows { columns } if columns.is_empty());
    if !is_described {
        let mut found = suggestions(table, asking)?;
        let wanted = asked.said(SUGGESTION).parse::<usize>().ok();
        let place = wanted.and_then(|wanted| wanted.checked_sub(1));
        if let Some(place) = place.filter(|place| *place < found.len()) {
            let suggestion = found.swap_remove(place);
            let query = Query {
                conditions: asked.query.conditions.clone(),
                search: asked.query.search.clone(),
                ..suggestion.query
            };
            return Ok(Leads::Elsewhere(Box::new(query), suggestion.form));
        }
        return Ok(Leads::Suggested(found, None));
    }
    let query = asked.query.clone();
    let form = asked.form().unwrap_or_else(|| usual_form(table, &query));
    let answered = answer(table, &whole(&query), asking)?;
    let figure = figure(&query, &answered, form);
    Ok(Leads::Drawn(Box::new(Drawn {
        query,
        form,
        answered,
        figure,
    })))
}

impl Drawn {
    /// Its title and the sentence that says it; none when it cannot be drawn so.
    pub(super) fn said(&self, words: Words) -> Result<(String, String), Undrawn> {
        let figure = self.figure.as_ref().map_err(same)?;
        let sentence = charts::sentence(figure)
            .map(|sentence| said::sentence(words, &sentence))
            .unwrap_or_default();
        Ok((said::title(words, &title(&self.query)), sentence))
    }

    /// The picture, with its title and its sentence.
    pub(super) fn svg(&self, words: Words) -> Result<String, Undrawn> {
        let (title, sentence) = self.said(words)?;
        let figure = self.figure.as_ref().map_err(same)?;
        charts::svg(figure, &title, &sentence, "dessin", &said::Written { words })
    }
}

/// An error that is told twice.
fn same(undrawn: &Undrawn) -> Undrawn {
    match undrawn {
        Undrawn::Nothing => Undrawn::Nothing,
        Undrawn::NotNumbers => Undrawn::NotNumbers,
        Undrawn::NoSeats => Undrawn::NoSeats,
        Undrawn::NoShapes => Undrawn::NoShapes,
        Undrawn::BadShapes(why) => Undrawn::BadShapes(why.clone()),
    }
}

/// Why figures are not drawn so.
pub(super) fn undrawn_sentence(undrawn: &Undrawn) -> Sentence {
    undrawn
        .arguments()
        .into_iter()
        .fold(Sentence::new(undrawn.id()), |sentence, (name, value)| {
            sentence.with(name, value)
        })
}

/// The page of the pictures of a file.
pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<ResourceId>) -> Answer {
    let about = About::of(&visit, id).await?;
    let found = match follow(&visit, &about).await? {
        Ok(found) => found,
        Err(sentence) => return Ok(unexplored(&visit, &about, &sentence)),
    };
    if let (Ok(Leads::Elsewhere(query, form)), None) = (&found.leads, &found.asked.refused) {
        let address = addressed(&about.picture_path(), query, Some(*form));
        return Ok(Redirect::to(&address).into_response());
    }
    shown(&visit, &about, &found)
}

fn shown(visit: &Visit, about: &About, found: &Found) -> Answer {
    let words = visit.words;
    let path = about.picture_path();
    let query = &found.asked.query;
    let mut errors = FormErrors::default();
    if let Some(refused) = &found.asked.refused {
        errors.add(FORM, visit.say(&sentence_of(refused)));
    }
    let mut content = html! {};
    let mut described = Described::said(&found.asked);
    match &found.leads {
        Err(refused) => {
            described = described.or(query, found.asked.form());
            errors.add(FORM, visit.say(&sentence_of(refused)));
        }
        Ok(Leads::Elsewhere(..)) => {}
        Ok(Leads::Suggested(suggested, missing)) => {
            if let Some(field) = missing {
                errors.add(*field, words.say(&format!("datasets-draw-missing-{field}")));
            }
            content = suggested_list(visit, about, (query, suggested));
        }
        Ok(Leads::Drawn(drawn)) => {
            described = Described::of(&drawn.query, Some(drawn.form));
            let picture = drawn.said(words).and_then(|said| Ok((said, drawn.svg(words)?)));
            match picture {
                Ok(picture) => content = drawn_section(visit, about, (drawn, &picture)),
                Err(undrawn) => errors.add(FORM, visit.say(&undrawn_sentence(&undrawn))),
            }
        }
    }
    let form = form(words, (&path, query), (&found.headings, &described), &errors);
    let main = html! {
        (error_summary(&errors, words))
        (tabs(visit, about, query, Tab::Picture))
        (kept(words, (&path, query), found.asked.form(), &found.headings))
        (content)
        (form)
    };
    let page = page_of(visit, about, "datasets-draw-title", main);
    if errors.is_empty() {
        let is_begun = *query == Query::default();
        visit.page(if is_begun { page } else { page.not_indexed() })
    } else {
        visit.refused_page(page.refused(&errors).not_indexed())
    }
}

/// The pictures worth drawing, with the same filters.
fn suggested_list(visit: &Visit, about: &About, (query, suggested): (&Query, &[Suggestion])) -> Markup {
    let words = visit.words;
    let only = Query {
        conditions: query.conditions.clone(),
        search: query.search.clone(),
        ..Query::default()
    };
    let address = |place: usize| {
        let address = addressed(&about.picture_path(), &only, None);
        let start = if address.contains('?') { "&" } else { "?" };
        format!("{address}{start}{SUGGESTION}={}", place + 1)
    };
    html! {
        section aria-labelledby="propositions" {
            h2 #propositions { (t!(words, "datasets-draw-suggestions")) }
            @if suggested.is_empty() { (list_empty(&t!(words, "datasets-draw-none"), None)) }
            @else {
                ul.links {
                    @for (place, one) in suggested.iter().enumerate() {
                        li {
                            a href=(address(place)) { (said::title(words, &one.title)) }
                            " (" (said::form(words, one.form)) ")"
                        }
                    }
                }
            }
        }
    }
}

/// The picture, what it says, and its figures.
fn drawn_section(
    visit: &Visit,
    about: &About,
    (drawn, ((title, sentence), svg)): (&Drawn, &((String, String), String)),
) -> Markup {
    let words = visit.words;
    let shown = drawn.answered.rows.len();
    let more = drawn.answered.total.saturating_sub(shown as u64);
    let hidden = shown.saturating_sub(FIGURES_SHOWN);
    html! {
        section aria-labelledby="dessine" {
            h2 #dessine { (title) }
            p { (sentence) }
            // Focusable, so that a picture wider than the screen scrolls with the keyboard (WCAG 2.1.1).
            div.table-scroll role="region" tabindex="0" aria-label=(t!(words, "datasets-draw-picture", title = title.as_str())) {
                (PreEscaped(svg.as_str()))
            }
            @if more > 0 {
                (notice(Tone::Info, &html! { p { (t!(words, "datasets-draw-first", n = shown, total = super::number(drawn.answered.total))) } }))
            }
            details {
                summary { (t!(words, "datasets-draw-figures")) }
                (lines(visit, (&drawn.query, &drawn.answered), (t!(words, "datasets-draw-figures-caption", title = title.as_str()), FIGURES_SHOWN)))
                @if hidden > 0 { p.muted { (t!(words, "datasets-draw-figures-more", n = hidden)) } }
            }
            ul.links {
                li { a href=(about.rows_address(RowsForm::Csv, &drawn.query)) { (t!(words, "datasets-draw-csv")) } }
                li { a href=(about.image_address(&drawn.query, drawn.form, "png")) { (t!(words, "datasets-draw-png")) } }
                li { a href=(about.shared_address(&drawn.query, Some(drawn.form))) { (t!(words, "datasets-draw-share")) } }
            }
        }
    }
}

/// What stands in the form of a picture.
#[derive(Default)]
struct Described {
    form: String,
    by: String,
    measure: String,
    of: String,
}

impl Described {
    /// As it was sent.
    fn said(asked: &Asked) -> Self {
        Self {
            form: asked.said(FORM).to_owned(),
            by: asked.said(BY).to_owned(),
            measure: asked.said(MEASURE).to_owned(),
            of: asked.said(OF).to_owned(),
        }
    }

    /// As an address says it, when nothing was sent.
    fn or(self, query: &Query, form: Option<Form>) -> Self {
        if self.by.is_empty() {
            Self::of(query, form)
        } else {
            self
        }
    }

    fn of(query: &Query, form: Option<Form>) -> Self {
        let (by, aggregate) = match &query.ask {
            Ask::Rows { columns } => {
                let of = columns.get(1).map(|of| Aggregate::of(Function::Sum, of));
                (columns.first(), of)
            }
            Ask::Groups { by, aggregates } => (by.first(), aggregates.first().cloned()),
            Ask::Facet { column } => (Some(column), None),
            Ask::Pivot { rows, aggregate, .. } => (Some(rows), Some(aggregate.clone())),
            Ask::Histogram {
                column, aggregate, ..
            } => (Some(column), Some(aggregate.clone())),
        };
        let is_points = matches!(query.ask, Ask::Rows { .. });
        let aggregate = aggregate.filter(|aggregate| aggregate.column.is_some());
        Self {
            form: form.map_or("", Form::name).to_owned(),
            by: by.cloned().unwrap_or_default(),
            measure: aggregate
                .as_ref()
                .filter(|_| !is_points)
                .map_or("", |aggregate| aggregate.function.name())
                .to_owned(),
            of: aggregate
                .and_then(|aggregate| aggregate.column)
                .unwrap_or_default(),
        }
    }
}

fn form(
    words: Words,
    (path, query): (&str, &Query),
    (headings, described): (&[Heading], &Described),
    errors: &FormErrors,
) -> Markup {
    let mut forms = select(words, t!(words, "datasets-draw-form"), FORM)
        .chosen(&described.form)
        .errors(errors);
    for form in OFFERED {
        forms = forms.choice(form.name(), said::form(words, form));
    }
    let mut by = select(words, t!(words, "datasets-draw-by"), BY)
        .hint(t!(words, "datasets-draw-by-hint"))
        .chosen(&described.by)
        .errors(errors);
    let mut of = select(words, t!(words, "datasets-draw-of"), OF)
        .hint(t!(words, "datasets-draw-of-hint"))
        .chosen(&described.of)
        .errors(errors)
        .optional();
    for heading in offered(headings, |name| name == described.by || name == described.of) {
        by = by.choice(&heading.name, &heading.name);
        of = of.choice(&heading.name, &heading.name);
    }
    let mut measure = select(words, t!(words, "datasets-draw-measure"), MEASURE)
        .hint(t!(words, "datasets-draw-measure-hint"))
        .chosen(&described.measure)
        .optional();
    for function in Function::ALL {
        measure = measure.choice(
            function.name(),
            words.say(&format!("datasets-draw-measure-{}", function.name())),
        );
    }
    let only = Query {
        conditions: query.conditions.clone(),
        search: query.search.clone(),
        ..Query::default()
    };
    html! {
        section aria-labelledby="dessiner-titre" {
            h2 #dessiner-titre { (t!(words, "datasets-draw-own")) }
            form method="get" action=(path) novalidate {
                (forms) (by) (measure) (of)
                (carried(&only))
                (button(t!(words, "datasets-draw-button")).sends(DRAW, "1"))
            }
        }
    }
}
