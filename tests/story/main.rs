//! The automatic demo: plays the product in browsers and in the real window, prints a line per step
//! and saves screenshots.
#![allow(clippy::print_stdout, reason = "the story is printed for the user")]

mod in_browser;
mod in_window;
mod on_the_pages;
mod protection;
mod recorder;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Parser;
use recorder::Recorder;

/// Plays the product by itself and saves screenshots.
#[derive(Parser)]
struct Arguments {
    /// Folder of the screenshots; its content is removed first.
    #[arg(long)]
    pictures: PathBuf,
    /// Executable of the app.
    #[arg(long)]
    app: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut recorder = Recorder::new(&arguments.pictures)?;
    in_browser::play(&mut recorder).await.context("the story in the browser broke off")?;
    on_the_pages::play(&mut recorder).await.context("the story on the pages broke off")?;
    protection::play(&mut recorder).await.context("the story of PIN and fingerprint broke off")?;
    in_window::play(&mut recorder, &arguments.app).await.context("the story in the window broke off")?;
    recorder.finish();
    Ok(())
}
