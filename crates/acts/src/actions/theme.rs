//! The theme of an act, given beside it: the act itself never changes.

use kernel::{Action, Event, Fault, FieldFault, Fields, Scope, Sentence, Work};

use super::tell_hub;
use crate::model::{ActId, Theme, theme_typed};
use crate::{rights, store};

/// Gives a theme to a published act, in place of the one it had; takes it away when it is empty.
#[derive(Clone, Debug)]
pub struct GiveTheme {
    /// Which act
    pub act: ActId,
    /// The theme that whoever gives this one saw; empty when there was none
    pub before: String,
    /// The theme; may be empty
    pub theme: String,
}

impl Action for GiveTheme {
    const NAME: &'static str = "acts.give-theme";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let act = store::find(&mut work.sql, work.body, self.act)
            .await?
            .ok_or(Fault::NotFound("act"))?;
        work.require(&rights::GIVE_THEME, Scope::group(act.group_id))
            .await?;
        let mut fields = Fields::default();
        let theme = theme_typed(&mut fields, &self.theme);
        fields.finish()?;
        let given = store::themes::of(&mut work.sql, work.body, act.id).await?;
        let known = given.map(|given| given.theme).unwrap_or_default();
        if known != self.before && known != theme {
            return Err(changed_meanwhile(known));
        }
        store::themes::give(&mut work.sql, work.body, act.id, &theme, work.now).await?;
        let concerned = [known, theme].into_iter().filter(|name| !name.is_empty());
        let suffixes: Vec<String> = concerned
            .map(|name| format!("?{}", Theme::named(&name).query()))
            .collect();
        tell_hub(work, &suffixes).await?;
        work.journal(Event::public("acts.theme-given", act.reference()))
            .await
    }
}

/// True for the refusal of who comes second.
pub(crate) fn is_changed_meanwhile(fault: &Fault) -> bool {
    let told = ["acts-theme-taken-meanwhile", "acts-theme-given-meanwhile"];
    matches!(fault, Fault::Invalid(faults) if faults.iter().any(|one| told.contains(&one.sentence.key)))
}

/// Two people at once: whoever comes second is told of the first one's theme, and may send theirs again.
fn changed_meanwhile(theme: String) -> Fault {
    let sentence = if theme.is_empty() {
        Sentence::new("acts-theme-taken-meanwhile")
    } else {
        Sentence::new("acts-theme-given-meanwhile").with("theme", theme)
    };
    Fault::Invalid(vec![FieldFault {
        field: "theme",
        sentence,
    }])
}
