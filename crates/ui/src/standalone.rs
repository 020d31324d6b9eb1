//! A document that leaves the site: one HTML file that needs nothing else, readable in fifty years by any browser. No
//! script, no picture, no address to fetch; its few rules stand in it.

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::Words;

/// What such a file may do where it is shown: nothing but look as it says.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Few rules: a measure of text that can be read, tables with lines, nothing on the page that paper cannot show.
const STYLE: &str = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 serif;color:#1a1a1a;background:#fff}\
h1,h2,h3{line-height:1.25}header{border-bottom:2px solid #1a1a1a}footer{border-top:1px solid #1a1a1a;margin-top:2rem;font-size:.9rem}\
dt{font-weight:bold}dd{margin:0 0 .5rem}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}\
caption{text-align:left;font-weight:bold}th,td{border:1px solid #555;padding:.3rem .5rem;text-align:left;vertical-align:top}\
td.number{text-align:right}.said{white-space:pre-line}@media(max-width:30rem){body{overflow-wrap:anywhere}}";

/// A document without its frame.
pub struct Standalone<'a> {
    /// What browsers call it
    pub title: String,
    /// Who signs it
    pub author: &'a str,
    /// When it was issued
    pub issued_on: Date,
    /// Who speaks and what it is, with its only `h1`
    pub header: Markup,
    /// What it says
    pub main: Markup,
    /// Where it comes from
    pub footer: Markup,
    /// Rules of its own, after those of every such file
    pub more_style: &'static str,
}

impl Standalone<'_> {
    /// The whole file, in the language of `words`.
    pub fn whole(&self, words: Words) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(words.language()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    meta name="author" content=(self.author);
                    meta name="dcterms.issued" content=(self.issued_on);
                    style { (PreEscaped(STYLE)) (PreEscaped(self.more_style)) }
                }
                body {
                    header { (self.header) }
                    main { (self.main) }
                    footer { (self.footer) }
                }
            }
        }
    }
}
