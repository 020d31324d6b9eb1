//! What is read of a document, at most: whoever sent it chose its size.

/// What a document may unfold to, once no longer pressed, in bytes.
pub const UNFOLDED_BYTES_MAX: u64 = 512 << 20;
/// What an account plan may unfold to, in bytes; the largest published one has seven hundred thousand.
pub const PLAN_BYTES_MAX: u64 = 16 << 20;
/// One tag, comment or text: what is held at once, in bytes.
pub const EVENT_BYTES_MAX: usize = 8 << 20;
/// Attributes of one tag; an account of a plan has about fifteen.
pub const ATTRIBUTES_MAX: usize = 256;
/// Elements within elements.
pub const DEPTH_MAX: usize = 128;
/// Lines of a budget.
pub const LINES_MAX: u64 = 1_000_000;
/// Budgets of one document.
pub const BUDGETS_MAX: usize = 1_000;
/// Codes of an account plan, of chapters, accounts and functions together.
pub const CODES_MAX: usize = 50_000;
/// A code of a chapter of which a plan may know a part, in bytes.
pub const CODE_BYTES_MAX: usize = 32;
/// A value of the document, in bytes.
pub const VALUE_BYTES_MAX: usize = 4 << 10;
