//! How each part of a document looks: its fonts, sizes and colours, all dark enough on white (WCAG 2.2, 1.4.3).

use crate::Look;
use crate::fonts::Family;
use crate::text::Face;

pub(crate) const INK: (u8, u8, u8) = (0x1c, 0x1f, 0x26);
pub(crate) const NAVY: (u8, u8, u8) = (0x16, 0x35, 0x5c);
pub(crate) const GREY: (u8, u8, u8) = (0x55, 0x5d, 0x69);
pub(crate) const HAIR: (u8, u8, u8) = (0xc3, 0xc9, 0xd1);

pub(crate) const BODY: Face = Face {
    family: Family::Serif,
    size: 10.5,
    leading: 15.5,
    is_bold: false,
    spacing: 0.0,
    color: INK,
};
pub(crate) const FURNITURE: Face = Face {
    family: Family::Sans,
    size: 8.0,
    leading: 11.0,
    is_bold: false,
    spacing: 0.0,
    color: GREY,
};
/// Who a letter is for: six lines stand in a window.
pub(crate) const ADDRESS: Face = Face {
    family: Family::Sans,
    size: 9.5,
    leading: 11.3,
    is_bold: false,
    spacing: 0.0,
    color: INK,
};

/// The face of a paragraph, and the room around it.
pub(crate) fn look_of(look: Look) -> (Face, f32) {
    let sans = Face {
        family: Family::Sans,
        ..BODY
    };
    match look {
        Look::Body => (BODY, 6.0),
        Look::Letterhead => (
            Face {
                size: 12.5,
                leading: 17.0,
                is_bold: true,
                color: NAVY,
                ..sans
            },
            2.0,
        ),
        Look::Kicker => (
            Face {
                size: 9.5,
                leading: 13.0,
                is_bold: true,
                spacing: 1.1,
                color: GREY,
                ..sans
            },
            7.0,
        ),
        Look::Small => (
            Face {
                size: 8.5,
                leading: 12.5,
                color: GREY,
                ..sans
            },
            3.0,
        ),
        Look::Warning => (
            Face {
                is_bold: true,
                ..sans
            },
            6.0,
        ),
        Look::Code => (
            Face {
                family: Family::Mono,
                size: 9.0,
                leading: 13.0,
                ..BODY
            },
            6.0,
        ),
    }
}
