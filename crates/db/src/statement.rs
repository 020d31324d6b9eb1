//! SQL statements, declared where they are used and all known to the test that prepares them.

/// One SQL statement: its name (module and constant) and its text, the same for both engines.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// Where it is declared, for error messages and traces: `texts::store::INSERT_TEXT`.
    pub name: &'static str,
    /// The SQL, with `$1`-style parameters.
    pub sql: &'static str,
}

/// Declares the statements of a `store` module as constants, and `STATEMENTS`, the list of them all.
///
/// A feature hands its `STATEMENTS` to its `Feature` value; the test `every_statement_prepares_on_both_engines` reads
/// them from there.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* pub(crate) const $name: $crate::Statement = $crate::Statement {
            name: concat!(module_path!(), "::", stringify!($name)),
            sql: $sql,
        };)*
        /// Every statement of this module, for the test that prepares them on both engines.
        pub const STATEMENTS: &[$crate::Statement] = &[$($name),*];
    };
}
