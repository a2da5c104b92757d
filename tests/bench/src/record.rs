//! Duration of verifying the record's authentication code, with which every start begins.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use key_core::domain::record_key::RecordKey;
use key_core::domain::secret::Secret;
use key_core::record::Stored;
use key_core::testing::World;
use ring::rand::SystemRandom;

use crate::figures::{Figures, ms};

const RUNS: usize = 1_000;

/// Measures with the record of a set-up phone. The key is derived in each run, as at a start.
pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let world = World::new();
    let phone = world.phone().await;
    drop(phone);
    let stored = world.vault.record().context("a record")?;
    let stored = Stored::read(&stored)?;
    let keystore = Secret::random(32, &SystemRandom::new())?;
    let ours = stored.unverified().to_bytes(&RecordKey::derive(&keystore)?);
    let Stored::Authenticated(claimed) = Stored::read(&ours)? else { anyhow::bail!("an old record") };

    let mut taken = Vec::new();
    for _ in 0..RUNS {
        let started = Instant::now();
        let is_ours = claimed.is_ours(&RecordKey::derive(&keystore)?);
        taken.push(ms(started.elapsed()));
        ensure!(is_ours, "the record is not verified");
    }
    figures.median("verifying the record's code", &taken, "ms");
    Ok(())
}
