//! Contributing: at once when signed in, by a link when not; supporting.

use std::net::IpAddr;

use groups::GroupId;
use identity::Effort;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{checked, consultation, contribution, must_be_open};
use crate::actions::forget::FORGET_WAITING;
use crate::model::{
    CONTRIBUTIONS_PER_PERSON_MAX, ConsultationId, ContributionId, State, WAITING_DAYS, WAITING_MAX, Waiting,
    Written, shuffle_number,
};
use crate::store::{contributions, waiting};
use crate::{index, mail, rights};

/// Publishes a contribution of the person signed in.
#[derive(Clone, Debug)]
pub struct Contribute {
    /// To which consultation
    pub consultation: ConsultationId,
    /// What it says
    pub written: Written,
    /// True when the author wants to be named
    pub shows_name: bool,
}

impl Action for Contribute {
    const NAME: &'static str = "debates.contribute";
    type Output = ContributionId;

    async fn run(&self, work: &mut Work) -> Result<ContributionId, Fault> {
        let about = consultation(work, self.consultation).await?;
        work.require(&rights::CONTRIBUTE, Scope::group(about.group_id))
            .await?;
        let author = work.person()?;
        must_be_open(&about, work)?;
        let mut fields = Fields::default();
        let written = checked(&mut fields, &about, &self.written);
        fields.finish()?;
        let id = work.new_id();
        publish(work, about.id, id, author, &written, self.shows_name).await?;
        Ok(id)
    }
}

/// Publishes a contribution in the name of an association that the actor speaks for: both are named. Where it wants two people,
/// the contribution waits until a second one confirms it.
#[derive(Clone, Debug)]
pub struct ContributeFor {
    /// In whose name
    pub association: GroupId,
    /// To which consultation
    pub consultation: ConsultationId,
    /// What it says
    pub written: Written,
}

/// What is kept of a contribution that waits for a second person.
#[derive(Serialize, Deserialize)]
struct Kept {
    consultation: ConsultationId,
    theme: String,
    place: String,
}

impl Action for ContributeFor {
    const NAME: &'static str = "debates.contribute-for";
    /// None when it waits for a second person.
    type Output = Option<ContributionId>;

    async fn run(&self, work: &mut Work) -> Result<Option<ContributionId>, Fault> {
        let about = consultation(work, self.consultation).await?;
        work.require(&rights::CONTRIBUTE, Scope::group(about.group_id))
            .await?;
        let author = work.person()?;
        must_be_open(&about, work)?;
        let mut fields = Fields::default();
        let written = checked(&mut fields, &about, &self.written);
        fields.finish()?;
        let id: ContributionId = work.new_id();
        let kept = Kept {
            consultation: about.id,
            theme: written.theme.clone(),
            place: written.place.clone(),
        };
        let spoken = groups::Spoken {
            subject: &SubjectRef::new("contribution", id),
            title: &written.title,
            text: &written.text,
            content: json!(kept),
        };
        if !groups::speak_for(work, self.association, &spoken).await? {
            return Ok(None);
        }
        let by = (author, Some(self.association));
        publish_by(work, (about.id, id), by, &written, true).await?;
        Ok(Some(id))
    }
}

/// Publishes what a second person of an association confirmed. What was written before the end is published after it too.
pub(crate) async fn when_confirmed(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let Some(act) = groups::act_confirmed(work, event, "contribution").await? else {
        return Ok(());
    };
    let kept: Kept = serde_json::from_str(&act.content)
        .map_err(|error| Fault::Internal(format!("a contribution to confirm: {error}")))?;
    let about = consultation(work, kept.consultation).await?;
    let written = Written {
        title: act.title,
        text: act.text,
        theme: kept.theme,
        place: kept.place,
    };
    let id = ContributionId::from_uuid(act.id.uuid());
    let by = (act.person_id, Some(act.groupe_id));
    publish_by(work, (about.id, id), by, &written, true).await
}

/// Keeps a contribution of somebody without account until they open the link sent to them.
#[derive(Clone, Debug)]
pub struct ContributeByMail {
    /// To which consultation
    pub consultation: ConsultationId,
    /// What it says
    pub written: Written,
    /// True when the author wants to be named
    pub shows_name: bool,
    /// The author's name
    pub name: String,
    /// The author's address
    pub email: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// The language chosen on the device that asks, if one was
    pub language: Option<&'static str>,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for ContributeByMail {
    const NAME: &'static str = "debates.contribute-by-mail";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let about = consultation(work, self.consultation).await?;
        work.require(&rights::CONTRIBUTE, Scope::group(about.group_id))
            .await?;
        must_be_open(&about, work)?;
        let mut fields = Fields::default();
        let written = checked(&mut fields, &about, &self.written);
        let name = identity::read_name(&mut fields, "nom", &self.name);
        let email = identity::model::EmailAddress::parse(&self.email);
        if email.is_none() {
            fields.refuse("email", Sentence::new("identity-email-unreadable"));
        }
        fields.finish()?;
        let email = email.ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        if waiting::count(&mut work.sql, work.body, about.id).await? >= WAITING_MAX {
            return Err(Fault::refused("debates-refused-waiting"));
        }
        let link =
            identity::make_sign_in_link(work, email.as_str(), (self.client, self.effort.as_ref())).await?;
        let new = Waiting {
            id: work.new_id(),
            consultation_id: about.id,
            email: email.as_str().to_owned(),
            name,
            shows_name: self.shows_name,
            title: written.title,
            text: written.text,
            theme: written.theme,
            place: written.place,
            sent_at: work.now,
            confirmed_at: None,
        };
        waiting::insert(&mut work.sql, work.body, &new, &link.token).await?;
        let reference = SubjectRef::new("contribution", new.id);
        let forgotten_at = work.now.plus_days(WAITING_DAYS);
        work.timer(FORGET_WAITING, &reference, forgotten_at, &json!({}))
            .await?;
        mail::confirmation(work, &about, &new.email, &link, self.language).await?;
        work.journal(Event::internal("debates.contribution-awaited", about.reference()))
            .await
    }
}

/// Makes a contribution readable; what both ways of contributing end with.
pub(super) async fn publish(
    work: &mut Work,
    consultation: ConsultationId,
    id: ContributionId,
    author: PersonId,
    written: &Written,
    shows_name: bool,
) -> Result<(), Fault> {
    publish_by(work, (consultation, id), (author, None), written, shows_name).await
}

/// The same, by somebody in their own name or in that of an association.
async fn publish_by(
    work: &mut Work,
    (consultation, id): (ConsultationId, ContributionId),
    (author, association): (PersonId, Option<GroupId>),
    written: &Written,
    shows_name: bool,
) -> Result<(), Fault> {
    let written_already =
        contributions::count_of_author(&mut work.sql, work.body, author, consultation).await?;
    if written_already >= CONTRIBUTIONS_PER_PERSON_MAX {
        return Err(Fault::refused_with(
            Sentence::new("debates-refused-too-many").with("max", CONTRIBUTIONS_PER_PERSON_MAX),
        ));
    }
    let mut bytes = [0; 8];
    work.house().randomness.fill(&mut bytes);
    let new = contributions::New {
        id,
        consultation,
        author,
        shows_name,
        written,
        shuffle: shuffle_number(bytes),
    };
    if !contributions::insert(&mut work.sql, work.body, &new, work.now).await? {
        return Err(Fault::refused("debates-refused-confirmed"));
    }
    let (published, _) = contribution(work, id).await?;
    index::contribution(work, &published).await?;
    // Who confirms is not always who wrote: the line's own actor did the last of it.
    let payload = match association {
        None => json!({ "consultation": consultation }),
        Some(group) => json!({ "consultation": consultation, "for": group, "by": author }),
    };
    work.journal(Event::public("debates.contribution-published", published.reference()).with(payload))
        .await
}

/// Supports a contribution, or no longer. Said twice, it counts once.
#[derive(Clone, Debug)]
pub struct SetSupport {
    /// Which contribution
    pub contribution: ContributionId,
    /// True to support it
    pub is_supported: bool,
}

impl Action for SetSupport {
    const NAME: &'static str = "debates.support";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (about, consultation) = contribution(work, self.contribution).await?;
        work.require(&rights::SUPPORT, Scope::group(consultation.group_id))
            .await?;
        let person = work.person()?;
        must_be_open(&consultation, work)?;
        if about.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        contributions::set_support(&mut work.sql, work.body, about.id, person, self.is_supported).await?;
        let kind = if self.is_supported {
            "debates.supported"
        } else {
            "debates.support-withdrawn"
        };
        work.journal(Event::internal(kind, about.reference())).await
    }
}
