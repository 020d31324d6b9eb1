//! The systemd unit of the package: read by systemd itself.

use std::path::Path;
use std::process::Command;

use crate::{PARVIS, said};

const UNIT: &str = include_str!("../../packaging/parvis.service");
/// What systemd says of a service that may do little: from 0, nothing, to 100, everything.
const EXPOSURE_MAX: &str = "20";

#[test]
fn systemd_understands_the_unit_and_finds_that_it_may_do_little() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        testkit::absent("systemd");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("parvis.service");
    let installed = "ExecStart=/usr/bin/parvis ";
    assert!(UNIT.contains(installed), "the package’s own program");
    std::fs::write(&unit, UNIT.replace(installed, &format!("ExecStart={PARVIS} "))).unwrap();
    let analyze = |arguments: &[&str], unit: &Path| {
        let output = Command::new("systemd-analyze")
            .args(arguments)
            .arg(unit)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    };
    let remarks = analyze(&["verify", "--man=no"], &unit);
    assert_eq!(
        remarks, "",
        "a line it does not know, or a program that is not there"
    );
    let threshold = format!("--threshold={EXPOSURE_MAX}");
    analyze(&["security", "--offline=true", &threshold], &unit);
}
