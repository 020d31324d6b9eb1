//! What a list of acts and its feeds are restricted to: a group, a theme, a text, words.

use groups::Group;
use kernel::Fault;
use serde::Deserialize;
use texts::{TextDocument, TextId};
use ui::paging::query_value;
use ui::{Visit, t};

use crate::model::{Act, Matter};
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
    /// The number of a theme
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
    pub(super) theme: Option<(u8, &'static str)>,
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
            number => {
                let number: Option<u8> = number.parse().ok();
                let named = number.and_then(|number| Some((number, Matter::theme_of(number)?)));
                Some(named.ok_or(Fault::NotFound("theme"))?)
            }
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

impl Restriction {
    pub(super) fn is_empty(&self) -> bool {
        self.group.is_none() && self.theme.is_none() && self.text.is_none() && self.words.is_empty()
    }

    /// As it stands in addresses, without a question mark.
    pub(super) fn query(&self) -> String {
        let asked = [
            ("groupe", self.group.as_ref().map(|group| group.slug.clone())),
            ("theme", self.theme.map(|(number, _)| number.to_string())),
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
            self.theme.map(|(_, name)| name.to_owned()),
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
            theme: self.theme.map(|(number, _)| number),
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
        if let Some(theme) = filter.theme {
            let mut of_theme = Vec::new();
            for act in acts {
                let described = store::deliberations::find(&mut sql, body, act.id).await?;
                let number = described
                    .and_then(|described| Matter::of(&described.matter))
                    .and_then(Matter::theme_number);
                if number == Some(theme) {
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
