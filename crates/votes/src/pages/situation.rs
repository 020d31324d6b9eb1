//! What a visitor can do in a vote: nothing yet, nothing at all, or vote for some people.

use db::Sql;
use kernel::{CollectiviteId, Fault, PersonId};

use crate::model::Scrutin;
use crate::store::{self, BallotLine, ProcurationLine};

pub(super) enum Situation {
    /// Not signed in
    Visitor,
    /// Signed in, not on the electoral list
    NotElector,
    /// On the electoral list
    Elector(Box<Elector>),
}

pub(super) struct Elector {
    pub(super) person: PersonId,
    /// The votes this person gave, and the one given in their stead
    pub(super) ballots: Vec<BallotLine>,
    /// The procuration this person gave
    pub(super) given: Option<ProcurationLine>,
    /// The procurations this person holds
    pub(super) held: Vec<ProcurationLine>,
    /// The other electors, while a procuration can be given
    pub(super) others: Vec<PersonId>,
    /// True when an equal division is decided by this person's vote
    pub(super) has_casting_vote: bool,
}

impl Situation {
    pub(super) async fn read(
        sql: &mut Sql,
        body: CollectiviteId,
        scrutin: &Scrutin,
        person: Option<PersonId>,
    ) -> Result<Self, Fault> {
        let Some(person) = person else {
            return Ok(Self::Visitor);
        };
        let electors = store::electors(sql, body, scrutin.id).await?;
        let Some(own) = electors.iter().find(|elector| elector.person_id == person) else {
            return Ok(Self::NotElector);
        };
        let others = electors
            .iter()
            .map(|elector| elector.person_id)
            .filter(|other| *other != person)
            .collect();
        Ok(Self::Elector(Box::new(Elector {
            person,
            ballots: store::ballots_of_person(sql, body, scrutin.id, person).await?,
            given: store::procuration_of(sql, body, scrutin.id, person).await?,
            held: store::procurations_held(sql, body, scrutin.id, person).await?,
            others,
            has_casting_vote: own.is_chair && scrutin.rules.chair_has_casting_vote && scrutin.way.is_none(),
        })))
    }

    /// Everyone a page may have to name.
    pub(super) fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Visitor | Self::NotElector => Vec::new(),
            Self::Elector(elector) => std::iter::once(elector.person)
                .chain(elector.others.iter().copied())
                .collect(),
        }
    }
}

impl Elector {
    pub(super) fn ballot_of(&self, elector: PersonId) -> Option<&BallotLine> {
        self.ballots.iter().find(|ballot| ballot.elector_id == elector)
    }

    /// A procuration can be given by who has neither voted, nor given one, nor holds any.
    pub(super) fn may_give_procuration(&self, scrutin: &Scrutin) -> bool {
        scrutin.rules.procurations_max > 0
            && self.given.is_none()
            && self.held.is_empty()
            && self.ballot_of(self.person).is_none()
            && !self.others.is_empty()
    }
}
