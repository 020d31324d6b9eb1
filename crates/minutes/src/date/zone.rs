//! « (heure de La Réunion) »: the overseas clocks of France (decree 2017-292).

use super::token::Token;
use crate::fold::fold_words;

/// What the phrase says of the clock: the zone and the tokens that say it, brackets included.
pub(super) struct ClockNote {
    pub(super) tz: &'static str,
    pub(super) first: usize,
    pub(super) last: usize,
}

const ZONES: [(&str, &str); 21] = [
    ("reunion", "Indian/Reunion"),
    ("mayotte", "Indian/Mayotte"),
    ("mamoudzou", "Indian/Mayotte"),
    ("guadeloupe", "America/Guadeloupe"),
    ("pointe a pitre", "America/Guadeloupe"),
    ("martinique", "America/Martinique"),
    ("fort de france", "America/Martinique"),
    ("guyane", "America/Cayenne"),
    ("cayenne", "America/Cayenne"),
    ("miquelon", "America/Miquelon"),
    ("saint barthelemy", "America/St_Barthelemy"),
    ("saint martin", "America/Marigot"),
    ("noumea", "Pacific/Noumea"),
    ("nouvelle caledonie", "Pacific/Noumea"),
    ("wallis", "Pacific/Wallis"),
    ("marquises", "Pacific/Marquesas"),
    ("gambier", "Pacific/Gambier"),
    ("tahiti", "Pacific/Tahiti"),
    ("papeete", "Pacific/Tahiti"),
    ("paris", "Europe/Paris"),
    ("metropole", "Europe/Paris"),
];

/// Finds « heure de … » naming a known clock; the words run to the closing bracket, the next comma or the end.
pub(super) fn clock_note(phrase: &str, tokens: &[Token]) -> Option<ClockNote> {
    for (index, token) in tokens.iter().enumerate() {
        let after = tokens.get(index + 1).map_or("", Token::word);
        if token.word() != "heure" || !matches!(after, "de" | "du" | "d" | "locale" | "metropolitaine") {
            continue;
        }
        let end = tokens[index..]
            .iter()
            .position(|token| token.is_mark("),;"))
            .map_or(tokens.len(), |offset| index + offset);
        let words =
            fold_words(&phrase[token.start..tokens[end - 1].end]).replace("metropolitaine", "metropole");
        let tz = ZONES
            .iter()
            .find(|(name, _)| words.contains(name))
            .map(|(_, tz)| *tz)?;
        let open = index > 0 && tokens[index - 1].is_mark("(");
        let closed = open && tokens.get(end).is_some_and(|token| token.is_mark(")"));
        return Some(ClockNote {
            tz,
            first: if open { index - 1 } else { index },
            last: if closed { end } else { end - 1 },
        });
    }
    None
}
