//! The phone's browsers, which remember the pages that the app opened.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use tokio::sync::watch;
use tokio::time::timeout;

use super::Phone;
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
    opened: watch::Sender<Vec<OpenedPage>>,
    is_installed: Arc<AtomicBool>,
}

impl FakeBrowser {
    /// Returns a phone with a browser.
    pub fn new() -> Self {
        Self { opened: watch::Sender::default(), is_installed: Arc::new(AtomicBool::new(true)) }
    }

    /// Removes every browser from the phone.
    pub fn uninstall(&self) {
        self.is_installed.store(false, Ordering::SeqCst);
    }

    /// Returns the pages that were opened, in order.
    pub fn opened(&self) -> Vec<OpenedPage> {
        self.opened.borrow().clone()
    }

    /// Waits until a page is opened, and returns the first one.
    ///
    /// # Panics
    /// If none is.
    pub async fn sees_page(&self) -> OpenedPage {
        let mut opened = self.opened.subscribe();
        let first = timeout(Phone::TIMEOUT, opened.wait_for(|pages| !pages.is_empty())).await;
        let pages = first.expect("timed out").expect("the browser has a sender itself");
        pages.first().expect("it was waited for").clone()
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
        self.opened.send_modify(|pages| pages.push(opened));
        Ok(())
    }
}
