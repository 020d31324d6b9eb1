//! What the figures were measured on.

use std::fs;

/// The machine in one line: cores, processor, memory.
pub(crate) fn facts() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = value_of(&processor, "model name").unwrap_or("processor unknown");
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory_gib = value_of(&memory, "MemTotal").and_then(kib).unwrap_or(0) / 1024 / 1024;
    format!("{cores} cores ({processor}), {memory_gib} GiB of memory")
}

/// The memory a process holds, in MiB: `VmRSS` of proc(5).
pub(crate) fn resident_mib(process: u32) -> Option<u64> {
    status_mib(process, "VmRSS")
}

/// The most memory a process held so far, in MiB: `VmHWM` of proc(5).
pub(crate) fn peak_mib(process: u32) -> Option<u64> {
    status_mib(process, "VmHWM")
}

/// The peak of this process is what it holds now: 5 in `clear_refs` of proc(5).
pub(crate) fn forget_peak() -> std::io::Result<()> {
    fs::write("/proc/self/clear_refs", "5")
}

fn status_mib(process: u32, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    Some(kib(value_of(&status, name)?)?.div_ceil(1024))
}

/// The value of the first line `name : value`.
fn value_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines()
        .find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))
        .map(str::trim)
}

fn kib(value: &str) -> Option<u64> {
    value.split(' ').next()?.parse().ok()
}
