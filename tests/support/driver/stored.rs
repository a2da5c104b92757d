//! Everything that a page has stored, as seen by its scripts, and the browser's profile folder on
//! disk.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::page::Page;

/// Script that calls back with everything the page has stored. A storage that the page may not
/// access counts as empty.
const STORED: &str = "
    const done = arguments[0];
    const none = () => [];
    const look = (at) => new Promise((found) => found(at())).catch(none);
    Promise.all([
        look(() => Object.entries(localStorage)),
        look(() => Object.entries(sessionStorage)),
        look(() => document.cookie.split(';').filter((cookie) => cookie)),
        look(() => indexedDB.databases()),
        look(() => caches.keys()),
        look(() => navigator.serviceWorker.getRegistrations()),
        look(() => history.state ? [history.state] : []),
    ]).then((stored) => done(stored.flat()));
";

impl Page {
    /// Returns everything the page has stored: local and session storage, cookies, databases,
    /// caches, service workers and history state.
    pub async fn stored(&self) -> Result<Value> {
        Ok(self.client.execute_async(STORED, Vec::new()).await?)
    }

    /// Returns the profile folder of the browser's session.
    pub fn profile(&self) -> Result<PathBuf> {
        let chrome = self.client.capabilities().and_then(|capabilities| capabilities.get("chrome"));
        let folder = chrome.and_then(|chrome| chrome["userDataDir"].as_str());
        Ok(folder.context("the browser does not say where its profile is")?.into())
    }
}
