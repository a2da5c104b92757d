//! `cargo xtask demo`: runs the whole product on this machine. Its state is in `target/demo`.

mod app;

use std::fs;
use std::io::{BufRead as _, IsTerminal as _};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};

use anyhow::{Context as _, Result};

use crate::cargo::{build_product, target};
use crate::{children, files, mock, setup, ui};
use app::{App, Keystore};

/// Runs the demo until it is interrupted. `fresh` deletes the state of earlier runs.
pub(crate) fn run(fresh: bool) -> Result<()> {
    mock::ensure_port_is_free()?;
    setup::window()?;
    let app = App::for_this_machine();
    ui::bundle()?;
    children::run("building the demo", &mut build_product())?;

    let folder = target("demo");
    if fresh && folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    files::make_folder(&folder)?;

    println!();
    let mut backend = mock::command(&target("debug/backend-mock"), mock::ADDRESS, &folder);
    let _backend =
        mock::start(backend.args(["--push-service", mock::PUSH_SERVICE]), |line| println!("{line}"))?;
    println!("{}", what_to_try(&app));
    let enter = listen_for_enter();
    loop {
        app.run(&folder, &enter)?;
    }
}

/// `cargo xtask demo --story`: runs the main story unattended and writes screenshots to `target/story`.
pub(crate) fn story() -> Result<()> {
    setup::driving()?;
    ui::bundle()?;
    children::run("building the story", &mut build_product())?;
    let mut story = Command::new(target("debug/story"));
    story.arg("--pictures").arg(target("story")).arg("--app").arg(target("debug/finago-key"));
    children::run_without_progress("playing the story", &mut story)
}

fn what_to_try(app: &App) -> String {
    let location = match app {
        App::Window(Keystore::SecretService) => "The app is open in its window.".to_owned(),
        App::Window(Keystore::File) => "The app is open in its window. This desktop has no secret service, so it keeps its keys in the file \
                                        target/demo/vault (development only)."
            .to_owned(),
        App::Page => format!(
            "The app is at {}: there is no display here, so it is served as a page and keeps its keys in the file \
             target/demo/vault (development only).",
            app::PAGE
        ),
    };
    format!(
        "{location}\n
Try first:
  1. In the app, connect: type a username and one of its one-time passwords, then choose a PIN.
  2. In a browser, open the login page and log in with that username and its password.
  3. In the app, open the login that waits, type the number that the page shows, approve with the PIN.
  4. Watch the browser go on by itself.
  {}
The developer console shows what the backend knows, and makes things go wrong.
Everything is kept in target/demo; `cargo xtask demo --fresh` forgets it. Ctrl-C ends everything.\n",
        match app {
            App::Window(_) =>
                "5. Close the window and log in again: a notification of the desktop wakes the app. Press it, or Deny on it.
     Enter in this terminal opens the app anew.",
            App::Page => "5. Without a display nothing can wake the phone: leave its page open.",
        }
    )
}

/// Sends a message for each Enter. Without a terminal none is sent and the demo continues.
fn listen_for_enter() -> Receiver<()> {
    let (pressed, enter) = channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin().is_terminal() && std::io::stdin().lock().read_line(&mut line).unwrap_or(0) > 0
        {
            if pressed.send(()).is_err() {
                return;
            }
        }
        loop {
            std::thread::park();
        }
    });
    enter
}
