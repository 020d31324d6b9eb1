//! Making the consolidated version.

use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use serde_json::json;

use super::{find_text, require_state};
use crate::history;
use crate::model::{Fate, TextId, TextState};
use crate::rights;
use crate::store::{amendments, documents};

/// Makes the consolidated version: every adopted amendment is in already, commit by commit; a tag says that this is the
/// text, and it no longer changes.
pub struct Consolidate {
    /// Which text
    pub text: TextId,
}

impl Action for Consolidate {
    const NAME: &'static str = "texts.consolidate";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::CONSOLIDATE, Scope::group(text.group_id))
            .await?;
        require_state(&text, TextState::Closed, "texts-not-closed")?;
        let waiting = amendments::count_with_fate(&mut work.sql, work.body, text.id, Fate::Pending).await?;
        if waiting > 0 {
            return Err(Fault::refused_with(
                Sentence::new("texts-amendments-waiting").with("n", waiting),
            ));
        }
        let of_whole = votes::of_subject(&mut work.sql, work.body, &text.reference()).await?;
        if of_whole.is_some_and(|vote| vote.outcome != Some(votes::Outcome::Adopted)) {
            return Err(Fault::refused("texts-whole-not-adopted"));
        }
        let date = work.now.timestamp().to_zoned(work.collectivite()?.zone()).date();
        let tag = format!("texte-adopte/{date}");
        let head = history::oid(&text.head_commit)?;
        let why = ui::t!(
            ui::Words::of(work.house())?,
            "texts-tag-adopted",
            title = &text.title
        );
        history::tag(work, text.id, &tag, head, &why).await?;
        documents::consolidate(&mut work.sql, work.body, text.id, work.now, &tag).await?;
        let adopted = amendments::count_with_fate(&mut work.sql, work.body, text.id, Fate::Adopted).await?;
        let payload = json!({ "tag": tag, "commit": head.to_string(), "adopted": adopted, "amendments": text.last_number });
        work.journal(Event::public("texts.consolidated", text.reference()).with(payload))
            .await
    }
}
