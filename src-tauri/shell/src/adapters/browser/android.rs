//! Android: `Host.kt` opens the page in the browser that sent the link, by the name that Android has
//! for it.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::LinkSender;
use key_core::ports::{Browser, NoBrowser};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};

use crate::adapters::host;

/// Android's browsers.
struct Browsers<R: Runtime>(AppHandle<R>);

/// Arguments of `openPage`.
#[derive(Serialize)]
struct Page<'a> {
    page: &'a str,
    sender: Option<&'a str>,
}

/// Response of `linkSender`.
#[derive(Deserialize)]
struct Sender {
    sender: Option<String>,
}

/// Returns the adapter.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Browser> {
    Arc::new(Browsers(app.clone()))
}

/// Returns the package of the app that sent the last link.
pub(super) async fn sender<R: Runtime>(app: &AppHandle<R>) -> Option<LinkSender> {
    let answer: Option<Sender> = host::call(app, "linkSender", ()).await;
    answer?.sender.map(LinkSender::new)
}

#[async_trait]
impl<R: Runtime> Browser for Browsers<R> {
    async fn open(&self, page: &str, sender: Option<&LinkSender>) -> Result<(), NoBrowser> {
        let page = Page { page, sender: sender.map(LinkSender::as_str) };
        host::call(&self.0, "openPage", page).await.ok_or(NoBrowser)
    }
}
