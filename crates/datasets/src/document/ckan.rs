//! The catalogue as the action API of CKAN 2, version 3, gives it to whoever reads
//! (<https://docs.ckan.org/en/2.11/api/index.html>): what portals and harvesters have read for years.

use db::Instant;
use serde_json::{Value, json};

use crate::model::{Current, Dataset, Licence, Listed, Theme};

/// Results given at most, as CKAN does.
pub(crate) const ROWS_MAX: usize = 1_000;
/// Results given when nobody says how many.
const ROWS: usize = 10;
/// The longest filter, in characters.
const FILTER_CHARS_MAX: usize = 1_000;
/// Conditions of a filter.
const PAIRS_MAX: usize = 20;

/// What the portal says of itself.
pub(crate) struct Portal<'a> {
    /// The address of the body, without a final slash
    pub(crate) base_url: &'a str,
    /// The identifier of the body
    pub(crate) id: String,
    /// Its name in addresses
    pub(crate) slug: &'a str,
    /// Its name
    pub(crate) name: &'a str,
    /// The name of a licence
    pub(crate) licence: &'a dyn Fn(Licence) -> String,
    /// The name of a theme
    pub(crate) theme: &'a dyn Fn(Theme) -> String,
}

/// What is searched, and how much of it is given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Searched {
    /// Words; empty or `*:*` for all
    pub(crate) query: String,
    /// What datasets have to be
    pub(crate) filter: Filter,
    /// `metadata_modified desc`, `title asc`…
    pub(crate) sort: String,
    pub(crate) rows: Option<usize>,
    pub(crate) start: usize,
}

impl Portal<'_> {
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// `status_show`
    pub(crate) fn status(&self, version: &str) -> Value {
        json!({
            "ckan_version": "2.11.0",
            "site_url": self.base_url,
            "site_title": self.name,
            "site_description": "",
            "locale_default": "fr",
            "error_emails_to": null,
            "extensions": [],
            "parvis_version": version,
        })
    }

    /// `organization_show`
    pub(crate) fn organisation(&self, count: usize) -> Value {
        json!({
            "id": self.id,
            "name": self.slug,
            "title": self.name,
            "display_name": self.name,
            "description": "",
            "image_url": "",
            "is_organization": true,
            "type": "organization",
            "approval_status": "approved",
            "state": "active",
            "package_count": count,
        })
    }

    /// `license_list`
    pub(crate) fn licences(&self) -> Value {
        let licences = Licence::ALL.iter().map(|licence| {
            json!({
                "id": licence.as_str(),
                "title": (self.licence)(*licence),
                "url": licence.address(),
                "status": "active",
                "domain_content": false,
                "domain_data": true,
                "domain_software": false,
                "od_conformance": "approved",
                "osd_conformance": "not reviewed",
                "maintainer": "",
                "family": "",
            })
        });
        licences.collect()
    }

    /// `group_list`: themes
    pub(crate) fn group(&self, theme: Theme) -> Value {
        let title = (self.theme)(theme);
        json!({
            "id": theme.as_str(),
            "name": theme.as_str().to_ascii_lowercase(),
            "title": title,
            "display_name": title,
            "description": "",
        })
    }

    /// `package_show`
    pub(crate) fn package(&self, listed: &Listed) -> Value {
        let dataset = &listed.dataset;
        let tags: Vec<Value> = tags_of(dataset)
            .map(|tag| json!({ "id": tag, "name": tag, "display_name": tag, "state": "active", "vocabulary_id": null }))
            .collect();
        let resources: Vec<Value> = listed
            .files
            .iter()
            .enumerate()
            .map(|(position, file)| self.resource(file, position))
            .collect();
        json!({
            "id": dataset.id,
            "name": dataset.slug,
            "title": dataset.title,
            "notes": dataset.description,
            "type": "dataset",
            "state": "active",
            "private": false,
            "isopen": true,
            "url": self.address(&dataset.path()),
            "version": null,
            "author": dataset.producer,
            "author_email": dataset.email,
            "maintainer": dataset.producer,
            "maintainer_email": dataset.email,
            "license_id": dataset.licence.as_str(),
            "license_title": (self.licence)(dataset.licence),
            "license_url": dataset.licence.address(),
            "metadata_created": moment(dataset.published_at.unwrap_or(dataset.created_at)),
            "metadata_modified": moment(dataset.changed_at),
            "owner_org": self.id,
            "organization": self.organisation_of_package(),
            "creator_user_id": null,
            "num_tags": tags.len(),
            "tags": tags,
            "num_resources": resources.len(),
            "resources": resources,
            "groups": [self.group(dataset.theme)],
            "extras": extras(dataset),
            "relationships_as_subject": [],
            "relationships_as_object": [],
        })
    }

    fn organisation_of_package(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.slug,
            "title": self.name,
            "type": "organization",
            "description": "",
            "image_url": "",
            "is_organization": true,
            "approval_status": "approved",
            "state": "active",
        })
    }

    /// `resource_show`
    pub(crate) fn resource(&self, file: &Current, position: usize) -> Value {
        let version = &file.version;
        let changed = moment(version.published_at.unwrap_or(version.uploaded_at));
        json!({
            "id": file.resource.id,
            "package_id": file.resource.dataset_id,
            "position": position,
            "name": file.resource.title,
            "description": version.note,
            "format": version.format.to_ascii_uppercase(),
            "mimetype": version.media_type.split(';').next(),
            "mimetype_inner": null,
            "size": version.size_bytes,
            "hash": version.sha256.as_str(),
            "created": moment(file.resource.created_at),
            "last_modified": changed,
            "metadata_modified": changed,
            "url": self.address(&format!("{}/original", file.resource.path())),
            "url_type": null,
            "resource_type": "file",
            "schema": version.schema_url,
            "state": "active",
        })
    }

    /// `package_search`
    pub(crate) fn search(&self, all: &[Listed], searched: &Searched) -> Value {
        let query = searched.query.trim();
        let is_all = query.is_empty() || query == "*:*" || query == "*";
        let mut found: Vec<&Listed> = all
            .iter()
            .filter(|listed| is_all || search::answers(query, &listed.dataset.searched()))
            .filter(|listed| searched.filter.passes(listed))
            .collect();
        order(&mut found, &searched.sort);
        let rows = searched.rows.unwrap_or(ROWS).min(ROWS_MAX);
        let results = found.iter().skip(searched.start).take(rows);
        json!({
            "count": found.len(),
            "sort": searched.sort,
            "facets": {},
            "search_facets": {},
            "results": results.map(|listed| self.package(listed)).collect::<Vec<_>>(),
        })
    }
}

/// The words of a dataset as CKAN wants tags: letters, figures, spaces, and few signs.
pub(super) fn tags_of(dataset: &Dataset) -> impl Iterator<Item = String> {
    dataset.words().map(|word| {
        let kept = word.chars().map(|letter| {
            if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') {
                letter
            } else {
                ' '
            }
        });
        let kept: String = kept.collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// A filter as Solr writes them, `field:value` or `field:"value"`; what is not known filters nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter(Vec<(String, String)>);

impl Filter {
    /// Reads one, once for all datasets; none when it is longer than anybody writes it.
    pub(crate) fn parse(filter: &str) -> Option<Self> {
        if filter.chars().count() > FILTER_CHARS_MAX {
            return None;
        }
        let pairs = pairs(filter);
        (pairs.len() <= PAIRS_MAX).then_some(Self(pairs))
    }

    fn passes(&self, listed: &Listed) -> bool {
        self.0.iter().all(|(field, value)| {
            let dataset = &listed.dataset;
            let is_same = |known: &str| known.eq_ignore_ascii_case(value);
            match field.as_str() {
                "tags" => tags_of(dataset).any(|tag| tag.eq_ignore_ascii_case(value)),
                "license_id" => is_same(dataset.licence.as_str()),
                "groups" => is_same(dataset.theme.as_str()),
                "res_format" => listed.formats().into_iter().any(is_same),
                "name" => is_same(&dataset.slug),
                "id" => is_same(&dataset.id.to_string()),
                _ => true,
            }
        })
    }
}

fn pairs(filter: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    // One more than are taken tells that there are too many.
    let mut rest = filter.trim_start_matches(['+', ' ']);
    while let Some((field, after)) = rest.split_once(':')
        && pairs.len() <= PAIRS_MAX
    {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        let field = field.trim_start_matches(['+', ' ']).trim();
        pairs.push((field.to_owned(), value.to_owned()));
        rest = next.trim_start();
        rest = rest.strip_prefix("AND ").unwrap_or(rest);
    }
    pairs
}

fn order(found: &mut [&Listed], sort: &str) {
    let (field, way) = sort.trim().split_once(' ').unwrap_or((sort.trim(), "asc"));
    match field {
        "title" | "title_string" => found.sort_by_key(|listed| db::sort_key(&listed.dataset.title)),
        "name" => found.sort_by_key(|listed| listed.dataset.slug.clone()),
        "metadata_modified" => found.sort_by_key(|listed| listed.dataset.changed_at),
        "metadata_created" => found.sort_by_key(|listed| listed.dataset.published_at),
        // By identifier, as they come: the pages of a catalogue that changes meanwhile hold each dataset once.
        _ => return,
    }
    if way.trim().eq_ignore_ascii_case("desc") {
        found.reverse();
    }
}

fn extras(dataset: &Dataset) -> Value {
    let mut extras = vec![
        ("frequency", dataset.frequency.as_str().to_owned()),
        ("spatial-text", dataset.territory.clone()),
        ("siret", dataset.siret.clone()),
    ];
    if let Some(day) = dataset.covers_from {
        extras.push(("temporal_start", day.to_string()));
    }
    if let Some(day) = dataset.covers_to {
        extras.push(("temporal_end", day.to_string()));
    }
    extras
        .into_iter()
        .map(|(key, value)| json!({ "key": key, "value": value }))
        .collect()
}

/// As CKAN writes instants: universal time, without saying so.
fn moment(at: Instant) -> String {
    ui::spreadsheet::moment(at).trim_end_matches('Z').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Filter, pairs};

    #[test]
    fn filters_are_read_as_solr_writes_them() {
        let read = pairs("tags:\"eau potable\" +license_id:lov2 AND res_format:CSV");
        let read: Vec<(&str, &str)> = read
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                ("tags", "eau potable"),
                ("license_id", "lov2"),
                ("res_format", "CSV")
            ]
        );
        assert!(pairs("").is_empty());
    }

    #[test]
    fn a_filter_that_nobody_writes_is_not_read() {
        assert!(Filter::parse(&"a:b ".repeat(20)).is_some());
        assert!(Filter::parse(&"a:b ".repeat(21)).is_none());
        assert!(Filter::parse(&format!("tags:{}", "é".repeat(1_000))).is_none());
    }
}
