//! Duration of an unlock: from the PIN entered in the core to the offline code on the screen. The
//! record is a real file and the keystore is the desktop session's, as on a user's computer.
//!
//! Everything but the derivation is measured with a derivation of minimal cost: the difference of
//! two durations that are a hundred times as long would be mostly noise. Bare disk writes are
//! measured in alternation with it, since disks differ the most between machines.

use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use finago_shell::VaultLocation;
use finago_shell::development::{InstanceLock, open_vault};
use key_core::testing::World;
use key_core::testing::phone::{PIN, Phone, device};
use key_core::{Device, KdfCost, Ports};
use key_view::Intent;
use tempfile::TempDir;

use crate::figures::{Figures, ms};
use crate::pin::{COSTS, derivations};

const SLOW_RUNS: usize = 15;
const RUNS: usize = 300;

/// Measures on the disk that holds `folder`.
pub(crate) async fn measure(folder: &Path, figures: &mut Figures) -> Result<()> {
    for (name, cost) in COSTS {
        let (mut locked, mut taken) = (Locked::new(folder, cost).await?, Vec::new());
        for _ in 0..SLOW_RUNS {
            taken.push(locked.unlock().await);
        }
        figures.median(&format!("unlocking, PIN of {name}"), &taken, "ms");
    }

    let minimal = device("Phone", "").kdf;
    let mut locked = Locked::new(folder, minimal).await?;
    let (mut rest, mut disk) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let derivation: f64 = derivations(minimal, 1)?.iter().sum();
        rest.push(locked.unlock().await - derivation);
        disk.push(replace_twice(locked.folder.path())?);
    }
    figures.median("unlocking, all but the derivation", &rest, "ms");
    figures.ratio("unlocking, all but the derivation, to bare disk", &rest, &disk);
    Ok(())
}

/// A set-up phone whose offline code is locked by a PIN, with a folder of its own.
struct Locked {
    phone: Phone,
    folder: TempDir,
    _claim: InstanceLock,
}

impl Locked {
    async fn new(folder: &Path, kdf: KdfCost) -> Result<Self> {
        let folder = tempfile::tempdir_in(folder).context("no folder for a vault")?;
        let (vault, claim) = open_vault(&VaultLocation::System, folder.path())?;
        let world = World::new();
        let ports = Ports { vault, ..world.ports() };
        let mut phone = Phone::start(ports, Device { kdf, ..device("Phone", &world.address()) }).await;
        phone.set_up(&world.address(), World::USERNAME, World::CODES[0]).await;
        Ok(Self { phone, folder, _claim: claim })
    }

    /// Returns the milliseconds from the PIN to the offline code on the screen.
    async fn unlock(&mut self) -> f64 {
        self.phone.open_offline_code().await;
        let entered = Instant::now();
        self.phone.enter_pin(PIN).await;
        self.phone.sees_code().await;
        let taken = ms(entered.elapsed());
        self.phone.press(Intent::Back).await;
        taken
    }
}

/// Returns the milliseconds of two durable replacements of a file of a record's size: an unlock
/// writes the record twice, to count the try and to take the count back.
fn replace_twice(folder: &Path) -> Result<f64> {
    let (next, bare) = (folder.join("bare.next"), folder.join("bare"));
    let started = Instant::now();
    for _ in 0..2 {
        fs::write(&next, [0; 2048])?;
        File::open(&next)?.sync_all()?;
        fs::rename(&next, &bare)?;
        File::open(folder)?.sync_all()?;
    }
    Ok(ms(started.elapsed()))
}
