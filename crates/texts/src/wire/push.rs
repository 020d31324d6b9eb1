//! Push: a branch `amendements/<name>` is an amendment.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::{Path, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use gitwire::{Object, Oid, Pack, PackError, PackLimits, Push, PushedRef, RefReport, Update};
use kernel::{Action, Actor, Fault, PersonId, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};
use ui::{Visit, t};

use super::PUSHED_BYTES_MAX;
use super::access::{Refused, answered, body, failed, git_lines, pusher, said, text, unreadable};
use super::content::{Addition, IDENTITY, Quarantine};
use super::standing::{BRANCHES, Standing, check_room, standing};
use crate::actions::{ProposeAmendment, RectifyAmendment};
use crate::drafting::AmendmentForm;
use crate::history;
use crate::model::{AMENDMENT_CHARS_MAX, TextDocument, TextId, amendment_path};
use crate::rights;
use crate::store::{amendments, branches, documents, git};

/// Amendments one push may bring.
const UPDATES_MAX: usize = 20;
/// Objects of the text that the differences of one pack may be from.
const BASES_MAX: usize = 2_000;
/// Characters of the lines that one amendment may change or add: twice what its sentence may have, since a line of a few
/// thousand may change by a word.
const CHANGED_CHARS_MAX: usize = 2 * AMENDMENT_CHARS_MAX;
/// Lines that one amendment may change or add.
const CHANGED_LINES_MAX: usize = 2_000;
/// Characters the name of a branch may have.
const NAME_CHARS_MAX: usize = 60;

/// Tables or rectifies the amendments that a push brings, all of them or none.
pub struct PushAmendments {
    /// The text amended
    pub text: TextId,
    /// The branches, with where they are to be
    pub wanted: Vec<PushWanted>,
    /// What each of them adds, checked: nobody else makes one
    additions: Vec<Addition>,
    /// The rank of the branch being looked at: the one that a refusal is about
    at: AtomicUsize,
}

/// A branch of an amendment, as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushWanted {
    /// Its name, without `refs/heads/amendements/`
    pub name: String,
    /// Where they believe it to be
    pub old: Option<Oid>,
    /// Where it is to be
    pub new: Oid,
}

/// What became of a pushed branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushedAmendment {
    /// The amendment's number
    pub number: i64,
    /// True when it was tabled, false when it was rectified
    pub is_new: bool,
    /// The sentence that Parvis wrote
    pub sentence: String,
    /// The commit that says it, 20 bytes: the branch is there now
    pub commit: Vec<u8>,
}

impl Action for PushAmendments {
    const NAME: &'static str = "texts.push-amendments";
    type Output = Vec<PushedAmendment>;

    async fn run(&self, work: &mut Work) -> Result<Vec<PushedAmendment>, Fault> {
        let text = documents::find(&mut work.sql, work.body, self.text).await?;
        let text = text.ok_or(Fault::NotFound("text"))?;
        work.require(&rights::AMEND, Scope::group(text.group_id)).await?;
        let mut pushed = Vec::with_capacity(self.wanted.len());
        for (rank, (wanted, addition)) in self.wanted.iter().zip(&self.additions).enumerate() {
            self.at.store(rank, Ordering::Relaxed);
            pushed.push(one(work, &text, wanted, addition).await?);
        }
        Ok(pushed)
    }
}

/// What came with a branch was checked before, against where the branch stood: it must stand there still.
async fn one(
    work: &mut Work,
    text: &TextDocument,
    wanted: &PushWanted,
    addition: &Addition,
) -> Result<PushedAmendment, Fault> {
    let author = work.person()?;
    check_room(text, 0)?;
    let standing = standing(&mut work.sql, work.body, text, author, wanted).await?;
    if standing.start != addition.start || wanted.new != addition.tip_oid {
        return Err(Fault::refused("texts-push-moved"));
    }
    for object in &addition.objects {
        git::insert_object(&mut work.sql, work.body, text.id, object).await?;
    }
    let form = AmendmentForm::Pushed {
        markdown: addition.document.to_markdown(),
        tip: *wanted.new.as_bytes(),
    };
    let rationale = rationale_of(&addition.tip.message);
    let is_new = standing.known.is_none();
    let number = if let Some(amendment) = standing.known {
        let deed = RectifyAmendment {
            amendment: amendment.id,
            version: amendment.version,
            form,
            rationale,
        };
        deed.run(work).await?;
        amendment.number
    } else {
        let deed = ProposeAmendment {
            text: text.id,
            form,
            rationale,
        };
        deed.run(work).await?
    };
    let amendment = amendments::find_by_number(&mut work.sql, work.body, text.id, number).await?;
    let amendment = amendment.ok_or(Fault::NotFound("amendment"))?;
    if is_new {
        branches::insert(&mut work.sql, work.body, text.id, &wanted.name, amendment.id).await?;
        let commit = history::oid(&amendment.commit_oid)?;
        history::point(work, text.id, &standing.reference, commit).await?;
    }
    Ok(PushedAmendment {
        number,
        is_new,
        sentence: amendment.sentence,
        commit: amendment.commit_oid,
    })
}

/// The message of the commit, but its trailers, is why.
pub(crate) fn rationale_of(message: &str) -> String {
    let message = message.trim();
    match message.rsplit_once("\n\n") {
        Some((kept, _)) if !gitwire::trailers(message).is_empty() => kept.trim().to_owned(),
        _ => message.to_owned(),
    }
}

pub(super) async fn receive(
    visit: Visit,
    Path(name): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let answer = async {
        let text = text(&visit, &name).await?;
        let person = pusher(&visit, &headers, &text).await?;
        let bytes = body(&visit, request, PUSHED_BYTES_MAX).await?;
        let push = Push::read(&bytes).map_err(|_| unreadable(&visit))?;
        let content = match push {
            Some(push) => received(&visit, person, &text, &push).await?,
            None => Vec::new(),
        };
        Ok(answered("application/x-git-receive-pack-result", content))
    };
    answer.await.unwrap_or_else(Refused::into_response)
}

/// What became of a push, as `git` reads and shows it.
async fn received(
    visit: &Visit,
    person: PersonId,
    text: &TextDocument,
    push: &Push<'_>,
) -> Result<Vec<u8>, Refused> {
    if push.updates.len() > UPDATES_MAX {
        let sentence = t!(visit.words, "texts-push-too-many", max = UPDATES_MAX);
        return Ok(all_refused(visit, push, None, &sentence, Ok(())));
    }
    let mut wanted = Vec::with_capacity(push.updates.len());
    for (rank, update) in push.updates.iter().enumerate() {
        match checked(update) {
            Ok(update) => wanted.push(update),
            Err(sentence) => {
                let sentence = visit.say(&sentence);
                return Ok(all_refused(visit, push, Some(rank), &sentence, Ok(())));
            }
        }
    }
    // What needs no reading of the pack first; then the pack, in memory; the only writer is held last, and for writing.
    let standings = match stand(visit, person, text, &wanted).await {
        Ok(standings) => standings,
        Err((rank, fault)) => return all_refused_by(visit, person, push, rank, fault),
    };
    let objects = match unpacked(visit, text.id, push.pack).await {
        Ok(objects) => objects,
        Err(Unpacking::Refused(error)) => {
            let sentence = t!(visit.words, "texts-push-pack", why = pack_word(&error));
            return Ok(all_refused(visit, push, None, &sentence, Err(&error.to_string())));
        }
        Err(Unpacking::Failed(fault)) => return Err(failed(visit, &fault)),
    };
    let additions = match check(visit, person, text, (&standings, &wanted), &objects).await {
        Ok(additions) => additions,
        Err((rank, fault)) => return all_refused_by(visit, person, push, rank, fault),
    };
    let deed = PushAmendments {
        text: text.id,
        wanted,
        additions,
        at: AtomicUsize::new(0),
    };
    match visit.house.act(visit.body.id, Actor::Person(person), &deed).await {
        Ok(pushed) => Ok(accepted(visit, text, push, &pushed)),
        Err(fault) => all_refused_by(visit, person, push, deed.at.load(Ordering::Relaxed), fault),
    }
}

/// Where each branch stands; otherwise which one is refused and why.
async fn stand(
    visit: &Visit,
    person: PersonId,
    text: &TextDocument,
    wanted: &[PushWanted],
) -> Result<Vec<Standing>, (usize, Fault)> {
    check_room(text, 0).map_err(|fault| (0, fault))?;
    let mut sql = visit.sql();
    let mut standings = Vec::with_capacity(wanted.len());
    let mut new = 0;
    for (rank, wanted) in wanted.iter().enumerate() {
        let standing = standing(&mut sql, visit.body.id, text, person, wanted).await;
        let standing = standing.map_err(|fault| (rank, fault))?;
        new += usize::from(standing.known.is_none());
        check_room(text, new).map_err(|fault| (rank, fault))?;
        standings.push(standing);
    }
    Ok(standings)
}

/// What each branch adds, all of it looked at; otherwise which one is refused and why.
async fn check(
    visit: &Visit,
    person: PersonId,
    text: &TextDocument,
    (standings, wanted): (&[Standing], &[PushWanted]),
    objects: &HashMap<Oid, Object>,
) -> Result<Vec<Addition>, (usize, Fault)> {
    let now = visit.now();
    let signature = history::signature(&visit.body, Actor::Person(person), now);
    let mut quarantine = Quarantine::of((visit.body.id, text.id), objects, &signature, now);
    let mut sql = visit.sql();
    let mut additions = Vec::with_capacity(wanted.len());
    for (rank, (standing, wanted)) in standings.iter().zip(wanted).enumerate() {
        let addition = quarantine.addition(&mut sql, standing, wanted.new).await;
        let addition = addition.and_then(|addition| {
            check_change(text.base(), &addition.document.to_markdown())?;
            Ok(addition)
        });
        additions.push(addition.map_err(|fault| (rank, fault))?);
    }
    Ok(additions)
}

/// Refuses a text too different for one sentence, before looking for that sentence: the search is long in what changed.
fn check_change(base: &str, pushed: &str) -> Result<(), Fault> {
    let had: HashSet<&str> = base.lines().collect();
    let mut lines = 0;
    let mut chars = 0;
    for line in pushed.lines().filter(|line| !had.contains(line)) {
        lines += 1;
        chars += line.chars().count();
        if lines > CHANGED_LINES_MAX || chars > CHANGED_CHARS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("texts-push-too-different")
                    .with("max", CHANGED_CHARS_MAX)
                    .with("lines", CHANGED_LINES_MAX),
            ));
        }
    }
    Ok(())
}

/// A branch that may be an amendment; otherwise why it cannot be pushed to.
fn checked(update: &Update) -> Result<PushWanted, Sentence> {
    let Some(name) = update.name.strip_prefix(BRANCHES) else {
        let key = if update.name.starts_with("refs/tags/") {
            "texts-push-tag"
        } else {
            "texts-push-protected"
        };
        return Err(Sentence::new(key).with("name", shown(&update.name)));
    };
    let Some(new) = update.new else {
        return Err(Sentence::new("texts-push-deletion"));
    };
    let is_plain = !name.is_empty()
        && name.len() <= NAME_CHARS_MAX
        && !name.starts_with('-')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_plain {
        return Err(Sentence::new("texts-push-branch-name")
            .with("name", shown(name))
            .with("max", NAME_CHARS_MAX));
    }
    Ok(PushWanted {
        name: name.to_owned(),
        old: update.old,
        new,
    })
}

fn shown(name: &str) -> String {
    name.chars()
        .filter(|letter| !letter.is_control())
        .take(100)
        .collect()
}

enum Unpacking {
    Refused(PackError),
    Failed(Fault),
}

/// The objects of a pack, read and checked in memory.
async fn unpacked(visit: &Visit, text: TextId, pack: &[u8]) -> Result<HashMap<Oid, Object>, Unpacking> {
    if pack.is_empty() {
        return Ok(HashMap::new());
    }
    let failed = |error: tokio::task::JoinError| Unpacking::Failed(Fault::Internal(error.to_string()));
    let bytes = pack.to_vec();
    // A few tenths of a second at most, beside the answers to others.
    let read = tokio::task::spawn_blocking(move || Pack::read(&bytes, PackLimits::TEXT));
    let pack = read.await.map_err(failed)?.map_err(Unpacking::Refused)?;
    let bases = pack.bases();
    if bases.len() > BASES_MAX {
        return Err(Unpacking::Refused(PackError::TooManyObjects {
            found: bases.len(),
            max: BASES_MAX,
        }));
    }
    let mut known = HashMap::new();
    let mut sql = visit.sql();
    for base in bases {
        let found = git::find_object(&mut sql, visit.body.id, text, base).await;
        if let Some(object) = found.map_err(Unpacking::Failed)? {
            known.insert(base, object);
        }
    }
    let resolved = tokio::task::spawn_blocking(move || pack.resolve(&known));
    let objects = resolved.await.map_err(failed)?.map_err(Unpacking::Refused)?;
    Ok(objects.into_iter().collect())
}

/// A word for each family of reasons, for the sentence to choose by.
fn pack_word(error: &PackError) -> &'static str {
    match error {
        PackError::Truncated { .. } => "court",
        PackError::Checksum => "empreinte",
        PackError::TooManyObjects { .. }
        | PackError::ObjectTooLarge { .. }
        | PackError::TooLarge { .. }
        | PackError::TooDeep { .. } => "grand",
        PackError::Base { .. } | PackError::MissingBase { .. } | PackError::Delta { .. } => "difference",
        PackError::Header
        | PackError::Trailing { .. }
        | PackError::Kind { .. }
        | PackError::Inflate { .. }
        | PackError::Collision { .. } => "forme",
    }
}

/// Why the deed did not happen, in words that fit a terminal.
fn refusal(visit: &Visit, person: PersonId, fault: Fault) -> Result<String, Refused> {
    let words = visit.words;
    Ok(match fault {
        Fault::Refused { sentence, article } => {
            let mut said = visit.with_article(&sentence, article.as_deref());
            if sentence.key == IDENTITY {
                let [name, email] = git_lines(&visit.body, person);
                said = format!(
                    "{said}\n    {name}\n    {email}\n{}",
                    t!(words, "texts-push-identity-next")
                );
            }
            said
        }
        Fault::Invalid(faults) => faults
            .iter()
            .map(|fault| visit.say(&fault.sentence))
            .collect::<Vec<_>>()
            .join("\n"),
        Fault::Forbidden { .. } => t!(words, "texts-push-not-its-author"),
        Fault::Stale(_) => t!(words, "texts-push-moved"),
        fault @ (Fault::Raced
        | Fault::NotFound(_)
        | Fault::FilesAway(_)
        | Fault::Busy(_)
        | Fault::Db(_)
        | Fault::Internal(_)) => {
            return Err(match fault {
                Fault::NotFound(_) => said(StatusCode::NOT_FOUND, &t!(words, "texts-wire-no-text")),
                fault => failed(visit, &fault),
            });
        }
    })
}

/// Nothing moved, because of the branch `rank`.
fn all_refused_by(
    visit: &Visit,
    person: PersonId,
    push: &Push<'_>,
    rank: usize,
    fault: Fault,
) -> Result<Vec<u8>, Refused> {
    let sentence = refusal(visit, person, fault)?;
    Ok(all_refused(visit, push, Some(rank), &sentence, Ok(())))
}

/// Nothing moved: the branch at fault (none when it is the push as a whole) with its reason, the others with theirs.
fn all_refused(
    visit: &Visit,
    push: &Push<'_>,
    at_fault: Option<usize>,
    sentence: &str,
    unpacked: Result<(), &str>,
) -> Vec<u8> {
    let words = visit.words;
    let first_line = sentence.lines().next().unwrap_or_default();
    let reports: Vec<RefReport> = push
        .updates
        .iter()
        .enumerate()
        .map(|(rank, update)| RefReport {
            name: update.name.clone(),
            outcome: Err(if at_fault.is_none_or(|at_fault| at_fault == rank) {
                first_line.to_owned()
            } else {
                t!(words, "texts-push-with-the-other")
            }),
        })
        .collect();
    let told = format!("{}\n{sentence}", t!(words, "texts-push-refused"));
    push.answer(&told, unpacked, &reports)
}

fn accepted(visit: &Visit, text: &TextDocument, push: &Push<'_>, pushed: &[PushedAmendment]) -> Vec<u8> {
    let words = visit.words;
    let mut told = Vec::new();
    let mut reports = Vec::new();
    for (update, amendment) in push.updates.iter().zip(pushed) {
        let key = if amendment.is_new {
            t!(words, "texts-push-tabled", n = amendment.number)
        } else {
            t!(words, "texts-push-rectified", n = amendment.number)
        };
        told.push(key);
        told.extend(amendment.sentence.lines().map(|line| format!("    {line}")));
        let address = visit.base_url() + &amendment_path(text.id, amendment.number);
        told.push(t!(words, "texts-push-see", address = address));
        if let Ok(new) = Oid::try_from(amendment.commit.as_slice()) {
            reports.push(RefReport {
                name: update.name.clone(),
                outcome: Ok(PushedRef {
                    old: update.old,
                    new,
                    is_other: update.new != Some(new),
                }),
            });
        }
    }
    told.push(t!(words, "texts-push-pull"));
    push.answer(&told.join("\n"), Ok(()), &reports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_branches_of_amendments_are_pushed_to() {
        let update = |name: &str, new: bool| Update {
            name: name.to_owned(),
            old: None,
            new: new.then(|| Oid::from_bytes([1; 20])),
        };
        assert_eq!(
            checked(&update("refs/heads/amendements/velo-2", true)).map(|wanted| wanted.name),
            Ok("velo-2".to_owned())
        );
        let long = format!("{BRANCHES}{}", "a".repeat(61));
        for (name, key) in [
            ("refs/heads/main", "texts-push-protected"),
            ("refs/heads/velo", "texts-push-protected"),
            ("refs/notes/commits", "texts-push-protected"),
            ("HEAD", "texts-push-protected"),
            ("refs/tags/texte-adopte", "texts-push-tag"),
            ("refs/heads/amendements/", "texts-push-branch-name"),
            ("refs/heads/amendements/../main", "texts-push-branch-name"),
            ("refs/heads/amendements/a/b", "texts-push-branch-name"),
            ("refs/heads/amendements/Vélo", "texts-push-branch-name"),
            ("refs/heads/amendements/-x", "texts-push-branch-name"),
            (&long, "texts-push-branch-name"),
        ] {
            let refused = checked(&update(name, true)).map_err(|sentence| sentence.key);
            assert_eq!(refused, Err(key), "{name}");
        }
        let deleted = checked(&update("refs/heads/amendements/velo", false));
        assert_eq!(
            deleted.map_err(|sentence| sentence.key),
            Err("texts-push-deletion")
        );
    }

    #[test]
    fn a_change_too_large_for_a_sentence_is_refused_before_it_is_looked_for() {
        let base = "# Plan\n\nUn.\n";
        assert!(check_change(base, "# Plan\n\nUn.\n\nDeux.\n").is_ok());
        assert!(check_change(base, "").is_ok());
        let long = format!("{base}\n{}\n", "é".repeat(CHANGED_CHARS_MAX));
        assert!(check_change(base, &long).is_ok());
        assert!(check_change(base, &(long + "!\n")).is_err());
        let many: String = (0..=CHANGED_LINES_MAX)
            .flat_map(|line| [line.to_string(), "\n".to_owned()])
            .collect();
        assert!(check_change(base, &many).is_err());
        assert!(check_change(&many, &many).is_ok());
    }

    #[test]
    fn the_message_is_why_without_its_trailers() {
        assert_eq!(rationale_of("Allonge\n"), "Allonge");
        assert_eq!(
            rationale_of("Allonge\n\nCar c’est court.\n"),
            "Allonge\n\nCar c’est court."
        );
        assert_eq!(
            rationale_of("Allonge\n\nCar.\n\nVu-par: Léa\n"),
            "Allonge\n\nCar."
        );
    }
}
