//! What a page has stored, as a script in it can tell, and where its browser keeps that.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::page::Page;

/// Calls back with everything that a page can store. What it may not have at all, it has nothing in.
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
    /// Everything that it has stored: in local and session storage, cookies, databases, caches, workers and its history.
    pub async fn stored(&self) -> Result<Value> {
        Ok(self.client.execute_async(STORED, Vec::new()).await?)
    }

    /// The folder in which its browser keeps everything of this session.
    pub fn profile(&self) -> Result<PathBuf> {
        let chrome = self.client.capabilities().and_then(|capabilities| capabilities.get("chrome"));
        let folder = chrome.and_then(|chrome| chrome["userDataDir"].as_str());
        Ok(folder.context("the browser does not say where its profile is")?.into())
    }
}
