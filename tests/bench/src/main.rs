//! Measures and prints: `bench WINDOW EMPTY BUNDLE JSON`. Every figure is the median, or the percentile it says, of several runs.
#![allow(clippy::print_stdout, reason = "figures are for the person at the terminal")]

mod felt;
mod figures;
mod memory;
mod pin;
mod size;
mod tap;
mod unknown;
mod unlock;
mod window;
mod woken;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use figures::Figures;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut next = |what: &str| {
        arguments.next().with_context(|| format!("which {what}? bench WINDOW EMPTY BUNDLE JSON"))
    };
    let (program, nothing) = (next("window")?, next("empty window")?);
    let (bundle, json) = (next("bundle")?, next("file for the figures")?);

    let mut figures = Figures::default();
    size::measure(&bundle, &mut figures)?;
    memory::measure(&mut figures)?;
    pin::measure(&mut figures)?;
    tap::measure(&mut figures).await?;
    woken::measure(&mut figures).await?;
    unknown::measure(&mut figures).await?;
    window::measure(&program, &nothing, &mut figures)?;
    felt::measure(&mut figures).await?;
    // After the window, which starts as on a new computer: this leaves entries in the keystore.
    unlock::measure(json.parent().unwrap_or(Path::new(".")), &mut figures).await?;

    println!("\n{figures}");
    fs::write(&json, figures.to_json()?).with_context(|| format!("cannot write {}", json.display()))?;
    println!("also in {}", json.display());
    Ok(())
}
