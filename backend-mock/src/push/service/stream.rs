//! A device's stream of messages as server-sent events, waiting messages first.

use std::convert::Infallible;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::{Stream, stream};
use key_protocol::ids::Timestamp;
use tokio::sync::watch;

use super::Service;

/// Seconds between two comments, whatever else is sent.
const COMMENT_INTERVAL: i64 = 15;
const COMMENT: &str = ": keep\n\n";

/// A device's open stream.
pub(super) struct Listener {
    service: Arc<Service>,
    revision: watch::Receiver<u64>,
    secret: String,
    stream: u64,
    /// Number of the last message sent.
    number: u64,
    /// Time of the next comment; `None` before the first, which signals that the stream is open.
    comment_at: Option<Timestamp>,
}

impl Listener {
    /// Opens a stream; `None` if the secret is unknown.
    pub(super) fn open(service: &Arc<Service>, secret: &str) -> Option<Self> {
        // Subscribed first, so that every later change wakes this stream.
        let revision = service.revision.subscribe();
        let stream = service.change(|registry| {
            let subscription = registry.by_secret(secret)?;
            subscription.streams += 1;
            subscription.is_listening = true;
            Some(subscription.streams)
        })?;
        let service = Arc::clone(service);
        Some(Self { service, revision, secret: secret.to_owned(), stream, number: 0, comment_at: None })
    }

    pub(super) fn into_stream(self) -> impl Stream<Item = Result<String, Infallible>> {
        stream::unfold(self, |mut listener| async {
            let text = listener.next().await?;
            Some((Ok(text), listener))
        })
    }

    async fn next(&mut self) -> Option<String> {
        let Some(comment_at) = self.comment_at else { return Some(self.comment()) };
        loop {
            if let Some(event) = self.message()? {
                return Some(event);
            }
            tokio::select! {
                changed = self.revision.changed() => changed.ok()?,
                () = self.service.closing() => return None,
                () = self.service.clock.until(comment_at) => return Some(self.comment()),
            }
        }
    }

    /// Returns the next message as an event; the outer `None` ends the stream.
    fn message(&mut self) -> Option<Option<String>> {
        let mut registry = self.service.registry();
        // A newer stream replaces this one.
        let subscription = registry.by_secret(&self.secret).filter(|of| of.streams == self.stream)?;
        let mut held = subscription.held(self.service.clock.now()).iter();
        let next = held.find(|held| held.number > self.number);
        Some(next.map(|held| {
            self.number = held.number;
            let data = URL_SAFE_NO_PAD.encode(&held.body);
            format!("event: message\nid: {}\ndata: {data}\n\n", held.id)
        }))
    }

    fn comment(&mut self) -> String {
        self.comment_at = Some(self.service.clock.now() + COMMENT_INTERVAL);
        COMMENT.to_owned()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(subscription) = self.service.registry().by_secret(&self.secret)
            && subscription.streams == self.stream
        {
            subscription.is_listening = false;
        }
    }
}
