//! The two colours a town chooses, refused when people could not read with them.
//!
//! The main colour carries links, buttons and the header; the accent marks what is current. Both must reach 4.5:1
//! against the page (WCAG 2.2, 1.4.3). For dark screens the same hues are lightened until they do.

use std::fmt::{self, Display, Formatter, Write};
use std::str::FromStr;

use thiserror::Error;

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub const CONTRAST_MIN: f64 = 4.5;

/// The main colour of a body that chose none, as in the style sheet's `--town`.
pub const MAIN: &str = "#1f5a66";
/// The page's own ground, as in the style sheet's `--paper`.
pub const PAPER: &str = "#ffffff";

/// The lightest surface of light pages and of dark ones, as in the style sheet's `--surface`.
const PAPER_LIGHT: Colour = Colour {
    red: 0xff,
    green: 0xff,
    blue: 0xff,
};
const TINT_LIGHT: Colour = Colour {
    red: 0xf3,
    green: 0xf1,
    blue: 0xea,
};
const SURFACE_DARK: Colour = Colour {
    red: 0x24,
    green: 0x2e,
    blue: 0x31,
};

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Why a colour cannot be used.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ColourError {
    /// Not written as six hexadecimal digits.
    #[error("a colour is written with six hexadecimal digits, as 1f5c63: {0}")]
    NotHexadecimal(String),
    /// Too pale to be read on the page.
    #[error("the colour {colour} reaches a contrast of {contrast:.1} only, and 4.5 is needed to be read")]
    TooPale {
        /// The colour refused.
        colour: Colour,
        /// The contrast it reaches, from 1 to 21.
        contrast: f64,
    },
}

impl FromStr for Colour {
    type Err = ColourError;

    /// Reads `1f5c63` or `#1f5c63`.
    fn from_str(written: &str) -> Result<Self, ColourError> {
        let digits = written.strip_prefix('#').unwrap_or(written);
        let refused = || ColourError::NotHexadecimal(written.chars().take(20).collect());
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).map_err(|_| refused());
        Ok(Self {
            red: part(0)?,
            green: part(2)?,
            blue: part(4)?,
        })
    }
}

impl Display for Colour {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.digits())
    }
}

impl Colour {
    fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Relative luminance, from 0 (black) to 1 (white): WCAG 2.2, « relative luminance ».
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast of two colours, from 1 to 21: WCAG 2.2, « contrast ratio ».
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// One twentieth closer to white.
    fn lighter(self) -> Self {
        let lift = |part: u8| part.saturating_add(((255 - part) / 20).max(1));
        Self {
            red: lift(self.red),
            green: lift(self.green),
            blue: lift(self.blue),
        }
    }

    fn readable_in_the_dark(self) -> Self {
        let mut colour = self;
        while colour.contrast(SURFACE_DARK) < CONTRAST_MIN {
            colour = colour.lighter();
        }
        colour
    }
}

/// The two colours of a town, both readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TownColours {
    main: Colour,
    accent: Colour,
}

impl TownColours {
    /// Takes two colours if both can be read on the page.
    pub fn new(main: Colour, accent: Colour) -> Result<Self, ColourError> {
        for colour in [main, accent] {
            let contrast = colour.contrast(PAPER_LIGHT).min(colour.contrast(TINT_LIGHT));
            if contrast < CONTRAST_MIN {
                return Err(ColourError::TooPale { colour, contrast });
            }
        }
        Ok(Self { main, accent })
    }

    /// The name of the style sheet that carries them: `colours-1f5c63-a8441f.css`.
    pub(crate) fn file_name(self) -> String {
        format!("colours-{}-{}.css", self.main.digits(), self.accent.digits())
    }

    /// The colours of a style sheet's name; `None` when it is not one, or they could not be read.
    pub(crate) fn from_file_name(name: &str) -> Option<Self> {
        let (main, accent) = name
            .strip_prefix("colours-")?
            .strip_suffix(".css")?
            .split_once('-')?;
        Self::new(main.parse().ok()?, accent.parse().ok()?).ok()
    }

    /// The style sheet: two custom properties, and the same hues lightened for dark screens.
    pub(crate) fn style_sheet(self) -> String {
        let mut css = String::new();
        let (main, accent) = (self.main, self.accent);
        let (main_dark, accent_dark) = (main.readable_in_the_dark(), accent.readable_in_the_dark());
        let written = write!(
            css,
            ":root{{--town:{main};--town-accent:{accent}}}\
             @media screen and (prefers-color-scheme:dark){{:root{{--town:{main_dark};--town-accent:{accent_dark}}}}}"
        );
        written.expect("writing into a string cannot fail");
        css
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        written.parse().expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((colour("000000").contrast(colour("ffffff")) - 21.0).abs() < 1e-9);
        assert!((colour("#777777").contrast(colour("ffffff")) - 4.478).abs() < 1e-3);
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../web/styles/tokens.css");
        for (name, ground) in [
            ("paper", PAPER_LIGHT),
            ("surface", TINT_LIGHT),
            ("surface", SURFACE_DARK),
        ] {
            assert!(
                tokens.contains(&format!("--{name}: {ground};")),
                "--{name}: {ground}"
            );
        }
    }

    #[test]
    fn the_first_colours_are_those_of_the_style_sheet() {
        let tokens = include_str!("../web/styles/tokens.css");
        assert!(tokens.contains(&format!("--town: {MAIN};")));
        assert!(tokens.contains(&format!("--paper: {PAPER};")));
    }

    #[test]
    fn a_pale_colour_is_refused_with_its_contrast() {
        let refusal = TownColours::new(colour("1f5c63"), colour("ffcc00")).expect_err("too pale");
        assert!(
            matches!(refusal, ColourError::TooPale { colour: pale, contrast } if pale == colour("ffcc00") && contrast < 2.0)
        );
        for written in ["", "12345", "gggggg", "1f5c6é", "#1f5c63ff"] {
            assert!(Colour::from_str(written).is_err(), "{written}");
        }
    }

    #[test]
    fn dark_screens_get_a_hue_that_can_be_read() {
        for written in ["000000", "1f5c63", "a8441f", "00005f", "5a0000"] {
            assert!(
                colour(written).readable_in_the_dark().contrast(SURFACE_DARK) >= CONTRAST_MIN,
                "{written}"
            );
        }
    }

    #[test]
    fn the_name_of_the_sheet_gives_the_colours_back() {
        let colours = TownColours::new(colour("1f5c63"), colour("a8441f")).expect("readable");
        assert_eq!(TownColours::from_file_name(&colours.file_name()), Some(colours));
        assert_eq!(TownColours::from_file_name("colours-ffffff-ffffff.css"), None);
        assert_eq!(TownColours::from_file_name("style.css"), None);
        assert!(
            colours
                .style_sheet()
                .starts_with(":root{--town:#1f5c63;--town-accent:#a8441f}")
        );
    }
}
