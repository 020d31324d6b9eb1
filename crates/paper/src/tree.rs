//! The structure of a document, apart from where its content lies: what a screen reader follows.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree};

/// The place of an element in [`Tree`].
pub(crate) type ElementId = usize;

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    Root,
    Heading { level: u8, title: String },
    Paragraph,
    Quote,
    List { is_numbered: bool },
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    Row,
    ColumnHeader,
    RowHeader,
    Cell,
    Link { address: String, alternate: String },
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Child {
    Element(ElementId),
    /// What is drawn, in the order of drawing
    Content(usize),
}

pub(crate) struct Element {
    pub(crate) role: Role,
    pub(crate) children: Vec<Child>,
}

pub(crate) struct Tree {
    elements: Vec<Element>,
    pub(crate) content_count: usize,
}

impl Tree {
    pub(crate) const ROOT: ElementId = 0;

    pub(crate) fn new() -> Self {
        let root = Element {
            role: Role::Root,
            children: Vec::new(),
        };
        Self {
            elements: vec![root],
            content_count: 0,
        }
    }

    pub(crate) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = self.elements.len();
        self.elements.push(Element {
            role,
            children: Vec::new(),
        });
        self.elements[parent].children.push(Child::Element(id));
        id
    }

    /// A new piece of content of `element`.
    pub(crate) fn content(&mut self, element: ElementId) -> usize {
        let content = self.content_count;
        self.content_count += 1;
        self.elements[element].children.push(Child::Content(content));
        content
    }

    pub(crate) fn role(&self, element: ElementId) -> &Role {
        &self.elements[element].role
    }

    /// The tree as the writer wants it: `leaves` holds what each content became, `annotations` what each link did.
    pub(crate) fn written(
        &self,
        language: &str,
        leaves: &[Vec<Node>],
        annotations: &std::collections::BTreeMap<ElementId, Vec<Node>>,
    ) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for child in &self.elements[Self::ROOT].children {
            for node in self.node(*child, leaves, annotations) {
                tree.push(node);
            }
        }
        tree
    }

    fn node(
        &self,
        child: Child,
        leaves: &[Vec<Node>],
        annotations: &std::collections::BTreeMap<ElementId, Vec<Node>>,
    ) -> Vec<Node> {
        let id = match child {
            Child::Content(content) => return leaves[content].clone(),
            Child::Element(id) => id,
        };
        let element = &self.elements[id];
        let mut children: Vec<Node> = element
            .children
            .iter()
            .flat_map(|child| self.node(*child, leaves, annotations))
            .collect();
        children.extend(annotations.get(&id).into_iter().flatten().cloned());
        if children.is_empty() {
            // Nothing was drawn for it: an empty quotation, a list of nothing.
            return Vec::new();
        }
        let group = |tag: TagGroup| vec![Node::Group(tag)];
        let scope = TableHeaderScope::Column;
        match &element.role {
            Role::Root => children,
            Role::Heading { level, title } => {
                let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
                group(TagGroup::with_children(
                    Tag::Hn(level, Some(title.clone())),
                    children,
                ))
            }
            Role::Paragraph => group(TagGroup::with_children(Tag::P, children)),
            Role::Quote => group(TagGroup::with_children(Tag::BlockQuote, children)),
            Role::List { is_numbered } => {
                let numbering = if *is_numbered {
                    ListNumbering::Decimal
                } else {
                    ListNumbering::Disc
                };
                group(TagGroup::with_children(Tag::L(numbering), children))
            }
            Role::Item => group(TagGroup::with_children(Tag::LI, children)),
            Role::Label => group(TagGroup::with_children(Tag::Lbl, children)),
            Role::ItemBody => group(TagGroup::with_children(Tag::LBody, children)),
            Role::Table => group(TagGroup::with_children(Tag::Table, children)),
            Role::Caption => group(TagGroup::with_children(Tag::Caption, children)),
            Role::TableHead => group(TagGroup::with_children(Tag::THead, children)),
            Role::TableBody => group(TagGroup::with_children(Tag::TBody, children)),
            Role::Row => group(TagGroup::with_children(Tag::TR, children)),
            Role::ColumnHeader => group(TagGroup::with_children(Tag::TH(scope), children)),
            Role::RowHeader => group(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), children)),
            Role::Cell => group(TagGroup::with_children(Tag::TD, children)),
            Role::Link { alternate, .. } => {
                let tag = Tag::Link.with_alt_text(Some(alternate.clone()));
                group(TagGroup::with_children(tag, children))
            }
        }
    }
}
