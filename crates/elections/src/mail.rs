//! What is written to those who hold a role, when it is their turn. Nobody is written to for having voted: a letter would say
//! when.

use kernel::{Fault, PersonId, Work};
use ui::t;

use crate::actions::name_of;
use crate::model::{Election, Trustee, path_of};

/// Asks trustees for their keys and the authority for its codes.
pub(crate) async fn ask_for_keys(
    work: &mut Work,
    election: &Election,
    trustees: &[Trustee],
) -> Result<(), Fault> {
    for trustee in trustees {
        turn(work, election, trustee.person, Turn::Key).await?;
    }
    match election.authority {
        Some(authority) => turn(work, election, authority, Turn::Codes).await,
        None => Ok(()),
    }
}

/// Asks the others of a ceremony for their next step, once the last one did this one and stands before the next.
pub(crate) async fn ask_for_step(
    work: &mut Work,
    election: &Election,
    trustees: &[Trustee],
    last: PersonId,
) -> Result<(), Fault> {
    for trustee in trustees.iter().filter(|trustee| trustee.person != last) {
        turn(work, election, trustee.person, Turn::Step).await?;
    }
    Ok(())
}

/// Asks trustees to decrypt.
pub(crate) async fn ask_to_decrypt(
    work: &mut Work,
    election: &Election,
    trustees: &[Trustee],
) -> Result<(), Fault> {
    for trustee in trustees {
        turn(work, election, trustee.person, Turn::Decrypt).await?;
    }
    Ok(())
}

/// Asks trustees to shuffle, where each ballot is decrypted alone.
pub(crate) async fn ask_to_shuffle(
    work: &mut Work,
    election: &Election,
    trustees: &[Trustee],
) -> Result<(), Fault> {
    for trustee in trustees {
        turn(work, election, trustee.person, Turn::Shuffle).await?;
    }
    Ok(())
}

/// Asks the counters to count, where paper is expected.
pub(crate) async fn ask_to_count(work: &mut Work, election: &Election) -> Result<(), Fault> {
    if election.settings.paper_voters == 0 {
        return Ok(());
    }
    for counter in &election.counters {
        turn(work, election, *counter, Turn::Count).await?;
    }
    Ok(())
}

/// Tells somebody that they were taken off the roll because the matter is theirs, and why: it was not their own deed.
pub(crate) async fn tell_recused(
    work: &mut Work,
    election: &Election,
    person: PersonId,
    reason: &str,
) -> Result<(), Fault> {
    let words = identity::words_to(work, person).await?;
    let name = name_of(words, election);
    let name = name.as_str();
    let by = work.person()?;
    let names = identity::names(&mut work.sql, work.body, &[by]).await?;
    let by = names.get(&by).cloned().unwrap_or_default();
    let subject = t!(words, "elections-mail-recused-subject", name = name);
    let text = t!(
        words,
        "elections-mail-recused-text",
        name = name,
        reason = reason,
        by = by
    );
    let key = format!("election-recused-{}-{person}-{}", election.id, work.now.micros());
    identity::write_about(work, &key, person, (subject, text), &election.reference()).await
}

/// Whose turn it is.
#[derive(Clone, Copy)]
enum Turn {
    Key,
    Step,
    Codes,
    Shuffle,
    Decrypt,
    Count,
}

async fn turn(work: &mut Work, election: &Election, person: PersonId, turn: Turn) -> Result<(), Fault> {
    let words = identity::words_to(work, person).await?;
    let name = name_of(words, election);
    let name = name.as_str();
    let page = match turn {
        Turn::Codes => "codes",
        Turn::Count => "resultat/papier",
        _ => "cle",
    };
    let link = format!("{}{}/{page}", work.base_url(), path_of(election.id));
    let (kind, subject, text) = match turn {
        Turn::Key => (
            "key",
            t!(words, "elections-mail-key-subject", name = name),
            t!(words, "elections-mail-key-text", name = name, link = link),
        ),
        Turn::Step => (
            "step",
            t!(words, "elections-mail-step-subject", name = name),
            t!(words, "elections-mail-step-text", name = name, link = link),
        ),
        Turn::Codes => (
            "codes",
            t!(words, "elections-mail-codes-subject", name = name),
            t!(words, "elections-mail-codes-text", name = name, link = link),
        ),
        Turn::Shuffle => (
            "shuffle",
            t!(words, "elections-mail-shuffle-subject", name = name),
            t!(words, "elections-mail-shuffle-text", name = name, link = link),
        ),
        Turn::Decrypt => (
            "decrypt",
            t!(words, "elections-mail-decrypt-subject", name = name),
            t!(words, "elections-mail-decrypt-text", name = name, link = link),
        ),
        Turn::Count => (
            "count",
            t!(words, "elections-mail-count-subject", name = name),
            t!(words, "elections-mail-count-text", name = name, link = link),
        ),
    };
    let key = format!("election-{kind}-{}-{person}-{}", election.id, work.now.micros());
    identity::write_about(work, &key, person, (subject, text), &election.reference()).await
}
