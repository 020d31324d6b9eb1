//! What leaves with a body, and what does not: an export is handed to somebody, so it holds nothing that opens a door.
//!
//! A session, a link in a mail, the sealed password of a bridge are worth what they open here. Elsewhere people sign in
//! again, and what must keep working is made anew on arrival. What an export leaves out is not taken from one either:
//! whoever forged it would hold the key.
//!
//! A table whose secrets are not named here would leave with them: a test looks at every column that could hold one.

use crate::{Table, Value};

/// Which rows of a table leave with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    All,
    Nothing,
    /// Those where this column is filled
    With(&'static str),
    /// Those where this column is zero
    Zero(&'static str),
}

/// What stands instead of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instead {
    /// Nothing, there as here: the column may be empty
    Empty,
    /// Nothing in the export, a new secret on arrival
    Anew,
}

struct Leaving {
    table: &'static str,
    rows: Rows,
    secrets: &'static [(&'static str, Instead)],
}

const fn no_row(table: &'static str) -> Leaving {
    Leaving {
        table,
        rows: Rows::Nothing,
        secrets: &[],
    }
}

const LEAVINGS: &[Leaving] = &[
    no_row("session"),
    // What programs sign in with; its person makes another one there.
    no_row("application_token"),
    no_row("sign_in_link"),
    // What this house saw of people at its door: for them alone, and not for long.
    no_row("sign_in_attempt"),
    // A code on paper opens an account of this house, by a key that stays here.
    no_row("person_code"),
    no_row("shared_mailbox"),
    // Sealed with a key that stays here; elsewhere each begins anew with their app.
    no_row("second_factor"),
    no_row("recovery_code"),
    no_row("second_factor_wait"),
    no_row("second_factor_reset"),
    // A passkey is of one address: it signs nobody in elsewhere.
    no_row("passkey"),
    // Who is known by an identity provider is recognised with a key that stays here; elsewhere they link it again.
    no_row("openid_identity"),
    no_row("openid_arrival"),
    no_row("openid_state"),
    // Who tried to sign in with the directory here, for an hour.
    no_row("directory_try"),
    Leaving {
        table: "openid_provider",
        rows: Rows::All,
        secrets: &[("secret", Instead::Empty)],
    },
    no_row("sign_in_client"),
    no_row("report_client"),
    no_row("assembly_client"),
    // Answers given to forms, some with a link in them; asked again elsewhere, a form is another one.
    no_row("request"),
    no_row("mailbox"),
    no_row("contribution_waiting"),
    no_row("support_waiting"),
    no_row("transmission_link"),
    // Whoever knows one may answer for its member. Members invited before are answered at the new one, once convened again.
    no_row("invitation_address"),
    // The town receives its mail at other addresses there.
    no_row("mail_thread"),
    // One that its person undid opens nothing, and goes on refusing.
    Leaving {
        table: "account_link",
        rows: Rows::Zero("linked_at"),
        secrets: &[],
    },
    // Whoever knows one comes into the room, or writes in the pad.
    no_row("tool_place"),
    // What people said on a chat server, to it and not to this body; what it lets Parvis in with.
    no_row("discussion_message"),
    no_row("discussion_session"),
    // Under which account somebody talks elsewhere; in another house they ask again.
    no_row("discussion_invitation"),
    no_row("effect_context"),
    // What is left to be done holds mails, with their links; what was done holds nothing any more.
    Leaving {
        table: "effect",
        rows: Rows::With("done_at"),
        secrets: &[],
    },
    Leaving {
        table: "bridge",
        rows: Rows::All,
        secrets: &[("secret", Instead::Empty)],
    },
    Leaving {
        table: "dataset_portal",
        rows: Rows::All,
        secrets: &[("sealed_key", Instead::Empty)],
    },
    Leaving {
        table: "letter",
        rows: Rows::All,
        secrets: &[("token_hash", Instead::Empty)],
    },
    // What leads from a person to what they think. Another key would count them twice: without one a conversation is over, and
    // one that was forgotten stays so.
    Leaving {
        table: "conversation",
        rows: Rows::All,
        secrets: &[("voter_key", Instead::Empty)],
    },
    // Who volunteered to be drawn is for the agents of this town: no name, no account, no answer leaves beside a number.
    Leaving {
        table: "assembly_volunteer",
        rows: Rows::All,
        secrets: &[
            ("name", Instead::Empty),
            ("email", Instead::Empty),
            ("address", Instead::Empty),
            ("household", Instead::Empty),
            ("choices", Instead::Empty),
            ("person_id", Instead::Empty),
            ("answer_token", Instead::Empty),
        ],
    },
    // The electoral roll is sealed with a key that stays here, and is this town's to hold; who proved to be on it proves it
    // again there.
    no_row("roll"),
    no_row("roll_part"),
    no_row("roll_entry"),
    no_row("elector_proof"),
    no_row("elector_held"),
    no_row("roll_try"),
    no_row("roll_conflict"),
    // Numbers are known by digests whose key stays here: who verified theirs does it again there.
    no_row("phone_proof"),
    no_row("phone_wait"),
    no_row("phone_held"),
    no_row("sms_sent"),
    Leaving {
        table: "sms_gateway",
        rows: Rows::All,
        secrets: &[("secret", Instead::Empty)],
    },
    // What decides between equals is told to nobody before the count. A vote still open elsewhere draws another one.
    Leaving {
        table: "budget",
        rows: Rows::All,
        secrets: &[("seed", Instead::Empty)],
    },
    // Who voted, and until the count what for; what was read on paper. Once counted, the certificate says what was voted.
    no_row("budget_ballot"),
    no_row("budget_paper"),
    // Who was handed a ballot on paper, by digests that another house cannot make.
    no_row("budget_desk"),
    no_row("budget_desk_key"),
    // Letters on paper name this town, and their codes open nothing elsewhere.
    no_row("desk_letter"),
    no_row("desk_try"),
    no_row("desk_address"),
    Leaving {
        table: "follow_reader",
        rows: Rows::All,
        secrets: &[("token", Instead::Anew)],
    },
];

impl Table {
    fn leaving(&self) -> Option<&'static Leaving> {
        LEAVINGS.iter().find(|leaving| leaving.table == self.name)
    }

    /// True when `row` leaves with its body, and may come in with it.
    pub fn leaves(&self, row: &[Value]) -> bool {
        let at = |column| self.place(column).map(|place| &row[place]);
        match self.leaving().map_or(Rows::All, |leaving| leaving.rows) {
            Rows::All => true,
            Rows::Nothing => false,
            Rows::With(column) => !matches!(at(column), None | Some(Value::Int(None) | Value::Text(None))),
            Rows::Zero(column) => at(column) == Some(&Value::Int(Some(0))),
        }
    }

    /// Takes the secrets out of a row that leaves.
    pub fn without_secrets(&self, row: &mut [Value]) {
        self.replace(row, |_, empty| empty);
    }

    /// Takes the secrets out of a row that comes in; `anew` makes those that must keep working.
    pub fn with_new_secrets(&self, row: &mut [Value], anew: impl Fn() -> String) {
        self.replace(row, |instead, empty| match instead {
            Instead::Empty => empty,
            Instead::Anew => Value::from(anew()),
        });
    }

    fn replace(&self, row: &mut [Value], value: impl Fn(Instead, Value) -> Value) {
        let secrets = self.leaving().map_or(&[][..], |leaving| leaving.secrets);
        for (column, instead) in secrets {
            let Some(place) = self.place(column) else { continue };
            let empty = match &row[place] {
                Value::Bytes(_) => Value::Bytes(None),
                Value::Uuid(_) => Value::Uuid(None),
                _ if self.columns[place].is_nullable => Value::Text(None),
                _ => Value::from(String::new()),
            };
            row[place] = value(*instead, empty);
        }
    }
}

/// The columns that no export fills, as `table.column`; `table.*` when no row of it, or not every row, leaves.
pub fn kept_back() -> Vec<String> {
    LEAVINGS
        .iter()
        .flat_map(|leaving| {
            let rows = (leaving.rows != Rows::All).then(|| format!("{}.*", leaving.table));
            let columns = leaving
                .secrets
                .iter()
                .map(|(column, _)| format!("{}.{column}", leaving.table));
            rows.into_iter().chain(columns)
        })
        .collect()
}
