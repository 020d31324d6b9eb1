//! Comparing words as a reader would: accents, capitals, apostrophes and kinds of space set aside.

/// Lower case, without accents, with one kind of apostrophe, hyphen and space. Used for keywords, never for
/// the words an amendment quotes.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .flat_map(fold_letter)
        .collect()
}

fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' => ('a', None),
        'é' | 'è' | 'ê' | 'ë' => ('e', None),
        'î' | 'ï' | 'í' | 'ì' => ('i', None),
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => ('o', None),
        'ù' | 'û' | 'ü' | 'ú' => ('u', None),
        'ç' => ('c', None),
        'ÿ' => ('y', None),
        'ñ' => ('n', None),
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        other => (alike(other), None),
    };
    std::iter::once(first).chain(second)
}

/// One form for the signs that keyboards and word processors exchange: spaces, apostrophes, dashes. One letter
/// for one letter, so that positions still correspond.
pub(crate) fn alike(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\n' => ' ',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

/// Spaces of Markdown: the only ones that structure a line. A no-break space is text.
pub(crate) const BLANKS: [char; 2] = [' ', '\t'];

/// Trims every space a person may leave around quoted words.
pub(crate) fn trim_all(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
}

/// First letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
