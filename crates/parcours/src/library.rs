//! The templates at hand: those that come with Parvis, and the body's own.

use db::Sql;
use kernel::{CollectiviteId, Fault};

use crate::model::OwnTemplate;
use crate::store::templates as store;
use crate::template::{SHIPPED, Template};

/// The body's own templates shown.
const OWN_MAX: i64 = 200;

/// Names that addresses use for something else.
const RESERVED: &[&str] = &["importer", "nouveau"];

/// A template at hand.
#[derive(Clone, Debug)]
pub struct Offered {
    /// What it is
    pub template: Template,
    /// The body's own, when it is one
    pub own: Option<OwnTemplate>,
}

/// All of them, those that come with Parvis first.
pub async fn all(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Offered>, Fault> {
    let mut offered = Vec::new();
    for source in SHIPPED {
        offered.push(Offered {
            template: read(source)?,
            own: None,
        });
    }
    for own in store::list(sql, body, OWN_MAX).await? {
        offered.push(Offered {
            template: read(&own.source)?,
            own: Some(own),
        });
    }
    Ok(offered)
}

/// The template called `name`.
pub async fn find(sql: &mut Sql, body: CollectiviteId, name: &str) -> Result<Option<Offered>, Fault> {
    for source in SHIPPED {
        let template = read(source)?;
        if template.name == name {
            return Ok(Some(Offered { template, own: None }));
        }
    }
    match store::find(sql, body, name).await? {
        Some(own) => Ok(Some(Offered {
            template: read(&own.source)?,
            own: Some(own),
        })),
        None => Ok(None),
    }
}

/// True for a name that cannot be a template's.
pub(crate) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// A template as the file that is kept. It can always be read again, or it is refused while somebody can still mend it.
pub(crate) fn kept(template: &Template, field: &'static str) -> Result<String, Fault> {
    let source = template.to_toml()?;
    if Template::parse(&source).is_err() {
        return Err(Fault::field(field, "parcours-template-too-long"));
    }
    Ok(source)
}

fn read(source: &str) -> Result<Template, Fault> {
    Template::parse(source).map_err(|faults| Fault::Internal(format!("a template kept: {faults}")))
}
