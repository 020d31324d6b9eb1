//! A consultation: what people write, support, discuss; what is removed, contested; what is answered.

use debates::{
    AddComment, Answer, AnswerContribution, ChangeConsultation, ConfirmContribution, Contribute,
    ContributeByMail, ContributionId, SetSupport, Side, Written,
};
use kernel::{Actor, Fault};
use moderation::{AppealRemoval, DecideAppeal, Moderate, Reason, ReportContent, Target};

use crate::people::{PEOPLE, inhabitants};
use crate::play::{Case, Published};
use crate::scene::Scene;

/// Supporters of one contribution, at most: this, less one.
const SUPPORTERS_MAX: usize = 11;
/// Where the letter that confirms a contribution leads.
const CONFIRM: &str = "/consultations/confirmer/";
/// Who decides on appeals: another agent than the one who removed.
const JUDGE: &str = "Théo Maquette";

pub(super) async fn present(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    presentation: &str,
    themes: &[String],
) -> Result<(), Fault> {
    let id = case.consultation(scene).await?;
    let there = debates::find(&mut scene.sql(), scene.body, id).await?;
    let there = there.ok_or(Fault::NotFound("consultation"))?;
    let change = ChangeConsultation {
        consultation: id,
        version: there.version,
        title: there.title,
        question: there.question,
        presentation: presentation.to_owned(),
        themes: themes.to_vec(),
        closes_at: there.closes_at,
    };
    scene.act(by, &change).await
}

pub(super) async fn contribute(scene: &Scene<'_>, case: &mut Case<'_>, count: usize) -> Result<(), Fault> {
    let consultation = case.consultation(scene).await?;
    for _ in 0..count {
        let place = case.contributions.len();
        let idea = case
            .script
            .contributions
            .get(place)
            .ok_or(Fault::NotFound("contribution"))?;
        let written = Written {
            title: idea.title.clone(),
            text: idea.text.clone(),
            theme: idea.theme.clone(),
            place: idea.place.clone(),
        };
        let shows_name = !place.is_multiple_of(3);
        let (id, author) = match &idea.by_mail {
            // Links are counted: in the copies, somebody who is known writes.
            Some(name) if case.copy == 0 => {
                let by_mail = ContributeByMail {
                    consultation,
                    written,
                    shows_name,
                    name: name.clone(),
                    email: address(name),
                    client: None,
                    language: None,
                    effort: None,
                };
                (by_letter(scene, &by_mail).await?, name.clone())
            }
            _ => {
                let author = author(place + script_rank(case));
                let contribute = Contribute {
                    consultation,
                    written,
                    shows_name,
                };
                (scene.act(author, &contribute).await?, author.to_owned())
            }
        };
        case.contributions.push(Published {
            id,
            author,
            is_discussed: false,
            decision: None,
            is_answered: false,
        });
    }
    Ok(())
}

/// Somebody without account writes, receives a letter, and opens its link.
async fn by_letter(scene: &Scene<'_>, by_mail: &ContributeByMail) -> Result<ContributionId, Fault> {
    scene.act_as(Actor::Visitor, by_mail).await?;
    scene.settle().await?;
    let letters = outgoing::mailbox::latest(&mut scene.sql(), scene.body, Some(&by_mail.email), 5).await?;
    let token = letters.iter().find_map(|letter| {
        let (_, after) = letter.text.split_once(CONFIRM)?;
        Some(after.split_whitespace().next()?.to_owned())
    });
    let token = token.ok_or(Fault::NotFound("letter"))?;
    let confirmed = scene
        .act_as(Actor::Visitor, &ConfirmContribution { token })
        .await?;
    Ok(confirmed.contribution)
}

pub(super) async fn support(scene: &Scene<'_>, case: &mut Case<'_>) -> Result<(), Fault> {
    for (place, there) in case.contributions.iter().enumerate().skip(case.supported) {
        for turn in 0..place * 7 % SUPPORTERS_MAX {
            let name = author(place * 3 + turn + 1);
            if name == there.author || there.decision.is_some() {
                continue;
            }
            let support = SetSupport {
                contribution: there.id,
                is_supported: true,
            };
            scene.act(name, &support).await?;
        }
    }
    case.supported = case.contributions.len();
    Ok(())
}

pub(super) async fn discuss(scene: &Scene<'_>, case: &mut Case<'_>) -> Result<(), Fault> {
    let ideas = case.script.contributions.iter().enumerate();
    for ((place, idea), there) in ideas.zip(&mut case.contributions) {
        if there.is_discussed || there.decision.is_some() {
            continue;
        }
        for (turn, comment) in idea.comments.iter().enumerate() {
            let [side, words, replies @ ..] = comment.as_slice() else {
                return Err(Fault::NotFound("comment"));
            };
            let mut add = AddComment {
                contribution: there.id,
                parent: None,
                side: Side::parse(side),
                text: words.clone(),
                shows_name: turn.is_multiple_of(2),
            };
            let parent = scene.act(author(place * 5 + turn + 2), &add).await?;
            for reply in replies {
                add.parent = Some(parent);
                add.text.clone_from(reply);
                let who: &str = if idea.by_mail.is_some() {
                    author(place + 9)
                } else {
                    &there.author
                };
                scene.act(who, &add).await?;
            }
        }
        there.is_discussed = true;
    }
    Ok(())
}

/// A neighbour reports what is to be removed, `by` removes it.
pub(super) async fn moderate(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    let ideas = case.script.contributions.iter().enumerate();
    for ((place, idea), there) in ideas.zip(&mut case.contributions) {
        let Some(removed) = idea.removed.as_ref().filter(|_| there.decision.is_none()) else {
            continue;
        };
        let target = Target::new(debates::model::CONTRIBUTION_WORD, there.id);
        let reason = Some(Reason::parse(&removed.reason).ok_or(Fault::NotFound("reason"))?);
        let report = ReportContent {
            target: target.clone(),
            reason,
            words: String::new(),
            email: String::new(),
            client: None,
        };
        scene.act(author(place + 13), &report).await?;
        let moderate = Moderate {
            target,
            is_removal: Some(true),
            reason,
            words: removed.words.clone(),
        };
        there.decision = Some(scene.act(by, &moderate).await?);
    }
    Ok(())
}

/// Those who contest do, and another than who removed decides.
pub(super) async fn appeal(scene: &Scene<'_>, case: &Case<'_>, by: &str) -> Result<(), Fault> {
    for (idea, there) in case.script.contributions.iter().zip(&case.contributions) {
        let (Some(removed), Some(decision)) = (&idea.removed, there.decision) else {
            continue;
        };
        if removed.appeal.is_empty() {
            continue;
        }
        let appeal = AppealRemoval {
            decision,
            words: removed.appeal.clone(),
        };
        scene.act(&there.author, &appeal).await?;
        // One appeal without a verdict is one that waits.
        if removed.verdict.is_empty() {
            continue;
        }
        let decide = DecideAppeal {
            decision,
            is_overturned: Some(removed.is_restored),
            words: removed.verdict.clone(),
        };
        let judge = if by == JUDGE { PEOPLE[0].name } else { JUDGE };
        scene.act(judge, &decide).await?;
    }
    Ok(())
}

pub(super) async fn respond(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    for (idea, there) in case.script.contributions.iter().zip(&mut case.contributions) {
        let is_gone = idea.removed.as_ref().is_some_and(|removed| !removed.is_restored);
        if there.is_answered || is_gone {
            continue;
        }
        let Some([answer, words]) = &idea.answer else {
            continue;
        };
        let answer = AnswerContribution {
            contribution: there.id,
            answer: Some(Answer::parse(answer).ok_or(Fault::NotFound("answer"))?),
            seen: None,
            words: words.clone(),
        };
        scene.act(by, &answer).await?;
        there.is_answered = true;
    }
    Ok(())
}

/// Who writes the one at this place.
fn author(place: usize) -> &'static str {
    let everybody = inhabitants();
    everybody[place * 7 % everybody.len()]
}

/// Consultations do not all begin with the same person.
fn script_rank(case: &Case<'_>) -> usize {
    case.script.title.len()
}

/// Of somebody who writes without account.
fn address(name: &str) -> String {
    let known = PEOPLE.iter().find(|person| person.name == name);
    known.map_or_else(
        || format!("{}@demonstration.example", kernel::slug(name)),
        crate::Invented::email,
    )
}
