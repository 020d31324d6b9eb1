//! A picture as SVG: its title and what it says within, no script, no style sheet; elements have classes for pages that
//! have their own colours.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use crate::figure::{Figure, Form, Undrawn, Writing};
use crate::limits::LABEL_LETTERS_MAX;
use crate::{bars, hemicycle, lines, map};

/// Colours told apart by those who do not see some, each at three to one on white at least, and how lines of each are dashed.
const SHADES: [(&str, &str); 6] = [
    ("#0b5394", ""),
    ("#b45309", "8 4"),
    ("#0f766e", "2 4"),
    ("#9d174d", "12 4 2 4"),
    ("#6d28d9", "6 2"),
    ("#52525b", "1 3"),
];

pub(crate) fn shade(series: usize) -> (&'static str, &'static str) {
    SHADES
        .get(series % SHADES.len())
        .copied()
        .unwrap_or(("#0b5394", ""))
}

/// Draws figures. `title` and `description` are read in place of the picture; `id` begins the ids of its elements, so that
/// several stand on one page.
pub fn svg(
    figure: &Figure,
    title: &str,
    description: &str,
    id: &str,
    writing: &dyn Writing,
) -> Result<String, Undrawn> {
    if figure.values().next().is_none() {
        return Err(Undrawn::Nothing);
    }
    let mut drawing = Drawing::new();
    match figure.form {
        Form::Bars => bars::lying(figure, &mut drawing, writing),
        Form::Histogram => bars::standing(figure, &mut drawing, writing)?,
        Form::Lines | Form::Areas | Form::Points => lines::draw(figure, &mut drawing, writing)?,
        Form::Hemicycle => hemicycle::draw(figure, &mut drawing, writing)?,
        Form::Map => map::draw(figure, &mut drawing, writing)?,
    }
    Ok(drawing.whole(title, description, id))
}

/// Elements of a picture, one after another.
pub(crate) struct Drawing {
    body: Writer<Vec<u8>>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Drawing {
    fn new() -> Self {
        Self {
            body: Writer::new(Vec::new()),
            width: 640.0,
            height: 360.0,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        self.body
            .write_event(event)
            .expect("writing to memory does not fail");
    }

    pub(crate) fn element(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Empty(start));
    }

    /// An element with a title of its own, shown to a pointer and said of each mark.
    pub(crate) fn titled(&mut self, name: &str, attributes: Attributes<'_>, title: &str) {
        self.open(name, attributes);
        self.text_element("title", &[], title);
        self.close(name);
    }

    pub(crate) fn text_element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        // What XML forbids is in some cells all the same.
        let said: String = text
            .chars()
            .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
            .collect();
        self.event(Event::Text(BytesText::new(&said)));
        self.close(name);
    }

    pub(crate) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start));
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Words of the picture, in the colour of the page's own.
    pub(crate) fn words(&mut self, (x, y): (f64, f64), anchor: &str, text: &str) {
        let (x, y) = (short(x), short(y));
        self.text_element(
            "text",
            &[
                ("class", "chart-text"),
                ("x", &x),
                ("y", &y),
                ("text-anchor", anchor),
                ("font-size", "12"),
                ("fill", "currentColor"),
            ],
            &cut(text),
        );
    }

    pub(crate) fn grid(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let (x1, y1, x2, y2) = (short(x1), short(y1), short(x2), short(y2));
        self.element(
            "line",
            &[
                ("class", "chart-grid"),
                ("x1", &x1),
                ("y1", &y1),
                ("x2", &x2),
                ("y2", &y2),
                ("stroke", "currentColor"),
                ("stroke-opacity", "0.25"),
            ],
        );
    }

    /// Whose colour is whose, in rows under one another; gives the height they take.
    pub(crate) fn keys(&mut self, names: &[String], y: f64) -> f64 {
        for (at, name) in names.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a few series")]
            let y = y + 18.0 * at as f64;
            let (fill, _) = shade(at);
            self.element(
                "rect",
                &[
                    (
                        "class",
                        &["chart-key chart-series-", &(at + 1).to_string()].concat(),
                    ),
                    ("x", "12"),
                    ("y", &short(y)),
                    ("width", "12"),
                    ("height", "12"),
                    ("fill", fill),
                ],
            );
            self.words((30.0, y + 10.5), "start", name);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few series")]
        let height = 18.0 * names.len() as f64 + 6.0;
        height
    }

    fn whole(self, title: &str, description: &str, id: &str) -> String {
        let mut whole = Self::new();
        let (title_id, description_id) = ([id, "-title"].concat(), [id, "-desc"].concat());
        let view = ["0 0 ", &short(self.width), " ", &short(self.height)].concat();
        whole.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("class", "chart"),
                ("viewBox", &view),
                ("role", "img"),
                ("aria-labelledby", &[&title_id, " ", &description_id].concat()),
                ("font-family", "sans-serif"),
            ],
        );
        whole.text_element("title", &[("id", &title_id)], title);
        whole.text_element("desc", &[("id", &description_id)], description);
        // What stands within is said by the title, the description and the table.
        whole.open("g", &[("aria-hidden", "true")]);
        let mut text = String::from_utf8(whole.body.into_inner()).unwrap_or_default();
        text.push_str(&String::from_utf8(self.body.into_inner()).unwrap_or_default());
        let mut end = Self::new();
        end.close("g");
        end.close("svg");
        text.push_str(&String::from_utf8(end.body.into_inner()).unwrap_or_default());
        text
    }
}

/// A place to a tenth of a unit: pages stay small.
pub(crate) fn short(place: f64) -> String {
    let text = format!("{place:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// The beginning of a name that is too long; the whole stands in the table.
pub(crate) fn cut(text: &str) -> String {
    if text.chars().nth(LABEL_LETTERS_MAX).is_none() {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(LABEL_LETTERS_MAX - 1).collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}
