//! The phone's browsers, which remember the pages that the app opened.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;

use crate::domain::handed_over::LinkSender;
use crate::ports::{Browser, NoBrowser};

/// A page that the app opened.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedPage {
    /// Address of the page, which contains a secret.
    pub page: String,
    /// App that sent the link, as the app named it.
    pub sender: Option<LinkSender>,
}

/// The browsers of a phone. Clones share them.
#[derive(Clone)]
pub struct FakeBrowser {
    opened: Arc<Mutex<Vec<OpenedPage>>>,
    is_installed: Arc<AtomicBool>,
}

impl FakeBrowser {
    /// Returns a phone with a browser.
    pub fn new() -> Self {
        Self { opened: Arc::default(), is_installed: Arc::new(AtomicBool::new(true)) }
    }

    /// Removes every browser from the phone.
    pub fn uninstall(&self) {
        self.is_installed.store(false, Ordering::SeqCst);
    }

    /// Returns the pages that were opened, in order.
    pub fn opened(&self) -> Vec<OpenedPage> {
        self.opened.lock().expect("no test panics while it holds the browser").clone()
    }
}

impl Default for FakeBrowser {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Browser for FakeBrowser {
    async fn open(&self, page: &str, sender: Option<&LinkSender>) -> Result<(), NoBrowser> {
        if !self.is_installed.load(Ordering::SeqCst) {
            return Err(NoBrowser);
        }
        let opened = OpenedPage { page: page.to_owned(), sender: sender.cloned() };
        self.opened.lock().expect("no test panics while it holds the browser").push(opened);
        Ok(())
    }
}
