//! Published tables whose rows have places, as OGC API – Features gives them, Part 1: Core (OGC 17-069r4,
//! <https://docs.ogc.org/is/17-069r4/17-069r4.html>): each file in force is a collection, each of its rows a feature, known by its
//! number in the file. Coordinates are in CRS84, the longitude first.

mod features;
mod sought;

use serde_json::{Value as Json, json};

pub(crate) use features::{Given, feature, page_of};
pub(crate) use sought::{Sought, without_parameters};

/// Where coordinates are read: WGS 84, the longitude first.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// What is conformed to.
const CLASSES: [&str; 3] = ["core", "oas30", "geojson"];
/// The media types of what is given (IANA; OGC 17-069r4, section 8.3, for the last).
pub(crate) const GEOJSON: &str = "application/geo+json";
pub(crate) const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
const JSON: &str = "application/json";
const HTML: &str = "text/html";
/// Features of a page when nothing is said, and at most.
const LIMIT: usize = 100;
const LIMIT_MAX: usize = 10_000;

/// What is served at the address of the house.
pub(crate) struct Outside<'a> {
    /// The address of the body, without a final slash
    pub(crate) base_url: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

impl Outside<'_> {
    fn link(&self, (path, rel): (&str, &str), media_type: &str, title: &str) -> Json {
        link(&[self.base_url, path].concat(), rel, media_type, title)
    }
}

fn link(href: &str, rel: &str, media_type: &str, title: &str) -> Json {
    json!({ "href": href, "rel": rel, "type": media_type, "title": title })
}

/// The address of a collection, under that of the house.
fn collection_path(id: &str) -> String {
    format!("/ogc/collections/{id}")
}

/// `/ogc`: what there is.
pub(crate) fn landing(outside: &Outside<'_>) -> Json {
    let title = outside.title;
    json!({
        "title": title,
        "description": outside.description,
        "links": [
            outside.link(("/ogc", "self"), JSON, title),
            outside.link(("/ogc/api", "service-desc"), OPENAPI, "OpenAPI 3.0"),
            outside.link(("/donnees", "service-doc"), HTML, title),
            outside.link(("/ogc/conformance", "conformance"), JSON, "OGC API – Features"),
            outside.link(("/ogc/collections", "data"), JSON, title),
        ],
    })
}

/// `/ogc/conformance`: the classes of the standard that are followed.
pub(crate) fn conformance() -> Json {
    let classes =
        CLASSES.map(|class| format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}"));
    json!({ "conformsTo": classes })
}

/// A collection: `id` is that of its file. No extent is told, which the standard allows: it is told for all collections or in no
/// list of them, and reckoning it would open them all.
pub(crate) fn collection(base_url: &str, id: &str, (title, description): (&str, &str)) -> Json {
    let about = [base_url, &collection_path(id)].concat();
    let explored = format!("{base_url}/donnees/fichiers/{id}/explorer");
    json!({
        "id": id,
        "title": title,
        "description": description,
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            link(&about, "self", JSON, title),
            link(&format!("{about}/items"), "items", GEOJSON, title),
            link(&explored, "alternate", HTML, title),
        ],
    })
}

/// `/ogc/api`: what may be asked (<https://spec.openapis.org/oas/v3.0.3>).
pub(crate) fn api(outside: &Outside<'_>) -> Json {
    let path_of =
        |name: &str, schema: Json| json!({ "name": name, "in": "path", "required": true, "schema": schema });
    let asked = |name: &str, schema: Json| json!({ "name": name, "in": "query", "required": false, "schema": schema, "style": "form", "explode": false });
    let form = asked("f", json!({ "type": "string", "enum": ["json", "geojson"] }));
    let collection = path_of("collectionId", json!({ "type": "string" }));
    let feature = path_of("featureId", json!({ "type": "integer", "minimum": 1 }));
    let number = json!({ "type": "number" });
    let numbers = json!({ "type": "array", "items": number,
        "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }] });
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT });
    let offset = json!({ "type": "integer", "minimum": 0, "default": 0 });
    // Each property of the features of a collection, by its name.
    let properties = json!({ "name": "properties", "in": "query", "required": false, "style": "form", "explode": true,
        "schema": { "type": "object", "additionalProperties": { "type": "string" } } });
    let told = |id: &str, media_type: &str, parameters: Json| {
        let exception = json!({ "$ref": "#/components/schemas/exception" });
        let wrong = json!({ "description": "exception", "content": { JSON: { "schema": exception } } });
        json!({ "get": {
            "operationId": id,
            "parameters": parameters,
            "responses": {
                "200": { "description": id, "content": { media_type: { "schema": { "type": "object" } } } },
                "400": wrong,
                "404": wrong,
                "500": wrong,
            },
        } })
    };
    json!({
        "openapi": "3.0.3",
        "info": { "title": outside.title, "description": outside.description, "version": "1.0.0" },
        "servers": [{ "url": format!("{}/ogc", outside.base_url) }],
        "paths": {
            "/": told("getLandingPage", JSON, json!([form])),
            "/conformance": told("getConformanceDeclaration", JSON, json!([form])),
            "/collections": told("getCollections", JSON, json!([form])),
            "/collections/{collectionId}": told("describeCollection", JSON, json!([collection, form])),
            "/collections/{collectionId}/items": told("getFeatures", GEOJSON, json!([
                collection, asked("bbox", numbers), asked("datetime", json!({ "type": "string" })),
                asked("limit", limit), asked("offset", offset), properties, form,
            ])),
            "/collections/{collectionId}/items/{featureId}": told("getFeature", GEOJSON, json!([collection, feature, form])),
        },
        "components": { "schemas": { "exception": {
            "type": "object",
            "required": ["code"],
            "properties": { "code": { "type": "string" }, "description": { "type": "string" } },
        } } },
    })
}
