//! Budgets of French local bodies: the document sent to the State (TOTEM) written as the table that is published (SCDL).
//!
//! [`convert`] reads a document and writes the schema *budget* of the SCDL, a line at a time; [`AccountPlan`] gives their labels
//! to the codes of chapters, accounts and functions. What is wrong is a [`Refusal`], an id with arguments: the words live with
//! whoever shows them.
//!
//! ```
//! let document = br#"<DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="AURAY"/></EnTeteDocBudgetaire>
//!     <Budget><EnTeteBudget><IdEtab V="21560007300013"/><Nomenclature V="M57-M57"/></EnTeteBudget>
//!     <BlocBudget><NatDec V="01"/><Exer V="2026"/></BlocBudget>
//!     <LigneBudget><Nature V="6413"/><ContNat V="012"/><CodRD V="D"/><MtPrev V="10.00"/><OpBudg V="0"/></LigneBudget>
//!     </Budget></DocumentBudgetaire>"#;
//! let mut csv = Vec::new();
//! let converted = totem::convert(&document[..], totem::Wording::Schema, |_| Ok(None), |bytes| {
//!     csv.extend_from_slice(bytes);
//!     Ok(())
//! })?;
//! assert_eq!(converted.lines, 1);
//! assert!(String::from_utf8_lossy(&csv).contains("budget primitif,2026,21560007300013,AURAY,012,,6413,"));
//! # Ok::<(), totem::Refusal>(())
//! ```

mod convert;
mod header;
mod input;
pub mod limits;
mod line;
mod plan;
mod refusal;
mod xml;

pub use convert::{COLUMNS, Converted, Wording, convert};
pub use header::{Header, PlanName, Step};
pub use input::is_totem;
pub use plan::AccountPlan;
pub use refusal::Refusal;
