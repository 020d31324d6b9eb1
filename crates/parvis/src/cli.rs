//! The command line: what can be asked of the program, and with what.
//!
//! Sentences are not here but in `locales/`: [`described`] gives each command and argument its own.

pub(crate) mod amend;
pub(crate) mod scrutin;
pub(crate) mod table;

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use ui::Words;

pub(crate) use amend::{
    Amend, AmendApply, AmendDraft, AmendOrder, AmendParse, AmendScore, Amending, StyleAsked,
};

/// What was asked.
#[derive(Parser)]
#[command(name = "parvis", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) asked: Asked,
}

#[derive(Subcommand)]
pub(crate) enum Asked {
    Serve(Serve),
    Demo(Demo),
    Init(Init),
    Migrate(Migrate),
    Doctor(Doctor),
    Backup(Backup),
    Restore(Restore),
    Export(Export),
    Import(Import),
    Hosts(Hosts),
    Accounts(Accounts),
    SecondFactor(SecondFactor),
    Minutes(Minutes),
    ImportText(ImportText),
    Amend(Amend),
    Sortition(Sortition),
    Opinions(Opinions),
    Count(Count),
    Scrutin(scrutin::Scrutin),
    Table(table::Table),
}

impl Asked {
    /// The form of the log and what is logged unless told otherwise: a command that answers and ends says only what is
    /// wrong, and reading a whole table is no slow statement.
    pub(crate) fn log(&self) -> (LogFormat, &'static str) {
        const SERVING: &str = "info,sqlx=warn";
        match self {
            Self::Serve(asked) => (asked.watch.log_format, SERVING),
            Self::Demo(asked) => (asked.watch.log_format, SERVING),
            _ => (LogFormat::Text, "warn,sqlx=error"),
        }
    }
}

/// Where data lives.
#[derive(Args, Clone)]
pub(crate) struct Place {
    #[arg(long, env = "PARVIS_DATA", default_value = "parvis-data")]
    pub(crate) data: PathBuf,
    #[arg(long, env = "PARVIS_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    #[command(flatten)]
    pub(crate) store: Store,
}

/// Where files live when it is not with the data. The key and its secret are never arguments.
#[derive(Args, Clone)]
pub(crate) struct Store {
    #[arg(long, env = "PARVIS_FILES")]
    pub(crate) files: Option<String>,
    #[arg(long, env = "PARVIS_FILES_ENDPOINT")]
    pub(crate) files_endpoint: Option<String>,
    #[arg(long, env = "PARVIS_FILES_REGION", default_value = "us-east-1")]
    pub(crate) files_region: String,
    #[arg(long, env = "PARVIS_FILES_CREDENTIALS")]
    pub(crate) files_credentials: Option<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) network: Network,
    #[command(flatten)]
    pub(crate) tls: Tls,
    #[command(flatten)]
    pub(crate) keeping: Keeping,
    #[command(flatten)]
    pub(crate) watch: Watch,
}

/// HTTPS without a front server: by an authority, to whom somebody to write to is named, or by the operator's own files.
#[derive(Args, Clone)]
pub(crate) struct Tls {
    // What ends TLS sees who comes: nobody stands before it to say it in their place.
    #[arg(
        long = "tls",
        id = "tls",
        env = "PARVIS_TLS",
        conflicts_with_all = ["tls_cert", "trusted-proxy"]
    )]
    pub(crate) contact: Option<String>,
    #[arg(long, env = "PARVIS_ACME_DIRECTORY", default_value = tls::LETS_ENCRYPT)]
    pub(crate) acme_directory: String,
    #[arg(long, env = "PARVIS_ACME_CA")]
    pub(crate) acme_ca: Option<PathBuf>,
    #[arg(
        long = "tls-cert",
        id = "tls_cert",
        env = "PARVIS_TLS_CERT",
        requires = "tls_key",
        conflicts_with = "trusted-proxy"
    )]
    pub(crate) certificate: Option<PathBuf>,
    #[arg(
        long = "tls-key",
        id = "tls_key",
        env = "PARVIS_TLS_KEY",
        requires = "tls_cert"
    )]
    pub(crate) key: Option<PathBuf>,
    #[arg(long, env = "PARVIS_LISTEN_HTTP", default_value = "[::]:80")]
    pub(crate) listen_http: String,
}

impl Tls {
    /// True when this program ends TLS.
    pub(crate) fn is_ended_here(&self) -> bool {
        self.contact.is_some() || self.given().is_some()
    }

    /// The operator's own certificate.
    pub(crate) fn given(&self) -> Option<tls::Given> {
        let (chain, key) = self.certificate.clone().zip(self.key.clone())?;
        Some(tls::Given { chain, key })
    }
}

/// What is kept against accidents.
#[derive(Args, Clone)]
pub(crate) struct Keeping {
    #[arg(long, env = "PARVIS_BACKUPS")]
    pub(crate) backups: Option<PathBuf>,
    #[arg(long, env = "PARVIS_BACKUPS_KEPT", default_value_t = 14,
        value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub(crate) backups_kept: u16,
}

/// How the node is watched over.
#[derive(Args, Clone)]
pub(crate) struct Watch {
    #[arg(long, env = "PARVIS_LOG_FORMAT", value_enum, default_value = "text")]
    pub(crate) log_format: LogFormat,
    #[arg(long, env = "PARVIS_METRICS_TOKEN", hide_env_values = true)]
    pub(crate) metrics_token: Option<String>,
}

/// How the program meets the rest of the world.
#[derive(Args, Clone)]
pub(crate) struct Network {
    #[arg(long, env = "PARVIS_LISTEN")]
    pub(crate) listen: Option<String>,
    #[arg(long, env = "PARVIS_BASE_URL")]
    pub(crate) base_url: Option<String>,
    #[arg(long, env = "PARVIS_SMTP", hide_env_values = true)]
    pub(crate) smtp: Option<String>,
    #[arg(
        long,
        env = "PARVIS_MAIL_FROM",
        default_value = "ne-pas-repondre@parvis.example"
    )]
    pub(crate) mail_from: String,
    #[arg(long, env = "PARVIS_HUB")]
    pub(crate) hub: Option<String>,
    #[arg(long = "trusted-proxy", id = "trusted-proxy", env = "PARVIS_TRUSTED_PROXY")]
    pub(crate) trusts_proxy: bool,
    #[arg(
        long = "private-network",
        id = "private-network",
        env = "PARVIS_PRIVATE_NETWORK"
    )]
    pub(crate) allows_private: bool,
    #[arg(long = "no-offline", id = "no-offline", env = "PARVIS_NO_OFFLINE")]
    pub(crate) is_offline_refused: bool,
    // Less would not let a mail server answer; more would keep people waiting for their mail after a node has died.
    #[arg(long, env = "PARVIS_LEASE_SECONDS", default_value_t = kernel::Settings::LEASE_S,
        value_parser = clap::value_parser!(i64).range(2..=3600))]
    pub(crate) lease_seconds: i64,
}

#[derive(Args, Clone)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) place: Place,
    /// To try the weight of many years
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(demo::TIMES_MAX)))]
    pub(crate) times: u32,
    #[command(flatten)]
    pub(crate) network: Network,
    #[command(flatten)]
    pub(crate) keeping: Keeping,
    #[command(flatten)]
    pub(crate) watch: Watch,
}

#[derive(Args, Clone)]
pub(crate) struct Migrate {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) keeping: Keeping,
}

#[derive(Args, Clone)]
pub(crate) struct Backup {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long, default_value = ".")]
    pub(crate) to: PathBuf,
}

#[derive(Args, Clone)]
pub(crate) struct Restore {
    #[arg(id = "archive")]
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Args, Clone)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long)]
    pub(crate) body: String,
    #[arg(long, default_value = ".")]
    pub(crate) to: PathBuf,
    #[arg(long)]
    pub(crate) without_open_votes: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Import {
    #[arg(id = "archive")]
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Args, Clone)]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long)]
    pub(crate) name: String,
    #[arg(long, default_value = "commune")]
    pub(crate) kind: String,
    #[arg(long)]
    pub(crate) agent_name: String,
    #[arg(long)]
    pub(crate) agent_email: String,
    #[arg(long)]
    pub(crate) siret: Option<String>,
    /// A `GeoJSON` file
    #[arg(long)]
    pub(crate) boundary: Option<PathBuf>,
    /// Where it comes from, when the file does not say so
    #[arg(long, requires = "boundary")]
    pub(crate) boundary_source: Option<String>,
    #[arg(long, env = "PARVIS_BASE_URL")]
    pub(crate) base_url: Option<String>,
    /// Several for several names, the first for its addresses
    #[arg(long)]
    pub(crate) host: Vec<String>,
}

/// By which names the bodies are reached: shown, or set for one of them.
#[derive(Args, Clone)]
pub(crate) struct Hosts {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long)]
    pub(crate) body: Option<String>,
    /// All its names from now on
    #[arg(id = "hosts", requires = "body")]
    pub(crate) names: Vec<String>,
    #[arg(long, requires = "body", conflicts_with = "hosts")]
    pub(crate) none: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

/// Which body accepts the accounts of which.
#[derive(Args, Clone)]
pub(crate) struct Accounts {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long)]
    pub(crate) body: Option<String>,
    #[arg(long, requires = "body")]
    pub(crate) accept: Option<String>,
    #[arg(long, requires = "body")]
    pub(crate) refuse: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

/// Whose second factor is taken away, or that none is required of agents any more.
#[derive(Args, Clone)]
pub(crate) struct SecondFactor {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long)]
    pub(crate) body: String,
    #[arg(
        long,
        required_unless_present = "not_required",
        conflicts_with = "not_required"
    )]
    pub(crate) email: Option<String>,
    #[arg(long)]
    pub(crate) not_required: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Doctor {
    #[command(flatten)]
    pub(crate) serve: Serve,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
    #[arg(long)]
    pub(crate) deep: bool,
    /// Millions of bytes
    #[arg(long, env = "PARVIS_DISK_FREE_MIN_MB", default_value_t = 512)]
    pub(crate) disk_free_min_mb: u32,
}

#[derive(Args, Clone)]
pub(crate) struct Minutes {
    #[arg(required_unless_present = "date")]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "md")]
    pub(crate) format: MinutesFormat,
    #[arg(long, requires = "reference", conflicts_with = "file")]
    pub(crate) date: Option<String>,
    #[arg(long)]
    pub(crate) reference: Option<jiff::civil::Date>,
}

/// An office file as the text it holds.
#[derive(Args, Clone)]
pub(crate) struct ImportText {
    /// `-` for the standard input
    pub(crate) office_file: PathBuf,
    /// Ends rather than take more memory or time than a text needs: what the server asks of the process that reads
    /// what somebody sent
    #[arg(long, hide = true)]
    pub(crate) confined: bool,
    #[arg(long, value_enum, default_value = "md")]
    pub(crate) format: TextFormat,
}

/// A count, or what is done with counts.
#[derive(Args, Clone)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Count {
    #[command(subcommand)]
    pub(crate) asked: Option<Counting>,
    #[arg(required_unless_present = "list")]
    pub(crate) ballots: Option<PathBuf>,
    #[arg(long, required_unless_present = "list")]
    pub(crate) rule: Option<String>,
    #[arg(long)]
    pub(crate) seats: Option<usize>,
    /// `name=value`, once for each
    #[arg(long)]
    pub(crate) option: Vec<String>,
    /// From 1, where the file holds several
    #[arg(long, default_value_t = 1)]
    pub(crate) question: usize,
    /// Of Belenios: the election, or its archive, which say what is asked
    #[arg(long)]
    pub(crate) election: Option<PathBuf>,
    #[arg(long)]
    pub(crate) certificate: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Subcommand, Clone)]
pub(crate) enum Counting {
    Score(CountScore),
    Recount(CountRecount),
    Digest(CountDigest),
}

/// How ballots will be counted, to be published before the vote closes.
#[derive(Args, Clone)]
pub(crate) struct CountDigest {
    #[arg(long)]
    pub(crate) rule: String,
    #[arg(long)]
    pub(crate) seats: Option<usize>,
    /// `name=value`, once for each
    #[arg(long)]
    pub(crate) option: Vec<String>,
}

#[derive(Args, Clone)]
pub(crate) struct CountScore {
    pub(crate) corpus: PathBuf,
    /// Shows the cases that fail
    #[arg(long)]
    pub(crate) failures: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct CountRecount {
    pub(crate) certificate: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

/// A panel drawn by lot.
#[derive(Args, Clone)]
pub(crate) struct Sortition {
    #[arg(long, required_unless_present = "published")]
    pub(crate) candidates: Option<PathBuf>,
    #[arg(long, required_unless_present = "published")]
    pub(crate) features: Option<PathBuf>,
    #[arg(long, required_unless_present = "published")]
    pub(crate) id_column: Option<String>,
    #[arg(long, value_delimiter = ',')]
    pub(crate) address_columns: Vec<String>,
    #[arg(
        id = "panel_size",
        long = "size",
        required_unless_present = "published",
        value_parser = clap::value_parser!(u32).range(1..=i64::from(sortition::SEATS_MAX))
    )]
    pub(crate) size: Option<u32>,
    #[arg(long, value_enum, default_value = "leximin")]
    pub(crate) method: SortitionMethod,
    /// Known after the panels were published
    #[arg(id = "draw_seed", long = "seed", required_unless_present = "panels")]
    pub(crate) seed: Option<String>,
    #[arg(long)]
    pub(crate) panels: Option<PathBuf>,
    /// What somebody else published: the draw is made again without knowing who the candidates are
    #[arg(long, requires = "draw_seed", conflicts_with_all = ["candidates", "features", "panels"])]
    pub(crate) published: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortitionMethod {
    Leximin,
    Maximin,
    Legacy,
}

/// A map of opinions.
#[derive(Args, Clone)]
pub(crate) struct Opinions {
    pub(crate) votes: PathBuf,
    #[arg(long)]
    pub(crate) comments: Option<PathBuf>,
    #[arg(long, value_enum, allow_hyphen_values = true)]
    pub(crate) agree: Option<AgreeSign>,
    #[arg(id = "map_seed", long = "seed", default_value = "parvis")]
    pub(crate) seed: String,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AgreeSign {
    #[value(name = "-1")]
    MinusOne,
    #[value(name = "1")]
    PlusOne,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    Json,
    Md,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinutesFormat {
    Json,
    Ics,
    Md,
}

impl Arguments {
    /// Reads what was matched.
    pub(crate) fn read(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        Self::from_arg_matches(matches)
    }
}

/// The command with its sentences, from `cli-<command>` and `cli-argument-<argument>`.
pub(crate) fn described(words: Words) -> Command {
    fn with_help(command: Command, words: &Words, name: &str) -> Command {
        command
            .about(words.say(&format!("cli-{name}")))
            .mut_args(|argument| {
                let help = words.say(&format!(
                    "cli-argument-{}",
                    argument.get_id().as_str().replace('_', "-")
                ));
                argument.help(help)
            })
            .mut_subcommands(|inner| {
                let inner_name = format!("{name}-{}", inner.get_name());
                with_help(inner, words, &inner_name)
            })
    }
    Arguments::command()
        .about(words.say("cli-parvis"))
        .mut_subcommands(|command| {
            let name = command.get_name().to_owned();
            with_help(command, &words, &name)
        })
}
