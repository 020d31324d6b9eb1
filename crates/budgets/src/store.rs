//! The SQL of participatory budgets.

mod ballots;
mod budgets;
mod desk;
mod ideas;
mod opened;
pub(crate) mod privacy;
mod works;

use db::Statement;

pub(crate) use ballots::{
    Ballot, Paper, ballot_of, count_ballots, count_papers, enter_paper, forget_choices, keep_ballot,
    list_ballots, list_papers, papers_of, remove_paper,
};
pub(crate) use budgets::{
    Aside, aside_of, certificate, change, count, delete, find, insert, keep_result, list, list_uncounted,
    set_closed_because, set_ideas_end, set_seed, set_stage, set_vote, set_vote_end,
};
pub(crate) use desk::{
    Trace, count_handed, desk_key, forget_handed, is_noted, keep_desk_key, note_handed, note_online,
    take_back,
};
pub(crate) use ideas::{
    Tally, count_ideas, count_in_district, count_kept, count_of_author, count_withdrawn_of_author,
    count_works_of, delete_ideas, find_idea, forget_idea, insert_idea, latest_works_of, list_all, list_ideas,
    list_latest, list_merged, list_placed, list_projects, next_number, set_fate, set_photo, set_state,
    set_words, set_works, tally,
};
pub(crate) use opened::{Opened, ideas_after};
pub(crate) use works::{count_works, delete_works, find_works, forget_works_photo, insert_works, list_works};

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[
    ballots::STATEMENTS,
    budgets::STATEMENTS,
    desk::STATEMENTS,
    ideas::STATEMENTS,
    opened::STATEMENTS,
    works::STATEMENTS,
    privacy::STATEMENTS,
];
