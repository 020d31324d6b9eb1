//! Lists and tables, always within a bound.

use maud::{Markup, Render, html};

use super::Card;
use crate::icons::{Icon, icon};
use crate::t;
use crate::words::Words;

/// How many page numbers are shown around the current one, ends included.
pub const PAGE_LINKS_MAX: u32 = 7;

/// From this many columns on, a table is read row by row on a phone, each cell under the title of its column.
const STACKED_COLUMNS_MIN: usize = 4;

/// A table of figures or facts; its caption says what it holds.
pub fn table(caption: impl Into<String>) -> Table {
    Table {
        caption: caption.into(),
        is_titled_above: false,
        columns: Vec::new(),
        rows: Vec::new(),
        on_phones: None,
    }
}

/// A table; written inside `html!`, it renders itself.
#[derive(Debug)]
pub struct Table {
    caption: String,
    is_titled_above: bool,
    columns: Vec<(String, bool)>,
    rows: Vec<Vec<Markup>>,
    on_phones: Option<&'static str>,
}

impl Table {
    /// For a table that stands right under a heading of the same words: its caption is only heard.
    #[must_use]
    pub fn titled_above(mut self) -> Self {
        self.is_titled_above = true;
        self
    }

    /// A column of words.
    #[must_use]
    pub fn column(mut self, title: impl Into<String>) -> Self {
        self.columns.push((title.into(), false));
        self
    }

    /// A column of numbers, aligned on their last digit.
    #[must_use]
    pub fn column_of_numbers(mut self, title: impl Into<String>) -> Self {
        self.columns.push((title.into(), true));
        self
    }

    /// On phones, a row is a few lines without the titles of its columns: what is in each cell says it.
    #[must_use]
    pub fn terse_on_phones(mut self) -> Self {
        self.on_phones = Some("stacked terse");
        self
    }

    /// On phones, the cells of a row stand side by side under its title: choices to be ticked.
    #[must_use]
    pub fn abreast_on_phones(mut self) -> Self {
        self.on_phones = Some("stacked abreast");
        self
    }

    fn class(&self) -> Option<&'static str> {
        self.on_phones
            .or((self.columns.len() >= STACKED_COLUMNS_MIN).then_some("stacked"))
    }

    /// A row; its first cell is the row's title.
    ///
    /// # Panics
    /// When the row has not as many cells as the table has columns.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Markup>) -> Self {
        let cells: Vec<Markup> = cells.into_iter().collect();
        assert_eq!(
            cells.len(),
            self.columns.len(),
            "a row of the table '{}' has the wrong number of cells",
            self.caption
        );
        self.rows.push(cells);
        self
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        let number = |place: usize| self.columns[place].1.then_some("number");
        html! {
            // Focusable, so that a table wider than the screen scrolls with the keyboard (WCAG 2.1.1).
            div.table-scroll role="region" tabindex="0" aria-label=(self.caption) {
                // Roles are written out because a stacked table is laid out in blocks, which makes browsers forget
                // that it is a table.
                table role="table" class=[self.class()] {
                    caption class=[self.is_titled_above.then_some("visually-hidden")] { (self.caption) }
                    thead role="rowgroup" {
                        tr role="row" {
                            @for (place, (title, _)) in self.columns.iter().enumerate() {
                                th scope="col" role="columnheader" class=[number(place)] { (title) }
                            }
                        }
                    }
                    tbody role="rowgroup" {
                        @for row in &self.rows {
                            tr role="row" {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" role="rowheader" class=[number(place)] { (cell) } }
                                    @else { td role="cell" data-label=(self.columns[place].0) class=[number(place)] { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Cards side by side, as many as the screen takes.
pub fn cards(cards: impl IntoIterator<Item = Card>) -> Markup {
    html! { div.cards { @for card in cards { (card) } } }
}

/// One column of a board: actions to do, under way, done.
#[derive(Debug)]
pub struct BoardColumn {
    /// What is in it: « En cours ».
    pub title: String,
    /// How many there are in all, when fewer are shown.
    pub count: u32,
    /// Those shown.
    pub cards: Vec<Card>,
}

/// Columns side by side; on phones one under the other, an empty one being no more than its title.
pub fn board(words: Words, label: &str, columns: Vec<BoardColumn>) -> Markup {
    html! {
        div.board role="region" tabindex="0" aria-label=(label) {
            @for column in columns {
                section.board-column {
                    h2 {
                        (column.title) " "
                        span.board-count { (words.number(i64::from(column.count))) }
                    }
                    ul { @for card in column.cards { li { (card.under_h2()) } } }
                }
            }
        }
    }
}

/// Facts about one thing: term, description.
pub fn definition_list(facts: &[(String, Markup)]) -> Markup {
    html! {
        dl.facts {
            @for (term, description) in facts { div { dt { (term) } dd { (description) } } }
        }
    }
}

/// Links to the pages of a list, counted from 1; nothing when there is one page. `href` gives the address of a page.
///
/// At most [`PAGE_LINKS_MAX`] numbers, whatever the length of the list; a page out of range is brought back in.
pub fn pagination(words: Words, page: u32, pages: u32, href: impl Fn(u32) -> String) -> Markup {
    if pages <= 1 {
        return html! {};
    }
    let page = page.clamp(1, pages);
    let numbers = pages_shown(page, pages);
    html! {
        nav.pagination aria-label=(t!(words, "pagination", page = page, pages = pages)) {
            ul {
                @if page > 1 {
                    li { a rel="prev" href=(href(page - 1)) { (icon(Icon::Previous)) (t!(words, "pagination-previous")) } }
                }
                @for (place, &shown) in numbers.iter().enumerate() {
                    @if place > 0 && numbers[place - 1] + 1 != shown { li.gap aria-hidden="true" { "…" } }
                    // Those that small screens leave out: neither an end nor beside the current one.
                    li.far[shown.abs_diff(page) > 1 && shown != 1 && shown != pages] {
                        a href=(href(shown)) aria-current=[(shown == page).then_some("page")]
                            aria-label=(t!(words, "pagination-page", page = shown)) { (words.number(i64::from(shown))) }
                    }
                }
                @if page < pages {
                    li { a rel="next" href=(href(page + 1)) { (t!(words, "pagination-next")) (icon(Icon::Next)) } }
                }
            }
        }
    }
}

/// The first, the last, and those around the current page.
fn pages_shown(page: u32, pages: u32) -> Vec<u32> {
    if pages <= PAGE_LINKS_MAX {
        return (1..=pages).collect();
    }
    let around = PAGE_LINKS_MAX - 2;
    let first = page.saturating_sub(around / 2).clamp(2, pages - around);
    std::iter::once(1)
        .chain(first..first + around)
        .chain(std::iter::once(pages))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::card;

    const HOSTILE: &str = "\"><script>";

    #[test]
    fn lists_escape_what_they_are_given() {
        let words = Words::build(&[]);
        let rendered = html! {
            (table(HOSTILE).column(HOSTILE).column_of_numbers(HOSTILE).row([html! { (HOSTILE) }, html! { "1" }]))
            (board(words, HOSTILE, vec![BoardColumn { title: HOSTILE.to_owned(), count: 1, cards: vec![card(HOSTILE)] }]))
            (cards([card(HOSTILE)]))
            (definition_list(&[(HOSTILE.to_owned(), html! { (HOSTILE) })]))
            (pagination(words, 2, 3, |_| HOSTILE.to_owned()))
        };
        assert!(!rendered.into_string().contains("<script>"));
    }

    #[test]
    fn a_table_has_its_caption_and_headers() {
        let rendered = table("Présents").column("Nom").column_of_numbers("Voix");
        let rendered = rendered
            .row([html! { "Ada" }, html! { "2" }])
            .render()
            .into_string();
        for part in [
            "<caption>Présents</caption>",
            "<th scope=\"col\" role=\"columnheader\">Nom</th>",
            "<th scope=\"row\" role=\"rowheader\">Ada</th>",
        ] {
            assert!(rendered.contains(part), "{part}");
        }
        assert!(rendered.contains("<td role=\"cell\" data-label=\"Voix\" class=\"number\">2</td>"));
    }

    #[test]
    #[should_panic(expected = "wrong number of cells")]
    fn a_row_must_fill_its_columns() {
        let _ = table("Présents").column("Nom").row([]);
    }

    #[test]
    fn pages_stay_within_their_bound() {
        for pages in 1..60 {
            for page in 1..=pages {
                let shown = pages_shown(page, pages);
                assert!(shown.len() <= PAGE_LINKS_MAX as usize);
                assert!(shown.is_sorted_by(|a, b| a < b), "{shown:?}");
                assert!(shown.contains(&page) && shown.contains(&1) && shown.contains(&pages));
            }
        }
    }

    #[test]
    fn a_page_out_of_range_is_brought_back() {
        let words = Words::build(&[]);
        let rendered = pagination(words, 99, 4, |page| format!("?page={page}")).into_string();
        assert!(rendered.contains("href=\"?page=4\" aria-current=\"page\""));
        assert!(!rendered.contains("rel=\"next\""));
        assert_eq!(pagination(words, 1, 1, |_| String::new()).into_string(), "");
    }
}
