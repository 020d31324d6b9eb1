//! How a group chooses among several answers: the rule, what it needs, the answers offered. Nothing here counts: the
//! `counting` crate does, by the names given here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::ScrutinId;

/// The fewest answers a choice offers.
const OFFERED_MIN: usize = 2;
/// The most answers a choice offers.
pub(crate) const OFFERED_MAX: usize = 60;
/// The most lists of a municipal rule: of ten lists the first has a tenth of the votes at least, so that one list always goes
/// on to the second round (code électoral, art. L. 264).
const MUNICIPAL_LISTS_MAX: usize = 10;
/// The most seats shared among lists.
const LIST_SEATS_MAX: u32 = 100;
/// The most answers where every committee is compared with every other: of twelve there are 924 at most, so that a count always
/// ends, whatever the ballots.
const COMPARED_MAX: usize = 12;
/// The longest reasons of an objection, in characters.
pub(crate) const REASONS_CHARS_MAX: usize = 2_000;
/// The longest title of an answer, in characters.
pub(crate) const TITLE_CHARS_MAX: usize = 200;
/// The longest description of an answer, in characters.
pub(crate) const DESCRIPTION_CHARS_MAX: usize = 1_000;
/// The most points or credits given to one voter.
pub(crate) const POINTS_MAX: u32 = 1_000;
/// The fewest and the most grades of a scale.
pub(crate) const GRADES_BETWEEN: (usize, usize) = (2, 8);
/// The longest grade, in characters.
pub(crate) const GRADE_CHARS_MAX: usize = 40;
/// The best score of a ballot of scores; the least is 0.
pub(crate) const SCORE_MAX: u32 = 5;

db::text_enum! {
    /// The rule under which a group chooses among several answers.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum WayRule {
        /// One answer a voter; more than half of those expressed, else a second round between two
        Majority = "majority",
        /// One answer a voter; more than half of those expressed at the first and second rounds, the most votes at the third
        ThreeRound = "three-round",
        /// One answer a voter; the most votes, whatever their share
        Plurality = "plurality",
        /// As many answers as one likes
        Approval = "approval",
        /// As many answers as one likes; a vote that is shared among the answers ticked
        Sav = "sav",
        /// As many answers as one likes; one answer after the other, a ballot counting less and less as its answers are chosen
        SeqPav = "seq-pav",
        /// The same, the best of all sets of answers
        Pav = "pav",
        /// As many answers as one likes; each ballot has its part of the seats, and pays for what it ticks
        EqualShares = "equal-shares",
        /// As many answers as one likes; each answer chosen is a load that its ballots bear, as evenly as can be
        SeqPhragmen = "seq-phragmen",
        /// As many answers as one likes; as many ballots as can be have one of their answers at least
        Cc = "cc",
        /// The same, each answer standing for as many ballots as another
        Monroe = "monroe",
        /// A score from 0 to 5 for each answer; the greatest total
        Score = "score",
        /// The same ballot; the best mean of the scores given
        ScoreMean = "score-mean",
        /// The same ballot; the best median of the scores given
        ScoreMedian = "score-median",
        /// The same ballot; the two best scored meet, and the one scored higher on more ballots wins
        Star = "star",
        /// A grade in words for each answer; the best median wins, the worse of two middle grades where voters are even
        MajorityJudgment = "majority-judgment",
        /// The same ballot; the better of two middle grades where voters are even, as Belenios counts
        MajorityJudgmentBelenios = "majority-judgment-belenios",
        /// A ranking; duels, and the strongest paths between answers
        Schulze = "schulze",
        /// A ranking; duels, the clearest first
        RankedPairs = "ranked-pairs",
        /// A ranking; the least worst defeat
        Minimax = "minimax",
        /// A ranking; several seats, as Scotland elects its councils
        ScottishStv = "scottish-stv",
        /// A ranking; several seats, each ballot spread exactly
        MeekStv = "meek-stv",
        /// A ranking; several seats, each ballot keeping for each elected the same part
        WarrenStv = "warren-stv",
        /// A ranking; several seats, surpluses passed on by the weight of all ballots (weighted inclusive Gregory)
        WigmStv = "wigm-stv",
        /// A ranking; points by place
        Borda = "borda",
        /// Points to spread
        Cumulative = "cumulative",
        /// Credits to spend, several votes for one answer costing their square
        Quadratic = "quadratic",
        /// One list a voter; seats by the highest averages
        Dhondt = "dhondt",
        /// One list a voter; seats by averages that favour no size
        SainteLague = "sainte-lague",
        /// One list a voter; seats by whole quotas, then by the largest remainders
        LargestRemainder = "largest-remainder",
        /// One list a voter; half of the seats to the first, the others by the highest averages (code électoral, art. L. 262)
        MunicipalList = "municipal-list",
        /// A proposal that stands where nobody objects
        Consent = "consent",
    }
}

/// What a ballot asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// One answer
    One,
    /// Any number of answers
    Several,
    /// A score for each
    Scores,
    /// A grade for each
    Grades,
    /// An order, with equals or not
    Ranking {
        /// Two answers may have the same rank
        has_equals: bool,
    },
    /// Points, each costing itself or as many times as there are
    Points {
        /// Two votes for one answer cost four
        is_squared: bool,
    },
    /// Consent, an objection with its reasons, or neither
    Consent,
}

impl WayRule {
    /// Its name in the `counting` crate.
    pub(crate) const fn counted(self) -> &'static str {
        match self {
            Self::Majority => "two-round",
            Self::ScoreMean | Self::ScoreMedian => "score",
            Self::MajorityJudgmentBelenios => "majority-judgment",
            // Seats that nobody could pay for go to the most ticked: none is left empty.
            Self::EqualShares => "equal-shares-with-av-completion",
            other => other.as_str(),
        }
    }

    pub(crate) const fn paper(self) -> Paper {
        match self {
            Self::Majority
            | Self::ThreeRound
            | Self::Plurality
            | Self::Dhondt
            | Self::SainteLague
            | Self::LargestRemainder
            | Self::MunicipalList => Paper::One,
            Self::Approval
            | Self::Sav
            | Self::SeqPav
            | Self::Pav
            | Self::EqualShares
            | Self::SeqPhragmen
            | Self::Cc
            | Self::Monroe => Paper::Several,
            Self::Score | Self::ScoreMean | Self::ScoreMedian | Self::Star => Paper::Scores,
            Self::MajorityJudgment | Self::MajorityJudgmentBelenios => Paper::Grades,
            Self::Schulze | Self::RankedPairs | Self::Minimax | Self::Borda => {
                Paper::Ranking { has_equals: true }
            }
            Self::ScottishStv | Self::MeekStv | Self::WarrenStv | Self::WigmStv => {
                Paper::Ranking { has_equals: false }
            }
            Self::Cumulative => Paper::Points { is_squared: false },
            Self::Quadratic => Paper::Points { is_squared: true },
            Self::Consent => Paper::Consent,
        }
    }

    /// What one does on its ballot, in a word: the rules of one family follow each other.
    pub(crate) const fn family(self) -> &'static str {
        match self.paper() {
            Paper::One if self.shares_seats() => "lists",
            Paper::One => "one",
            Paper::Several => "ticked",
            Paper::Scores | Paper::Grades => "graded",
            Paper::Ranking { .. } => "ranked",
            Paper::Points { .. } => "spread",
            Paper::Consent => "consent",
        }
    }

    /// True where several answers may be chosen at once. A majority chooses one, and consent bears on one proposal.
    pub(crate) const fn may_choose_several(self) -> bool {
        !matches!(
            self,
            Self::Majority | Self::ThreeRound | Self::Plurality | Self::Consent
        )
    }

    /// True where answers are lists that share seats, more seats than lists as often as not.
    pub(crate) const fn shares_seats(self) -> bool {
        matches!(
            self,
            Self::Dhondt | Self::SainteLague | Self::LargestRemainder | Self::MunicipalList
        )
    }

    /// The fewest and the most answers it is counted with.
    pub(crate) const fn offered_between(self) -> (usize, usize) {
        match self {
            Self::Consent => (1, 1),
            Self::MunicipalList => (OFFERED_MIN, MUNICIPAL_LISTS_MAX),
            Self::Pav | Self::Cc | Self::Monroe => (OFFERED_MIN, COMPARED_MAX),
            _ => (OFFERED_MIN, OFFERED_MAX),
        }
    }

    /// The most seats there are to fill, where `offered` answers are offered: one at least is not chosen, but for lists.
    pub(crate) fn seats_max(self, offered: usize) -> u32 {
        if self.shares_seats() {
            return LIST_SEATS_MAX;
        }
        u32::try_from(offered.saturating_sub(1))
            .unwrap_or(u32::MAX)
            .max(1)
    }
}

/// One of the answers offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// What it is called
    pub title: String,
    /// What it is; may be empty
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// The rule of a choice with all it needs: fixed when the vote opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// The rule
    pub rule: WayRule,
    /// How many answers are chosen
    pub seats: u32,
    /// Points or credits of each voter, where the rule gives some
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u32>,
    /// The grades, from the worst to the best, where the rule has some
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<String>,
    /// Of a majority: the first round, the second or the third; of a consent: how many times the proposal was put
    #[serde(default = "first")]
    pub round: u32,
    /// What the draw between equals is made from: nobody reads it before the closing. Its digest is published at the opening
    pub seed: String,
    /// What the seed comes from, drawn by the house at the first opening. Vote after vote on the same choice it stays the
    /// same, and nobody reads it before one of them decides: opening again draws nothing anew
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seed_line: String,
}

const fn first() -> u32 {
    1
}

impl Way {
    /// How many answers are chosen, for the count; none where the rule always chooses one.
    pub(crate) fn seats(&self) -> Option<usize> {
        self.rule
            .may_choose_several()
            .then(|| usize::try_from(self.seats).unwrap_or(usize::MAX))
    }

    /// What is asked of the count, by the names of the `counting` crate. Between equals, once the rule has nothing more to
    /// say, the public draw decides.
    pub(crate) fn options(&self) -> BTreeMap<String, String> {
        let mut options = BTreeMap::from([("ties".to_owned(), format!("draw:{}", self.seed))]);
        let mut set = |name: &str, value: String| options.insert(name.to_owned(), value);
        let points = self.points.unwrap_or(1).to_string();
        match self.rule {
            WayRule::Majority | WayRule::ThreeRound | WayRule::MunicipalList | WayRule::Consent => {
                set("round", self.round.to_string());
            }
            WayRule::Score | WayRule::ScoreMean | WayRule::ScoreMedian | WayRule::Star => {
                set("min", "0".to_owned());
                set("max", SCORE_MAX.to_string());
                let aggregate = match self.rule {
                    WayRule::ScoreMean => Some("mean"),
                    WayRule::ScoreMedian => Some("median"),
                    _ => None,
                };
                if let Some(aggregate) = aggregate {
                    set("aggregate", aggregate.to_owned());
                    // A mean over those who said nothing would be the total again.
                    set("ungraded", "skip".to_owned());
                }
            }
            WayRule::MajorityJudgment | WayRule::MajorityJudgmentBelenios => {
                set("ungraded", "worst".to_owned());
                if self.rule == WayRule::MajorityJudgmentBelenios {
                    set("variant", "belenios".to_owned());
                }
            }
            WayRule::Cumulative => {
                set("points", points);
            }
            WayRule::Quadratic => {
                set("credits", points);
            }
            _ => {}
        }
        options
    }

    /// The seed of the vote of that identifier, and of no other: `SHA-256(seed_line, 0x00, identifier)`, in hexadecimal.
    pub(crate) fn seeded(self, id: ScrutinId) -> Self {
        Self {
            seed: counting::hexadecimal(&counting::drawn(&self.seed_line, &id.to_string())),
            ..self
        }
    }

    /// SHA-256 of the seed: what is published while the vote is open.
    pub(crate) fn seed_digest(&self) -> String {
        counting::sha256(&self.seed)
    }

    /// SHA-256 of the rule and of all that is asked of it, the seed left out: published before anybody votes.
    pub(crate) fn digest(&self) -> Result<String, counting::Refusal> {
        counting::rule_digest(self.rule.counted(), self.seats(), &self.options())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A way with what each rule needs.
    pub(crate) fn way(rule: WayRule) -> Way {
        let grades = [
            "À rejeter",
            "Passable",
            "Assez bien",
            "Bien",
            "Très bien",
            "Excellent",
        ];
        Way {
            rule,
            seats: 1,
            points: matches!(rule, WayRule::Cumulative | WayRule::Quadratic).then_some(10),
            grades: if rule.paper() == Paper::Grades {
                grades.map(ToOwned::to_owned).to_vec()
            } else {
                Vec::new()
            },
            round: 1,
            seed: "graine".to_owned(),
            seed_line: "lignée".to_owned(),
        }
    }

    #[test]
    fn the_seed_of_a_vote_follows_from_its_line_and_tells_nothing_of_the_next() {
        let line = way(WayRule::Approval);
        let [one, other] = [1, 2].map(|number| ScrutinId::from_uuid(db::Uuid::from_u128(number)));
        let seeded = |id| line.clone().seeded(id).seed;
        assert_eq!(seeded(one), seeded(one));
        assert_ne!(seeded(one), seeded(other));
        // Whoever knows a seed that was shown does not find the next one from it.
        let shown = Way {
            seed_line: seeded(one),
            ..line.clone()
        };
        assert_ne!(shown.seeded(other).seed, seeded(other));
    }

    #[test]
    fn every_rule_is_known_to_the_count_with_all_that_is_asked_of_it() {
        for rule in WayRule::ALL {
            let digest = way(*rule).digest();
            assert!(
                digest.as_ref().is_ok_and(|digest| digest.len() == 64),
                "{rule:?}: {digest:?}"
            );
        }
    }

    #[test]
    fn the_digest_says_the_rule_and_not_the_seed() {
        let digest = |way: &Way| way.digest().unwrap();
        let one = way(WayRule::ScottishStv);
        let other_seed = Way {
            seed: "autre".to_owned(),
            ..one.clone()
        };
        let two_seats = Way {
            seats: 2,
            ..one.clone()
        };
        assert_eq!(digest(&one), digest(&other_seed));
        assert_ne!(digest(&one), digest(&two_seats));
    }

    #[test]
    fn the_rules_of_a_family_follow_each_other() {
        let families: Vec<&str> = WayRule::ALL.iter().map(|rule| rule.family()).collect();
        let mut told: Vec<&str> = families.clone();
        told.dedup();
        let apart: std::collections::BTreeSet<&str> = families.into_iter().collect();
        assert_eq!(told.len(), apart.len(), "{told:?}");
    }

    #[test]
    fn a_way_comes_back_as_it_was_written() {
        for rule in WayRule::ALL {
            let way = way(*rule);
            let text = serde_json::to_string(&way).unwrap();
            assert_eq!(serde_json::from_str::<Way>(&text).unwrap(), way);
        }
    }
}
