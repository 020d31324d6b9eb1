//! Which rules of law a vote is held under.

use jiff::civil::Date;
use kernel::Fault;
use law::LawError;

use crate::model::{MajorityBase, Quorum, Rules};

/// The rules for bodies of `kind` on a day. `is_second_call` lifts the quorum: see [`second_call_days`].
pub(crate) fn rules_for(kind: &str, on: Date, is_second_call: bool) -> Result<Rules, LawError> {
    let quorum = law::rule("quorum.members", kind, on)?;
    let share = law::rule("majority.share", kind, on)?;
    let procurations = law::rule("procuration.per-holder", kind, on)?;
    Ok(Rules {
        quorum: if is_second_call {
            Quorum::LiftedBySecondCall
        } else {
            Quorum::Share(quorum.fraction()?)
        },
        quorum_article: quorum.article.clone(),
        majority_base: majority_base(kind, on)?,
        majority_share: share.fraction()?,
        majority_article: share.article.clone(),
        procurations_max: procurations.int()?,
        procurations_article: procurations.article.clone(),
        // Neither of the two modes is secret: « except-secret-ballot » grants it to both.
        chair_has_casting_vote: law::rule("majority.casting-vote", kind, on)?.word()?
            == "except-secret-ballot",
    })
}

/// Days after a vote without quorum from which the same question can be decided by however few come (CGCT art.
/// L. 2121-17: « trois jours au moins d'intervalle »).
pub(crate) fn second_call_days(kind: &str, on: Date) -> Result<i64, LawError> {
    Ok(i64::from(
        law::rule("quorum.second-convocation-days", kind, on)?.int()?,
    ))
}

/// The article by which who is interested in the matter takes no part in it.
pub(crate) fn recusal_article(kind: &str, on: Date) -> Result<String, LawError> {
    Ok(law::rule("recusal.interested-members", kind, on)?.article.clone())
}

fn majority_base(kind: &str, on: Date) -> Result<MajorityBase, LawError> {
    let rule = law::rule("majority.base", kind, on)?;
    match rule.word()? {
        "suffrages-exprimes" => Ok(MajorityBase::Exprimes),
        "votants" => Ok(MajorityBase::Votants),
        "inscrits" => Ok(MajorityBase::Inscrits),
        _ => Err(LawError::Type {
            key: rule.key.clone(),
            wanted: "a majority base",
        }),
    }
}

/// A rule that is missing is ours to mend, not the person's.
pub(crate) fn to_fault(error: &LawError) -> Fault {
    Fault::Internal(error.to_string())
}
