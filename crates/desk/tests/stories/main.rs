//! Letters with a code, the desk, and mailboxes that several people share; told on SQLite and on PostgreSQL.

mod codes;
mod forgotten;
mod letters;
mod shared;
mod town;
mod visits;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(town::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in desk::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
