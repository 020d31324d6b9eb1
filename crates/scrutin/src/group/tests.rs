use crypto_bigint::modular::ConstMontyParams as _;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use super::{Belenios2048Group, Ed25519, Group, Rfc3526Group};

fn random() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

#[expect(clippy::many_single_char_names, reason = "the names of mathematics")]
fn laws<G: Group>() {
    let random = &mut random();
    let (a, b) = (G::random(random), G::random(random));
    let g = G::generator();
    let (x, y) = (G::power(&g, &a), G::generator_power_secret(&b));
    assert_eq!(G::multiply(&x, &y), G::power_secret(&g, &G::add(&a, &b)));
    assert_eq!(G::divide(&x, &y), G::power(&g, &G::subtract(&a, &b)));
    assert_eq!(G::power(&x, &b), G::power_secret(&y, &a));
    assert_eq!(G::power(&x, &b), G::power(&g, &G::times(&a, &b)));
    assert_eq!(G::table_power(&G::table(&x), &b), G::power(&x, &b));
    assert_eq!(G::table_power(G::generator_table(), &b), y);
    assert_eq!(
        G::commitment(&G::table(&x), &a, &y, &b),
        G::multiply(&G::power(&x, &a), &G::power(&y, &b))
    );
    assert_eq!(
        G::commitment(G::generator_table(), &a, &y, &b),
        G::product_of_powers(&[(g.clone(), a), (y.clone(), b)])
    );
    for weight in [0, 1, 2, 3, 1_000_000_007] {
        assert_eq!(
            G::power_small(&x, weight),
            G::power(&x, &G::scalar_from_small(weight))
        );
    }
    let inverse = G::inverse(&a).unwrap();
    assert_eq!(G::times(&inverse, &a), G::scalar_from_small(1));
    assert_eq!(G::inverse(&G::scalar_from_small(0)), None);
    let text = G::write(&x);
    assert_eq!(G::read(&text), Some(x.clone()));
    assert_eq!(G::read_scalar(&G::write_scalar(&a)), Some(a));
    let keys = G::order_keys(&[x.clone(), y.clone()]);
    assert_eq!(keys[0].cmp(&keys[1]), G::order(&x, &y));
    let packed = G::pack_all(&[x.clone(), y.clone()]);
    assert_eq!(G::unpack(&packed[1]), Some(y));
    // Minus one modulo q, and one more, which is no number.
    let greatest = G::write_scalar(&G::subtract(&G::scalar_from_small(0), &G::scalar_from_small(1)));
    assert!(G::read_scalar(&greatest).is_some());
    let (start, last) = greatest.split_at(greatest.len() - 1);
    let one_more = format!("{start}{}", last.parse::<u8>().unwrap() + 1);
    assert_eq!(G::read_scalar(&one_more), None);
    for refused in ["", "00", "01", "-1", "+1", "1 ", "1e3", "0x1"] {
        assert_eq!(G::read_scalar(refused), None, "{refused}");
        assert_eq!(G::read(refused), None, "{refused}");
    }
    let generators: Vec<G::Element> = (-1..5)
        .map(|index| G::independent_generator(index).unwrap())
        .collect();
    for (index, one) in generators.iter().enumerate() {
        assert_eq!(G::read(&G::write(one)).as_ref(), Some(one));
        assert!(!generators[..index].contains(one));
    }
}

#[test]
fn the_three_groups_obey_the_laws_of_groups() {
    laws::<Ed25519>();
    laws::<Belenios2048Group>();
    laws::<Rfc3526Group>();
}

#[test]
fn integers_carried_by_an_element_come_back() {
    fn carries<G: Group>() {
        for values in [vec![], vec![0], vec![0, 0, 0, 0], vec![255; 4], (0..30).collect()] {
            let carried = G::carry(&values).unwrap();
            assert_eq!(G::carried(&carried, values.len()), values);
            assert_eq!(G::read(&G::write(&carried)), Some(carried));
        }
        assert!(G::carry(&vec![1; G::CARRIED_MAX]).is_some());
        assert!(G::carry(&vec![1; G::CARRIED_MAX + 1]).is_none());
    }
    carries::<Ed25519>();
    carries::<Rfc3526Group>();
    assert!(Belenios2048Group::carry(&[1]).is_none());
}

#[test]
fn what_is_not_in_the_group_of_prime_order_is_refused() {
    // Points of order 1 are members; 2, 4 and 8 are not.
    let reversed = |bytes: [u8; 32]| {
        let mut bytes = bytes;
        bytes.reverse();
        crate::hash::hexadecimal(&bytes)
    };
    let torsion = curve25519_dalek::constants::EIGHT_TORSION;
    for (index, point) in torsion.iter().enumerate() {
        let text = reversed(point.compress().0);
        assert_eq!(Ed25519::read(&text).is_some(), index == 0, "{text}");
        // A member moved by a point of small order is no member.
        let moved = reversed((Ed25519::generator() + point).compress().0);
        assert_eq!(Ed25519::read(&moved).is_some(), index == 0, "{moved}");
    }
    // y = p + 1 and « minus zero » are other texts of the neutral element.
    let one = "0000000000000000000000000000000000000000000000000000000000000001";
    assert_eq!(Ed25519::read(one), Some(Ed25519::identity()));
    assert_eq!(
        Ed25519::read("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee"),
        None
    );
    assert_eq!(
        Ed25519::read("8000000000000000000000000000000000000000000000000000000000000001"),
        None
    );
    assert_eq!(Ed25519::read(&one.to_uppercase().replace('1', "B")), None);
    // Three generates all of the field here, and minus one has order two.
    for refused in ["0", "3"] {
        assert_eq!(Belenios2048Group::read(refused), None);
    }
    let minus_one = |modulus: crypto_bigint::U2048| modulus.wrapping_sub(&crypto_bigint::U2048::ONE);
    let belenios = <super::parameters::Belenios2048 as super::ModularParameters>::Field::PARAMS;
    let rfc = <super::parameters::Rfc3526 as super::ModularParameters>::Field::PARAMS;
    for (text, is_belenios) in [
        (
            minus_one(*belenios.modulus().as_ref()).to_string_radix_vartime(10),
            true,
        ),
        (
            minus_one(*rfc.modulus().as_ref()).to_string_radix_vartime(10),
            false,
        ),
    ] {
        let read = if is_belenios {
            Belenios2048Group::read(&text).is_some()
        } else {
            Rfc3526Group::read(&text).is_some()
        };
        assert!(!read);
    }
}
