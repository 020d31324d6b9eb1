//! Why an action did not happen, in terms the edge can turn into words and into a status.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// A sentence to be said in the reader's language: a key of the translations, and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The key in `locales/`
    pub key: &'static str,
    /// Named arguments
    pub arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a sentence. Numbers stay numbers: languages choose a plural by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Said as it is
    Text(String),
    /// Grouped and pluralised by language
    Number(i64),
    /// A date and time, said in the body's time zone
    At(db::Instant),
    /// A date
    On(jiff::civil::Date),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<db::Instant> for Argument {
    fn from(instant: db::Instant) -> Self {
        Self::At(instant)
    }
}

impl From<jiff::civil::Date> for Argument {
    fn from(date: jiff::civil::Date) -> Self {
        Self::On(date)
    }
}

impl Sentence {
    /// A sentence without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// One field of a form that cannot be accepted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name in the form
    pub field: &'static str,
    /// The sentence shown beside it and in the summary
    pub sentence: Sentence,
}

/// Why an action did not happen. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The actor does not hold the right. Status 403, or the sign-in page for a visitor.
    #[error("right {right} not held")]
    Forbidden {
        /// The right's code
        right: &'static str,
    },
    /// There is no such thing here. Status 404.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// Some fields cannot be accepted: the form comes back filled. Status 422.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// A rule says no. Status 409.
    #[error("refused: {}", .sentence.key)]
    Refused {
        /// The sentence that says why and what can be done
        sentence: Sentence,
        /// The article of law or of the body's rules, when one says so
        article: Option<String>,
    },
    /// Somebody else changed the same thing since the form was opened: both versions must be shown. Status 409.
    #[error("stale: {0}")]
    Stale(&'static str),
    /// Two copies of one request ran at once: the one that lost runs again and finds the first one's answer.
    #[error("the same request is being answered")]
    Raced,
    /// The database failed. Status 500, or 503 when others who write at once were in the way each time it was tried again.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// The store of files, which is elsewhere, does not answer or refuses. Status 503, details in the log only.
    #[error("the store of files: {0}")]
    FilesAway(String),
    /// Too many ask for the same heavy work at once: nothing was begun, and the same may succeed in a moment. Status 503.
    #[error("busy: {}", .0.key)]
    Busy(Sentence),
    /// Something that cannot be mended by the person in front. Status 500, details in the log only.
    #[error("{0}")]
    Internal(String),
}

impl Fault {
    /// One field is wrong.
    pub fn field(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(vec![FieldFault {
            field,
            sentence: Sentence::new(key),
        }])
    }

    /// A rule says no, without an article to cite.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused {
            sentence: Sentence::new(key),
            article: None,
        }
    }

    /// A rule says no, with arguments for the sentence.
    pub fn refused_with(sentence: Sentence) -> Self {
        Self::Refused {
            sentence,
            article: None,
        }
    }

    /// A rule of law says no.
    pub fn unlawful(sentence: Sentence, article: impl Into<String>) -> Self {
        Self::Refused {
            sentence,
            article: Some(article.into()),
        }
    }

    /// True when running the same transaction again may succeed.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Raced => true,
            Self::Db(error) => error.is_transient(),
            _ => false,
        }
    }
}

/// Collects the faults of a form's fields, so that a person sees them all at once.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldFault>);

impl Fields {
    /// Notes that `field` cannot be accepted.
    pub fn refuse(&mut self, field: &'static str, sentence: Sentence) {
        self.0.push(FieldFault { field, sentence });
    }

    /// Trims `value`; notes `empty` when nothing is left and `too_long` (argument `max`) beyond `chars_max` characters.
    pub fn text(
        &mut self,
        field: &'static str,
        value: &str,
        chars_max: usize,
        empty: &'static str,
        too_long: &'static str,
    ) -> String {
        let trimmed = value.trim().replace("\r\n", "\n");
        if trimmed.is_empty() {
            self.refuse(field, Sentence::new(empty));
        } else if trimmed.chars().count() > chars_max {
            self.refuse(field, Sentence::new(too_long).with("max", chars_max));
        }
        trimmed
    }

    /// A name of a person or of a group, on one line, between words one space. What is not seen is refused: it would let
    /// two names look the same, or turn the words around it backwards (Unicode technical report 36, section 2).
    pub fn name(
        &mut self,
        field: &'static str,
        value: &str,
        chars_max: usize,
        empty: &'static str,
        too_long: &'static str,
    ) -> String {
        let on_one_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(unseen) = on_one_line.chars().find(|letter| is_unseen(*letter)) {
            let code = format!("U+{:04X}", u32::from(unseen));
            self.refuse(field, Sentence::new("name-unseen").with("code", code));
            return on_one_line;
        }
        self.text(field, &on_one_line, chars_max, empty, too_long)
    }

    /// `Ok` when nothing was noted.
    pub fn finish(self) -> Result<(), Fault> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Fault::Invalid(self.0))
        }
    }
}

/// True for what shows nothing or changes how its neighbours show: controls, format characters (bidirectional ones and
/// zero-width ones among them), letters that are blank (`Default_Ignorable_Code_Point`, and the empty Braille cell), and
/// what no standard says how to show.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    ) || matches!(
        letter,
        '\u{034f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Fault, Fields};

    fn read(typed: &str) -> Result<String, Fault> {
        let mut fields = Fields::default();
        let name = fields.name("name", typed, 100, "empty", "too-long");
        fields.finish().map(|()| name)
    }

    #[test]
    fn names_of_many_lands_are_names() {
        for name in [
            "Maïwenn Le Goff",
            "Jean-Rémy d’Œuf",
            "N’Diaye",
            "José Álvarez",
            "Δημήτρης",
            "محمد",
            "李小龙",
            "क्षितिज",
            "Groupe n°\u{a0}3 – Numérique",
        ] {
            let on_one_line = name.replace('\u{a0}', " ");
            assert_eq!(read(name).expect("a name"), on_one_line);
        }
        assert_eq!(read("  Ada \n  Lovelace ").expect("a name"), "Ada Lovelace");
    }

    #[test]
    fn what_is_not_seen_is_refused() {
        let unseen = "\u{202e}\u{2066}\u{200f}\u{200b}\u{200d}\u{ad}\u{feff}\u{61c}\u{3164}\u{2800}\u{e0041}\0\u{7f}\u{e000}\u{fe0f}";
        for unseen in unseen.chars() {
            assert!(read(&format!("Ada{unseen} Lovelace")).is_err(), "{unseen:?}");
            assert!(read(&unseen.to_string()).is_err(), "{unseen:?}");
        }
    }
}
