//! A text: brought in, amended, argued about, voted.

use kernel::{Fault, SubjectRef};
use texts::sitting::{Tally, Verdict};
use texts::{
    AddArgument, Amendment, AmendmentForm, ArgumentSide, CloseDiscussion, Consolidate, CosignAmendment,
    DecideInSitting, ImportText, OpenDiscussion, OpenWholeVote, ProposeAmendment, ProposeSubAmendment,
    TextId,
};
use votes::{CastBallot, Choice, CloseScrutin, GiveProcuration, Mode, ScrutinId};

use super::dated;
use super::parcours::gather;
use crate::people::electors;
use crate::play::Case;
use crate::scene::Scene;
use crate::script::Vote;

pub(super) async fn bring_in(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    title: &str,
    markdown: &str,
) -> Result<(), Fault> {
    let (title, markdown) = match markdown {
        "" => (case.script.title.as_str(), case.script.text.as_str()),
        markdown => (title, markdown),
    };
    let import = ImportText {
        group: scene.group(&case.script.group)?,
        title: case.named(title),
        markdown: dated(scene, markdown),
    };
    let text = scene.act(by, &import).await?;
    case.text = Some(text);
    case.amended = 0;
    gather(scene, case, by, "text", SubjectRef::new("text", text)).await
}

pub(super) async fn amend(scene: &Scene<'_>, case: &mut Case<'_>, count: usize) -> Result<(), Fault> {
    let text = of(case)?;
    for amendment in case.script.amendments.iter().skip(case.amended).take(count) {
        let propose = ProposeAmendment {
            text,
            form: AmendmentForm::Sentence(amendment.sentence.clone()),
            rationale: amendment.why.clone(),
        };
        scene.act(&amendment.by, &propose).await?;
        case.amended += 1;
    }
    Ok(())
}

pub(super) async fn argue(scene: &Scene<'_>, case: &Case<'_>) -> Result<(), Fault> {
    let text = of(case)?;
    let there = texts::amendments(&mut scene.sql(), scene.body, text).await?;
    for (amendment, said) in there.iter().zip(&case.script.amendments) {
        for [author, side, words] in &said.arguments {
            let argument = AddArgument {
                amendment: amendment.id,
                side: ArgumentSide::parse(side).ok_or(Fault::NotFound("side"))?,
                body: words.clone(),
            };
            scene.act(author, &argument).await?;
        }
    }
    Ok(())
}

pub(super) async fn open(scene: &Scene<'_>, case: &Case<'_>, by: &str) -> Result<(), Fault> {
    scene.act(by, &OpenDiscussion { text: of(case)? }).await
}

async fn amendment(scene: &Scene<'_>, case: &Case<'_>, number: i64) -> Result<Amendment, Fault> {
    let found = texts::find_amendment(&mut scene.sql(), scene.body, of(case)?, number).await?;
    found.ok_or(Fault::NotFound("amendment"))
}

pub(super) async fn cosign(
    scene: &Scene<'_>,
    case: &Case<'_>,
    number: i64,
    names: &[String],
) -> Result<(), Fault> {
    let read = amendment(scene, case, number).await?;
    for name in names {
        let sign = CosignAmendment {
            amendment: read.id,
            version: read.version,
        };
        scene.act(name, &sign).await?;
    }
    Ok(())
}

pub(super) async fn sub_amend(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    number: i64,
    [sentence, why]: [&str; 2],
) -> Result<(), Fault> {
    let parent = amendment(scene, case, number).await?;
    let propose = ProposeSubAmendment {
        parent: parent.id,
        parent_version: parent.version,
        form: AmendmentForm::Sentence(sentence.to_owned()),
        rationale: why.to_owned(),
    };
    scene.act(by, &propose).await?;
    Ok(())
}

/// What a sitting says of amendments that are identical, or of one.
pub(super) async fn decide(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    (numbers, verdict, hands): (&[i64], &str, Option<[u32; 3]>),
) -> Result<(), Fault> {
    let number = *numbers.first().ok_or(Fault::NotFound("amendment"))?;
    let mut shown = Vec::new();
    for number in numbers {
        shown.push((*number, amendment(scene, case, *number).await?.version));
    }
    let decide = DecideInSitting {
        text: of(case)?,
        number,
        seen: case.decided,
        shown: shown.into_iter().collect(),
        verdict: Verdict::parse(verdict).ok_or(Fault::NotFound("verdict"))?,
        tally: hands.map(|[pour, contre, abstention]| Tally {
            pour,
            contre,
            abstention,
        }),
    };
    scene.act(by, &decide).await?;
    case.decided += 1;
    Ok(())
}

/// A text that follows no parcours: fixed, then put to the vote as it is.
pub(super) async fn put_to_vote(scene: &Scene<'_>, case: &Case<'_>, by: &str) -> Result<(), Fault> {
    let text = of(case)?;
    scene.act(by, &OpenDiscussion { text }).await?;
    scene.act(by, &CloseDiscussion { text }).await?;
    let open = OpenWholeVote {
        text,
        mode: Mode::Public,
        closes_at: scene.now().plus_days(1),
    };
    scene.act(by, &open).await?;
    Ok(())
}

pub(super) async fn vote(scene: &Scene<'_>, case: &Case<'_>, by: &str, vote: &Vote) -> Result<(), Fault> {
    let text = of(case)?;
    let mut about = Vec::new();
    for number in &vote.amendments {
        let amendment = texts::find_amendment(&mut scene.sql(), scene.body, text, *number).await?;
        let amendment = amendment.ok_or(Fault::NotFound("amendment"))?;
        about.push(SubjectRef::new("amendment", amendment.id));
    }
    if about.is_empty() {
        about.push(SubjectRef::new("text", text));
    }
    for subject in about {
        let scrutin = votes::of_subject(&mut scene.sql(), scene.body, &subject).await?;
        let scrutin = scrutin.ok_or(Fault::NotFound("scrutin"))?.id;
        cast(scene, case, scrutin, vote).await?;
        if !vote.goes_on {
            scene.act(by, &CloseScrutin { scrutin }).await?;
        }
    }
    // A text of a parcours is consolidated by its step.
    if case.parcours.is_none() && !vote.goes_on {
        scene.act(by, &Consolidate { text }).await?;
    }
    Ok(())
}

async fn cast(scene: &Scene<'_>, case: &Case<'_>, scrutin: ScrutinId, vote: &Vote) -> Result<(), Fault> {
    let names = |list: &[String], name: &str| list.iter().any(|other| other == name);
    if let Some(given) = &vote.procuration {
        let give = GiveProcuration {
            scrutin,
            holder: scene.person(&given.to)?,
        };
        scene.act(&given.of, &give).await?;
    }
    for name in electors(&case.script.group) {
        let is_represented = vote.procuration.as_ref().is_some_and(|given| given.of == name);
        let choice = if names(&vote.contre, name) {
            Choice::Contre
        } else if names(&vote.abstention, name) {
            Choice::Abstention
        } else if is_represented
            || names(&vote.absent, name)
            || vote.pour.as_ref().is_some_and(|pour| !names(pour, name))
        {
            continue;
        } else {
            Choice::Pour
        };
        let ballot = CastBallot {
            scrutin,
            elector: scene.person(name)?,
            choice,
        };
        scene.act(name, &ballot).await?;
    }
    if let Some(given) = &vote.procuration {
        let ballot = CastBallot {
            scrutin,
            elector: scene.person(&given.of)?,
            choice: Choice::parse(&given.choice).ok_or(Fault::NotFound("choice"))?,
        };
        scene.act(&given.to, &ballot).await?;
    }
    Ok(())
}

pub(super) fn of(case: &Case<'_>) -> Result<TextId, Fault> {
    case.text.ok_or(Fault::NotFound("text"))
}
