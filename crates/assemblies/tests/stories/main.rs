//! Assemblies drawn by lot, from the call for volunteers to the erasure of names; told on SQLite and on PostgreSQL.

mod conducted;
mod departed;
mod electors;
mod hall;
mod letters;
mod refused;
mod seats;
mod seeds;
mod stuffed;
mod whole;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(hall::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in assemblies::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
