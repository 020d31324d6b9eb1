//! The two colours a town chooses, refused when people could not read with them.
//!
//! The main colour carries links, buttons and the header; the accent marks what is current. Both must reach 4.5:1
//! against every ground that the style sheet puts them on (WCAG 2.2, 1.4.3), which is more than the 3:1 of what is no
//! text (1.4.11). For dark screens the same hues are lightened until they do. A colour that is refused comes back with
//! the nearest one of the same hue that would not be.

use std::fmt::{self, Display, Formatter, Write};
use std::str::FromStr;

use kernel::Appearance;
use thiserror::Error;

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub const CONTRAST_MIN: f64 = 4.5;

/// The page's own ground, as in the style sheet's `--paper`.
pub const PAPER: Colour = Colour::of(0xff_ff_ff);

/// The grounds on which links, marks and focus stand, in light pages and in dark ones: the style sheet's own values.
const GROUNDS_LIGHT: [(&str, Colour); 6] = [
    ("paper", Colour::of(0xff_ff_ff)),
    ("surface", Colour::of(0xf3_f1_ea)),
    ("info-ground", Colour::of(0xe8_ef_f8)),
    ("good-ground", Colour::of(0xe6_f2_e9)),
    ("warning-ground", Colour::of(0xfb_f0_d7)),
    ("bad-ground", Colour::of(0xfb_ea_e7)),
];
const GROUNDS_DARK: [(&str, Colour); 6] = [
    ("paper", Colour::of(0x16_1d_1f)),
    ("surface", Colour::of(0x24_2e_31)),
    ("info-ground", Colour::of(0x18_29_3d)),
    ("good-ground", Colour::of(0x16_30_1f)),
    ("warning-ground", Colour::of(0x35_29_0f)),
    ("bad-ground", Colour::of(0x3c_1c_1a)),
];
/// What is written on the main colour, `--on-town`, in light pages and in dark ones: no closer to it than the paper.
const ON_TOWN_LIGHT: Colour = Colour::of(0xff_ff_ff);
const ON_TOWN_DARK: Colour = Colour::of(0x10_19_1b);

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
        /// The nearest colour of the same hue that can be read.
        nearest: Colour,
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
    /// `0x1f_5a_66` is #1f5a66.
    const fn of(digits: u32) -> Self {
        let [_, red, green, blue] = digits.to_be_bytes();
        Self { red, green, blue }
    }

    fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Relative luminance, from 0 (black) to 1 (white): WCAG 2.2, « relative luminance ».
    fn luminance(self) -> f64 {
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

    /// The least contrast it has with these grounds, and with what is written on it.
    fn least_contrast(self, grounds: &[(&str, Self)], written_on_it: Self) -> f64 {
        let pairs = grounds.iter().map(|(_, ground)| self.contrast(*ground));
        pairs.fold(self.contrast(written_on_it), f64::min)
    }

    /// The contrast it has where it is hardest to read, in light pages.
    pub fn least_contrast_in_light(self) -> f64 {
        self.least_contrast(&GROUNDS_LIGHT, ON_TOWN_LIGHT)
    }

    /// The same light with less of it, until it can be read on light pages: hue and saturation stay, since the three
    /// parts are dimmed together where light adds up.
    fn readable_in_light(self) -> Self {
        let (mut least, mut most) = (0.0, 1.0);
        let dimmed = |share: f64| Self {
            red: encoded(linear(self.red) * share),
            green: encoded(linear(self.green) * share),
            blue: encoded(linear(self.blue) * share),
        };
        if self.least_contrast_in_light() >= CONTRAST_MIN {
            return self;
        }
        // Halving more often than a part has bits changes nothing more.
        for _ in 0..24 {
            let share = f64::midpoint(least, most);
            if dimmed(share).least_contrast_in_light() >= CONTRAST_MIN {
                least = share;
            } else {
                most = share;
            }
        }
        dimmed(least)
    }

    fn readable_in_the_dark(self) -> Self {
        let mut colour = self;
        while colour.least_contrast(&GROUNDS_DARK, ON_TOWN_DARK) < CONTRAST_MIN {
            colour = colour.lighter();
        }
        colour
    }
}

/// A part of a colour as an amount of light, from 0 to 1 (WCAG 2.2, « relative luminance »).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 {
        part / 12.92
    } else {
        ((part + 0.055) / 1.055).powf(2.4)
    }
}

/// The contrary; never lighter than asked.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 255 just before"
)]
fn encoded(light: f64) -> u8 {
    let part = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    (part * 255.0).floor().clamp(0.0, 255.0) as u8
}

/// The two colours of a town, both readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TownColours {
    main: Colour,
    accent: Colour,
}

impl TownColours {
    /// The colour of the browser's own frame: the main one.
    pub fn main(&self) -> Colour {
        self.main
    }

    /// Takes two colours if both can be read on the page.
    pub fn new(main: Colour, accent: Colour) -> Result<Self, ColourError> {
        for colour in [main, accent] {
            let contrast = colour.least_contrast_in_light();
            if contrast < CONTRAST_MIN {
                let nearest = colour.readable_in_light();
                return Err(ColourError::TooPale {
                    colour,
                    contrast,
                    nearest,
                });
            }
        }
        Ok(Self { main, accent })
    }

    /// The colours that a body chose; one left alone is that of the style sheet. None when it chose neither, or when what
    /// was kept could not be read.
    pub fn chosen(look: &Appearance) -> Option<Self> {
        if look.main_colour.is_none() && look.accent_colour.is_none() {
            return None;
        }
        let or = |chosen: &Option<String>, own: Colour| match chosen {
            Some(written) => written.parse().ok(),
            None => Some(own),
        };
        let main = or(&look.main_colour, Self::MAIN)?;
        let accent = or(&look.accent_colour, Self::ACCENT)?;
        Self::new(main, accent).ok()
    }

    /// The main colour of the style sheet, for bodies that choose none.
    pub const MAIN: Colour = Colour::of(0x1f_5a_66);
    /// Its accent.
    pub const ACCENT: Colour = Colour::of(0xa8_44_1f);

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
        let (light, dark) = tokens
            .split_once("prefers-color-scheme: dark")
            .expect("two blocks");
        let more_light = [
            ("on-town", ON_TOWN_LIGHT),
            ("town", TownColours::MAIN),
            ("town-accent", TownColours::ACCENT),
        ];
        let more_dark = [("on-town", ON_TOWN_DARK)];
        for (block, grounds, more) in [
            (light, GROUNDS_LIGHT, more_light.as_slice()),
            (dark, GROUNDS_DARK, more_dark.as_slice()),
        ] {
            for (name, ground) in grounds.iter().chain(more) {
                assert!(
                    block.contains(&format!("--{name}: {ground};")),
                    "--{name}: {ground}"
                );
            }
            // Every ground of the sheet is looked at.
            let named = block.matches("-ground: ").count() + 2;
            assert_eq!(named, grounds.len());
        }
    }

    #[test]
    fn the_nearest_colour_can_be_read_and_has_the_same_hue() {
        for written in [
            "ffcc00", "ff0000", "00ff00", "7fc4cf", "ffffff", "e6007e", "808080", "f5e6c8",
        ] {
            let refusal = TownColours::new(colour(written), TownColours::ACCENT).expect_err("too pale");
            let ColourError::TooPale { nearest, .. } = refusal else {
                panic!("{refusal}");
            };
            let contrast = nearest.least_contrast_in_light();
            assert!(contrast >= CONTRAST_MIN, "{nearest} reaches {contrast}");
            assert!(
                contrast < CONTRAST_MIN + 0.15,
                "{nearest} is darker than it must: {contrast}"
            );
            let (before, after) = (colour(written), nearest);
            let rank = |colour: Colour| {
                let mut parts = [(colour.red, 'r'), (colour.green, 'g'), (colour.blue, 'b')];
                parts.sort_unstable();
                parts.map(|(_, name)| name)
            };
            if before.red != before.green && before.green != before.blue && before.red != before.blue {
                assert_eq!(rank(before), rank(after), "{before} → {after}");
            }
        }
    }

    #[test]
    fn a_body_may_choose_one_colour_and_leave_the_other() {
        let mut look = Appearance::plain(kernel::CollectiviteId::from_uuid(db::Uuid::nil()));
        assert_eq!(TownColours::chosen(&look), None);
        look.accent_colour = Some("#7a1f5c".to_owned());
        let chosen = TownColours::chosen(&look).expect("readable");
        assert_eq!(
            (chosen.main, chosen.accent),
            (TownColours::MAIN, colour("7a1f5c"))
        );
        look.main_colour = Some("#ffff00".to_owned());
        assert_eq!(
            TownColours::chosen(&look),
            None,
            "what cannot be read is not shown"
        );
    }

    #[test]
    fn a_pale_colour_is_refused_with_its_contrast() {
        let refusal = TownColours::new(colour("1f5c63"), colour("ffcc00")).expect_err("too pale");
        assert!(
            matches!(refusal, ColourError::TooPale { colour: pale, contrast, .. } if pale == colour("ffcc00") && contrast < 2.0)
        );
        for written in ["", "12345", "gggggg", "1f5c6é", "#1f5c63ff"] {
            assert!(Colour::from_str(written).is_err(), "{written}");
        }
    }

    #[test]
    fn dark_screens_get_a_hue_that_can_be_read() {
        for written in ["000000", "1f5c63", "a8441f", "00005f", "5a0000"] {
            let lightened = colour(written).readable_in_the_dark();
            assert!(
                lightened.least_contrast(&GROUNDS_DARK, ON_TOWN_DARK) >= CONTRAST_MIN,
                "{written} → {lightened}"
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
