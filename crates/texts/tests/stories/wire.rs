//! A text cloned and amended with the real `git`, over HTTP.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::{House, PersonId};
use testkit::{TestTown, browser_of, on_both_engines, page, send};
use texts::{Fate, TextId};
use tokio::process::Command;
use tokio::task::JoinHandle;

use crate::council::{Council, FEATURES, amendment, propose, rewrite};

/// What `git` said, and whether it did it.
pub(crate) struct Said {
    pub(crate) is_done: bool,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The clock of who commits: half an hour after a town begins.
pub(crate) const CLOCK: &str = "2026-11-10T18:00:00Z";

/// Runs `git` as on a machine that knows nobody.
pub(crate) async fn run(folder: &Path, arguments: &[&str]) -> Said {
    run_at(CLOCK, folder, arguments).await
}

/// The same, on a machine whose clock says `clock`.
pub(crate) async fn run_at(clock: &str, folder: &Path, arguments: &[&str]) -> Said {
    let output = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_AUTHOR_DATE", clock)
        .env("GIT_COMMITTER_DATE", clock)
        .env("LC_ALL", "C.UTF-8")
        .args(["-c", "core.askPass=true", "-c", "advice.detachedHead=false"])
        .args(arguments)
        .output()
        .await
        .expect("git runs");
    Said {
        is_done: output.status.success(),
        out: String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        err: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    }
}

/// The same, of what must succeed; gives what was printed.
pub(crate) async fn git(folder: &Path, arguments: &[&str]) -> String {
    let said = run(folder, arguments).await;
    assert!(said.is_done, "git {arguments:?}: {}", said.err);
    said.out
}

/// A town that `git` reaches.
pub(crate) struct Served {
    port: u16,
    serving: JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Served {
    /// None where there is no `git`.
    pub(crate) async fn begin(town: &TestTown) -> Option<Self> {
        if Command::new("git").arg("--version").output().await.is_err() {
            testkit::absent("git");
            return None;
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let site = ui::site(&town.house);
        let serving = tokio::spawn(async move {
            axum::serve(listener, site).await.expect("it serves");
        });
        Some(Self { port, serving })
    }

    /// The address of a text, for who has a token.
    pub(crate) fn address(&self, text: TextId, token: Option<&str>) -> String {
        let who = token.map(|token| format!("git:{token}@")).unwrap_or_default();
        format!("http://{who}127.0.0.1:{}/textes/{text}.git", self.port)
    }
}

/// How many rows each table has.
pub(crate) async fn rows(town: &TestTown) -> BTreeMap<String, u64> {
    let schema = db::Schema::of(&House::migrations(FEATURES)).expect("a schema");
    let mut counts = BTreeMap::new();
    let mut sql = town.house.db.snapshot().await.expect("a reading");
    for table in schema.tables() {
        let count = sql.each_row::<db::Error>(table, None, |_| Ok(())).await;
        counts.insert(table.name.clone(), count.expect("counted"));
    }
    counts
}

/// A token made on the page, and shown there once.
pub(crate) async fn token(town: &TestTown, person: PersonId) -> String {
    let mut browser = browser_of(town, person);
    let made = send(
        town,
        &mut browser,
        "/compte/jetons",
        &[("name", "git sur mon portable")],
    )
    .await;
    assert_eq!(made.status, 200, "{}", made.text);
    assert_eq!(made.headers["cache-control"], "no-store");
    let (_, after) = made
        .text
        .split_once("id=\"token-secret\">")
        .expect("the secret is shown");
    after.split('<').next().expect("a secret").to_owned()
}

/// A clone where `person` signs as Parvis signs for them.
pub(crate) async fn cloned(
    town: &TestTown,
    served: &Served,
    text: TextId,
    person: PersonId,
) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let token = token(town, person).await;
    git(
        folder.path(),
        &["clone", "--quiet", &served.address(text, Some(&token)), "."],
    )
    .await;
    for line in lines_of(town, text, person).await {
        let (name, value) = line
            .strip_prefix("git config ")
            .and_then(|line| line.split_once(' '))
            .expect("a line of configuration");
        git(folder.path(), &["config", name, value.trim_matches('"')]).await;
    }
    folder
}

/// The two lines that the page of the text gives to type.
async fn lines_of(town: &TestTown, text: TextId, person: PersonId) -> Vec<String> {
    let page = page(&mut browser_of(town, person), &format!("/textes/{text}")).await;
    let (_, block) = page.split_once("id=\"avec-git\"").expect("the page says how");
    let lines: Vec<String> = block
        .split(['\n', '>', '<'])
        .filter(|line| line.starts_with("git config "))
        .map(|line| line.replace("&quot;", "\""))
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    lines
}

/// Writes a file and commits it.
pub(crate) async fn commit(folder: &Path, file: &str, words: &str, message: &str) {
    std::fs::write(folder.join(file), words).expect("a file is written");
    git(folder, &["add", "."]).await;
    git(folder, &["commit", "--quiet", "-m", message]).await;
}

const ACTION_13: &str = "## Action 13 – Favoriser le développement des outils numériques\n\nLes outils sont choisis avec les habitants.\n\n";

#[tokio::test]
async fn a_text_is_cloned_and_fetched_in_both_protocols() {
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
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let address = served.address(text, None);
        for protocol in ["protocol.version=0", "protocol.version=2"] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let (folder, with) = (folder.path(), ["-c", protocol]);
            let git = async |arguments: &[&str]| git(folder, &[&with[..], arguments].concat()).await;
            git(&["clone", "--quiet", &address, "."]).await;
            git(&["fsck", "--strict"]).await;
            assert_eq!(git(&["rev-parse", "--abbrev-ref", "HEAD"]).await, "main");
            assert_eq!(git(&["tag"]).await, "texte-en-discussion");
            assert_eq!(
                git(&["log", "--format=%H", "origin/amendements/1"])
                    .await
                    .lines()
                    .count(),
                2
            );

            // Fetched after both sides went on, with enough said for `git` to compress it.
            git(&["config", "user.name", "a"]).await;
            git(&["config", "user.email", "a@b.example"]).await;
            for number in 0..40 {
                git(&["commit", "--quiet", "--allow-empty", "-m", &number.to_string()]).await;
            }
            let number = rewrite(
                &town,
                text,
                council.malo,
                "action-13/alinea-2",
                &format!("Le coût est nul ({protocol})."),
            )
            .await
            .expect("tabled");
            git(&["fetch", "--quiet"]).await;
            let branch = format!("origin/amendements/{number}");
            assert!(
                git(&["show", &format!("{branch}:action-13.md")])
                    .await
                    .contains("Le coût est nul")
            );
            git(&["fsck", "--strict"]).await;
            assert_eq!(git(&["fetch"]).await, "");

            // The last commits only, then more, then all.
            let shallow = tempfile::tempdir().expect("a temporary folder");
            let shallow = shallow.path();
            let git =
                async |arguments: &[&str]| super::wire::git(shallow, &[&with[..], arguments].concat()).await;
            git(&[
                "clone",
                "--quiet",
                "--depth",
                "1",
                "--branch",
                &format!("amendements/{number}"),
                &address,
                ".",
            ])
            .await;
            assert_eq!(git(&["rev-list", "--count", "HEAD"]).await, "1");
            git(&["fetch", "--quiet", "--deepen", "1"]).await;
            assert_eq!(git(&["rev-list", "--count", "HEAD"]).await, "2");
            assert_eq!(git(&["rev-parse", "--is-shallow-repository"]).await, "false");
            git(&["fsck", "--strict"]).await;
            // What is not done here is said.
            let since = run(
                shallow,
                &["-c", "protocol.version=2", "fetch", "--shallow-since=2026-01-01"],
            )
            .await;
            assert!(
                !since.is_done && since.err.contains("deepen-since"),
                "{}",
                since.err
            );
        }
        let partial = tempfile::tempdir().expect("a temporary folder");
        git(
            partial.path(),
            &["clone", "--quiet", "--filter=blob:none", &address, "."],
        )
        .await;
        git(partial.path(), &["fsck", "--strict"]).await;
    });
}

#[tokio::test]
async fn an_unshallowed_clone_is_whole() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, crate::council::PLAN).await;
        for round in 1..=4 {
            let deed = texts::EditDraft {
                title_before: String::new(),
                choices: BTreeMap::new(),
                text,
                version: round,
                title: "Avis".to_owned(),
                markdown: format!("{}\n\nÀ revoir ({round}).", crate::council::PLAN),
            };
            town.act(kernel::Actor::Person(council.secretary), deed)
                .await
                .expect("edited");
        }
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        for protocol in ["protocol.version=0", "protocol.version=2"] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let folder = folder.path();
            let git = async |arguments: &[&str]| git(folder, &[&["-c", protocol], arguments].concat()).await;
            git(&[
                "clone",
                "--quiet",
                "--depth",
                "2",
                &served.address(text, None),
                ".",
            ])
            .await;
            assert_eq!(git(&["rev-list", "--count", "HEAD"]).await, "2");
            git(&["fetch", "--quiet", "--depth", "3"]).await;
            assert_eq!(git(&["rev-list", "--count", "HEAD"]).await, "3");
            git(&["fetch", "--quiet", "--unshallow"]).await;
            assert_eq!(git(&["rev-list", "--count", "HEAD"]).await, "5");
            assert_eq!(git(&["rev-parse", "--is-shallow-repository"]).await, "false");
            git(&["fsck", "--strict"]).await;
        }
    });
}

#[tokio::test]
async fn a_pushed_branch_is_an_amendment_and_parvis_writes_its_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        git(
            folder,
            &[
                "switch",
                "--quiet",
                "-c",
                "amendements/cout",
                "texte-en-discussion",
            ],
        )
        .await;
        let dearer = format!("{ACTION_13}Le coût est de 45 000 euros.\n");
        commit(
            folder,
            "action-13.md",
            &dearer,
            "Dit le vrai coût\n\nLe devis a changé.",
        )
        .await;
        let pushed = run(folder, &["push", "-u", "origin", "amendements/cout"]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        assert!(
            pushed.err.contains("remote: Amendement n°\u{a0}1 déposé."),
            "{}",
            pushed.err
        );

        let first = amendment(&town, text, 1).await;
        assert_eq!(
            (first.author_id, first.fate, first.version),
            (council.lea, Fate::Pending, 1)
        );
        assert!(first.sentence.contains("45 000"), "{}", first.sentence);
        assert!(
            pushed
                .err
                .contains(first.sentence.lines().next().expect("a sentence"))
        );
        assert_eq!(first.rationale, "Dit le vrai coût\n\nLe devis a changé.");

        // The commit that says the sentence stands on the pushed one; a pull brings it.
        let tip = git(folder, &["rev-parse", "HEAD"]).await;
        git(folder, &["pull", "--quiet", "--ff-only"]).await;
        assert_eq!(git(folder, &["rev-parse", "HEAD^"]).await, tip);
        assert!(
            git(folder, &["log", "-1", "--format=%B"])
                .await
                .contains(&first.sentence)
        );
        git(folder, &["fetch", "--quiet"]).await;
        assert_eq!(
            git(folder, &["rev-parse", "origin/amendements/1"]).await,
            git(folder, &["rev-parse", "HEAD"]).await
        );

        // Pushed again, it is rectified; its number stays. Two commits at once are one rectification.
        commit(
            folder,
            "action-13.md",
            &format!("{ACTION_13}Le coût est de 50 000 euros.\n"),
            "Arrondit",
        )
        .await;
        let last = format!("{ACTION_13}Le coût est de 52 000 euros.\n");
        commit(folder, "action-13.md", &last, "Le devis est là").await;
        let pushed = run(folder, &["push"]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        assert!(pushed.err.contains("rectifié"), "{}", pushed.err);
        let rectified = amendment(&town, text, 1).await;
        assert_eq!(rectified.version, 2);
        assert!(rectified.sentence.contains("52 000"), "{}", rectified.sentence);

        // Rectified on the site, the branch follows: what is pushed without it is refused.
        git(folder, &["pull", "--quiet", "--ff-only"]).await;
        let deed = texts::RectifyAmendment {
            amendment: rectified.id,
            version: 2,
            form: texts::AmendmentForm::Sentence("Supprimer l’alinéa 2 de l’action 13.".to_owned()),
            rationale: String::new(),
        };
        town.act(kernel::Actor::Person(council.lea), deed)
            .await
            .expect("rectified");
        let dearest = format!("{ACTION_13}Le coût est de 60 000 euros.\n");
        commit(folder, "action-13.md", &dearest, "Encore").await;
        let late = run(folder, &["push"]).await;
        assert!(!late.is_done && late.err.contains("rejected"), "{}", late.err);
        git(
            folder,
            &["pull", "--quiet", "--rebase", "--strategy-option=theirs"],
        )
        .await;
        assert!(run(folder, &["push"]).await.is_done);
        assert!(amendment(&town, text, 1).await.sentence.contains("60 000"));

        // Adopted, it merges as any other.
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Adopted);
        let whole = tempfile::tempdir().expect("a temporary folder");
        git(
            whole.path(),
            &["clone", "--quiet", &served.address(text, None), "."],
        )
        .await;
        git(whole.path(), &["fsck", "--strict"]).await;
        assert!(
            git(whole.path(), &["show", "main:action-13.md"])
                .await
                .contains("60 000")
        );
        let authors = git(whole.path(), &["log", "--all", "--format=%an %ae %cn %ce"]).await;
        assert!(
            !authors.contains("Léa") && !authors.contains("exemple.fr"),
            "{authors}"
        );
        let over = run(
            folder,
            &["push", "origin", "HEAD:refs/heads/amendements/trop-tard"],
        )
        .await;
        assert!(!over.is_done);
    });
}

#[tokio::test]
async fn a_new_article_and_two_amendments_at_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.malo).await;
        let folder = clone.path();
        git(
            folder,
            &[
                "switch",
                "--quiet",
                "-c",
                "amendements/quinze",
                "texte-en-discussion",
            ],
        )
        .await;
        let order = std::fs::read_to_string(folder.join("sommaire.txt")).expect("an order");
        std::fs::write(folder.join("sommaire.txt"), order + "action-15.md\n").expect("written");
        commit(
            folder,
            "action-15.md",
            "## Action 15 – Évaluer\n\nUn bilan est publié chaque année.\n",
            "Évaluer",
        )
        .await;
        git(
            folder,
            &[
                "switch",
                "--quiet",
                "-c",
                "amendements/cout",
                "texte-en-discussion",
            ],
        )
        .await;
        let cheaper = format!("{ACTION_13}Le coût est de 20 000 euros.\n");
        commit(folder, "action-13.md", &cheaper, "Moins cher").await;
        let branches = ["amendements/quinze", "amendements/cout"];
        let pushed = run(folder, &["push", "--atomic", "origin", branches[0], branches[1]]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        let all = texts::amendments(&mut town.sql(), town.body, text)
            .await
            .expect("a reading");
        assert_eq!(all.len(), 2);
        assert!(
            all.iter().any(|one| one.sentence.contains("Action 15 – Évaluer")),
            "{all:?}"
        );
        assert!(all.iter().any(|one| one.sentence.contains("20 000")), "{all:?}");
    });
}

#[tokio::test]
async fn what_was_pushed_on_the_way_to_an_amendment_is_no_version() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        git(
            folder,
            &[
                "switch",
                "--quiet",
                "-c",
                "amendements/cout",
                "texte-en-discussion",
            ],
        )
        .await;
        let insult = format!("{ACTION_13}Le maire est un escroc.\n");
        commit(folder, "action-13.md", &insult, "Le maire est un voleur").await;
        let between = git(folder, &["rev-parse", "HEAD"]).await;
        let dearer = format!("{ACTION_13}Le coût est de 45 000 euros.\n");
        commit(folder, "action-13.md", &dearer, "Encore un voleur").await;
        let tip = git(folder, &["rev-parse", "HEAD"]).await;
        let pushed = run(folder, &["push", "-u", "origin", "amendements/cout"]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        git(folder, &["pull", "--quiet", "--ff-only"]).await;
        let asked = git(folder, &["rev-parse", "HEAD"]).await;
        let base = git(folder, &["rev-parse", "texte-en-discussion^{commit}"]).await;
        let tree = git(folder, &["rev-parse", "HEAD^{tree}"]).await;

        let mut visitor = town.browser();
        let path = format!("/textes/{text}/comparer");
        for never in [&between, &tip, &tree] {
            for side in ["de", "a"] {
                let answer = visitor.get(&format!("{path}?{side}={never}")).await;
                assert_eq!(answer.status, 404, "{side}={never}");
                assert!(
                    !answer.text.contains("escroc") && !answer.text.contains("voleur"),
                    "{}",
                    answer.text
                );
            }
        }
        // What an amendment asks for is compared, under the words of Parvis.
        let shown = page(&mut visitor, &format!("{path}?de={base}&a={asked}")).await;
        assert!(
            shown.contains("45") && shown.contains("Amendement n°\u{a0}1") && !shown.contains("voleur"),
            "{shown}"
        );
        let history = page(&mut visitor, &format!("/textes/{text}/historique")).await;
        assert!(
            history.contains("Commit poussé avec git") && !history.contains("voleur"),
            "{history}"
        );

        // Rectified, what it asked for before is no version any more; the text put to discussion stays one.
        let deed = texts::RectifyAmendment {
            amendment: amendment(&town, text, 1).await.id,
            version: 1,
            form: texts::AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: String::new(),
        };
        town.act(kernel::Actor::Person(council.lea), deed)
            .await
            .expect("rectified");
        let superseded = visitor.get(&format!("{path}?a={asked}")).await;
        assert_eq!(superseded.status, 404, "{}", superseded.text);
        page(&mut visitor, &format!("{path}?de={base}")).await;

        // A branch of many commits does not fill the history; those it does not show are counted.
        git(folder, &["pull", "--quiet", "--ff-only"]).await;
        for rank in 0..12 {
            let costlier = format!("{ACTION_13}Le coût est de {rank} euros.\n");
            commit(folder, "action-13.md", &costlier, "Un voleur de plus").await;
        }
        let pushed = run(folder, &["push"]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        let history = page(&mut visitor, &format!("/textes/{text}/historique")).await;
        // The commit of Parvis and three under it.
        assert_eq!(history.matches("Commit poussé avec git").count(), 3, "{history}");
        let is_counted = history.contains("18 versions") && history.contains("Et 13 autres versions");
        assert!(is_counted, "{history}");
    });
}
