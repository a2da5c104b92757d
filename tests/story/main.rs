//! Plays the product by itself, in a browser and in the real window: a line per step, a picture per screen.
#![allow(clippy::print_stdout, reason = "telling the story is what this program is for")]

mod in_browser;
mod in_window;
mod on_the_pages;
mod protection;
mod teller;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Parser;
use teller::Teller;

/// Plays the main job by itself and leaves pictures.
#[derive(Parser)]
struct Arguments {
    /// Where the pictures go; what was there is removed.
    #[arg(long)]
    pictures: PathBuf,
    /// The app.
    #[arg(long)]
    app: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut teller = Teller::new(&arguments.pictures)?;
    in_browser::play(&mut teller).await.context("the story in the browser broke off")?;
    on_the_pages::play(&mut teller).await.context("the story on the pages broke off")?;
    protection::play(&mut teller).await.context("the story of PIN and fingerprint broke off")?;
    in_window::play(&mut teller, &arguments.app).await.context("the story in the window broke off")?;
    teller.end();
    Ok(())
}
