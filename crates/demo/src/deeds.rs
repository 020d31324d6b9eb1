//! How each deed of `data/` is done: by the features' own actions, in the name of an invented person.

mod acts;
mod budget;
mod choices;
mod debates;
mod meetings;
pub(crate) mod parcours;
mod requirements;
mod texts;

use kernel::Fault;

use crate::play::Case;
use crate::scene::{Scene, french};
use crate::script::What;
use crate::{following, plans};

/// Does it. `count` is how many contributions come now.
pub(crate) async fn perform(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    what: &What,
    by: &str,
    count: usize,
) -> Result<(), Fault> {
    match what {
        What::Prepare => parcours::prepare(scene, case, by).await,
        What::Start => parcours::start(scene, case, by).await,
        What::Close { step } => parcours::close(scene, case, by, step).await,
        What::Abandon { reason } => parcours::abandon(scene, case, by, reason).await,
        What::Text { title, markdown } => texts::bring_in(scene, case, by, title, markdown).await,
        What::Amend { count } => texts::amend(scene, case, *count).await,
        What::Argue => texts::argue(scene, case).await,
        What::Open => texts::open(scene, case, by).await,
        What::Cosign { number, names } => texts::cosign(scene, case, *number, names).await,
        What::SubAmend {
            number,
            sentence,
            why,
        } => texts::sub_amend(scene, case, by, *number, [sentence.as_str(), why]).await,
        What::Decide {
            numbers,
            verdict,
            hands,
        } => texts::decide(scene, case, by, (&numbers[..], verdict.as_str(), *hands)).await,
        What::PutToVote => texts::put_to_vote(scene, case, by).await,
        What::Vote(vote) => texts::vote(scene, case, by, vote).await,
        What::Choose(choose) => choices::choose(scene, case, by, choose).await,
        What::Plan {
            title,
            place,
            in_days,
            at,
            agenda,
        } => {
            let session = meetings::Session {
                title,
                place,
                in_days: *in_days,
                at: *at,
                agenda,
            };
            meetings::plan(scene, case, by, &session).await
        }
        What::Item { title } => meetings::item(scene, case, by, title).await,
        What::Convoke => meetings::convoke(scene, case, by).await,
        What::Reply { answers } => meetings::reply(scene, case, answers).await,
        What::Minutes { text, excused } => meetings::minutes(scene, case, by, text, excused).await,
        What::ProposeMinutes { for_days } => meetings::propose(scene, case, by, *for_days).await,
        What::Correct {
            passage,
            wording,
            reason,
        } => meetings::correct(scene, case, by, [passage, wording, reason]).await,
        What::AcceptCorrection { answer } => meetings::accept(scene, case, by, answer).await,
        What::RefuseCorrection { answer } => meetings::refuse(scene, case, by, answer).await,
        What::Approve => meetings::approve(scene, case, by).await,
        What::Done { action } => meetings::done(scene, case, by, action).await,
        What::Publish {
            title,
            theme,
            author,
            quality,
            with_minutes,
            minutes_only,
        } => {
            let what = acts::Held {
                text: !minutes_only,
                minutes: *with_minutes || *minutes_only,
            };
            acts::publish(scene, case, by, [title, theme], [author, quality], what).await
        }
        What::Describe {
            number,
            matter,
            control_days,
            votes,
        } => acts::describe(scene, case, by, [number, matter], *control_days, *votes).await,
        What::Transmit {
            to,
            quality,
            letter,
            in_days,
        } => acts::transmit(scene, case, by, [to, quality, letter], *in_days).await,
        What::Answer { given_by, content } => acts::answer(scene, case, by, given_by, content).await,
        What::Present { presentation, themes } => {
            debates::present(scene, case, by, presentation, themes).await
        }
        What::Contribute { .. } => debates::contribute(scene, case, count).await,
        What::Support => debates::support(scene, case).await,
        What::Discuss => debates::discuss(scene, case).await,
        What::Moderate => debates::moderate(scene, case, by).await,
        What::Appeal => debates::appeal(scene, case, by).await,
        What::Respond => debates::respond(scene, case, by).await,
        What::OpenPlan => plans::open(scene, case, by).await,
        What::Measure => plans::measure(scene, case, by).await,
        What::Require {
            place,
            title,
            theme,
            partly,
        } => requirements::require(scene, case, by, place, [title, theme, partly]).await,
        What::Budget { step } => budget::perform(scene, case, by, step).await,
        What::Follow => following::begin(scene).await,
        What::Look => following::look(scene).await,
    }
}

/// `{jour -44}` becomes « 16 octobre 2026 »: the day that many days from the visitor's.
pub(crate) fn dated(scene: &Scene<'_>, text: &str) -> String {
    let mut pieces = text.split("{jour ");
    let mut said = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (days, rest) = piece.split_once('}').unwrap_or(("0", piece));
        said += &french(scene.date(days.trim().parse().unwrap_or(0)));
        said += rest;
    }
    said
}
