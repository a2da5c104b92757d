//! Tells an open page when it shows the past, over one stream and without being asked again.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use key_protocol::ids::Timestamp;

use super::page_request::Browser;
use crate::state::{SessionId, State};

/// So that what lies between does not take the silence for the end.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// What a page has to show.
pub(super) struct LiveState {
    /// Tells it apart from anything else the page could show.
    pub(super) version: String,
    /// Until when, at most, if nothing changes; in the future.
    pub(super) recheck_at: Option<Timestamp>,
}

/// How a page is looked at.
type ReadState = fn(&State, &SessionId, Timestamp) -> LiveState;

/// Sends the version of what the page has to show: at once, so that nothing is missed between the page and its stream, and each
/// time that it becomes another.
pub(super) fn version_stream(
    browser: Browser,
    look: ReadState,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    version_stream_with(browser, move |browser, _| browser.read(look))
}

/// As [`version_stream`], for a page that shows more than the state: `look` is given how often anything changed so far.
pub(super) fn version_stream_with(
    browser: Browser,
    look: impl Fn(&Browser, u64) -> LiveState + Copy + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = browser.site.backend.changes();
    let stream = unfold((browser, changes, None), move |(browser, mut changes, told)| async move {
        loop {
            let revision = *changes.borrow_and_update();
            let state = look(&browser, revision);
            if told.as_ref() != Some(&state.version) {
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
