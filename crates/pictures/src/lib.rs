//! A drawing in SVG as a PNG file. Pure: text in, bytes out; no font of the machine, no other file is read.
//!
//! ```
//! let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text x="2" y="15">Été</text></svg>"#;
//! let file = pictures::png(svg, 80)?;
//! assert!(file.starts_with(b"\x89PNG\r\n"));
//! # Ok::<(), pictures::Undrawable>(())
//! ```

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use thiserror::Error;

/// The widest picture, in points.
pub const WIDTH_MAX: u32 = 4_096;
/// Points of a picture: four bytes each in memory while it is drawn.
pub const POINTS_MAX: u32 = 16_000_000;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum Undrawable {
    /// The drawing is no SVG, or has no size
    #[error("no drawing: {0}")]
    NoDrawing(String),
    /// It would be wider than [`WIDTH_MAX`], or hold more than [`POINTS_MAX`]
    #[error("too large a picture")]
    TooLarge,
}

/// The one font, whatever a drawing asks for.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(dejavu::sans_condensed::regular().to_vec());
    if let Some(name) = family(&fonts) {
        fonts.set_sans_serif_family(name.clone());
        fonts.set_serif_family(name.clone());
        fonts.set_monospace_family(name);
    }
    Arc::new(fonts)
});

fn family(fonts: &Database) -> Option<String> {
    let face = fonts.faces().next()?;
    face.families.first().map(|(name, _)| name.clone())
}

/// A picture of a drawing, `width` points wide, as a PNG file.
///
/// # Errors
/// [`Undrawable`].
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, Undrawable> {
    drawn(svg, width)?
        .encode_png()
        .map_err(|error| Undrawable::NoDrawing(error.to_string()))
}

fn drawn(svg: &str, width: u32) -> Result<Pixmap, Undrawable> {
    if width > WIDTH_MAX {
        return Err(Undrawable::TooLarge);
    }
    let options = Options {
        font_family: family(&FONTS).unwrap_or_default(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| Undrawable::NoDrawing(error.to_string()))?;
    let size = tree.size();
    let no_size = || Undrawable::NoDrawing("no size".to_owned());
    let points = size.to_int_size().scale_to_width(width).ok_or_else(no_size)?;
    if points.width().saturating_mul(points.height()) > POINTS_MAX {
        return Err(Undrawable::TooLarge);
    }
    let mut pixmap = Pixmap::new(points.width(), points.height()).ok_or(Undrawable::TooLarge)?;
    pixmap.fill(Color::WHITE);
    let scale = points.to_size().width() / size.width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

#[cfg(test)]
mod tests {
    use charts::{Figure, Form, Label, Plain, Series};

    use super::*;

    fn word(text: &str) -> String {
        [
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-family="sans-serif">"#,
            r#"<text x="4" y="32" font-size="24" fill="currentColor">"#,
            text,
            "</text></svg>",
        ]
        .concat()
    }

    /// Points that are darker than half.
    fn dark(svg: &str) -> usize {
        let pixmap = drawn(svg, 400).expect("drawn");
        let points = pixmap.pixels().iter();
        points.filter(|point| point.red() < 128).count()
    }

    #[test]
    fn letters_are_drawn_with_their_accents() {
        assert_eq!(dark(&word("")), 0, "white where nothing is written");
        let plain = dark(&word("Elegie a Noel"));
        assert!(plain > 500, "{plain}");
        let accented = dark(&word("Élégie à Noël"));
        assert!(accented > plain + 20, "{accented} against {plain}");
    }

    #[test]
    fn a_chart_is_as_wide_as_asked_and_keeps_its_shape() {
        let figure = Figure {
            form: Form::Bars,
            labels: vec![Label::Name("Étel".to_owned()), Label::Name("Vannes".to_owned())],
            series: vec![Series {
                name: "montant".to_owned(),
                values: vec![Some(12.5), Some(4.0)],
            }],
            label_name: "commune".to_owned(),
            shapes: Vec::new(),
        };
        let svg = charts::svg(&figure, "Subventions", "Étel reçoit le plus.", "s", &Plain).expect("drawn");
        let pixmap = drawn(&svg, 1_280).expect("a picture");
        assert_eq!(pixmap.width(), 1_280);
        // Bars are of the first shade, on white.
        let blue = pixmap.pixels().iter();
        let blue = blue.filter(|point| (point.red(), point.green(), point.blue()) == (0x0b, 0x53, 0x94));
        assert!(blue.count() > 1_000);
        let file = png(&svg, 640).expect("a file");
        assert_eq!(&file[16..20], 640_u32.to_be_bytes(), "its header says its width");
        assert_eq!(png(&svg, 640).expect("a file"), file, "the same bytes each time");
    }

    #[test]
    fn what_is_no_drawing_or_too_large_is_refused() {
        assert!(matches!(png("n.c.", 640), Err(Undrawable::NoDrawing(_))));
        assert!(matches!(
            png(&word("a"), WIDTH_MAX + 1),
            Err(Undrawable::TooLarge)
        ));
        let tall = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"></svg>"#;
        assert!(matches!(png(tall, 640), Err(Undrawable::TooLarge)));
        assert!(png(&word("a"), 0).is_err());
    }
}
