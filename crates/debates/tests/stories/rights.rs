//! Who may do what: each deed tried in every quality.

use debates::{
    AddComment, AnswerContribution, ChangeConsultation, Contribute, EditContribution, SetSupport, Side,
    WithdrawContribution,
};
use groups::{GroupKind, Role};
use kernel::{Action, Actor, Fault};
use moderation::{Moderate, Reason, ReportContent, Target};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, contribute, group, mandate, person, written};

/// Whether the right is held: what else is refused comes after it.
async fn holds<A: Action>(town: &TestTown, actor: Actor, deed: A) -> bool {
    !matches!(town.act(actor, deed).await, Err(Fault::Forbidden { .. }))
}

#[tokio::test]
async fn rights_are_those_of_the_table() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let elsewhere = group(&town, "Groupe logement", GroupKind::Working).await;
        let agent = person(&town, "Un agent").await;
        mandate(&town, services, agent, Role::Member).await;
        let other_chair = person(&town, "Une animatrice ailleurs").await;
        mandate(&town, elsewhere, other_chair, Role::Chair).await;
        let member = person(&town, "Un membre").await;
        mandate(&town, circle.group, member, Role::Member).await;
        // (who, signed in, in charge)
        let actors = [
            ("visitor", Actor::Visitor, false, false),
            ("citizen", Actor::Person(circle.neighbour), true, false),
            ("member", Actor::Person(member), true, false),
            ("chair of another group", Actor::Person(other_chair), true, false),
            ("secretary", Actor::Person(circle.secretary), true, true),
            ("chair", Actor::Person(circle.chair), true, true),
            ("agent", Actor::Person(agent), true, true),
        ];
        for (name, actor, is_somebody, in_charge) in actors {
            let contribution = contribute(&town, circle.citizen, id, name).await;
            let target = Target::new("contribution", contribution);
            let change = ChangeConsultation {
                consultation: id,
                version: 0,
                title: "Autre".to_owned(),
                question: "Autre ?".to_owned(),
                presentation: String::new(),
                themes: Vec::new(),
                closes_at: town.now().plus_days(3),
            };
            let contributing = Contribute {
                consultation: id,
                written: written("Une idée"),
                shows_name: false,
            };
            let support = SetSupport {
                contribution,
                is_supported: true,
            };
            let comment = AddComment {
                contribution,
                parent: None,
                side: Some(Side::For),
                text: "Oui".to_owned(),
                shows_name: false,
            };
            let answer = AnswerContribution {
                contribution,
                answer: Some(debates::Answer::Taken),
                seen: None,
                words: "Oui.".to_owned(),
            };
            let report = ReportContent {
                target: target.clone(),
                reason: Some(Reason::OffTopic),
                words: String::new(),
                email: String::new(),
                client: None,
            };
            let moderate = Moderate {
                target,
                is_removal: Some(true),
                reason: Some(Reason::OffTopic),
                words: "Hors sujet.".to_owned(),
            };
            let edit = EditContribution {
                contribution,
                version: 1,
                written: written("Volée"),
                shows_name: false,
            };
            assert_eq!(holds(&town, actor, change).await, in_charge, "{name} changes");
            assert_eq!(
                holds(&town, actor, contributing).await,
                is_somebody,
                "{name} contributes at once"
            );
            assert_eq!(holds(&town, actor, support).await, is_somebody, "{name} supports");
            assert_eq!(holds(&town, actor, comment).await, is_somebody, "{name} comments");
            assert!(holds(&town, actor, report).await, "{name} reports");
            assert!(
                !holds(&town, actor, edit).await,
                "{name} edits what somebody else wrote"
            );
            let withdraw = WithdrawContribution { contribution };
            assert!(
                !holds(&town, actor, withdraw).await,
                "{name} withdraws what somebody else wrote"
            );
            assert_eq!(holds(&town, actor, answer).await, in_charge, "{name} answers");
            assert_eq!(holds(&town, actor, moderate).await, in_charge, "{name} moderates");
        }
    });
}
