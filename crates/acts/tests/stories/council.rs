//! A council deliberates: convened under its delay, it amends, votes the whole in its meeting, and publishes.

use std::collections::BTreeMap;

use jiff::civil::date;
use kernel::{Actor, SubjectRef};
use parcours::engine::{ParcoursState, StepState};
use parcours::{CloseStep, CreateParcours, GatherSubject, ParcoursId, StartParcours};
use testkit::{TestTown, on_both_engines};
use texts::{AmendmentForm, ProposeAmendment, TextState};
use votes::{CastBallot, Choice, CloseScrutin};

use crate::decided::{Decided, FEATURES, browser_of, page, send};

/// A meeting up to its last vote, in which everybody answers `choice` to the whole text.
struct Sitting {
    decided: Decided,
    parcours: ParcoursId,
}

async fn close(town: &TestTown, decided: &Decided, parcours: ParcoursId, step: &str) {
    let deed = CloseStep {
        parcours,
        step: step.to_owned(),
    };
    town.act(Actor::Person(decided.agent), deed)
        .await
        .unwrap_or_else(|fault| panic!("{step}: {fault}"));
}

/// Everybody votes on `on`, and the vote is closed.
async fn vote(town: &TestTown, decided: &Decided, on: &SubjectRef, choice: Choice) {
    let summary = votes::of_subject(&mut town.sql(), town.body, on)
        .await
        .expect("it reads");
    let scrutin = summary.expect("there is a vote").id;
    for elector in [decided.chair, decided.member, decided.secretary] {
        let ballot = CastBallot {
            scrutin,
            elector,
            choice,
        };
        town.act(Actor::Person(elector), ballot).await.expect("voted");
    }
    town.act(Actor::Person(decided.chair), CloseScrutin { scrutin })
        .await
        .expect("counted");
}

async fn state(town: &TestTown, decided: &Decided) -> TextState {
    texts::find(&mut town.sql(), town.body, decided.text)
        .await
        .expect("it reads")
        .expect("it is there")
        .state
}

impl Sitting {
    /// The last votes are closed in the meeting, half an hour after it began.
    async fn held(town: &TestTown, choice: Choice) -> Self {
        Self::closed_after(town, choice, 120).await
    }

    /// So many minutes after 18:30, in Paris; the meeting begins at 20:00.
    async fn closed_after(town: &TestTown, choice: Choice, minutes: i64) -> Self {
        let decided = Decided::gather(town).await;
        let agent = Actor::Person(decided.agent);
        let create = CreateParcours {
            title: "Plan vélo".to_owned(),
            group: decided.group,
            template: "deliberation".to_owned(),
            starts_on: date(2026, 11, 10),
            days: BTreeMap::from([
                ("projet".to_owned(), 2),
                ("convocation".to_owned(), 6),
                ("amendements".to_owned(), 6),
            ]),
            answers: BTreeMap::from([("convocation.time".to_owned(), "20:00".to_owned())]),
        };
        let parcours = town.act(agent, create).await.expect("prepared");
        town.act(agent, StartParcours { parcours })
            .await
            .expect("started");
        let text = GatherSubject {
            parcours,
            role: "text".to_owned(),
            subject: SubjectRef::new("text", decided.text),
        };
        town.act(agent, text).await.expect("tied");
        close(town, &decided, parcours, "projet").await;

        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        let meeting = meetings::find(&mut town.sql(), town.body, whole.subjects["meeting"].id())
            .await
            .expect("it reads")
            .expect("the meeting is announced");
        // The convocation runs to the 17th: the council sits on the day after, at the hour that was asked.
        assert_eq!(meeting.starts_at.timestamp().to_string(), "2026-11-18T19:00:00Z");
        let amendment = ProposeAmendment {
            text: decided.text,
            form: AmendmentForm::Sentence("Supprimer l’alinéa 2.".to_owned()),
            rationale: "Trop long.".to_owned(),
        };
        town.act(Actor::Person(decided.member), amendment)
            .await
            .expect("proposed");
        town.advance_days(8).await;
        town.advance_minutes(minutes).await;
        let amendment = texts::find_amendment(&mut town.sql(), town.body, decided.text, 1)
            .await
            .expect("it reads")
            .expect("it is there");
        vote(
            town,
            &decided,
            &SubjectRef::new("amendment", amendment.id),
            Choice::Pour,
        )
        .await;
        close(town, &decided, parcours, "vote").await;
        assert_eq!(
            state(town, &decided).await,
            TextState::Closed,
            "only the vote on the whole adopts"
        );
        vote(town, &decided, &SubjectRef::new("text", decided.text), choice).await;
        close(town, &decided, parcours, "ensemble").await;
        Self { decided, parcours }
    }
}

#[tokio::test]
async fn what_is_decided_before_the_meeting_is_not_said_to_be_of_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let Sitting { decided, .. } = Sitting::closed_after(&town, Choice::Pour, 60).await;
        let repository = texts::repository(&mut town.sql(), town.body, decided.text)
            .await
            .expect("it reads");
        let says = |wanted: &str| {
            let mut objects = repository.objects.iter();
            objects.any(|(_, object)| String::from_utf8_lossy(&object.data).contains(wanted))
        };
        assert!(says("Scrutin-clos: 2026-11-18\n"), "the day of the vote is known");
        assert!(!says("Seance: "), "the meeting had not begun");
    });
}

#[tokio::test]
async fn a_council_adopts_and_publishes_before_its_minutes_are_approved() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let Sitting { decided, parcours } = Sitting::held(&town, Choice::Pour).await;
        assert_eq!(state(&town, &decided).await, TextState::Consolidated);
        // The history says in which meeting each amendment was adopted.
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        let meeting = meetings::find(&mut town.sql(), town.body, whole.subjects["meeting"].id())
            .await
            .expect("it reads")
            .expect("it was held");
        let repository = texts::repository(&mut town.sql(), town.body, decided.text)
            .await
            .expect("it reads");
        let said = format!("Seance: 2026-11-18 {}\n", meeting.path());
        let is_said = repository
            .objects
            .iter()
            .any(|(_, object)| String::from_utf8_lossy(&object.data).contains(&said));
        assert!(is_said, "{said}");
        let mut visitor = town.browser();
        let history = page(&mut visitor, &format!("/textes/{}/historique", decided.text)).await;
        assert!(
            history.contains(&format!("href=\"{}\"", meeting.path())),
            "{history}"
        );
        decided.approve_minutes(&town).await;
        let mut publication = decided.publication();
        publication.meeting = None;
        town.act(Actor::Person(decided.chair), publication)
            .await
            .expect("published");
        close(&town, &decided, parcours, "publication").await;
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(whole.parcours.state, ParcoursState::Running);
        let minutes = whole.step("proces-verbal").expect("a step");
        assert_eq!(
            minutes.state,
            StepState::Open,
            "the minutes of this meeting are still to be approved"
        );
    });
}

#[tokio::test]
async fn a_text_that_the_council_rejects_is_not_adopted_nor_publishable() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let Sitting { decided, parcours } = Sitting::held(&town, Choice::Contre).await;
        assert_eq!(state(&town, &decided).await, TextState::Closed);
        let mut chair = browser_of(&town, decided.chair);
        let read = page(&mut chair, &format!("/textes/{}", decided.text)).await;
        assert!(
            read.contains("n’a pas été adopté") && !read.contains("/consolider"),
            "{read}"
        );
        ends_without_result(&town, &decided, parcours).await;
        let mut publication = decided.publication();
        publication.meeting = None;
        let refused = town.act(Actor::Person(decided.chair), publication).await;
        assert!(refused.is_err(), "a rejected text is no act");
        let again = texts::OpenWholeVote {
            text: decided.text,
            mode: votes::Mode::Public,
            closes_at: town.now().plus_days(1),
        };
        let refused = town.act(Actor::Person(decided.chair), again).await;
        assert!(
            matches!(refused, Err(kernel::Fault::Refused { sentence, .. }) if sentence.key == "texts-whole-decided")
        );
    });
}

/// The page proposes the end first, with its reason already written; once ended nothing is asked any more.
async fn ends_without_result(town: &TestTown, decided: &Decided, parcours: ParcoursId) {
    let path = format!("/parcours/{parcours}");
    let rejected = "Le vote a rejeté le texte";
    let read = page(&mut town.browser(), &path).await;
    assert!(read.contains(rejected) && !read.contains("/arreter"), "{read}");
    let mut agent = browser_of(town, decided.agent);
    let read = page(&mut agent, &path).await;
    let (proposal, now) = (read.find("/arreter"), read.find("id=\"etape-publication\""));
    assert!(proposal.is_some() && proposal < now, "{read}");
    assert!(
        !read.contains("/actes/nouveau"),
        "nothing is to be published: {read}"
    );
    let form = page(&mut agent, &format!("{path}/arreter")).await;
    let (_, written) = form.split_once("<textarea").expect("a reason to write");
    assert!(written.contains(rejected), "{form}");

    let reason = "Le vote a rejeté le texte : le conseil attend le plan de la région.";
    let done = send(
        town,
        &mut agent,
        &format!("{path}/arreter"),
        &[("reason", reason)],
    )
    .await;
    assert_eq!(done.status, 303, "{}", done.text);
    let read = page(&mut town.browser(), &path).await;
    assert!(
        read.contains("attend le plan de la région") && !read.contains("id=\"etape-"),
        "{read}"
    );
    let whole = parcours::whole(&mut town.sql(), town.body, parcours)
        .await
        .expect("it reads")
        .expect("it is there");
    assert_eq!(whole.parcours.state, ParcoursState::Abandoned);
}
