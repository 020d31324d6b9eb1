//! The fonts of paper: `DejaVu`, whose licence lets anybody embed them, and whose letters cover the languages of Europe.

use std::collections::HashMap;
use std::sync::Arc;

use krilla::text::Font;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontData, FontFamilyName};

/// Serif for what is read, sans for what is looked up, mono for what is copied. Sans stands in for what the two others
/// lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Serif,
    Sans,
    Mono,
}

const SERIF: FontFamilyName<'static> = FontFamilyName::named("serif-of-paper");
const SANS: FontFamilyName<'static> = FontFamilyName::named("sans-of-paper");
const MONO: FontFamilyName<'static> = FontFamilyName::named("mono-of-paper");
static READ: [FontFamilyName<'static>; 2] = [SERIF, SANS];
static LOOKED_UP: [FontFamilyName<'static>; 1] = [SANS];
static COPIED: [FontFamilyName<'static>; 2] = [MONO, SANS];

impl Family {
    /// The families tried, in order.
    pub(crate) fn names(self) -> &'static [FontFamilyName<'static>] {
        match self {
            Self::Serif => &READ,
            Self::Sans => &LOOKED_UP,
            Self::Mono => &COPIED,
        }
    }
}

/// What the program holds, and nothing of the machine it runs on: the same bytes everywhere.
pub(crate) fn context() -> FontContext {
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: false,
    });
    let held: [(&str, &'static [u8]); 7] = [
        ("serif-of-paper", dejavu::serif_condensed::regular()),
        ("serif-of-paper", dejavu::serif_condensed::bold()),
        ("serif-of-paper", dejavu::serif_condensed::italic()),
        ("serif-of-paper", dejavu::serif_condensed::bold_italic()),
        ("sans-of-paper", dejavu::sans_condensed::regular()),
        ("sans-of-paper", dejavu::sans_condensed::bold()),
        ("mono-of-paper", dejavu::sans_mono::regular()),
    ];
    for (family, bytes) in held {
        let named = FontInfoOverride {
            family_name: Some(family),
            width: Some(parley::FontWidth::NORMAL),
            style: None,
            weight: None,
            axes: None,
        };
        collection.register_fonts(Blob::new(Arc::new(bytes)), Some(named));
    }
    FontContext {
        collection,
        source_cache: SourceCache::default(),
    }
}

/// The fonts already handed to the writer.
#[derive(Default)]
pub(crate) struct Written(HashMap<u64, Font>);

impl Written {
    pub(crate) fn font(&mut self, data: &FontData) -> Font {
        self.0
            .entry(data.data.id())
            .or_insert_with(|| {
                let (bytes, _) = data.data.clone().into_raw_parts();
                Font::new(bytes.into(), data.index).expect("the fonts held by the program are whole")
            })
            .clone()
    }
}
