//! The SQL of datasets, of their files, and of what people say and ask.

mod challenges;
mod datasets;
mod files;
mod harvest;
mod portal;
pub(crate) mod privacy;
mod produced;
mod remarks;
mod requests;

use db::Statement;

pub(crate) use challenges::{
    answer_submission, cancel_challenge, count_submissions, count_submissions_of, count_unanswered,
    find_challenge, find_submission, forget_submission, insert_challenge, insert_submission,
    list_challenge_data, list_challenges, list_challenges_on, list_open_challenges, list_submissions,
    publish_results, set_challenge_data, set_submission_state, update_challenge,
};
pub(crate) use datasets::{
    count_all, find, insert, is_slug_taken, latest_of_group, list_prepared, list_public, publish, restore,
    touch, update, withdraw,
};
pub(crate) use files::{
    COUNT_RESOURCES, InForce, Placed, delete_empty_resource, delete_version, find_current, find_draft,
    find_resource, find_version, forget_compared, insert_resource, insert_version, list_current,
    list_current_of, list_located, list_placed, list_resources, list_served, list_versions, next_number,
    put_in_force, replace_draft, supersede, withdraw_version,
};
pub(crate) use harvest::{
    Came, find_harvest, is_harvested, list_former_harvested, list_harvests, list_harvests_of, note_came,
    note_failed, note_same, set_harvest, stop_harvest,
};
pub(crate) use portal::{
    find_portal, find_portal_entry, forget_portal_entries, forget_remote, list_portal_entries, note_pushed,
    note_refused, remove_portal, set_portal,
};
pub(crate) use produced::{
    ask_forgetting, ask_forgetting_frozen, delete_content, delete_former, find_produced, insert_produced,
    is_running, list_former_before, list_former_frozen, list_open, list_produced_of, note_checked,
    note_forgotten, produced_from, stop_produced,
};
pub(crate) use remarks::{
    count_remarks, count_remarks_since, find_remark, insert_remark, list_remarks, set_remark_content,
    set_remark_state,
};
pub(crate) use requests::{
    answer_request, count_requests, find_request, insert_request, list_requests, set_request_content,
    set_request_state,
};

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[
    challenges::STATEMENTS,
    datasets::STATEMENTS,
    files::STATEMENTS,
    harvest::STATEMENTS,
    portal::STATEMENTS,
    privacy::STATEMENTS,
    produced::STATEMENTS,
    remarks::STATEMENTS,
    requests::STATEMENTS,
];
