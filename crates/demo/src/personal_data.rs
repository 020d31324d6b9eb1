//! Who watches over personal data in the town, and one person who objects and waits for an answer.

use db::Instant;
use kernel::Fault;
use privacy::model::Contact;
use privacy::{NameOfficer, ObjectToProcessing};

use crate::scene::Scene;

const AGENT: &str = "Camille Exemple";
const MEMBER: &str = "Sacha Fictif";

/// Seconds before the visitor comes.
const BEFORE_S: i64 = 600;

/// Shortly before the visitor comes, `now`, unless the town is still at work then.
pub(crate) async fn tell(scene: &Scene<'_>, now: Instant) -> Result<(), Fault> {
    let before = now.plus_seconds(-BEFORE_S);
    if scene.now() < before {
        scene.move_to(before).await?;
    }
    let officer = Contact {
        version: 0,
        officer: "Centre de gestion inventé, mission de protection des données".to_owned(),
        reach: "delegue@demonstration.example\n02 00 00 00 00".to_owned(),
        measures: "Les agents sont formés chaque année.\nLes ordinateurs portables sont chiffrés.".to_owned(),
    };
    scene.act(AGENT, &NameOfficer(officer)).await?;
    let objection = ObjectToProcessing {
        processing: "meetings.attendance".to_owned(),
        words: "Mon employeur me reproche d’être venu : je demande que ma présence de mars ne soit plus affichée."
            .to_owned(),
    };
    scene.act(MEMBER, &objection).await
}
