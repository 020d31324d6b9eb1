//! Volunteering: signed in, by the link of a letter, or on a paper form that an agent enters; and taking one's name back.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use db::{Instant, Sql};
use identity::model::SecretHash;
use kernel::{Action, CollectiviteId, Event, Fault, FieldFault, Fields, PersonId, Scope, Sentence, Work};

use super::{find_assembly, journal_unsigned, meanwhile};
use crate::model::{
    ADDRESS_CHARS_MAX, Assembly, AssemblyId, CLIENT_OFFERS_PER_HOUR_MAX, CRITERIA_MAX, NUMBERS, Seat,
    VOLUNTEERS_MAX, Volunteer, VolunteerId, VolunteerState, WAITING_DAYS, WAITING_MAX, household_of,
};
use crate::{mail, own_secret, rights, store};

const HOUR_S: i64 = 3_600;
/// Numbers tried before giving up: nine in ten at least are free.
const NUMBER_TRIES_MAX: u32 = 100;

/// The names of the fields where criteria are answered, in their order.
pub(crate) const CHOICE_FIELDS: [&str; CRITERIA_MAX] = [
    "critere1",
    "critere2",
    "critere3",
    "critere4",
    "critere5",
    "critere6",
    "critere7",
    "critere8",
    "critere9",
    "critere10",
];

/// What somebody says to volunteer: what the draw needs, and nothing more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolunteerForm {
    /// Their name
    pub name: String,
    /// Their e-mail address
    pub email: String,
    /// Where they live: for letters, and so that two of one home do not sit together
    pub address: String,
    /// By criterion, what they say of themselves
    pub choices: BTreeMap<String, String>,
    /// Whether they agree to what is kept, for what and until when
    pub consents: bool,
}

/// Offers to sit. Who is signed in is known at once; who is not confirms by the link of a letter, so that nobody volunteers
/// for somebody else.
#[derive(Clone, Debug)]
pub struct OfferToSit {
    /// In which assembly
    pub assembly: AssemblyId,
    /// What they say
    pub form: VolunteerForm,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
}

impl Action for OfferToSit {
    const NAME: &'static str = "assemblies.volunteer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::VOLUNTEER, Scope::BODY).await?;
        let assembly = find_assembly(work, self.assembly).await?;
        refuse_closed(work, &assembly)?;
        let (body, id) = (work.body, assembly.id);
        let person = work.actor.person();
        if lacks_proof(&mut work.sql, body, (&assembly, person), work.now).await? {
            return Err(Fault::refused("assemblies-refused-not-elector"));
        }
        let mut form = self.form.clone();
        if let Some(person) = person {
            form.email = identity::email_of(&mut work.sql, body, person)
                .await?
                .unwrap_or_default();
        }
        let form = checked(&assembly, &form, person.is_none())?;
        let known = match person {
            Some(person) => store::of_person(&mut work.sql, body, id, person).await?,
            None => None,
        };
        let known = match known {
            Some(known) => Some(known),
            None if form.email.is_empty() => None,
            None => store::of_email(&mut work.sql, body, id, &form.email).await?,
        };
        match known {
            Some(known) if known.state == VolunteerState::In => {
                // Who only has an address learns by letter alone that it is known here.
                if person.is_some() {
                    return Err(Fault::refused("assemblies-refused-already"));
                }
                mail::confirm(work, &assembly, &known).await?;
            }
            Some(known) => self.rewrite(work, &assembly, known, form).await?,
            None => self.begin(work, &assembly, form).await?,
        }
        journal_unsigned(work, "assemblies.volunteered", &assembly).await
    }
}

impl OfferToSit {
    /// Somebody new. Who is signed in is on the list at once.
    async fn begin(&self, work: &mut Work, assembly: &Assembly, form: VolunteerForm) -> Result<(), Fault> {
        let (body, id, person) = (work.body, assembly.id, work.actor.person());
        let forgotten = work.now.plus_days(-WAITING_DAYS);
        store::delete_waiting(&mut work.sql, body, id, forgotten).await?;
        let present = store::count_present(&mut work.sql, body, id).await?;
        refuse_full(present, 1)?;
        let mut new = volunteer(work, id, form).await?;
        new.person = person;
        if person.is_some() {
            refuse_twice(work, id, &new).await?;
        } else {
            // Whoever would have letters sent to many strangers is stopped before the list is full.
            let confirmed = store::count_in(&mut work.sql, body, id).await?;
            if present - confirmed >= WAITING_MAX {
                return Err(Fault::refused("assemblies-refused-waiting"));
            }
            self.refuse_too_many_of_client(work, new.id).await?;
            new.state = VolunteerState::Waiting;
        }
        store::insert_volunteer(&mut work.sql, body, id, (&new, work.now))
            .await
            .map_err(meanwhile)?;
        mail::confirm(work, assembly, &new).await
    }

    /// The form again before its first letter was followed: what is said now is what will be confirmed.
    async fn rewrite(
        &self,
        work: &mut Work,
        assembly: &Assembly,
        mut known: Volunteer,
        form: VolunteerForm,
    ) -> Result<(), Fault> {
        known.household = household_of(&form.address);
        known.name = form.name;
        known.address = form.address;
        known.choices = form.choices;
        if let Some(person) = work.actor.person() {
            refuse_twice(work, assembly.id, &known).await?;
            known.person = Some(person);
            known.state = VolunteerState::In;
        }
        store::rewrite_waiting(&mut work.sql, work.body, assembly.id, &known).await?;
        mail::confirm(work, assembly, &known).await
    }

    /// One client who enters many people fills the list of those who wait, and closes it to others.
    async fn refuse_too_many_of_client(&self, work: &mut Work, new: VolunteerId) -> Result<(), Fault> {
        let Some(client) = self.client else { return Ok(()) };
        let client = SecretHash::of_client(client);
        let (body, now) = (work.body, work.now);
        let an_hour_ago = now.plus_seconds(-HOUR_S);
        let offered = store::count_of_client(&mut work.sql, body, &client, an_hour_ago).await?;
        if offered >= CLIENT_OFFERS_PER_HOUR_MAX {
            return Err(Fault::refused("assemblies-refused-waiting"));
        }
        store::insert_client(&mut work.sql, body, new, (&client, now)).await?;
        Ok(())
    }
}

/// Whether the assembly is run by a group of people who proved something, whose members alone volunteer, and whoever offers to sit
/// has not. On paper, who enters a form has seen its author.
pub(crate) async fn lacks_proof(
    sql: &mut Sql,
    body: CollectiviteId,
    (assembly, person): (&Assembly, Option<PersonId>),
    at: Instant,
) -> Result<bool, db::Error> {
    let group = groups::find(sql, body, assembly.group).await?;
    if group.is_none_or(|group| !group.kind.is_proven()) {
        return Ok(false);
    }
    let Some(person) = person else { return Ok(true) };
    let own = groups::groups_of(sql, body, person, at).await?;
    Ok(own.iter().all(|group| group.id != assembly.group))
}

/// Somebody is on the list once: the same e-mail address, or the same name in the same home, is the same person.
async fn refuse_twice(work: &mut Work, assembly: AssemblyId, new: &Volunteer) -> Result<(), Fault> {
    let name = household_of(&new.name);
    let others = store::like(&mut work.sql, work.body, assembly, new).await?;
    let is_there = others.iter().filter(|other| other.id != new.id).any(|other| {
        let has_address = !new.email.is_empty() && other.email == new.email;
        let has_home = !new.household.is_empty() && other.household == new.household;
        has_address || has_home && household_of(&other.name) == name
    });
    if is_there {
        return Err(Fault::refused("assemblies-refused-twice"));
    }
    Ok(())
}

/// Enters forms that came on paper, signed by their authors; or a table of those gathered elsewhere.
#[derive(Clone, Debug)]
pub struct EnterPaperForms {
    /// In which assembly
    pub assembly: AssemblyId,
    /// What is written on them; e-mail addresses may be missing
    pub forms: Vec<VolunteerForm>,
}

impl Action for EnterPaperForms {
    const NAME: &'static str = "assemblies.enter-paper-forms";
    type Output = usize;

    async fn run(&self, work: &mut Work) -> Result<usize, Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::SEE_VOLUNTEERS, assembly.scope()).await?;
        refuse_closed(work, &assembly)?;
        let (body, id) = (work.body, assembly.id);
        if self.forms.is_empty() {
            return Err(Fault::refused("assemblies-refused-no-form"));
        }
        let is_table = self.forms.len() > 1;
        let known = store::volunteers(&mut work.sql, body, id).await?;
        let person_of = |name: &str, address: &str| (household_of(name), household_of(address));
        let mut people: BTreeSet<(String, String)> = known
            .iter()
            .filter(|known| known.state == VolunteerState::In)
            .map(|known| person_of(&known.name, &known.address))
            .collect();
        let mut emails: BTreeSet<String> = known.into_iter().map(|known| known.email).collect();
        let present = store::count_present(&mut work.sql, body, id).await?;
        refuse_full(present, self.forms.len())?;
        for (line, form) in (1_usize..).zip(&self.forms) {
            let at = |fault| if is_table { in_table(line) } else { fault };
            let form = checked(&assembly, form, false).map_err(at)?;
            if !form.email.is_empty() && !emails.insert(form.email.clone()) {
                return Err(at(Fault::field("email", "assemblies-email-known")));
            }
            if !people.insert(person_of(&form.name, &form.address)) {
                return Err(at(Fault::field("name", "assemblies-person-known")));
            }
            let mut new = volunteer(work, id, form).await?;
            new.is_on_paper = true;
            store::insert_volunteer(&mut work.sql, body, id, (&new, work.now))
                .await
                .map_err(meanwhile)?;
        }
        work.journal(Event::internal(
            "assemblies.paper-form-entered",
            assembly.reference(),
        ))
        .await?;
        Ok(self.forms.len())
    }
}

/// What is wrong with one line of a pasted table.
fn in_table(line: usize) -> Fault {
    Fault::Invalid(vec![FieldFault {
        field: "people",
        sentence: Sentence::new("assemblies-table-line").with("line", line),
    }])
}

/// Follows the link of the first letter.
#[derive(Clone, Debug)]
pub struct ConfirmVolunteer {
    /// The secret of the link
    pub token: String,
}

impl Action for ConfirmVolunteer {
    const NAME: &'static str = "assemblies.confirm";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let (assembly, mut volunteer) = own(work, &self.token).await?;
        let last = store::last_draw(&mut work.sql, work.body, assembly.id).await?;
        if !assembly.takes_confirmations_at(work.now, last.as_ref()) {
            return Err(Fault::refused("assemblies-refused-call-closed"));
        }
        if volunteer.state == VolunteerState::Waiting {
            // A paper form may have come meanwhile.
            refuse_twice(work, assembly.id, &volunteer).await?;
            volunteer.state = VolunteerState::In;
            store::update_volunteer(&mut work.sql, work.body, assembly.id, &volunteer).await?;
        }
        journal_unsigned(work, "assemblies.confirmed", &assembly).await
    }
}

/// Takes one's name back, at any time: everything that was said is forgotten at once. Once a draw was asked for, the number
/// stays, with what it answered in the file of candidates until names are erased: it is what makes the draw again. A seat
/// becomes empty.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// The secret of one's own page
    pub token: String,
}

impl Action for Withdraw {
    const NAME: &'static str = "assemblies.withdraw";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let (assembly, volunteer) = own(work, &self.token).await?;
        forget(work, &assembly, &volunteer).await?;
        journal_unsigned(work, "assemblies.withdrawn", &assembly).await
    }
}

/// Takes back the name of somebody who asked for it by letter or by telephone.
#[derive(Clone, Debug)]
pub struct RecordWithdrawal {
    /// From which assembly
    pub assembly: AssemblyId,
    /// Whose
    pub volunteer: VolunteerId,
}

impl Action for RecordWithdrawal {
    const NAME: &'static str = "assemblies.record-withdrawal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::SEE_VOLUNTEERS, assembly.scope()).await?;
        let volunteer = store::find_volunteer(&mut work.sql, work.body, assembly.id, self.volunteer)
            .await?
            .ok_or(Fault::NotFound("volunteer"))?;
        if volunteer.state == VolunteerState::Withdrawn {
            return Err(Fault::refused("assemblies-refused-withdrawn"));
        }
        forget(work, &assembly, &volunteer).await?;
        work.journal(Event::internal("assemblies.withdrawn", assembly.reference()))
            .await
    }
}

pub(super) async fn forget(work: &mut Work, assembly: &Assembly, volunteer: &Volunteer) -> Result<(), Fault> {
    if volunteer.seat == Some(Seat::Accepted) {
        super::seats::leave_group(work, assembly, volunteer).await?;
    }
    let (body, id) = (work.body, assembly.id);
    if store::last_draw(&mut work.sql, body, id).await?.is_none() {
        store::delete_volunteer(&mut work.sql, body, id, volunteer.id).await?;
    } else {
        let seat = volunteer.seat.map(|_| Seat::Left);
        store::forget_volunteer(&mut work.sql, body, id, (volunteer.id, seat)).await?;
    }
    Ok(())
}

/// Somebody by the secret of their own page, with their assembly.
pub(super) async fn own(work: &mut Work, token: &str) -> Result<(Assembly, Volunteer), Fault> {
    let line = store::of_token(&mut work.sql, work.body, token)
        .await?
        .ok_or(Fault::NotFound("volunteer"))?;
    let assembly = find_assembly(work, line.assembly).await?;
    Ok((assembly, line.volunteer))
}

fn refuse_closed(work: &Work, assembly: &Assembly) -> Result<(), Fault> {
    if assembly.takes_volunteers_at(work.now) {
        Ok(())
    } else {
        Err(Fault::refused("assemblies-refused-call-closed"))
    }
}

fn refuse_full(all: i64, more: usize) -> Result<(), Fault> {
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    if all.saturating_add(more) > VOLUNTEERS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("assemblies-refused-full").with("max", VOLUNTEERS_MAX),
        ));
    }
    Ok(())
}

/// Somebody new. Two who take the same number at once are told apart by the table.
async fn volunteer(work: &mut Work, assembly: AssemblyId, form: VolunteerForm) -> Result<Volunteer, Fault> {
    let number = free_number(work, assembly).await?;
    let id = work.new_id();
    let token = own_secret::token(work.house(), work.body, id)?;
    Ok(Volunteer {
        id,
        number,
        household: household_of(&form.address),
        name: form.name,
        email: form.email,
        address: form.address,
        choices: form.choices,
        person: None,
        is_on_paper: false,
        state: VolunteerState::In,
        seat: None,
        replaced_by: None,
        agrees_to_be_named: false,
        has_mandate: false,
        answer_hash: Some(own_secret::hash_of(&token)),
        answer_until: None,
    })
}

/// A number at random that nobody of this assembly has: numbers given in a row would tell, in all that is published, who came
/// first.
async fn free_number(work: &mut Work, assembly: AssemblyId) -> Result<u32, Fault> {
    let many = u64::from(NUMBERS.end - NUMBERS.start);
    for _ in 0..NUMBER_TRIES_MAX {
        let mut bytes = [0; 8];
        work.house().randomness.fill(&mut bytes);
        let drawn = u32::try_from(u64::from_be_bytes(bytes) % many).unwrap_or_default();
        let number = NUMBERS.start + drawn;
        if !store::is_number_given(&mut work.sql, work.body, assembly, number).await? {
            return Ok(number);
        }
    }
    Err(Fault::Raced)
}

/// The form with what is kept of it; every fault is told at once.
fn checked(assembly: &Assembly, form: &VolunteerForm, is_email_needed: bool) -> Result<VolunteerForm, Fault> {
    let mut fields = Fields::default();
    let name = identity::read_name(&mut fields, "name", &form.name);
    let email = form.email.trim().to_lowercase();
    let is_missing = email.is_empty() && is_email_needed;
    if is_missing || !email.is_empty() && !outgoing::mail::is_address(&email) {
        fields.refuse("email", Sentence::new("assemblies-email-unreadable"));
    }
    let address = fields.text(
        "address",
        &form.address,
        ADDRESS_CHARS_MAX,
        "assemblies-address-empty",
        "assemblies-address-too-long",
    );
    let mut choices = BTreeMap::new();
    for (criterion, field) in assembly.criteria.iter().zip(CHOICE_FIELDS) {
        let chosen = form.choices.get(&criterion.name);
        let known = chosen.filter(|chosen| criterion.targets.iter().any(|target| target.name == **chosen));
        match known {
            Some(chosen) => {
                choices.insert(criterion.name.clone(), chosen.clone());
            }
            None => fields.refuse(field, Sentence::new("assemblies-choice-missing")),
        }
    }
    if !form.consents {
        fields.refuse("consents", Sentence::new("assemblies-consent-missing"));
    }
    fields.finish()?;
    Ok(VolunteerForm {
        name,
        email,
        address,
        choices,
        consents: true,
    })
}
