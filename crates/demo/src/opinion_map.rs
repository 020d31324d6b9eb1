//! A conversation on everyday journeys: begun on another site, with sixty people’s opinions, and going on here until after the
//! visitor comes. Three ways of seeing things answer it, each person a little in their own manner; a few people of the town join.

use conversations::{
    AddStatement, Brought, CastOpinion, ChangeConversation, ConversationId, ImportConversation,
    ImportedStatement, Opinion,
};
use jiff::civil::{Time, time};
use kernel::Fault;
use opinions::{Choice, Vote};

use crate::people::WORKING_GROUP;
use crate::scene::Scene;

/// When it comes in, from the day the visitor comes.
pub(crate) const DAY: i64 = -12;
pub(crate) const HOUR: Time = time(11, 0, 0, 0);

const BRINGS: &str = "Camille Exemple";
const TITLE: &str = "Se déplacer à Auray au quotidien";
const QUESTION: &str =
    "Qu’est-ce qui rendrait vos déplacements de tous les jours plus simples et plus sûrs ?";
const PRESENTATION: &str = "La commune prépare son plan de mobilité. Cette conversation a commencé pendant la fête des \
    associations, sur un autre site ; elle continue ici. Le groupe lira la carte avant d’écrire son avis, en janvier.";
/// Days it still lasts when the visitor comes.
const STILL_OPEN_DAYS: i64 = 14;
const PEOPLE: u64 = 60;

/// What is said, and out of ten people of each way of seeing things, how many agree.
const STATEMENTS: [(&str, [u64; 3]); 20] = [
    (
        "Je prendrais le bus s’il passait aussi le soir et le dimanche.",
        [9, 7, 8],
    ),
    (
        "Il faut garder toutes les places de stationnement du centre.",
        [1, 9, 5],
    ),
    (
        "Devant les écoles, les voitures devraient s’arrêter plus loin le matin.",
        [9, 6, 8],
    ),
    (
        "Une rue où l’on roule à 30 km/h est plus agréable pour tout le monde.",
        [9, 3, 7],
    ),
    ("Sans voiture, je ne peux pas aller travailler.", [2, 9, 6]),
    (
        "Les trottoirs sont trop étroits pour une poussette ou un fauteuil.",
        [9, 7, 9],
    ),
    (
        "La piste cyclable de la gare devrait aller jusqu’à Saint-Goustan.",
        [10, 3, 6],
    ),
    ("On a déjà fait assez pour les vélos.", [0, 8, 3]),
    (
        "Le marché du lundi devrait être piéton jusqu’à l’après-midi.",
        [8, 4, 9],
    ),
    (
        "Un parking gratuit à l’entrée de la ville, avec une navette, me conviendrait.",
        [7, 8, 7],
    ),
    (
        "Les livraisons en centre-ville devraient finir avant 10 heures.",
        [7, 2, 9],
    ),
    ("Mes enfants vont seuls à l’école, ou iront bientôt.", [6, 4, 2]),
    ("Les passages piétons sont mal éclairés en hiver.", [9, 8, 9]),
    ("Il faudrait plus de bancs pour s’arrêter en chemin.", [7, 6, 10]),
    (
        "Un vélo électrique prêté un mois me ferait changer d’habitude.",
        [7, 2, 3],
    ),
    (
        "Le train vers Vannes est trop cher pour l’utiliser chaque jour.",
        [6, 7, 6],
    ),
    ("Je laisse ma voiture quand il fait beau.", [8, 3, 4]),
    ("Fermer une rue, c’est tuer ses commerces.", [1, 8, 6]),
    (
        "Les trottinettes roulent trop vite au milieu des piétons.",
        [5, 8, 10],
    ),
    (
        "La commune devrait dire chaque année ce qu’elle a fait pour les piétons.",
        [9, 7, 9],
    ),
];

/// Brings it in, and lets it go on.
pub(crate) async fn hold(scene: &Scene<'_>) -> Result<(), Fault> {
    let statements: Vec<ImportedStatement> = STATEMENTS
        .iter()
        .zip(0..)
        .map(|((text, _), number)| ImportedStatement {
            number,
            text: (*text).to_owned(),
            is_shown: true,
        })
        .collect();
    let import = ImportConversation {
        group: scene.group(WORKING_GROUP)?,
        title: TITLE.to_owned(),
        question: QUESTION.to_owned(),
        presentation: PRESENTATION.to_owned(),
        brought: Brought::of(&statements, &votes())?,
        closes_at: Some(scene.today.plus_days(STILL_OPEN_DAYS)),
    };
    let conversation = scene.act(BRINGS, &import).await?;
    read_first(scene, conversation).await?;
    for (name, statement, opinion) in [
        ("Thérèse Calembour", 13, Opinion::Agree),
        ("Thérèse Calembour", 14, Opinion::Agree),
        ("Sacha Fictif", 7, Opinion::Agree),
        ("Sacha Fictif", 2, Opinion::Pass),
    ] {
        let cast = CastOpinion {
            conversation,
            statement,
            opinion,
        };
        scene.act(name, &cast).await?;
    }
    let add = AddStatement {
        conversation,
        text: "Une carte des raccourcis à pied donnerait envie de marcher.".to_owned(),
    };
    scene.act("Thérèse Calembour", &add).await?;
    Ok(())
}

/// From now on the group reads what is added before it is shown.
async fn read_first(scene: &Scene<'_>, conversation: ConversationId) -> Result<(), Fault> {
    let there = conversations::find(&mut scene.sql(), scene.body, conversation).await?;
    let there = there.ok_or(Fault::NotFound("conversation"))?;
    let change = ChangeConversation {
        conversation,
        version: there.version,
        title: there.title,
        question: there.question,
        presentation: there.presentation,
        is_moderated_first: true,
        is_map_shown_meanwhile: true,
        closes_at: there.closes_at,
    };
    scene.act(BRINGS, &change).await
}

/// Four people in ten see things the first way, three the second, three the third; everybody leaves out a few statements.
fn votes() -> Vec<Vote> {
    let mut votes = Vec::new();
    for participant in 0..PEOPLE {
        let way = match participant % 10 {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        };
        for ((_, of_ten), statement) in STATEMENTS.iter().zip(0_u64..) {
            // A mix of both numbers, the same at every seeding.
            let mixed = (participant + 1) * (2 * statement + 13) * 7_919 % 1_009;
            if mixed % 7 == 0 {
                continue;
            }
            let choice = match (mixed % 10 < of_ten[way], mixed % 11) {
                (_, 0) => Choice::Pass,
                (true, _) => Choice::Agree,
                (false, _) => Choice::Disagree,
            };
            votes.push(Vote {
                participant,
                statement,
                choice,
                at_ms: 0,
            });
        }
    }
    votes
}
