//! `GET /events`: streams an account's events as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use backend_model::{Caller, OutgoingEvent};
use futures_util::{Stream, stream};
use key_protocol::event::{COMMENT_EVERY, Event};
use key_protocol::ids::Timestamp;
use tokio::sync::{broadcast, watch};

use super::Refusal;
use super::call::Call;
use crate::backend::Backend;

const COMMENT: &str = ":\n\n";

pub(super) async fn listen(Call { backend, caller, .. }: Call) -> Result<impl IntoResponse, Refusal> {
    let (events, resets) = (backend.events(), backend.resets());
    // Checked after subscribing: a device revoked before the subscription would never receive the
    // event.
    backend.read(|state, _| state.caller(&caller).map(|_| ()))?;
    let listener = Listener { events, resets, caller, state: StreamState::Opening, backend };
    Ok(([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(listener.into_stream())))
}

/// A device's open event stream.
struct Listener {
    backend: Arc<Backend>,
    events: broadcast::Receiver<OutgoingEvent>,
    resets: watch::Receiver<u32>,
    caller: Caller,
    state: StreamState,
}

enum StreamState {
    /// Nothing was sent yet.
    Opening,
    /// The stream is open; the next comment is sent at this time.
    Open(Timestamp),
    /// The device was revoked, which was the last event.
    Closed,
}

impl Listener {
    fn into_stream(self) -> impl Stream<Item = Result<String, Infallible>> {
        stream::unfold(self, |mut listener| async {
            let text = listener.next().await?;
            Some((Ok(text), listener))
        })
    }

    async fn next(&mut self) -> Option<String> {
        let comment_at = match self.state {
            StreamState::Opening => return Some(self.comment()),
            StreamState::Open(comment_at) => comment_at,
            StreamState::Closed => return None,
        };
        loop {
            tokio::select! {
                biased;
                // A lagging device is disconnected; it reconnects and fetches what it missed.
                outgoing = self.events.recv() => {
                    let outgoing = outgoing.ok()?;
                    let is_for_caller = outgoing.only.is_none_or(|only| only == self.caller.device);
                    if outgoing.account == self.caller.account && is_for_caller {
                        if matches!(outgoing.event, Event::Revoked(_)) {
                            self.state = StreamState::Closed;
                        }
                        return Some(outgoing.event.encode());
                    }
                }
                // The reset removed the device.
                _ = self.resets.changed() => return None,
                () = self.backend.closing() => return None,
                () = self.backend.clock.until(comment_at) => return Some(self.comment()),
            }
        }
    }

    fn comment(&mut self) -> String {
        let pause = i64::try_from(COMMENT_EVERY).unwrap_or(i64::MAX);
        self.state = StreamState::Open(self.backend.clock.now() + pause);
        COMMENT.to_owned()
    }
}
