//! Composing the body's own templates: copying one, changing it, receiving one from another town, removing one. A parcours
//! keeps its own copy: nothing here changes what has been prepared.

use kernel::{Action, Event, Fault, FieldFault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::COMPOSE;
use crate::library;
use crate::model::OwnTemplate;
use crate::store::templates as store;
use crate::template::{TITLE_CHARS_MAX, Template, TemplateFaults, Vocabulary, name_of};

/// Templates a body may keep.
const TEMPLATES_MAX: i64 = 200;
/// Names tried before giving up: `avis`, `avis-2`, `avis-3`…
const NAMES_MAX: u32 = 1_000;

/// Copies a template under another title. Gives the copy's name.
#[derive(Clone, Debug)]
pub struct CopyTemplate {
    /// The name of the one copied
    pub from: String,
    /// What the copy is called
    pub title: String,
}

impl Action for CopyTemplate {
    const NAME: &'static str = "parcours.copy-template";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&COMPOSE, Scope::BODY).await?;
        let copied = library::find(&mut work.sql, work.body, &self.from)
            .await?
            .ok_or(Fault::NotFound("template"))?;
        let mut fields = Fields::default();
        let title = fields.text(
            "title",
            &self.title,
            TITLE_CHARS_MAX,
            "parcours-template-title-missing",
            "parcours-title-too-long",
        );
        fields.finish()?;
        let template = Template {
            title,
            ..copied.template
        };
        keep_new(work, template, "parcours.template-copied").await
    }
}

/// Receives a template from a file. Gives the name it is kept under.
#[derive(Clone, Debug)]
pub struct ImportTemplate {
    /// The file
    pub source: String,
}

impl Action for ImportTemplate {
    const NAME: &'static str = "parcours.import-template";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&COMPOSE, Scope::BODY).await?;
        let vocabulary = Vocabulary::of(work.house());
        let template =
            Template::parse_for(&self.source, &vocabulary).map_err(|faults| refused("source", faults))?;
        keep_new(work, template, "parcours.template-imported").await
    }
}

/// Changes one of the body's own templates, unless somebody else did meanwhile.
#[derive(Clone, Debug)]
pub struct SaveTemplate {
    /// Its name
    pub name: String,
    /// The version the form was opened on
    pub version: u32,
    /// What it becomes; its name and version are not read
    pub template: Template,
}

impl Action for SaveTemplate {
    const NAME: &'static str = "parcours.save-template";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&COMPOSE, Scope::BODY).await?;
        let own = own(work, &self.name).await?;
        if own.version != i64::from(self.version) {
            return Err(Fault::Stale("template"));
        }
        let template = Template {
            name: self.name.clone(),
            version: self.version + 1,
            ..self.template.clone()
        };
        let source = template.to_toml()?;
        // What a form gives is checked as a file is: one set of rules.
        let vocabulary = Vocabulary::of(work.house());
        let template =
            Template::parse_for(&source, &vocabulary).map_err(|faults| refused("steps", faults))?;
        let after = OwnTemplate {
            version: i64::from(template.version),
            source,
            updated_at: work.now,
            ..own
        };
        if !store::raise(&mut work.sql, work.body, own.version, &after, &template.title).await? {
            return Err(Fault::Stale("template"));
        }
        announce(work, &after, &template, "parcours.template-changed").await
    }
}

/// Removes one of the body's own templates.
#[derive(Clone, Debug)]
pub struct RemoveTemplate {
    /// Its name
    pub name: String,
}

impl Action for RemoveTemplate {
    const NAME: &'static str = "parcours.remove-template";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&COMPOSE, Scope::BODY).await?;
        let own = own(work, &self.name).await?;
        let subject = own.subject("").reference;
        store::delete(&mut work.sql, work.body, own.id).await?;
        work.unregister(&subject).await?;
        work.journal(Event::internal("parcours.template-removed", subject))
            .await
    }
}

async fn own(work: &mut Work, name: &str) -> Result<OwnTemplate, Fault> {
    store::find(&mut work.sql, work.body, name)
        .await?
        .ok_or(Fault::NotFound("template"))
}

async fn keep_new(work: &mut Work, mut template: Template, kind: &'static str) -> Result<String, Fault> {
    if store::count(&mut work.sql, work.body).await? >= TEMPLATES_MAX {
        return Err(Fault::refused_with(
            Sentence::new("parcours-templates-full").with("max", TEMPLATES_MAX),
        ));
    }
    template.name = free_name(work, &name_of(&template.title)).await?;
    template.version = 1;
    let own = OwnTemplate {
        id: work.new_id(),
        name: template.name.clone(),
        version: 1,
        source: library::kept(&template, "title")?,
        updated_at: work.now,
    };
    store::insert(&mut work.sql, work.body, &own, &template.title).await?;
    announce(work, &own, &template, kind).await?;
    Ok(own.name)
}

async fn free_name(work: &mut Work, wanted: &str) -> Result<String, Fault> {
    for number in 1..=NAMES_MAX {
        let name = if number == 1 {
            wanted.to_owned()
        } else {
            format!("{wanted}-{number}")
        };
        let is_taken =
            library::is_reserved(&name) || library::find(&mut work.sql, work.body, &name).await?.is_some();
        if !is_taken {
            return Ok(name);
        }
    }
    Err(Fault::Internal(format!("every name like {wanted} is taken")))
}

async fn announce(
    work: &mut Work,
    own: &OwnTemplate,
    template: &Template,
    kind: &'static str,
) -> Result<(), Fault> {
    let subject = own.subject(&template.title);
    work.register(&subject).await?;
    let payload = json!({ "name": own.name, "version": own.version });
    work.journal(Event::internal(kind, subject.reference).with(payload))
        .await
}

fn refused(field: &'static str, faults: TemplateFaults) -> Fault {
    let told = faults.0.into_iter().map(|fault| FieldFault {
        field,
        sentence: fault.sentence,
    });
    Fault::Invalid(told.collect())
}
