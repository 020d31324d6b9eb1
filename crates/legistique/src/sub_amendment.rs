//! Amendments to an amendment: their base is the text the parent writes, not the text under discussion.

use crate::document::Document;
use crate::edit::{Addition, Edit, Operation};

/// The text an amendment writes, which its sub-amendments number from 1 (« à l’alinéa unique »).
///
/// ```
/// use legistique::{Document, inserted_text, parse_amendment};
/// let text = Document::parse("## Action 2\n\nUne formation est proposée.");
/// let parent = parse_amendment("Rédiger ainsi l’alinéa 1 de l’action 2 : « Une formation a lieu chaque an. »", &text);
/// assert_eq!(inserted_text(&parent.edits).to_markdown(), "Une formation a lieu chaque an.\n");
/// ```
pub fn inserted_text(edits: &[Edit]) -> Document {
    let mut blocks: Vec<&str> = Vec::new();
    for edit in edits {
        match &edit.operation {
            Operation::Supprimer { .. } => {}
            Operation::Rediger { blocks: new, .. }
            | Operation::InsererBlocs { blocks: new, .. }
            | Operation::Completer {
                addition: Addition::Alineas(new),
                ..
            } => blocks.extend(new.iter().map(String::as_str)),
            Operation::RemplacerMots { new, .. }
            | Operation::InsererMots { new, .. }
            | Operation::RedigerFin { new, .. }
            | Operation::InsererDebut { new, .. }
            | Operation::RedigerIntitule { new, .. }
            | Operation::Completer {
                addition: Addition::Mots(new) | Addition::Phrase(new),
                ..
            } => blocks.push(new),
        }
    }
    Document::parse(&blocks.join("\n\n"))
}
