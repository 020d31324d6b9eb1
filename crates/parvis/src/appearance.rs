//! How a body looks: what its agents choose, and what is refused because people could not read it.

use kernel::{
    Action, Appearance, Event, Fault, FieldFault, Fields, Quality, Right, Scope, Sentence, SubjectRef, Work,
};
use ui::colours::{Colour, ColourError, TownColours};

/// Changing how the body looks.
pub(crate) const CHANGE: Right = Right {
    code: "house.change-appearance",
    held_by: &[Quality::Agent],
};

/// The longest short name, in characters: one line of a telephone.
pub(crate) const SHORT_NAME_CHARS_MAX: usize = 30;
/// The longest description of an emblem, in characters.
pub(crate) const EMBLEM_WORDS_CHARS_MAX: usize = 150;
/// The largest emblem, in bytes: it comes with every first page.
pub(crate) const EMBLEM_BYTES_MAX: usize = 250_000;

/// Chooses the name at the top of pages and the two colours, unless somebody else changed the look since `version`.
pub(crate) struct ChooseColours {
    pub(crate) version: i64,
    pub(crate) short_name: String,
    /// As typed; empty for the colour of Parvis
    pub(crate) main: String,
    /// The same
    pub(crate) accent: String,
}

impl Action for ChooseColours {
    const NAME: &'static str = "house.choose-colours";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let mut look = look_of(work, self.version).await?;
        let mut faults = Fields::default();
        look.short_name = match self.short_name.trim() {
            "" => String::new(),
            name => faults.name(
                "short_name",
                name,
                SHORT_NAME_CHARS_MAX,
                "house-appearance-name-long",
                "house-appearance-name-long",
            ),
        };
        look.main_colour = chosen(&mut faults, "main_colour", &self.main, TownColours::MAIN);
        look.accent_colour = chosen(&mut faults, "accent_colour", &self.accent, TownColours::ACCENT);
        faults.finish()?;
        keep(work, &look).await
    }
}

/// A colour that can be read on every ground of the style sheet; none for the style sheet's own.
fn chosen(faults: &mut Fields, field: &'static str, typed: &str, own: Colour) -> Option<String> {
    match read(typed, own) {
        Ok(colour) => colour
            .filter(|colour| *colour != own)
            .map(|colour| colour.to_string()),
        Err(error) => {
            faults.refuse(field, why(&error));
            None
        }
    }
}

/// The colour typed, none when nothing was.
pub(crate) fn read(typed: &str, own: Colour) -> Result<Option<Colour>, ColourError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let colour: Colour = typed.parse()?;
    TownColours::new(colour, own)?;
    Ok(Some(colour))
}

fn why(error: &ColourError) -> Sentence {
    match error {
        ColourError::NotHexadecimal(_) => Sentence::new("house-appearance-colour-unreadable"),
        ColourError::TooPale {
            contrast, nearest, ..
        } => Sentence::new("house-appearance-colour-pale")
            .with("contrast", format!("{contrast:.1}").replace('.', ","))
            .with("nearest", nearest.to_string()),
    }
}

/// Puts a picture beside the name of the body, describes it anew, or takes it away, unless somebody else changed the look
/// since `version`.
pub(crate) struct ChooseEmblem {
    pub(crate) version: i64,
    /// A new picture; none keeps the one there is
    pub(crate) file: Option<Vec<u8>>,
    /// What it shows
    pub(crate) words: String,
    pub(crate) is_removed: bool,
}

impl Action for ChooseEmblem {
    const NAME: &'static str = "house.choose-emblem";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let mut look = look_of(work, self.version).await?;
        if self.is_removed {
            look.emblem = None;
            look.emblem_words = String::new();
            return keep(work, &look).await;
        }
        self.words.trim().clone_into(&mut look.emblem_words);
        if look.emblem_words.chars().count() > EMBLEM_WORDS_CHARS_MAX {
            let sentence = Sentence::new("house-appearance-words-long").with("max", EMBLEM_WORDS_CHARS_MAX);
            return Err(Fault::Invalid(vec![FieldFault {
                field: "words",
                sentence,
            }]));
        }
        if let Some(file) = &self.file {
            if file.len() > EMBLEM_BYTES_MAX {
                return Err(Fault::field("emblem", "house-appearance-emblem-large"));
            }
            let media_type = picture_type(file)
                .ok_or_else(|| Fault::field("emblem", "house-appearance-emblem-unreadable"))?;
            look.emblem = Some(work.keep_file(media_type, file.clone()).await?);
        }
        if look.emblem.is_none() {
            return Err(Fault::field("emblem", "house-appearance-emblem-none"));
        }
        keep(work, &look).await
    }
}

/// The kind of a picture, by its first bytes and never by its name: PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, B.1.1.3) or
/// WebP (RFC 9649, section 2.4). No SVG: it can hold programs.
fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// The look as it stands, once it is known that the actor may change it and has seen it.
async fn look_of(work: &mut Work, version: i64) -> Result<Appearance, Fault> {
    work.require(&CHANGE, Scope::BODY).await?;
    let look = Appearance::find(&mut work.sql, work.body).await?;
    if look.version == version {
        Ok(look)
    } else {
        Err(Fault::Stale("appearance"))
    }
}

async fn keep(work: &mut Work, look: &Appearance) -> Result<(), Fault> {
    let now = work.now;
    if !look.write(&mut work.sql, now).await? {
        return Err(Fault::Stale("appearance"));
    }
    // Everybody sees what it is; the journal says that it changed.
    let body = SubjectRef::new("collectivite", work.body);
    work.journal(Event::public("house.appearance-changed", body))
        .await
}

#[cfg(test)]
mod tests {
    use super::picture_type;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        assert_eq!(picture_type(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(picture_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(picture_type(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        for other in [
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".as_slice(),
            b"GIF89a",
            b"%PDF-1.7",
            b"",
        ] {
            assert_eq!(picture_type(other), None);
        }
    }
}
