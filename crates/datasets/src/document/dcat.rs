//! The catalogue as DCAT-AP 3.0.1 (<https://semiceu.github.io/DCAT-AP/releases/3.0.1/>), written as the harvester of data.gouv.fr
//! reads it: an identifier that stays, the licence on datasets and on their distributions, the schema by the address of its
//! published version, the territory as a geometry, no date to come, a catalogue cut in pages by Hydra.

use std::collections::BTreeMap;

use db::Instant;
use territory::model::Extent;

use super::rdf::Graph;
use crate::model::{Current, Dataset, Listed};

/// Datasets in one page of the catalogue.
pub(crate) const DATASETS_A_PAGE: usize = 100;

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types";
const LOCAL_AUTHORITY: &str = "http://purl.org/adms/publishertype/LocalAuthority";
/// Its label in the vocabulary
const LOCAL_AUTHORITY_NAME: &str = "Collectivité";
const SHA256: &str = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";

/// What the catalogue says of itself.
pub(crate) struct Catalogue<'a> {
    /// The address of the body, without a final slash
    pub(crate) base_url: &'a str,
    /// The name of the body
    pub(crate) name: &'a str,
    /// What the catalogue is called
    pub(crate) title: String,
    /// What it holds
    pub(crate) description: String,
    /// The box that holds the territory of the body
    pub(crate) extent: Option<Extent>,
    /// When something of it last changed
    pub(crate) changed_at: Instant,
    /// How many datasets there are in all
    pub(crate) total: usize,
    /// The address of this page, and of the next one
    pub(crate) pages: (String, Option<String>),
    /// True when digests are plain words: udata, the program of data.gouv.fr, refuses a dataset whose digest is typed as DCAT-AP
    /// wants it (version 17)
    pub(crate) is_for_udata: bool,
    /// The name of a theme
    pub(crate) theme: &'a dyn Fn(crate::model::Theme) -> String,
}

impl Catalogue<'_> {
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    fn publisher(&self) -> String {
        self.address("/#organisme")
    }

    fn territory(&self) -> String {
        self.address("/territoire#emprise")
    }
}

/// The triples of one page of the catalogue: `listed` are the datasets of that page.
pub(crate) fn graph(catalogue: &Catalogue<'_>, listed: &[Listed]) -> Graph {
    let mut graph = Graph::new();
    let page = catalogue.address("/donnees");
    let about = format!("{page}#catalogue");
    graph.class(&about, "dcat:Catalog");
    graph.class(&about, "hydra:Collection");
    graph.words(&about, "dct:title", &catalogue.title);
    graph.words(&about, "dct:description", &catalogue.description);
    graph.node(&about, "dct:publisher", &catalogue.publisher());
    graph.node(&about, "foaf:homepage", &page);
    graph.node(&about, "dct:language", &format!("{AUTHORITY}/language/FRA"));
    graph.node(&about, "dct:license", crate::model::Licence::Open.address());
    graph.node(&about, "dcat:themeTaxonomy", &format!("{AUTHORITY}/data-theme"));
    let changed = instant(catalogue.changed_at);
    graph.value(&about, "dct:modified", &changed, "xsd:dateTime");
    if catalogue.extent.is_some() {
        graph.node(&about, "dct:spatial", &catalogue.territory());
    }
    for one in listed {
        graph.node(&about, "dcat:dataset", &subject(catalogue, &one.dataset));
    }
    let total = catalogue.total.to_string();
    graph.value(&about, "hydra:totalItems", &total, "xsd:integer");
    let (own, next) = &catalogue.pages;
    graph.node(&about, "hydra:view", own);
    graph.class(own, "hydra:PartialCollectionView");
    if let Some(next) = next {
        graph.node(own, "hydra:next", next);
    }
    common(&mut graph, catalogue, &page);
    for one in listed {
        dataset(&mut graph, catalogue, one);
    }
    used(&mut graph, catalogue, listed);
    graph
}

fn subject(catalogue: &Catalogue<'_>, dataset: &Dataset) -> String {
    catalogue.address(&format!("{}#jeu", dataset.path()))
}

/// Who publishes, where: what every dataset points to.
fn common(graph: &mut Graph, catalogue: &Catalogue<'_>, page: &str) {
    graph.class(page, "foaf:Document");
    let publisher = catalogue.publisher();
    graph.class(&publisher, "foaf:Agent");
    graph.words(&publisher, "foaf:name", catalogue.name);
    graph.node(&publisher, "foaf:homepage", &catalogue.address("/"));
    graph.node(&publisher, "dct:type", LOCAL_AUTHORITY);
    graph.class(&catalogue.address("/"), "foaf:Document");
    graph.class(LOCAL_AUTHORITY, "skos:Concept");
    graph.words(LOCAL_AUTHORITY, "skos:prefLabel", LOCAL_AUTHORITY_NAME);
    let language = format!("{AUTHORITY}/language/FRA");
    graph.class(&language, "dct:LinguisticSystem");
    let themes = format!("{AUTHORITY}/data-theme");
    graph.class(&themes, "skos:ConceptScheme");
    graph.words(&themes, "dct:title", "Data theme");
    if let Some(extent) = catalogue.extent {
        let territory = catalogue.territory();
        graph.class(&territory, "dct:Location");
        graph.words(&territory, "skos:prefLabel", catalogue.name);
        graph.value(&territory, "dcat:bbox", &polygon(extent), "gsp:wktLiteral");
    }
    graph.class(SHA256, "spdx:ChecksumAlgorithm");
}

/// A box as a polygon, longitude before latitude: what no SRID precedes is in CRS84 (OGC `GeoSPARQL`, 8.5).
fn polygon(extent: Extent) -> String {
    let Extent {
        west,
        south,
        east,
        north,
    } = extent;
    format!("POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))")
}

fn dataset(graph: &mut Graph, catalogue: &Catalogue<'_>, listed: &Listed) {
    let dataset = &listed.dataset;
    let about = subject(catalogue, dataset);
    let page = catalogue.address(&dataset.path());
    graph.class(&about, "dcat:Dataset");
    graph.text(&about, "dct:identifier", &dataset.id.to_string());
    graph.words(&about, "dct:title", &dataset.title);
    let description = ui::markdown::plain_text(&dataset.description);
    graph.words(&about, "dct:description", &description);
    graph.node(&about, "dct:publisher", &catalogue.publisher());
    let producer = format!("{page}#producteur");
    graph.node(&about, "dct:creator", &producer);
    graph.node(&about, "dcat:theme", &theme_address(dataset));
    for word in dataset.words() {
        graph.words(&about, "dcat:keyword", word);
    }
    graph.node(&about, "dct:language", &format!("{AUTHORITY}/language/FRA"));
    graph.node(&about, "dct:license", dataset.licence.address());
    let frequency = format!("{AUTHORITY}/frequency/{}", dataset.frequency.as_str());
    graph.node(&about, "dct:accrualPeriodicity", &frequency);
    if let Some(at) = dataset.published_at {
        graph.value(&about, "dct:issued", &instant(at), "xsd:dateTime");
    }
    let changed = instant(dataset.changed_at);
    graph.value(&about, "dct:modified", &changed, "xsd:dateTime");
    graph.node(&about, "dcat:landingPage", &page);
    let period = format!("{page}#periode");
    if dataset.covers_from.is_some() || dataset.covers_to.is_some() {
        graph.node(&about, "dct:temporal", &period);
    }
    if catalogue.extent.is_some() {
        graph.node(&about, "dct:spatial", &catalogue.territory());
    }
    let contact = format!("{page}#contact");
    graph.node(&about, "dcat:contactPoint", &contact);
    for schema in schemas(listed) {
        graph.node(&about, "dct:conformsTo", schema);
    }
    let distributions: Vec<Distribution<'_>> = listed.files.iter().flat_map(distributions_of).collect();
    for distribution in &distributions {
        graph.node(
            &about,
            "dcat:distribution",
            &catalogue.address(&distribution.path),
        );
    }
    graph.class(&page, "foaf:Document");
    graph.class(&producer, "foaf:Agent");
    graph.words(&producer, "foaf:name", &dataset.producer);
    graph.text(&producer, "dct:identifier", &dataset.siret);
    graph.class(&contact, "vcard:Kind");
    graph.text(&contact, "vcard:fn", &dataset.producer);
    if !dataset.email.is_empty() {
        graph.node(&contact, "vcard:hasEmail", &format!("mailto:{}", dataset.email));
    }
    if dataset.covers_from.is_some() || dataset.covers_to.is_some() {
        graph.class(&period, "dct:PeriodOfTime");
        for (predicate, day) in [
            ("dcat:startDate", dataset.covers_from),
            ("dcat:endDate", dataset.covers_to),
        ] {
            if let Some(day) = day {
                graph.value(&period, predicate, &day.to_string(), "xsd:date");
            }
        }
    }
    for distribution in &distributions {
        distribution.write(graph, catalogue, dataset, &page);
    }
}

fn theme_address(dataset: &Dataset) -> String {
    format!("{AUTHORITY}/data-theme/{}", dataset.theme.as_str())
}

/// The schemas of the files of a dataset, by the address that the world knows them by, each once.
fn schemas(listed: &Listed) -> Vec<&str> {
    let mut schemas: Vec<&str> = listed
        .files
        .iter()
        .map(|file| file.version.schema_url.as_str())
        .filter(|address| !address.is_empty())
        .collect();
    schemas.sort_unstable();
    schemas.dedup();
    schemas
}

/// A form in which a file is given.
struct Distribution<'a> {
    file: &'a Current,
    /// Where it is, and what it is known by
    path: String,
    format: &'a str,
    media_type: &'a str,
    /// True for the file as it was published, whose size and digest are known
    is_original: bool,
}

/// A file as it was published; as CSV too when it is a table of another format.
fn distributions_of(file: &Current) -> Vec<Distribution<'_>> {
    let base = file.resource.path();
    let version = &file.version;
    let mut all = vec![Distribution {
        file,
        path: format!("{base}/original"),
        format: &version.format,
        media_type: version.media_type.split(';').next().unwrap_or_default(),
        is_original: true,
    }];
    if version.is_table() && version.format != "csv" {
        all.push(Distribution {
            file,
            path: format!("{base}/table.csv"),
            format: "csv",
            media_type: "text/csv",
            is_original: false,
        });
    }
    all
}

impl Distribution<'_> {
    fn write(&self, graph: &mut Graph, catalogue: &Catalogue<'_>, dataset: &Dataset, page: &str) {
        let about = catalogue.address(&self.path);
        let version = &self.file.version;
        graph.class(&about, "dcat:Distribution");
        graph.class(&about, "rdfs:Resource");
        graph.text(&about, "dct:identifier", &about);
        graph.words(&about, "dct:title", &self.file.resource.title);
        if !version.note.is_empty() {
            let note = ui::markdown::plain_text(&version.note);
            graph.words(&about, "dct:description", &note);
        }
        graph.node(&about, "dcat:accessURL", page);
        graph.node(&about, "dcat:downloadURL", &about);
        graph.node(&about, "dct:format", &format_address(self.format));
        graph.node(
            &about,
            "dcat:mediaType",
            &format!("{MEDIA_TYPES}/{}", self.media_type),
        );
        graph.node(&about, "dct:license", dataset.licence.address());
        let first = instant(self.file.resource.created_at);
        graph.value(&about, "dct:issued", &first, "xsd:dateTime");
        if let Some(at) = version.published_at {
            graph.value(&about, "dct:modified", &instant(at), "xsd:dateTime");
        }
        if !version.schema_url.is_empty() {
            graph.node(&about, "dct:conformsTo", &version.schema_url);
        }
        if self.is_original {
            let size = version.size_bytes.to_string();
            graph.value(&about, "dcat:byteSize", &size, "xsd:nonNegativeInteger");
            let checksum = format!("{about}#sha256");
            graph.node(&about, "spdx:checksum", &checksum);
            graph.class(&checksum, "spdx:Checksum");
            graph.node(&checksum, "spdx:algorithm", SHA256);
            let digest = version.sha256.as_str();
            if catalogue.is_for_udata {
                graph.text(&checksum, "spdx:checksumValue", digest);
            } else {
                graph.value(&checksum, "spdx:checksumValue", digest, "xsd:hexBinary");
            }
        }
    }
}

fn format_address(format: &str) -> String {
    format!("{AUTHORITY}/file-type/{}", format.to_ascii_uppercase())
}

/// What datasets of this page point to, each once: the shapes want everything to say what it is.
fn used(graph: &mut Graph, catalogue: &Catalogue<'_>, listed: &[Listed]) {
    let mut themes = BTreeMap::new();
    let mut classes: BTreeMap<String, &str> = BTreeMap::new();
    let mut standards: BTreeMap<&str, &str> = BTreeMap::new();
    let open = crate::model::Licence::Open.address().to_owned();
    classes.insert(open, "dct:LicenseDocument");
    for one in listed {
        let dataset = &one.dataset;
        themes.insert(theme_address(dataset), (catalogue.theme)(dataset.theme));
        classes.insert(dataset.licence.address().to_owned(), "dct:LicenseDocument");
        let frequency = format!("{AUTHORITY}/frequency/{}", dataset.frequency.as_str());
        classes.insert(frequency, "dct:Frequency");
        for file in &one.files {
            for form in distributions_of(file) {
                classes.insert(format_address(form.format), "dct:MediaTypeOrExtent");
                classes.insert(format!("{MEDIA_TYPES}/{}", form.media_type), "dct:MediaType");
            }
            if !file.version.schema_url.is_empty() {
                standards.insert(&file.version.schema_url, &file.version.schema_name);
            }
        }
    }
    for (address, name) in themes {
        graph.class(&address, "skos:Concept");
        graph.words(&address, "skos:prefLabel", &name);
        graph.node(&address, "skos:inScheme", &format!("{AUTHORITY}/data-theme"));
    }
    for (address, class) in classes {
        graph.class(&address, class);
    }
    for (address, name) in standards {
        graph.class(address, "dct:Standard");
        graph.words(address, "dct:title", name);
    }
}

/// To the second, in universal time.
fn instant(at: Instant) -> String {
    ui::spreadsheet::moment(at)
}

#[cfg(test)]
mod tests {
    use db::Id;
    use oxrdf::Term;

    use super::super::rdf::{Syntax, term};
    use super::*;
    use crate::model::{
        DatasetState, Frequency, Licence, Reach, Resource, Theme, Version, VersionState, listed,
    };

    fn sample(format: &str) -> Vec<Listed> {
        let dataset = Dataset {
            id: Id::from_uuid(db::Uuid::from_u128(1)),
            group_id: Id::from_uuid(db::Uuid::from_u128(2)),
            slug: "subventions".to_owned(),
            title: "Subventions « 2026 »".to_owned(),
            description: "Ce que la commune **donne**.".to_owned(),
            theme: Theme::Government,
            keywords: "subventions;associations".to_owned(),
            licence: Licence::Open,
            frequency: Frequency::Annual,
            producer: "Service des associations".to_owned(),
            siret: "21860194600013".to_owned(),
            email: "associations@exemple.fr".to_owned(),
            reach: Reach::Commune,
            territory: "Auray".to_owned(),
            covers_from: Some(jiff::civil::date(2026, 1, 1)),
            covers_to: None,
            state: DatasetState::Published,
            withdrawn_because: String::new(),
            created_at: Instant::from_micros(0),
            published_at: Some(Instant::from_micros(0)),
            changed_at: Instant::from_micros(0),
            version: 1,
        };
        let file = Current {
            resource: Resource {
                id: Id::from_uuid(db::Uuid::from_u128(3)),
                dataset_id: dataset.id,
                title: "Subventions".to_owned(),
                created_at: Instant::from_micros(0),
            },
            version: Version {
                id: Id::from_uuid(db::Uuid::from_u128(4)),
                resource_id: Id::from_uuid(db::Uuid::from_u128(3)),
                number: 1,
                revision: 1,
                state: VersionState::Published,
                file_name: format!("subventions.{format}"),
                format: format.to_owned(),
                media_type: crate::examine::media_type(format).to_owned(),
                sha256: kernel::FileHash::of(b"x"),
                size_bytes: 1,
                row_count: Some(0),
                column_count: Some(0),
                described: String::new(),
                schema_name: "scdl/subventions".to_owned(),
                schema_version: "2.1.1".to_owned(),
                schema_url: "https://schema.data.gouv.fr/schemas/scdl/subventions/2.1.1/schema.json"
                    .to_owned(),
                fault_count: 0,
                found: String::new(),
                personal: String::new(),
                personal_reason: String::new(),
                differences: String::new(),
                mended_count: 0,
                note: String::new(),
                withdrawn_because: String::new(),
                uploaded_at: Instant::from_micros(0),
                published_at: Some(Instant::from_micros(0)),
            },
        };
        listed(vec![dataset], vec![file])
    }

    fn made(format: &str, next: Option<String>) -> Graph {
        made_for(format, next, false)
    }

    fn made_for(format: &str, next: Option<String>, is_for_udata: bool) -> Graph {
        let catalogue = Catalogue {
            base_url: "https://auray.example",
            name: "Ville d’Auray",
            title: "Données ouvertes".to_owned(),
            description: "Catalogue".to_owned(),
            extent: Some(Extent {
                west: -3.1,
                south: 47.6,
                east: -2.9,
                north: 47.7,
            }),
            changed_at: Instant::from_micros(0),
            total: 1,
            pages: ("https://auray.example/catalog.ttl?page=1".to_owned(), next),
            is_for_udata,
            theme: &|theme| theme.as_str().to_owned(),
        };
        graph(&catalogue, &sample(format))
    }

    fn objects(graph: &Graph, predicate: &str) -> Vec<String> {
        let predicate = term(predicate);
        graph
            .triples()
            .iter()
            .filter(|triple| triple.predicate.as_str() == predicate)
            .map(|triple| match &triple.object {
                Term::Literal(literal) => literal.value().to_owned(),
                other => other.to_string(),
            })
            .collect()
    }

    #[test]
    fn what_the_harvester_of_data_gouv_fr_needs_is_there() {
        let graph = made("csv", None);
        let identifier = "00000000-0000-0000-0000-000000000001";
        assert!(objects(&graph, "dct:identifier").contains(&identifier.to_owned()));
        let licences = objects(&graph, "dct:license");
        assert_eq!(licences.len(), 3, "the catalogue, the dataset and its file");
        assert!(licences.iter().all(|licence| licence.contains("licence-ouverte")));
        assert_eq!(objects(&graph, "dct:conformsTo").len(), 2);
        assert_eq!(objects(&graph, "dcat:byteSize"), ["1"]);
        assert_eq!(objects(&graph, "spdx:checksumValue")[0].len(), 64);
        assert!(objects(&graph, "dcat:bbox")[0].starts_with("POLYGON((-3.1 47.6"));
        assert_eq!(objects(&graph, "dcat:keyword"), ["subventions", "associations"]);
        assert!(objects(&graph, "hydra:next").is_empty());
    }

    #[test]
    fn a_digest_is_typed_but_for_the_program_that_refuses_it_so() {
        let types = |is_for_udata: bool| -> Vec<String> {
            let graph = made_for("csv", None, is_for_udata);
            let all = graph.triples().iter();
            all.filter(|triple| triple.predicate.as_str() == term("spdx:checksumValue"))
                .filter_map(|triple| match &triple.object {
                    Term::Literal(literal) => Some(literal.datatype().as_str().to_owned()),
                    _ => None,
                })
                .collect()
        };
        assert_eq!(types(false), [term("xsd:hexBinary")]);
        assert_eq!(types(true), [term("xsd:string")]);
    }

    #[test]
    fn whatever_is_pointed_to_says_what_it_is() {
        let graph = made(
            "xlsx",
            Some("https://auray.example/catalog.ttl?page=2".to_owned()),
        );
        let typed: Vec<String> = graph
            .triples()
            .iter()
            .filter(|triple| triple.predicate.as_str() == term("rdf:type"))
            .map(|triple| triple.subject.to_string())
            .collect();
        for predicate in [
            "dct:publisher",
            "dct:creator",
            "dcat:theme",
            "dct:license",
            "dct:accrualPeriodicity",
            "dct:language",
            "dcat:landingPage",
            "dct:temporal",
            "dct:spatial",
            "dcat:contactPoint",
            "dct:conformsTo",
            "dcat:distribution",
            "dcat:accessURL",
            "dcat:downloadURL",
            "dct:format",
            "dcat:mediaType",
            "spdx:checksum",
            "spdx:algorithm",
            "dcat:dataset",
            "dct:type",
            "hydra:view",
        ] {
            let pointed = objects(&graph, predicate);
            assert!(!pointed.is_empty(), "{predicate}");
            for object in pointed {
                assert!(typed.contains(&object), "{predicate} {object}");
            }
        }
        assert_eq!(
            objects(&graph, "dcat:distribution").len(),
            2,
            "the file, and its CSV"
        );
        assert_eq!(objects(&graph, "hydra:next").len(), 1);
    }

    #[test]
    fn the_three_syntaxes_hold_the_same() {
        let graph = made("csv", None);
        let count = graph.triples().len();
        let turtle = graph.write(Syntax::Turtle).expect("Turtle");
        let read = oxttl::TurtleParser::new().for_slice(&turtle);
        assert_eq!(read.filter_map(Result::ok).count(), count);
        let xml = graph.write(Syntax::RdfXml).expect("RDF/XML");
        let read = oxrdfxml::RdfXmlParser::new().for_slice(&xml);
        assert_eq!(read.filter_map(Result::ok).count(), count);
        let json = graph.write(Syntax::JsonLd).expect("JSON-LD");
        let read = oxjsonld::JsonLdParser::new().for_slice(&json);
        assert_eq!(read.filter_map(Result::ok).count(), count);
    }
}
