//! The step « publish » of a parcours: from its link to its end.

use std::collections::BTreeMap;

use acts::{FEATURE, PublishAct, PublishForParcours};
use db::Id;
use kernel::steps::settings::Settings;
use kernel::steps::{StepContext, StepKind};
use kernel::{Actor, Fault, SubjectRef};
use meetings::AddAgendaItem;
use parcours::{CreateParcours, GatherSubject, StartParcours};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, browser_of, draft, group, page, send};

fn step_kind() -> StepKind {
    FEATURE.step_kinds[0]
}

fn context(decided: &Decided, parcours: db::Uuid) -> StepContext {
    let subjects = BTreeMap::from([
        ("text".to_owned(), SubjectRef::new("text", decided.text)),
        ("meeting".to_owned(), SubjectRef::new("meeting", decided.meeting)),
    ]);
    StepContext {
        parcours,
        step: "publication".to_owned(),
        title: "Avis sur le plan vélo".to_owned(),
        group: Id::from_uuid(decided.group.uuid()),
        opens_at: None,
        closes_at: None,
        settings: Settings::default(),
        subjects,
    }
}

#[tokio::test]
async fn the_step_waits_for_the_act_then_leads_to_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let context = context(&decided, town.id::<()>().uuid());
        let report = |context: StepContext| {
            let (body, mut sql) = (town.body, town.sql());
            async move {
                (step_kind().report)(&mut sql, body, &context)
                    .await
                    .expect("it reads")
            }
        };
        let waiting = report(context.clone()).await;
        assert!(!waiting.facts["published"].holds && waiting.summary.is_none());
        let expected = format!(
            "/actes/nouveau?groupe={}&parcours={}&texte={}&reunion={}",
            decided.group, context.parcours, decided.text, decided.meeting
        );
        assert_eq!(waiting.links[0].path, expected);

        // Published from elsewhere than the link: the step finds the act of its text.
        let act = decided.publish(&town).await;
        let done = report(context.clone()).await;
        assert!(done.facts["published"].holds && done.summary.is_some());
        assert_eq!(done.links[0].path, format!("/actes/{act}"));
    });
}

fn preparation(town: &TestTown, decided: &Decided) -> CreateParcours {
    CreateParcours {
        title: "Avis sur le plan vélo".to_owned(),
        group: decided.group,
        template: "avis-sur-un-document".to_owned(),
        starts_on: town.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).date(),
        days: BTreeMap::new(),
        answers: BTreeMap::new(),
    }
}

/// Its title is for those who prepare it: no agenda says it before it starts.
#[tokio::test]
async fn a_parcours_being_prepared_goes_on_no_agenda() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let agent = Actor::Person(decided.agent);
        let parcours = town
            .act(agent, preparation(&town, &decided))
            .await
            .expect("prepared");
        let meeting = decided.next_meeting(&town).await;
        let item = || AddAgendaItem {
            meeting,
            title: String::new(),
            subject: Some(SubjectRef::new("parcours", parcours)),
        };
        let chair = Actor::Person(decided.chair);
        let refused = town.act(chair, item()).await;
        assert!(matches!(refused, Err(Fault::NotFound("subject"))), "{refused:?}");
        town.act(agent, StartParcours { parcours })
            .await
            .expect("started");
        town.act(chair, item()).await.expect("everybody may read it now");
    });
}

#[tokio::test]
async fn an_act_published_for_a_parcours_is_tied_to_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let create = preparation(&town, &decided);
        let chair = Actor::Person(decided.chair);
        let parcours = town
            .act(Actor::Person(decided.agent), create)
            .await
            .expect("prepared");
        town.act(Actor::Person(decided.agent), StartParcours { parcours })
            .await
            .expect("started");
        let deed = PublishForParcours {
            publish: decided.publication(),
            parcours: parcours.uuid(),
        };
        // The parcours is about something else, or about nothing yet: this act is not its own.
        let refused = town.act(chair, deed.clone()).await;
        assert!(
            matches!(&refused, Err(Fault::Refused { sentence, .. }) if sentence.key == "parcours-not-its-own"),
            "{refused:?}"
        );
        for (role, subject) in [
            ("text", SubjectRef::new("text", decided.text)),
            ("meeting", SubjectRef::new("meeting", decided.meeting)),
        ] {
            let gather = GatherSubject {
                parcours,
                role: role.to_owned(),
                subject,
            };
            town.act(chair, gather).await.expect("tied to the parcours");
        }
        let without_text = PublishForParcours {
            publish: PublishAct {
                text: None,
                ..decided.publication()
            },
            parcours: parcours.uuid(),
        };
        assert!(town.act(chair, without_text).await.is_err());
        let act = town.act(chair, deed).await.expect("published");
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(whole.subjects.get("act"), Some(&SubjectRef::new("act", act)));
    });
}

/// A text brought in before its parcours: the step that waits for one offers it.
#[tokio::test]
async fn a_text_brought_in_before_joins_the_parcours_that_waits_for_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::gather(&town).await;
        let agent = Actor::Person(decided.agent);
        let parcours = town
            .act(agent, preparation(&town, &decided))
            .await
            .expect("prepared");
        town.act(agent, StartParcours { parcours })
            .await
            .expect("started");
        let mut chair = browser_of(&town, decided.chair);
        let on_parcours = page(&mut chair, &format!("/parcours/{parcours}")).await;
        let path = format!("/textes/rattacher?groupe={}&parcours={parcours}", decided.group);
        assert!(on_parcours.contains(&path.replace('&', "&amp;")), "{on_parcours}");
        let form = page(&mut chair, &path).await;
        assert!(
            form.contains("Avis sur le plan vélo") && form.contains(&decided.text.to_string()),
            "{form}"
        );

        let (group, id) = (decided.group.to_string(), parcours.to_string());
        let unchosen = [("group", group.as_str()), ("parcours", &id), ("text", "")];
        let refused = send(&town, &mut chair, "/textes/rattacher", &unchosen).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Choisissez un texte."));
        let mut passer_by = browser_of(&town, decided.passer_by);
        assert_eq!(passer_by.get(&path).await.status, 403);

        // A text of another group is not this parcours's.
        let other = group_of(&town, "Groupe culture").await;
        let foreign = draft(&town, other, "Avis sur la culture").await.to_string();
        let fields = [("group", group.as_str()), ("parcours", &id), ("text", &foreign)];
        let mut agent = browser_of(&town, decided.agent);
        let refused = send(&town, &mut agent, "/textes/rattacher", &fields).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("celui d’un autre groupe"));

        let text = decided.text.to_string();
        let fields = [("group", group.as_str()), ("parcours", &id), ("text", &text)];
        let done = send(&town, &mut chair, "/textes/rattacher", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(
            whole.subjects.get("text"),
            Some(&SubjectRef::new("text", decided.text))
        );
        // It has its text: no other takes the place.
        let second = draft(&town, decided.group, "Un autre avis").await.to_string();
        let fields = [("group", group.as_str()), ("parcours", &id), ("text", &second)];
        let refused = send(&town, &mut chair, "/textes/rattacher", &fields).await;
        assert_eq!(refused.status, 422);
    });
}

async fn group_of(town: &TestTown, name: &str) -> groups::GroupId {
    group(town, name, groups::GroupKind::Working).await
}
