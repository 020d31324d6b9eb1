//! What acts are about: a theme given in free words, or the first level of the nomenclature for a described deliberation.

use kernel::{Fields, Sentence};
use ui::paging::query_value;

use super::Matter;

/// The longest theme, in characters: that of a consultation.
pub(crate) const THEME_CHARS_MAX: usize = 80;

/// A theme that acts are looked for and followed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// What it is called
    pub(crate) name: String,
    /// Its number, when the nomenclature of matters has one of this name
    pub(crate) number: Option<u8>,
}

impl Theme {
    /// The one called so: capitals and accents aside, that of the nomenclature when it has it.
    pub(crate) fn named(name: &str) -> Self {
        let key = db::sort_key(name);
        let matter = Matter::all()
            .iter()
            .find(|matter| db::sort_key(&matter.theme) == key);
        Self {
            name: name.to_owned(),
            number: matter.and_then(Matter::theme_number),
        }
    }

    /// The one of a number of the nomenclature.
    pub(crate) fn numbered(number: u8) -> Option<Self> {
        Some(Self {
            name: Matter::theme_of(number)?.to_owned(),
            number: Some(number),
        })
    }

    /// What makes two themes the same.
    pub(crate) fn key(&self) -> Vec<u8> {
        db::sort_key(&self.name)
    }

    /// As it stands in addresses: its number, or else its name.
    pub(crate) fn value(&self) -> String {
        self.number
            .map_or_else(|| self.name.clone(), |number| number.to_string())
    }

    /// The same in a query of ours.
    pub(crate) fn query(&self) -> String {
        format!("theme={}", query_value(&self.value()))
    }
}

/// The theme typed, which may be empty. One of digits alone would be taken for a number of the nomenclature.
pub(crate) fn theme_typed(fields: &mut Fields, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    if !typed.chars().any(char::is_alphabetic) {
        fields.refuse("theme", Sentence::new("acts-theme-without-letter"));
        return typed.trim().to_owned();
    }
    fields.name(
        "theme",
        typed,
        THEME_CHARS_MAX,
        "acts-theme-without-letter",
        "acts-theme-too-long",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_of_the_nomenclature_keeps_its_number_in_addresses() {
        let finances = Theme::named("Finances Locales");
        assert_eq!((finances.number, finances.query().as_str()), (Some(7), "theme=7"));
        assert_eq!(finances.key(), Theme::numbered(7).expect("it is there").key());
        let bikes = Theme::named("Vélo & marche");
        assert_eq!(
            (bikes.number, bikes.query().as_str()),
            (None, "theme=V%C3%A9lo%20%26%20marche")
        );
        assert_eq!(Theme::numbered(12), None);
    }

    #[test]
    fn a_theme_is_words() {
        let read = |typed: &str| {
            let mut fields = Fields::default();
            let theme = theme_typed(&mut fields, typed);
            fields.finish().map(|()| theme)
        };
        assert_eq!(read("  Mobilités   douces ").expect("words"), "Mobilités douces");
        assert_eq!(read(" ").expect("none"), "");
        for wrong in ["7", "…", &"a".repeat(THEME_CHARS_MAX + 1), "Vélo\u{202e}"] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
