//! The parameters of the two multiplicative groups (§BELENIOS-2048, §RFC-3526-2048), in hexadecimal.

use std::sync::OnceLock;

use crypto_bigint::{U2048, const_monty_params};

use super::modular::{Member, ModularParameters, ModularTable, inverse_of};

const_monty_params!(
    Belenios2048Field,
    U2048,
    concat!(
        "a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f21e6d36856b428030421f514ed40bfd4c",
        "06e092a495af8d79a2f85e0fb11c0ede07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d1",
        "07435012768a2cdd0a4091d8fa447f6c7ebc15a349fa318a6b4fe17d8d47e843a3e14dfa9b2162f4d7229abe93a188b4",
        "6b006517d6f6747ebbb29c9ec3099b607f18fb1a8bc858279aa8599411d998d3e3fada9e010840d082d8c31911acdd4a",
        "0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f878affa2375e2999b44f6cef17d70730",
        "1e59e0e6351e051ed9cec4157646e64f",
    ),
    "Integers modulo the prime of BELENIOS-2048"
);
const_monty_params!(
    Belenios2048Exponents,
    U2048,
    concat!(
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000adb6066a73522565f4daa0f2579db7f2",
        "f0fa90c2168bc709e20263387d55c491",
    ),
    "Integers modulo the order of BELENIOS-2048"
);
const_monty_params!(
    Rfc3526Field,
    U2048,
    concat!(
        "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd",
        "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed",
        "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f",
        "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b",
        "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510",
        "15728e5a8aacaa68ffffffffffffffff",
    ),
    "Integers modulo the 2048-bit prime of RFC 3526"
);
const_monty_params!(
    Rfc3526Exponents,
    U2048,
    concat!(
        "7fffffffffffffffe487ed5110b4611a62633145c06e0e68948127044533e63a0105df531d89cd9128a5043cc71a026e",
        "f7ca8cd9e69d218d98158536f92f8a1ba7f09ab6b6a8e122f242dabb312f3f637a262174d31bf6b585ffae5b7a035bf6",
        "f71c35fdad44cfd2d74f9208be258ff324943328f6722d9ee1003e5c50b1df82cc6d241b0e2ae9cd348b1fd47e9267af",
        "c1b2ae91ee51d6cb0e3179ab1042a95dcf6a9483b84b4b36b3861aa7255e4c0278ba3604650c10be19482f23171b671d",
        "f1cf3b960c074301cd93c1d17603d147dae2aef837a62964ef15e5fb4aac0b8c1ccaa4be754ab5728ae9130c4c7d0288",
        "0ab9472d455655347fffffffffffffff",
    ),
    "Integers modulo half of that prime"
);

/// The parameters of BELENIOS-2048: `q` has 256 bits; no integer can be carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belenios2048;

impl ModularParameters for Belenios2048 {
    type Field = Belenios2048Field;
    type Exponents = Belenios2048Exponents;

    const NAME: &'static str = "BELENIOS-2048";
    const ORDER_BITS: u32 = 256;
    const IS_SAFE_PRIME: bool = false;
    const WINDOW_BITS: usize = 8;
    const CARRIED_MAX: usize = 0;

    fn generator() -> U2048 {
        U2048::from_be_hex(concat!(
            "1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51988b98c259597f9c5a9dfd001d26ba31",
            "d9d8976f01d95a1c8262ee68a0e92cea541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8",
            "643e673fd9d215fc8fe5fb9cf9fdb8ea88fdb1a3381a697fdf9c2458570b06d26aef1be365fdd90165f397c6b870df8c",
            "1b9e519edcee8bb0f74b7a1615a274ba60a7ea574a61f552d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f",
            "22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d47aa680d43771902743d663f42d853c0",
            "41e1c91fe3823f4bcf284308f1d7e653",
        ))
    }

    fn inverse_generator() -> &'static Member<Self> {
        static INVERSE: OnceLock<Member<Belenios2048>> = OnceLock::new();
        INVERSE.get_or_init(|| inverse_of::<Self>(&Self::generator()))
    }

    fn generator_table() -> &'static ModularTable<Self> {
        static TABLE: OnceLock<ModularTable<Belenios2048>> = OnceLock::new();
        TABLE.get_or_init(|| ModularTable::new(&Member::<Self>::new(&Self::generator())))
    }
}

/// The parameters of RFC-3526-2048: `g = 2`, `q = (p − 1) / 2`; members are the squares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rfc3526;

impl ModularParameters for Rfc3526 {
    type Field = Rfc3526Field;
    type Exponents = Rfc3526Exponents;

    const NAME: &'static str = "RFC-3526-2048";
    const ORDER_BITS: u32 = 2047;
    const IS_SAFE_PRIME: bool = true;
    const WINDOW_BITS: usize = 6;
    // Below q, so that nothing wraps around: 254 bytes over the padding.
    const CARRIED_MAX: usize = 254;

    fn generator() -> U2048 {
        U2048::from_u64(2)
    }

    fn inverse_generator() -> &'static Member<Self> {
        static INVERSE: OnceLock<Member<Rfc3526>> = OnceLock::new();
        INVERSE.get_or_init(|| inverse_of::<Self>(&Self::generator()))
    }

    fn generator_table() -> &'static ModularTable<Self> {
        static TABLE: OnceLock<ModularTable<Rfc3526>> = OnceLock::new();
        TABLE.get_or_init(|| ModularTable::new(&Member::<Self>::new(&Self::generator())))
    }
}
