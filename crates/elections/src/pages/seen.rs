//! An election as somebody sees it: who they are to it, and what every page of it shares.

use std::collections::BTreeMap;

use kernel::{Fault, PersonId, Scope};
use maud::{Markup, PreEscaped, html};
use ui::components::{Tone, status};
use ui::forms::{Form, button_quiet, hidden, hidden_request_id, textarea};
use ui::{Page, Value, Visit, t};

use super::{MENU, SCRIPT, rehearsal};
use crate::actions::name_of;
use crate::model::{Election, ElectionId, HeldRole, State, Trustee};
use crate::rights;
use crate::store::{self, VoterLine};

/// An election, and who looks at it.
pub(super) struct Seen {
    pub(super) election: Election,
    pub(super) trustees: Vec<Trustee>,
    /// The role of who looks
    pub(super) role: Option<HeldRole>,
    /// Whether who looks may prepare it
    pub(super) may_prepare: bool,
    /// Their line on the roll
    pub(super) voter: Option<VoterLine>,
    /// Whether they voted
    pub(super) has_voted: bool,
}

impl Seen {
    /// The election, for everybody once it opened; before, for those who prepare it or hold a role.
    pub(super) async fn read(visit: &Visit, id: ElectionId) -> Result<Self, Fault> {
        let seen = Self::find(visit, id).await?;
        if seen.has_page() {
            Ok(seen)
        } else {
            Err(not_yet(visit))
        }
    }

    /// The same for the page where one votes: voters have their letters before the opening.
    pub(super) async fn read_to_vote(visit: &Visit, id: ElectionId) -> Result<Self, Fault> {
        let seen = Self::find(visit, id).await?;
        let is_awaited = seen.election.state == State::Keys && seen.voter.is_some();
        if seen.has_page() || is_awaited {
            Ok(seen)
        } else {
            Err(not_yet(visit))
        }
    }

    async fn find(visit: &Visit, id: ElectionId) -> Result<Self, Fault> {
        let body = visit.body.id;
        let mut sql = visit.sql();
        let election = store::find(&mut sql, body, id)
            .await?
            .ok_or(Fault::NotFound("election"))?;
        let trustees = store::trustees(&mut sql, body, id).await?;
        let person = visit.actor.person();
        let role = person.and_then(|person| election.role_of(person, &trustees));
        let is_counter = person.is_some_and(|person| election.is_counter(person));
        let may_prepare = !is_counter
            && !matches!(role, Some(HeldRole::Authority | HeldRole::Trustee))
            && visit.may(&rights::PREPARE, Scope::group(election.group)).await?;
        let voter = match person {
            Some(person) => {
                let login = identity::email_of(&mut sql, body, person).await?;
                let login = login.map(|login| login.to_lowercase());
                store::voter_of(&mut sql, body, id, (person, login.as_deref())).await?
            }
            None => None,
        };
        let has_voted = match &voter {
            Some(voter) => store::has_voted(&mut sql, body, id, voter.id).await?,
            None => false,
        };
        Ok(Self {
            election,
            trustees,
            role,
            may_prepare,
            voter,
            has_voted,
        })
    }

    /// The election, for who prepares it.
    pub(super) async fn prepared(visit: &Visit, id: ElectionId) -> Result<Self, Fault> {
        let seen = Self::read(visit, id).await?;
        if seen.may_prepare {
            Ok(seen)
        } else {
            Err(Fault::Forbidden {
                right: rights::PREPARE.code,
            })
        }
    }

    /// Whether the election's own page is there for who looks.
    fn has_page(&self) -> bool {
        // A rehearsal that was abandoned before its opening never had any.
        let is_public = self.election.opened_at.is_some();
        is_public || self.role.is_some() || self.may_prepare
    }

    /// Whether its archive can be downloaded.
    pub(super) fn has_archive(&self) -> bool {
        !matches!(self.election.state, State::Draft | State::Keys | State::Destroyed)
    }

    /// The trustee who looks.
    pub(super) fn own_trustee(&self, visit: &Visit) -> Option<&Trustee> {
        let person = visit.actor.person()?;
        self.trustees.iter().find(|trustee| trustee.person == person)
    }

    /// The names of those who hold a role.
    pub(super) async fn names(&self, visit: &Visit) -> Result<BTreeMap<PersonId, String>, Fault> {
        let people: Vec<PersonId> = self
            .trustees
            .iter()
            .map(|trustee| trustee.person)
            .chain(self.election.authority)
            .chain(self.election.counters.iter().copied())
            .chain([self.election.prepared_by])
            .collect();
        Ok(identity::names(&mut visit.sql(), visit.body.id, &people).await?)
    }

    /// A page under the election's own.
    pub(super) fn page(&self, visit: &Visit, title: String, main: Markup) -> Page {
        let main = PreEscaped(rehearsal::told(visit, self).into_string() + &main.into_string());
        let page = Page::new(title, main).under(t!(visit.words, "elections-list-title"), MENU);
        let page = if self.has_page() {
            page.under(name_of(visit.words, &self.election), self.election.path())
        } else {
            page
        };
        page.active(MENU)
    }

    /// What its files are called at home, beside those of other elections.
    pub(super) fn file_word(&self) -> String {
        kernel::slug(&self.election.settings.name)
    }
}

/// Nobody else knows of an election before it opens. Whoever follows the link of a letter may not be signed in yet.
fn not_yet(visit: &Visit) -> Fault {
    match visit.actor.person() {
        Some(_) => Fault::NotFound("election"),
        None => Fault::Forbidden {
            right: rights::HOLD_KEY.code,
        },
    }
}

/// The name of somebody; a person erased since keeps their place.
pub(super) fn name_in(names: &BTreeMap<PersonId, String>, visit: &Visit, person: PersonId) -> String {
    names
        .get(&person)
        .cloned()
        .unwrap_or_else(|| t!(visit.words, "elections-person-erased"))
}

/// Where an election stands, in a word.
pub(super) fn state_status(visit: &Visit, election: &Election) -> Markup {
    let (key, tone) = match election.state {
        State::Draft => ("elections-state-draft", Tone::Neutral),
        State::Keys => ("elections-state-keys", Tone::Neutral),
        State::Open if election.is_open_at(visit.now()) => ("elections-state-open", Tone::Info),
        State::Open | State::Closed => ("elections-state-closed", Tone::Warning),
        State::Tallying => ("elections-state-tallying", Tone::Warning),
        State::Tallied => ("elections-state-tallied", Tone::Good),
        State::Destroyed => ("elections-state-destroyed", Tone::Neutral),
    };
    status(&visit.words.say(key), tone)
}

/// A form that a script fills: what it holds, the sentences the script says, where it says them. Without the script nothing
/// can be sent, and the form says what to do instead.
pub(super) struct Scripted<'a> {
    /// What it is for: `ballot`, `codes`, `key`, `ceremony`, `shuffle`, `decrypt`
    pub(super) kind: &'a str,
    /// Where it is sent
    pub(super) action: String,
    /// What the script reads: `data-` attributes by their name
    pub(super) reads: Vec<(&'a str, String)>,
    /// The one field that is sent
    pub(super) field: &'a str,
    /// What is sent with it, and is known already
    pub(super) also: Vec<(&'a str, String)>,
    /// Sentences of the script: its name for each, and what is said
    pub(super) says: Vec<(&'a str, String)>,
    /// What to do without the script
    pub(super) otherwise: String,
    /// In which command lines
    pub(super) commands: Markup,
    /// What was sent, when it comes back refused: pasted again, it is not lost
    pub(super) refused: Option<&'a str>,
}

impl Scripted<'_> {
    /// The form around what people fill in and the buttons.
    pub(super) fn content(&self, visit: &Visit, content: &Markup) -> Markup {
        let read = |name: &str| {
            let found = self.reads.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone())
        };
        html! {
            form method="post" action=(self.action) novalidate autocomplete="off" data-submit-once data-scrutin=(self.kind)
                data-election-url=[read("election-url")] data-credentials-url=[read("credentials-url")] data-roll-url=[read("roll-url")]
                data-trustees-url=[read("trustees-url")] data-tally-url=[read("tally-url")]
                data-chain-url=[read("chain-url")] data-ceremony-url=[read("ceremony-url")] data-group=[read("group")] data-version=[read("version")]
                data-name=[read("name")] data-now=(t!(visit.words, "elections-needs-network")) {
                (hidden_request_id(&visit.request_id()))
                input type="hidden" name=(self.field) value="";
                @for (name, value) in &self.also { (hidden(name, value)) }
                @for (name, sentence) in &self.says { template data-say=(name) { (sentence) } }
                template data-say="network" { (t!(visit.words, "elections-say-network")) }
                noscript { div.notice.tone-warning { div { p { (self.otherwise) } (self.commands) } } }
                (content)
                p data-scrutin-status role="status" {}
                p.error data-scrutin-fault role="alert" {}
            }
            (self.pasted(visit))
            script type="module" src=(ui::assets::url(SCRIPT)) {}
        }
    }

    /// The same for whoever made it elsewhere, with the command that needs no browser: pasted and sent without any script.
    fn pasted(&self, visit: &Visit) -> Markup {
        let words = visit.words;
        let files = self.reads.iter().filter(|(name, _)| name.ends_with("-url"));
        let step = self.also.iter().find(|(name, _)| *name == "step");
        let role = step.map_or_else(
            || self.kind.to_owned(),
            |(_, step)| format!("{}-{step}", self.kind),
        );
        html! {
            details open[self.refused.is_some()] data-scrutin-paste=(role) {
                summary { (t!(words, "elections-offline")) }
                p { (self.otherwise) }
                (self.commands)
                ul { @for (_, address) in files { li { a href=(address) { (address.rsplit('/').next().unwrap_or_default()) } } } }
                (Form::post(words, self.action.clone(), visit.request_id())
                    .needs_network(t!(words, "elections-needs-network")).content(html! {
                    @for (name, value) in &self.also { (hidden(name, value)) }
                    (textarea(words, t!(words, "elections-offline-paste"), self.field).id("hors-navigateur").rows(4)
                        .value(self.refused.unwrap_or_default()).hint(t!(words, "elections-offline-hint")))
                    template data-say="not-public" { (t!(words, "elections-offline-not-public")) }
                    p.error data-scrutin-paste-fault role="alert" {}
                    (button_quiet(t!(words, "elections-offline-send")))
                }))
            }
        }
    }
}

/// Sentences of the script, by their names: the key of each begins in the same way.
pub(super) fn says<'a>(visit: &Visit, beginning: &str, names: &[&'a str]) -> Vec<(&'a str, String)> {
    names
        .iter()
        .map(|name| {
            // What the script puts in place itself stays as it is written there.
            let left =
                ["percent", "answer", "value"].map(|place| (place, Value::from(format!("{{{place}}}"))));
            (*name, visit.words.say_with(&format!("{beginning}-{name}"), &left))
        })
        .collect()
}

/// Command lines, as they are typed.
pub(super) fn command_lines(lines: &str) -> Markup {
    html! { pre tabindex="0" { code { (lines) } } }
}

/// What is ticked once the file of a secret is safe: it has no name, and is never sent.
pub(super) fn kept_box(label: &str) -> Markup {
    html! { label.choice { input type="checkbox" data-scrutin-kept autocomplete="off"; span { (label) } } }
}

/// The button that sends: the script enables it, once it has what is to be sent.
pub(super) fn send_button(label: &str) -> Markup {
    html! { button.button type="submit" disabled { (label) } }
}

/// The version of the protocol, as the script reads it.
pub(super) fn version() -> String {
    crate::protocol::PROFILE.version().to_string()
}
