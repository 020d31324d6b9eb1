//! What cannot be pushed: said in French with what to do, and not a row is written.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use gitwire::{CommitInput, Object, Oid, Signature, blob, write_flush, write_pack, write_packet};
use kernel::PersonId;
use testkit::{TestTown, browser_of, on_both_engines, page, send};
use texts::TextId;
use tower::ServiceExt as _;

use crate::council::{Council, FEATURES, document, propose};
use crate::wire::{Served, cloned, commit, git, rows, run, token};

pub(crate) async fn start(folder: &Path) {
    git(folder, &["switch", "--quiet", "--detach", "texte-en-discussion"]).await;
    git(folder, &["clean", "--quiet", "-fdx"]).await;
}

/// Pushes what `HEAD` holds, which must be refused with these words, and nothing written.
pub(crate) async fn refused(town: &TestTown, folder: &Path, to: &[&str], said: &[&str]) {
    let before = rows(town).await;
    let push = run(folder, &[&["push", "origin"], to].concat()).await;
    assert!(!push.is_done, "{to:?} was accepted: {}", push.err);
    for words in said {
        assert!(
            push.err.contains(words),
            "{to:?} says nothing of {words:?}: {}",
            push.err
        );
    }
    assert_eq!(rows(town).await, before, "{to:?}");
}

pub(crate) const NEW: &str = "HEAD:refs/heads/amendements/essai";

#[tokio::test]
async fn each_refusal_is_said_and_leaves_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.malo, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();

        // Protected references: the text, tags, anything else, deletions.
        start(folder).await;
        commit(
            folder,
            "action-14.md",
            "## Action 14 – Aider les associations\n",
            "Aider",
        )
        .await;
        refused(
            &town,
            folder,
            &["HEAD:refs/heads/main"],
            &["remote: La branche refs/heads/main ne se pousse pas"],
        )
        .await;
        refused(
            &town,
            folder,
            &["--force", "HEAD:refs/heads/main"],
            &["ne se pousse pas"],
        )
        .await;
        refused(&town, folder, &["HEAD:refs/heads/velo"], &["ne se pousse pas"]).await;
        refused(
            &town,
            folder,
            &["HEAD:refs/tags/v1"],
            &["L’étiquette refs/tags/v1"],
        )
        .await;
        refused(
            &town,
            folder,
            &[":refs/heads/amendements/1"],
            &["ne s’efface pas"],
        )
        .await;
        refused(
            &town,
            folder,
            &["HEAD:refs/heads/amendements/Vélo"],
            &["des minuscules sans accents"],
        )
        .await;
        refused(
            &town,
            folder,
            &["HEAD:refs/heads/amendements/99"],
            &["Aucun amendement n’a ce numéro"],
        )
        .await;
        // All or none.
        refused(
            &town,
            folder,
            &[NEW, "HEAD:refs/heads/main"],
            &["refusé avec les autres"],
        )
        .await;
        // Somebody else's amendment.
        git(folder, &["switch", "--quiet", "--detach", "origin/amendements/1"]).await;
        commit(folder, "action-13.md", "## Action 13 – Rien\n", "Rien").await;
        refused(
            &town,
            folder,
            &["HEAD:refs/heads/amendements/1"],
            &["n’est pas le vôtre"],
        )
        .await;
        refused(&town, folder, &[NEW], &["part du texte mis en discussion"]).await;
        refused(
            &town,
            folder,
            &["texte-en-discussion^{commit}:refs/heads/amendements/essai"],
            &["ne change rien"],
        )
        .await;

        // Files that are not the text's.
        start(folder).await;
        commit(folder, "LISEZMOI.txt", "Bonjour", "Un autre fichier").await;
        refused(&town, folder, &[NEW], &["LISEZMOI.txt"]).await;
        start(folder).await;
        commit(
            folder,
            "article-nouveau.md",
            "## Article nouveau\n\nX.\n",
            "Hors du sommaire",
        )
        .await;
        refused(&town, folder, &[NEW], &["n’est pas dans sommaire.txt"]).await;
        start(folder).await;
        std::fs::create_dir(folder.join("annexes")).expect("a folder");
        commit(folder, "annexes/un.md", "Un.\n", "Un dossier").await;
        refused(&town, folder, &[NEW], &["n’a pas de dossiers"]).await;
        start(folder).await;
        std::os::unix::fs::symlink("/etc/passwd", folder.join("lien.md")).expect("a link");
        git(folder, &["add", "."]).await;
        git(folder, &["commit", "--quiet", "-m", "Un lien"]).await;
        refused(&town, folder, &[NEW], &["est un lien ou un sous-module"]).await;
        start(folder).await;
        let main = git(folder, &["rev-parse", "HEAD"]).await;
        git(
            folder,
            &[
                "update-index",
                "--add",
                "--cacheinfo",
                &format!("160000,{main},sous-module"),
            ],
        )
        .await;
        git(folder, &["commit", "--quiet", "-m", "Un sous-module"]).await;
        refused(&town, folder, &[NEW], &["est un lien ou un sous-module"]).await;
        start(folder).await;
        git(folder, &["update-index", "--chmod=+x", "action-14.md"]).await;
        git(folder, &["commit", "--quiet", "-m", "Un programme"]).await;
        refused(&town, folder, &[NEW], &["marqué comme un programme"]).await;
        git(folder, &["reset", "--quiet", "--hard"]).await;
        start(folder).await;
        std::fs::write(folder.join("action-14.md"), [0xff, 0xfe, 0]).expect("written");
        git(folder, &["commit", "--quiet", "-am", "Des octets"]).await;
        refused(&town, folder, &[NEW], &["n’est pas du texte en UTF-8"]).await;
        // What a first commit brings and a second one takes away would stay in the history.
        start(folder).await;
        commit(folder, "secret.bin", "x", "Un secret").await;
        git(folder, &["rm", "--quiet", "secret.bin"]).await;
        commit(folder, "action-14.md", "## Action 14 – Aider\n", "Sans le secret").await;
        refused(&town, folder, &[NEW], &["secret.bin"]).await;

        // Names and addresses, merges, signatures.
        start(folder).await;
        std::fs::write(folder.join("action-14.md"), "## Action 14 – Aider\n").expect("written");
        let named = ["-c", "user.name=Léa Riou", "-c", "user.email=lea@exemple.fr"];
        git(
            folder,
            &[&named[..], &["commit", "--quiet", "-am", "Sous son nom"]].concat(),
        )
        .await;
        let name = format!(
            "git config user.name \"{}\"",
            git(folder, &["config", "user.name"]).await
        );
        let email = format!(
            "git config user.email \"{}\"",
            git(folder, &["config", "user.email"]).await
        );
        assert!(email.contains(&council.lea.to_string()), "{email}");
        refused(&town, folder, &[NEW], &["doivent être signés", &name, &email]).await;
        // The lines it says mend it.
        git(
            folder,
            &["commit", "--quiet", "--amend", "--no-edit", "--reset-author"],
        )
        .await;
        git(folder, &["switch", "--quiet", "--detach", "HEAD"]).await;
        let mended = git(folder, &["rev-parse", "HEAD"]).await;
        start(folder).await;
        commit(folder, "action-13.md", "## Action 13 – Rien\n", "Rien").await;
        git(folder, &["merge", "--quiet", "--no-edit", &mended]).await;
        refused(&town, folder, &[NEW], &["sans fusion"]).await;
        git(folder, &["switch", "--quiet", "--detach", &mended]).await;
        assert!(run(folder, &["push", "origin", NEW]).await.is_done);
        // Rewritten, even by force.
        git(folder, &["commit", "--quiet", "--amend", "-m", "Autrement"]).await;
        refused(&town, folder, &["--force", NEW], &["ne se réécrit pas"]).await;
    });
}

#[tokio::test]
async fn only_who_may_amend_pushes_and_only_with_a_token() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.lea).await;
        let folder = clone.path();
        start(folder).await;
        commit(folder, "action-14.md", "## Action 14 – Aider\n", "Aider").await;
        let before = rows(&town).await;
        let push = async |address: &str| run(folder, &["push", address, NEW]).await;

        let none = push(&served.address(text, None)).await;
        assert!(!none.is_done);
        let wrong = push(&served.address(text, Some("parvis_faux"))).await;
        assert!(
            !wrong.is_done && wrong.err.contains("Ce jeton n’est pas reconnu"),
            "{}",
            wrong.err
        );
        assert_eq!(rows(&town).await, before);
        let passer_by = token(&town, council.passer_by).await;
        let without_right = push(&served.address(text, Some(&passer_by))).await;
        assert!(
            !without_right.is_done && without_right.err.contains("Vous n’avez pas le droit d’amender"),
            "{}",
            without_right.err
        );
        let nowhere = push(&served.address(town.id(), Some(&passer_by))).await;
        assert!(
            !nowhere.is_done && nowhere.err.contains("pas de texte à cette adresse"),
            "{}",
            nowhere.err
        );

        // Revoked on the page, it opens nothing any more.
        let mut browser = browser_of(&town, council.lea);
        let listed = page(&mut browser, "/compte/jetons").await;
        assert!(
            listed.contains("git sur mon portable") && listed.contains("10 novembre 2026"),
            "{listed}"
        );
        let (_, id) = listed.split_once("name=\"token\" value=\"").expect("a button");
        let id = id.split('"').next().expect("an id");
        // Nobody revokes the token of somebody else.
        let other = send(
            &town,
            &mut browser_of(&town, council.malo),
            "/compte/jetons/revoquer",
            &[("token", id)],
        )
        .await;
        assert_eq!(other.status, 404);
        send(&town, &mut browser, "/compte/jetons/revoquer", &[("token", id)]).await;
        let revoked = run(folder, &["push", "origin", NEW]).await;
        assert!(
            !revoked.is_done && revoked.err.contains("Ce jeton n’est pas reconnu"),
            "{}",
            revoked.err
        );
        assert_eq!(document(&town, text).await.last_number, 0);
    });
}

/// Sends bytes as a push, with a token; gives the status and what was answered.
pub(crate) async fn post(town: &TestTown, text: TextId, token: &str, body: Vec<u8>) -> (StatusCode, String) {
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("git:{token}"));
    let request = Request::post(format!("/textes/{text}.git/git-receive-pack"))
        .header(header::HOST, "localhost:8080")
        .header(header::AUTHORIZATION, format!("Basic {basic}"))
        .header(header::CONTENT_TYPE, "application/x-git-receive-pack-request")
        .body(Body::from(body))
        .expect("a request");
    let answer = ui::site(&town.house).oneshot(request).await.expect("an answer");
    let status = answer.status();
    let bytes = axum::body::to_bytes(answer.into_body(), 1_000_000)
        .await
        .expect("a body");
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

/// The commands of a push that creates a branch.
fn asking(tip: Oid, pack: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let zero = Oid::from_bytes([0; 20]);
    let command = format!("{zero} {tip} refs/heads/amendements/essai\0report-status side-band-64k");
    write_packet(&mut body, command.as_bytes());
    write_flush(&mut body);
    body.extend_from_slice(pack);
    body
}

pub(crate) fn signed(town: &TestTown, person: PersonId) -> Signature {
    let id = person.to_string();
    let slug = &town.house.collectivites()[0].slug;
    Signature {
        name: format!("personne {}", &id[id.len() - 8..]),
        email: format!("{id}@personnes.{slug}.invalid"),
        time_seconds: 1_794_333_600,
        offset_minutes: 60,
    }
}

/// An entry as a pack writes it: a type, a size that may be a lie, what may precede its bytes, and these deflated.
fn entry(kind: u8, size: usize, before: &[u8], data: &[u8]) -> Vec<u8> {
    let low = |size: usize, mask: usize| u8::try_from(size & mask).expect("a few bits");
    let mut out = Vec::new();
    let (mut byte, mut rest) = (kind << 4 | low(size, 15), size >> 4);
    while rest > 0 {
        out.push(byte | 0x80);
        (byte, rest) = (low(rest, 0x7f), rest >> 7);
    }
    out.push(byte);
    out.extend_from_slice(before);
    let mut deflate = ZlibEncoder::new(out, Compression::best());
    deflate.write_all(data).expect("deflated");
    deflate.finish().expect("deflated")
}

/// A pack of these entries with a right checksum.
fn pack(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"PACK\0\0\0\x02".to_vec();
    bytes.extend_from_slice(&u32::try_from(entries.len()).expect("a few").to_be_bytes());
    bytes.extend(entries.iter().flatten());
    let digest = gitwire::pack_checksum(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

#[tokio::test]
async fn hostile_packs_are_refused_and_nothing_is_written() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let token = token(&town, council.lea).await;
        let base = document(&town, text).await.base_commit.expect("in discussion");
        let base = Oid::try_from(base.as_slice()).expect("an id");
        let signature = signed(&town, council.lea);
        let commit_of = |tree: Oid, parents: Vec<Oid>| {
            gitwire::commit(&CommitInput {
                tree,
                parents,
                author: signature.clone(),
                committer: signature.clone(),
                message: "Essai\n".to_owned(),
            })
            .expect("a commit")
        };
        // A push that would be accepted, so that what refuses the others is what was done to them.
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
        let folder = all
            .into_iter()
            .find(|object| object.oid() == root)
            .expect("its folder");
        let tip = commit_of(root, vec![base]);
        let whole: Vec<Object> = vec![words.clone(), folder.clone(), tip.clone()];
        let good = write_pack(&whole);

        let mut flipped = good.clone();
        *flipped.last_mut().expect("a byte") ^= 1;
        let mut inside = good.clone();
        inside[20] ^= 0x40;
        let mut trailing = good[..good.len() - 20].to_vec();
        trailing.extend_from_slice(b"encore");
        let digest = gitwire::pack_checksum(&trailing);
        trailing.extend_from_slice(&digest);
        let mut many = b"PACK\0\0\0\x02\xff\xff\xff\xff".to_vec();
        many.extend_from_slice(&gitwire::pack_checksum(&many));
        let zeros = vec![0; 30_000_000];
        let bomb = pack(&[entry(3, zeros.len(), &[], &zeros)]);
        let liar = pack(&[entry(3, 10, &[], &zeros[..1_000_000])]);
        let small_bombs: Vec<Vec<u8>> = (0..20)
            .map(|_| entry(3, 3_900_000, &[], &zeros[..3_900_000]))
            .collect();
        let bombs = pack(&small_bombs);
        // A few bytes that would copy a base a thousand times.
        let copied = blob(vec![b'a'; 65_536]);
        let mut delta = vec![0x80, 0x80, 0x04];
        delta.extend_from_slice(&[0x80, 0x80, 0x80, 0x20]);
        delta.extend(std::iter::repeat_n(0x80, 1_024));
        let back = |from: &[u8]| {
            let mut digits = vec![u8::try_from(from.len() & 0x7f).expect("seven bits")];
            let mut rest = from.len() >> 7;
            while rest > 0 {
                rest -= 1;
                digits.insert(0, 0x80 | u8::try_from(rest & 0x7f).expect("seven bits"));
                rest >>= 7;
            }
            digits
        };
        let base_entry = entry(3, copied.data.len(), &[], &copied.data);
        let huge = pack(&[
            base_entry.clone(),
            entry(6, delta.len(), &back(&base_entry), &delta),
        ]);
        // Each the difference of the other: neither is anything.
        let one = [0, 1, 1, b'x'];
        let circle = pack(&[
            entry(7, one.len(), blob("x").oid().as_bytes(), &one),
            entry(7, one.len(), blob("y").oid().as_bytes(), &one),
        ]);
        let before_itself = pack(&[entry(6, one.len(), &[0], &one)]);
        let before_all = pack(&[entry(6, one.len(), &[0x7f], &one)]);
        let mut chain = vec![entry(3, 1, &[], b"a")];
        for _ in 0..100 {
            let last = chain.last().expect("one before").clone();
            chain.push(entry(6, 4, &back(&last), &[1, 1, 1, b'b']));
        }
        let deep = pack(&chain);
        let outside = pack(&[
            base_entry.clone(),
            entry(6, 6, &back(&base_entry), &[0x80, 0x80, 0x04, 5, 0x91, 0xff]),
        ]);

        let before = rows(&town).await;
        let hostile: Vec<(&str, Vec<u8>, &str)> = vec![
            ("nothing", Vec::new(), "ne contient pas tout"),
            ("no pack", b"JUNK".to_vec(), "pas un paquet git lisible"),
            ("cut", good[..good.len() / 2].to_vec(), ""),
            ("cut in its header", good[..8].to_vec(), "interrompu"),
            ("bad checksum", flipped, "empreinte"),
            ("changed inside", inside, ""),
            ("bytes behind", trailing, "lisible"),
            ("too many objects", many, "trop gros"),
            ("bomb", bomb, "trop gros"),
            ("bombs", bombs, "trop gros"),
            ("a size that lies", liar, "lisible"),
            ("huge difference", huge, "trop gros"),
            ("circle", circle, "différence"),
            ("from itself", before_itself, "différence"),
            ("from before the first", before_all, "différence"),
            ("too deep", deep, "trop gros"),
            ("a copy from outside", outside, "différence"),
            ("of no kind", pack(&[entry(5, 0, &[], b"")]), "lisible"),
            ("not all of it", write_pack(&whole[1..]), "ne contient pas tout"),
        ];
        for (name, bytes, said) in hostile {
            let (status, answer) = post(&town, text, &token, asking(tip.oid(), &bytes)).await;
            assert_eq!(status, StatusCode::OK, "{name}: {answer}");
            assert!(
                answer.contains("ng refs/heads/amendements/essai"),
                "{name}: {answer}"
            );
            assert!(answer.contains(said), "{name}: {answer}");
        }

        // Paths that a clone could not hold, written by hand: no program of ours would.
        for path in ["..", ".git", ".GIT", "a\\b", ""] {
            let mut data = format!("100644 {path}\0").into_bytes();
            data.extend_from_slice(words.oid().as_bytes());
            let folder = Object {
                kind: gitwire::ObjectKind::Tree,
                data,
            };
            let tip = commit_of(folder.oid(), vec![base]);
            let bytes = write_pack(&[words.clone(), folder, tip.clone()]);
            let (_, answer) = post(&town, text, &token, asking(tip.oid(), &bytes)).await;
            assert!(
                answer.contains("ng refs/heads/amendements/essai"),
                "{path:?}: {answer}"
            );
        }
        // A history of its own, and one that goes round a parent nobody has.
        for (parents, said) in [
            (vec![], "part du texte mis en discussion"),
            (vec![Oid::from_bytes([9; 20])], "ne contient pas tout"),
        ] {
            let tip = commit_of(folder.oid(), parents);
            let bytes = write_pack(&[words.clone(), folder.clone(), tip.clone()]);
            let (_, answer) = post(&town, text, &token, asking(tip.oid(), &bytes)).await;
            assert!(answer.contains(said), "{answer}");
        }
        // Frames that are none, and a body too large.
        for body in [&b"zzzz"[..], b"0003", b"0009abc", b"000cnothing"] {
            let (status, answer) = post(&town, text, &token, body.to_vec()).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
        }
        let (status, _) = post(&town, text, &token, vec![b'0'; 5_000_000]).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(rows(&town).await, before, "something was written");

        // Left as it was made, it is accepted.
        let (_, answer) = post(&town, text, &token, asking(tip.oid(), &good)).await;
        assert!(answer.contains("ok refs/heads/amendements/essai"), "{answer}");
        assert_eq!(document(&town, text).await.last_number, 1);
    });
}
