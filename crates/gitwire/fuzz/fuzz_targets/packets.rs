//! Frames, and the requests made of them.
#![no_main]

use gitwire::{Command, Fetch, Packets, Push};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut packets = Packets::of(bytes);
    while let Ok(Some(_)) = packets.read() {}
    let _ = (Command::read(bytes), Fetch::read_v0(bytes), Push::read(bytes));
});
