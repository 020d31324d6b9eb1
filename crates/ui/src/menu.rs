//! The main menu, from what features say of it.

use kernel::{Feature, Navigation};

use crate::frame::NavItem;
use crate::words::Words;

/// The entries of all features in their order, those of one section together at the place of its first.
pub(crate) fn menu(words: Words, features: &[Feature]) -> Vec<NavItem> {
    let mut navigation: Vec<_> = features.iter().flat_map(|feature| feature.navigation).collect();
    navigation.sort_by_key(|entry| entry.rank);
    let item = |entry: &Navigation| NavItem::new(words.say(entry.words), entry.path);
    let mut menu = Vec::new();
    for (at, entry) in navigation.iter().enumerate() {
        let Some(section) = entry.section else {
            menu.push(item(entry));
            continue;
        };
        let is_in = |other: &&Navigation| other.section == Some(section);
        if !navigation[..at].iter().any(&is_in) {
            let beneath = navigation
                .iter()
                .filter(|other| is_in(other))
                .map(|other| item(other))
                .collect();
            menu.extend(NavItem::section(words.say(section.words()), beneath));
        }
    }
    menu
}
