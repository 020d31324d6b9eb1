//! An act: published, described for the open data, sent to those who decide.

use acts::{ActId, DescribeDeliberation, PublishAct};
use kernel::{Fault, SubjectRef};
use transmissions::{RecordAnswer, TransmitAct};

use super::parcours::gather;
use crate::play::Case;
use crate::scene::{Scene, day};

/// What an act holds.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) text: bool,
    pub(super) minutes: bool,
}

pub(super) async fn publish(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    [title, theme]: [&String; 2],
    [author_name, author_quality]: [&String; 2],
    held: Held,
) -> Result<(), Fault> {
    let title = if title.is_empty() {
        case.script.title.as_str()
    } else {
        title.as_str()
    };
    let publish = PublishAct {
        title: case.named(&super::dated(scene, title)),
        group: scene.group(&case.script.group)?,
        text: case.text.filter(|_| held.text),
        meeting: case.approved.filter(|_| held.minutes),
        author_name: author_name.clone(),
        author_quality: author_quality.clone(),
        theme: theme.clone(),
    };
    let act = scene.act(by, &publish).await?;
    case.act = Some(act);
    gather(scene, case, by, "act", SubjectRef::new("act", act)).await
}

pub(super) async fn describe(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    [number, matter]: [&String; 2],
    control_days: i64,
    votes: [u32; 4],
) -> Result<(), Fault> {
    let decided_on = day(scene.now());
    let describe = DescribeDeliberation {
        version: 0,
        number: match case.copy {
            0 => format!("{}-{number}", decided_on.year()),
            copy => format!("{}-{number}-{}", decided_on.year(), copy + 1),
        },
        decided_on: decided_on.to_string(),
        matter: matter.clone(),
        control_on: day(scene.now().plus_days(control_days)).to_string(),
        votes: votes.map(|count| count.to_string()),
        ..DescribeDeliberation::default()
    };
    scene.act(by, &describe.of(of(case)?)).await
}

pub(super) async fn transmit(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    [name, quality, letter]: [&String; 3],
    in_days: i64,
) -> Result<(), Fault> {
    let transmit = TransmitAct {
        act: of(case)?,
        recipient_name: name.clone(),
        recipient_quality: quality.clone(),
        recipient_email: "presidence@demonstration.example".to_owned(),
        letter: letter.trim().to_owned(),
        expected_on: day(scene.now().plus_days(in_days)).to_string(),
    };
    let sent = scene.act(by, &transmit).await?;
    case.sent.push(sent);
    Ok(())
}

pub(super) async fn answer(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    given_by: &str,
    content: &str,
) -> Result<(), Fault> {
    let record = RecordAnswer {
        transmission: case
            .sent
            .first()
            .copied()
            .ok_or(Fault::NotFound("transmission"))?,
        given_by: given_by.to_owned(),
        content: content.trim().to_owned(),
        given_on: day(scene.now()).to_string(),
        file: None,
    };
    scene.act(by, &record).await?;
    Ok(())
}

fn of(case: &Case<'_>) -> Result<ActId, Fault> {
    case.act.ok_or(Fault::NotFound("act"))
}
