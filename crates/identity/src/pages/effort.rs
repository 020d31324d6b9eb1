//! The effort in a form: a challenge that the page's script answers while one reads, and what to do without script.

use kernel::Fault;
use maud::{Markup, html};
use tools::secret;
use ui::forms::hidden;
use ui::{Visit, t};

use crate::actions::{EFFORT_PURPOSE, Effort};
use crate::model::effort::EFFORT_BITS;

/// What goes into a form whose sending asks for an effort: fields named `defi` and `preuve`, that [`effort_brought`] reads. Nothing
/// where the house's key cannot be read: a minute is waited then.
pub fn effort_fields(visit: &Visit) -> Markup {
    let asked_at = visit.now().micros().to_string();
    let challenge = match secret::seal(&visit.house, visit.body.id, EFFORT_PURPOSE, &asked_at) {
        Ok(challenge) => challenge,
        Err(fault) => {
            tracing::error!(fault = %fault, "no effort can be asked");
            return html! {};
        }
    };
    html! {
        (hidden("defi", &challenge))
        (hidden("preuve", ""))
        p hidden role="status" data-effort=(challenge) data-effort-bits=(EFFORT_BITS) {
            (t!(visit.words, "identity-effort-under-way"))
        }
        script type="module" src=(ui::assets::url("effort.js")) {}
    }
}

/// What a form brought; none when it asked for nothing.
pub fn effort_brought(challenge: String, number: String) -> Option<Effort> {
    (!challenge.is_empty()).then_some(Effort { challenge, number })
}

/// Whether this fault says that an effort is asked.
pub fn effort_is_asked(fault: &Fault) -> bool {
    match fault {
        Fault::Refused { sentence, .. } => {
            matches!(sentence.key, "identity-links-slow" | "identity-directory-slow")
        }
        Fault::Invalid(faults) => faults
            .iter()
            .any(|fault| fault.sentence.key == "identity-second-factor-slow"),
        _ => false,
    }
}
