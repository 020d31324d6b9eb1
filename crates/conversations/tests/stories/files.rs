//! What leaves, what anybody makes again from it, and what comes in.

use std::collections::BTreeMap;

use conversations::{ConversationId, Opinion};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, cast_opinion, close, found, hides, open, people, says, two_camps};

async fn file(town: &TestTown, id: ConversationId, name: &str) -> String {
    let reply = town.browser().get(&format!("/conversations/{id}/{name}")).await;
    assert_eq!(reply.status, 200, "{name}: {}", reply.text);
    reply.text
}

#[tokio::test]
async fn the_files_have_the_shape_of_polis_and_make_the_same_map() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let people = people(&town, 15).await;
        two_camps(&town, id, &people, 9).await;
        cast_opinion(&town, people[0], id, (2, Opinion::Disagree)).await;
        for name in ["votes.csv", "comments.csv", "participants-votes.csv"] {
            let reply = town.browser().get(&format!("/conversations/{id}/{name}")).await;
            assert_eq!(reply.status, 404, "{name} before the end");
        }
        close(&town, circle.chair, id).await;
        let about = found(&town, id).await;

        let votes = file(&town, id, "votes.csv").await;
        let lines: Vec<&str> = votes.lines().collect();
        assert_eq!(lines[0], "timestamp,datetime,comment-id,voter-id,vote");
        assert_eq!(lines.len() - 1, 15 * 7);
        assert!(
            lines[1..].iter().all(|line| line.contains(",2026-11-10,")),
            "days alone: {votes}"
        );
        let statements = file(&town, id, "comments.csv").await;
        assert!(statements.starts_with(
            "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\r\n"
        ));
        assert_eq!(statements.lines().count(), 9);
        assert!(
            statements
                .lines()
                .skip(1)
                .all(|line| line.starts_with("1794268800,2026-11-10,")),
            "days alone: {statements}"
        );
        let participants = file(&town, id, "participants-votes.csv").await;
        assert!(
            participants.starts_with(
                "participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,3,4,5,6,7,8\r\n"
            )
        );
        for text in [&votes, &statements, &participants] {
            hides(text, &["Personne", "Camille", &people[0].to_string()]);
        }

        // The library, given what was downloaded and the seed, finds the groups that are published.
        let read = opinions::votes_from_csv(&votes, None).expect("read");
        let mut again = opinions::Conversation::new(&about.seed);
        again.add(read.votes).expect("within bounds");
        let map = again.update().expect("a map");
        let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
        for line in participants.lines().skip(1) {
            let group = line.split(',').nth(1).expect("a group");
            *sizes.entry(group.to_owned()).or_default() += 1;
        }
        for group in &map.groups {
            if group.members.len() >= 5 {
                let published = sizes.get(&group.cluster.id.to_string());
                assert_eq!(published, Some(&group.members.len()), "{sizes:?}");
            }
        }
        assert!(map.groups.iter().any(|group| group.members.len() >= 5));

        // Numbers are drawn for each file: which is whose cannot be followed from one to the next.
        let voters = |text: &str| -> Vec<String> {
            let cells = text.lines().skip(1).filter_map(|line| line.split(',').nth(3));
            cells.map(str::to_owned).collect()
        };
        let other = file(&town, id, "votes.csv").await;
        assert_ne!(voters(&votes), voters(&other));
        let sorted = |text: &str| {
            let mut voters = voters(text);
            voters.sort();
            voters.dedup();
            voters.len()
        };
        assert_eq!((sorted(&votes), sorted(&other)), (15, 15));
    });
}

#[tokio::test]
async fn a_conversation_held_elsewhere_comes_in_and_goes_on() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        close(&town, circle.chair, id).await;
        let (votes, statements) = (
            file(&town, id, "votes.csv").await,
            file(&town, id, "comments.csv").await,
        );
        // Who runs a group could make up the votes it needs: the services bring them in.
        let mut chair = browser_of(&town, circle.chair);
        assert_eq!(chair.get("/conversations/importer").await.status, 403);
        hides(
            &open(&mut chair, "/conversations").await,
            &["/conversations/importer"],
        );
        let mut agent = browser_of(&town, crate::agent(&town).await);
        says(
            &open(&mut agent, "/conversations").await,
            &["/conversations/importer"],
        );
        says(&open(&mut agent, "/conversations/importer").await, &["votes.csv"]);
        let request_id = town.id::<()>().to_string();
        let mut fields = vec![
            ("request_id", request_id.as_str()),
            ("groupe", "groupe-mobilites"),
            ("titre", "Venue d’ailleurs"),
            ("question", "Qu’en pensiez-vous ?"),
            ("enonces", "ceci,n’est\r\npas,le fichier"),
            ("fin", "2026-12-24"),
        ];
        let wrong = ("votes", "votes.csv", "a,b\r\n1,2\r\n".as_bytes());
        let refused = agent.post_file("/conversations/importer", &fields, wrong).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "Il manque les colonnes comment-id et comment-body.",
                "comment-id, voter-id et vote.",
                "pas,le fichier",
            ],
        );
        fields[4] = ("enonces", statements.as_str());
        let given = ("votes", "votes.csv", votes.as_bytes());
        let done = agent.post_file("/conversations/importer", &fields, given).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let address = done.location.expect("its page");
        let path = address.split('?').next().expect("an address").to_owned();
        let brought: ConversationId = path.rsplit('/').next().expect("an id").parse().expect("an id");
        let about = found(&town, brought).await;
        assert_eq!((about.participants, about.votes, about.numbered), (12, 84, 8));
        says(
            &open(&mut town.browser(), &path).await,
            &["Tenue ailleurs", "opinion-map", "Carte de 12 participants"],
        );

        // It goes on: whoever joins is somebody new.
        cast_opinion(&town, twelve[0], brought, (1, Opinion::Agree)).await;
        let about = found(&town, brought).await;
        assert_eq!((about.participants, about.votes, about.casts), (13, 85, 85));
        says(
            &open(&mut town.browser(), &path).await,
            &["13 participants", "Carte de 12 participants"],
        );
        // What was brought in by the town is taken back by the town.
        let reply = crate::send(&town, &mut agent, &format!("{path}/enonces/3/retirer"), &[]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        hides(
            &open(&mut agent, &format!("{path}/enonces")).await,
            &["jusqu’au port"],
        );
    });
}
