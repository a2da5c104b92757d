//! `cargo xtask gallery`: a picture of every state in every look, and a contact sheet of them.
#![allow(clippy::print_stdout, reason = "prints a summary of the pictures")]

mod contact_sheet;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use gallery::look::{Look, VIEWPORTS};
use gallery::{GalleryPage, State, all};
use key_messages::Language;
use support::driver::{Chromium, ColourScheme};
use tokio::task::JoinSet;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args();
    let folder: PathBuf = arguments.nth(1).context("where are the pictures to go?")?.into();
    let prefixes: Vec<String> = arguments.collect();
    let started = Instant::now();
    let is_selected =
        |name: &str| prefixes.is_empty() || prefixes.iter().any(|prefix| name.starts_with(prefix));
    let states: Vec<_> = all().into_iter().filter(|state| is_selected(&state.name)).collect();
    ensure!(!states.is_empty(), "no state is called so");
    for state in &states {
        let folder = folder.join(&state.name);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let chromium = Chromium::start()?;
    let mut workers = JoinSet::new();
    for language in Language::ALL {
        let page = GalleryPage::open(&chromium).await?;
        workers.spawn(take_pictures(page, language, states.clone(), folder.clone()));
    }
    let mut pictures = 0;
    while let Some(count) = workers.join_next().await {
        pictures += count??;
    }
    let index = folder.join("index.html");
    fs::write(&index, contact_sheet::contact_sheet(&states))
        .with_context(|| format!("cannot write {}", index.display()))?;
    println!("{pictures} pictures of {} states in {} s", states.len(), started.elapsed().as_secs());
    println!("{}", index.display());
    Ok(())
}

/// Takes the pictures in one language. Returns their number.
async fn take_pictures(
    mut page: GalleryPage,
    language: Language,
    states: Vec<State>,
    folder: PathBuf,
) -> Result<usize> {
    let mut pictures = 0;
    for viewport in VIEWPORTS {
        for colour_scheme in ColourScheme::ALL {
            page.set_look(Look { viewport, colour_scheme, language, text_percent: 100 }).await?;
            for state in &states {
                page.show(state).await?;
                let file = file_name(language, colour_scheme, &viewport.name());
                write(&folder.join(&state.name).join(file), &page.picture().await?)?;
                pictures += 1;
            }
        }
    }
    Ok(pictures)
}

fn file_name(language: Language, colour_scheme: ColourScheme, viewport: &str) -> String {
    format!("{}-{}-{viewport}.png", language.tag(), colour_scheme.name())
}

fn write(path: &Path, picture: &[u8]) -> Result<()> {
    fs::write(path, picture).with_context(|| format!("cannot write {}", path.display()))
}
