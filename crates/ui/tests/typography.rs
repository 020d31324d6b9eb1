//! The sentences of this crate follow French typography: no-break spaces, curved apostrophes.

const SOURCES: [(&str, &str); 2] = [
    ("fr.ftl", include_str!("../locales/fr.ftl")),
    ("sample.ftl", include_str!("../locales/sample.ftl")),
];

#[test]
fn sentences_follow_french_typography() {
    let mut faults = Vec::new();
    for (file, source) in SOURCES {
        let sentences = source
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'));
        for (line, sentence) in sentences {
            for wrong in [" :", " ;", " !", " ?", " »", "« ", "'", "..."] {
                if sentence.contains(wrong) {
                    faults.push(format!("{file}:{}: « {wrong} » in {sentence}", line + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
