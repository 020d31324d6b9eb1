//! How many connections one client holds: nobody takes all of them.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::client_line;

/// Connections of one line at once, their handshake included: a town hall or a school is one line, and its browsers hold
/// a few each.
const PLACES_MAX: usize = 512;

/// Those who hold connections, by line.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// One connection of a client: free again once dropped.
#[derive(Debug)]
pub(crate) struct Place {
    clients: Arc<Clients>,
    line: IpAddr,
}

impl Clients {
    /// A place for one more connection from `address`; none when its line holds too many.
    pub(crate) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let line = client_line(address);
        let mut held = self.lock();
        let count = held.entry(line).or_insert(0);
        if *count >= PLACES_MAX {
            return None;
        }
        *count += 1;
        drop(held);
        let clients = self.clone();
        Some(Place { clients, line })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.clients.lock();
        if let Some(count) = held.get_mut(&self.line) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv6Addr;

    use super::*;

    #[test]
    fn one_line_cannot_take_all_the_places_and_gives_back_those_it_leaves() {
        let clients = Arc::new(Clients::default());
        let from = |host: usize| IpAddr::V6(Ipv6Addr::from_bits(0x2001_0db8 << 96 | host as u128));
        let mut places: Vec<Place> = (0..PLACES_MAX)
            .filter_map(|host| clients.enter(from(host)))
            .collect();
        assert_eq!(places.len(), PLACES_MAX);
        assert!(clients.enter(from(PLACES_MAX)).is_none(), "the same line");
        let elsewhere = IpAddr::from([198, 51, 100, 7]);
        assert!(clients.enter(elsewhere).is_some(), "another one is served");
        places.pop();
        assert!(clients.enter(from(1)).is_some());
        places.clear();
        assert!(clients.lock().is_empty(), "who left is forgotten");
    }
}
