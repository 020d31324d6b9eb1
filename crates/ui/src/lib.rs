//! What makes pages look and behave alike: sentences, layout, forms, components, assets.
//!
//! A feature writes a page as a function of its own data and a [`layout::Frame`] (what every page shows), and
//! gets a document that works without scripts, at 320 px, in the dark, on paper and with a screen reader:
//!
//! ```
//! use maud::html;
//! use ui::forms::{FormErrors, button, email_field, error_summary, Form};
//! use ui::layout::{Frame, Page, layout};
//! use ui::words::Words;
//!
//! let frame = Frame::new(Words::build(&[]), "Plouharnel-sur-Mer", "Commune");
//! let mut errors = FormErrors::default();
//! errors.add("email", "Écrivez une adresse, par exemple prenom@exemple.fr");
//! let main = html! {
//!     (error_summary(&errors, frame.words))
//!     (Form::post(frame.words, "/inscription", "018f").content(html! {
//!         (email_field(frame.words, "Votre adresse", "email").errors(&errors))
//!         (button("Recevoir le lien"))
//!     }))
//! };
//! let page = layout(&frame, Page::new("Inscription", main).refused(&errors)).into_string();
//! assert!(page.contains("href=\"#email\""));
//! ```
//!
//! What a module refuses: a sentence outside `locales/`, HTML that was not escaped or cleaned, a field without a
//! label, a picture without its figures, an inline style (the content security policy can forbid them all).

mod addressed;
pub mod assets;
mod client;
pub mod colours;
pub mod components;
mod crowd;
pub mod dates;
pub mod download;
pub mod feed;
pub mod forms;
mod frame;
pub mod icons;
pub mod layout;
pub mod markdown;
mod menu;
pub mod numbers;
pub mod offers;
pub mod offline;
pub mod pages_error;
pub mod paging;
pub mod panels;
mod posted;
mod sample;
mod second_factor;
pub mod site;
pub mod spreadsheet;
pub mod standalone;
pub mod subject_timeline;
pub mod validators;
pub mod visit;
pub mod words;

pub use layout::{Frame, Page, layout};
pub use posted::{Posted, PostedWithFile, SentFile};
pub use sample::sample;
pub use site::{site, site_with};
pub use visit::{Answer, Problem, Visit};
pub use words::{Value, Words};
