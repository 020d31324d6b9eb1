//! A choice counted: from ballots to an election of the `counting` crate, its result, its certificate. The preview of a vote
//! that is being prepared goes the same way with the ballots of [`crate::samples`].

use counting::exact::{Rational, floor, whole};
use counting::{Ballot, Candidate, Certificate, Count, Election, Recount, Refusal};
use kernel::Fault;

use crate::marks::Mark;
use crate::model::Outcome;
use crate::ways::{Alternative, Paper, Way};

/// What came out of a choice.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// Chosen, a second round, an objection, or nobody
    pub(crate) outcome: Outcome,
    /// The places of those chosen, in order of selection, from 1
    pub(crate) winners: Vec<u32>,
    /// The seats of each of them, where they are lists; empty otherwise
    pub(crate) shares: Vec<u64>,
    /// Everything with which anybody counts again; none where no ballot said anything
    pub(crate) certificate: Option<Certificate>,
}

/// An answer's identifier in files and draws: its place, from 1.
pub(crate) fn id_of(place: u32) -> String {
    place.to_string()
}

/// The answers and the ballots as an election. The ballots stay in the order given: whoever calls has mixed them.
pub(crate) fn election(title: &str, way: &Way, offered: &[Alternative], marks: &[Mark]) -> Election {
    let candidates = (1..)
        .zip(offered)
        .map(|(place, answer)| Candidate::named(id_of(place), &answer.title))
        .collect();
    Election {
        title: title.to_owned(),
        candidates,
        ballots: marks
            .iter()
            .map(|mark| Ballot::new(1, counted_mark(mark)))
            .collect(),
        grades: way.grades.clone(),
        ..Election::default()
    }
}

fn counted_mark(mark: &Mark) -> counting::Mark {
    let place = |place: &u32| usize::try_from(*place).unwrap_or(usize::MAX).saturating_sub(1);
    match mark {
        Mark::Blank => counting::Mark::Answer(counting::Answer::Blank),
        Mark::Consent => counting::Mark::Answer(counting::Answer::For),
        Mark::Objection(_) => counting::Mark::Answer(counting::Answer::Object),
        Mark::Aside => counting::Mark::Answer(counting::Answer::Abstain),
        Mark::Approvals(approved) => counting::Mark::Approvals(approved.iter().map(place).collect()),
        Mark::Ranking(groups) => counting::Mark::Ranking(
            groups
                .iter()
                .map(|group| group.iter().map(place).collect())
                .collect(),
        ),
        Mark::Points(points) => counting::Mark::Points(
            points
                .iter()
                .map(|(answer, points)| (place(answer), whole(u64::from(*points))))
                .collect(),
        ),
        Mark::Grades(grades) => counting::Mark::Grades(
            grades
                .iter()
                .map(|(answer, grade)| (place(answer), usize::try_from(*grade).unwrap_or(usize::MAX)))
                .collect(),
        ),
    }
}

/// Does what takes long without holding up those who wait for other pages.
pub(crate) async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// True where one ballot at least speaks for that candidate: chooses it, gives it points or better than the worst grade,
/// ranks it before another, or consents to it.
fn is_supported(election: &Election, candidate: usize) -> bool {
    let offered = election.candidates.len();
    election.ballots.iter().any(|ballot| match &ballot.mark {
        counting::Mark::Approvals(approved) => approved.contains(&candidate),
        counting::Mark::Points(points) => points
            .iter()
            .any(|(to, points)| *to == candidate && *points > Rational::ZERO),
        counting::Mark::Grades(grades) => grades.iter().any(|(to, grade)| *to == candidate && *grade > 0),
        counting::Mark::Ranking(groups) => {
            let place = groups.iter().position(|group| group.contains(&candidate));
            place.is_some_and(|place| groups[..=place].iter().map(Vec::len).sum::<usize>() < offered)
        }
        counting::Mark::Answer(answer) => *answer == counting::Answer::For,
    })
}

/// True where somebody objects: that alone decides, whoever consents.
fn is_objected_to(election: &Election) -> bool {
    let objection = counting::Mark::Answer(counting::Answer::Object);
    election.ballots.iter().any(|ballot| ballot.mark == objection)
}

/// Those of the winners for whom no ballot speaks: the seats left were filled all the same.
pub(crate) fn unsupported(election: &Election, winners: &[String]) -> Vec<String> {
    (0..)
        .zip(&election.candidates)
        .filter(|(place, candidate)| winners.contains(&candidate.id) && !is_supported(election, *place))
        .map(|(_, candidate)| candidate.id.clone())
        .collect()
}

/// Of the ballots that tick answers, how many tick none of the winners, one of them, two…: by that number.
pub(crate) fn represented(election: &Election, winners: &[String]) -> Vec<u64> {
    let chosen: Vec<bool> = election
        .candidates
        .iter()
        .map(|candidate| winners.contains(&candidate.id))
        .collect();
    let mut by_number = vec![0; winners.len() + 1];
    for ballot in &election.ballots {
        if let counting::Mark::Approvals(approved) = &ballot.mark {
            let ticked = approved.iter().filter(|place| chosen.get(**place) == Some(&true));
            if let Some(ballots) = by_number.get_mut(ticked.count()) {
                *ballots += ballot.count;
            }
        }
    }
    by_number
}

/// Counts. Where no ballot speaks for any answer (all blank, 0 everywhere, the worst grade only), nobody is chosen: a draw
/// alone decides nothing.
pub(crate) fn count(
    title: &str,
    way: &Way,
    offered: &[Alternative],
    marks: &[Mark],
) -> Result<Counted, Refusal> {
    let election = election(title, way, offered, marks);
    let is_supported = (0..offered.len()).any(|candidate| is_supported(&election, candidate));
    if !is_supported && !is_objected_to(&election) {
        return Ok(Counted {
            outcome: Outcome::NobodyChosen,
            winners: Vec::new(),
            shares: Vec::new(),
            certificate: None,
        });
    }
    let election = election.checked()?;
    let count = counting::count(&election, way.rule.counted(), way.seats(), &way.options())?;
    let winners: Vec<u32> = count.winners.iter().filter_map(|id| id.parse().ok()).collect();
    let outcome = match (winners.is_empty(), way.rule.paper()) {
        (false, _) => Outcome::Chosen,
        (true, Paper::Consent) => Outcome::Objected,
        (true, _) => Outcome::SecondRound,
    };
    let shares = if way.rule.shares_seats() {
        shares(&count)
    } else {
        Vec::new()
    };
    Ok(Counted {
        outcome,
        winners,
        shares,
        certificate: Some(Certificate::new(&election, &count)),
    })
}

/// The seats of each list chosen, in the order of selection.
fn shares(count: &Count) -> Vec<u64> {
    let of = |id: &String| count.scores.get(id).and_then(floor).unwrap_or_default();
    count.winners.iter().map(of).collect()
}

/// The result that a certificate holds, made again from its ballots: what a page shows is what anybody finds.
pub(crate) fn recounted(certificate: &str) -> Result<(Certificate, Recount), Refusal> {
    let certificate = Certificate::read(certificate)?;
    let recount = counting::recount(&certificate)?;
    Ok((certificate, recount))
}

/// Those who go on to a second round, two or, of lists, as many as have their share: as the first round says.
pub(crate) fn going_on(count: &Count) -> Vec<u32> {
    let excluded: Vec<&String> = count.rounds.iter().flat_map(|round| &round.excluded).collect();
    count
        .scores
        .0
        .iter()
        .filter(|(id, _)| !excluded.contains(&id))
        .filter_map(|(id, _)| id.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::samples::sample;
    use crate::ways::WayRule;
    use crate::ways::tests::way;

    fn offered(titles: &[&str]) -> Vec<Alternative> {
        titles
            .iter()
            .map(|title| Alternative {
                title: (*title).to_owned(),
                description: String::new(),
            })
            .collect()
    }

    fn one(place: u32) -> Mark {
        Mark::Approvals([place].into())
    }

    #[test]
    fn a_preview_fits_its_own_rule_and_is_counted_as_a_vote_would_be() {
        let answers = offered(&["Place", "Halles", "Jardin", "Quai", "École"]);
        for rule in WayRule::ALL {
            let way = way(*rule);
            let answers = &answers[..answers.len().min(rule.offered_between().1)];
            let ballots = sample(&way, 5);
            assert_eq!(ballots.len(), 30);
            for ballot in &ballots {
                assert_eq!(ballot.fits(&way, 5), Ok(()), "{rule:?} {ballot:?}");
            }
            let counted = count("Aperçu", &way, answers, &ballots).unwrap();
            assert_ne!(counted.outcome, Outcome::NobodyChosen, "{rule:?}");
            let certificate = counted.certificate.expect("a certificate").write();
            let (_, recount) = recounted(&certificate).unwrap();
            assert!(
                recount.differences.is_empty(),
                "{rule:?}: {:?}",
                recount.differences
            );
        }
    }

    #[test]
    fn a_thousand_ballots_are_counted_at_once_and_recounted_the_same() {
        let titles: Vec<String> = (1..=60)
            .map(|number| format!("Proposition n° {number}"))
            .collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        for (rule, seats, answers) in [
            (WayRule::MajorityJudgment, 1, 60),
            (WayRule::ScottishStv, 3, 8),
            (WayRule::Schulze, 1, 60),
        ] {
            let way = Way { seats, ..way(rule) };
            let some = sample(&way, answers);
            let answers = offered(&titles[..answers as usize]);
            let ballots: Vec<Mark> = some.iter().cycle().take(1_000).cloned().collect();
            let counted = count("Mille bulletins", &way, &answers, &ballots).unwrap();
            assert_eq!(counted.winners.len(), way.seats as usize, "{rule:?}");
            let certificate = counted.certificate.expect("a certificate").write();
            let (_, recount) = recounted(&certificate).unwrap();
            let winners: Vec<String> = counted.winners.iter().map(|place| id_of(*place)).collect();
            assert!(
                recount.differences.is_empty(),
                "{rule:?}: {:?}",
                recount.differences
            );
            assert_eq!(recount.count.winners, winners, "{rule:?}");
        }
    }

    #[test]
    fn without_a_majority_two_go_on_and_the_second_round_chooses_one() {
        let first = way(WayRule::Majority);
        let answers = offered(&["A", "B", "C"]);
        let ballots = [one(1), one(1), one(2), one(2), one(3)];
        let counted = count("Tour", &first, &answers, &ballots).unwrap();
        assert_eq!(
            (counted.outcome, counted.winners),
            (Outcome::SecondRound, Vec::new())
        );
        let certificate = counted.certificate.expect("a certificate").write();
        let (_, recount) = recounted(&certificate).unwrap();
        assert_eq!(going_on(&recount.count), [1, 2]);
        let second = Way { round: 2, ..first };
        let ballots = [one(1), one(1), one(2), one(2), one(2)];
        let counted = count("Tour", &second, &answers[..2], &ballots).unwrap();
        assert_eq!((counted.outcome, counted.winners), (Outcome::Chosen, vec![2]));
    }

    #[test]
    fn totals_means_and_medians_of_the_same_scores_choose_differently() {
        let answers = offered(&["A", "B", "C"]);
        let scores = |given: &[(u32, u32)]| Mark::Points(given.iter().copied().collect());
        // Totals 7 and 8, means 7/4 and 8/4, medians 2 and 3/2.
        let ballots = [
            scores(&[(1, 0), (2, 5)]),
            scores(&[(1, 2), (2, 2)]),
            scores(&[(1, 3), (2, 1)]),
            scores(&[(1, 2), (2, 0)]),
        ];
        let chosen = |rule, ballots: &[Mark]| count("Notes", &way(rule), &answers, ballots).unwrap().winners;
        assert_eq!(chosen(WayRule::Score, &ballots), [2]);
        assert_eq!(chosen(WayRule::ScoreMean, &ballots), [2]);
        assert_eq!(chosen(WayRule::ScoreMedian, &ballots), [1]);
        // C is scored once: its total is the least, its mean the best.
        let with_c = [&ballots[..], &[scores(&[(3, 5)]), Mark::Blank]].concat();
        assert_eq!(chosen(WayRule::Score, &with_c), [2]);
        assert_eq!(chosen(WayRule::ScoreMean, &with_c), [3]);
        assert_eq!(chosen(WayRule::ScoreMedian, &with_c), [3]);
    }

    #[test]
    fn on_even_voters_the_two_judgments_take_the_other_middle_grade() {
        let answers = offered(&["A", "B"]);
        let grades = |one, other| Mark::Grades(BTreeMap::from([(1, one), (2, other)]));
        let ballots = [grades(5, 3), grades(1, 3)];
        let chosen = |rule| count("Mentions", &way(rule), &answers, &ballots).unwrap().winners;
        assert_eq!(chosen(WayRule::MajorityJudgment), [2]);
        assert_eq!(chosen(WayRule::MajorityJudgmentBelenios), [1]);
    }

    #[test]
    fn a_set_of_answers_gives_each_camp_its_part_where_the_rule_says_so() {
        let answers = offered(&["A1", "A2", "A3", "B1", "B2"]);
        let mut ballots = vec![Mark::Approvals([1, 2, 3].into()); 6];
        ballots.extend(vec![Mark::Approvals([4, 5].into()); 4]);
        let of_first_camp = |rule| {
            let way = Way {
                seats: 3,
                ..way(rule)
            };
            let counted = count("Trois places", &way, &answers, &ballots).unwrap();
            assert_eq!(counted.winners.len(), 3, "{rule:?}");
            counted.winners.into_iter().filter(|place| *place <= 3).count()
        };
        assert_eq!(of_first_camp(WayRule::Approval), 3);
        for rule in [
            WayRule::SeqPav,
            WayRule::Pav,
            WayRule::EqualShares,
            WayRule::SeqPhragmen,
            WayRule::Monroe,
        ] {
            assert_eq!(of_first_camp(rule), 2, "{rule:?}");
        }
        // Nobody is left out; who has two is for the draw.
        assert!((1..=2).contains(&of_first_camp(WayRule::Cc)));
        let camps = election("Trois places", &way(WayRule::Pav), &answers, &ballots);
        let chosen = ["1", "2", "4"].map(str::to_owned);
        assert_eq!(represented(&camps, &chosen), [0, 4, 6, 0]);
        // Who ticks one answer gives it all their vote.
        let ballots = [Mark::Approvals([1, 2].into()), one(4)];
        let counted = count("Une place", &way(WayRule::Sav), &answers, &ballots).unwrap();
        assert_eq!(counted.winners, [4]);
    }

    #[test]
    fn every_set_of_the_most_answers_is_compared_whatever_the_ballots() {
        let titles: Vec<String> = (1..=12).map(|number| format!("Réponse {number}")).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let answers = offered(&titles);
        // Every ballot that can be.
        let ballots: Vec<Mark> = (1_u32..1 << 12)
            .map(|ticked| {
                Mark::Approvals(
                    (1..=12)
                        .filter(|place| ticked & (1 << (place - 1)) != 0)
                        .collect(),
                )
            })
            .collect();
        // Chamberlin and Courant’s rule searches as the first does.
        for rule in [WayRule::Pav, WayRule::Monroe] {
            assert_eq!(rule.offered_between().1, answers.len());
            let way = Way {
                seats: 6,
                ..way(rule)
            };
            let counted = count("Douze réponses", &way, &answers, &ballots).unwrap();
            assert_eq!(counted.winners.len(), 6, "{rule:?}");
        }
    }

    #[test]
    fn lists_share_seats_and_a_municipal_first_list_has_half_of_them_before() {
        let answers = offered(&["A", "B", "C"]);
        let mut ballots = Vec::new();
        for (place, votes) in [(1, 53), (2, 24), (3, 23)] {
            ballots.extend(std::iter::repeat_n(one(place), votes));
        }
        let shared = |rule, round| {
            let way = Way {
                seats: 7,
                round,
                ..way(rule)
            };
            let counted = count("Listes", &way, &answers, &ballots).unwrap();
            assert_eq!(counted.outcome, Outcome::Chosen, "{rule:?}");
            (counted.winners, counted.shares)
        };
        assert_eq!(shared(WayRule::Dhondt, 1), (vec![1, 2, 3], vec![4, 2, 1]));
        assert_eq!(shared(WayRule::SainteLague, 1), (vec![1, 2, 3], vec![3, 2, 2]));
        assert_eq!(
            shared(WayRule::LargestRemainder, 1),
            (vec![1, 2, 3], vec![4, 2, 1])
        );
        // Half of seven, rounded up, then three: 53, 53/2 and 24.
        assert_eq!(shared(WayRule::MunicipalList, 1), (vec![1, 2], vec![6, 1]));
        assert_eq!(shared(WayRule::MunicipalList, 2), (vec![1, 2], vec![6, 1]));
    }

    #[test]
    fn without_a_majority_lists_with_a_tenth_of_the_votes_go_on() {
        let answers = offered(&["A", "B", "C", "D"]);
        let mut ballots = Vec::new();
        for (place, votes) in [(1, 45), (2, 40), (3, 10), (4, 5)] {
            ballots.extend(std::iter::repeat_n(one(place), votes));
        }
        let way = Way {
            seats: 15,
            ..way(WayRule::MunicipalList)
        };
        let counted = count("Listes", &way, &answers, &ballots).unwrap();
        assert_eq!((counted.outcome, counted.shares.len()), (Outcome::SecondRound, 0));
        let (_, recount) = recounted(&counted.certificate.expect("a certificate").write()).unwrap();
        assert_eq!(going_on(&recount.count), [1, 2, 3]);
    }

    #[test]
    fn one_objection_sends_a_proposal_back_and_silence_is_no_consent() {
        let answers = offered(&["La rue aux piétons le samedi"]);
        let way = way(WayRule::Consent);
        let objection = Mark::Objection("Le marché doit être livré.".to_owned());
        for (ballots, outcome) in [
            (vec![Mark::Consent, Mark::Aside, Mark::Blank], Outcome::Chosen),
            (
                vec![Mark::Consent, Mark::Consent, objection.clone()],
                Outcome::Objected,
            ),
            (vec![objection], Outcome::Objected),
            (vec![Mark::Aside, Mark::Blank], Outcome::NobodyChosen),
            (Vec::new(), Outcome::NobodyChosen),
        ] {
            let counted = count("Proposition", &way, &answers, &ballots).unwrap();
            assert_eq!(counted.outcome, outcome, "{ballots:?}");
            let Some(certificate) = counted.certificate else {
                assert_eq!(outcome, Outcome::NobodyChosen);
                continue;
            };
            let (_, recount) = recounted(&certificate.write()).unwrap();
            assert!(recount.differences.is_empty(), "{:?}", recount.differences);
        }
    }

    #[test]
    fn a_tie_is_written_down_and_falls_as_the_seed_says() {
        let answers = offered(&["A", "B"]);
        let ballots = [one(1), one(2), Mark::Blank];
        for seed in ["un", "deux", "trois"] {
            let way = Way {
                seed: seed.to_owned(),
                ..way(WayRule::Approval)
            };
            let counted = count("Égalité", &way, &answers, &ballots).unwrap();
            let first = [1, 2]
                .into_iter()
                .min_by_key(|place| counting::drawn(seed, &id_of(*place)))
                .unwrap();
            assert_eq!(counted.winners, [first], "{seed}");
            let (_, recount) = recounted(&counted.certificate.expect("a certificate").write()).unwrap();
            assert_eq!(recount.count.ties.len(), 1);
            assert_eq!(recount.count.ties[0].by, "draw");
        }
    }

    #[test]
    fn blank_ballots_alone_choose_nobody() {
        let answers = offered(&["A", "B"]);
        for ballots in [&[][..], &[Mark::Blank, Mark::Blank]] {
            let counted = count("Rien", &way(WayRule::Borda), &answers, ballots).unwrap();
            assert_eq!(
                (counted.outcome, counted.winners),
                (Outcome::NobodyChosen, Vec::new())
            );
            assert!(counted.certificate.is_none());
        }
    }

    #[test]
    fn ballots_that_speak_for_no_answer_choose_nobody() {
        let answers = offered(&["A", "B", "C"]);
        let each = |number| BTreeMap::from([(1, number), (2, number), (3, number)]);
        for (rule, says_nothing, speaks) in [
            (WayRule::Score, Mark::Points(each(0)), Mark::Points(each(1))),
            (
                WayRule::MajorityJudgment,
                Mark::Grades(each(0)),
                Mark::Grades(each(1)),
            ),
            (
                WayRule::Schulze,
                Mark::Ranking(vec![vec![1, 2, 3]]),
                Mark::Ranking(vec![vec![1]]),
            ),
        ] {
            let one = count("Rien", &way(rule), &answers, &[says_nothing.clone(), Mark::Blank]).unwrap();
            assert_eq!((one.outcome, one.winners), (Outcome::NobodyChosen, Vec::new()));
            assert!(one.certificate.is_none(), "{rule:?}");
            let other = count("Un", &way(rule), &answers, &[says_nothing, speaks]).unwrap();
            assert_eq!(other.outcome, Outcome::Chosen, "{rule:?}");
        }
    }

    #[test]
    fn who_fills_a_seat_left_without_a_ballot_is_known() {
        let answers = offered(&["A", "B", "C"]);
        for (rule, mark) in [
            (WayRule::Approval, one(1)),
            (WayRule::ScottishStv, Mark::Ranking(vec![vec![1]])),
            (WayRule::Borda, Mark::Ranking(vec![vec![1]])),
        ] {
            let way = Way {
                seats: 2,
                ..way(rule)
            };
            let marks = [mark.clone(), mark];
            let counted = count("Deux places", &way, &answers, &marks).unwrap();
            let [first, second] = counted.winners[..] else {
                panic!("{rule:?}: two seats")
            };
            let election = election("Deux places", &way, &answers, &marks);
            assert_eq!(
                unsupported(&election, &[id_of(first), id_of(second)]),
                [id_of(second)],
                "{rule:?}"
            );
        }
    }

    #[test]
    fn of_two_paths_as_strong_the_one_that_lost_fewer_votes_is_ahead() {
        let answers = offered(&["A", "B", "C"]);
        let cycle = [[1, 2, 3], [2, 3, 1], [3, 1, 2]].map(|order| order.map(|place| vec![place]).to_vec());
        let mut marks: Vec<Mark> = [&cycle[..], &cycle[..]]
            .concat()
            .into_iter()
            .map(Mark::Ranking)
            .collect();
        marks.push(Mark::Ranking(vec![vec![1], vec![2, 3]]));
        let counted = count("Ronde", &way(WayRule::Schulze), &answers, &marks).unwrap();
        let certificate = counted.certificate.expect("a certificate").write();
        let (_, recount) = recounted(&certificate).unwrap();
        let counting::Picture::Matrix {
            paths: Some(paths),
            ahead,
            ..
        } = recount.count.picture
        else {
            panic!("a grid of paths")
        };
        assert_eq!(paths[0][2], paths[2][0], "A and C: as strong");
        assert!(ahead[0][2] && !ahead[2][0], "{ahead:?}");
        assert_eq!(counted.winners, [1]);
    }

    #[test]
    fn the_order_of_ballots_changes_nothing() {
        let answers = offered(&["A", "B", "C", "D"]);
        for rule in WayRule::ALL {
            let way = way(*rule);
            let answers = &answers[..answers.len().min(rule.offered_between().1)];
            let mut ballots = sample(&way, 4);
            let one = count("Ordre", &way, answers, &ballots).unwrap();
            ballots.reverse();
            let other = count("Ordre", &way, answers, &ballots).unwrap();
            assert_eq!(one.winners, other.winners, "{rule:?}");
        }
    }
}
