//! The electoral roll as a proof, from the file that an agent sends to its erasure; told on SQLite and on PostgreSQL.

mod agents;
mod hall;
mod lasting;
mod matching;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(hall::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in rolls::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
