//! Two consultations: one that is over, each of its contributions answered; one under way.

use db::Instant;
use debates::{
    AddComment, Answer, AnswerContribution, CloseConsultation, ConsultationId, Contribute, ContributionId,
    OpenConsultation, SetSupport, Side, Written,
};
use kernel::Fault;

use crate::ideas::{self, Idea};
use crate::scene::Scene;

const CHAIR: &str = "Dominique Modèle";
const AGENT: &str = "Camille Exemple";
/// Those who contribute, in turn.
const INHABITANTS: [&str; 5] = [
    "Sacha Fictif",
    "Claude Essai",
    "Maxime Échantillon",
    "Andréa Hypothèse",
    "Alix Brouillon",
];

/// What one may answer today.
pub(crate) struct UnderWay(ConsultationId);

/// Everything was said, and answered.
pub(crate) async fn answered(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.days_before(38, 9).await?;
    let opening = OpenConsultation {
        group: scene.group,
        title: ideas::HOURS_TITLE.to_owned(),
        question: ideas::HOURS_QUESTION.to_owned(),
        presentation: ideas::HOURS_PRESENTATION.to_owned(),
        themes: lines(ideas::HOURS_THEMES),
        opens_at: scene.now(),
        closes_at: evening(scene.now().plus_days(30)),
    };
    let consultation = scene.act(AGENT, &opening).await?;
    scene.days_before(33, 18).await?;
    let mut contributions = Vec::new();
    for (place, (idea, ..)) in ideas::HOURS.iter().enumerate() {
        contributions.push(contribute(scene, consultation, place, idea).await?);
    }
    scene.days_before(30, 12).await?;
    support(scene, &contributions).await?;
    scene.days_before(24, 9).await?;
    scene.act(AGENT, &CloseConsultation { consultation }).await?;
    scene.days_before(20, 14).await?;
    for (contribution, (_, answer, words)) in contributions.iter().zip(ideas::HOURS) {
        let deed = AnswerContribution {
            contribution: *contribution,
            answer: Answer::parse(answer),
            seen: None,
            words: (*words).to_owned(),
        };
        scene.act(CHAIR, &deed).await?;
    }
    scene.settle().await
}

/// Opened, with its first contributions.
pub(crate) async fn open(scene: &Scene<'_>) -> Result<UnderWay, Fault> {
    scene.days_before(19, 8).await?;
    let opening = OpenConsultation {
        group: scene.group,
        title: ideas::STATION_TITLE.to_owned(),
        question: ideas::STATION_QUESTION.to_owned(),
        presentation: ideas::STATION_PRESENTATION.to_owned(),
        themes: lines(ideas::STATION_THEMES),
        opens_at: scene.now(),
        closes_at: evening(scene.today.plus_days(12)),
    };
    let consultation = scene.act(AGENT, &opening).await?;
    let half = ideas::STATION.len() / 2;
    let mut contributions = Vec::new();
    for (place, idea) in ideas::STATION[..half].iter().enumerate() {
        contributions.push(contribute(scene, consultation, place, idea).await?);
    }
    scene.days_before(18, 18).await?;
    support(scene, &contributions).await?;
    for (place, side, text) in ideas::STATION_COMMENTS {
        let contribution = contributions.get(*place).ok_or(Fault::NotFound("contribution"))?;
        let comment = AddComment {
            contribution: *contribution,
            parent: None,
            side: Side::parse(side),
            text: (*text).to_owned(),
            shows_name: place.is_multiple_of(2),
        };
        let author = INHABITANTS[(place + 2) % INHABITANTS.len()];
        let parent = scene.act(author, &comment).await?;
        if comment.side == Some(Side::Question) {
            let reply = AddComment {
                parent: Some(parent),
                text: ideas::STATION_REPLY.to_owned(),
                ..comment
            };
            scene.act(INHABITANTS[place % INHABITANTS.len()], &reply).await?;
        }
    }
    scene.settle().await?;
    Ok(UnderWay(consultation))
}

/// The latest contributions, and a first answer.
pub(crate) async fn still_open(scene: &Scene<'_>, under_way: &UnderWay) -> Result<(), Fault> {
    let half = ideas::STATION.len() / 2;
    let mut contributions = Vec::new();
    for (place, idea) in ideas::STATION.iter().enumerate().skip(half) {
        contributions.push(contribute(scene, under_way.0, place, idea).await?);
    }
    support(scene, &contributions).await?;
    let first = contributions.first().ok_or(Fault::NotFound("contribution"))?;
    let answer = AnswerContribution {
        contribution: *first,
        answer: Some(Answer::TakenInPart),
        seen: None,
        words: ideas::STATION_ANSWER.to_owned(),
    };
    scene.act(CHAIR, &answer).await?;
    scene.settle().await
}

async fn contribute(
    scene: &Scene<'_>,
    consultation: ConsultationId,
    place: usize,
    (title, text, theme, where_): &Idea,
) -> Result<ContributionId, Fault> {
    let deed = Contribute {
        consultation,
        written: Written {
            title: (*title).to_owned(),
            text: (*text).to_owned(),
            theme: (*theme).to_owned(),
            place: (*where_).to_owned(),
        },
        shows_name: place.is_multiple_of(3),
    };
    scene.act(INHABITANTS[place % INHABITANTS.len()], &deed).await
}

/// Some are supported by more people than others.
async fn support(scene: &Scene<'_>, contributions: &[ContributionId]) -> Result<(), Fault> {
    for (place, contribution) in contributions.iter().enumerate() {
        for name in INHABITANTS.iter().take(place * 7 % 6) {
            let deed = SetSupport {
                contribution: *contribution,
                is_supported: true,
            };
            scene.act(name, &deed).await?;
        }
    }
    Ok(())
}

/// The last minute of a winter day in Paris, as the form gives it.
fn evening(at: Instant) -> Instant {
    let midnight_s = at.micros() / 1_000_000 / 86_400 * 86_400;
    Instant::from_micros((midnight_s + 22 * 3600 + 59 * 60) * 1_000_000)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
