//! Output of the story: printed steps and numbered screenshots.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use support::app::App;
use support::driver::Viewport;
use support::login_page::LoginPage;

/// Prints a line per step and saves numbered screenshots.
pub(crate) struct Recorder {
    folder: PathBuf,
    pictures: usize,
    began: Instant,
    last: Instant,
}

impl Recorder {
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let now = Instant::now();
        Ok(Self { folder: folder.to_owned(), pictures: 0, began: now, last: now })
    }

    pub(crate) fn chapter(&mut self, title: &str) {
        println!("\n{title}");
        self.last = Instant::now();
    }

    /// Prints that `what` happened, with the time since the last step. Time spent on screenshots
    /// does not count.
    pub(crate) fn step(&mut self, what: &str) {
        let took = self.last.elapsed();
        println!("  {:>7}  {what}", format!("{:.2} s", took.as_secs_f32()));
        self.last = Instant::now();
    }

    /// Saves a screenshot of the app.
    pub(crate) async fn phone(&mut self, app: &App, name: &str) -> Result<()> {
        let taking = Instant::now();
        self.store(app.0.picture().await, &format!("phone-{name}"))?;
        self.last += taking.elapsed();
        Ok(())
    }

    /// Saves two screenshots of the app: on a phone and on the smallest supported phone.
    pub(crate) async fn phones(&mut self, app: &App, name: &str) -> Result<()> {
        self.phone(app, name).await?;
        app.0.set_viewport(Viewport::SmallPhone).await?;
        self.phone(app, &format!("{name}-small")).await?;
        app.0.set_viewport(Viewport::Phone).await
    }

    /// Saves a screenshot of the app in its window.
    pub(crate) async fn window(&mut self, app: &App, name: &str) -> Result<()> {
        let taking = Instant::now();
        self.store(app.0.picture().await, &format!("window-{name}"))?;
        self.last += taking.elapsed();
        Ok(())
    }

    /// Saves two screenshots of a login page: on a computer and on a phone.
    pub(crate) async fn login_page(&mut self, login: &LoginPage, name: &str) -> Result<()> {
        let taking = Instant::now();
        self.store(login.0.whole_picture().await, &format!("login-{name}-desktop"))?;
        login.0.set_viewport(Viewport::Phone).await?;
        self.store(login.0.whole_picture().await, &format!("login-{name}-phone"))?;
        login.0.set_viewport(Viewport::Desktop).await?;
        self.last += taking.elapsed();
        Ok(())
    }

    fn store(&mut self, picture: Result<Vec<u8>>, name: &str) -> Result<()> {
        self.pictures += 1;
        let path = self.folder.join(format!("{:02}-{name}.png", self.pictures));
        let picture = picture.with_context(|| format!("no picture of {name}"))?;
        fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))
    }

    pub(crate) fn finish(&self) {
        let took = self.began.elapsed();
        println!(
            "\n{} pictures in {}, {:.0} s in all",
            self.pictures,
            self.folder.display(),
            took.as_secs_f32()
        );
    }
}
