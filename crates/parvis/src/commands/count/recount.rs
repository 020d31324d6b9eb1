//! `parvis count recount`: the count made again from a certificate, and what differs from the result it holds.

use counting::Certificate;
use serde_json::json;
use ui::Words;
use ui::words::Value;

use super::said::harmless;
use super::{read, refused};
use crate::cli::{CountRecount, ReportFormat};
use crate::commands::answer;
use crate::failure::Failure;

pub(super) fn run(words: Words, asked: &CountRecount) -> Result<(), Failure> {
    let bytes = read(&asked.certificate)?;
    let certificate =
        Certificate::read(&String::from_utf8_lossy(&bytes)).map_err(|refusal| refused(&refusal))?;
    let recount = counting::recount(&certificate).map_err(|refusal| refused(&refusal))?;
    let holds = recount.differences.is_empty();
    match asked.format {
        ReportFormat::Json => {
            let said = json!({
                "holds": holds,
                "digest": certificate.digest,
                "rule_digest": certificate.rule_digest,
                "differences": recount.differences,
                "winners": recount.count.winners,
            });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))?;
        }
        ReportFormat::Text => {
            let said = if holds {
                words.say_with(
                    "count-certificate-holds",
                    &[("digest", Value::from(certificate.digest))],
                )
            } else {
                let differences = harmless(&recount.differences.join(", "));
                words.say_with(
                    "count-certificate-fails",
                    &[("differences", Value::from(differences))],
                )
            };
            answer(&format!("{said}\n"))?;
        }
    }
    if holds { Ok(()) } else { Err(Failure::No) }
}
