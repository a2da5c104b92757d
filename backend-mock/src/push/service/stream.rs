//! The stream at which a device hears its messages: server-sent events, those that wait first.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::{Stream, stream};
use key_protocol::ids::Timestamp;
use tokio::sync::watch;

use super::Desk;

/// Seconds of silence before a comment breaks it.
const KEEP_EVERY: i64 = 15;
const KEEP: &str = ": keep\n\n";

/// One device at its stream.
pub(super) struct Listener {
    desk: Arc<Desk>,
    revision: watch::Receiver<u64>,
    secret: String,
    stream: u64,
    /// The message that was told last.
    number: u64,
    /// When the next comment is due; none before the first, which says that the stream is open.
    keep_at: Option<Timestamp>,
}

impl Listener {
    /// Opens a stream, unless the service does not know the device.
    pub(super) fn open(desk: &Arc<Desk>, secret: &str) -> Option<Self> {
        // Before anything is looked at: what comes from now on wakes this stream.
        let revision = desk.revision.subscribe();
        let stream = desk.change(|shelf| Some(shelf.of_device(secret)?.listen()))?;
        let desk = Arc::clone(desk);
        Some(Self { desk, revision, secret: secret.to_owned(), stream, number: 0, keep_at: None })
    }

    pub(super) fn into_stream(self) -> impl Stream<Item = Result<String, Infallible>> {
        stream::unfold(self, |mut listener| async {
            let text = listener.next().await?;
            Some((Ok(text), listener))
        })
    }

    async fn next(&mut self) -> Option<String> {
        let Some(keep_at) = self.keep_at else { return Some(self.keep()) };
        loop {
            if let Some(event) = self.message()? {
                return Some(event);
            }
            tokio::select! {
                changed = self.revision.changed() => changed.ok()?,
                () = self.desk.closing() => return None,
                () = self.desk.clock.until(keep_at) => return Some(self.keep()),
            }
        }
    }

    /// The next message as an event; `None` at the end of the stream.
    fn message(&mut self) -> Option<Option<String>> {
        let mut shelf = self.desk.shelf();
        let subscription = shelf.of_device(&self.secret)?;
        let next = subscription.next(self.stream, self.number, self.desk.clock.now()).ok()?;
        let Some(held) = next else { return Some(None) };
        self.number = held.number;
        let mut event = String::new();
        let data = URL_SAFE_NO_PAD.encode(&held.body);
        // Writing to a string never fails.
        let _ = write!(event, "event: message\nid: {}\ndata: {data}\n\n", held.id);
        Some(Some(event))
    }

    fn keep(&mut self) -> String {
        self.keep_at = Some(self.desk.clock.now() + KEEP_EVERY);
        KEEP.to_owned()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(subscription) = self.desk.shelf().of_device(&self.secret) {
            subscription.hang_up(self.stream);
        }
    }
}
