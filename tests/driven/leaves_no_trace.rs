//! Secrets leave no trace on a machine outside the sealed record: every file is searched, the log
//! at level `trace` included, and the page's storages are read.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use finago_shell::VaultLocation;
use finago_shell::development::open_vault;
use key_core::Ports;
use key_core::testing::{Canaries, MemoryVault};
use serde_json::json;
use support::app::App;
use support::browser_phone::app;
use support::driver::{Screen, Window};
use support::leaks;
use support::world::{SAM, World};
use tokio::time::timeout;

/// Long, so that no number in a log equals it by chance.
const PIN: &str = "482051739264";
const WRONG_PIN: &str = "739162048153";

/// Types every secret, and uses the stored ones: connects, shows an offline code and approves a
/// login.
async fn use_every_secret(world: &World, seen: &App, code: &str) -> Result<()> {
    seen.connect(SAM, code).await?;
    seen.choose_pin(PIN).await?;
    seen.open_offline_code(SAM).await?;
    seen.enter_pin(WRONG_PIN).await?;
    seen.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    seen.enter_pin(PIN).await?;
    seen.offline_code().await?;
    seen.0.press_button("Back").await?;
    let login = world.login_page().await?;
    login.request_app_login(SAM).await?;
    seen.see_challenge().await?;
    seen.approve(&login.number().await?).await?;
    seen.enter_pin(PIN).await?;
    login.see("start").await?;
    seen.ended("approved").await
}

fn add_typed(secrets: &mut Canaries, code: &str) {
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("a wrong PIN", WRONG_PIN.as_bytes());
    secrets.add("the one-time password", code.as_bytes());
    secrets.add("the one-time password as a word", code.replace('-', "").as_bytes());
}

#[tokio::test]
async fn the_window_leaves_no_secret_on_disk_or_in_its_log() -> Result<()> {
    let world = World::in_real_time().await;
    let code = world.one_time_password(SAM);
    let home = tempfile::tempdir()?;
    let (vault, log) = (home.path().join("vault"), home.path().join("log"));
    let origin = world.address();
    let arguments = [OsStr::new("--address"), OsStr::new(&origin), OsStr::new("--vault"), vault.as_os_str()];
    let out = File::options().create(true).append(true).open(&log)?;
    let err = out.try_clone()?;
    let surround = |driver: &mut Command| {
        for folder in
            ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TMPDIR"]
        {
            driver.env(folder, home.path());
        }
        driver.env("RUST_LOG", "trace").stdout(out).stderr(err);
    };
    let window = Window::open_with(&app(), &arguments, &Screen::start()?, surround).await?;
    let seen = App(window.page());
    use_every_secret(&world, &seen, &code).await?;
    assert_eq!(seen.0.stored().await?, json!([]));
    drop((seen, window));

    // Opens a copy: the app may still hold the lock of the original.
    let copy = tempfile::tempdir()?;
    let copied = copy.path().join("vault");
    fs::copy(&vault, &copied)?;
    let (opened, _claim) = open_vault(&VaultLocation::DevelopmentFile(copied), copy.path())?;
    let mut secrets = Canaries::stored_in(&*opened, PIN).await;
    add_typed(&mut secrets, &code);
    secrets.assert_none_in("the record", opened.load().await?.context("a record")?);
    let logged = fs::read_to_string(&log)?;
    ensure!(logged.contains("TRACE") && logged.contains("finago"), "the log is not at level trace: {logged}");
    // The development vault is excluded: it is unencrypted by design, and not part of a release.
    leaks::ensure_none(home.path(), &secrets, Some(&vault))
}

#[tokio::test]
async fn a_page_in_chromium_stores_nothing_at_all() -> Result<()> {
    let world = World::in_real_time().await;
    let code = world.one_time_password(SAM);
    let vault = MemoryVault::new();
    let ports = Ports { vault: Arc::new(vault.clone()), ..world.ports() };
    let phone = world.phone_in_browser_with("Pixel", ports).await?;
    use_every_secret(&world, &phone.app, &code).await?;
    assert_eq!(phone.app.0.stored().await?, json!([]));

    let mut secrets = Canaries::stored_in(&vault, PIN).await;
    add_typed(&mut secrets, &code);
    leaks::ensure_none(&phone.app.0.profile()?, &secrets, None)
}

#[tokio::test]
async fn a_typed_one_time_password_is_not_saved_with_the_form_state() -> Result<()> {
    let world = World::in_real_time().await;
    let code = world.one_time_password(SAM);
    let phone = world.phone_in_browser("Pixel").await?;
    phone.app.open_form().await?;
    phone.app.0.fill("#username", SAM).await?;
    phone.app.0.fill("#code", &code).await?;
    let profile = phone.app.0.profile()?;
    phone.app.0.go_to("about:blank").await?;

    let mut form = Canaries::default();
    form.add("the username", SAM.as_bytes());
    let written = async {
        while leaks::ensure_none(&profile, &form, None).is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), written).await.context("the form is not saved")?;
    let mut secrets = Canaries::default();
    secrets.add("the one-time password", code.as_bytes());
    leaks::ensure_none(&profile, &secrets, None)
}
