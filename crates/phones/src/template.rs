//! What a gateway is asked, from the template that an agent wrote: JSON or a form, with marks where the number and the text go.
//!
//! Marks are replaced inside what was already read as JSON or as a form, never in its text: no number and no sentence changes
//! its shape.

use serde_json::Value;

use crate::model::{Format, NUMBER_MARK, PLAIN_NUMBER_MARK, TEXT_MARK};

/// A number and a text that no template holds by itself.
const SAMPLE: (&str, &str) = ("+33699999999", "essai-de-message");

/// Whether `template` can be read, and has a place for the number and one for the text: the key of the sentence that says what is
/// wrong.
pub(crate) fn check(format: Format, template: &str) -> Result<(), &'static str> {
    let pieces = pieces(format, template, SAMPLE).ok_or(match format {
        Format::Json => "phones-template-not-json",
        Format::Form => "phones-template-not-form",
    })?;
    let holds = |wanted: &str| pieces.iter().any(|piece| piece.contains(wanted));
    if holds(SAMPLE.1) && holds(SAMPLE.0.trim_start_matches('+')) {
        Ok(())
    } else {
        Err("phones-template-marks")
    }
}

/// The media type and the content; none when the template cannot be read.
pub(crate) fn filled(
    format: Format,
    template: &str,
    message: (&str, &str),
) -> Option<(&'static str, String)> {
    match format {
        Format::Json => {
            let mut value = read_json(template)?;
            fill(&mut value, message);
            Some(("application/json", value.to_string()))
        }
        Format::Form => {
            let pairs = read_form(template)?;
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            for (name, value) in pairs {
                form.append_pair(name, &marked(value, message));
            }
            Some(("application/x-www-form-urlencoded", form.finish()))
        }
    }
}

/// Every value that a template gives, filled.
fn pieces(format: Format, template: &str, message: (&str, &str)) -> Option<Vec<String>> {
    match format {
        Format::Json => {
            let mut value = read_json(template)?;
            fill(&mut value, message);
            let mut found = Vec::new();
            gather(&value, &mut found);
            Some(found)
        }
        Format::Form => {
            let pairs = read_form(template)?;
            Some(
                pairs
                    .into_iter()
                    .map(|(_, value)| marked(value, message))
                    .collect(),
            )
        }
    }
}

fn read_json(template: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(template).ok()?;
    (value.is_object() || value.is_array()).then_some(value)
}

/// `name=value`, one a line.
fn read_form(template: &str) -> Option<Vec<(&str, &str)>> {
    let lines = template.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once('=')?;
            let name = name.trim();
            (!name.is_empty()).then_some((name, value.trim()))
        })
        .collect()
}

fn fill(value: &mut Value, message: (&str, &str)) {
    match value {
        Value::String(text) => *text = marked(text, message),
        Value::Array(items) => {
            for item in items {
                fill(item, message);
            }
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                fill(field, message);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => {
            for item in items {
                gather(item, found);
            }
        }
        Value::Object(fields) => {
            for field in fields.values() {
                gather(field, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text comes last: what it says is never taken for a mark.
fn marked(text: &str, (number, message): (&str, &str)) -> String {
    text.replace(NUMBER_MARK, number)
        .replace(PLAIN_NUMBER_MARK, number.trim_start_matches('+'))
        .replace(TEXT_MARK, message)
}

#[cfg(test)]
mod tests {
    use super::{check, filled};
    use crate::model::Format;

    const NUMBER: &str = "+33612345678";

    #[test]
    fn a_json_template_keeps_its_shape_whatever_the_text_says() {
        let template =
            r#"{"to":["{numero-sans-plus}"],"message":{"body":"{texte}","from":"MAIRIE","flash":false}}"#;
        assert_eq!(check(Format::Json, template), Ok(()));
        let text = "« {numero} » : \"}, {\"to\": 1\\";
        let (media_type, content) = filled(Format::Json, template, (NUMBER, text)).expect("filled");
        assert_eq!(media_type, "application/json");
        let read: serde_json::Value = serde_json::from_str(&content).expect("JSON");
        assert_eq!(read["to"][0], "33612345678");
        assert_eq!(read["message"]["body"], text);
        assert_eq!(read["message"]["flash"], false);
    }

    #[test]
    fn a_form_template_is_encoded() {
        let template = "to={numero}\r\n\r\ntext = {texte}\nsender=Mairie de Gâvres";
        assert_eq!(check(Format::Form, template), Ok(()));
        let (_, content) = filled(Format::Form, template, (NUMBER, "a&b=é")).expect("filled");
        assert_eq!(
            content,
            "to=%2B33612345678&text=a%26b%3D%C3%A9&sender=Mairie+de+G%C3%A2vres"
        );
    }

    #[test]
    fn what_cannot_be_sent_is_refused_before_it_is_kept() {
        for (format, template, why) in [
            (Format::Json, "{\"to\": {numero}}", "phones-template-not-json"),
            (Format::Json, "\"{numero} {texte}\"", "phones-template-not-json"),
            (
                Format::Json,
                r#"{"{numero}": "{texte}"}"#,
                "phones-template-marks",
            ),
            (Format::Json, r#"{"to": "{numero}"}"#, "phones-template-marks"),
            (Format::Form, "to {numero}", "phones-template-not-form"),
            (Format::Form, "=x", "phones-template-not-form"),
            (Format::Form, "text={texte}", "phones-template-marks"),
            (Format::Form, "", "phones-template-marks"),
        ] {
            assert_eq!(check(format, template), Err(why), "{template}");
        }
    }
}
