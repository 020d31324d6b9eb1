//! What the pages draw: ISO 14289-1, 7.1: everything is content of the structure, or an artifact.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object};

use crate::{Tagged, text, word};

/// Where drawing stands.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Tagged,
    Artifact,
    Other,
}

pub(crate) fn check(pdf: &Pdf, tagged: &Tagged, faults: &mut Vec<String>) {
    let mut drawn = BTreeSet::new();
    for (place, page) in pdf.pages().iter().enumerate() {
        let place = place + 1;
        let raw = page.raw();
        let Some(id) = raw.obj_id() else {
            faults.push(format!("page {place} is no object of its own"));
            continue;
        };
        let numbers = marked(page.page_stream().unwrap_or_default(), |name| {
            let properties = raw.get::<Dict<'_>>("Resources")?.get::<Dict<'_>>("Properties")?;
            properties.get::<Dict<'_>>(name)?.get::<i32>("MCID")
        });
        match numbers {
            Ok(numbers) => {
                if !numbers.is_empty() && !raw.contains_key("StructParents") {
                    faults.push(format!(
                        "page {place} does not lead to the structure (StructParents)"
                    ));
                }
                drawn.extend(numbers.into_iter().map(|number| (id, number)));
            }
            Err(why) => faults.push(format!("page {place}: {why}")),
        }
        annotations(raw, place, tagged, faults);
    }
    for (_, number) in drawn.difference(&tagged.contents) {
        faults.push(format!("the content {number} of a page is in no element"));
    }
    for (_, number) in tagged.contents.difference(&drawn) {
        faults.push(format!(
            "the structure holds the content {number}, which no page draws"
        ));
    }
}

/// The numbers of the contents that a stream draws; why not, when it draws outside of any.
fn marked(stream: &[u8], property: impl Fn(&str) -> Option<i32>) -> Result<BTreeSet<i32>, String> {
    let mut numbers = BTreeSet::new();
    let mut open: Vec<Open> = Vec::new();
    let mut instructions = UntypedIter::new(stream);
    while let Some(instruction) = instructions.next() {
        let operator: &[u8] = instruction.operator;
        let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
        match operator {
            b"BDC" | b"BMC" => {
                let is_artifact =
                    matches!(operands.first(), Some(Object::Name(name)) if name.as_str() == "Artifact");
                let number = match operands.get(1) {
                    Some(Object::Dict(dict)) => dict.get::<i32>("MCID"),
                    Some(Object::Name(name)) => property(Name::as_str(name)),
                    _ => None,
                };
                if open.iter().any(|open| *open != Open::Other) && (is_artifact || number.is_some()) {
                    return Err("an artifact or a content stands inside another".to_owned());
                }
                open.push(match number {
                    _ if is_artifact => Open::Artifact,
                    Some(number) => {
                        if !numbers.insert(number) {
                            return Err(format!("two contents have the number {number}"));
                        }
                        Open::Tagged
                    }
                    None => Open::Other,
                });
            }
            b"EMC" => {
                open.pop()
                    .ok_or_else(|| "a content ends that never began".to_owned())?;
            }
            b"Tj" | b"TJ" | b"'" | b"\"" | b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b"
            | b"b*" | b"Do" | b"sh" | b"BI"
                if !open.iter().any(|open| *open != Open::Other) =>
            {
                let what = String::from_utf8_lossy(operator).into_owned();
                return Err(format!(
                    "something is drawn ({what}) that is neither content nor artifact"
                ));
            }
            _ => {}
        }
    }
    if open.is_empty() {
        Ok(numbers)
    } else {
        Err("a content never ends".to_owned())
    }
}

/// ISO 14289-1, 7.18: an annotation stands in the structure, says what it is, and is reached in the order of reading.
fn annotations(page: &Dict<'_>, place: usize, tagged: &Tagged, faults: &mut Vec<String>) {
    let Some(annotations) = page.get::<Array<'_>>("Annots") else {
        return;
    };
    let annotations: Vec<Dict<'_>> = annotations.iter::<Dict<'_>>().collect();
    if !annotations.is_empty() && word(page, "Tabs").as_deref() != Some("S") {
        faults.push(format!(
            "page {place} is not gone through in the order of reading (Tabs)"
        ));
    }
    for annotation in annotations {
        if annotation
            .obj_id()
            .is_none_or(|id| !tagged.annotations.contains(&id))
        {
            faults.push(format!("page {place}: an annotation is in no element"));
        }
        if text(&annotation, "Contents").is_none_or(|contents| contents.trim().is_empty()) {
            faults.push(format!(
                "page {place}: an annotation has no alternate text (Contents)"
            ));
        }
        let flags = annotation.get::<i32>("F").unwrap_or_default();
        if flags & 4 == 0 || flags & (1 | 2 | 32) != 0 {
            faults.push(format!(
                "page {place}: an annotation is hidden, or not printed (F)"
            ));
        }
        if annotation.get::<Object<'_>>("StructParent").is_none() {
            faults.push(format!(
                "page {place}: an annotation does not lead to the structure (StructParent)"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn of(stream: &str) -> Result<Vec<i32>, String> {
        marked(stream.as_bytes(), |_| None).map(|numbers| numbers.into_iter().collect())
    }

    #[test]
    fn what_is_drawn_is_content_or_artifact() {
        assert_eq!(
            of("/P <</MCID 0>> BDC BT (a) Tj ET EMC /Artifact BMC 0 0 1 1 re f EMC"),
            Ok(vec![0])
        );
        for bad in [
            "BT (a) Tj ET",
            "0 0 1 1 re f",
            "/Span <</Lang (fr)>> BDC BT (a) Tj ET EMC",
            "/P <</MCID 0>> BDC BT (a) Tj ET",
            "/P <</MCID 0>> BDC EMC EMC",
            "/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC",
            "/Artifact BMC /P <</MCID 0>> BDC EMC EMC",
        ] {
            assert!(of(bad).is_err(), "{bad}");
        }
    }
}
