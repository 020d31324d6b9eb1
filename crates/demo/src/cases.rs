//! The same kind of parcours at each of its stages.

use std::collections::BTreeMap;

use acts::{ActId, PublishAct};
use kernel::{Fault, SubjectRef};
use meetings::{ApproveMinutes, Attendance, MeetingId, RecordAttendance, WriteMinutes};
use parcours::{CloseStep, CreateParcours, GatherSubject, ParcoursId, StartParcours};
use texts::{AddArgument, AmendmentForm, ArgumentSide, ImportText, ProposeAmendment, TextId};
use votes::{CastBallot, Choice, CloseScrutin, GiveProcuration, ScrutinId};

use crate::content;
use crate::scene::{Scene, day};

const CHAIR: &str = "Dominique Modèle";
const SECRETARY: &str = "Alix Brouillon";
const AGENT: &str = "Camille Exemple";
const TEMPLATE: &str = "avis-sur-un-document";

/// Everything was done: amendments voted, minutes approved, opinion published.
pub(crate) async fn finished(scene: &Scene<'_>) -> Result<ActId, Fault> {
    scene.days_before(60, 9).await?;
    let (parcours, text) = begin(scene, content::OPINION_TITLE, content::OPINION).await?;
    scene.days_before(57, 17).await?;
    propose(scene, text, content::OPINION_AMENDMENTS).await?;
    scene.days_before(50, 12).await?;
    for (author, number, is_for, argument) in content::OPINION_ARGUMENTS {
        let amendment = texts::find_amendment(&mut scene.sql(), scene.body, text, *number).await?;
        let amendment = amendment.ok_or(Fault::NotFound("amendment"))?.id;
        let side = if *is_for {
            ArgumentSide::For
        } else {
            ArgumentSide::Against
        };
        scene
            .act(
                author,
                &AddArgument {
                    amendment,
                    side,
                    body: (*argument).to_owned(),
                },
            )
            .await?;
    }
    scene.days_before(46, 10).await?;
    close(scene, parcours, "amendements").await?;
    scene.days_before(44, 17).await?;
    vote(scene, text).await?;
    close(scene, parcours, "vote").await?;
    let meeting = meet(scene, parcours).await?;
    scene.days_before(40, 9).await?;
    close(scene, parcours, "reunion").await?;
    let act = PublishAct {
        title: content::OPINION_TITLE.to_owned(),
        group: scene.group,
        text: Some(text),
        meeting: Some(meeting),
        author_name: CHAIR.to_owned(),
        author_quality: "animation du groupe de travail".to_owned(),
    };
    let act = scene.act(AGENT, &act).await?;
    gather(scene, parcours, "act", SubjectRef::new("act", act)).await?;
    close(scene, parcours, "publication").await?;
    scene.settle().await?;
    Ok(act)
}

/// Amendments are being voted today.
pub(crate) async fn in_vote(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.days_before(17, 9).await?;
    let (parcours, text) = begin(scene, content::BIKE_TITLE, content::BIKE).await?;
    scene.days_before(12, 18).await?;
    propose(scene, text, content::BIKE_AMENDMENTS).await?;
    scene.days_before(2, 10).await?;
    close(scene, parcours, "amendements").await?;
    let scrutins = scrutins(scene, text).await?;
    for scrutin in scrutins {
        ballot(scene, "Sacha Fictif", scrutin, Choice::Pour).await?;
        ballot(scene, "Maxime Échantillon", scrutin, Choice::Contre).await?;
    }
    scene.settle().await
}

/// Amendments are awaited.
pub(crate) async fn collecting(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.days_before(1, 7).await?;
    let (_, text) = begin(scene, content::LIGHT_TITLE, content::LIGHT).await?;
    propose(scene, text, content::LIGHT_AMENDMENTS).await?;
    scene.settle().await
}

/// Nothing is public yet.
pub(crate) async fn draft(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.days_before(0, 0).await?;
    create(scene, content::GARDEN_TITLE).await?;
    scene.settle().await
}

async fn create(scene: &Scene<'_>, title: &str) -> Result<ParcoursId, Fault> {
    let parcours = CreateParcours {
        title: title.to_owned(),
        group: scene.group,
        template: TEMPLATE.to_owned(),
        starts_on: day(scene.now()),
        days: BTreeMap::from([("texte".to_owned(), 2)]),
        answers: BTreeMap::new(),
    };
    scene.act(AGENT, &parcours).await
}

/// Prepares, starts, imports the text and opens it to amendments.
async fn begin(scene: &Scene<'_>, title: &str, markdown: &str) -> Result<(ParcoursId, TextId), Fault> {
    let parcours = create(scene, title).await?;
    scene.act(AGENT, &StartParcours { parcours }).await?;
    let import = ImportText {
        group: scene.group,
        title: title.to_owned(),
        markdown: markdown.to_owned(),
    };
    let text = scene.act(CHAIR, &import).await?;
    gather(scene, parcours, "text", SubjectRef::new("text", text)).await?;
    close(scene, parcours, "texte").await?;
    Ok((parcours, text))
}

async fn gather(
    scene: &Scene<'_>,
    parcours: ParcoursId,
    role: &str,
    subject: SubjectRef,
) -> Result<(), Fault> {
    scene
        .act(
            CHAIR,
            &GatherSubject {
                parcours,
                role: role.to_owned(),
                subject,
            },
        )
        .await
}

async fn close(scene: &Scene<'_>, parcours: ParcoursId, step: &str) -> Result<(), Fault> {
    scene
        .act(
            CHAIR,
            &CloseStep {
                parcours,
                step: step.to_owned(),
            },
        )
        .await
}

async fn propose(scene: &Scene<'_>, text: TextId, amendments: &[(&str, &str, &str)]) -> Result<(), Fault> {
    for (author, sentence, rationale) in amendments {
        let amendment = ProposeAmendment {
            text,
            form: AmendmentForm::Sentence((*sentence).to_owned()),
            rationale: (*rationale).to_owned(),
        };
        scene.act(author, &amendment).await?;
    }
    Ok(())
}

/// The open votes on the amendments of a text, in their order.
async fn scrutins(scene: &Scene<'_>, text: TextId) -> Result<Vec<ScrutinId>, Fault> {
    let mut scrutins = Vec::new();
    for amendment in texts::amendments(&mut scene.sql(), scene.body, text).await? {
        let on = SubjectRef::new("amendment", amendment.id);
        let scrutin = votes::of_subject(&mut scene.sql(), scene.body, &on).await?;
        scrutins.push(scrutin.ok_or(Fault::NotFound("scrutin"))?.id);
    }
    Ok(scrutins)
}

async fn ballot(scene: &Scene<'_>, name: &str, scrutin: ScrutinId, choice: Choice) -> Result<(), Fault> {
    scene
        .act(
            name,
            &CastBallot {
                scrutin,
                elector: scene.person(name)?,
                choice,
            },
        )
        .await?;
    Ok(())
}

/// Three amendments adopted, the fourth rejected; one member votes through another.
async fn vote(scene: &Scene<'_>, text: TextId) -> Result<(), Fault> {
    let absent = "Andréa Hypothèse";
    for (position, scrutin) in scrutins(scene, text).await?.into_iter().enumerate() {
        let is_last = position == 3;
        scene
            .act(
                absent,
                &GiveProcuration {
                    scrutin,
                    holder: scene.person("Sacha Fictif")?,
                },
            )
            .await?;
        for name in [
            CHAIR,
            SECRETARY,
            "Sacha Fictif",
            "Claude Essai",
            "Maxime Échantillon",
        ] {
            let choice = match (is_last, position, name) {
                (true, _, _) | (_, 0, "Claude Essai") => Choice::Contre,
                (_, 1, "Maxime Échantillon") => Choice::Abstention,
                _ => Choice::Pour,
            };
            ballot(scene, name, scrutin, choice).await?;
        }
        let for_absent = CastBallot {
            scrutin,
            elector: scene.person(absent)?,
            choice: Choice::Pour,
        };
        scene.act("Sacha Fictif", &for_absent).await?;
        scene.act(CHAIR, &CloseScrutin { scrutin }).await?;
    }
    Ok(())
}

/// The meeting takes place, its minutes are written and approved.
async fn meet(scene: &Scene<'_>, parcours: ParcoursId) -> Result<MeetingId, Fault> {
    let whole = parcours::whole(&mut scene.sql(), scene.body, parcours)
        .await?
        .ok_or(Fault::NotFound("parcours"))?;
    let meeting: MeetingId = whole
        .subjects
        .get("meeting")
        .ok_or(Fault::NotFound("meeting"))?
        .id();
    let mut attendance = Vec::new();
    for name in [
        CHAIR,
        SECRETARY,
        "Sacha Fictif",
        "Claude Essai",
        "Maxime Échantillon",
    ] {
        attendance.push((scene.person(name)?, Attendance::Present));
    }
    attendance.push((scene.person("Andréa Hypothèse")?, Attendance::Excused));
    scene
        .act(SECRETARY, &RecordAttendance { meeting, attendance })
        .await?;
    let held_on = day(scene.today.plus_days(-44));
    let next = day(scene.today.plus_days(9));
    let text = content::MINUTES
        .replace("{date}", &french(held_on))
        .replace("{next}", &format!("{} à 18h30", french(next)));
    scene
        .act(
            SECRETARY,
            &WriteMinutes {
                meeting,
                version: 0,
                text,
            },
        )
        .await?;
    scene.act(CHAIR, &ApproveMinutes { meeting }).await?;
    Ok(meeting)
}

/// « 8 décembre 2026 »
fn french(day: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)];
    let first = if day.day() == 1 { "er" } else { "" };
    format!("{}{first} {month} {}", day.day(), day.year())
}
