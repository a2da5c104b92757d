//! Memory of a PIN derivation: resident size of this process before, at the peak and afterwards.
//! The last shows whether the memory is released.

use std::fs;

use anyhow::{Context as _, Result};
use key_core::KdfCost;

use crate::figures::Figures;
use crate::pin::derivations;

const RUNS: usize = 9;

pub(crate) fn measure(figures: &mut Figures) -> Result<()> {
    for (name, cost) in
        [("PIN of 64 MiB × 3", KdfCost::REFERENCE), ("PIN of 32 MiB × 6 (iOS)", KdfCost::FRUGAL)]
    {
        let (mut before, mut peak, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            reset_peak()?;
            before.push(resident("VmRSS:")?);
            derivations(cost, 1)?;
            peak.push(resident("VmHWM:")?);
            after.push(resident("VmRSS:")?);
        }
        figures.median(&format!("{name}, memory before"), &before, "MB");
        figures.median(&format!("{name}, memory at the peak"), &peak, "MB");
        figures.median(&format!("{name}, memory afterwards"), &after, "MB");
    }
    Ok(())
}

/// Resets the recorded peak to the current resident size (proc(5), `clear_refs`).
fn reset_peak() -> Result<()> {
    fs::write("/proc/self/clear_refs", "5").context("the peak cannot be reset")
}

/// Returns a field of this process' status in megabytes (proc(5), `status`).
fn resident(which: &str) -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(which));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    Ok(kilobytes.context("the process' status lacks the field")? * 1024.0 / 1_000_000.0)
}
