//! What a push may ask of the machine, and what it may claim.

use std::collections::HashMap;

use gitwire::{CommitInput, Object, Oid, Signature, blob, write_flush, write_pack, write_packet};
use testkit::{TestTown, on_both_engines};
use texts::TextId;

use crate::council::{Council, FEATURES, amendment, document, propose};
use crate::refused_pushes::{NEW, post, refused, signed, start};
use crate::wire::{Served, cloned, commit, git, rows, run, run_at, token};

#[tokio::test]
async fn a_number_is_pushed_to_under_one_name_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        // A line of commits that does not go on from the amendment: it would rewrite it.
        start(folder).await;
        commit(folder, "action-14.md", "## Action 14 – Aider\n", "Aider").await;
        for name in ["01", "0001", "99999999999999999999"] {
            let to = format!("HEAD:refs/heads/amendements/{name}");
            refused(
                &town,
                folder,
                &["--force", &to],
                &["Aucun amendement n’a ce numéro"],
            )
            .await;
        }
        assert_eq!(amendment(&town, text, 1).await.version, 1);
        git(folder, &["switch", "--quiet", "--detach", "origin/amendements/1"]).await;
        let order = std::fs::read_to_string(folder.join("sommaire.txt")).expect("an order");
        std::fs::write(folder.join("sommaire.txt"), order + "action-14.md\n").expect("written");
        commit(folder, "action-14.md", "## Action 14 – Aider\n", "Aider").await;
        let own = run(folder, &["push", "origin", "HEAD:refs/heads/amendements/1"]).await;
        assert!(own.is_done, "{}", own.err);
    });
}

#[tokio::test]
async fn a_pushed_commit_is_dated_between_what_it_follows_and_tomorrow() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        let dated = async |clock: &str| {
            start(folder).await;
            std::fs::write(folder.join("action-14.md"), "## Action 14 – Aider\n").expect("written");
            let done = run_at(clock, folder, &["commit", "--quiet", "-am", "Aider"]).await;
            assert!(done.is_done, "{}", done.err);
        };
        for clock in [
            "2001-01-01T00:00:00Z",
            "2026-11-10T16:00:00Z",
            "2026-11-12T00:00:00Z",
        ] {
            dated(clock).await;
            refused(&town, folder, &[NEW], &["est daté d’avant ce qu’il suit"]).await;
        }
        // A commit that goes back, under one that does not.
        dated("2026-11-11T12:00:00Z").await;
        commit(folder, "action-13.md", "## Action 13 – Rien\n", "Rien").await;
        refused(&town, folder, &[NEW], &["est daté d’avant ce qu’il suit"]).await;
        // The clock of a machine may be a little behind.
        dated("2026-11-10T17:00:00Z").await;
        let pushed = run(folder, &["push", "origin", NEW]).await;
        assert!(pushed.is_done, "{}", pushed.err);
    });
}

/// What pushes are made of: a folder of the text with one action changed, and its objects.
struct Made {
    base: Oid,
    root: Oid,
    objects: Vec<Object>,
    signature: Signature,
}

impl Made {
    async fn of(town: &TestTown, council: &Council, text: TextId) -> Self {
        let base = document(town, text).await.base_commit.expect("in discussion");
        let base = Oid::try_from(base.as_slice()).expect("an id");
        let had: HashMap<Oid, Object> = texts::repository(&mut town.sql(), town.body, text)
            .await
            .expect("a reading")
            .objects
            .into_iter()
            .collect();
        let started = gitwire::parse_commit(&had[&base].data).expect("a commit");
        let mut files = gitwire::read_files(started.tree, |oid| had.get(oid).cloned()).expect("files");
        let words = blob("## Action 14 – Aider les associations\n");
        files.insert("action-14.md".to_owned(), words.data.clone());
        let (root, all) = gitwire::tree_from_files(&files).expect("a folder");
        let folder = all.into_iter().find(|object| object.oid() == root);
        Self {
            base,
            root,
            objects: vec![words, folder.expect("its folder")],
            signature: signed(town, council.lea),
        }
    }

    /// So many commits in a line from `parent`, the last one last.
    fn line(&self, parent: Oid, count: usize, message: &str) -> Vec<Object> {
        let mut commits: Vec<Object> = Vec::new();
        for rank in 0..count {
            let parent = commits.last().map_or(parent, Object::oid);
            let input = CommitInput {
                tree: self.root,
                parents: vec![parent],
                author: self.signature.clone(),
                committer: self.signature.clone(),
                message: format!("{message} {rank}\n"),
            };
            commits.push(gitwire::commit(&input).expect("a commit"));
        }
        commits
    }

    /// A push of these branches: a name, where it is, what it adds.
    fn push(&self, branches: &[(&str, Option<Oid>, &[Object])]) -> Vec<u8> {
        let zero = Oid::from_bytes([0; 20]);
        let mut body = Vec::new();
        let mut objects = self.objects.clone();
        for (rank, (name, old, commits)) in branches.iter().enumerate() {
            let tip = commits.last().expect("a commit").oid();
            let mut command = format!("{} {tip} refs/heads/amendements/{name}", old.unwrap_or(zero));
            if rank == 0 {
                command += "\0report-status side-band-64k";
            }
            write_packet(&mut body, command.as_bytes());
            objects.extend_from_slice(commits);
        }
        write_flush(&mut body);
        body.extend_from_slice(&write_pack(&objects));
        body
    }
}

#[tokio::test]
async fn commits_are_counted_over_a_whole_push_and_the_life_of_an_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let token = token(&town, council.lea).await;
        let made = Made::of(&town, &council, text).await;
        let before = rows(&town).await;
        let (one, other) = (made.line(made.base, 60, "Un"), made.line(made.base, 60, "Autre"));
        let both = made.push(&[("un", None, &one[..]), ("autre", None, &other[..])]);
        let (_, answer) = post(&town, text, &token, both).await;
        assert!(answer.contains("100 commits au plus"), "{answer}");
        let long = made.line(made.base, 1, &"é".repeat(2_001));
        let (_, answer) = post(&town, text, &token, made.push(&[("long", None, &long[..])])).await;
        assert!(answer.contains("est trop long"), "{answer}");
        assert_eq!(rows(&town).await, before, "something was written");

        let hundred = made.line(made.base, 100, "Cent");
        let (_, answer) = post(&town, text, &token, made.push(&[("un", None, &hundred[..])])).await;
        assert!(answer.contains("ok refs/heads/amendements/un"), "{answer}");
        // With the commit of Parvis, 101 are there: 99 more would do.
        let tip = Oid::try_from(&amendment(&town, text, 1).await.commit_oid[..]).expect("an id");
        let more = made.line(tip, 100, "Encore");
        let (_, answer) = post(&town, text, &token, made.push(&[("un", Some(tip), &more[..])])).await;
        assert!(answer.contains("plus de 200 commits"), "{answer}");
    });
}

#[tokio::test]
async fn what_a_push_may_not_do_is_refused_before_its_pack_is_read() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.malo, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let token = token(&town, council.lea).await;
        let junk = |name: &str, old: Oid| {
            let mut body = Vec::new();
            let new = Oid::from_bytes([9; 20]);
            let command = format!("{old} {new} refs/heads/amendements/{name}\0report-status side-band-64k");
            write_packet(&mut body, command.as_bytes());
            write_flush(&mut body);
            body.extend_from_slice(b"JUNK");
            body
        };
        let tip = Oid::try_from(&amendment(&town, text, 1).await.commit_oid[..]).expect("an id");
        let zero = Oid::from_bytes([0; 20]);
        let (_, answer) = post(&town, text, &token, junk("1", tip)).await;
        assert!(answer.contains("n’est pas le vôtre"), "{answer}");
        let (_, answer) = post(&town, text, &token, junk("velo", tip)).await;
        assert!(answer.contains("a changé depuis"), "{answer}");
        let (_, answer) = post(&town, text, &token, junk("velo", zero)).await;
        assert!(answer.contains("pas un paquet git lisible"), "{answer}");
        council.close(&town, text).await;
        let (_, answer) = post(&town, text, &token, junk("velo", zero)).await;
        assert!(answer.contains("n’est pas en discussion"), "{answer}");
    });
}
