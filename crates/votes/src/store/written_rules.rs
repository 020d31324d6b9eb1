//! The rules of a vote as its row keeps them: JSON, so that a vote of long ago still says under what rules it was held.

use law::{Bound, Fraction};
use serde::{Deserialize, Serialize};

use crate::model::{MajorityBase, Quorum, Rules};

#[derive(Serialize, Deserialize)]
struct Written {
    /// None once a second call lifted the condition
    quorum: Option<WrittenShare>,
    quorum_article: String,
    majority_base: MajorityBase,
    majority_share: WrittenShare,
    majority_article: String,
    procurations_max: u32,
    procurations_article: String,
    chair_has_casting_vote: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenShare {
    numerator: u32,
    denominator: u32,
    must_be_exceeded: bool,
}

impl From<Fraction> for WrittenShare {
    fn from(share: Fraction) -> Self {
        Self {
            numerator: share.numerator,
            denominator: share.denominator,
            must_be_exceeded: share.bound == Bound::MoreThan,
        }
    }
}

impl WrittenShare {
    fn share(&self) -> Option<Fraction> {
        (self.denominator > 0).then_some(Fraction {
            numerator: self.numerator,
            denominator: self.denominator,
            bound: if self.must_be_exceeded {
                Bound::MoreThan
            } else {
                Bound::AtLeast
            },
        })
    }
}

pub(super) fn write(rules: &Rules) -> String {
    let quorum = match rules.quorum {
        Quorum::Share(share) => Some(share.into()),
        Quorum::LiftedBySecondCall => None,
    };
    let written = Written {
        quorum,
        quorum_article: rules.quorum_article.clone(),
        majority_base: rules.majority_base,
        majority_share: rules.majority_share.into(),
        majority_article: rules.majority_article.clone(),
        procurations_max: rules.procurations_max,
        procurations_article: rules.procurations_article.clone(),
        chair_has_casting_vote: rules.chair_has_casting_vote,
    };
    serde_json::to_string(&written).expect("rules are plain data")
}

pub(super) fn read(text: &str) -> Option<Rules> {
    let written: Written = serde_json::from_str(text).ok()?;
    let quorum = match written.quorum {
        Some(share) => Quorum::Share(share.share()?),
        None => Quorum::LiftedBySecondCall,
    };
    Some(Rules {
        quorum,
        quorum_article: written.quorum_article,
        majority_base: written.majority_base,
        majority_share: written.majority_share.share()?,
        majority_article: written.majority_article,
        procurations_max: written.procurations_max,
        procurations_article: written.procurations_article,
        chair_has_casting_vote: written.chair_has_casting_vote,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn rules_come_back_as_they_were_written() {
        for kind in ["commune", "epci", "conseil-de-developpement", "association"] {
            for is_second_call in [false, true] {
                let rules = crate::law_of_votes::rules_for(kind, date(2026, 11, 22), is_second_call).unwrap();
                assert_eq!(super::read(&super::write(&rules)), Some(rules));
            }
        }
    }

    #[test]
    fn a_share_of_nothing_is_refused() {
        let rules = crate::law_of_votes::rules_for("commune", date(2026, 11, 22), false).unwrap();
        let text = super::write(&rules).replace("\"denominator\":2", "\"denominator\":0");
        assert_eq!(super::read(&text), None);
    }
}
