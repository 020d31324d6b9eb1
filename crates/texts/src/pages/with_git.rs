//! How a text is cloned and amended with `git`.

use maud::{Markup, html};
use ui::{Visit, t};

use crate::model::{TextDocument, TextState, text_path};
use crate::wire::git_lines;

/// Folded away: those who use it look for it.
pub(super) fn block(visit: &Visit, text: &TextDocument, may_amend: bool) -> Markup {
    let words = visit.words;
    let address = format!("{}{}.git", visit.base_url(), text_path(text.id));
    let person = visit.signed_in.as_ref().map(|signed_in| signed_in.person);
    html! {
        details #avec-git {
            summary { (t!(words, "texts-git-title")) }
            p { (t!(words, "texts-git-clone")) }
            pre tabindex="0" { code { "git clone " (address) } }
            @if text.state == TextState::Discussion {
                @if let Some(person) = person.filter(|_| may_amend) {
                    p { (t!(words, "texts-git-sign")) }
                    pre tabindex="0" { code { (git_lines(&visit.body, person).join("\n")) } }
                    p { (t!(words, "texts-git-push")) }
                    pre tabindex="0" { code {
                        "git switch -c amendements/mon-idee texte-en-discussion\n"
                        "git commit -a\n"
                        "git push -u origin amendements/mon-idee\n"
                        "git pull"
                    } }
                    p {
                        (t!(words, "texts-git-token")) " "
                        a href="/compte/jetons" { (t!(words, "texts-git-token-make")) }
                    }
                } @else {
                    p { (t!(words, "texts-git-who")) }
                }
            }
        }
    }
}
