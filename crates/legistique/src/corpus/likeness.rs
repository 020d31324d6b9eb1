//! How alike two texts are.

use unicode_normalization::UnicodeNormalization as _;

/// Words, numbers and signs, with apostrophes, quotation marks and spaces of one kind.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for letter in text.nfc() {
        let letter = match letter {
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '«' | '»' | '“' | '”' | '„' => '"',
            '–' | '—' | '‑' | '−' => '-',
            'º' => '°',
            other => other,
        };
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
        if letter == '…' {
            found.extend(["."; 3].map(str::to_owned));
        } else if !letter.is_whitespace() && letter != '\u{feff}' && letter != '\u{ad}' {
            found.push(letter.to_string());
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// 2·LCS / (n + m) over tokens, from 0 to 1.
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (tokens(one), tokens(other));
    if one.is_empty() && other.is_empty() {
        return 1.0;
    }
    let total = one.len() + other.len();
    let common = common_length(&one, &other);
    #[expect(clippy::cast_precision_loss, reason = "texts have far fewer than 2^52 tokens")]
    let ratio = (2 * common) as f64 / total as f64;
    ratio
}

/// The length of the longest common subsequence, beginnings and ends alike set aside first.
fn common_length(one: &[String], other: &[String]) -> usize {
    let start = one
        .iter()
        .zip(other)
        .take_while(|(left, right)| left == right)
        .count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let mut previous = vec![0_usize; other.len() + 1];
    for left in one {
        let mut current = Vec::with_capacity(previous.len());
        current.push(0);
        for (index, right) in other.iter().enumerate() {
            let best = if left == right {
                previous[index] + 1
            } else {
                previous[index + 1].max(current[index])
            };
            current.push(best);
        }
        previous = current;
    }
    start + end + previous.last().copied().unwrap_or(0)
}
