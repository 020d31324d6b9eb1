//! Commenting on a dataset, telling what was made of it, and taking it back.

use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;

use super::web_address;
use crate::model::{
    DatasetId, NAME_CHARS_MAX, REMARKS_A_DAY_MAX, REMARKS_MAX, Remark, RemarkId, RemarkSort, RemarkState,
    TEXT_CHARS_MAX,
};
use crate::{rights, store};

/// Says something of a published dataset.
#[derive(Clone, Debug)]
pub struct AddRemark {
    /// Of which one
    pub dataset: DatasetId,
    /// A comment, or a reuse
    pub sort: RemarkSort,
    /// What the reuse is called; nothing for a comment
    pub title: String,
    /// What is said, in Markdown
    pub content: String,
    /// Where the reuse is; nothing for a comment
    pub address: String,
    /// True to be named
    pub shows_name: bool,
}

impl Action for AddRemark {
    const NAME: &'static str = "datasets.add-remark";
    type Output = RemarkId;

    async fn run(&self, work: &mut Work) -> Result<RemarkId, Fault> {
        let dataset = super::dataset(work, self.dataset).await?;
        work.require(&rights::REMARK, dataset.scope()).await?;
        if !dataset.is_public() {
            return Err(Fault::NotFound("dataset"));
        }
        let author = work.person()?;
        let yesterday = work.now.plus_days(-1);
        if store::count_remarks_since(&mut work.sql, work.body, author, yesterday).await? >= REMARKS_A_DAY_MAX
        {
            let sentence = Sentence::new("datasets-remarks-day").with("max", REMARKS_A_DAY_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let shown = store::count_remarks(&mut work.sql, work.body, dataset.id, RemarkState::Shown).await?;
        if shown >= REMARKS_MAX {
            let sentence = Sentence::new("datasets-remarks-too-many").with("max", REMARKS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let mut fields = Fields::default();
        let content = fields.text(
            "texte",
            &self.content,
            TEXT_CHARS_MAX,
            "datasets-remark-empty",
            "datasets-text-too-long",
        );
        let (title, address) = match self.sort {
            RemarkSort::Comment => (String::new(), String::new()),
            RemarkSort::Reuse => {
                let title = fields.name(
                    "titre",
                    &self.title,
                    NAME_CHARS_MAX,
                    "datasets-reuse-title-empty",
                    "datasets-text-too-long",
                );
                if self.address.trim().is_empty() {
                    fields.refuse("adresse", Sentence::new("datasets-reuse-address-empty"));
                }
                (title, web_address(&mut fields, "adresse", &self.address))
            }
        };
        fields.finish()?;
        let remark = Remark {
            id: work.new_id(),
            dataset_id: dataset.id,
            sort: self.sort,
            title,
            content,
            address,
            author_id: author,
            shows_name: self.shows_name,
            state: RemarkState::Shown,
            created_at: work.now,
        };
        store::insert_remark(&mut work.sql, work.body, &remark).await?;
        let kind = match self.sort {
            RemarkSort::Comment => "datasets.commented",
            RemarkSort::Reuse => "datasets.reused",
        };
        let told = json!({ "group": dataset.group_id, "remark": remark.id });
        work.journal(Event::public(kind, dataset.reference()).with(told))
            .await?;
        Ok(remark.id)
    }
}

/// Takes back what one wrote: its words are forgotten at once.
#[derive(Clone, Debug)]
pub struct WithdrawRemark {
    /// Which one
    pub remark: RemarkId,
}

impl Action for WithdrawRemark {
    const NAME: &'static str = "datasets.withdraw-remark";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (remark, dataset) = super::remark(work, self.remark).await?;
        work.require(&rights::TAKE_BACK, remark.scope(&dataset)).await?;
        let change = (RemarkState::Shown, RemarkState::Withdrawn);
        if !store::set_remark_state(&mut work.sql, work.body, remark.id, change, work.now).await? {
            return Err(Fault::NotFound("remark"));
        }
        store::set_remark_content(&mut work.sql, work.body, remark.id, ["", "", ""]).await?;
        let told = json!({ "remark": remark.id });
        work.journal(Event::public("datasets.remark-withdrawn", dataset.reference()).with(told))
            .await
    }
}
