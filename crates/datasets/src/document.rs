//! What leaves the catalogue: in the standards that other catalogues read, and its files in other forms.

mod answered;
mod ckan;
mod dcat;
mod export;
mod feed;
pub(crate) mod ogc;
mod openapi;
mod rdf;
mod scdl;
mod workbook;

pub(crate) use answered::{RowsForm, coordinates, rows_as};
pub(crate) use ckan::{Filter, Portal, ROWS_MAX, Searched};
pub(crate) use dcat::{Catalogue, DATASETS_A_PAGE, graph};
pub(crate) use export::{FORM_BYTES_MAX, csv, json, spreadsheet};
pub(crate) use feed::{ENTRIES_MAX, feed_of};
pub(crate) use openapi::openapi;
pub(crate) use rdf::Syntax;
pub(crate) use scdl::table;

use crate::model::Version;

/// The name of a file made from a version, with another ending.
pub(crate) fn made_name(version: &Version, end: &str) -> String {
    let stem = version
        .file_name
        .rsplit_once('.')
        .map_or(version.file_name.as_str(), |(stem, _)| stem);
    format!("{stem}.{end}")
}
