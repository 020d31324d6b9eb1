//! What is written is read back the same, and what would be dangerous is refused.

use std::collections::{BTreeMap, HashMap};

use gitwire::{
    CommitInput, EntryKind, GitError, Object, ObjectKind, Oid, Signature, TagInput, annotated_tag, blob,
    commit, message_with_trailers, parse_commit, parse_tag, parse_tree, read_files, trailers, tree,
    tree_from_files,
};
use proptest::prelude::*;

fn by_id(objects: &[Object]) -> HashMap<Oid, Object> {
    objects
        .iter()
        .map(|object| (object.oid(), object.clone()))
        .collect()
}

fn a_signature() -> impl Strategy<Value = Signature> {
    (
        "[A-Za-zéà](.{0,8}[A-Za-z])?",
        "[a-z]{1,8}@[a-z]{1,8}",
        0..4_000_000_000_i64,
        -1439..=1439_i16,
    )
        .prop_filter("no delimiter", |(name, ..)| {
            !name.contains(['<', '>', '\n', '\r', '\0'])
        })
        .prop_map(|(name, email, time_seconds, offset_minutes)| Signature {
            name,
            email,
            time_seconds,
            offset_minutes,
        })
}

fn an_oid() -> impl Strategy<Value = Oid> {
    any::<[u8; 20]>().prop_map(Oid::from_bytes)
}

proptest! {
    #[test]
    fn files_come_back(files in prop::collection::btree_map("[a-c0-9é.-]{1,3}x(/[a-z0-9]{1,3}y){0,3}z", prop::collection::vec(any::<u8>(), 0..20), 0..12)) {
        match tree_from_files(&files) {
            Ok((root, objects)) => {
                let stored = by_id(&objects);
                prop_assert_eq!(stored.len(), objects.len());
                prop_assert_eq!(read_files(root, |oid| stored.get(oid).cloned()).unwrap(), files);
            }
            Err(error) => prop_assert!(matches!(error, GitError::PathConflict(_)), "{error}"),
        }
    }

    #[test]
    fn commits_come_back(tree in an_oid(), parents in prop::collection::vec(an_oid(), 0..4), author in a_signature(), committer in a_signature(), message in "[^\0]{0,80}") {
        let input = CommitInput { tree, parents, author, committer, message };
        let read = parse_commit(&commit(&input).unwrap().data).unwrap();
        prop_assert_eq!(read.time_seconds, input.committer.time_seconds);
        let back = CommitInput { tree: read.tree, parents: read.parents, author: read.author, committer: read.committer, message: read.message };
        prop_assert_eq!(back, input);
    }

    #[test]
    fn tags_come_back(target in an_oid(), tagger in a_signature(), message in "[a-zé \n]{1,40}") {
        let input = TagInput { target, target_kind: ObjectKind::Commit, name: "texte-adopte".into(), tagger, message };
        let read = parse_tag(&annotated_tag(&input).unwrap().data).unwrap();
        prop_assert_eq!(read.target, input.target);
        prop_assert_eq!(read.tagger, Some(input.tagger));
        prop_assert_eq!(read.message, input.message);
    }

    #[test]
    fn trailers_come_back(pairs in prop::collection::vec(("[A-Z][a-z-]{0,8}", "[a-z0-9:/ é]{0,12}"), 0..4)) {
        let given: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let message = message_with_trailers("Titre : essai", "Corps\n\nencore du texte, sans clef", &given).unwrap();
        let expected: Vec<(String, String)> = pairs.iter().map(|(key, value)| (key.clone(), value.trim().to_owned())).collect();
        prop_assert_eq!(trailers(&message), expected);
    }

    #[test]
    fn ids_come_back(oid in an_oid()) {
        prop_assert_eq!(oid.to_string().parse::<Oid>().unwrap(), oid);
        prop_assert_eq!(Oid::try_from(&oid.as_bytes()[..]).unwrap(), oid);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let oid = blob(bytes.clone()).oid();
        if let Ok(read) = parse_commit(&bytes) { prop_assert!(!read.tree.to_string().is_empty()); }
        if let Ok(read) = parse_tag(&bytes) { prop_assert!(!read.target.to_string().is_empty()); }
        if let Ok(entries) = parse_tree(&bytes) { prop_assert!(entries.len() <= bytes.len()); }
        prop_assert_eq!(oid, Object { kind: ObjectKind::Blob, data: bytes }.oid());
    }
}

#[test]
fn hostile_names_are_refused_when_written_and_when_read() {
    let oid = blob(*b"x").oid();
    let long = "a".repeat(256);
    let hostile = [
        "..",
        ".",
        "",
        ".git",
        ".GIT",
        "git~1",
        ".git ",
        ".git.",
        ".g\u{200c}it",
        ".git::$INDEX",
        "a\\b",
        "a\0b",
        "a\nb",
        &long,
    ];
    for name in hostile {
        assert!(
            matches!(tree(&[(name.to_owned(), oid)]), Err(GitError::Name { .. })),
            "{name:?} written"
        );
        let path = format!("articles/{name}/1.md");
        let files = BTreeMap::from([(path, vec![])]);
        assert!(
            matches!(tree_from_files(&files), Err(GitError::Name { .. })),
            "{name:?} in a path"
        );
        if !name.contains('\0') && !name.is_empty() {
            let mut forged = format!("100644 {name}\0").into_bytes();
            forged.extend_from_slice(oid.as_bytes());
            assert!(
                matches!(parse_tree(&forged), Err(GitError::Name { .. })),
                "{name:?} read"
            );
        }
    }
    for path in ["a//b", "/a", "a/", "a/../b"] {
        assert!(
            matches!(
                tree_from_files(&BTreeMap::from([(path.to_owned(), vec![])])),
                Err(GitError::Name { .. })
            ),
            "{path}"
        );
    }
    let mut forged = b"100644 a/b\0".to_vec();
    forged.extend_from_slice(oid.as_bytes());
    assert!(matches!(parse_tree(&forged), Err(GitError::Name { .. })));
    assert!(tree(&[(".gitignore".to_owned(), oid), ("..md".to_owned(), oid)]).is_ok());
}

#[test]
fn a_path_cannot_be_a_file_and_a_folder_nor_stand_twice() {
    let files = BTreeMap::from([("a".to_owned(), vec![]), ("a/b".to_owned(), vec![])]);
    assert_eq!(tree_from_files(&files), Err(GitError::PathConflict("a/b".into())));
    let oid = blob(*b"x").oid();
    assert_eq!(
        tree(&[("a".into(), oid), ("a".into(), oid)]),
        Err(GitError::PathConflict("a".into()))
    );
}

#[test]
fn reading_notices_what_is_missing_forged_or_endless() {
    let (root, objects) = tree_from_files(&BTreeMap::from([("a/b".to_owned(), b"x".to_vec())])).unwrap();
    let stored = by_id(&objects);
    let file = blob(*b"x").oid();
    assert_eq!(
        read_files(root, |oid| stored.get(oid).filter(|_| *oid != file).cloned()),
        Err(GitError::Missing(file))
    );
    let forged = read_files(root, |oid| {
        if *oid == file {
            Some(blob(*b"y"))
        } else {
            stored.get(oid).cloned()
        }
    });
    assert_eq!(
        forged,
        Err(GitError::Tampered {
            expected: file,
            found: blob(*b"y").oid()
        })
    );
    assert!(matches!(
        read_files(file, |_| Some(blob(*b"x"))),
        Err(GitError::WrongKind { .. })
    ));
    let deep = BTreeMap::from([("a/".repeat(65) + "b", vec![])]);
    assert_eq!(
        tree_from_files(&deep),
        Err(GitError::TooLarge("folders nest too deep"))
    );
}

#[test]
fn links_and_modes_are_told_apart() {
    let oid = blob(*b"x").oid();
    let mut data = Vec::new();
    for (mode, name) in [("120000", "a"), ("160000", "b"), ("100755", "c"), ("40000", "d")] {
        data.extend_from_slice(format!("{mode} {name}\0").as_bytes());
        data.extend_from_slice(oid.as_bytes());
    }
    let kinds: Vec<EntryKind> = parse_tree(&data)
        .unwrap()
        .into_iter()
        .map(|entry| entry.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            EntryKind::Link,
            EntryKind::Submodule,
            EntryKind::ExecutableFile,
            EntryKind::Folder
        ]
    );
}

#[test]
fn what_the_format_cannot_carry_is_refused() {
    let signature = |name: &str| Signature {
        name: name.into(),
        email: "a@b".into(),
        time_seconds: 0,
        offset_minutes: 0,
    };
    let input = |author: Signature, message: &str| CommitInput {
        tree: blob(*b"").oid(),
        parents: vec![],
        committer: author.clone(),
        author,
        message: message.to_owned(),
    };
    assert!(matches!(
        commit(&input(signature("A <b>"), "x")),
        Err(GitError::Signature(_))
    ));
    assert!(matches!(
        commit(&input(signature("A\nparent"), "x")),
        Err(GitError::Signature(_))
    ));
    assert!(matches!(
        commit(&input(signature("A"), "x\0y")),
        Err(GitError::Unwritable(_))
    ));
    let far = Signature {
        offset_minutes: 1440,
        ..signature("A")
    };
    assert_eq!(commit(&input(far, "x")), Err(GitError::Offset(1440)));
    assert!(message_with_trailers("t", "", &[("a b", "x")]).is_err());
    assert!(message_with_trailers("t", "", &[("Séance", "x")]).is_err());
    assert!(message_with_trailers("t", "", &[("a", "x\ny")]).is_err());
    assert!("xyz".parse::<Oid>().is_err());
}

#[test]
fn a_key_with_an_accent_that_was_written_once_is_still_read() {
    assert_eq!(
        trailers("T\n\nVote: 1/0/0\nSéance: 2026-11-10\n"),
        [
            ("Vote".to_owned(), "1/0/0".to_owned()),
            ("Séance".to_owned(), "2026-11-10".to_owned())
        ]
    );
}

#[test]
fn a_last_paragraph_of_prose_has_no_trailers() {
    assert_eq!(trailers("Titre\n\nVote: oui\nmais aussi du texte"), []);
    assert_eq!(trailers("Vote: oui"), []);
    assert_eq!(
        trailers("T\n\nObjet: un\n  deux\n"),
        [("Objet".to_owned(), "un deux".to_owned())]
    );
}
