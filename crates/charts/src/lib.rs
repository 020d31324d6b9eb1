//! Figures drawn: bars, lines, areas, histograms, points, hemicycles, maps. Pure: a [`Figure`] in, text out.
//!
//! [`svg`] draws a picture that stands alone (title and description are in it, no script, no style sheet), [`vega_lite`] gives
//! the same figures to whoever draws them elsewhere, [`sentence`] says what there is to see, as an id with arguments: the
//! words live with whoever shows them. The table of the figures stands beside a picture, which is for a glance.
//!
//! ```
//! use charts::{Figure, Form, Label, Plain, Series};
//!
//! let figure = Figure {
//!     form: Form::Bars,
//!     labels: vec![Label::Name("Auray".to_owned()), Label::Name("Vannes".to_owned())],
//!     series: vec![Series { name: "montant".to_owned(), values: vec![Some(12.5), Some(4.0)] }],
//!     label_name: "commune".to_owned(),
//!     shapes: Vec::new(),
//! };
//! let drawn = charts::svg(&figure, "Subventions", "Auray reçoit le plus.", "s1", &Plain)?;
//! assert!(drawn.contains("<title id=\"s1-title\">Subventions"));
//! # Ok::<(), charts::Undrawn>(())
//! ```

mod axes;
mod bars;
mod figure;
mod hemicycle;
mod lines;
mod map;
mod sentence;
mod shapes;
mod svg;
mod vega;

pub use axes::round_step;
pub use figure::{Figure, Form, Label, Plain, Series, Undrawn, Writing};
pub use sentence::{Argument, Sentence, sentence};
pub use shapes::{Shape, shapes};
pub use svg::svg;
pub use vega::vega_lite;

/// What is drawn, at most: a picture of more says nothing to anybody.
pub mod limits {
    /// Bars; those beyond are in the table only
    pub const BARS_MAX: usize = 40;
    /// Series drawn side by side
    pub const SERIES_MAX: usize = 6;
    /// Points of a line, or of a cloud
    pub const POINTS_MAX: usize = 5_000;
    /// Seats drawn one by one; beyond, each stands for several
    pub const SEATS_MAX: usize = 700;
    /// Shapes of a map
    pub const SHAPES_MAX: usize = 40_000;
    /// Corners of all shapes together
    pub const CORNERS_MAX: usize = 2_000_000;
    /// Letters of a label before it is cut
    pub const LABEL_LETTERS_MAX: usize = 28;
}
