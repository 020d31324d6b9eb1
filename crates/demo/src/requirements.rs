//! What the adopted opinion asks of projects: one of them has answered in part, another has it to examine.

use kernel::{Fault, Subject, SubjectRef};
use requirements::{AttachProject, Conclude, MarkRequirement, Reach, Standing};

use crate::scene::Scene;

const CHAIR: &str = "Dominique Modèle";
const SECRETARY: &str = "Alix Brouillon";
/// The action of the opinion whose wording engages what follows.
const PLACE: &str = "action-7";

/// Marked a few days before the visitor comes, once every project has begun.
pub(crate) async fn asked(scene: &Scene<'_>) -> Result<(), Fault> {
    let adopted = texts::adopted(&mut scene.sql(), scene.body, 1).await?;
    let Some(text) = adopted.first() else {
        return Err(Fault::NotFound("text"));
    };
    let mark = MarkRequirement {
        text: text.id,
        place: PLACE.to_owned(),
        title: "Publier les données qui éclairent la décision".to_owned(),
        theme: "Données ouvertes".to_owned(),
        reach: Reach::Chosen,
    };
    let requirement = scene.act(CHAIR, &mark).await?;
    let plans = Subject::latest(&mut scene.sql(), scene.body, "plan", 1).await?;
    for plan in plans {
        let attach = AttachProject {
            requirement,
            project: plan.reference,
        };
        let examination = scene.act(CHAIR, &attach).await?;
        let conclude = Conclude {
            examination,
            version: 0,
            standing: Standing::Partly,
            reason: "Les valeurs de chaque indicateur se téléchargent ; leurs sources ne sont pas encore toutes ouvertes."
                .to_owned(),
            proof_url: "/plans".to_owned(),
        };
        scene.act(SECRETARY, &conclude).await?;
    }
    let running = parcours::running(&mut scene.sql(), scene.body, 1).await?;
    for parcours in running {
        let attach = AttachProject {
            requirement,
            project: SubjectRef::new("parcours", parcours),
        };
        scene.act(CHAIR, &attach).await?;
    }
    scene.settle().await
}
