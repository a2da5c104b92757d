//! Cost of a PIN derivation, by design the slowest operation of the app: its duration, and the
//! resident size of this process before, at the peak and afterwards. The last shows whether the
//! memory is released.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::domain::pin::Pin;
use key_core::domain::protection::Protection;
use key_core::domain::secret::{DataKey, Secret};
use key_core::testing::phone::PIN;
use ring::rand::SystemRandom;

use crate::figures::{Figures, ms};

/// The costs in use, with their names.
pub(crate) const COSTS: [(&str, KdfCost); 2] =
    [("64 MiB × 3", KdfCost::REFERENCE), ("32 MiB × 6 (iOS)", KdfCost::FRUGAL)];

const MEMORY_RUNS: usize = 9;
const RUNS: usize = 15;

pub(crate) fn measure(figures: &mut Figures) -> Result<()> {
    for (name, cost) in COSTS {
        let (mut before, mut peak, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..MEMORY_RUNS {
            reset_peak()?;
            before.push(resident("VmRSS:")?);
            derivations(cost, 1)?;
            peak.push(resident("VmHWM:")?);
            after.push(resident("VmRSS:")?);
        }
        figures.median(&format!("PIN of {name}, memory before"), &before, "MB");
        figures.median(&format!("PIN of {name}, memory at the peak"), &peak, "MB");
        figures.median(&format!("PIN of {name}, memory afterwards"), &after, "MB");
    }
    for (name, cost) in COSTS {
        figures.median(&format!("PIN derivation, {name}"), &derivations(cost, RUNS)?, "ms");
    }
    Ok(())
}

/// Returns the durations of `runs` derivations in milliseconds.
pub(crate) fn derivations(cost: KdfCost, runs: usize) -> Result<Vec<f64>> {
    let rng = SystemRandom::new();
    let (data_key, keystore) = (DataKey::random(&rng)?, Secret::random(32, &rng)?);
    let mut taken = Vec::new();
    for _ in 0..runs {
        let pin = Pin::typed(PIN.to_owned()).context("a PIN")?;
        let started = Instant::now();
        Protection::pin(&data_key, "device", &pin, cost, &keystore, &rng)?;
        taken.push(ms(started.elapsed()));
    }
    Ok(taken)
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
