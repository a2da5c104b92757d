//! `cargo xtask gallery`: a picture of every state in every look, and a sheet to look at them on.
#![allow(clippy::print_stdout, reason = "it says what it made")]

mod sheet;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use gallery::look::{Light, Look, SIZES};
use gallery::{State, Wall, all};
use key_messages::Language;
use stories::driver::Chromium;
use tokio::task::JoinSet;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args();
    let folder: PathBuf = arguments.nth(1).context("where are the pictures to go?")?.into();
    let wanted: Vec<String> = arguments.collect();
    let started = Instant::now();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|begin| name.starts_with(begin));
    let states: Vec<_> = all().into_iter().filter(|state| is_wanted(&state.name)).collect();
    ensure!(!states.is_empty(), "no state is called so");
    for state in &states {
        let folder = folder.join(&state.name);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let chromium = Chromium::start()?;
    let mut painters = JoinSet::new();
    for language in Language::ALL {
        let wall = Wall::put_up(&chromium).await?;
        painters.spawn(paint(wall, language, states.clone(), folder.clone()));
    }
    let mut pictures = 0;
    while let Some(painted) = painters.join_next().await {
        pictures += painted??;
    }
    let page = folder.join("index.html");
    fs::write(&page, sheet::sheet(&states)).with_context(|| format!("cannot write {}", page.display()))?;
    println!("{pictures} pictures of {} states in {} s", states.len(), started.elapsed().as_secs());
    println!("{}", page.display());
    Ok(())
}

/// Takes the pictures in one language, and says how many.
async fn paint(mut wall: Wall, language: Language, states: Vec<State>, folder: PathBuf) -> Result<usize> {
    let mut pictures = 0;
    for size in SIZES {
        for light in Light::ALL {
            wall.look(Look { size, light, language, text: 100 }).await?;
            for state in &states {
                wall.hang(state).await?;
                let file = file_name(language, light, &size.name());
                write(&folder.join(&state.name).join(file), &wall.picture().await?)?;
                pictures += 1;
            }
        }
    }
    Ok(pictures)
}

fn file_name(language: Language, light: Light, size: &str) -> String {
    format!("{}-{}-{size}.png", language.tag(), light.name())
}

fn write(path: &Path, picture: &[u8]) -> Result<()> {
    fs::write(path, picture).with_context(|| format!("cannot write {}", path.display()))
}
