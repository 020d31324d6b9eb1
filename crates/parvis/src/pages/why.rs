//! Why something did not reach the outside, in a sentence.

use ui::{Value, Words};

/// A reason that Parvis gives itself is a word, with what more is known after it: it has its sentence. What another
/// server answered is shown as it came.
pub(super) fn reason(words: Words, error: &str) -> String {
    let (code, detail) = error.split_once(' ').unwrap_or((error, ""));
    let key = format!("house-deliveries-why-{code}");
    if !words.knows(&key) {
        return error.to_owned();
    }
    let parts: Vec<String> = detail
        .split(',')
        .map(|part| {
            let field = format!("house-deliveries-field-{}", part.to_lowercase());
            if words.knows(&field) {
                words.say(&field)
            } else {
                part.to_owned()
            }
        })
        .collect();
    words.say_with(&key, &[("detail", Value::from(parts.join(", ")))])
}
