//! What somebody of bad will puts in an election: parts that prove nothing, empty proofs, enormous elections.

use scrutin::archive::MemberKind;
use scrutin::board::Part;
use scrutin::group::Ed25519;
use scrutin::holding::{Holding, NotHeld, shuffle, write_election};
use scrutin::message::{PartialDecryption, Shaped, read, write};
use scrutin::trustee::{self, Trustees, threshold};
use scrutin::verify::verify;
use scrutin::{Fault, Rule};

use crate::common::{PROFILE, TrusteesTold, ceremony, flat, hold, homomorphic, open, random, to_shuffle};
use crate::forge::{Archive, Member};

const THREE: TrusteesTold = TrusteesTold {
    singles: 3,
    ceremony: None,
};

fn refused<T>(outcome: Result<T, NotHeld>) -> Fault {
    match outcome {
        Err(NotHeld::Refused(fault)) => fault,
        Err(NotHeld::Unwritten(error)) => panic!("{error}"),
        Ok(_) => panic!("accepted"),
    }
}

/// An election of one single trustee and a ceremony of three, of whom two are enough and all came.
fn every_part() -> Vec<u8> {
    let random = &mut random(5);
    let told = homomorphic(
        vec![1; 3],
        TrusteesTold {
            singles: 1,
            ceremony: Some((3, 2)),
        },
    );
    let (mut holding, keys, _) = open::<Ed25519>(&told, random);
    holding.close().unwrap();
    for (secret, owner) in keys.secrets.iter().zip(1..) {
        let tally = holding.board.tally().unwrap();
        let made = scrutin::decryption::decrypt(&holding.board.election, random, secret, tally);
        holding.decryption(owner, &made).unwrap();
    }
    holding.result().unwrap();
    holding.finish().unwrap()
}

/// The archive in which these trustees, by number, prove nothing.
fn without_proof(archive: &Archive, owners: &[usize]) -> Vec<u8> {
    let mut forged = archive.clone();
    let mut number = 0;
    for member in &mut forged.0 {
        let Ok(mut part) = read::<PartialDecryption>(&member.bytes) else {
            continue;
        };
        number += 1;
        if !owners.contains(&number) {
            continue;
        }
        let Shaped::Flat(proofs) = &mut part.decryption_proofs[0] else {
            panic!("the question has no lists");
        };
        proofs[0].response = "1".into();
        member.bytes = write(&part);
    }
    assert_eq!(number, 4);
    forged.write()
}

#[test]
fn a_member_of_a_ceremony_who_proves_nothing_is_ignored_while_enough_others_do() {
    let archive = Archive::read(&every_part());
    let report = verify(without_proof(&archive, &[2]).as_slice(), &|_| {});
    assert!(report.is_valid(), "{}", report.fault().unwrap());
    let check = report
        .checks
        .iter()
        .find(|check| check.part == Part::Decryptions)
        .unwrap();
    assert_eq!((check.count, check.warnings.len()), (3, 1));
    let (number, fault) = &check.warnings[0];
    assert_eq!((*number, fault.rule), (2, Rule::DecryptionProof));
    // Two of three are wanted: with two that prove nothing there are not enough.
    let report = verify(without_proof(&archive, &[2, 4]).as_slice(), &|_| {});
    assert_eq!(report.fault().unwrap().rule, Rule::DecryptionMissing);
    // Nobody takes the place of a single trustee.
    let report = verify(without_proof(&archive, &[1]).as_slice(), &|_| {});
    assert_eq!(report.fault().unwrap().rule, Rule::DecryptionProof);
}

#[test]
fn who_holds_an_election_refuses_what_a_verifier_ignores() {
    let random = &mut random(6);
    let told = homomorphic(
        vec![1; 3],
        TrusteesTold {
            singles: 0,
            ceremony: Some((3, 2)),
        },
    );
    let (mut holding, keys, _) = open::<Ed25519>(&told, random);
    holding.close().unwrap();
    let tally = holding.board.tally().unwrap();
    let mut made = scrutin::decryption::decrypt(&holding.board.election, random, &keys.secrets[0], tally);
    let sound = made.clone();
    let Shaped::Flat(proofs) = &mut made.decryption_proofs[0] else {
        panic!("the question has no lists");
    };
    proofs[0].response = "1".into();
    assert_eq!(refused(holding.decryption(1, &made)).rule, Rule::DecryptionProof);
    holding.decryption(1, &sound).unwrap();
}

#[test]
fn a_shuffle_of_nothing_proves_it() {
    let random = &mut random(7);
    let mut told = to_shuffle(THREE);
    told.votes.clear();
    let (mut holding, _, _) = open::<Ed25519>(&told, random);
    holding.close().unwrap();
    let sound = shuffle(&holding.board, random).unwrap();
    let mut forged = sound.clone();
    forged.proofs[0].1.0 = "1".into();
    assert_eq!(refused(holding.shuffle(1, &forged)).rule, Rule::ShuffleProof);
    let mut garbage = sound.clone();
    garbage.proofs[0].0.0 = "garbage".into();
    assert_eq!(refused(holding.shuffle(1, &garbage)).rule, Rule::Member);
    holding.shuffle(1, &sound).unwrap();
}

#[test]
fn it_is_said_how_many_trustees_shuffled() {
    let held = hold::<Ed25519>(&to_shuffle(THREE), 8);
    let report = verify(held.archive.as_slice(), &|_| {});
    let check = report
        .checks
        .iter()
        .find(|check| check.part == Part::Shuffles)
        .unwrap();
    assert_eq!((check.count, check.of), (2, 3));
}

#[test]
fn a_single_trustee_has_no_signature_that_nothing_can_verify() {
    let (_, mut public) = trustee::generate::<Ed25519, _>(PROFILE, &mut random(9));
    public.signature = Some(public.pok.clone());
    let refused = Trustees::<Ed25519>::verify(PROFILE, &[trustee::single(public)]).unwrap_err();
    assert_eq!(refused.rule, Rule::VerificationKeySignature);
}

#[test]
fn the_heaviest_voter_may_vote_again() {
    let random = &mut random(10);
    let told = homomorphic(vec![u64::MAX - 1, 1], THREE);
    let (mut holding, _, codes) = open::<Ed25519>(&told, random);
    for plain in [[1, 0], [0, 1]] {
        let plains = [flat(&plain), flat(&[0, 1, 0, 0])];
        let ballot = scrutin::ballot::make(&holding.board.election, random, &codes[0], &plains).unwrap();
        holding.ballot(&write(&ballot)).unwrap();
    }
    holding.close().unwrap();
    assert_eq!(holding.board.urn().total_weight(), u64::MAX - 1);
}

#[test]
fn a_ballot_received_again_undoes_nothing() {
    let random = &mut random(11);
    let (mut holding, _, codes) = open::<Ed25519>(&homomorphic(vec![1; 3], THREE), random);
    let mut made = |plain: [u8; 2], holding: &Holding<Ed25519, Vec<u8>>| {
        let plains = [flat(&plain), flat(&[0, 1, 0, 0])];
        write(&scrutin::ballot::make(&holding.board.election, random, &codes[0], &plains).unwrap())
    };
    let (first, second) = (made([1, 0], &holding), made([0, 1], &holding));
    holding.ballot(&first).unwrap();
    holding.ballot(&second).unwrap();
    assert_eq!(refused(holding.ballot(&first)).rule, Rule::BallotReplayed);
    assert_eq!(
        holding.board.verify_ballot(&first).unwrap_err().rule,
        Rule::BallotReplayed
    );
    // What was refused left no trace: the archive is valid.
    let report = verify(holding.finish().unwrap().as_slice(), &|_| {});
    assert!(report.is_valid(), "{}", report.fault().unwrap());
    assert_eq!((report.ballots, report.counted), (2, 1));
}

#[test]
fn an_election_of_too_many_choices_does_not_open() {
    let (_, public) = trustee::generate::<Ed25519, _>(PROFILE, &mut random(12));
    let kinds = [trustee::single(public)];
    let opened = |questions: usize, answers: usize, max: usize| {
        let answers = vec!["\"A\""; answers].join(",");
        let question = format!(r#"{{"answers":[{answers}],"min":0,"max":{max},"question":"?"}}"#);
        let questions = format!("[{}]", vec![question; questions].join(","));
        let election = write_election::<Ed25519>(&crate::common::document(&questions), &kinds).unwrap();
        let credentials = scrutin::credential::public_list::<Ed25519>(
            crate::common::UUID,
            &[(&scrutin::credential::draw(&mut random(13)), 1)],
        )
        .unwrap();
        Holding::<Ed25519, _>::open(Vec::new(), 0, &election, &kinds, &credentials)
    };
    assert!(opened(10, 100, 3).is_ok());
    assert_eq!(refused(opened(21, 1_000, 1)).rule, Rule::ElectionTooLarge);
    assert_eq!(refused(opened(11, 10, 10_000)).rule, Rule::ElectionTooLarge);
}

#[test]
fn a_message_larger_than_any_of_its_kind_is_refused_before_it_is_parsed() {
    let archive = Archive::read(&every_part());
    let with = |kind, bytes: usize| {
        let mut other = archive.clone();
        let bytes = vec![b' '; bytes];
        let hash = scrutin::Hash::of(&bytes);
        other.0.push(Member { kind, hash, bytes });
        let report = verify(other.write().as_slice(), &|_| {});
        report.fault().unwrap().rule
    };
    assert_eq!(with(MemberKind::Event, 2_000), Rule::ArchiveTooLarge);
    assert_eq!(with(MemberKind::Event, 1_000), Rule::MessageForm);
    assert_eq!(with(MemberKind::Data, 1_000_000), Rule::ArchiveTooLarge);
    assert_eq!(with(MemberKind::Data, 1_000), Rule::ArchiveOrphan);
    let (mut holding, _, _) = open::<Ed25519>(&homomorphic(vec![1; 3], THREE), &mut random(14));
    assert_eq!(
        refused(holding.ballot(&vec![b'['; 100_000])).rule,
        Rule::ArchiveTooLarge
    );
}

#[test]
fn a_ceremony_has_a_hundred_members_at_most() {
    let random = &mut random(15);
    let seed = trustee::channel::draw_seed(random);
    let mut made = |size, number| {
        threshold::certificate::<Ed25519, _>(PROFILE, random, &seed, (size, 1, number)).map(drop)
    };
    assert_eq!(made(100, 100), Ok(()));
    assert_eq!(made(101, 1).unwrap_err().rule, Rule::ThresholdShape);
}

#[test]
fn a_ceremony_in_which_all_must_decrypt_gives_the_keys_of_its_members() {
    // What it publishes is verified: each key from the polynomials put together.
    let (parameters, shares) = ceremony::<Ed25519>(7, 7, &mut random(16));
    assert_eq!((parameters.verification_keys.len(), shares.len()), (7, 7));
    let mut exchanged = parameters;
    exchanged.verification_keys.swap(0, 1);
    let refused = Trustees::<Ed25519>::verify(PROFILE, &[trustee::pedersen(exchanged)]).unwrap_err();
    assert_eq!(refused.rule, Rule::VerificationKey);
}

#[test]
fn a_trustee_sees_who_chose_coefficients_after_the_others() {
    let (early, _) = ceremony::<Ed25519>(3, 2, &mut random(17));
    let (late, _) = ceremony::<Ed25519>(3, 2, &mut random(18));
    let commitments: Vec<_> = early.coefexps.iter().map(threshold::commitment).collect();
    threshold::verify_commitments(&early.coefexps, &commitments).unwrap();
    let mut revealed = early.coefexps.clone();
    revealed[2] = late.coefexps[2].clone();
    let fault = threshold::verify_commitments(&revealed, &commitments).unwrap_err();
    assert_eq!((fault.rule, fault.place.answer), (Rule::SecretMismatch, Some(3)));
    let fault = threshold::verify_commitments(&revealed[..2], &commitments).unwrap_err();
    assert_eq!(fault.rule, Rule::ThresholdShape);
}
