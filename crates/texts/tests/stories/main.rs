//! What people live through with texts, on SQLite and on PostgreSQL.

mod arguing;
mod blame;
mod budget;
mod clone;
mod comparing;
mod conflicts;
mod contributions;
mod council;
mod dialects;
mod editing;
mod exports;
mod files;
mod in_a_name;
mod measures;
mod moderating;
mod own;
mod reading;
mod rectifying;
mod refused_pushes;
mod remarking;
mod rights;
mod seed;
mod simultaneous;
mod simultaneous_mends;
mod sitting;
mod steps;
mod sub_amending;
mod sub_rectifying;
mod together;
mod wire;
mod wire_bounds;
mod wire_withheld;
mod writing;

use testkit::TestTown;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(council::FEATURES, |town: TestTown| async move {
        for statement in texts::FEATURE.statements.iter().copied().flatten() {
            let prepared = town.house.db.prepare(*statement).await;
            prepared.expect("both engines understand it");
        }
    });
}
