//! How many members are wanted, and how many are there.

use groups::{GroupKind, Member};
use kernel::{Fault, PersonId};
use law::Rule;
use maud::{Markup, html};
use ui::components::{Article, why};
use ui::{Visit, t};

use super::Gathered;
use crate::model::day_of;

/// Members with a vote, counted against the quorum.
pub(super) struct Count {
    pub(super) present: u32,
    pub(super) whole: u32,
    pub(super) needed: u32,
    pub(super) is_reached: bool,
    rule: &'static Rule,
    binds: bool,
}

impl Count {
    /// Those of whom `is_there` is true; nothing where nobody has a vote.
    pub(super) fn of(
        visit: &Visit,
        gathered: &Gathered,
        members: &[Member],
        is_there: impl Fn(PersonId) -> bool,
    ) -> Result<Option<Self>, Fault> {
        let internal = |error: law::LawError| Fault::Internal(error.to_string());
        let day = day_of(gathered.meeting.starts_at, &visit.body.zone());
        let rule = law::rule("quorum.members", visit.body.kind.as_str(), day).map_err(internal)?;
        let needed_of = rule.fraction().map_err(internal)?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let voting: Vec<&Member> = members.iter().filter(|member| member.has_vote).collect();
        let whole = count(voting.len());
        let present = count(voting.iter().filter(|member| is_there(member.person)).count());
        Ok((whole > 0).then(|| Self {
            present,
            whole,
            needed: needed_of.least(whole),
            is_reached: needed_of.is_reached(present, whole),
            rule,
            // The rule is that of the assembly; for a working group it is only a landmark.
            binds: gathered.group.kind == GroupKind::Plenary,
        }))
    }

    fn say(&self, visit: &Visit, reached: &str, missed: &str) -> String {
        let key = if self.is_reached { reached } else { missed };
        t!(
            visit.words,
            key,
            present = self.present,
            whole = self.whole,
            needed = self.needed
        )
    }
}

/// « Quorum atteint : 6 présents sur 11 membres ayant voix, il en faut 6 », with the article.
pub(super) fn view(visit: &Visit, count: &Count) -> Markup {
    let words = visit.words;
    let sentence = count.say(visit, "meetings-quorum-reached", "meetings-quorum-missed");
    let article = Article {
        title: count.rule.article.clone(),
        href: None,
    };
    let reason = html! {
        p { (t!(words, "meetings-quorum-rule", unit = &count.rule.unit)) }
        @if !count.binds { p { (t!(words, "meetings-quorum-landmark")) } }
    };
    html! { p { strong { (sentence) } } (why(words, &reason, Some(&article))) }
}

/// What the answers let hope.
pub(super) fn likely_sentence(visit: &Visit, count: &Count) -> String {
    count.say(visit, "meetings-quorum-likely", "meetings-quorum-unlikely")
}
