//! Computers: the program of the system that opens a page in the default browser. Other programs of
//! the same user can read the page from its command line, and gain nothing by it: a release works
//! only in the browser session that asked.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use async_trait::async_trait;
use key_core::LinkSender;
use key_core::ports::{Browser, NoBrowser};
use tauri::{AppHandle, Runtime};

/// Program that opens a page, and its arguments before the page.
struct Program {
    /// Name or path of the program.
    path: PathBuf,
    /// Arguments before the page.
    arguments: Vec<String>,
}

/// Program and arguments by which the system opens a page.
const SYSTEM: (&str, &[&str]) = if cfg!(windows) {
    ("rundll32", &["url.dll,FileProtocolHandler"])
} else if cfg!(target_os = "macos") {
    ("open", &[])
} else {
    ("xdg-open", &[])
};

/// Returns the adapter.
pub(crate) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn Browser> {
    let (path, arguments) = SYSTEM;
    let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
    Arc::new(Program { path: path.into(), arguments })
}

#[async_trait]
impl Browser for Program {
    async fn open(&self, page: &str, _: Option<&LinkSender>) -> Result<(), NoBrowser> {
        let silent = Stdio::null;
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).arg(page).stdin(silent()).stdout(silent()).stderr(silent());
        let mut program = command.spawn().map_err(|why| {
            tracing::warn!(kind = %why.kind(), "the program that opens pages cannot start");
            NoBrowser
        })?;
        // It may run for as long as the browser that it starts.
        std::thread::spawn(move || match program.wait() {
            Ok(status) if status.success() => {}
            _ => tracing::warn!("the program that opens pages failed"),
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests;
