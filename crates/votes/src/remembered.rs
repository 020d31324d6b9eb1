//! The count of a closed choice, made again from its certificate once by each process, and remembered: a closed choice never
//! changes, and its page is what most people open.

use std::sync::{Arc, LazyLock};

use counting::{Certificate, Recount, Refusal};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::counted::{recounted, represented, unsupported};

/// Bytes of the memory: what was shown least recently goes first, and is counted again.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// A guess at how many counts it holds.
const HELD_ABOUT: usize = 32;
/// A certificate read, with its rounds, weighs about this many times its bytes.
const READ_WEIGHT: u64 = 6;

/// A certificate, the count made again from it, and the bytes of the file they come from.
pub(crate) struct Counted {
    pub(crate) certificate: Certificate,
    pub(crate) recount: Recount,
    /// Those of the winners for whom no ballot speaks
    pub(crate) unsupported: Vec<String>,
    /// How many ballots tick none of the winners, one of them, two…
    pub(crate) represented: Vec<u64>,
    bytes: u64,
}

#[derive(Clone)]
struct ByBytes;

impl<K> Weighter<K, Arc<Counted>> for ByBytes {
    fn weight(&self, _: &K, counted: &Arc<Counted>) -> u64 {
        counted.bytes.saturating_mul(READ_WEIGHT).max(1)
    }
}

/// By the SHA-256 of the certificate: another content is counted anew.
static COUNTED: LazyLock<Cache<String, Arc<Counted>, ByBytes>> =
    LazyLock::new(|| Cache::with_weighter(HELD_ABOUT, BYTES_MAX, ByBytes));

/// The count of a closed choice, as `certificate` gives it. Those who ask meanwhile wait for it instead of counting too.
pub(crate) fn counted(certificate: &str) -> Result<Arc<Counted>, Refusal> {
    COUNTED.get_or_insert_with(&counting::sha256(certificate), || {
        let bytes = u64::try_from(certificate.len()).unwrap_or(u64::MAX);
        let (certificate, recount) = recounted(certificate)?;
        let (ballots, winners) = (certificate.ballots.election()?, &recount.count.winners);
        let unsupported = unsupported(&ballots, winners);
        let represented = represented(&ballots, winners);
        Ok(Arc::new(Counted {
            certificate,
            recount,
            unsupported,
            represented,
            bytes,
        }))
    })
}
