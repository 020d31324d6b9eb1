//! Where a quotation ends: nested marks, marks repeated on each line, marks the wrong way round.

/// Quotation marks, opened and closed.
pub(super) const MARKS: [(char, char); 5] = [('«', '»'), ('“', '”'), ('"', '"'), ('‹', '›'), ('„', '”')];

/// Where a quotation ends, and what comes after its mark. Marks opened at the beginning of a line only repeat the first one; one
/// mark may close several.
pub(super) fn closing(text: &str, start: usize, limit: usize, open: char, close: char) -> (usize, usize) {
    let body = &text[start..limit];
    let mut depth = 1_i32;
    let mut last_close = None;
    let mut previous = ' ';
    let mut is_line_start = false;
    let mut line_marks = 0;
    let mut is_reversed = false;
    let mut letters = body.char_indices().peekable();
    while let Some((position, letter)) = letters.next() {
        if letter == '\n' {
            is_line_start = true;
            line_marks = 0;
        } else if letter == open && is_line_start {
            // Each alinéa opens with as many marks as quotations are open.
            line_marks += 1;
            depth = depth.max(line_marks);
        } else if open == close && letter == close {
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            let opens =
                (previous.is_whitespace() || matches!(previous, '(' | '\'' | '’')) && next.is_alphanumeric();
            depth += if opens { 1 } else { -1 };
            if !opens {
                last_close = Some(position);
            }
        } else if is_reversed && letter == open {
            is_reversed = false;
            depth -= 1;
            last_close = Some(position);
        } else if letter == open {
            depth += 1;
        } else if letter == close && opens_reversed(body, position, depth, (open, close)) {
            is_reversed = body[position + close.len_utf8()..]
                .find([open, close])
                .is_some_and(|next| body[position + close.len_utf8() + next..].starts_with(open));
            depth += 1;
        } else if letter == close {
            depth -= 1;
            last_close = Some(position);
        }
        if !letter.is_whitespace() && letter != open {
            is_line_start = false;
        }
        previous = letter;
        if depth <= 0 && last_close == Some(position) {
            let after = &body[position + close.len_utf8()..];
            // « … décret. » ; » »: a mark for each level, when only one was opened on each line.
            let skipped: usize = after
                .char_indices()
                .find(|(_, next)| !(next.is_whitespace() && *next != '\n' || matches!(next, ';' | '.' | ',')))
                .filter(|(_, next)| *next == close && open != close)
                .map_or(0, |(offset, next)| offset + next.len_utf8());
            let goes_on = open != close && goes_on_below(after, open);
            if skipped == 0 && !goes_on {
                return (start + position, start + position + close.len_utf8());
            }
        }
    }
    // Never closed, or badly: up to the last mark that closes something at the end of its line, else all of it.
    let end = last_close.filter(|position| {
        let after = body[position + close.len_utf8()..]
            .trim_start_matches(|next: char| next.is_whitespace() || matches!(next, '.' | ';' | ',' | ')'));
        after.is_empty()
    });
    match end {
        Some(position) => (start + position, start + position + close.len_utf8()),
        None => (limit, limit),
    }
}

/// Whether what follows a mark is the next alinéa of the same quotation: nothing but punctuation, then a line that opens with a mark.
fn goes_on_below(after: &str, open: char) -> bool {
    let rest = after.trim_start_matches(|next: char| {
        next.is_whitespace() && next != '\n' || matches!(next, ';' | '.' | ',')
    });
    rest.starts_with('\n') && rest.trim_start().starts_with(open)
}

/// Whether a closing mark opens, as converted straight quotes leave: « les mots : »définies au II« sont supprimés », where it holds
/// to the word after it and the next one to the word before; « les mots : » x » sont supprimés », where the next one would have no
/// other to close.
fn opens_reversed(body: &str, position: usize, depth: i32, (open, close): (char, char)) -> bool {
    const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
    let after = &body[position + close.len_utf8()..];
    let line = after.split('\n').next().unwrap_or_default();
    if open == close || !body[..position].trim_end_matches(SPACES).ends_with(':') {
        return false;
    }
    let Some(next) = line.find([open, close]) else {
        return false;
    };
    if line[next..].starts_with(open) {
        return line.starts_with(char::is_alphanumeric)
            && line[..next].ends_with(|last: char| last.is_alphanumeric() || last == ',');
    }
    depth == 1 && line.trim_start_matches(SPACES).starts_with(char::is_alphanumeric)
}
