//! What people say of one passage, apart from any amendment.

use kernel::Actor;
use moderation::{Moderate, Reason, Target};
use testkit::{TestTown, on_both_engines};
use texts::{AddRemark, WithdrawRemark};

use crate::council::{Council, FEATURES, browser_of, page, refusal, send, whole};

#[tokio::test]
async fn a_passage_is_discussed_and_what_is_removed_leaves_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let draft = council.import(&town, "## Article 1\n\nRien encore.").await;
        let text = council.discuss(&town).await;
        let place = "action-13/alinea-2";
        let path = format!("/textes/{text}/discuter");
        let mut paul = browser_of(&town, council.passer_by);
        let reading = page(&mut paul, &format!("/textes/{text}")).await;
        assert!(reading.contains("discuter?ou=action-13/alinea-2"), "{reading}");
        let shown = page(&mut paul, &format!("{path}?ou={place}")).await;
        assert!(
            shown.contains("Le coût est de 30 000 euros.") && shown.contains("Personne n’a encore rien dit"),
            "{shown}"
        );
        let empty = whole(
            send(&town, &mut paul, &path, &[("ou", place), ("body", " ")]).await,
            422,
        );
        assert!(empty.contains("Écrivez votre remarque."), "{empty}");
        let said = [("ou", place), ("body", "Par an, ou en tout ?")];
        let reply = send(&town, &mut paul, &path, &said).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let shown = page(&mut paul, &format!("{path}?ou={place}")).await;
        assert!(
            shown.contains("Par an, ou en tout")
                && shown.contains("Paul Passant")
                && shown.contains("Retirer ma remarque"),
            "{shown}"
        );
        // Found among all that its group does.
        let of_group = kernel::SubjectRef::new("group", council.group);
        let found = search::find_within(&mut town.sql(), town.body, "en tout", &of_group, 10, 0)
            .await
            .expect("searched");
        assert!(found.hits.iter().any(|hit| hit.kind == "remark"), "{found:?}");
        let reading = page(&mut town.browser(), &format!("/textes/{text}")).await;
        assert!(
            reading.contains("Discuter ce passage (une remarque)"),
            "{reading}"
        );

        let say = |text, place: &str| AddRemark {
            text,
            place: place.to_owned(),
            body: "Bien dit.".to_owned(),
        };
        let malo = Actor::Person(council.malo);
        assert_eq!(
            refusal(town.act(malo, say(draft, "article-1/alinea-1")).await),
            "texts-remark-too-late"
        );
        assert_eq!(
            refusal(town.act(Actor::Visitor, say(text, place)).await),
            "texts.remark"
        );
        let other = town.act(malo, say(text, place)).await.expect("said");
        let not_mine = WithdrawRemark { remark: other };
        assert_eq!(
            refusal(town.act(Actor::Person(council.passer_by), not_mine).await),
            "texts.withdraw"
        );
        let remove = Moderate {
            target: Target::new("remarque", other),
            is_removal: Some(true),
            reason: Some(Reason::Insult),
            words: "Cette remarque vise quelqu’un.".to_owned(),
        };
        town.act(Actor::Person(council.chair), remove)
            .await
            .expect("removed");
        let shown = page(&mut town.browser(), &format!("{path}?ou={place}")).await;
        assert!(
            shown.contains("Remarque retirée") && !shown.contains("Bien dit."),
            "{shown}"
        );
        let own = page(
            &mut browser_of(&town, council.malo),
            &format!("{path}?ou={place}"),
        )
        .await;
        assert!(own.contains("Bien dit.") && own.contains("contester"), "{own}");
    });
}
