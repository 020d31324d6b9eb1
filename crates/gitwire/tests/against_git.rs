//! The ids are those of the `git` program, which is asked for each of them.

#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use gitwire::{
    CommitInput, Object, ObjectKind, Oid, Signature, TagInput, annotated_tag, blob, commit,
    message_with_trailers, tree, tree_from_files,
};

/// Runs `git` in a folder that ignores the machine's own configuration.
fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_NAME", "Camille Dupré")
        .env("GIT_AUTHOR_EMAIL", "camille@parvis.example")
        .env("GIT_AUTHOR_DATE", "1790000000 +0200")
        .env("GIT_COMMITTER_NAME", "Parvis")
        .env("GIT_COMMITTER_EMAIL", "parvis@parvis.example")
        .env("GIT_COMMITTER_DATE", "1790000060 -0930")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn repository() -> Option<tempfile::TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        test_postgres::absent("git");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    git(
        folder.path(),
        &["init", "--quiet", "--object-format=sha1", "."],
        b"",
    );
    Some(folder)
}

fn author() -> Signature {
    Signature {
        name: "Camille Dupré".into(),
        email: "camille@parvis.example".into(),
        time_seconds: 1_790_000_000,
        offset_minutes: 120,
    }
}

fn committer() -> Signature {
    Signature {
        name: "Parvis".into(),
        email: "parvis@parvis.example".into(),
        time_seconds: 1_790_000_060,
        offset_minutes: -570,
    }
}

/// Hands an object to git, which checks it (`hash-object` without `--literally`) and gives its id.
fn store(folder: &Path, object: &Object) -> String {
    git(
        folder,
        &["hash-object", "-w", "--stdin", "-t", &object.kind.to_string()],
        &object.data,
    )
}

#[test]
fn a_blob_has_gits_id() {
    let Some(folder) = repository() else { return };
    for bytes in [&b""[..], b"Un.\n", "é\u{a0}« »".as_bytes(), &[0, 255, 10]] {
        assert_eq!(
            git(folder.path(), &["hash-object", "--stdin"], bytes),
            blob(bytes).oid().to_string()
        );
    }
}

#[test]
fn a_flat_folder_has_gits_id_whatever_the_order_given() {
    let Some(folder) = repository() else { return };
    let file = blob(*b"x");
    store(folder.path(), &file);
    let names = ["b.md", "a.md", "a", "a-b", "é.md", "A.md", "10.md", "9.md"];
    let lines = names
        .map(|name| format!("100644 blob {}\t{name}\n", file.oid()))
        .concat();
    let expected = git(folder.path(), &["mktree"], lines.as_bytes());
    let entries: Vec<(String, Oid)> = names
        .iter()
        .map(|name| ((*name).to_owned(), file.oid()))
        .collect();
    assert_eq!(tree(&entries).unwrap().oid().to_string(), expected);
}

#[test]
fn nested_folders_have_the_ids_of_gits_own_index() {
    let Some(folder) = repository() else { return };
    // « foo.bar » sorts before the folder « foo », which sorts before « foo0 »: Git compares « foo/ ».
    let files: BTreeMap<String, Vec<u8>> = [
        "foo/1.md",
        "foo.bar",
        "foo0",
        "foo-",
        "titre-1/chapitre-2/article-3.md",
    ]
    .iter()
    .map(|path| ((*path).to_owned(), path.as_bytes().to_vec()))
    .collect();
    for (path, bytes) in &files {
        let full = folder.path().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, bytes).unwrap();
    }
    git(folder.path(), &["add", "."], b"");
    let (root, objects) = tree_from_files(&files).unwrap();
    assert_eq!(git(folder.path(), &["write-tree"], b""), root.to_string());
    for object in &objects {
        assert_eq!(store(folder.path(), object), object.oid().to_string());
    }
}

#[test]
fn a_history_with_a_merge_and_a_tag_is_gits_and_passes_fsck() {
    let Some(folder) = repository() else { return };
    let (root, objects) = tree_from_files(&BTreeMap::from([("1.md".to_owned(), b"Un.\n".to_vec())])).unwrap();
    for object in &objects {
        store(folder.path(), object);
    }
    let root_text = root.to_string();
    let make = |message: &str, parents: &[Oid]| {
        let mut arguments = vec!["commit-tree".to_owned(), root_text.clone()];
        for parent in parents {
            arguments.extend(["-p".to_owned(), parent.to_string()]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let expected = git(folder.path(), &arguments, message.as_bytes());
        let ours = commit(&CommitInput {
            tree: root,
            parents: parents.to_vec(),
            author: author(),
            committer: committer(),
            message: message.to_owned(),
        })
        .unwrap();
        assert_eq!(ours.oid().to_string(), expected);
        ours.oid()
    };
    let base = make("Texte mis en débat\n", &[]);
    let first = make("Amendement 1\n", &[base]);
    let second = make("Amendement 2\n", &[base]);
    let message = message_with_trailers("Adopte", "Deux amendements.", &[("Vote", "24/3/1")]).unwrap();
    let merge = make(&message, &[first, second]);
    assert_eq!(
        git(
            folder.path(),
            &[
                "log",
                "-1",
                "--format=%(trailers:key=Vote,valueonly)",
                &merge.to_string()
            ],
            b""
        ),
        "24/3/1"
    );

    let tag = annotated_tag(&TagInput {
        target: merge,
        target_kind: ObjectKind::Commit,
        name: "texte-adopte/2026-11-10".into(),
        tagger: committer(),
        message: "Texte adopté\n".into(),
    })
    .unwrap();
    let expected = git(folder.path(), &["mktag"], &tag.data);
    assert_eq!(tag.oid().to_string(), expected);
    git(
        folder.path(),
        &["update-ref", "refs/tags/texte-adopte/2026-11-10", &expected],
        b"",
    );
    git(folder.path(), &["fsck", "--strict"], b"");
}
