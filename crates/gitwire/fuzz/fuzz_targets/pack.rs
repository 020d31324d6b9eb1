//! Packs, with their checksum made right: the fuzzer would not find it.
#![no_main]

use std::collections::HashMap;

use gitwire::{Pack, PackLimits, pack_checksum};
use libfuzzer_sys::fuzz_target;

const LIMITS: PackLimits = PackLimits {
    objects_max: 1_000,
    object_bytes_max: 200_000,
    total_bytes_max: 2_000_000,
    depth_max: 50,
};

fuzz_target!(|entries: &[u8]| {
    let mut bytes = b"PACK\0\0\0\x02\0\0\0".to_vec();
    bytes.extend_from_slice(entries);
    let checksum = pack_checksum(&bytes);
    bytes.extend_from_slice(&checksum);
    let Ok(pack) = Pack::read(&bytes, LIMITS) else { return };
    let Ok(objects) = pack.resolve(&HashMap::new()) else { return };
    let total: usize = objects.iter().map(|(_, object)| object.data.len()).sum();
    assert!(total <= LIMITS.total_bytes_max);
    for (oid, object) in objects {
        assert_eq!(object.oid(), oid);
    }
});
