//! Who is counted as one client by the limits that are counted by address.

use std::net::{IpAddr, Ipv6Addr};

/// Bits of an IPv6 address that name a line: a home or an office has all the others to itself (RFC 6177, section 2).
const IPV6_LINE_BITS: u32 = 64;

/// The line an address is on: IPv4 as it is, IPv6 without the part that its holder chooses.
pub fn client_line(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let own_bits = 128 - IPV6_LINE_BITS;
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> own_bits << own_bits))
        }
        address @ IpAddr::V4(_) => address,
    }
}
