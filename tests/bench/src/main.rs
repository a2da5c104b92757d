//! Measures and prints the product's costs: `bench WINDOW EMPTY BUNDLE JSON`. Each figure is exact,
//! or the named percentile (by default the median) of several runs.
#![allow(clippy::print_stdout, reason = "figures are printed for the user")]

mod enumeration;
mod figures;
mod latency;
mod phone;
mod pin;
mod push;
mod record;
mod size;
mod tap;
mod unlock;
mod window;

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
    let (program, empty_window) = (next("window")?, next("empty window")?);
    let (bundle, json) = (next("bundle")?, next("file for the figures")?);

    let mut figures = Figures::default();
    size::measure(&bundle, &mut figures)?;
    pin::measure(&mut figures)?;
    record::measure(&mut figures).await?;
    tap::measure(&mut figures).await?;
    push::measure(&mut figures).await?;
    enumeration::measure(&mut figures).await?;
    window::measure(&program, &empty_window, &mut figures)?;
    latency::measure(&mut figures).await?;
    // After `window`, which measures a start with an empty keystore: this leaves entries in it.
    unlock::measure(json.parent().unwrap_or(Path::new(".")), &mut figures).await?;

    println!("\n{figures}");
    fs::write(&json, figures.to_json()?).with_context(|| format!("cannot write {}", json.display()))?;
    println!("also in {}", json.display());
    Ok(())
}
