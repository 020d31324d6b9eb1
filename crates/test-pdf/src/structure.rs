//! The structure tree: ISO 14289-1, 7.1 to 7.9 and 7.18; ISO 32000-1, 14.8.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier};

use crate::{Tagged, text, word};

/// Elements a tree may hold before something is wrong with it.
const ELEMENTS_MAX: usize = 1_000_000;
const DEPTH_MAX: usize = 200;

struct Walk<'f> {
    faults: &'f mut Vec<String>,
    tagged: Tagged,
    roles: BTreeMap<String, String>,
    heading: u32,
    elements: usize,
}

/// What a child of an element is.
enum Kid<'a> {
    Element(Dict<'a>, String),
    Content,
    Annotation,
}

pub(crate) fn check(catalog: &Dict<'_>, faults: &mut Vec<String>) -> Tagged {
    let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") else {
        faults.push("no structure tree".to_owned());
        return Tagged::default();
    };
    if !root.contains_key("ParentTree") {
        faults.push("the structure tree has no parent tree".to_owned());
    }
    let mut roles = BTreeMap::new();
    if let Some(map) = root.get::<Dict<'_>>("RoleMap") {
        for key in map.keys() {
            if let Some(role) = word(&map, key.as_str()) {
                roles.insert(key.as_str().to_owned(), role);
            }
        }
    }
    let mut walk = Walk {
        faults,
        tagged: Tagged::default(),
        roles,
        heading: 0,
        elements: 0,
    };
    let kids = walk.kids(&root, None);
    if kids.is_empty() {
        walk.fault("the structure tree is empty");
    }
    for kid in kids {
        match kid {
            Kid::Element(element, role) => {
                if role != "Document" {
                    walk.fault(&format!("the structure begins with {role}, not with Document"));
                }
                walk.element(&element, &role, "", 0, None);
            }
            Kid::Content | Kid::Annotation => walk.fault("content stands at the root of the structure"),
        }
    }
    walk.tagged
}

impl Walk<'_> {
    fn fault(&mut self, why: &str) {
        self.faults.push(why.to_owned());
    }

    fn standard(&self, role: &str) -> String {
        self.roles.get(role).cloned().unwrap_or_else(|| role.to_owned())
    }

    fn kids<'a>(&mut self, element: &Dict<'a>, page: Option<ObjectIdentifier>) -> Vec<Kid<'a>> {
        let page = element.get_ref("Pg").map(Into::into).or(page);
        let mut kids = Vec::new();
        match element.get::<Object<'a>>("K") {
            None => {}
            Some(Object::Array(array)) => {
                for kid in array.iter::<Object<'a>>() {
                    self.kid(kid, page, &mut kids);
                }
            }
            Some(kid) => self.kid(kid, page, &mut kids),
        }
        kids
    }

    fn kid<'a>(&mut self, kid: Object<'a>, page: Option<ObjectIdentifier>, kids: &mut Vec<Kid<'a>>) {
        match kid {
            Object::Number(number) => {
                self.content(page, number.as_f64(), kids);
            }
            Object::Dict(dict) => match word(&dict, "Type").as_deref() {
                Some("MCR") => {
                    let page = dict.get_ref("Pg").map(Into::into).or(page);
                    let number = dict.get::<i32>("MCID").map(f64::from);
                    self.content(page, number.unwrap_or(-1.0), kids);
                }
                Some("OBJR") => {
                    if let Some(object) = dict.get_ref("Obj") {
                        self.tagged.annotations.insert(object.into());
                    }
                    kids.push(Kid::Annotation);
                }
                _ => match word(&dict, "S") {
                    Some(role) => {
                        let role = self.standard(&role);
                        kids.push(Kid::Element(dict, role));
                    }
                    None => self.fault("an element has no role"),
                },
            },
            _ => self.fault("the structure holds something that is no element"),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "numbers of content are small whole numbers"
    )]
    fn content(&mut self, page: Option<ObjectIdentifier>, number: f64, kids: &mut Vec<Kid<'_>>) {
        match page {
            Some(page) if number >= 0.0 => {
                if !self.tagged.contents.insert((page, number as i32)) {
                    self.fault("the same content stands in two elements");
                }
            }
            _ => self.fault("content without its page"),
        }
        kids.push(Kid::Content);
    }

    fn element(
        &mut self,
        element: &Dict<'_>,
        role: &str,
        above: &str,
        depth: usize,
        page: Option<ObjectIdentifier>,
    ) {
        self.elements += 1;
        if self.elements > ELEMENTS_MAX || depth > DEPTH_MAX {
            self.fault("the structure never ends");
            return;
        }
        let page = element.get_ref("Pg").map(Into::into).or(page);
        let kids = self.kids(element, page);
        self.placed(element, role, above);
        if kids.is_empty() && role != "TD" {
            self.fault(&format!("an element {role} is empty"));
        }
        let has = |wanted: &str| {
            kids.iter()
                .any(|kid| matches!(kid, Kid::Element(_, role) if role == wanted))
        };
        match role {
            "Table" => self.table(element),
            "Link" if !kids.iter().any(|kid| matches!(kid, Kid::Annotation)) => {
                self.fault("a link leads nowhere");
            }
            "LI" if !has("LBody") => self.fault("an item of a list has no body"),
            "L" if !has("LI") => self.fault("a list has no item"),
            "Figure" | "Formula" if text(element, "Alt").is_none_or(|alt| alt.trim().is_empty()) => {
                self.fault(&format!("a {role} has no alternate text"));
            }
            _ => {}
        }
        for kid in kids {
            if let Kid::Element(child, child_role) = kid {
                self.element(&child, &child_role, role, depth + 1, page);
            }
        }
    }

    /// Where an element may stand.
    fn placed(&mut self, element: &Dict<'_>, role: &str, above: &str) {
        let allowed: Option<&[&str]> = match role {
            "LI" => Some(&["L"]),
            "Lbl" => Some(&["LI", "Note", "TOCI", "BibEntry"]),
            "LBody" => Some(&["LI"]),
            "THead" | "TBody" | "TFoot" => Some(&["Table"]),
            "TR" => Some(&["Table", "THead", "TBody", "TFoot"]),
            "TH" | "TD" => Some(&["TR"]),
            "Caption" => Some(&["Table", "Figure", "L"]),
            _ => None,
        };
        if allowed.is_some_and(|allowed| !allowed.contains(&above)) {
            self.fault(&format!("{role} stands in {above}"));
        }
        let is_known = STANDARD.contains(&role);
        if !is_known {
            self.fault(&format!("{role} is no standard role"));
        }
        if role == "TH" && !has_scope(element) {
            self.fault("a header of a table does not say what it heads (Scope)");
        }
        if let Some(level) = role.strip_prefix('H').and_then(|level| level.parse::<u32>().ok()) {
            if level > self.heading + 1 {
                self.fault(&format!("a heading H{level} follows a level {}", self.heading));
            }
            self.heading = level;
        }
    }

    /// Every row is as long as the others, and something names rows or columns.
    fn table(&mut self, table: &Dict<'_>) {
        let mut rows = Vec::new();
        let mut headers = 0;
        let mut waiting = self.quiet_kids(table);
        waiting.reverse();
        while let Some((element, role)) = waiting.pop() {
            match role.as_str() {
                "THead" | "TBody" | "TFoot" => {
                    let mut kids = self.quiet_kids(&element);
                    kids.reverse();
                    waiting.extend(kids);
                }
                "TR" => {
                    let cells = self.quiet_kids(&element);
                    headers += cells.iter().filter(|(_, role)| role == "TH").count();
                    rows.push(cells.iter().map(|(cell, _)| span(cell)).sum::<i32>());
                }
                _ => {}
            }
        }
        if rows.windows(2).any(|pair| pair[0] != pair[1]) {
            self.fault(&format!("the rows of a table have not as many cells: {rows:?}"));
        }
        if headers == 0 {
            self.fault("a table has no header cell");
        }
    }

    /// The elements right under another, without counting what they hold.
    fn quiet_kids<'a>(&self, element: &Dict<'a>) -> Vec<(Dict<'a>, String)> {
        let dicts: Vec<Dict<'a>> = match element.get::<Object<'a>>("K") {
            Some(Object::Array(array)) => array.iter::<Object<'a>>().filter_map(Object::into_dict).collect(),
            Some(Object::Dict(dict)) => vec![dict],
            _ => Vec::new(),
        };
        dicts
            .into_iter()
            .filter_map(|dict| word(&dict, "S").map(|role| (dict, self.standard(&role))))
            .collect()
    }
}

/// The attributes of an element, one or several.
fn attributes<'a>(element: &Dict<'a>) -> Vec<Dict<'a>> {
    match element.get::<Object<'a>>("A") {
        Some(Object::Array(array)) => Array::iter::<Object<'a>>(&array)
            .filter_map(Object::into_dict)
            .collect(),
        Some(Object::Dict(dict)) => vec![dict],
        _ => Vec::new(),
    }
}

fn has_scope(element: &Dict<'_>) -> bool {
    attributes(element).iter().any(|attribute| {
        matches!(
            word(attribute, "Scope").as_deref(),
            Some("Row" | "Column" | "Both")
        )
    })
}

fn span(cell: &Dict<'_>) -> i32 {
    attributes(cell)
        .iter()
        .find_map(|attribute| attribute.get::<i32>("ColSpan"))
        .unwrap_or(1)
}

/// ISO 32000-1, 14.8.4.
const STANDARD: &[&str] = &[
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Figure",
    "Formula",
    "Form",
];
