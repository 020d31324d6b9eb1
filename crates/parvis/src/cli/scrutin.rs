//! What is asked of `parvis scrutin`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ReportFormat;

/// Secret ballots, verified and made without a server.
#[derive(Args, Clone)]
pub(crate) struct Scrutin {
    #[command(subcommand)]
    pub(crate) asked: Scrutinizing,
}

#[derive(Subcommand, Clone)]
pub(crate) enum Scrutinizing {
    Verify(ScrutinVerify),
    VerifyDiff(ScrutinVerifyDiff),
    Credentials(ScrutinCredentials),
    Trustee(ScrutinTrustee),
    Ballot(ScrutinBallot),
    Tally(ScrutinTally),
}

#[derive(Args, Clone)]
pub(crate) struct ScrutinVerify {
    pub(crate) election: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct ScrutinVerifyDiff {
    pub(crate) earlier: PathBuf,
    pub(crate) later: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct ScrutinCredentials {
    #[command(flatten)]
    pub(crate) group: InGroup,
    #[arg(long)]
    pub(crate) uuid: String,
    /// One a line: `address,login,weight`, of which the first is enough
    #[arg(long)]
    pub(crate) voters: PathBuf,
    #[command(flatten)]
    pub(crate) into: Folder,
}

/// The group of the election.
#[derive(Args, Clone)]
pub(crate) struct InGroup {
    #[arg(long, default_value = ::scrutin::GROUP_NAMES[0], value_parser = ::scrutin::GROUP_NAMES)]
    pub(crate) group: String,
}

/// Where files are written.
#[derive(Args, Clone)]
pub(crate) struct Folder {
    #[arg(long = "into", id = "into", default_value = ".")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Clone)]
pub(crate) struct ScrutinTrustee {
    #[command(subcommand)]
    pub(crate) asked: Trusteeing,
}

#[derive(Subcommand, Clone)]
pub(crate) enum Trusteeing {
    New(TrusteeNew),
    ThresholdCertificate(ThresholdCertificate),
    ThresholdPolynomial(ThresholdPolynomial),
    ThresholdInputs(ThresholdInputs),
    ThresholdOutput(ThresholdOutput),
    ThresholdParameters(ThresholdParameters),
    Decrypt(TrusteeDecrypt),
    Shuffle(TrusteeShuffle),
}

#[derive(Args, Clone)]
pub(crate) struct TrusteeNew {
    #[command(flatten)]
    pub(crate) group: InGroup,
    #[command(flatten)]
    pub(crate) into: Folder,
}

#[derive(Args, Clone)]
pub(crate) struct ThresholdCertificate {
    #[command(flatten)]
    pub(crate) group: InGroup,
    #[arg(long)]
    pub(crate) size: usize,
    #[arg(long)]
    pub(crate) threshold: usize,
    #[arg(long)]
    pub(crate) index: usize,
    #[command(flatten)]
    pub(crate) into: Folder,
}

/// The certificates of all, one a line, in the order of their numbers.
#[derive(Args, Clone)]
pub(crate) struct Ceremony {
    #[command(flatten)]
    pub(crate) group: InGroup,
    #[arg(long)]
    pub(crate) certificates: PathBuf,
}

#[derive(Args, Clone)]
pub(crate) struct ThresholdPolynomial {
    #[command(flatten)]
    pub(crate) ceremony: Ceremony,
    #[arg(long)]
    pub(crate) seed: PathBuf,
}

#[derive(Args, Clone)]
pub(crate) struct ThresholdInputs {
    #[command(flatten)]
    pub(crate) ceremony: Ceremony,
    #[arg(long)]
    pub(crate) polynomials: PathBuf,
    /// One hash a line, collected before anybody revealed
    #[arg(long)]
    pub(crate) commitments: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) into: Folder,
}

#[derive(Args, Clone)]
pub(crate) struct ThresholdOutput {
    #[command(flatten)]
    pub(crate) ceremony: Ceremony,
    #[arg(long)]
    pub(crate) seed: PathBuf,
    #[arg(long)]
    pub(crate) input: PathBuf,
    /// One hash a line, received from each trustee before anybody revealed, and not from the server
    #[arg(long)]
    pub(crate) commitments: Option<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct ThresholdParameters {
    #[command(flatten)]
    pub(crate) ceremony: Ceremony,
    #[arg(long)]
    pub(crate) polynomials: PathBuf,
    #[arg(long)]
    pub(crate) outputs: PathBuf,
}

/// By a private key, or by the seed of a ceremony and what it kept encrypted.
#[derive(Args, Clone)]
pub(crate) struct TrusteeDecrypt {
    pub(crate) election: PathBuf,
    #[arg(long, required_unless_present = "seed")]
    pub(crate) key: Option<PathBuf>,
    #[arg(long, requires = "encrypted_key", conflicts_with = "key")]
    pub(crate) seed: Option<PathBuf>,
    #[arg(long, requires = "seed")]
    pub(crate) encrypted_key: Option<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct TrusteeShuffle {
    pub(crate) election: PathBuf,
}

#[derive(Args, Clone)]
pub(crate) struct ScrutinBallot {
    pub(crate) election: PathBuf,
    /// A file, so that the code stands in no history of commands
    #[arg(long)]
    pub(crate) credential: PathBuf,
    #[arg(long)]
    pub(crate) choices: PathBuf,
}

/// The encrypted tally, or the result.
#[derive(Args, Clone)]
pub(crate) struct ScrutinTally {
    pub(crate) election: PathBuf,
    #[arg(long)]
    pub(crate) encrypted: bool,
    /// Beside those of the archive, as `2=file`
    #[arg(long, conflicts_with = "encrypted")]
    pub(crate) decryption: Vec<String>,
}
