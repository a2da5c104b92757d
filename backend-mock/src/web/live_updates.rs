//! Event stream (SSE) that tells an open page when it is out of date, so that the page need not
//! poll.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use backend_model::{SessionId, State};
use futures_util::Stream;
use futures_util::stream::unfold;
use key_protocol::ids::Timestamp;

use super::page_request::Browser;

/// Interval of keep-alive comments, short enough that proxies do not close the idle connection.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// Current content of a page with live updates.
pub(super) struct LiveState {
    /// Identifies the content: two states with the same version look the same.
    pub(super) version: String,
    /// Time at which the version may change without any change of the state. In the future.
    pub(super) recheck_at: Option<Timestamp>,
}

/// Reads from the state what a page would show.
type ReadState = fn(&State, &SessionId, Timestamp) -> LiveState;

/// Streams the version of a page: at once, so that a change between page and stream is not missed,
/// and then whenever it changes.
pub(super) fn version_stream(
    browser: Browser,
    read: ReadState,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    version_stream_with(browser, move |browser, _| browser.read(read))
}

/// Like [`version_stream`], for a page that shows more than the state. `read` gets the revision,
/// which increases with every change.
pub(super) fn version_stream_with(
    browser: Browser,
    read: impl Fn(&Browser, u64) -> LiveState + Copy + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = browser.site.backend.changes();
    let stream = unfold((browser, changes, None), move |(browser, mut changes, sent_version)| async move {
        loop {
            let revision = *changes.borrow_and_update();
            let state = read(&browser, revision);
            if sent_version.as_ref() != Some(&state.version) {
                let event = Event::default().data(&state.version);
                return Some((Ok(event), (browser, changes, Some(state.version))));
            }
            let backend = &browser.site.backend;
            let due = async {
                match state.recheck_at {
                    Some(time) => backend.clock.until(time).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = due => {}
                changed = changes.changed() => if changed.is_err() { return None },
                () = backend.closing() => return None,
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
