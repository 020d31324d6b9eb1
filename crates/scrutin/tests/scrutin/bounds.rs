//! Whatever the bytes, an answer and no panic; one byte changed, a refusal.

use std::sync::LazyLock;

use crate::common::{TrusteesTold, hold, homomorphic};
use proptest::prelude::*;
use scrutin::group::Ed25519;
use scrutin::message::{Ballot, read, write};
use scrutin::verify::verify;

static ARCHIVE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let trustees = TrusteesTold {
        singles: 1,
        ceremony: None,
    };
    let mut told = homomorphic(vec![1; 3], trustees);
    told.votes.truncate(1);
    hold::<Ed25519>(&told, 31).archive
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_refused_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2048)) {
        let report = verify(bytes.as_slice(), &|_| {});
        prop_assert!(!report.is_valid());
    }

    #[test]
    fn one_byte_changed_anywhere_is_refused(place in any::<prop::sample::Index>(), mask in 1_u8..) {
        // The header of the archive is named by no hash: its instant may say anything.
        let mut archive = ARCHIVE.clone();
        let place = 1024 + place.index(archive.len() - 1024);
        archive[place] ^= mask;
        let report = verify(archive.as_slice(), &|_| {});
        prop_assert!(!report.is_valid(), "byte {}", place);
    }

    #[test]
    fn an_archive_cut_within_a_member_is_refused(place in any::<prop::sample::Index>()) {
        let cut = place.index(ARCHIVE.len());
        prop_assume!(cut % 512 != 0);
        let report = verify(&ARCHIVE[..cut], &|_| {});
        prop_assert!(!report.is_valid());
    }

    #[test]
    fn a_message_is_read_in_one_serialization(text in "[ -~]{0,40}") {
        let ballot = Ballot {
            election_uuid: text.clone(),
            election_hash: text.clone(),
            credential: text,
            answers: Vec::new(),
            signature: None,
        };
        let bytes = write(&ballot);
        prop_assert_eq!(&read::<Ballot>(&bytes).unwrap(), &ballot);
        let mut spaced = bytes.clone();
        spaced.insert(1, b' ');
        prop_assert!(read::<Ballot>(&spaced).is_err());
    }
}

#[test]
fn a_size_that_lies_takes_no_memory() {
    let mut archive = ARCHIVE[..1024].to_vec();
    let mut header = ARCHIVE[1024..1536].to_vec();
    header[124..136].copy_from_slice(b"77777777777\0");
    header[148..156].copy_from_slice(b"        ");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    archive.extend(header);
    let report = verify(archive.as_slice(), &|_| {});
    assert_eq!(report.fault().unwrap().rule, scrutin::Rule::ArchiveTooLarge);
}

#[test]
fn the_end_blocks_of_common_tar_programs_are_refused_as_the_official_program_does() {
    let mut archive = ARCHIVE.clone();
    assert!(verify(archive.as_slice(), &|_| {}).is_valid());
    archive.extend([0; 1024]);
    assert!(!verify(archive.as_slice(), &|_| {}).is_valid());
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = scrutin::Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(names.len(), scrutin::Rule::ALL.len());
}
