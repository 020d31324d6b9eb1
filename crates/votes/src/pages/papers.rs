//! The ballot of a choice: what is asked under its rule, and what was sent back. A ballot is written from the fields that
//! were sent, so that what is refused comes back as it was typed.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Sentence;
use maud::{Markup, html};
use ui::forms::{Choice as Radio, FormErrors, checkboxes, radios, textarea};
use ui::{Words, t};

use crate::marks::{Mark, Misfit};
use crate::ways::{Alternative, Paper, REASONS_CHARS_MAX, SCORE_MAX, Way};

/// What the button of blank ballots sends.
pub(super) const BLANK: &str = "blanc";
/// The field of answers chosen or approved.
const CHOSEN: &str = "choix";
/// The field of the reasons of an objection.
const REASONS: &str = "raisons";
/// What one answers to a proposal that needs the consent of all, as the field sends it.
const CONSENTS: &str = "consentir";
const OBJECTS: &str = "objection";
const STANDS_ASIDE: &str = "ecart";

/// What was typed in a ballot, field by field.
pub(super) type Typed = [(String, String)];

/// The name of the field of one answer.
fn field_of(paper: Paper, place: u32) -> String {
    match paper {
        Paper::One | Paper::Several | Paper::Consent => CHOSEN.to_owned(),
        Paper::Scores => format!("note-{place}"),
        Paper::Grades => format!("mention-{place}"),
        Paper::Ranking { .. } => format!("rang-{place}"),
        Paper::Points { .. } => format!("points-{place}"),
    }
}

/// The ballot that was sent. What is no number is refused here; what the rule refuses, the deed does.
pub(super) fn read(way: &Way, offered: usize, typed: &Typed) -> Result<Mark, Vec<Misfit>> {
    if typed.iter().any(|(name, _)| name == BLANK) {
        return Ok(Mark::Blank);
    }
    let paper = way.rule.paper();
    if let Paper::One | Paper::Several = paper {
        let chosen: BTreeSet<u32> = values(typed, CHOSEN)
            .filter_map(|value| value.parse().ok())
            .collect();
        return Ok(Mark::Approvals(chosen));
    }
    if paper == Paper::Consent {
        return read_consent(typed).map_err(|misfit| vec![misfit]);
    }
    let mut misfits = Vec::new();
    let mut given: BTreeMap<u32, u32> = BTreeMap::new();
    for place in (1..).take(offered) {
        let Some(value) = values(typed, &field_of(paper, place)).find(|value| !value.is_empty()) else {
            continue;
        };
        match value.parse() {
            Ok(number) => {
                given.insert(place, number);
            }
            Err(_) => misfits.push(Misfit::at(place, Sentence::new("votes-mark-no-number"))),
        }
    }
    if !misfits.is_empty() {
        return Err(misfits);
    }
    Ok(match paper {
        Paper::Ranking { .. } => Mark::Ranking(by_rank(&given)),
        Paper::Grades => Mark::Grades(given),
        _ => Mark::Points(given),
    })
}

/// Reasons without an objection are not thrown away: whoever wrote them says which of the two was meant.
fn read_consent(typed: &Typed) -> Result<Mark, Misfit> {
    let reasons = values(typed, REASONS)
        .next()
        .unwrap_or_default()
        .replace("\r\n", "\n");
    match values(typed, CHOSEN).next() {
        Some(OBJECTS) => Ok(Mark::Objection(reasons)),
        Some(CONSENTS | STANDS_ASIDE) if !reasons.is_empty() => Err(Misfit::at(
            1,
            Sentence::new("votes-mark-reasons-without-objection"),
        )),
        Some(CONSENTS) => Ok(Mark::Consent),
        Some(STANDS_ASIDE) => Ok(Mark::Aside),
        _ => Err(Misfit::of(Sentence::new("votes-mark-no-consent"))),
    }
}

fn values<'a>(typed: &'a Typed, field: &str) -> impl Iterator<Item = &'a str> {
    typed
        .iter()
        .filter(move |(name, _)| name == field)
        .map(|(_, value)| value.trim())
}

/// Answers of one rank together; ranks only say an order, so that 1 and 3 are first and second.
fn by_rank(ranks: &BTreeMap<u32, u32>) -> Vec<Vec<u32>> {
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (place, rank) in ranks {
        groups.entry(*rank).or_default().push(*place);
    }
    groups.into_values().collect()
}

/// A kept ballot as the fields of its form.
pub(super) fn fields_of(way: &Way, mark: &Mark) -> Vec<(String, String)> {
    let field = |place: &u32| field_of(way.rule.paper(), *place);
    let answer = |word: &str| (CHOSEN.to_owned(), word.to_owned());
    match mark {
        Mark::Blank => Vec::new(),
        Mark::Consent => vec![answer(CONSENTS)],
        Mark::Objection(reasons) => vec![answer(OBJECTS), (REASONS.to_owned(), reasons.clone())],
        Mark::Aside => vec![answer(STANDS_ASIDE)],
        Mark::Approvals(approved) => approved
            .iter()
            .map(|place| (field(place), place.to_string()))
            .collect(),
        Mark::Ranking(groups) => (1..)
            .zip(groups)
            .flat_map(|(rank, group): (u32, _)| {
                group.iter().map(move |place| (*place, rank)).collect::<Vec<_>>()
            })
            .map(|(place, rank)| (field(&place), rank.to_string()))
            .collect(),
        Mark::Points(given) | Mark::Grades(given) => given
            .iter()
            .map(|(place, number)| (field(place), number.to_string()))
            .collect(),
    }
}

/// What the form of a ballot shows.
#[derive(Clone, Copy)]
pub(super) struct BallotPaper<'a> {
    pub(super) words: Words,
    pub(super) way: &'a Way,
    pub(super) offered: &'a [Alternative],
    /// The id of the ballot in the page
    pub(super) id: &'a str,
    pub(super) legend: &'a str,
    pub(super) typed: &'a Typed,
    pub(super) errors: &'a FormErrors,
}

impl<'a> BallotPaper<'a> {
    /// The fields of the ballot.
    pub(super) fn fields(self) -> Markup {
        let words = self.words;
        let said = self.what_is_asked();
        match self.way.rule.paper() {
            Paper::One => html! {
                (radios(words, self.legend, CHOSEN).large().id(self.id).hint(said).error(self.errors.of(self.id))
                    .choices(self.choices()).chosen(self.first(CHOSEN)))
            },
            Paper::Several => {
                let mut boxes = checkboxes(words, self.legend, CHOSEN)
                    .large()
                    .id(self.id)
                    .hint(said)
                    .error(self.errors.of(self.id))
                    .choices(self.choices());
                for chosen in values(self.typed, CHOSEN) {
                    boxes = boxes.chosen(chosen);
                }
                html! { (boxes) }
            }
            Paper::Scores => {
                let scores: Vec<(u32, String)> = (0..=SCORE_MAX)
                    .map(|score| (score, words.number(score.into())))
                    .collect();
                self.around(&said, &html! { @for (place, answer) in self.answers() { (self.scale(place, answer, &scores, true)) } })
            }
            Paper::Grades => {
                let grades: Vec<(u32, String)> = (0..).zip(self.way.grades.iter().cloned()).collect();
                let from_the_best: Vec<(u32, String)> = grades.into_iter().rev().collect();
                self.around(&said, &html! { @for (place, answer) in self.answers() { (self.scale(place, answer, &from_the_best, false)) } })
            }
            Paper::Ranking { .. } => self.around(&said, &self.ranking()),
            Paper::Points { is_squared } => self.around(&said, &self.points(is_squared)),
            Paper::Consent => self.consent(&said),
        }
    }

    /// The proposal, the three answers, and the reasons of an objection.
    fn consent(self, said: &str) -> Markup {
        let words = self.words;
        let reasons = self.anchor(1);
        let answers = [CONSENTS, OBJECTS, STANDS_ASIDE].map(|answer| {
            Radio::new(answer, words.say(&format!("votes-consent-{answer}")))
                .hint(words.say(&format!("votes-consent-hint-{answer}")))
        });
        html! {
            @for (_, proposal) in self.answers() {
                p { strong { (words.written(&proposal.title)) } }
                (self.described(proposal))
            }
            (radios(words, self.legend, CHOSEN).large().id(self.id).hint(said).error(self.errors.of(self.id))
                .choices(answers).chosen(self.first(CHOSEN)))
            (textarea(words, t!(words, "votes-consent-reasons"), REASONS).id(reasons.as_str()).rows(5).optional()
                .value(self.first(REASONS)).max_length(u32::try_from(REASONS_CHARS_MAX).unwrap_or(u32::MAX))
                .hint(t!(words, "votes-consent-reasons-hint")).error(self.errors.of(&reasons)))
        }
    }

    /// What is asked of the voter, with the numbers of this vote.
    fn what_is_asked(self) -> String {
        let key = format!("votes-way-asks-{}", self.way.rule.as_str());
        self.words.say_with(
            &key,
            &[
                ("points", self.way.points.unwrap_or_default().into()),
                (
                    "worst",
                    self.way.grades.first().cloned().unwrap_or_default().into(),
                ),
            ],
        )
    }

    fn answers(self) -> impl Iterator<Item = (u32, &'a Alternative)> {
        (1..).zip(self.offered)
    }

    fn choices(self) -> impl Iterator<Item = Radio> {
        self.answers().map(|(place, answer)| {
            let choice = Radio::new(place.to_string(), &answer.title);
            if answer.description.is_empty() {
                choice
            } else {
                choice.hint(&answer.description)
            }
        })
    }

    fn first(self, field: &str) -> &'a str {
        values(self.typed, field).next().unwrap_or_default()
    }

    /// Where the link of an error about one answer leads.
    fn anchor(self, place: u32) -> String {
        anchor(self.id, place)
    }

    fn around(self, said: &str, answers: &Markup) -> Markup {
        let error = self.errors.of(self.id);
        let described: Vec<String> = std::iter::once(format!("{}-hint", self.id))
            .chain(error.map(|_| format!("{}-error", self.id)))
            .collect();
        html! {
            fieldset.field.has-error[error.is_some()] id=(self.id) aria-describedby=(described.join(" ")) {
                legend { (self.legend) }
                p.hint id={ (self.id) "-hint" } { (said) }
                @if let Some(error) = error { p.field-error id={ (self.id) "-error" } { (error) } }
                (answers)
            }
        }
    }

    fn described(self, answer: &Alternative) -> Markup {
        html! {
            @if !answer.description.is_empty() {
                p.hint lang=[self.words.content_language()] { (answer.description) }
            }
        }
    }

    fn error_at(self, place: u32) -> Markup {
        let anchor = self.anchor(place);
        html! {
            @if let Some(error) = self.errors.of(&anchor) { p.field-error id={ (anchor) "-error" } { (error) } }
        }
    }

    /// One row of radios for one answer: scores, or grades from the best.
    fn scale(self, place: u32, answer: &Alternative, steps: &[(u32, String)], is_short: bool) -> Markup {
        let (field, anchor) = (field_of(self.way.rule.paper(), place), self.anchor(place));
        let chosen = self.first(&field);
        html! {
            fieldset.ballot-answer {
                legend { (self.words.written(&answer.title)) }
                (self.described(answer))
                (self.error_at(place))
                div.ballot-scale.is-short[is_short] {
                    @for (rank, (value, label)) in steps.iter().enumerate() {
                        @let id = if rank == 0 { anchor.clone() } else { format!("{anchor}-{value}") };
                        div.choice {
                            input id=(id) type="radio" name=(field) value=(value) checked[chosen == value.to_string()];
                            label for=(id) { (label) }
                        }
                    }
                }
            }
        }
    }

    /// A rank for each answer. With scripts, answers are also dragged, or moved by buttons: `ranking.ts`.
    fn ranking(self) -> Markup {
        let words = self.words;
        let most = u32::try_from(self.offered.len()).unwrap_or(u32::MAX);
        html! {
            div data-ranking data-ranking-up=(t!(words, "votes-ranking-up")) data-ranking-down=(t!(words, "votes-ranking-down"))
                data-ranking-said=(t!(words, "votes-ranking-said", title = "%title%", rank = "%rank%"))
                data-ranking-none=(t!(words, "votes-ranking-none", title = "%title%")) {
                @for (place, answer) in self.answers() {
                    @let field = field_of(self.way.rule.paper(), place);
                    @let anchor = self.anchor(place);
                    div.ballot-answer data-ranked=(answer.title) {
                        label.ballot-title for=(anchor) {
                            span.visually-hidden { (t!(words, "votes-ranking-rank")) " " }
                            (words.written(&answer.title))
                        }
                        (self.described(answer))
                        (self.error_at(place))
                        select id=(anchor) name=(field) aria-invalid=[self.errors.of(&anchor).map(|_| "true")] {
                            option value="" { (t!(words, "votes-ranking-unranked")) }
                            @for rank in 1..=most {
                                option value=(rank) selected[self.first(&field) == rank.to_string()] {
                                    (t!(words, "votes-ranking-place", n = rank))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Points for each answer; with scripts, what is left is said as one types: `points-left.ts`.
    fn points(self, is_squared: bool) -> Markup {
        let words = self.words;
        let most = self.way.points.unwrap_or_default();
        html! {
            div data-points=(most) data-points-squared[is_squared] {
                @for (place, answer) in self.answers() {
                    @let field = field_of(self.way.rule.paper(), place);
                    @let anchor = self.anchor(place);
                    div.ballot-answer {
                        label.ballot-title for=(anchor) { (words.written(&answer.title)) }
                        (self.described(answer))
                        (self.error_at(place))
                        input id=(anchor) name=(field) type="text" inputmode="numeric" autocomplete="off" size="5"
                            value=(self.first(&field)) aria-invalid=[self.errors.of(&anchor).map(|_| "true")];
                    }
                }
                p hidden data-points-left=(t!(words, "votes-points-left", left = "%left%", max = most))
                    data-points-over=(t!(words, "votes-points-over", over = "%over%", max = most)) role="status" {}
            }
        }
    }
}

/// The id of the field of one answer, in the ballot of this id.
pub(super) fn anchor(ballot: &str, place: u32) -> String {
    format!("{ballot}-r{place}")
}

/// A ballot in one sentence, for the receipt of who gave it and the names of a public vote.
pub(super) fn said(words: Words, way: &Way, offered: &[Alternative], mark: &Mark) -> String {
    let title = |place: &u32| {
        let answer = offered.get((*place as usize).checked_sub(1)?);
        answer.map(|answer| answer.title.as_str())
    };
    let joined = |parts: Vec<String>| parts.join(" ; ");
    match mark {
        Mark::Blank => t!(words, "votes-ballot-blank"),
        Mark::Consent => t!(words, "votes-consent-consentir"),
        Mark::Objection(reasons) if reasons.is_empty() => t!(words, "votes-consent-objection-unsaid"),
        Mark::Objection(reasons) => t!(words, "votes-consent-objection-said", reasons = reasons.as_str()),
        Mark::Aside => t!(words, "votes-consent-ecart"),
        Mark::Approvals(approved) => {
            joined(approved.iter().filter_map(title).map(ToOwned::to_owned).collect())
        }
        Mark::Ranking(groups) => joined(
            (1..)
                .zip(groups)
                .map(|(rank, group): (usize, _)| {
                    let equals: Vec<&str> = group.iter().filter_map(title).collect();
                    format!("{rank}. {}", equals.join(" = "))
                })
                .collect(),
        ),
        Mark::Points(points) => joined(
            points
                .iter()
                .filter_map(|(place, points)| Some((title(place)?, words.number(i64::from(*points)))))
                .map(|(title, points)| t!(words, "votes-ballot-part", title = title, value = points))
                .collect(),
        ),
        Mark::Grades(grades) => joined(
            grades
                .iter()
                .filter_map(|(place, grade)| Some((title(place)?, way.grades.get(*grade as usize)?)))
                .map(|(title, grade)| t!(words, "votes-ballot-part", title = title, value = grade.as_str()))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ways::WayRule;
    use crate::ways::tests::way;

    fn typed(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn what_is_typed_is_read_and_written_again() {
        for (rule, fields) in [
            (WayRule::Majority, typed(&[("choix", "2")])),
            (WayRule::Approval, typed(&[("choix", "1"), ("choix", "3")])),
            (WayRule::Score, typed(&[("note-1", "0"), ("note-3", "5")])),
            (
                WayRule::MajorityJudgment,
                typed(&[("mention-1", "0"), ("mention-2", "5")]),
            ),
            (
                WayRule::Schulze,
                typed(&[("rang-2", "1"), ("rang-1", "2"), ("rang-3", "2")]),
            ),
            (WayRule::Quadratic, typed(&[("points-1", "2")])),
            (WayRule::MunicipalList, typed(&[("choix", "3")])),
            (WayRule::Consent, typed(&[("choix", "consentir")])),
            (
                WayRule::Consent,
                typed(&[("choix", "objection"), ("raisons", "Trop tôt le matin.")]),
            ),
            (WayRule::Consent, typed(&[("choix", "ecart"), ("raisons", "")])),
        ] {
            let way = way(rule);
            let mark = read(&way, 3, &fields).unwrap();
            assert_eq!(mark.fits(&way, 3), Ok(()), "{rule:?}");
            let again = fields_of(&way, &mark);
            assert_eq!(read(&way, 3, &again).unwrap(), mark, "{rule:?}");
        }
    }

    #[test]
    fn the_button_of_blank_ballots_says_so_whatever_else_was_filled() {
        let fields = typed(&[("note-1", "5"), ("blanc", "oui")]);
        assert_eq!(read(&way(WayRule::Score), 3, &fields), Ok(Mark::Blank));
    }

    #[test]
    fn ranks_only_say_an_order_and_what_is_no_number_is_shown_at_its_place() {
        let gap = typed(&[("rang-1", "7"), ("rang-2", ""), ("rang-3", " 2 ")]);
        assert_eq!(
            read(&way(WayRule::Schulze), 3, &gap),
            Ok(Mark::Ranking(vec![vec![3], vec![1]]))
        );
        let wrong = typed(&[("points-1", "3"), ("points-2", "trois"), ("points-3", "-1")]);
        let misfits = read(&way(WayRule::Cumulative), 3, &wrong).unwrap_err();
        let places: Vec<Option<u32>> = misfits.iter().map(|misfit| misfit.at).collect();
        assert_eq!(places, [Some(2), Some(3)]);
    }

    #[test]
    fn reasons_without_an_objection_come_back_to_be_decided() {
        let read = |pairs: &[(&str, &str)]| read(&way(WayRule::Consent), 1, &typed(pairs)).unwrap_err();
        let both = read(&[("choix", "consentir"), ("raisons", "Trop tôt.")]);
        assert_eq!(both[0].at, Some(1));
        assert_eq!(both[0].sentence.key, "votes-mark-reasons-without-objection");
        let neither = read(&[("raisons", "Trop tôt.")]);
        assert_eq!(
            (neither[0].at, neither[0].sentence.key),
            (None, "votes-mark-no-consent")
        );
    }

    #[test]
    fn answers_that_are_not_offered_are_not_read() {
        let fields = typed(&[("note-4", "5"), ("note-0", "5")]);
        assert_eq!(
            read(&way(WayRule::Score), 3, &fields),
            Ok(Mark::Points(BTreeMap::new()))
        );
    }
}
