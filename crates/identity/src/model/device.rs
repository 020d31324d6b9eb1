//! What is kept of the browser a session is in: its family and its system, so that a person knows their own devices again.
//!
//! Neither its version nor the rest of what it says: that would tell one browser from a thousand (GDPR art. 5(1)(c)). What a
//! browser says of itself proves nothing, and nothing is decided by it.

use std::fmt;

use db::Instant;

const DAY_US: i64 = 24 * 3600 * 1_000_000;

db::text_enum! {
    /// A family of browsers.
    pub enum Browser {
        /// Edge
        Edge = "edge",
        /// Opera
        Opera = "opera",
        /// Samsung Internet
        Samsung = "samsung",
        /// Firefox
        Firefox = "firefox",
        /// Chrome, and those that say they are
        Chrome = "chrome",
        /// Safari
        Safari = "safari",
        /// Another one, or none that says what it is
        Other = "other",
    }
}

db::text_enum! {
    /// A family of operating systems.
    pub enum System {
        /// Android
        Android = "android",
        /// iOS
        Iphone = "iphone",
        /// `iPadOS`, when it says so
        Ipad = "ipad",
        /// Windows
        Windows = "windows",
        /// `ChromeOS`
        Chromebook = "chromebook",
        /// macOS, and the iPads that say they are a Mac
        Mac = "mac",
        /// Linux
        Linux = "linux",
        /// Another one, or none that says what it is
        Other = "other",
    }
}

/// The most telling first: nearly all say that they are Safari, most that they are Chrome.
const BROWSERS: [(&str, Browser); 11] = [
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("SamsungBrowser/", Browser::Samsung),
    ("Firefox/", Browser::Firefox),
    ("FxiOS/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// Android says that it is Linux, an iPhone that it is like a Mac.
const SYSTEMS: [(&str, System); 9] = [
    ("Android", System::Android),
    ("iPhone", System::Iphone),
    ("iPod", System::Iphone),
    ("iPad", System::Ipad),
    ("Windows", System::Windows),
    ("CrOS", System::Chromebook),
    ("Macintosh", System::Mac),
    ("Linux", System::Linux),
    ("X11", System::Linux),
];

/// A sort of device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its browser
    pub browser: Browser,
    /// Its system
    pub system: System,
}

impl Device {
    /// Reads what a browser says of itself: its `User-Agent` (RFC 9110, section 10.1.5).
    pub fn of(said: &str) -> Self {
        let browser = BROWSERS.iter().find(|(word, _)| said.contains(word));
        let system = SYSTEMS.iter().find(|(word, _)| said.contains(word));
        Self {
            browser: browser.map_or(Browser::Other, |(_, browser)| *browser),
            system: system.map_or(System::Other, |(_, system)| *system),
        }
    }

    /// Reads what was kept.
    pub fn parse(kept: &str) -> Option<Self> {
        let (browser, system) = kept.split_once(' ')?;
        Some(Self {
            browser: Browser::parse(browser)?,
            system: System::parse(system)?,
        })
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.browser.as_str(), self.system.as_str())
    }
}

/// What is kept of the instant a session served: the middle of its day, in universal time. The hour is nobody's affair.
pub fn day_seen(at: Instant) -> Instant {
    let micros = at.micros();
    Instant::from_micros(micros - micros.rem_euclid(DAY_US) + DAY_US / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_what_its_browser_says() {
        let cases = [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
                "firefox linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
                "chrome android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "safari iphone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
                "edge windows",
            ),
            ("curl/8.10", "other other"),
            ("", "other other"),
        ];
        for (said, kept) in cases {
            let device = Device::of(said);
            assert_eq!(device.to_string(), kept, "{said}");
            assert_eq!(Device::parse(kept), Some(device));
        }
        assert_eq!(Device::parse("firefox"), None);
        assert_eq!(Device::parse("netscape linux"), None);
    }

    #[test]
    fn of_an_instant_only_the_day_is_kept() {
        let morning = Instant::from_micros(20_000 * DAY_US + 1);
        let evening = Instant::from_micros(20_001 * DAY_US - 1);
        assert_eq!(day_seen(morning), day_seen(evening));
        assert_ne!(day_seen(evening), day_seen(evening.plus_seconds(1)));
        assert_eq!(day_seen(day_seen(morning)), day_seen(morning));
    }
}
