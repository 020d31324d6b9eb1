//! Several people write one draft at the same time.
//!
//! The draft lives in two forms. Its last version is the text as everybody reads it: a commit. What is being written since
//! is a shared text ([`coedit::SharedText`]), kept change by change in the database ([`kept`]), before anybody else sees it.
//! A node that holds sockets on a draft ([`rooms`]) has its copy in memory and reads each second what other nodes kept; a
//! copy is never the truth, and one that is lost is read again.
//!
//! Nothing here is a deed: what is typed leaves no line in the journal, a version does ([`SaveTogether`]). Whoever saves by
//! the plain form is merged with what is being written ([`apart`]), and the shared text then says what was saved.
//!
//! [`SaveTogether`]: crate::SaveTogether

pub(crate) mod apart;
mod frames;
pub(crate) mod kept;
pub(crate) mod rooms;
pub(crate) mod socket;
