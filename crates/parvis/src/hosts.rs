//! What the operator decides of bodies that live together: by which names each is reached, and which accepts the accounts
//! of which. Decided at the command line only: both bodies trust who runs the instance with all they have, and neither
//! has to learn from a page of the other that it is there.

use kernel::{
    Action, Argument, Collectivite, CollectiviteId, Event, Fault, HostName, Right, Scope, Sentence,
    SubjectRef, Work,
};

use crate::failure::Failure;

/// Saying by which names a body is reached, and whose accounts it accepts: nobody but the operator.
pub(crate) const SET: Right = Right {
    code: "house.set-hosts",
    held_by: &[],
};

/// The most names one body may have.
const NAMES_MAX: usize = 50;

/// Gives the body these names, the first for its addresses, and takes back those it had.
pub(crate) struct SetHosts(pub(crate) Vec<HostName>);

impl Action for SetHosts {
    const NAME: &'static str = "house.set-hosts";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&SET, Scope::BODY).await?;
        if self.0.len() > NAMES_MAX {
            let sentence = Sentence::new("cli-hosts-too-many").with("max", NAMES_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let all = Collectivite::all(&mut work.sql).await?;
        let body = work.body;
        let mut names = Vec::new();
        for name in &self.0 {
            let owner = Collectivite::at_host(&mut work.sql, name).await?;
            let other = owner.filter(|owner| *owner != body);
            if let Some(other) = all.iter().find(|known| Some(known.id) == other) {
                let sentence = Sentence::new("cli-host-taken")
                    .with("host", name.as_str())
                    .with("name", other.name.as_str());
                return Err(Fault::refused_with(sentence));
            }
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        refuse_hiding_the_oldest(work, &all, !names.is_empty())?;
        Collectivite::set_hosts(&mut work.sql, body, &names).await?;
        work.journal(Event::internal(
            "house.hosts-set",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}

/// Without any name here the oldest body answers to all of them: the first name given to another would close it.
fn refuse_hiding_the_oldest(work: &Work, all: &[Collectivite], has_names: bool) -> Result<(), Fault> {
    let bodies = work.house().bodies();
    match all.first() {
        Some(oldest) if has_names && oldest.id != work.body && bodies.names(oldest.id).is_empty() => {
            let sentence = Sentence::new("cli-host-oldest-first")
                .with("name", oldest.name.as_str())
                .with("slug", oldest.slug.as_str());
            Err(Fault::refused_with(sentence))
        }
        _ => Ok(()),
    }
}

/// Lets those who have an account in `home` use it to sign in to the body, or no longer.
pub(crate) struct ShareAccounts {
    pub(crate) home: CollectiviteId,
    pub(crate) is_accepted: bool,
}

impl Action for ShareAccounts {
    const NAME: &'static str = "house.share-accounts";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&SET, Scope::BODY).await?;
        let (body, home) = (work.body, self.home);
        if body == home {
            return Err(Fault::refused("cli-accounts-same"));
        }
        // The way from one to the other and back is by their names.
        let bodies = work.house().bodies();
        let nameless = [body, home]
            .into_iter()
            .filter(|_| self.is_accepted)
            .find(|body| bodies.address(*body).is_none());
        if let Some(nameless) = nameless.and_then(|body| bodies.find(body)) {
            let sentence = Sentence::new("cli-accounts-nameless")
                .with("name", nameless.name.as_str())
                .with("slug", nameless.slug.as_str());
            return Err(Fault::refused_with(sentence));
        }
        // In a demonstration everybody reads the mail of everybody: an account there proves no address.
        let is_invented = |body| bodies.find(body).is_some_and(|body| body.is_demonstration);
        if self.is_accepted && is_invented(home) && !is_invented(body) {
            return Err(Fault::refused("cli-accounts-demonstration"));
        }
        Collectivite::share_accounts(&mut work.sql, body, home, self.is_accepted).await?;
        let what = if self.is_accepted {
            "house.accounts-accepted"
        } else {
            "house.accounts-refused"
        };
        work.journal(Event::internal(what, SubjectRef::new("collectivite", body)))
            .await
    }
}

/// What a rule refused, as a command says it.
pub(crate) fn refused_at_the_command_line(fault: Fault) -> Failure {
    let Fault::Refused { sentence, .. } = fault else {
        return fault.into();
    };
    let arguments = sentence.arguments.into_iter();
    let said = arguments.map(|(name, value)| {
        let value = match value {
            Argument::Text(text) => text,
            Argument::Number(number) => number.to_string(),
            Argument::At(instant) => instant.timestamp().to_string(),
            Argument::On(date) => date.to_string(),
        };
        (name, value)
    });
    Failure::Use(sentence.key, said.collect())
}

/// Reads the names typed at the command line.
pub(crate) fn read(typed: &[String]) -> Result<Vec<HostName>, Failure> {
    let read = |written: &String| {
        HostName::parse(written)
            .ok_or_else(|| Failure::Use("cli-host-unreadable", vec![("host", written.clone())]))
    };
    typed.iter().map(read).collect()
}
