//! Icons: a few strokes on a 24 × 24 grid, drawn for Parvis, inline so that they take the colour of their text.
//!
//! An icon is always beside words and hidden from assistive technologies; none carries meaning alone.

use maud::{Markup, PreEscaped, html};

/// What an icon stands for; named by use, not by drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The square in front of the town hall: the mark of Parvis.
    Square,
    /// Search.
    Search,
    /// A person.
    Person,
    /// The menu of small screens.
    Menu,
    /// Done, accepted, adopted.
    Done,
    /// Information.
    Info,
    /// Something to be careful about.
    Warning,
    /// Refused, failed, rejected.
    Refused,
    /// What is new to somebody.
    Bell,
    /// In progress, waiting for a date.
    Clock,
    /// A feed to follow.
    Feed,
    /// A file or a text.
    Document,
    /// A file to download.
    Download,
    /// A calendar.
    Calendar,
    /// A vote.
    Vote,
    /// Write, amend.
    Pen,
    /// A group of people.
    Group,
    /// Onward: next step, next page.
    Next,
    /// Back: previous page.
    Previous,
    /// The reason of something, the law.
    Law,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Square => "M3 20h18M5 20v-8M19 20v-8M3.5 12 12 6l8.5 6M12 6V3l3 1-3 1M9 20v-5h6v5",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21",
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21c.6-4.3 3.8-6.5 8-6.5s7.4 2.2 8 6.5",
            Self::Menu => "M4 6.5h16M4 12h16M4 17.5h16",
            Self::Done => "m4.5 12.5 5 5 10-11",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v6M12 7.2v.2",
            Self::Warning => "M12 4 2.5 20h19ZM12 10v5M12 17.3v.2",
            Self::Refused => "m6 6 12 12M18 6 6 18",
            Self::Bell => {
                "M12 3.5a5.5 5.5 0 0 0-5.5 5.5v4L5 16.5h14L17.5 13V9A5.5 5.5 0 0 0 12 3.5ZM10 19.5a2 2 0 0 0 4 0"
            }
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5.3l3.5 2.2",
            Self::Feed => "M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18v.2",
            Self::Document => "M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6",
            Self::Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
            Self::Calendar => "M4 6h16v14H4ZM4 10.5h16M8 3.5v4M16 3.5v4",
            Self::Vote => "M3 13.5h18V20H3ZM7.5 13.5 10 4l7 2-2 7.5M10.5 8.5l1.7 1.7 2.3-2.2",
            Self::Pen => "m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19ZM13.5 7l3.5 3.5",
            Self::Group => {
                "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20c.5-3.8 3-5.5 6.5-5.5s6 1.7 6.5 5.5M16 5.5a3.3 3.3 0 0 1 0 6.2M18 14.8c2 .8 3.2 2.5 3.5 5.2"
            }
            Self::Next => "m9 5 7 7-7 7",
            Self::Previous => "m15 5-7 7 7 7",
            Self::Law => {
                "M12 3v18M8 21h8M4 7h16M4 7l-2.3 6.5a3 3 0 0 0 4.6 0ZM20 7l-2.3 6.5a3 3 0 0 0 4.6 0Z"
            }
        }
    }
}

/// The drawing, hidden from assistive technologies: the words beside it say what it says.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" {
            path d=(PreEscaped(icon.path())) {}
        }
    }
}
