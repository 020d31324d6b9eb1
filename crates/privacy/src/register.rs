//! The register of processing (regulation (EU) 2016/679, article 30), made of what the features declare and of what the body
//! switched on: nobody writes it, so that it cannot lag behind.

use db::Sql;
use kernel::{CollectiviteId, Feature, House, Kept, Processing, Retention, privacy};
use ui::{Words, t};

/// A processing that the body does, in words.
pub(crate) struct Line {
    pub(crate) feature: &'static str,
    pub(crate) processing: &'static Processing,
    pub(crate) title: String,
    pub(crate) purpose: String,
    pub(crate) basis: String,
    pub(crate) people: String,
    pub(crate) data: String,
    pub(crate) recipients: String,
    pub(crate) transfers: String,
    /// How long, in a sentence, then rule by rule
    pub(crate) kept: Vec<String>,
}

/// What `body` does today, feature by feature.
pub(crate) async fn read(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    words: Words,
) -> Result<Vec<Line>, db::Error> {
    let mut lines = Vec::new();
    for (feature, processing) in privacy::processings(house.features()) {
        if processing.is_in_use(sql, body).await? {
            lines.push(line(house.features(), feature.name, processing, words));
        }
    }
    Ok(lines)
}

fn line(features: &[Feature], feature: &'static str, processing: &'static Processing, words: Words) -> Line {
    let say = |part: &str| words.say(&processing.words_key(part));
    let rules = privacy::retentions(features).filter(|rule| rule.processing == processing.code);
    let rules = rules.map(|rule| said(words, rule));
    Line {
        feature,
        processing,
        title: say("title"),
        purpose: say("purpose"),
        basis: words.say(&format!("privacy-basis-{}", processing.basis.as_str())),
        people: say("people"),
        data: say("data"),
        recipients: say("recipients"),
        transfers: words.say(&format!("privacy-transfers-{}", processing.transfers.as_str())),
        kept: std::iter::once(say("kept")).chain(rules).collect(),
    }
}

/// A rule and how long, in a sentence.
pub(crate) fn said(words: Words, rule: &Retention) -> String {
    let what = words.say(&rule.words_key());
    t!(
        words,
        "privacy-rule",
        what = what,
        kept = how_long(words, rule.kept)
    )
}

/// « 7 jours », « une heure », « jusqu’à la date qu’il porte ».
pub(crate) fn how_long(words: Words, kept: Kept) -> String {
    match kept {
        Kept::UntilItsEnd => t!(words, "privacy-kept-end"),
        Kept::Hours(hours) => t!(words, "privacy-kept-hours", n = hours),
        Kept::Days(days) => t!(words, "privacy-kept-days", n = days),
        Kept::AsSaid => t!(words, "privacy-kept-said"),
    }
}
