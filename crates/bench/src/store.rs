//! What the bench asks of a database that it filled, once the program has left it.

/// The bytes of all Git objects, as they are kept.
pub(crate) const WEIGH_HISTORIES: db::Statement = db::Statement {
    name: "bench::store::WEIGH_HISTORIES",
    sql: "select cast(coalesce(sum(length(deflated)), 0) as bigint) as n from git_object",
};
