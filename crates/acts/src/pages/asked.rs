//! What a list of acts and its feeds are restricted to: a group, a theme, a text, words.

use groups::Group;
use kernel::Fault;
use serde::Deserialize;
use texts::{TextDocument, TextId};
use ui::paging::query_value;
use ui::{Visit, t};

use crate::model::{Act, Matter, Theme};
use crate::store::{self, Filter};

/// Answers to a search that are shown: beyond, more words are the way to find.
pub(super) const HITS_MAX: usize = 200;
/// Answers looked up: enough to know whether there are more.
const ANSWERS_LOOKED_AT: u32 = 201;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    pub(super) page: Option<u32>,
    /// The name of one group in addresses
    #[serde(default)]
    groupe: String,
    /// A theme: its number in the nomenclature, or what it is called
    #[serde(default)]
    theme: String,
    /// The identifier of a text
    #[serde(default)]
    texte: String,
    /// Words
    #[serde(default)]
    q: String,
}

/// The same, once looked up.
pub(super) struct Restriction {
    pub(super) group: Option<Group>,
    pub(super) theme: Option<Theme>,
    pub(super) text: Option<TextDocument>,
    /// Empty when no word is asked
    pub(super) words: String,
}

/// Acts in order of time, newest first.
pub(super) struct Shown {
    pub(super) acts: Vec<Act>,
    pub(super) total: i64,
    /// True when a search answered more than is looked at
    pub(super) is_cut: bool,
}

impl Asked {
    /// What does not exist is not found; what is empty is not asked.
    pub(super) async fn read(&self, visit: &Visit) -> Result<Restriction, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let group = match self.groupe.trim() {
            "" => None,
            slug => Some(
                groups::find_by_slug(&mut sql, body, slug)
                    .await?
                    .ok_or(Fault::NotFound("group"))?,
            ),
        };
        let theme = match self.theme.trim() {
            "" => None,
            asked => Some(theme_asked(visit, asked).await?),
        };
        let text = match self.texte.trim() {
            "" => None,
            id => {
                let id: TextId = id.parse().map_err(|_| Fault::NotFound("text"))?;
                Some(
                    texts::find(&mut sql, body, id)
                        .await?
                        .ok_or(Fault::NotFound("text"))?,
                )
            }
        };
        Ok(Restriction {
            group,
            theme,
            text,
            words: self.q.trim().to_owned(),
        })
    }
}

/// The theme of a number, of a name of the nomenclature, or one that an act was given.
async fn theme_asked(visit: &Visit, asked: &str) -> Result<Theme, Fault> {
    if let Ok(number) = asked.parse() {
        return Theme::numbered(number).ok_or(Fault::NotFound("theme"));
    }
    let theme = Theme::named(asked);
    if let Some(number) = theme.number {
        return Theme::numbered(number).ok_or(Fault::NotFound("theme"));
    }
    let written = store::themes::written(&mut visit.sql(), visit.body.id, theme.key()).await?;
    let name = written.ok_or(Fault::NotFound("theme"))?;
    Ok(Theme { name, ..theme })
}

impl Restriction {
    pub(super) fn is_empty(&self) -> bool {
        self.group.is_none() && self.theme.is_none() && self.text.is_none() && self.words.is_empty()
    }

    /// As it stands in addresses, without a question mark.
    pub(super) fn query(&self) -> String {
        let asked = [
            ("groupe", self.group.as_ref().map(|group| group.slug.clone())),
            ("theme", self.theme.as_ref().map(Theme::value)),
            ("texte", self.text.as_ref().map(|text| text.id.to_string())),
            ("q", Some(self.words.clone()).filter(|words| !words.is_empty())),
        ];
        let parts = asked.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let parts: Vec<String> = parts
            .map(|(name, value)| format!("{name}={}", query_value(&value)))
            .collect();
        parts.join("&")
    }

    /// The same, as it follows an address.
    pub(super) fn suffix(&self) -> String {
        match self.query().as_str() {
            "" => String::new(),
            query => format!("?{query}"),
        }
    }

    /// What it is called: « Groupe mobilités, « vélo » »; nothing when nothing is asked.
    pub(super) fn name(&self, visit: &Visit) -> Option<String> {
        let words = visit.words;
        let parts = [
            self.group.as_ref().map(|group| group.name.clone()),
            self.theme.as_ref().map(|theme| theme.name.clone()),
            self.text.as_ref().map(|text| text.title.clone()),
            Some(&self.words)
                .filter(|asked| !asked.is_empty())
                .map(|asked| t!(words, "acts-words", q = asked)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn filter(&self) -> Filter {
        Filter {
            group: self.group.as_ref().map(|group| group.id),
            text: self.text.as_ref().map(|text| text.id),
            theme: self.theme.clone(),
        }
    }

    /// The acts of one page of the list.
    pub(super) async fn acts(&self, visit: &Visit, limit: i64, offset: i64) -> Result<Shown, Fault> {
        let (mut sql, body, filter) = (visit.sql(), visit.body.id, self.filter());
        if self.words.is_empty() {
            return Ok(Shown {
                total: store::count(&mut sql, body, &filter).await?,
                acts: store::list(&mut sql, body, &filter, limit, offset).await?,
                is_cut: false,
            });
        }
        let found = search::newest(&mut sql, body, &self.words, &["act"], None, ANSWERS_LOOKED_AT).await?;
        let is_cut = found.len() > HITS_MAX;
        let ids: Vec<_> = found.iter().take(HITS_MAX).map(|subject| subject.id).collect();
        let mut acts = store::these(&mut sql, body, &ids).await?;
        acts.retain(|act| filter.group.is_none_or(|group| group == act.group_id));
        acts.retain(|act| filter.text.is_none_or(|text| Some(text) == act.text_id));
        if let Some(theme) = &filter.theme {
            let mut of_theme = Vec::new();
            for act in acts {
                if is_of(visit, &act, theme).await? {
                    of_theme.push(act);
                }
            }
            acts = of_theme;
        }
        let total = i64::try_from(acts.len()).unwrap_or(i64::MAX);
        let skipped = usize::try_from(offset).unwrap_or_default();
        let kept = usize::try_from(limit).unwrap_or_default();
        Ok(Shown {
            acts: acts.into_iter().skip(skipped).take(kept).collect(),
            total,
            is_cut,
        })
    }
}

/// What the list's own statement says, of one act that a search found.
async fn is_of(visit: &Visit, act: &Act, theme: &Theme) -> Result<bool, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let given = store::themes::of(&mut sql, body, act.id).await?;
    if given.is_some_and(|given| db::sort_key(&given.theme) == theme.key()) {
        return Ok(true);
    }
    let Some(number) = theme.number else {
        return Ok(false);
    };
    let described = store::deliberations::find(&mut sql, body, act.id).await?;
    let of_matter = described
        .and_then(|described| Matter::of(&described.matter))
        .and_then(Matter::theme_number);
    Ok(of_matter == Some(number))
}
