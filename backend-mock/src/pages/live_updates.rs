//! Event stream (SSE) that tells an open page when it is out of date, so that the page need not
//! poll.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use key_protocol::ids::Timestamp;

use super::page_request::Browser;

/// Interval of keep-alive comments, short enough that proxies do not close the idle connection.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// Version of a page, which two states that look the same have in common, and the time at which it
/// may change without any change of the state. In the future.
pub(crate) type Version = (String, Option<Timestamp>);

/// Streams the version of a page: at once, so that a change between page and stream is not missed,
/// and then whenever it changes. `read` gets the revision, which increases with every change.
pub(crate) fn version_stream(
    browser: Browser,
    read: impl Fn(&Browser, u64) -> Version + Copy + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = browser.site.backend.changes();
    let stream = unfold((browser, changes, None), move |(browser, mut changes, sent_version)| async move {
        loop {
            let revision = *changes.borrow_and_update();
            let (version, recheck_at) = read(&browser, revision);
            if sent_version.as_ref() != Some(&version) {
                let event = Event::default().data(&version);
                return Some((Ok(event), (browser, changes, Some(version))));
            }
            let backend = &browser.site.backend;
            tokio::select! {
                () = backend.clock.until_next(recheck_at) => {}
                changed = changes.changed() => if changed.is_err() { return None },
                () = backend.closing() => return None,
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
