//! The opinion is sent to two people who decide: one answers, the other is awaited.

use acts::ActId;
use kernel::Fault;
use transmissions::{RecordAnswer, TransmissionId, TransmitAct};

use crate::scene::{Scene, day};

const CHAIR: &str = "Dominique Modèle";
const SECRETARY: &str = "Alix Brouillon";

const LETTER: &str = "Madame, Monsieur,

Le conseil de développement vous transmet son avis sur le schéma numérique. Il porte sur trois actions, et demande qu’on en mesure les effets.

Nous serions heureux de lire ce que vous comptez en faire.";

const ANSWER: &str = "Je vous remercie de cet avis précis et utile.

Les deux premières propositions sont reprises dans le schéma : la stratégie de diffusion commencera par les données qui éclairent les décisions, et un quart du budget ira aux associations qui accompagnent déjà.

La troisième sera étudiée avec les services au printemps : le choix des outils dépend de contrats en cours.";

/// Sent some days after it was published. Gives the one that will be answered.
pub(crate) async fn awaited(scene: &Scene<'_>, act: ActId) -> Result<TransmissionId, Fault> {
    scene.days_before(38, 7).await?;
    let answered = send(
        scene,
        act,
        "Gwenola Prétexte",
        "présidente de la communauté de communes",
    )
    .await?;
    send(
        scene,
        act,
        "Joseph Esquisse",
        "vice-président chargé du numérique",
    )
    .await?;
    Ok(answered)
}

/// The president answers, by a letter that the secretary records.
pub(crate) async fn given(scene: &Scene<'_>, transmission: TransmissionId) -> Result<(), Fault> {
    scene.days_before(20, 16).await?;
    let record = RecordAnswer {
        transmission,
        given_by: "Gwenola Prétexte, présidente de la communauté de communes".to_owned(),
        content: ANSWER.to_owned(),
        given_on: day(scene.now()).to_string(),
        file: None,
    };
    scene.act(SECRETARY, &record).await?;
    scene.settle().await
}

async fn send(scene: &Scene<'_>, act: ActId, name: &str, quality: &str) -> Result<TransmissionId, Fault> {
    let transmit = TransmitAct {
        act,
        recipient_name: name.to_owned(),
        recipient_quality: quality.to_owned(),
        recipient_email: "presidence@demonstration.example".to_owned(),
        letter: LETTER.to_owned(),
        expected_on: day(scene.now().plus_days(60)).to_string(),
    };
    scene.act(CHAIR, &transmit).await
}
