//! The bridge to servers that open a room, a pad or a table by its address alone: Jitsi and its like, Etherpad, `EtherCalc`.
//!
//! Nothing is asked of them: whoever first comes to an address makes the place. What keeps others out is that it cannot be
//! guessed. The address that an agent sets up says where the name goes (`https://pad.example/p/{nom}`), or has it added at
//! its end.

use kernel::House;
use outgoing::Connections;
use outgoing::http::Error;
use tools::places::Places;
use tools::{Bridge, PLACE_NAME, Trouble, Why};
use url::Url;

const PLACES: Places = Places {
    address,
    look: |house, template| Box::pin(look(house, template)),
};

/// This bridge.
pub const BRIDGE: Bridge = Bridge {
    rooms: Some(PLACES),
    pads: Some(PLACES),
    tables: Some(PLACES),
    ..Bridge::named("addresses")
};

fn address(template: &str, name: &str) -> Option<String> {
    let whole = if template.contains(PLACE_NAME) {
        template.replace(PLACE_NAME, name)
    } else {
        format!("{}/{name}", template.trim_end_matches('/'))
    };
    Url::parse(&whole).ok().map(String::from)
}

/// Whether something answers there, whatever it says: a room that nobody opened may be refused or unknown.
async fn look(house: &House, template: &str) -> Result<(), Trouble> {
    let connections = Connections::of(house).map_err(|_| Trouble::new(Why::Unexpected))?;
    let mut url = Url::parse(&template.replace(PLACE_NAME, "")).map_err(|_| Trouble::new(Why::Address))?;
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    match connections.http().get(url.as_str()).await {
        Ok(_) | Err(Error::TooLarge { .. } | Error::Redirect(_)) => Ok(()),
        Err(Error::Status { status, .. }) if status < 500 => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_name_goes_where_the_address_says_or_at_its_end() {
        for (template, expected) in [
            ("https://visio.example", "https://visio.example/abc"),
            (
                "https://visio.example/mairie/",
                "https://visio.example/mairie/abc",
            ),
            ("https://pad.example/p/{nom}", "https://pad.example/p/abc"),
            (
                "https://pad.example/p/{nom}?lang=fr",
                "https://pad.example/p/abc?lang=fr",
            ),
        ] {
            assert_eq!(address(template, "abc").as_deref(), Some(expected));
        }
        assert_eq!(address("pad", "abc"), None);
    }
}
