//! What a step of a parcours switches on, by the names that templates give: `tools = ["agenda", "dossier"]`.

use std::collections::BTreeSet;

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, House, SubjectRef};

use crate::Capability;

db::text_enum! {
    /// A tool, by the name that templates give it. Each is said by the translation `tool-{name}`.
    pub enum Tool {
        /// Meetings stand in a shared calendar
        Calendar = "agenda",
        /// A room where people see each other from afar
        Rooms = "visioconference",
        /// A channel where a group talks
        Messages = "discussion",
        /// A folder of shared files
        Files = "dossier",
        /// A page that many write at once
        Pads = "bloc-notes",
        /// A shared table
        Tables = "tableau",
        /// Things to do
        Tasks = "taches",
        /// Contributions by mail
        Mailbox = "courriel",
        /// A map
        Map = "carte",
    }
}

impl Tool {
    /// The tool that a template calls so: by its name here, or by the names that other installations and the English
    /// documentation give it. A name that is nobody's is kept with the template and switches nothing on.
    pub fn named(name: &str) -> Option<Self> {
        let known = match name {
            "calendar" => Self::Calendar,
            "rooms" | "video" | "visio" => Self::Rooms,
            "messages" | "chat" => Self::Messages,
            "files" | "folder" | "fichiers" => Self::Files,
            "pads" | "pad" => Self::Pads,
            "tables" | "table" => Self::Tables,
            "tasks" => Self::Tasks,
            "mailbox" | "mail" => Self::Mailbox,
            "map" => Self::Map,
            _ => return Self::parse(name),
        };
        Some(known)
    }

    /// What bridges provide it by; none for what no bridge of this version provides.
    pub fn capability(self) -> Option<Capability> {
        match self {
            Self::Calendar => Some(Capability::Calendar),
            Self::Mailbox => Some(Capability::Mailbox),
            Self::Tasks => Some(Capability::Tasks),
            Self::Files => Some(Capability::Files),
            Self::Rooms => Some(Capability::Rooms),
            Self::Pads => Some(Capability::Pads),
            Self::Tables => Some(Capability::Tables),
            Self::Messages => Some(Capability::Messages),
            Self::Map => None,
        }
    }
}

/// Says which tools a subject switches on, by name; none when it is for others to say.
pub type SwitchedOn = for<'a> fn(
    &'a mut Sql,
    CollectiviteId,
    &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Vec<String>>, Fault>>;

/// Who says it: given to the house as an extension by the binary, as [`Bridges`](crate::Bridges) are.
pub struct Switches(pub &'static [SwitchedOn]);

/// The tools switched on for a subject; none when nothing limits them: those of the whole body.
pub async fn switched_on(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<BTreeSet<Tool>>, Fault> {
    let switches = house.extension::<Switches>().map_or(&[][..], |all| all.0);
    for says in switches {
        if let Some(names) = says(sql, body, subject).await? {
            return Ok(Some(names.iter().filter_map(|name| Tool::named(name)).collect()));
        }
    }
    Ok(None)
}

/// Whether `tool` is switched on for `subject`: by one of the parcours it is a part of, or, when it is a part of none, by
/// the whole body.
pub async fn is_on(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    tool: Tool,
) -> Result<bool, Fault> {
    let mut is_limited = false;
    for (whole, _) in kernel::wholes_of(house, sql, body, subject).await? {
        if let Some(on) = switched_on(house, sql, body, &whole).await? {
            if on.contains(&tool) {
                return Ok(true);
            }
            is_limited = true;
        }
    }
    Ok(!is_limited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_answers_to_its_name_and_no_name_is_two_tools() {
        for tool in Tool::ALL {
            assert_eq!(Tool::named(tool.as_str()), Some(*tool));
        }
        for capability in Capability::ALL {
            let by_name = Tool::named(capability.as_str()).and_then(Tool::capability);
            assert_eq!(by_name, Some(*capability), "its English name switches it on");
        }
        assert_eq!(Tool::named("minitel"), None);
    }
}
