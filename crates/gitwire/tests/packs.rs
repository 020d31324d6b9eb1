//! Packs: those that `git` writes are read, those that we write are read by `git`, and what is neither is refused without
//! a panic, however it was damaged.

#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use gitwire::{
    Command as Asked, Fetch, Object, Pack, PackError, PackLimits, Packets, Push, blob, tree, write_pack,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .args(["-c", "user.name=a", "-c", "user.email=a@b.example"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
    output.stdout
}

fn line(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(git(folder, arguments, b""))
        .unwrap()
        .trim()
        .to_owned()
}

/// A history of thirty versions of one long file, and of files beside it.
fn history() -> Option<tempfile::TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        test_postgres::absent("git");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    git(
        folder.path(),
        &[
            "init",
            "--quiet",
            "--object-format=sha1",
            "--initial-branch=main",
            ".",
        ],
        b"",
    );
    for version in 0..30 {
        let mut words = String::new();
        for alinea in 0..400 {
            let edition = if alinea == version { version } else { 0 };
            writeln!(words, "Alinéa {alinea}, dans sa version {edition}.\n").unwrap();
        }
        std::fs::write(folder.path().join("article-01.md"), words).unwrap();
        std::fs::write(folder.path().join(format!("article-{version}.md")), [b'x'; 100]).unwrap();
        git(folder.path(), &["add", "."], b"");
        git(
            folder.path(),
            &["commit", "--quiet", "-m", &version.to_string()],
            b"",
        );
    }
    git(folder.path(), &["tag", "-a", "-m", "v", "v"], b"");
    Some(folder)
}

fn checked(folder: &Path, objects: &[(gitwire::Oid, Object)]) {
    for (oid, object) in objects {
        assert_eq!(object.oid(), *oid);
        let kept = git(
            folder,
            &["cat-file", &object.kind.to_string(), &oid.to_string()],
            b"",
        );
        assert_eq!(kept, object.data);
    }
}

#[test]
fn what_git_packs_is_read_with_its_differences() {
    let Some(folder) = history() else { return };
    let folder = folder.path();
    let count: usize = line(folder, &["count-objects"])
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    for offsets in [&["--delta-base-offset"][..], &[]] {
        let arguments = [&["pack-objects", "--all", "--stdout", "-q"][..], offsets].concat();
        let bytes = git(folder, &arguments, b"");
        let pack = Pack::read(&bytes, PackLimits::TEXT).unwrap();
        assert_eq!(pack.bases().is_empty(), !offsets.is_empty());
        let objects = pack.resolve(&HashMap::new()).unwrap();
        assert_eq!(objects.len(), count);
        checked(folder, &objects);
    }
}

#[test]
fn a_thin_pack_counts_on_what_is_had() {
    let Some(folder) = history() else { return };
    let folder = folder.path();
    let bytes = git(
        folder,
        &["pack-objects", "--revs", "--thin", "--stdout", "-q"],
        b"main\n^main~3\n",
    );
    let bases = Pack::read(&bytes, PackLimits::TEXT).unwrap().bases();
    let known: HashMap<_, _> = bases
        .iter()
        .map(|oid| {
            let kind = line(folder, &["cat-file", "-t", &oid.to_string()]);
            let data = git(folder, &["cat-file", &kind, &oid.to_string()], b"");
            let kind = kind.parse().unwrap();
            (*oid, Object { kind, data })
        })
        .collect();
    assert!(!known.is_empty(), "nothing was thin");
    let pack = Pack::read(&bytes, PackLimits::TEXT).unwrap();
    checked(folder, &pack.resolve(&known).unwrap());
    let alone = Pack::read(&bytes, PackLimits::TEXT)
        .unwrap()
        .resolve(&HashMap::new());
    assert!(matches!(alone, Err(PackError::MissingBase { .. })), "{alone:?}");
}

#[test]
fn what_we_pack_is_read_by_git() {
    let Some(folder) = history() else { return };
    let file = blob("Un.\n".repeat(5_000));
    let folder_of = tree(&[("1.md".to_owned(), file.oid())]).unwrap();
    let objects = [file, folder_of, blob("")];
    let bytes = write_pack(&objects);
    git(folder.path(), &["index-pack", "--strict", "--stdin"], &bytes);
    for object in &objects {
        checked(folder.path(), &[(object.oid(), object.clone())]);
    }
    let read = Pack::read(&bytes, PackLimits::TEXT)
        .unwrap()
        .resolve(&HashMap::new());
    let expected: Vec<_> = objects
        .iter()
        .map(|object| (object.oid(), object.clone()))
        .collect();
    assert_eq!(read.unwrap(), expected);
}

#[test]
fn limits_are_those_that_are_asked() {
    let bytes = write_pack(&[blob(vec![b'a'; 1000]), blob(vec![b'b'; 1000])]);
    let limits = |change: fn(&mut PackLimits)| {
        let mut limits = PackLimits::TEXT;
        change(&mut limits);
        Pack::read(&bytes, limits).map(|_| ())
    };
    assert_eq!(limits(|_| ()), Ok(()));
    assert_eq!(
        limits(|limits| limits.objects_max = 1),
        Err(PackError::TooManyObjects { found: 2, max: 1 })
    );
    assert_eq!(
        limits(|limits| limits.object_bytes_max = 999),
        Err(PackError::ObjectTooLarge { at: 12, max: 999 })
    );
    assert_eq!(
        limits(|limits| limits.total_bytes_max = 1999),
        Err(PackError::TooLarge { max: 1999 })
    );
}

/// Bytes changed, cut, doubled or put in, at places of which some are where the format is touchy.
fn mutated(bytes: &[u8], changes: &[(u8, usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (what, place, value) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = place % bytes.len();
        match what % 6 {
            0 => bytes[at] = *value,
            1 => bytes[at] ^= 1 << (value % 8),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, *value),
            4 => {
                bytes.remove(at);
            }
            _ => {
                let end = (at + usize::from(*value)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

/// With a right checksum again, so that damage reaches what the checksum guards.
fn signed(bytes: &[u8]) -> Vec<u8> {
    let content = &bytes[..bytes.len().saturating_sub(20)];
    [content, &gitwire::pack_checksum(content)].concat()
}

const SMALL: PackLimits = PackLimits {
    objects_max: 1_000,
    object_bytes_max: 200_000,
    total_bytes_max: 2_000_000,
    depth_max: 50,
};

#[test]
fn no_damage_makes_a_reader_panic_or_take_more_than_its_room() {
    let packed = match history() {
        Some(folder) => git(folder.path(), &["pack-objects", "--all", "--stdout", "-q"], b""),
        None => write_pack(&[blob("a"), blob("b".repeat(300))]),
    };
    let changes = prop::collection::vec((any::<u8>(), any::<usize>(), any::<u8>()), 0..6);
    let mut runner = TestRunner::new(Config::with_cases(1_500));
    let mut accepted = 0;
    runner
        .run(&changes, |changes| {
            let damaged = mutated(&packed, &changes);
            for bytes in [signed(&damaged), damaged] {
                if let Ok(pack) = Pack::read(&bytes, SMALL)
                    && let Ok(objects) = pack.resolve(&HashMap::new())
                {
                    let total: usize = objects.iter().map(|(_, object)| object.data.len()).sum();
                    prop_assert!(total <= SMALL.total_bytes_max);
                    for (oid, object) in objects {
                        prop_assert_eq!(object.oid(), oid);
                    }
                }
            }
            Ok(())
        })
        .unwrap();
    // Undamaged, it is accepted: what refused the others was the damage.
    for bytes in [packed.clone(), signed(&packed)] {
        accepted += usize::from(
            Pack::read(&bytes, SMALL)
                .unwrap()
                .resolve(&HashMap::new())
                .is_ok(),
        );
    }
    assert_eq!(accepted, 2);
}

#[test]
fn no_request_makes_a_reader_panic() {
    let oid = "1".repeat(40);
    let zero = "0".repeat(40);
    let frame = |text: &str| format!("{:04x}{text}", text.len() + 4);
    let requests = [
        format!(
            "{}0001{}{}{}0000",
            frame("command=fetch\n"),
            frame(&format!("want {oid}\n")),
            frame("deepen 3\n"),
            frame(&format!("have {oid}\n"))
        ),
        format!(
            "{}0001{}0000",
            frame("command=ls-refs\n"),
            frame("ref-prefix refs/\n")
        ),
        format!(
            "{}{}0000{}{}",
            frame(&format!("want {oid} multi_ack_detailed side-band-64k\n")),
            frame(&format!("shallow {oid}\n")),
            frame(&format!("have {oid}\n")),
            frame("done\n")
        ),
        format!(
            "{}0000PACK",
            frame(&format!(
                "{zero} {oid} refs/heads/amendements/velo\0report-status\n"
            ))
        ),
    ];
    let changes = (
        0..requests.len(),
        prop::collection::vec((any::<u8>(), any::<usize>(), any::<u8>()), 0..5),
    );
    TestRunner::new(Config::with_cases(20_000))
        .run(&changes, |(which, changes)| {
            let bytes = mutated(requests[which].as_bytes(), &changes);
            let mut packets = Packets::of(&bytes);
            let mut read = 0;
            while let Ok(Some(_)) = packets.read() {
                read += 1;
                prop_assert!(read <= bytes.len());
            }
            let _ = (Asked::read(&bytes), Fetch::read_v0(&bytes), Push::read(&bytes));
            Ok(())
        })
        .unwrap();
}
