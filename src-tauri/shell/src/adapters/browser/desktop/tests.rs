//! The program that opens pages passes the contract suite of its port.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use key_core::ports::Browser;
use key_core::testing::contract::browser::{self, BrowserHarness};
use tempfile::TempDir;

use super::Program;

/// Harness of the program that opens pages: a shell that appends each page to a file.
struct ProgramHarness {
    folder: TempDir,
    is_installed: AtomicBool,
}

impl ProgramHarness {
    fn pages(&self) -> PathBuf {
        self.folder.path().join("pages")
    }
}

impl BrowserHarness for ProgramHarness {
    fn fresh() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), is_installed: AtomicBool::new(true) }
    }

    fn browser(&self) -> Arc<dyn Browser> {
        let path = if self.is_installed.load(Ordering::SeqCst) { "sh" } else { "no-such-program" };
        // The page is the only argument of the command, beside its name.
        let command = format!("echo \"$#|$1\" >>'{}'", self.pages().display());
        Arc::new(Program { path: path.into(), arguments: vec!["-c".into(), command, "open".into()] })
    }

    fn uninstall(&self) {
        self.is_installed.store(false, Ordering::SeqCst);
    }

    #[expect(clippy::disallowed_methods, reason = "the test reads what its program wrote")]
    async fn given(&self, count: usize) -> Vec<String> {
        loop {
            let given = std::fs::read_to_string(self.pages()).unwrap_or_default();
            let pages: Vec<_> = given.lines().map(|page| page.replacen("1|", "", 1)).collect();
            if pages.len() >= count {
                return pages;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

#[tokio::test]
async fn program_that_opens_pages_passes_the_contract() {
    browser::all::<ProgramHarness>().await;
}
