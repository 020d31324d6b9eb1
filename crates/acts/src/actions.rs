//! Publishing: the file is built, kept by its content, and announced, in one transaction.

mod open_data;
mod pdf;
mod theme;

use db::Uuid;
use groups::{Group, GroupId};
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, SubjectRef, Work};
use meetings::MeetingId;
use serde_json::json;
use texts::{TextId, TextState};
use ui::Words;
use votes::{Outcome, Tally};

use crate::document::{Annex, Document, PublishedAmendment, PublishedText};
use crate::model::{
    AUTHOR_CHARS_MAX, Act, ActId, ActKind, TITLE_CHARS_MAX, Theme, extract, path_of, theme_typed,
};
use crate::{rights, store};

pub(crate) use open_data::VOTE_FIELDS;
pub use open_data::{Describe, DescribeDeliberation, SetSiret};
pub use pdf::{AskMissingPdfs, AskPdf};
pub(crate) use pdf::{KeepPdf, is_of};
pub use theme::GiveTheme;
pub(crate) use theme::is_changed_meanwhile;

/// Publishes an act of a group, for good: a text once consolidated, the minutes of a meeting once approved, or both.
#[derive(Clone, Debug)]
pub struct PublishAct {
    /// What it is called
    pub title: String,
    /// Whose act it is
    pub group: GroupId,
    /// The text it holds
    pub text: Option<TextId>,
    /// The meeting whose minutes it holds
    pub meeting: Option<MeetingId>,
    /// First name and name of its author: public (CGCT art. R. 2131-1)
    pub author_name: String,
    /// The quality in which its author signs: public (same article)
    pub author_quality: String,
    /// What it is about, kept beside it; may be empty
    pub theme: String,
}

impl Action for PublishAct {
    const NAME: &'static str = "acts.publish";
    type Output = ActId;

    async fn run(&self, work: &mut Work) -> Result<ActId, Fault> {
        publish(work, self, None).await
    }
}

/// Publishes the act of a parcours: the same deed, which also ties the act to it. The parcours refuses an act that holds
/// another text than its own, or the minutes of another meeting.
#[derive(Clone, Debug)]
pub struct PublishForParcours {
    /// The deed
    pub publish: PublishAct,
    /// The parcours it is for
    pub parcours: Uuid,
}

impl Action for PublishForParcours {
    const NAME: &'static str = "acts.publish-for-parcours";
    type Output = ActId;

    async fn run(&self, work: &mut Work) -> Result<ActId, Fault> {
        publish(work, &self.publish, Some(self.parcours)).await
    }
}

async fn publish(work: &mut Work, input: &PublishAct, parcours: Option<Uuid>) -> Result<ActId, Fault> {
    work.require(&rights::PUBLISH, Scope::group(input.group)).await?;
    let group = groups::find(&mut work.sql, work.body, input.group)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let id: ActId = work.new_id();
    let document = assembled(work, input, &group, id).await?;
    let act = kept(work, input, id, &document).await?;
    let theme = given(work, input, id).await?;
    announce(work, &act, &document, theme.as_ref(), parcours).await?;
    pdf::ask(work, id).await?;
    Ok(id)
}

/// The theme is beside the act: the file says nothing of what may be corrected.
async fn given(work: &mut Work, input: &PublishAct, id: ActId) -> Result<Option<Theme>, Fault> {
    let theme = theme_typed(&mut Fields::default(), &input.theme);
    store::themes::give(&mut work.sql, work.body, id, &theme, work.now).await?;
    Ok((!theme.is_empty()).then(|| Theme::named(&theme)))
}

/// What the file will say; refuses what cannot be published.
async fn assembled(work: &mut Work, input: &PublishAct, group: &Group, id: ActId) -> Result<Document, Fault> {
    let (title, author_name, author_quality) = checked(input)?;
    if input.text.is_none() && input.meeting.is_none() {
        return Err(Fault::field("text", "acts-nothing-to-publish"));
    }
    let body = work.collectivite()?;
    let vote = match input.text {
        Some(text) => whole_vote(work, text).await?,
        None => None,
    };
    let text = match input.text {
        Some(text) => Some(published_text(work, input.group, text).await?),
        None => None,
    };
    let minutes = match input.meeting {
        Some(meeting) => Some(annex(work, input.group, meeting).await?),
        None => None,
    };
    Ok(Document {
        title,
        kind: ActKind::of(body.kind, group.kind),
        group_name: group.name.clone(),
        author_name,
        author_quality,
        published_on: work.now.timestamp().to_zoned(body.zone()).date(),
        address: format!("{}{}", work.base_url(), path_of(id)),
        is_demonstration: body.is_demonstration,
        body_name: body.name,
        vote,
        text,
        minutes,
    })
}

fn checked(input: &PublishAct) -> Result<(String, String, String), Fault> {
    let mut fields = Fields::default();
    let title = fields.text(
        "title",
        &input.title,
        TITLE_CHARS_MAX,
        "acts-title-empty",
        "acts-title-too-long",
    );
    let author_name = fields.name(
        "author_name",
        &input.author_name,
        AUTHOR_CHARS_MAX,
        "acts-author-name-empty",
        "acts-author-too-long",
    );
    let author_quality = fields.text(
        "author_quality",
        &input.author_quality,
        AUTHOR_CHARS_MAX,
        "acts-author-quality-empty",
        "acts-author-too-long",
    );
    // Refused with the rest, and read again once the act is kept.
    theme_typed(&mut fields, &input.theme);
    fields.finish()?;
    Ok((title, author_name, author_quality))
}

/// A text that can still change is not published, nor one that was: an act never changes, and there is one of each text.
async fn published_text(work: &mut Work, group: GroupId, id: TextId) -> Result<PublishedText, Fault> {
    let text = texts::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    if text.group_id != group {
        return Err(Fault::field("text", "acts-text-of-another-group"));
    }
    if let Some(act) = store::of_text(&mut work.sql, work.body, id).await? {
        return Err(already_published(&act));
    }
    if text.state != TextState::Consolidated {
        return Err(Fault::field("text", "acts-text-not-consolidated"));
    }
    let consolidated = texts::consolidated(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    let subjects: Vec<SubjectRef> = consolidated
        .amendments
        .iter()
        .map(|amendment| SubjectRef::new("amendment", amendment.id))
        .collect();
    let scrutins = votes::summaries(&mut work.sql, work.body, &subjects).await?;
    let amendments = consolidated
        .amendments
        .into_iter()
        .zip(&subjects)
        .map(|(amendment, subject)| PublishedAmendment {
            number: amendment.number,
            sentence: amendment.sentence,
            fate: format!("acts-fate-{}", amendment.fate.as_str()),
            vote: scrutins
                .get(subject)
                .and_then(|scrutin| scrutin.outcome.zip(scrutin.tally)),
        })
        .collect();
    Ok(PublishedText {
        markdown: consolidated.markdown,
        commit: consolidated.commit,
        amendments,
    })
}

/// How the vote on the whole of a text ended, when there was one.
async fn whole_vote(work: &mut Work, text: TextId) -> Result<Option<(Outcome, Tally)>, Fault> {
    let vote = votes::of_subject(&mut work.sql, work.body, &SubjectRef::new("text", text)).await?;
    Ok(vote.and_then(|vote| vote.outcome.zip(vote.tally)))
}

fn already_published(act: &Act) -> Fault {
    Fault::refused_with(
        Sentence::new("acts-refused-published")
            .with("title", act.title.as_str())
            .with("path", act.path()),
    )
}

async fn annex(work: &mut Work, group: GroupId, id: MeetingId) -> Result<Annex, Fault> {
    let meeting = meetings::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("meeting"))?;
    if meeting.group_id != group {
        return Err(Fault::field("meeting", "acts-meeting-of-another-group"));
    }
    let minutes = meetings::find_minutes(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::field("meeting", "acts-minutes-not-approved"))?;
    Ok(Annex {
        title: minutes.title,
        held_on: minutes.held_on,
        markdown: minutes.markdown,
    })
}

/// Stores the file by its content, then the act that names it.
async fn kept(work: &mut Work, input: &PublishAct, id: ActId, document: &Document) -> Result<Act, Fault> {
    let words = Words::of(work.house())?;
    let bytes = document.bytes(words);
    let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let sha256 = work.keep_file("text/html; charset=utf-8", bytes).await?;
    let act = Act {
        id,
        group_id: input.group,
        text_id: input.text,
        meeting_id: input.meeting,
        title: document.title.clone(),
        kind: document.kind,
        author_name: document.author_name.clone(),
        author_quality: document.author_quality.clone(),
        text_commit: document.text.as_ref().map(|text| text.commit.clone()),
        extract: extract(first_words(document)),
        published_at: work.now,
        sha256,
        size_bytes,
    };
    // Two people publish the same text at the same instant: the one who lost runs again, and is told of the other's.
    let inserted = store::insert(&mut work.sql, work.body, &act).await;
    inserted.map_err(|error| {
        if error.is_unique_violation() {
            Fault::Raced
        } else {
            Fault::Db(error)
        }
    })?;
    Ok(act)
}

fn first_words(document: &Document) -> &str {
    let of_text = document.text.as_ref().map(|text| text.markdown.as_str());
    let of_minutes = document.minutes.as_ref().map(|minutes| minutes.markdown.as_str());
    of_text.or(of_minutes).unwrap_or_default()
}

/// To the rest of the house, to search, to those who follow the feed, and to the journal.
async fn announce(
    work: &mut Work,
    act: &Act,
    document: &Document,
    theme: Option<&Theme>,
    parcours: Option<Uuid>,
) -> Result<(), Fault> {
    let subject = Subject {
        reference: act.reference(),
        title: act.title.clone(),
        path: act.path(),
    };
    work.register(&subject).await?;
    let parts = [
        document.text.as_ref().map(|text| text.markdown.as_str()),
        document.minutes.as_ref().map(|minutes| minutes.markdown.as_str()),
    ];
    let entry = search::Entry {
        subject: subject.reference.clone(),
        title: subject.title,
        path: subject.path,
        body_text: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        at: work.now,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    let of_group = groups::find(&mut work.sql, work.body, act.group_id)
        .await?
        .map(|group| format!("?groupe={}", group.slug));
    let of_theme = theme.map(|theme| format!("?{}", theme.query()));
    let suffixes: Vec<String> = [Some(String::new()), of_group, of_theme]
        .into_iter()
        .flatten()
        .collect();
    tell_hub(work, &suffixes).await?;
    let mut payload = json!({
        "group": act.group_id,
        "text": act.text_id,
        "meeting": act.meeting_id,
        "kind": act.kind.as_str(),
        "sha256": act.sha256,
        "commit": act.text_commit,
    });
    // What `parcours` looks for in events: the parcours, and what this subject is to it.
    if let Some(parcours) = parcours {
        payload["parcours"] = json!(parcours);
        payload["role"] = json!("act");
        payload["from"] = json!({ "text": act.text_id });
        if let Some(meeting) = act.meeting_id {
            payload["from"]["meeting"] = json!(meeting);
        }
    }
    work.journal(Event::public("acts.published", subject.reference).with(payload))
        .await
}

/// Tells the hub that the feeds of acts with these restrictions changed, in both formats.
async fn tell_hub(work: &mut Work, suffixes: &[String]) -> Result<(), Fault> {
    for suffix in suffixes {
        for extension in ["atom", "json"] {
            let feed = format!("{}/actes.{extension}{suffix}", work.base_url());
            outgoing::websub::notify(work, &feed).await?;
        }
    }
    Ok(())
}
