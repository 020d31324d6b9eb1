//! Telephone numbers verified by a code received by text message; told on SQLite and on PostgreSQL.

mod gateway;
mod proving;
mod town;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(town::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in phones::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
