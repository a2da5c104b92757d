//! The phone in any browser: the real core and the real interface, with this server in place of the
//! Tauri shell.
//!
//! `host.js` defines `window.__TAURI_INTERNALS__`: commands are HTTP requests to this server, and
//! the one event arrives as server-sent events. It listens on loopback only, because there is no
//! authentication: any client can press every button.

mod pages;
mod source;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use key_core::Authenticator;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use source::Source;

/// A server that serves one phone to browsers. Dropping it stops the server and shuts the source
/// down.
pub struct PhoneInBrowser<S: Source = Authenticator> {
    address: SocketAddr,
    source: Arc<S>,
    server: JoinHandle<()>,
}

impl<S: Source> PhoneInBrowser<S> {
    /// Serves the views of `source` with the interface from the folder `bundle`, on a loopback
    /// address; port 0 picks a free port.
    pub async fn serve(source: Arc<S>, bundle: PathBuf, listen: SocketAddr) -> Result<Self> {
        anyhow::ensure!(
            bundle.join("index.html").is_file(),
            "there is no interface in {}: run `cargo xtask ui`",
            bundle.display()
        );
        anyhow::ensure!(
            listen.ip().is_loopback(),
            "{listen} is not on loopback: whoever reaches the phone can press its buttons"
        );
        let listener = TcpListener::bind(listen).await.with_context(|| format!("{listen} cannot be had"))?;
        let address = listener.local_addr()?;
        let router = pages::router(Arc::clone(&source), bundle, address);
        let server = tokio::spawn(async move {
            if let Err(why) = axum::serve(listener, router).await {
                tracing::error!(%why, "the phone is not served any more");
            }
        });
        Ok(Self { address, source, server })
    }

    /// URL of the phone's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Source of the views.
    #[must_use]
    pub fn source(&self) -> &Arc<S> {
        &self.source
    }
}

impl<S: Source> Drop for PhoneInBrowser<S> {
    fn drop(&mut self) {
        self.server.abort();
        self.source.shutdown();
    }
}
