//! What somebody who clones a text finds, asked of the real `git`.

use std::path::Path;
use std::process::{Command, Stdio};

use std::io::Write as _;

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::sitting::{Tally, Verdict};
use texts::{AddArgument, ArgumentSide, CosignAmendment, DecideInSitting, Repository, TextId};

use crate::council::{
    Council, FEATURES, amendment, browser_of, page, propose, rewrite, send, shown_in_sitting,
};

fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("git runs");
    child
        .stdin
        .take()
        .expect("an input")
        .write_all(input)
        .expect("git reads");
    let output = child.wait_with_output().expect("git ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

/// Writes a text's repository as a bare one; none when there is no git here.
fn written(repository: &Repository) -> Option<tempfile::TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        testkit::absent("git");
        return None;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    git(
        folder.path(),
        &["init", "--quiet", "--bare", "--initial-branch=main", "."],
        b"",
    );
    for (oid, object) in &repository.objects {
        let kind = object.kind.to_string();
        let named = git(
            folder.path(),
            &["hash-object", "-w", "--stdin", "-t", &kind],
            &object.data,
        );
        assert_eq!(named, oid.to_string());
    }
    for (name, oid) in &repository.references {
        git(folder.path(), &["update-ref", name, &oid.to_string()], b"");
    }
    Some(folder)
}

async fn repository(town: &TestTown, text: TextId) -> Repository {
    texts::repository(&mut town.sql(), town.body, text)
        .await
        .expect("the repository reads")
}

#[tokio::test]
async fn the_history_is_one_git_understands() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(
            &town,
            text,
            council.lea,
            "Remplacer l’intitulé de l’action 12 par : « Former tous les âges ».",
        )
        .await
        .expect("tabled");
        rewrite(
            &town,
            text,
            council.malo,
            "action-13/alinea-2",
            "Le coût est de 45 000 euros.",
        )
        .await
        .expect("tabled");
        rewrite(&town, text, council.yann, "action-7/alinea-2", "")
            .await
            .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for (number, pour) in [(1, 5), (2, 4), (3, 1)] {
            council.vote(&town, text, number, pour).await;
        }
        town.advance_days(3).await;

        let Some(folder) = written(&repository(&town, text).await) else {
            return;
        };
        let folder = folder.path();
        assert_eq!(git(folder, &["fsck", "--strict", "--no-dangling"], b""), "");
        let log = git(folder, &["log", "--oneline", "--topo-order", "main"], b"");
        let titles: Vec<&str> = log
            .lines()
            .map(|line| line.split_once(' ').expect("an id, a title").1)
            .collect();
        assert_eq!(titles.len(), 5, "{log}");
        assert!(
            titles.contains(&"Adopte l’amendement n°\u{a0}1")
                && titles.contains(&"Adopte l’amendement n°\u{a0}2"),
            "{log}"
        );
        assert_eq!(
            git(folder, &["log", "--merges", "--oneline", "main"], b"")
                .lines()
                .count(),
            2
        );
        let votes = git(
            folder,
            &[
                "log",
                "--merges",
                "--reverse",
                "--format=%(trailers:key=Vote,valueonly,separator=%x2C)",
                "main",
            ],
            b"",
        );
        let mut votes: Vec<&str> = votes.lines().collect();
        votes.sort_unstable();
        assert_eq!(votes, ["4/1/0", "5/0/0"]);
        // And the day its vote closed, of which amendment: it was held apart from any sitting.
        let trailers = git(
            folder,
            &[
                "log",
                "--merges",
                "--format=%(trailers:key=Amendement,valueonly,separator=%x2C) %(trailers:key=Scrutin-clos,valueonly,separator=%x2C)%(trailers:key=Seance,valueonly,separator=%x2C)",
                "main",
            ],
            b"",
        );
        let mut trailers: Vec<&str> = trailers.lines().collect();
        trailers.sort_unstable();
        assert_eq!(trailers, ["1 2026-11-12", "2 2026-11-12"]);

        // The commit of the rejected amendment is there too, from the same base.
        let base = git(folder, &["rev-parse", "texte-en-discussion^{commit}"], b"");
        assert_eq!(git(folder, &["rev-parse", "amendements/3^"], b""), base);
        let changed = git(
            folder,
            &["diff", "--name-only", "texte-en-discussion", "main"],
            b"",
        );
        assert_eq!(
            changed.lines().collect::<Vec<_>>(),
            ["action-12.md", "action-13.md"]
        );
        let authors = git(folder, &["log", "--format=%ae %an", "main"], b"");
        assert!(
            !authors.contains("Léa") && !authors.contains("exemple.fr"),
            "{authors}"
        );
        assert!(
            authors.contains(&format!("{}@personnes.essai.invalid", council.lea)),
            "{authors}"
        );

        // The order file puts the files together again as the text that was adopted.
        let order = git(folder, &["show", "main:sommaire.txt"], b"");
        let parts: Vec<String> = order
            .lines()
            .map(|name| git(folder, &["show", &format!("main:{name}")], b""))
            .collect();
        let kept = crate::council::document(&town, text).await;
        assert_eq!(parts.join("\n\n") + "\n", kept.markdown);
    });
}

#[tokio::test]
async fn git_reads_in_which_sitting_an_amendment_was_adopted_and_by_how_many() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-13/alinea-2",
            "Le coût est de 45 000 euros.",
        )
        .await
        .expect("tabled");
        let deed = DecideInSitting {
            text,
            number: 1,
            seen: 0,
            shown: shown_in_sitting(&town, &council, text, 1).await,
            verdict: Verdict::Adopted,
            tally: Some(Tally {
                pour: 12,
                contre: 3,
                abstention: 1,
            }),
        };
        town.act(Actor::Person(council.chair), deed)
            .await
            .expect("adopted");
        let Some(folder) = written(&repository(&town, text).await) else {
            return;
        };
        let said = git(
            folder.path(),
            &[
                "log",
                "-1",
                "--format=%(trailers:key=Amendement,valueonly,separator=%x2C)|%(trailers:key=Vote,valueonly,separator=%x2C)|%(trailers:key=Seance,valueonly,separator=%x2C)|%(trailers:key=Scrutin,valueonly,separator=%x2C)",
                "main",
            ],
            b"",
        );
        // The last is empty: no vote was held apart.
        assert!(
            said.starts_with("1|12/3/1|2026-11-") && said.ends_with('|'),
            "{said}"
        );
        assert_eq!(said.len(), "1|12/3/1|2026-11-09|".len(), "{said}");
    });
}

#[tokio::test]
async fn adopted_amendments_merge_as_git_itself_would_merge_them() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-7/alinea-1",
            "Les données du pays sont recensées chaque mois.",
        )
        .await
        .expect("tabled");
        rewrite(
            &town,
            text,
            council.malo,
            "action-12/alinea-1",
            "Des ateliers se tiennent dans chaque quartier.",
        )
        .await
        .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        council.vote(&town, text, 2, 5).await;
        town.advance_days(3).await;
        let Some(folder) = written(&repository(&town, text).await) else {
            return;
        };
        let folder = folder.path();
        let merged = git(
            folder,
            &["merge-tree", "--write-tree", "amendements/1", "amendements/2"],
            b"",
        );
        assert_eq!(merged, git(folder, &["rev-parse", "main^{tree}"], b""));
    });
}

#[tokio::test]
async fn a_name_is_said_by_pages_alone_so_that_no_history_is_rewritten_when_it_goes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-13/alinea-2",
            "Le coût est de 45 000 euros.",
        )
        .await
        .expect("tabled");
        propose(
            &town,
            text,
            council.malo,
            "Remplacer l’intitulé de l’action 12 par : « Former tous les âges ».",
        )
        .await
        .expect("tabled");
        let of_malo = amendment(&town, text, 2).await;
        let cosigned = CosignAmendment {
            amendment: of_malo.id,
            version: of_malo.version,
        };
        let argued = AddArgument {
            amendment: of_malo.id,
            side: ArgumentSide::For,
            body: "Chacun apprend toute sa vie.".to_owned(),
        };
        let lea = Actor::Person(council.lea);
        town.act(lea, cosigned).await.expect("cosigned");
        town.act(lea, argued).await.expect("argued");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        council.vote(&town, text, 2, 5).await;
        town.advance_days(3).await;
        let before = repository(&town, text).await;
        let paths = [
            "",
            "?vue=changements",
            "/qui-a-ecrit",
            "/historique",
            "/comparer",
            "/seance",
            "/amendements/1",
            "/amendements/2",
        ]
        .map(|path| format!("/textes/{text}{path}"));
        let mut malo = browser_of(&town, council.malo);
        let mut named = 0;
        for path in &paths {
            named += usize::from(page(&mut malo, path).await.contains("Léa Riou"));
        }
        assert!(named >= 5, "her name is shown on {named} pages");
        let mut hers = browser_of(&town, council.lea);
        let mine = page(&mut hers, "/mes-contributions").await;
        assert!(mine.contains("Chacun apprend toute sa vie."), "{mine}");

        // What goes and what stays is said first, then one button.
        let told = page(&mut hers, "/compte/fermer").await;
        for said in [
            "Ce qui s’efface tout de suite",
            "Ce qui reste",
            "Cela ne se défait pas.",
        ] {
            assert!(told.contains(said), "{said} in {told}");
        }
        let closed = send(&town, &mut hers, "/compte/fermer", &[]).await;
        assert_eq!(closed.location.as_deref(), Some("/?fait=identity-account-closed"));
        assert_eq!(
            closed.headers["clear-site-data"].to_str().expect("a list"),
            "\"cache\", \"storage\""
        );

        let mut visitor = town.browser();
        let elsewhere = [
            "/mes-contributions",
            "/contributions",
            "/contributions.atom",
            "/groupes/groupe-numerique",
        ];
        for path in paths.iter().map(String::as_str).chain(elsewhere) {
            for browser in [&mut visitor, &mut malo] {
                let shown = browser.get(path).await.text;
                assert!(
                    !shown.contains("Léa") && !shown.contains("lea@"),
                    "{path}: {shown}"
                );
            }
        }
        let blame = page(&mut visitor, &format!("/textes/{text}/qui-a-ecrit")).await;
        assert!(
            blame.contains("Amendement n°\u{a0}1, Une personne qui a quitté le site"),
            "{blame}"
        );
        let signed = page(&mut visitor, &format!("/textes/{text}/amendements/2")).await;
        assert!(
            signed.contains("Une personne qui a quitté le site")
                && signed.contains("Chacun apprend toute sa vie."),
            "{signed}"
        );

        // Nothing of the history was rewritten, and it never held her name.
        let after = repository(&town, text).await;
        assert_eq!(before.references, after.references);
        let hashes = |repository: &Repository| -> Vec<gitwire::Oid> {
            repository.objects.iter().map(|(oid, _)| *oid).collect()
        };
        assert_eq!(hashes(&before), hashes(&after));
        let line = council.lea.to_string();
        if let Some(folder) = written(&after) {
            let log = git(folder.path(), &["log", "--all", "--format=%an <%ae>%n%B"], b"");
            assert!(
                log.contains(&line) && !log.contains("Léa") && !log.contains("lea@"),
                "{log}"
            );
        }

        // The same address comes back as somebody else.
        let again = identity::RegisterPerson {
            name: "Léa Riou".to_owned(),
            email: "lea@exemple.fr".to_owned(),
        };
        let newcomer = town.act(Actor::Operator, again).await.expect("registered");
        assert_ne!(newcomer, council.lea);
        let shown = page(&mut visitor, &format!("/textes/{text}/amendements/1")).await;
        assert!(!shown.contains("Léa Riou"), "{shown}");
    });
}
