//! People without an e-mail address of their own: known by the name they say, and let in by a code on paper, once.

use db::args;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use tools::secret;

use super::sign_in::{begin_session, use_link};
use super::{SignedInSession, read_name};
use crate::model::attempt::Way;
use crate::model::{EmailAddress, MAILBOX_SHARERS_MAX, paper_code};
use crate::store::entry_code as store;
use crate::{rights, store as people};

/// What the key of the house signs codes for.
const PURPOSE: &str = "entry code";
/// And mailboxes that several people share.
const MAILBOX: &str = "shared mailbox";

/// Makes somebody known by the name they say, as a part of another deed, which has checked a right of its own. Two people of
/// one name are two people. `field`: where the name was typed.
pub async fn register_without_address(
    work: &mut Work,
    field: &'static str,
    name: &str,
) -> Result<PersonId, Fault> {
    let mut fields = Fields::default();
    let name = read_name(&mut fields, field, name);
    fields.finish()?;
    let id: PersonId = work.new_id();
    let (body, now) = (work.body, work.now);
    let mark = store::no_address(id);
    let values = args![body, id, &name, &mark, db::sort_key(&name), now];
    work.sql.execute(people::INSERT_PERSON, values).await?;
    let about = SubjectRef::new("person", id);
    work.journal(Event::internal("identity.person-registered", about))
        .await?;
    Ok(id)
}

/// Makes the code that opens somebody's account, in place of the one they had: what it gives stands in clear nowhere else.
/// `days`: how long it works.
pub async fn make_entry_code(work: &mut Work, person: PersonId, days: i64) -> Result<String, Fault> {
    let code = paper_code::draw(&work.house().randomness);
    let digest = digest_of(work, &code)?;
    let (body, now) = (work.body, work.now);
    store::forget(&mut work.sql, body, person).await?;
    store::insert(
        &mut work.sql,
        body,
        (person, digest.as_slice()),
        (now, now.plus_days(days)),
    )
    .await?;
    let about = SubjectRef::new("person", person);
    work.journal(Event::internal("identity.entry-code-made", about))
        .await?;
    Ok(code)
}

/// Whose account a code opens; none when it is nobody's, served already or is over. It serves no more. The same is done
/// whatever the code is.
pub async fn use_entry_code(work: &mut Work, typed: &str) -> Result<Option<PersonId>, Fault> {
    let digest = digest_of(work, typed)?;
    let (body, now) = (work.body, work.now);
    let found = store::find(&mut work.sql, body, &digest, now).await?;
    let is_first = store::use_up(&mut work.sql, body, &digest).await?;
    Ok(found.filter(|_| is_first))
}

/// Begins the session of somebody who showed a code, as a part of another deed, which has checked it. Its output is a secret:
/// done without a request id.
pub async fn enter_by_code(work: &mut Work, person: PersonId) -> Result<SignedInSession, Fault> {
    begin_session(work, person, None, Way::Code, None).await
}

/// Gives an address to somebody who had none, as a part of another deed, which has seen that it is theirs. False when somebody
/// has it already, or when they have one.
pub async fn take_address(work: &mut Work, person: PersonId, email: &str) -> Result<bool, Fault> {
    let email =
        EmailAddress::parse(email).ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
    let body = work.body;
    if people::find_by_email(&mut work.sql, body, &email)
        .await?
        .is_some()
    {
        return Ok(false);
    }
    let is_taken = store::set_address(&mut work.sql, body, person, &email)
        .await
        .map_err(|error| {
            if error.is_unique_violation() {
                Fault::Raced
            } else {
                Fault::Db(error)
            }
        })?;
    if is_taken {
        // A code may lie in a mailbox that others read: their address opens their account from now on.
        store::forget(&mut work.sql, body, person).await?;
        let about = SubjectRef::new("person", person);
        work.journal(Event::internal("identity.address-taken", about))
            .await?;
    }
    Ok(is_taken)
}

/// Signs in with a link sent to an address that somebody else has: couples and carers share theirs. The person is another one,
/// without an address of their own; the same one as before when they came under this name, unless they give a second factor: what
/// others read does not stand for them then. Without a request id, like [`SignIn`](crate::SignIn).
pub struct SignUpBeside {
    /// The token, as the link carries it
    pub token: String,
    /// The name to be shown under
    pub name: String,
}

impl Action for SignUpBeside {
    const NAME: &'static str = "identity.sign-up-beside";
    type Output = (PersonId, SignedInSession);

    async fn run(&self, work: &mut Work) -> Result<(PersonId, SignedInSession), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (link, email) = use_link(work, &self.token).await?;
        let (body, now) = (work.body, work.now);
        let mailbox = secret::digest(work.house(), body, MAILBOX, email.as_str())?;
        // They came before, under this name: whoever reads this mailbox received their code too.
        if let Some(person) = store::find_sharing(&mut work.sql, body, &mailbox, self.name.trim()).await? {
            let session = begin_session(work, person, link.return_to, Way::Mail, None).await?;
            if session.is_waiting {
                return Err(Fault::refused("identity-mailbox-factor"));
            }
            return Ok((person, session));
        }
        if store::count_sharing(&mut work.sql, body, &mailbox).await? >= MAILBOX_SHARERS_MAX {
            let sentence = Sentence::new("identity-mailbox-full").with("max", MAILBOX_SHARERS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let person = register_without_address(work, "nom", &self.name).await?;
        store::insert_sharing(&mut work.sql, body, (person, mailbox.as_slice()), now).await?;
        let session = begin_session(work, person, link.return_to, Way::Mail, None).await?;
        Ok((person, session))
    }
}

fn digest_of(work: &Work, code: &str) -> Result<Vec<u8>, Fault> {
    secret::digest(work.house(), work.body, PURPOSE, &paper_code::read(code))
}
