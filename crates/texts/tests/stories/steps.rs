//! Texts as steps of a parcours.

use std::collections::BTreeMap;

use db::{Id, Uuid};
use kernel::steps::settings::{Setting, Settings};
use kernel::steps::{StepContext, StepKind, StepReport};
use kernel::{Action, Actor, Event, Fault, Scope, SubjectRef, Work};
use testkit::{TestTown, on_both_engines};
use texts::{Fate, TextId, TextState};

use crate::council::{Council, FEATURES, PLAN, amendment, document, propose, refusal};

fn kind(code: &str) -> StepKind {
    *texts::FEATURE
        .step_kinds
        .iter()
        .find(|kind| kind.code == code)
        .expect("a kind of step")
}

fn context(town: &TestTown, council: &Council, text: Option<TextId>) -> StepContext {
    let subjects = text.map(|text| ("text".to_owned(), SubjectRef::new("text", text)));
    StepContext {
        parcours: town.id::<()>().uuid(),
        step: "texte".to_owned(),
        title: "Avis sur le plan".to_owned(),
        group: Id::from_uuid(council.group.uuid()),
        opens_at: None,
        closes_at: Some(town.now().plus_days(2)),
        settings: Settings(BTreeMap::from([(
            "mode".to_owned(),
            Setting::Text("public".to_owned()),
        )])),
        subjects: subjects.into_iter().collect(),
    }
}

/// Opens or closes a step, as a parcours does.
struct Advance {
    kind: StepKind,
    context: StepContext,
    opens: bool,
}

impl Action for Advance {
    const NAME: &'static str = "stories.advance";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&texts::rights::OPEN, Scope::BODY).await?;
        let deed = if self.opens {
            self.kind.open
        } else {
            self.kind.close
        };
        deed(work, &self.context).await?;
        work.journal(Event::internal(
            "stories.advanced",
            SubjectRef::new::<Uuid>("parcours", Id::from_uuid(self.context.parcours)),
        ))
        .await
    }
}

async fn advance(town: &TestTown, code: &str, context: &StepContext, opens: bool) -> Result<(), Fault> {
    town.act(
        Actor::System,
        Advance {
            kind: kind(code),
            context: context.clone(),
            opens,
        },
    )
    .await
}

async fn report(town: &TestTown, code: &str, context: &StepContext) -> StepReport {
    (kind(code).report)(&mut town.sql(), town.body, context)
        .await
        .expect("a report")
}

#[tokio::test]
async fn a_parcours_leads_a_text_from_its_import_to_its_adoption() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let nothing = context(&town, &council, None);
        let waiting = report(&town, "texts.draft", &nothing).await;
        assert!(!waiting.facts["text-ready"].holds);
        assert!(
            waiting.links[0]
                .path
                .contains(&format!("groupe={}", council.group))
        );
        assert_eq!(
            refusal(advance(&town, "texts.amend", &nothing, true).await),
            "texts-step-without-text"
        );

        let text = council.import(&town, PLAN).await;
        let context = context(&town, &council, Some(text));
        assert!(report(&town, "texts.draft", &context).await.facts["text-ready"].holds);
        advance(&town, "texts.amend", &context, true)
            .await
            .expect("the step opens");
        assert_eq!(document(&town, text).await.state, TextState::Discussion);
        advance(&town, "texts.amend", &context, true)
            .await
            .expect("what is done already is not refused");
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let discussed = report(&town, "texts.amend", &context).await;
        assert!(discussed.summary.is_some() && discussed.running.is_some());
        advance(&town, "texts.amend", &context, false)
            .await
            .expect("the step closes");
        assert_eq!(document(&town, text).await.state, TextState::Closed);
        advance(&town, "texts.vote", &context, true)
            .await
            .expect("the step opens");
        let voted = report(&town, "texts.vote", &context).await;
        assert!(!voted.facts["all-decided"].holds && voted.running.is_some());
        assert_eq!(
            refusal(advance(&town, "texts.vote", &context, false).await),
            "texts-amendments-waiting"
        );
        let subject = amendment(&town, text, 1).await.reference();
        let vote = votes::of_subject(&mut town.sql(), town.body, &subject)
            .await
            .expect("a reading")
            .expect("a vote");
        assert_eq!(vote.mode, votes::Mode::Public);
        council.vote(&town, text, 1, 3).await;
        town.advance_days(3).await;
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Adopted);
        assert!(report(&town, "texts.vote", &context).await.facts["all-decided"].holds);
        advance(&town, "texts.vote", &context, false)
            .await
            .expect("the step closes");
        assert_eq!(document(&town, text).await.state, TextState::Consolidated);
    });
}

#[tokio::test]
async fn a_text_nobody_amends_is_fixed_when_its_step_closes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let mut context = context(&town, &council, Some(text));
        advance(&town, "texts.draft", &context, false)
            .await
            .expect("closed");
        assert_eq!(document(&town, text).await.state, TextState::Draft);
        context.settings.0.insert("final".to_owned(), Setting::Bool(true));
        advance(&town, "texts.draft", &context, false)
            .await
            .expect("closed");
        assert_eq!(document(&town, text).await.state, TextState::Consolidated);
        advance(&town, "texts.draft", &context, false)
            .await
            .expect("what is done already is not refused");
    });
}

#[tokio::test]
async fn a_whole_text_without_quorum_may_be_voted_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let context = context(&town, &council, Some(text));
        let before = report(&town, "texts.adopt", &context).await;
        assert!(!before.facts["text-decided"].holds);
        assert_eq!(before.facts["text-decided"].otherwise.key, "texts-whole-none");
        advance(&town, "texts.adopt", &context, true)
            .await
            .expect("opened");
        assert_eq!(document(&town, text).await.state, TextState::Closed);
        let open = report(&town, "texts.adopt", &context).await;
        assert_eq!(open.facts["text-decided"].otherwise.key, "texts-whole-open");
        // Nobody comes.
        town.advance_days(3).await;
        let closed = report(&town, "texts.adopt", &context).await;
        assert_eq!(
            closed.facts["text-decided"].otherwise.key,
            "texts-whole-no-quorum"
        );
        let path = format!("/textes/{text}/vote-ensemble");
        assert!(closed.links.iter().any(|link| link.path == path));
        let mut chair = crate::council::browser_of(&town, council.chair);
        let form = chair.get(&path).await;
        assert_eq!(form.status, 200);
        assert!(!form.text.contains('⟦'));
        let request = town.id::<()>().to_string();
        let typed = |on| {
            [
                ("request_id", request.as_str()),
                ("mode", "public"),
                ("closes_on", on),
                ("closes_time", "20:00"),
            ]
        };
        assert_eq!(chair.post(&path, &typed("hier")).await.status, 422);
        assert_eq!(chair.post(&path, &typed("2026-11-20")).await.status, 303);
        let mut member = crate::council::browser_of(&town, council.lea);
        assert_eq!(member.get(&path).await.status, 403);
    });
}
