//! The mailbox that everyone sees, in a demonstration only: elsewhere these addresses do not exist.

use axum::extract::Path;
use db::Id;
use kernel::Fault;
use maud::{Markup, html};
use outgoing::mailbox::{self, Letter};
use ui::components::{definition_list, list_empty, table};
use ui::{Answer, Page, Visit, t};

/// Letters shown, newest first.
const LETTERS_MAX: i64 = 50;

pub(super) async fn list(visit: Visit) -> Answer {
    refuse_outside_demonstration(&visit)?;
    let words = visit.words;
    let letters = mailbox::latest(&mut visit.sql(), visit.body.id, None, LETTERS_MAX).await?;
    let mut lines = table(t!(words, "identity-mailbox-caption"))
        .column(t!(words, "identity-mailbox-subject"))
        .column(t!(words, "identity-mailbox-recipient"))
        .column(t!(words, "identity-mailbox-received"));
    for letter in &letters {
        lines = lines.row([
            html! { a href={ "/boite/" (letter.id) } { (letter.subject) } },
            html! { (letter.recipient) },
            received(&visit, letter),
        ]);
    }
    let main = html! {
        @if letters.is_empty() {
            (list_empty(&t!(words, "identity-mailbox-empty"), Some((&t!(words, "identity-ask-title"), "/connexion"))))
        } @else {
            (lines)
        }
    };
    let page = Page::new(t!(words, "identity-mailbox-title"), main)
        .lead(t!(words, "identity-mailbox-lead"))
        .keeps_drafts()
        .not_indexed();
    visit.page(page)
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id<Letter>>) -> Answer {
    refuse_outside_demonstration(&visit)?;
    let words = visit.words;
    let letter = mailbox::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("letter"))?;
    let facts = [
        (
            t!(words, "identity-mailbox-recipient"),
            html! { (letter.recipient) },
        ),
        (t!(words, "identity-mailbox-received"), received(&visit, &letter)),
    ];
    let main = html! {
        (definition_list(&facts))
        (with_links(&letter.text, &visit.base_url()))
    };
    let page = Page::new(letter.subject, main)
        .under(t!(words, "identity-mailbox-title"), "/boite")
        .keeps_drafts()
        .not_indexed();
    visit.page(page)
}

fn refuse_outside_demonstration(visit: &Visit) -> Result<(), Fault> {
    if visit.body.is_demonstration {
        Ok(())
    } else {
        Err(Fault::NotFound("mailbox"))
    }
}

fn received(visit: &Visit, letter: &Letter) -> Markup {
    visit
        .words
        .datetime_element(letter.received_at.timestamp(), &visit.body.zone())
}

/// A letter's text, paragraph by paragraph, its web addresses as links. Those of this house become local: the
/// demonstration works under whatever name it is opened.
fn with_links(text: &str, base_url: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            p {
                @for (place, line) in paragraph.trim().lines().enumerate() {
                    @if place > 0 { br; }
                    @for (place, word) in line.split(' ').enumerate() {
                        @if place > 0 { " " }
                        @if word.starts_with("https://") || word.starts_with("http://") {
                            @let local = word.strip_prefix(base_url).filter(|path| path.starts_with('/'));
                            a href=(local.unwrap_or(word)) { (word) }
                        } @else { (word) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn addresses_become_links_and_the_rest_is_escaped() {
        let shown = with_links(
            "Bonjour <b>,\n\nhttp://ici.fr/connexion/a\nvoir https://ailleurs.fr/b",
            "http://ici.fr",
        );
        assert_eq!(
            shown.into_string(),
            "<p>Bonjour &lt;b&gt;,</p><p><a href=\"/connexion/a\">http://ici.fr/connexion/a</a><br>\
             voir <a href=\"https://ailleurs.fr/b\">https://ailleurs.fr/b</a></p>"
        );
    }
}
