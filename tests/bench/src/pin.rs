//! Duration of a PIN derivation, by design the slowest operation of the app.

use std::time::Instant;

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::domain::pin::Pin;
use key_core::domain::protection::Protection;
use key_core::domain::secret::{DataKey, Secret};
use key_core::testing::phone::PIN;
use ring::rand::SystemRandom;

use crate::figures::{Figures, ms};

const RUNS: usize = 15;

pub(crate) fn measure(figures: &mut Figures) -> Result<()> {
    for (name, cost) in [
        ("PIN derivation, 64 MiB × 3", KdfCost::REFERENCE),
        ("PIN derivation, 32 MiB × 6 (iOS)", KdfCost::FRUGAL),
    ] {
        figures.median(name, &derivations(cost, RUNS)?, "ms");
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
