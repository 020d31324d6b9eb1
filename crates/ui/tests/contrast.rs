//! Every text of the style sheet can be read on its ground, in light and in the dark (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

use ui::colours::{CONTRAST_MIN, Colour};

const TOKENS: &str = include_str!("../web/styles/tokens.css");

/// Controls and drawings need less than text: success criterion 1.4.11.
const CONTRAST_OF_CONTROLS_MIN: f64 = 3.0;

/// Where links, marks and the focus stand: everywhere.
const GROUNDS: [&str; 6] = [
    "paper",
    "surface",
    "info-ground",
    "good-ground",
    "warning-ground",
    "bad-ground",
];

/// (text, grounds it stands on)
const TEXTS: [(&str, &[&str]); 11] = [
    (
        "ink",
        &[
            "paper",
            "surface",
            "info-ground",
            "good-ground",
            "warning-ground",
            "bad-ground",
        ],
    ),
    ("muted", &["paper", "surface"]),
    ("town", &GROUNDS),
    ("town-accent", &GROUNDS),
    ("on-town", &["town"]),
    ("info", &["info-ground", "paper"]),
    ("good", &["good-ground", "paper"]),
    ("warning", &["warning-ground", "paper"]),
    ("bad", &["bad-ground", "paper"]),
    ("paper", &["bad", "town"]),
    ("blank", &["paper"]),
];

const CONTROLS: [(&str, &[&str]); 2] = [
    ("control", &["paper", "surface"]),
    ("town-accent", &["paper", "surface"]),
];

/// The colours of the light block, then those of the dark block over them.
fn palettes() -> [(&'static str, BTreeMap<String, Colour>); 2] {
    let (light, dark) = TOKENS
        .split_once("prefers-color-scheme: dark")
        .expect("a block for dark screens");
    let light = colours(light);
    let mut both = light.clone();
    let dark = colours(dark);
    assert_eq!(light.len(), dark.len(), "each colour has its dark form");
    both.extend(dark);
    [("light", light), ("dark", both)]
}

fn colours(block: &str) -> BTreeMap<String, Colour> {
    block
        .split(';')
        .filter_map(|declaration| {
            let (name, value) = declaration.rsplit_once("--")?.1.split_once(':')?;
            Some((name.to_owned(), value.trim().parse().ok()?))
        })
        .collect()
}

#[test]
fn texts_and_controls_can_be_seen() {
    for (mode, palette) in palettes() {
        let pairs = [
            (TEXTS.as_slice(), CONTRAST_MIN),
            (CONTROLS.as_slice(), CONTRAST_OF_CONTROLS_MIN),
        ];
        for (list, least) in pairs {
            for (text, grounds) in list {
                for ground in *grounds {
                    let contrast = palette[*text].contrast(palette[*ground]);
                    assert!(
                        contrast >= least,
                        "{mode}: --{text} on --{ground} reaches {contrast:.2}"
                    );
                }
            }
        }
    }
}
