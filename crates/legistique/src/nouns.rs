//! The names French texts give to their divisions, with what is needed to speak of them correctly.

use crate::folding::fold;

/// A kind of division: « action », « article », « section »…
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    /// Folded form, used to compare and in machine paths.
    pub(crate) key: &'static str,
    /// Form people read.
    pub(crate) shown: &'static str,
    pub(crate) is_feminine: bool,
}

const fn feminine(key: &'static str, shown: &'static str) -> Noun {
    Noun {
        key,
        shown,
        is_feminine: true,
    }
}

const fn masculine(key: &'static str, shown: &'static str) -> Noun {
    Noun {
        key,
        shown,
        is_feminine: false,
    }
}

static NOUNS: [Noun; 26] = [
    feminine("action", "action"),
    masculine("article", "article"),
    feminine("annexe", "annexe"),
    masculine("titre", "titre"),
    masculine("chapitre", "chapitre"),
    feminine("section", "section"),
    feminine("sous-section", "sous-section"),
    feminine("partie", "partie"),
    masculine("livre", "livre"),
    feminine("mesure", "mesure"),
    masculine("axe", "axe"),
    masculine("objectif", "objectif"),
    feminine("orientation", "orientation"),
    feminine("proposition", "proposition"),
    feminine("recommandation", "recommandation"),
    feminine("fiche", "fiche"),
    masculine("point", "point"),
    masculine("engagement", "engagement"),
    masculine("enjeu", "enjeu"),
    masculine("chantier", "chantier"),
    feminine("priorite", "priorité"),
    masculine("theme", "thème"),
    masculine("levier", "levier"),
    masculine("projet", "projet"),
    feminine("etape", "étape"),
    masculine("volet", "volet"),
];

/// The noun a word is, singular or plural, whatever its accents and capitals.
pub(crate) fn noun(word: &str) -> Option<&'static Noun> {
    let folded = fold(word);
    NOUNS.iter().find(|noun| noun.key == folded).or_else(|| {
        let singular = folded.strip_suffix(['s', 'x'])?;
        NOUNS.iter().find(|noun| noun.key == singular)
    })
}

impl Noun {
    fn is_elided(&self) -> bool {
        self.key.starts_with(['a', 'e', 'i', 'o', 'u'])
    }

    /// « l’action », « la section », « le titre ».
    pub(crate) fn with_article(&self) -> String {
        match (self.is_elided(), self.is_feminine) {
            (true, _) => format!("l’{}", self.shown),
            (false, true) => format!("la {}", self.shown),
            (false, false) => format!("le {}", self.shown),
        }
    }

    /// « suivante » or « suivant ».
    pub(crate) fn following(&self) -> &'static str {
        if self.is_feminine { "suivante" } else { "suivant" }
    }
}

/// « de » before a noun phrase that starts with its article: « du titre », « de l’action ».
pub(crate) fn of(phrase: &str) -> String {
    match phrase.strip_prefix("le ") {
        Some(rest) => format!("du {rest}"),
        None => format!("de {phrase}"),
    }
}

/// « à » before a noun phrase that starts with its article: « au titre », « à l’action ».
pub(crate) fn to(phrase: &str) -> String {
    match phrase.strip_prefix("le ") {
        Some(rest) => format!("au {rest}"),
        None => format!("à {phrase}"),
    }
}

/// Latin adverbs that follow an inserted number (« 1 bis »), in order.
pub(crate) static ADVERBS: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
];
